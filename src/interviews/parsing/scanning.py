"""Finds every place in a file where somebody may begin to speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.labels import RULES, Form, Label, read_heading
from interviews.parsing.labels.bold import read_bold, read_frequent
from interviews.parsing.labels.heading import lettered, read_lettered
from interviews.parsing.labels.label import Container, is_answer_label, is_question_label, role_key
from interviews.parsing.labels.lead import Lead, closed_up, in_bold, read_lead
from interviews.parsing.labels.plain import name_alone, read_plain
from interviews.parsing.labels.table import read_row, read_table
from interviews.parsing.plausibility import ROLE_LABELS
from interviews.parsing.requests import ends_as_question
from interviews.parsing.timestamps import is_bare_time, is_cue, leading_time, time_at
from interviews.parsing.vocabulary import PROGRAMMING_LANGUAGES

_CONTAINERS = {
    BlockKind.PARAGRAPH: Container.NONE,
    BlockKind.HTML: Container.NONE,
    BlockKind.DEFINITION: Container.NONE,
    BlockKind.LIST_ITEM: Container.LIST,
    BlockKind.QUOTE: Container.QUOTE,
    BlockKind.CODE: Container.CODE,
}
"""The blocks whose lines are looked at one by one, and what a label in them stands in."""
_COLON_WITHIN = 72
_PASSED = (BlockKind.RULE, BlockKind.HEADING, BlockKind.DEFINITION)
LEAST_OF_A_TRANSCRIPT = 4
"""Labels within one quotation, list or table from which it is a transcript of its own, whatever follows it;
fewer of them, with words below that go on without a label, are part of what somebody says."""
LONGEST_QUOTED_QUESTION = 8
"""Lines."""
_SPACES = " \t\u00a0\u200b\u2060\ufeff"
_QUOTE_MARKS = re.compile(r"(?:\s{0,3}>)+\s?")
_CLOSING_TAG = re.compile(r"</(?:p|div|span|li|td|tr|dd|blockquote|font|v|center|small|details)>\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_ANSWER_BEHIND = re.compile(r"[?？;؟.。!！]\s*(?P<name>[^\W\d_]{1,12}\s?\d{0,3})\s*[:：]")
_BLOCK_TAG = re.compile(r"\s*<(?:p|div|li|tr|dt|dd|blockquote)\b", re.IGNORECASE)
_LEADING_TAGS = re.compile(r"^(?:\s*</(?:span|div|font|td|small|center)>)+\s*")
_IN_CONTAINERS = (
    Form.BOLD_LABEL,
    Form.BOLD_DASH,
    Form.TIMED_NAME,
    Form.PLAIN_LABEL,
    Form.BOLD_NAME,
    Form.BRACKETED,
    Form.VOICE,
)
_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})\s*\{?\.?(?P<language>[\w#+.-]+)")


def scan_labels(lines: Sequence[str], blocks: Sequence[Block]) -> list[Label]:
    """All possible labels in order of their place.

    Those in quotations, lists, tables and code are marked so: these may hold the transcript, and may as well
    be part of what somebody says. There, a label opens a paragraph only if a label follows the whole, too.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    title, numbered = _title_of(headings), lettered(headings)
    found = [
        _question_of(block) if block.start in numbered else _labels_of(lines, block, title)
        for block in blocks
    ]
    for number, own in enumerate(found):
        if not 0 < len(own) < LEAST_OF_A_TRANSCRIPT or own[0].container is Container.NONE:
            continue
        if _goes_on_unlabelled(blocks, found, number + 1):
            found[number] = [replace(label, opens_block=False) for label in own]
    return list(chain.from_iterable(found))


def _goes_on_unlabelled(blocks: Sequence[Block], found: Sequence[Sequence[Label]], number: int) -> bool:
    """Whether the next words, from a block on, have no label."""
    while number < len(blocks) and blocks[number].kind in _PASSED:
        number += 1
    if number == len(blocks):
        return False
    return not found[number] or found[number][0].line != blocks[number].start


