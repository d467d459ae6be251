"""A page of quotations to read and to print: one file that loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from interviews.citing.quotation import answer_parts
from interviews.exporting.attribution import Attribution, attribute
from interviews.exporting.collection import Collection, Entry, Group, groups
from interviews.exporting.describing import nobody
from interviews.exporting.markup import as_blocks, as_inline, as_text

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
  font: 1.05rem/1.5 Georgia, "Noto Serif", serif; }}
h1, h2 {{ line-height: 1.2; font-family: system-ui, sans-serif; }}
h2 {{ margin-top: 2.5rem; border-bottom: 1px solid; }}
article {{ margin: 2rem 0; }}
article h3 {{ font: inherit; margin: 0; }}
blockquote {{ margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #8888; overflow-wrap: break-word; }}
.question {{ font-style: italic; }}
.speaker {{ font: 600 .8rem/1.4 system-ui, sans-serif; }}
.source, .place, .note, .elsewhere {{ font-size: .85rem; margin: .3rem 0; overflow-wrap: anywhere; }}
.note {{ padding: .3rem .6rem; border: 1px dashed #888; }}
.bibliography p {{ padding-left: 2rem; text-indent: -2rem; overflow-wrap: anywhere; }}
@media print {{
  @page {{ margin: 2cm; }}
  body {{ font-size: 10.5pt; max-width: none; margin: 0; padding: 0; }}
  h2, h3, .speaker {{ break-after: avoid; }}
  .source, .place, .note {{ break-before: avoid; }}
  p {{ orphans: 3; widows: 3; }}
  a {{ color: inherit; text-decoration: none; }}
}}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def export(collection: Collection) -> Iterator[str]:
    """The page.

    Raises:
        CitationError: an interview cannot be cited.
    """
    attributions = attribute(collection)
    yield _HEAD.format(title=as_text(collection.presentation.title))
    for group in groups(collection.entries, collection.presentation.group):
        yield from _group(group, attributions.by_id)
    if attributions.bibliography:
        yield '<section class="bibliography">\n<h2>Bibliography</h2>\n'
        for text in attributions.bibliography:
            yield f'<p dir="auto">{text.html}</p>\n'
        yield "</section>\n"
    yield "</body>\n</html>\n"


def _group(group: Group, attributions: dict[str, Attribution]) -> Iterator[str]:
    yield f"<section>\n<h2>{as_text(group.heading)}</h2>\n" if group.heading else "<section>\n"
    for entry in group.entries:
        yield _article(entry, attributions[entry.pair.id])
    if group.elsewhere:
        links = ", ".join(
            f'<a href="#pair-{entry.pair.id}">{entry.pair.id[:8]}</a> ({as_text(heading)})'
            for entry, heading in group.elsewhere
        )
        yield f'<p class="elsewhere">See also {links}.</p>\n'
    yield "</section>\n"


def _article(entry: Entry, attribution: Attribution) -> str:
    pair = entry.quoted
    lines = as_text(entry.note).replace("\n", "<br>")
    note = f'<p class="note" dir="auto">{lines}</p>\n' if entry.note else ""
    citation = f" · {attribution.citation.html}" if attribution.citation.marked else ""
    parts = answer_parts(pair)
    otherwise = nobody(pair) if pair.is_passage else "Answer"
    answers = (_quotation("answer", names, otherwise, words, pair.language) for names, words in parts)
    question = _quotation("question", pair.questioners, "Question", pair.question, pair.language)
    return (
        f'<article id="pair-{pair.id}">\n'
        f"{question if pair.question else ''}"
        f"{''.join(answers)}"
        f'<p class="source" dir="auto">— {as_inline(attribution.source)}</p>\n'
        f'<p class="place">{pair.id} · {as_text(pair.path)}:{pair.start_line}{citation}</p>\n'
        f"{note}</article>\n"
    )


def _quotation(kind: str, speakers: tuple[str, ...], otherwise: str, words: str, language: str | None) -> str:
    lang = f' lang="{as_text(language)}"' if language else ""
    return (
        f'<h3 class="speaker">{as_text(", ".join(speakers) or otherwise)}</h3>\n'
        f'<blockquote class="{kind}"{lang} dir="auto">\n{as_blocks(words)}</blockquote>\n'
    )
