"""The pages as HTML: valid, readable without styles and scripts, and nothing in them but our own markup."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from interviews.exporting.describing import headline, joined, names
from interviews.exporting.markup import as_blocks, as_text
from interviews.exporting.untrusted import plain_words
from interviews.library.recordings import address_at, seconds_of
from interviews.publishing.addresses import anchor, interview_page, speaker_page, topic_page
from interviews.publishing.material import Citation, Content
from interviews.search.results import IndexedPair, Speech

BACKGROUND = "Background"
"""The heading of what nobody says."""
NOT_LISTED = "The citation style lists no such interviews: they are cited in the text alone."
LONGEST_HEADLINE = 120
"""Characters of a question in headings and lists."""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="stylesheet" href="{root}site.css">
<script type="module" src="{root}site.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Site">
<a href="{root}index.html">{site}</a>
<a href="{root}speakers/index.html">Speakers</a>
<a href="{root}topics/index.html">Topics</a>
</nav></header>
<main id="main"{searched}>
{body}</main>
</body>
</html>
"""
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; "
    "style-src 'self'; form-action 'none'; base-uri 'none'"
)
"""No page loads anything from elsewhere, and none runs what stands in it."""

_SEARCH = """\
<form role="search" id="search">
<label for="words">Search the interviews</label>
<input type="search" id="words" name="q" autocomplete="off" spellcheck="false">
</form>
<p id="found" role="status">Search needs these pages to come from a web server, and scripts to be allowed.</p>
<ol id="hits"></ol>
"""


class Mentioned(NamedTuple):
    """An answer in the lists of speakers and topics."""

    page: str
    anchor: str
    headline: str
    source: str
    date: str
    speakers: tuple[str, ...]
    """Who asks or answers and is named."""
    topics: tuple[str, ...]


class Listed(NamedTuple):
    """An interview in the list of all."""

    page: str
    title: str
    people: str
    source: str
    date: str


class Site(NamedTuple):
    """What is the same on all pages."""

    title: str
    has_search: bool


def page(site: Site, title: str, body: str, *, root: str, searched: bool = False) -> str:
    """A whole page; `root` leads from it to the first one."""
    return _PAGE.format(
        policy=POLICY,
        title=as_text(title if title == site.title else f"{title} · {site.title}"),
        site=as_text(site.title),
        root=root,
        searched=" data-pagefind-body" if searched else "",
        body=body,
    )


def interview(site: Site, content: Content, citation: Citation | None) -> str:
    """The page of an interview: what is known of it, then each question with its answer."""
    about = content.description
    title = _title(content)
    language = f' lang="{as_text(about.language)}"' if about.language else ""
    recording = _recording(content)
    number_of_pairs = sum(not part.is_passage for part in content.parts)
    body = "".join(
        [
            f'<h1{language} dir="auto" data-pagefind-meta="title">{as_text(title)}</h1>\n',
            _facts(content),
            _reference(citation),
            _contents(content.parts) if number_of_pairs > 1 else "",
            f"<article{language}>\n",
            *(_part(part, citation, recording) for part in content.parts),
            "</article>\n",
        ]
    )
    return page(site, title, body, root="../", searched=True)


def address_of(content: Content) -> str:
    """Where the page of an interview is."""
    return interview_page(content.parts[0].path, content.parts[0].section)


def mentions(content: Content) -> Iterator[Mentioned]:
    """The answers of an interview, for the lists of speakers and topics."""
    where = address_of(content)
    source = joined(_title(content), content.description.outlet)
    for part in content.parts:
        yield Mentioned(
            where, anchor(part), _headline(part), source, part.date or "", _named_speakers(part), part.topics
        )


def _named_speakers(part: IndexedPair) -> tuple[str, ...]:
    """Who asks or answers in a part and has a page."""
    said_by = (*part.questioners, *part.answerers)
    return tuple(dict.fromkeys(name for name in said_by if name not in part.unnamed))