def _labels_of(lines: Sequence[str], block: Block, title: Block | None) -> list[Label]:
    if block.kind is BlockKind.PARAGRAPH:
        return _scan_lines(lines, block)
    if block.kind is BlockKind.HEADING:
        label = read_heading(block)
        return [label] if label is not None and not (_is_headline(label) and block is title) else []
    if block.kind is BlockKind.TABLE:
        return list(read_table(lines, block.start, block.end))
    if block.kind not in _CONTAINERS or (
        block.kind is BlockKind.CODE and _is_of_a_program(lines[block.start])
    ):
        return []
    if block.kind is BlockKind.LIST_ITEM and (asked := list(_question_above_quotation(lines, block))):
        return asked
    found = _scan_lines(lines, block)
    if block.kind is BlockKind.QUOTE and not found:
        found += _quoted_question(lines, block)
    return found


def _is_of_a_program(line: str) -> bool:
    """Whether a line begins code in a language of programs or data, whose keys are nobody: `~~~yaml`."""
    found = _FENCE.match(line)
    return found is not None and found["language"].casefold() in PROGRAMMING_LANGUAGES


def _quoted_question(lines: Sequence[str], block: Block) -> Iterator[Label]:
    """A quotation of one paragraph that asks: some set off the questions so."""
    if block.end - block.start > LONGEST_QUOTED_QUESTION:
        return
    said = [line.lstrip().removeprefix(">").strip() for line in lines[block.start : block.end]]
    text = "\n".join(said).strip()
    if text and "\n\n" not in text and ends_as_question(text):
        yield Label(Form.QUOTED_QUESTION, "", "", block.start, block.end, text, complete=True)


def _question_above_quotation(lines: Sequence[str], block: Block) -> Iterator[Label]:
    """The question of a list item whose answer is a quotation in it: `- Who?`, and below that `  > I.`."""
    below = next((number for number in range(block.start + 1, block.end) if lines[number].strip()), block.end)
    asked = _ITEM.match(lines[block.start])
    if below == block.end or asked is None or not lines[below].lstrip().startswith(">"):
        return
    text = lines[block.start][asked.end() :].strip()
    if ends_as_question(text):
        yield Label(
            Form.BOLD_QUESTION,
            "",
            "",
            block.start,
            block.start + 1,
            text,
            complete=True,
            container=Container.LIST,
        )


def _question_of(block: Block) -> list[Label]:
    label = read_lettered(block)
    return [label] if label is not None else []


def _title_of(headings: Sequence[Block]) -> Block | None:
    """The first heading, if no other one of the file is as high: of level 1, and alone in that."""
    alone = headings[:1] and headings[0].level == 1 and all(block.level > 1 for block in headings[1:])
    return headings[0] if alone else None


def _is_headline(label: Label) -> bool:
    """Whether a title has a colon of its own, as `Conversation: A. Roe` has, and does not ask as `Q: …`."""
    return label.form is Form.HEADING_LABEL and role_key(label.key) not in ROLE_LABELS


def _scan_lines(lines: Sequence[str], block: Block) -> list[Label]:
    container = _CONTAINERS[block.kind]
    index, end = block.start, block.end
    found: list[Label] = []
    while index < end:
        line = lines[index]
        label = None
        if line[:2] == "**":
            line = closed_up(line) if line[2:3] in _SPACES else line
            label = read_frequent(line, index)
        if label is None and _worth_a_look(line):
            label = _label_at(line, lines, index, end)
        if label is None or (container and not _belongs(label, container, index == block.start)):
            index += 1
            continue
        if container:
            label = replace(label, container=container)
        if index > block.start and not _opens_block(lines, index, block):
            label = replace(label, opens_block=False)
        if "*" in label.text and "**" in label.text:
            found += _split_line(label)
        elif is_question_label(label.name):
            found += _with_answer_behind(label)
        else:
            found.append(label)
        index = max(label.end, index + 1)
    return found


