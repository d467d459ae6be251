"""A quotation with its source: as plain text, or as a block of Markdown with pandoc's citation."""

from __future__ import annotations

import re
from collections.abc import Callable

from interviews.citing.dates import SEASON_NAMES, iso_date
from interviews.citing.item import Item, interviewer_credit, plain_title, principals, text_of, whereabouts
from interviews.citing.locators import in_pandoc, in_words
from interviews.citing.names import display_names
from interviews.citing.quotation import answer_parts
from interviews.citing.reference import Passage, Reference
from interviews.citing.text import one_line, shortened

LONGEST_QUESTION = 200
"""Characters of it in Markdown. The answer is what is quoted; of the question readers need the gist."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#~^$@|{}]|&(?=#?\w+;))")
_START_OF_BLOCK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def write_plain(reference: Reference) -> str:
    """The quoted passages of an interview, each with its source: words, who said them, where they stand."""
    return _written(reference, _as_plain)


def write_markdown(reference: Reference) -> str:
    """The same, one block each: the question in short, the answer, its source and the citation."""
    return _written(reference, _as_markdown)


def cite_markdown(reference: Reference, passage: Passage) -> str:
    """The citation in pandoc's Markdown."""
    return in_pandoc(reference.key, passage.place)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, wherever on a line it stands."""
    return _START_OF_BLOCK.sub(_escape_start, _MARKUP.sub(r"\\\1", text))


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _written(reference: Reference, write: Callable[[Reference, Passage], str]) -> str:
    return "\n\n".join(write(reference, passage) for passage in reference.passages)


def _as_plain(reference: Reference, passage: Passage) -> str:
    item = reference.item
    question = one_line(passage.pair.question)
    parts = answer_parts(passage.pair)
    several = len(parts) > 1
    answer = "\n\n".join(
        f"{', '.join(names)}: “{words.strip()}”" if several and any(names) else f"“{words.strip()}”"
        for names, words in parts
    )
    asked = f"{question}\n\n" if question else ""
    where = _source(item, passage, str, text_of(item, "container-title"), _address(item))
    return f"{asked}{answer}\n\n— {where}"


def _as_markdown(reference: Reference, passage: Passage) -> str:
    pair, item = passage.pair, reference.item
    outlet = escaped(text_of(item, "container-title"))
    link = re.sub(r"[<> ]", lambda found: f"%{ord(found[0]):02X}", _address(item))
    where = _source(item, passage, escaped, f"*{outlet}*" if outlet else "", f"<{link}>" if link else "")
    spoken = (
        f"{_speakers(pair.questioners)}{shortened(pair.question, LONGEST_QUESTION)}",
        *(f"{_speakers(names)}{words.strip()}" for names, words in answer_parts(pair)),
        f"— {where}. {cite_markdown(reference, passage)}",
    )
    return "\n>\n".join(_quoted(part) for part in spoken if part)


def _speakers(names: tuple[str, ...]) -> str:
    return f"**{', '.join(map(escaped, names))}:** " if any(names) else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _source(item: Item, passage: Passage, shown: Callable[[str], str], outlet: str, link: str) -> str:
    """Where a passage stands, from who says it to the address, each part as `shown` gives it.

    The outlet and the address are given as they are to be shown.
    """
    title = shown(plain_title(item))
    parts = [
        *map(shown, _credits(item)),
        f"“{title}”" if title else "",
        outlet,
        shown(text_of(item, "publisher")),
        shown(text_of(item, "event-title")),
        shown(whereabouts(item)),
        shown(_date_in_words(item)),
        shown(in_words(passage.place)),
        link,
    ]
    return ", ".join(part for part in parts if part)


def _credits(item: Item) -> list[str]:
    """Who and by whom, in words."""
    authors = display_names(principals(item))
    credit = interviewer_credit(item)
    return [part for part in (authors, credit[:1].lower() + credit[1:] if authors else credit) if part]


def _date_in_words(item: Item) -> str:
    """The date as in the front matter, `circa` before an approximate one, `n.d.` where there is none."""
    issued = item.get("issued")
    date = iso_date(issued).replace("/", " to ")
    if issued and "season" in issued:
        date = f"{SEASON_NAMES[int(issued['season']) - 1]} {date[:4]}"
    return f"circa {date}" if date and issued and issued.get("circa") else date or "n.d."


def _address(item: Item) -> str:
    """The DOI as an address, otherwise the URL; empty where there is neither."""
    return f"https://doi.org/{item['DOI']}" if item.get("DOI") else text_of(item, "URL")
