"""The words of pandoc's inlines as runs of one look, cut into the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from interviews.importing.documents.packages import TAB
from interviews.importing.escaping import escaped

Node = dict[str, Any]
_OF_ADDRESSES = "/:?#@!$&'*+,;=%~"
"""What of an address stays as it is; parentheses and brackets would end a link of Markdown."""
_LOOKS: dict[str, dict[str, Any]] = {
    "Strong": {"strong": True},
    "Emph": {"italic": True},
    "Underline": {"marked": True},
    "SmallCaps": {"marked": True},
    **{kind: {} for kind in ("Strikeout", "Superscript", "Subscript")},
}
"""By pandoc's kind of node, what it adds to the look of its words."""


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


Notes = list[Sequence[Node]]
"""The blocks of the footnotes that were met, in their order."""


def lines_of(inlines: Sequence[Node], notes: Notes) -> list[Line]:
    """The lines of a paragraph."""
    return _parted(_runs(inlines, Look(), notes), "\n")


def plain(line: Iterable[Run]) -> str:
    """The words of a line, tabulators as spaces."""
    return " ".join("".join(run.text for run in line).replace(TAB, " ").split())


def cells_of(line: Line) -> list[Line]:
    """What tabulators part, without what is empty."""
    return _parted(line, TAB)


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
            notes.append(content)
            yield Run(f"[^{len(notes)}]", Look())
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
        elif kind in _LOOKS:
            yield from _runs(content, look._replace(**_LOOKS[kind]), notes)


def _look_of_classes(attributes: Sequence[Any], look: Look) -> Look:
    classes = attributes[1] if len(attributes) > 1 else ()
    return look._replace(marked=True) if {"underline", "ul", "smallcaps"} & set(classes) else look


def _look_of_address(address: str, look: Look) -> Look:
    return look._replace(link=address) if address.startswith(("https://", "http://")) else look


def _parted(runs: Iterable[Run], mark: str) -> list[Line]:
    """What a mark parts, without what is empty."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split(mark)):
            if number:
                parts.append([])
            if text:
                _append(parts[-1], run._replace(text=text))
    return [trimmed for part in parts if (trimmed := _trimmed(part))]


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