def _belongs(label: Label, container: Container, first: bool) -> bool:
    """Whether a label of this form may stand in a container; a list may have questions in bold, too."""
    if label.form in (Form.BOLD_QUESTION, Form.NUMBERED_QUESTION):
        return container is Container.LIST and first
    return label.form in _IN_CONTAINERS


def _label_at(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that a line begins with, behind whatever stands before it."""
    if is_cue(line):
        return None
    first = line[:1] if line[:1] not in _SPACES else line.lstrip(_SPACES)[:1]
    if first == "|" and (row := read_row(line, index)) is not None:
        return row
    if first.isdigit() and (label := _behind_lead(line, lines, index, end)) is not None:
        return label
    label = None
    if first.isalpha() or (first == "*" and line[2:3].isalpha()) or time_at(line) is None:
        label = _by_rules(line, lines, index, end)
        if label is not None and label.form is not Form.BRACKETED:
            return label
    if first.isalpha() and first not in "psflnPSFLN":
        return None
    # What is in brackets may be a remark in front of a label.
    return _behind_lead(line, lines, index, end) or label


def _behind_lead(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    lead = read_lead(line)
    for place in dict.fromkeys((lead.remark_at, lead.end)) if lead.end else ():
        label = _behind(lead, place, line, lines, index, end)
        if label is not None and place:
            return label
    return None


def _by_rules(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    if line[:1] in _MARKED:
        line = in_bold(line)
    for rule in RULES:
        label = rule(line, lines, index, end)
        if label is not None:
            return label
    return None


_MARKED = frozenset("<[=~`'\\ \t\u00a0\u200b\u2060\ufeff")


def _behind(lead: Lead, place: int, line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label behind a lead, with its time; a time makes a name alone and a plain label surer."""
    rest = _without_closing_tags(line[place:]) if lead.end and line[:1] == "<" else line[place:]
    label = _by_rules(rest, lines, index, end) if _may_begin_with_label(rest) else None
    if lead.timestamp is not None and (label is None or label.form is Form.PLAIN_NAME):
        if _is_chapter(lines, index, end):
            return None
        label = name_alone(Form.TIMED_NAME, rest, index) or label
    if lead.is_callout and place == lead.end and (label is None or label.form is Form.PLAIN_NAME):
        label = name_alone(Form.BOLD_NAME, rest, index)
    if label is None:
        return None
    text, form = _without_tags(label.text) if "</" in label.text else label.text, label.form
    if place == lead.end and lead.said and label.written:
        text = f"{lead.said} {text}"
    if lead.timestamp is not None and form is Form.PLAIN_LABEL:
        form = Form.TIMED_NAME
    return replace(label, form=form, text=text, timestamp=lead.timestamp or label.timestamp)


def _is_chapter(lines: Sequence[str], index: int, end: int) -> bool:
    """Whether a time and what may be a name stand in a list of such lines, without words below any."""
    around = [lines[index - 1] if index else "", lines[index + 1] if index + 1 < end else ""]
    colons = _colons_of_time(lines[index])
    begin = [_colons_of_time(line) == colons for line in around]
    return any(begin) and all(time or not line.strip() for time, line in zip(begin, around, strict=True))


def _colons_of_time(line: str) -> int:
    """How a time is written that begins a line: `12:30` is no time of a list of `0:12:30`; -1 without one."""
    time = leading_time(line)
    return -1 if time is None else line.count(":", 0, time.end)


def _may_begin_with_label(rest: str) -> bool:
    """Whether any rule could find a label behind a lead, where mostly the words of a turn go on."""
    return _worth_a_look(rest) or _STOP_OR_DIGIT.match(rest) is not None


_STOP_OR_DIGIT = re.compile(r".{0,16}[.、]|.{0,90}[0-9]", re.DOTALL)


def _without_tags(text: str) -> str:
    """What is said, without the ends of the elements that began in front of the label."""
    return _without_closing_tags(_LEADING_TAGS.sub("", text))


def _without_closing_tags(text: str) -> str:
    # One by one from behind: one expression for all would begin anew at each space and tag of a long line.
    end = len(text)
    while (start := text.rfind("<", 0, end)) >= 0 and _CLOSING_TAG.fullmatch(text, start, end):
        end = start
    return text if end == len(text) else text[:end].rstrip()


def _opens_block(lines: Sequence[str], index: int, block: Block) -> bool:
    """Whether a line begins a paragraph, be it below a time, or in a quotation or list."""
    above = lines[index - 1]
    if is_cue(above) or (len(above) < _COLON_WITHIN and is_bare_time(above)):
        return True
    if block.kind is BlockKind.QUOTE:
        return not _QUOTE_MARKS.sub("", above, count=1).strip()
    if block.kind is BlockKind.HTML and _BLOCK_TAG.match(lines[index]):
        return True
    return block.kind is not BlockKind.PARAGRAPH and not above.strip()


def _worth_a_look(line: str) -> bool:
    """Whether any rule could find a label: most lines of prose are passed over here."""
    if len(line) <= 48:
        return True
    if not line[0].isalpha():
        return True
    head = line[:_COLON_WITHIN]
    return (
        ":" in head
        or "：" in head
        or "—" in head
        or "–" in head
        or ".-" in head
        or head[1:3] in (". ", ".*")
        or "." in head[1:4]
        or "、" in head[1:4]
        or (head[0] in "QA" and head[1] in " \t\u00a0" and head[2:3] in " \t\u00a0")
        or ("minut" in head or "分" in head)
    )


def _split_line(label: Label) -> Iterator[Label]:
    """A question and its answer on one line, each with a label of its own, as two labels."""
    place = _second_label(label.text)
    if place is None:
        yield label
        return
    second = read_bold(label.text[place:], [label.text[place:]], 0, 1)
    if second is None or second.form is not Form.BOLD_LABEL:
        yield label
        return
    # The bold of the first label's words was opened again because words followed; now none do.
    asked = (
        label.text[:place].strip().removeprefix("_").removeprefix("**").removesuffix("_").removesuffix("**")
    )
    yield replace(label, text=asked.strip("_ "), complete=True)
    yield replace(second, line=label.line, end=label.end, opens_block=False, container=label.container)


def _with_answer_behind(label: Label) -> Iterator[Label]:
    """A question and what a word for an answer begins behind it: `Q: Who? A: I.`."""
    found = next((one for one in _ANSWER_BEHIND.finditer(label.text) if is_answer_label(one["name"])), None)
    second = read_plain(label.text[found.start("name") :], (), label.line, label.end) if found else None
    # `Which grade, A: or B:?` goes on in lower case.
    if found is None or second is None or second.text[:1].islower():
        yield label
        return
    yield replace(label, text=label.text[: found.start("name")].rstrip())
    yield replace(second, form=label.form, end=label.end, opens_block=False, container=label.container)


def rejoined(chosen: Sequence[Label], scanned: Sequence[Label]) -> Iterator[Label]:
    """The labels that count; a question has what was taken for its answer again where that does not count."""
    split = {
        one.line: (one, two)
        for one, two in pairwise(scanned)
        if one.line == two.line and is_question_label(one.name) and is_answer_label(two.name)
    }
    counted = Counter(label.line for label in chosen)
    for label in chosen:
        asked, answered = split.get(label.line, (label, None))
        if answered is None or counted[label.line] > 1:
            yield label
        elif label.key == asked.key:
            yield replace(label, text=f"{label.text} {answered.written}: {answered.text}")


def _second_label(text: str) -> int | None:
    """Where a bold label follows a question mark or a closed bold within a line."""
    for mark in ("?** **", "?_****", "?**_**", "?**_ **", "?** _**", "？** **", "？****"):
        place = text.find(mark)
        if place >= 0:
            return place + len(mark) - 2
    return None
