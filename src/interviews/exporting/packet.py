"""A packet of quotations in Markdown: by topic or expert, each with source and place, and a bibliography.

A quotation is two block quotations, the question and the answer, whole and as the transcript has them, and
below them a line that begins with the id of the pair in backticks; `read` finds them by these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviews.citing.quotation import answer_parts
from interviews.citing.writers.quotations import escaped
from interviews.exporting.attribution import Attribution, attribute
from interviews.exporting.collection import Collection, Entry, Group, Quoted, groups
from interviews.exporting.describing import nobody
from interviews.exporting.untrusted import without_escapes
from interviews.search.results import IndexedPair

_ENTRY = re.compile(r"`(?P<id>[0-9a-f]{16})` · (?P<path>.*?), lines? (?P<line>\d+)(?:–\d+)?(?: · |$)")
_LABEL = re.compile(r"\*\*(?:[^*]|(?<=\\)\*)+:\*\* ?")
_PART = "part of the answer"
_BREAK = "\\\n"


def export(collection: Collection) -> Iterator[str]:
    """The packet.

    Raises:
        CitationError: an interview cannot be cited.
    """
    attributions = attribute(collection)
    yield f"# {_line(collection.presentation.title)}\n"
    for group in groups(collection.entries, collection.presentation.group):
        yield from _group(group, attributions.by_id)
    if attributions.bibliography:
        yield "\n## Bibliography\n"
        for text in attributions.bibliography:
            yield f"\n{text.markdown}\n"


def export_docx(collection: Collection) -> Iterator[bytes]:
    """The packet as a document for word processors, made by pandoc.

    Raises:
        CitationError: an interview cannot be cited, or pandoc is missing or fails.
    """
    # Deferred: Markdown needs no pandoc.
    from interviews.citing.pandoc import convert

    # HTML in a transcript is text, and an image, which might be loaded from somewhere, is what it is called.
    yield convert("".join(export(collection)), "commonmark-raw_html", "docx")


def read(text: str) -> Iterator[Quoted]:
    """The quotations of a packet; what else somebody wrote into it is passed over."""
    blocks: list[tuple[int, list[str]]] = []
    place, quoting = 0, False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line.startswith(">"):
            if not quoting:
                blocks.append((number, []))
            blocks[-1][1].append(line[1:].removeprefix(" "))
        elif (found := _ENTRY.match(line)) and len(blocks) >= 2:
            (place, question), (_, answer) = blocks[-2:]
            yield Quoted(
                line=place,
                id=found["id"],
                path=without_escapes(found["path"]),
                start_line=int(found["line"]),
                question=_words(question),
                answer=_words(answer),
                in_part=f" · {_PART}" in line,
            )
            blocks = []
        quoting = line.startswith(">")


def _group(group: Group, attributions: dict[str, Attribution]) -> Iterator[str]:
    if group.heading:
        yield f"\n## {_line(group.heading)}\n"
    for entry in group.entries:
        yield "\n" + _quotation(entry, attributions[entry.pair.id])
    if group.elsewhere:
        yield "\nSee also:\n\n"
        for entry, heading in group.elsewhere:
            yield f"- `{entry.pair.id}` under {_line(heading)}\n"


def _quotation(entry: Entry, attribution: Attribution) -> str:
    pair = entry.quoted
    parts = [
        _quoted(pair.questioners, "Question" if pair.question else "Without a question", pair.question),
        _quoted(pair.answerers, nobody(pair) if pair.is_passage else "Answer", _answer(pair)),
        f"— {attribution.source}",
        _place(entry, attribution),
        # A backslash at the end of a line breaks it.
        f"Note: {_BREAK.join(map(_line, entry.note.splitlines()))}" if entry.note else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _answer(pair: IndexedPair) -> str:
    """The answer; where several people speak, each part with its speaker, below the names of all."""
    parts = answer_parts(pair)
    if len(parts) == 1:
        return pair.answer
    named = ((_line(", ".join(names)), words) for names, words in parts)
    return "\n\n" + "\n\n".join(f"**{names}:** {words}" if names else words for names, words in named)


def _place(entry: Entry, attribution: Attribution) -> str:
    pair = entry.pair
    lines = (
        f"line {pair.start_line}"
        if pair.start_line == pair.end_line
        else f"lines {pair.start_line}–{pair.end_line}"
    )
    part = _PART if entry.part else ""
    parts = [f"`{pair.id}`", f"{_line(pair.path)}, {lines}", part, attribution.citation.markdown]
    return " · ".join(part for part in parts if part)


def _quoted(speakers: tuple[str, ...], otherwise: str, words: str) -> str:
    # Only \n and \r end a line in Markdown; str.splitlines knows eight more.
    label = ", ".join(_line(name) for name in speakers) or otherwise
    return "\n".join(f"> {line}" if line else ">" for line in f"**{label}:** {words}".split("\n"))


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _words(lines: list[str]) -> str:
    found = _LABEL.match(lines[0])
    if found is None:
        return "\n".join(lines)
    first = lines[0][found.end() :]
    if first.strip():
        return "\n".join([first, *lines[1:]])
    # Several people speak: their names are above, and each stands again before what he or she says.
    return "\n".join(_without_name(line, found[0]) for line in lines[1:]).strip()


def _without_name(line: str, names: str) -> str:
    found = _LABEL.match(line)
    named = found is not None and found[0].strip().removeprefix("**").removesuffix(":**") in names
    return line[found.end() :] if found is not None and named else line