def listed(content: Content) -> Listed:
    """An interview for the list of all."""
    about = content.description
    return Listed(
        address_of(content),
        _title(content),
        names([person.name for person in about.interviewees]),
        joined(about.outlet),
        about.date or "",
    )


def index(site: Site, interviews: Sequence[Listed]) -> str:
    """The first page: search, and all interviews by year."""
    number = f"{len(interviews):,} interview{'' if len(interviews) == 1 else 's'}"
    parts = [f"<h1>{as_text(site.title)}</h1>\n", _SEARCH if site.has_search else "", f"<p>{number}</p>\n"]
    newest = sorted(interviews, key=lambda one: (one.date, one.title), reverse=True)
    for year, group in groupby(newest, lambda one: one.date[:4]):
        parts.append(f"<h2>{as_text(year) or 'Without a date'}</h2>\n<ul>\n")
        for one in group:
            about = joined(one.people, one.source, one.date)
            parts.append(
                f'<li dir="auto"><a href="{one.page}">{as_text(one.title)}</a> '
                f'<span class="about">{as_text(about)}</span></li>\n'
            )
        parts.append("</ul>\n")
    return page(site, site.title, "".join(parts), root="")


def names_page(site: Site, title: str, counts: Mapping[str, tuple[str, int]]) -> str:
    """The list of all speakers or topics: by name, the page and the number of answers."""
    rows = "".join(
        f'<li dir="auto"><a href="../{address}">{as_text(name)}</a> '
        f'<span class="about">{number:,}</span></li>\n'
        for name, (address, number) in counts.items()
    )
    return page(site, title, f'<h1>{title}</h1>\n<ul class="names">\n{rows}</ul>\n', root="../")


def mentions_page(site: Site, name: str, found: Iterable[Mentioned]) -> str:
    """The page of a speaker or topic: the answers, by interview, the newest first."""
    parts = [f'<h1 dir="auto">{as_text(name)}</h1>\n']
    newest = sorted(found, key=lambda one: (one.date, one.source, one.page), reverse=True)
    for (where, source, date), group in groupby(newest, lambda one: (one.page, one.source, one.date)):
        parts.append(
            f'<h2 dir="auto"><a href="../{where}">{as_text(source)}</a> '
            f'<span class="about">{as_text(date)}</span></h2>\n<ul>\n'
        )
        parts += [
            f'<li dir="auto"><a href="../{where}#{one.anchor}">{as_text(one.headline)}</a></li>\n'
            for one in group
        ]
        parts.append("</ul>\n")
    return page(site, name, "".join(parts), root="../")


def _title(content: Content) -> str:
    about, first = content.description, content.parts[0]
    title = about.title or first.path.rsplit("/", 1)[-1]
    return f"{title} — {about.section}" if about.section and about.section != title else title


def _headline(part: IndexedPair) -> str:
    words = headline(part)
    return words if len(words) <= LONGEST_HEADLINE else f"{words[:LONGEST_HEADLINE].rsplit(' ', 1)[0]} …"


def _facts(content: Content) -> str:
    about = content.description
    # Who is named and says nothing has no page, and a topic of no part has none either.
    speakers = {name for part in content.parts for name in _named_speakers(part)}
    topics = {topic for part in content.parts for topic in part.topics}
    rows = [
        ("With", _linked([person.name for person in about.interviewees], speakers, speaker_page)),
        ("Interviewed by", _linked([person.name for person in about.interviewers], speakers, speaker_page)),
        ("In", as_text(joined(about.outlet, about.publisher))),
        ("On", as_text(about.date_as_written or about.date or "")),
        ("Original", _link(about.url, about.url or "") if about.url else ""),
        ("Topics", _linked(about.topics, topics, topic_page)),
    ]
    shown = "".join(f'<dt>{name}</dt>\n<dd dir="auto">{value}</dd>\n' for name, value in rows if value)
    return f'<dl class="facts">\n{shown}</dl>\n' if shown else ""


