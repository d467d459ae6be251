"""Page marks: where in a transcript the pages begin that it was printed on.

`[p. 12]`, `--- page 12 ---`, `<!-- page 12 -->`, `<span id="page-12"></span>`, form feeds and the like. What
follows a mark stands on its page. On a line of its own, at an edge of what somebody says, or where no reader
sees it, a mark is no part of the words; within a sentence it stays, as a time does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from interviews.model import Page, Turn
from interviews.parsing.pieces import Draft, PageBeginning

LEAST_BARE = 3
"""Bare numbers, each on a line of its own, from which a rising sequence of them counts the pages."""
LONGEST_MARK = 1_000
"""Characters."""

_NAME = (
    r"(?:(?:page|pg|p[aá]g(?:ina)?|seite|sida|sivu|str(?:ona|ana)?|sayfa|стр(?:аница)?)\.?|[psс]\.)"
    r"[ \t]*#?"
)
"""A letter alone needs its stop: `[S1]` and `[P 7]` are labels. `[Side 2]` is that of a tape."""


def _named(group: str) -> str:
    """The expression for `page 12` and `p. 12 of 40`, with the number as a group."""
    total = r"(?:[ \t]?(?:/|of|von|de|sur|из)[ \t]?\d{1,4})?"
    return rf"{_NAME}[ \t]*(?P<{group}>\d{{1,4}}){total}"


def _identified(group: str) -> str:
    """The expression for the rest of a tag whose id or name is that of a page, with the number as a group."""
    named = rf"\b(?:id|name)[ \t]*=[ \t]*[\"']?(?:page|pg|seite)[-_.]?(?P<{group}>\d{{1,4}})(?=[\"'\s/>])"
    return rf"\b[^<>\n]{{0,200}}{named}[^<>\n]{{0,200}}>"


_SQUARE = (
    rf"\[[ \t]*(?:{_named('square')}|第[ \t]?(?P<chinese>\d{{1,4}})[ \t]?[页頁])"
    r"[ \t]*\\?\](?:\([^()\n]{0,300}\))?"
    r"|\[\d{0,4}\]\{[^{}\n]{0,80}#(?:page|pg|seite)[-_.]?(?P<anchor>\d{1,4})\b[^{}\n]{0,80}\}"
    r"|\[(?P<bare>\d{1,3})\\?\](?=[ \t]*(?:\n|\Z))"
)
_CURLY = rf"\{{[ \t]*{_named('curly')}[ \t]*\}}"
_ANGLE = (
    rf"<[ \t]*{_named('angle')}[ \t]*>"
    rf"|<!--[ \t]*(?:{_named('comment')}|(?:page ?break|pb)[ \t:=-]*(?P<break>\d{{1,4}}))[ \t]*-->"
    rf"|<(?P<tag>a|span|i|b|sup|div|p){_identified('empty')}(?:\[?{_named('inner')}\]?|\d{{1,4}}|[^\w<>\n]{{0,3}})"
    r"</(?P=tag)>"
    rf"|<(?:a|span|i|hr|div|p){_identified('holding')}"
)
_RULE = rf"(?<![^\n])(?:--+|[–—]+)[ \t]*{_named('rule')}[ \t]*[-–—]*(?=[ \t]*(?:\n|\Z))"
_FORMS = (
    ("[", _SQUARE),
    ("<", _ANGLE),
    ("{", _CURLY),
    ("--", _RULE),
    ("–", _RULE),
    ("—", _RULE),
    ("\f", "\f"),
)
"""How marks begin, and the expression for the whole of them."""
_FED = 0
"""The page of a form feed, which has no number."""
_HIDDEN = frozenset(("anchor", "comment", "break", "empty", "feed"))
"""The kinds that no reader sees."""
_BEGINNING_OF_LINE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]+|[-+*•][ \t]+)?[\\*_]*")
_BEHIND_LABEL = re.compile(r"[ \t>]*(?:\*\*|__)[^\n]{1,80}(?::\*\*|\*\*:|:__|__:)[ \t]*[\\*_]*")
_END_OF_LINE = re.compile(r"[\\*_]*[ \t\\]*(?=\n|\Z)")
_WITHIN_SENTENCE = re.compile(r"[ \t]*[,.;:)]|[ \t]+[a-zß-öø-ÿа-я]")
"""What follows a reference that happens to begin a line."""
_BEGINS_TURN = re.compile(r"\s*(?:\*\*|__|#{1,6}[ \t]|[^\n:：]{1,40}[:：])")
_REFERENCE = re.compile(r"[^\s>\\*_#-][ \t]?\\?\[(\d{1,4})\\?\]")
_EMPHASIS = "*_"
_BEHIND = " \t\\"


class _Mark(msgspec.Struct, frozen=True, gc=False):
    """What looks like a page mark in a text."""

    start: int
    end: int
    page: int
    kind: str
    """The name of the group that holds its number; `feed` of a form feed, whose page is 0."""
    begins_words: bool
    """Whether nothing else stands before it on its line, or only a label in bold."""
    is_alone: bool
    """Whether nothing else stands on its line."""

    @property
    def is_apart(self) -> bool:
        """Whether it is none of the words around it."""
        return self.is_alone or self.kind in _HIDDEN


class PageMarks:
    """The page marks of a file, in their order; none of most files."""

    def __init__(
        self, lines: Sequence[int] = (), pages: Sequence[int] = (), ending: Collection[int] = ()
    ) -> None:
        self._lines = lines
        self._pages = pages
        self._ending = ending
        """The numbers of form feeds at the end of a line, which go from the words as spaces do."""

    def __bool__(self) -> bool:
        return bool(self._pages)

    def take_out(self, lines: Sequence[str], drafts: Sequence[Draft]) -> None:
        """Takes the marks that nobody says out of the texts of turns, and tells the pages of each turn."""
        if not self._pages:
            return
        for draft in drafts:
            first, last = (bisect_left(self._lines, line) for line in (draft.start, draft.end))
            unseen, within = _matched(_marks(draft.text), self._pages[first:last])
            draft.text, beginnings = _without(draft.text, within)
            while unseen and self._is_below_label(first + unseen - 1, draft):
                # A heading that is a mark, or a comment, has gone from the words.
                unseen -= 1
                place = _place_below(lines, self._lines[first + unseen], draft)
                beginnings.append(PageBeginning(self._pages[first + unseen], place))
            beginnings.sort(key=lambda beginning: beginning.start)
            draft.pages = tuple(_pages(self._page_before(first + unseen), beginnings, len(draft.text)))

    def _is_below_label(self, number: int, draft: Draft) -> bool:
        return self._lines[number] > draft.start or number in self._ending

    def _page_before(self, number: int) -> int:
        """The page of the words in front of a mark; those above the first are on the page before it."""
        return self._pages[number - 1] if number else self._pages[0] - 1


def read_page_marks(text: str, line: int = 0) -> PageMarks:
    """The page marks of a text.

    Args:
        text: Without front matter.
        line: The index of its first line in the file.
    """
    marks = _counting(text, _marks(text))
    if not marks:
        return PageMarks()
    lines: list[int] = []
    place = 0
    for mark in marks:
        line += text.count("\n", place, mark.start)
        place = mark.start
        lines.append(line)
    if marks[0].kind == "feed":
        ending = {
            number for number, mark in enumerate(marks) if _END_OF_LINE.match(text, mark.end) is not None
        }
        return PageMarks(lines, range(2, len(marks) + 2), ending)
    return PageMarks(lines, [mark.page for mark in marks])


def pages_begun(turn: Turn, before: Turn | None) -> Sequence[Page]:
    """The pages that begin with a turn or within it, without that on which the turn before it ends."""
    goes_on = before is not None and before.pages[-1:] and turn.pages[:1]
    if goes_on and before is not None and turn.pages[0].number == before.pages[-1].number:
        return turn.pages[1:]
    return turn.pages


def with_page_marks(text: str, pages: Sequence[Page]) -> str:
    """A text with a mark wherever one of its pages begins and the text has none."""
    for page in reversed(pages):
        before, after = text[: page.start], text[page.start :]
        mark = next(iter(_marks(after[:LONGEST_MARK])), None)
        if mark is None or mark.start or str(mark.page) != page.number:
            text = f"{before}{_written(page, before)}{after}"
    return text


def _written(page: Page, before: str) -> str:
    """A mark that is no part of the words, behind others."""
    if not before:
        return f"[p. {page.number}] "
    if before.endswith("\n"):
        ends_paragraph = before.endswith("\n\n")
        return f"[p. {page.number}]\n" + ends_paragraph * "\n"
    return f"<!-- page {page.number} --> "


@cache
def _compiled(form: str) -> re.Pattern[str]:
    # All take 2 ms, and few texts have what each begins with.
    return re.compile(form, re.IGNORECASE)


def _marks(text: str) -> list[_Mark]:
    """All that looks like a page mark, in order."""
    found: list[_Mark] = []
    for opener, form in _FORMS:
        place = text.find(opener)
        while place >= 0:
            match = _compiled(form).match(text, place)
            if match is not None:
                found.append(_mark(text, match))
            place = text.find(opener, place + 1 if match is None else match.end())
    found.sort(key=lambda mark: mark.start)
    # `<span id="page-12">[p. 12]</span>` is one.
    return [mark for number, mark in enumerate(found) if not number or mark.start >= found[number - 1].end]


def _mark(text: str, match: re.Match[str]) -> _Mark:
    """The mark of a match, with the emphasis around it; alone on its line, it is the whole line."""
    kind = next((name for name, value in match.groupdict().items() if value and name != "tag"), "feed")
    page = _FED if kind == "feed" else int(match[kind])
    start, end = match.span()
    line_start = text.rfind("\n", 0, start) + 1
    begins_line = _BEGINNING_OF_LINE.fullmatch(text, line_start, start) is not None
    behind = _END_OF_LINE.match(text, end)
    goes_on = text[line_start - 2 : line_start].strip() and _WITHIN_SENTENCE.match(text, end)
    begins_words = (begins_line and not goes_on) or _BEHIND_LABEL.fullmatch(
        text, line_start, start
    ) is not None
    if kind == "feed":
        return _Mark(start, end, page, kind, begins_words, is_alone=False)
    if begins_line and behind is not None:
        return _Mark(line_start, behind.end(), page, kind, begins_words, is_alone=True)
    if text[start - 1 : start] == "\\":
        start -= 1
    while start and text[start - 1] in _EMPHASIS and text[end : end + 1] == text[start - 1]:
        start, end = start - 1, end + 1
    return _Mark(start, end, page, kind, begins_words, is_alone=False)


def _counting(text: str, marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """Those of a file's marks that count its pages: named ones, else bare numbers, else form feeds."""
    if not marks:
        return ()
    named = [mark for mark in marks if mark.kind not in ("bare", "feed")]
    counting = [
        mark
        for number, mark in enumerate(named)
        if mark.is_apart or mark.begins_words or mark.kind == "holding" or _goes_on(named, number)
    ]
    if counting:
        return counting
    bare = [mark for mark in marks if mark.kind == "bare" and mark.is_alone and _stands_between(text, mark)]
    if _rise(bare) and not _refer(text, bare) and not _number_turns(text, bare):
        return bare
    return [mark for mark in marks if mark.kind == "feed"]


