"""The words of pandoc's inlines as runs of one look, cut into the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from interviews.importing.documents.packages import TAB
from interviews.importing.escaping import escaped

Node = dict[str, Any]
_MARKING = frozenset({"Underline", "SmallCaps"})
_OF_ADDRESSES = "/:?#@!$&'*+,;=%~"
"""What of an address stays as it is; parentheses and brackets would end a link of Markdown."""
_PLAIN = frozenset({"Strikeout", "Superscript", "Subscript"})


class Look(NamedTuple):
    strong: bool = False
    italic: bool = False
    marked: bool = False
    """Underlined or in small capitals, which Markdown has no mark for."""
    link: str = ""
    """The address that the words lead to."""


class Run(NamedTuple):
    """Words of one look; `TAB` is among them where a tabulator is."""

    text: str
    look: Look


Line = tuple[Run, ...]


class Notes:
    """The footnotes that were met, each with its number."""

    def __init__(self) -> None:
        self.blocks: list[Sequence[Node]] = []

    def add(self, blocks: Sequence[Node]) -> int:
        self.blocks.append(blocks)
        return len(self.blocks)


def lines_of(inlines: Sequence[Node], notes: Notes) -> list[Line]:
    """The lines of a paragraph."""
    lines: list[list[Run]] = [[]]
    for run in _runs(inlines, Look(), notes):
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if text:
                _append(lines[-1], run._replace(text=text))
    return [trimmed for line in lines if (trimmed := _trimmed(line))]


def plain(line: Iterable[Run]) -> str:
    """The words of a line, tabulators as spaces."""
    return " ".join("".join(run.text for run in line).replace(TAB, " ").split())


def cells_of(line: Line) -> list[Line]:
    """What tabulators part, without what is empty."""
    cells: list[list[Run]] = [[]]
    for run in line:
        for number, text in enumerate(run.text.split(TAB)):
            if number:
                cells.append([])
            if text:
                cells[-1].append(run._replace(text=text))
    return [trimmed for cell in cells if (trimmed := _trimmed(cell))]


def markdown(line: Iterable[Run]) -> str:
    """A line as Markdown, bold and italics with their marks."""
    return "".join(map(_marked, line)).replace(TAB, " ").strip()


def _marked(run: Run) -> str:
    marks = ("**" if run.look.strong else "") + ("*" if run.look.italic else "")
    words = run.text.strip(" \u00a0" + TAB)
    before = " " * (run.text[:1] in (" ", "\u00a0", TAB))
    after = " " * (run.text[-1:] in (" ", "\u00a0", TAB))
    if not words:
        return before or after
    if words.startswith("[^") and words.endswith("]"):
        return before + words + after
    shown = escaped(words)
    if run.look.link and run.look.link != words:
        shown = f"[{shown}]({quote(run.look.link, safe=_OF_ADDRESSES)})"
    return f"{before}{marks}{shown}{marks[::-1]}{after}"


def content_of(node: Node) -> tuple[str, Any]:
    """The kind of a node and what it holds, of which pandoc's own types know more."""
    return node.get("t", ""), node.get("c")


def _runs(inlines: Sequence[Node], look: Look, notes: Notes) -> Iterator[Run]:
    for node in inlines:
        kind, content = content_of(node)
        if kind == "Str":
            yield Run(content, look)
        elif kind in ("Space", "SoftBreak"):
            yield Run(" ", look)
        elif kind == "LineBreak":
            yield Run("\n", look)
        elif kind in ("Code", "Math"):
            yield Run(content[1].replace("\n", " "), look)
        elif kind == "Note":
            yield Run(f"[^{notes.add(content)}]", Look())
        elif kind == "Quoted":
            single = content[0].get("t") == "SingleQuote"
            yield Run("‘" if single else "“", look)
            yield from _runs(content[1], look, notes)
            yield Run("’" if single else "”", look)
        elif kind == "Span":
            yield from _runs(content[1], _look_of_classes(content[0], look), notes)
        elif kind == "Link":
            yield from _runs(content[1], _look_of_address(content[2][0], look), notes)
        elif kind == "Cite":
            yield from _runs(content[1], look, notes)
        elif kind == "Strong":
            yield from _runs(content, look._replace(strong=True), notes)
        elif kind == "Emph":
            yield from _runs(content, look._replace(italic=True), notes)
        elif kind in _MARKING:
            yield from _runs(content, look._replace(marked=True), notes)
        elif kind in _PLAIN:
            yield from _runs(content, look, notes)


def _look_of_classes(attributes: Sequence[Any], look: Look) -> Look:
    classes = attributes[1] if len(attributes) > 1 else ()
    return look._replace(marked=True) if {"underline", "ul", "smallcaps"} & set(classes) else look


def _look_of_address(address: str, look: Look) -> Look:
    return look._replace(link=address) if address.startswith(("https://", "http://")) else look


def _append(line: list[Run], run: Run) -> None:
    """Adds words to a line; a space takes the look of what is before it."""
    if line and (line[-1].look == run.look or not run.text.strip()):
        line[-1] = Run(line[-1].text + run.text, line[-1].look)
    else:
        line.append(run)


def _trimmed(line: Sequence[Run]) -> Line:
    runs = list(line)
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = runs[0]._replace(text=runs[0].text.lstrip(" \u00a0"))
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip(" \u00a0"))
    return tuple(runs)