def _linked(names: Iterable[str], with_page: Collection[str], page_of: Callable[[str], str]) -> str:
    return ", ".join(
        f'<a href="../{page_of(name)}">{as_text(name)}</a>' if name in with_page else as_text(name)
        for name in names
    )


def _link(address: str | None, words: str) -> str:
    """A link to a web page; an address of another kind is text."""
    if address and address.startswith(("https://", "http://")):
        return f'<a href="{as_text(address)}" rel="noopener noreferrer">{as_text(words)}</a>'
    return as_text(words)


def _reference(citation: Citation | None) -> str:
    if citation is None:
        return ""
    return (
        '<details class="cite" id="reference" data-pagefind-ignore>\n<summary>Cite this interview</summary>\n'
        f'<p class="reference" dir="auto">{as_text(citation.reference or NOT_LISTED)}</p>\n'
        f'<pre tabindex="0" aria-label="BibTeX">{as_text(citation.bibtex)}</pre>\n</details>\n'
    )


def _contents(parts: Sequence[IndexedPair]) -> str:
    rows = "".join(
        f'<li dir="auto"><a href="#{anchor(part)}">{as_text(_headline(part))}</a></li>\n'
        for part in parts
        if not part.is_passage
    )
    return (
        '<nav aria-label="Questions" data-pagefind-ignore><details>\n'
        f"<summary>Questions</summary>\n<ol>\n{rows}</ol>\n</details></nav>\n"
    )


def _recording(content: Content) -> str | None:
    """The address of the recording, if it has one that plays at a time."""
    about = content.description
    for address in (about.media, about.url):
        if address and address_at(address, 1) != address_at(address, 2):
            return address
    return None


def _part(part: IndexedPair, citation: Citation | None, recording: str | None) -> str:
    here = anchor(part)
    # No words are said twice: a passage, which has no question, stands under who says it.
    heading = _speakers(part) if part.is_passage else _headline(part)
    asked = [
        speech._replace(text="") if plain_words(speech.text) == heading else speech
        for speech in part.question_speeches
    ]
    speeches = [
        *(_speech(speech, "question", heading, recording) for speech in asked),
        *(_speech(speech, "answer", heading, recording) for speech in part.answer_speeches),
    ]
    if not speeches:
        speeches = [f'<div class="prose" dir="auto">\n{as_blocks(part.answer)}</div>\n']
    kind = "aside" if part.is_passage else "pair"
    title = f'<h2 id="{here}" dir="auto"><a href="#{here}">{as_text(heading)}</a></h2>\n'
    said = "".join(speeches)
    return (
        f'<section class="{kind}" aria-labelledby="{here}">\n{title}{said}{_foot(part, citation)}</section>\n'
    )


def _speakers(part: IndexedPair) -> str:
    """Who says a passage."""
    speakers = dict.fromkeys(speech.speaker for speech in part.answer_speeches if speech.speaker)
    return ", ".join(speakers) or BACKGROUND


def _speech(speech: Speech, kind: str, heading: str, recording: str | None) -> str:
    time = ""
    if speech.timestamp:
        at = address_at(recording, seconds_of(speech.timestamp)) if recording else None
        time = f' <span class="time">{_link(at, speech.timestamp)}</span>'
    speaker = "" if speech.speaker == heading else as_text(speech.speaker or "Speaker")
    said_by = f'<p class="speaker" dir="auto">{speaker}{time}</p>\n' if speaker or time else ""
    said = f'<div dir="auto">\n{as_blocks(speech.text)}</div>\n' if speech.text else ""
    return f'<div class="{kind}">\n{said_by}{said}</div>\n'


def _foot(part: IndexedPair, citation: Citation | None) -> str:
    in_text = as_text(citation.of(part)) if citation else ""
    if not in_text:
        return ""
    what = "passage" if part.is_passage else "answer"
    return (
        f'<details class="cite" data-pagefind-ignore><summary>Cite this {what}</summary>\n'
        f'<p><span class="in-text" dir="auto">{in_text}</span> <a href="#reference">Reference</a></p>\n'
        "</details>\n"
    )