def _goes_on(marks: Sequence[_Mark], number: int) -> bool:
    """Whether the mark before or after one is of the page before or after; else it may refer to a book."""
    here = marks[number].page
    before = number > 0 and marks[number - 1].page == here - 1
    return before or (number + 1 < len(marks) and marks[number + 1].page == here + 1)


def _stands_between(text: str, mark: _Mark) -> bool:
    """Whether a mark stands between paragraphs."""
    above = text[text.rfind("\n", 0, max(0, mark.start - 1)) + 1 : mark.start]
    end = text.find("\n", mark.end + 1)
    below = text[mark.end : end if end >= 0 else len(text)]
    return not above.strip() and not below.strip()


def _rise(marks: Sequence[_Mark]) -> bool:
    """Whether numbers rise, mostly one by one."""
    steps = [after.page - before.page for before, after in pairwise(marks)]
    return len(marks) >= LEAST_BARE and min(steps) > 0 and 2 * steps.count(1) >= len(steps)


def _refer(text: str, marks: Sequence[_Mark]) -> bool:
    """Whether words refer to one of the numbers, as they do to notes."""
    referred = {int(number) for number in _REFERENCE.findall(text)}
    return any(mark.page in referred for mark in marks)


def _number_turns(text: str, marks: Sequence[_Mark]) -> bool:
    """Whether numbers from one on stand above turns or questions alone; pages end within them as well."""
    return marks[0].page == 1 and all(_BEGINS_TURN.match(text, mark.end) is not None for mark in marks)


def _matched(marks: Sequence[_Mark], pages: Sequence[int]) -> tuple[int, list[tuple[_Mark, int]]]:
    """How many marks of a turn's lines stand in front of its text or in none of it, and those in it."""
    found: list[tuple[_Mark, int]] = []
    unseen = len(pages)
    for mark in reversed(marks):
        if unseen and mark.page in (pages[unseen - 1], _FED):
            unseen -= 1
            found.append((mark, pages[unseen]))
    return unseen, found[::-1]


def _place_below(lines: Sequence[str], index: int, draft: Draft) -> int:
    """Where in the text of a turn that begins which stands below a line; its end, where that is not in it."""
    for line in lines[index + 1 : draft.end]:
        place = draft.text.find(line.strip()) if line.strip() else -1
        if place >= 0:
            return place
    return len(draft.text)


def _pages(before: int, beginnings: Sequence[PageBeginning], length: int) -> Iterator[PageBeginning]:
    """The pages of a text of some length, the first of them from its beginning on."""
    if before > 0 and not (beginnings and beginnings[0].start == 0):
        yield PageBeginning(before, 0)
    for number, beginning in enumerate(beginnings):
        is_empty = number + 1 < len(beginnings) and beginnings[number + 1].start == beginning.start
        if not is_empty and (beginning.start < length or not length):
            yield beginning


def _without(text: str, marks: Sequence[tuple[_Mark, int]]) -> tuple[str, list[PageBeginning]]:
    """A text without the marks that nobody says, and where in it the pages begin."""
    pages: list[PageBeginning] = []
    kept, place = "", 0
    for mark, page in marks:
        kept += text[place : mark.start]
        place = mark.start
        rest = text[mark.end :].lstrip(_BEHIND)
        is_at_edge = not kept.strip() or not rest.strip()
        if mark.kind != "holding" and (mark.is_apart or is_at_edge):
            if mark.kind == "feed":
                rest = text[mark.end :]
                kept += " " * (not kept[-1:].isspace() and not rest[:1].isspace() and bool(kept and rest))
            else:
                kept, rest = _parted(kept, rest, mark)
            place = len(text) - len(rest)
        pages.append(PageBeginning(page, len(kept)))
    return (kept + text[place:]).rstrip(), pages


def _parted(before: str, after: str, mark: _Mark) -> tuple[str, str]:
    """What stands before and after a mark, with no more space between than there was without it."""
    if not mark.is_alone:
        return before, after
    if not before or before.endswith("\n\n"):
        return before, after.lstrip("\n")
    return before, after.removeprefix("\n")
