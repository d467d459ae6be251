"""Labels in bold or italics: `**Name:** text` a name alone, a whole question, who answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from interviews.parsing.labels.label import (
    DASHES,
    LONGEST_LABEL,
    SENTENCE_ENDS,
    Form,
    Label,
    is_answer_label,
    is_question_label,
    label_of_name,
    may_be_label,
    plain,
    without_bold,
)
from interviews.parsing.labels.plain import name_alone
from interviews.parsing.labels.spelling import label_spelled, read_spelling
from interviews.parsing.requests import ends_as_question, prompts
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import (
    closing_time,
    is_bare_time,
    leading_time,
    may_not_be_time,
    take_leading_time,
    time_at,
)

_OPENING = re.compile(
    r"[\s\u200b\u2060\ufeff]*(?:\*\*_?(?=\*\*))*+(\*\*\*|\*\*_|_\*\*|\*\*|___|__|<b>|<strong>|\*|_)(?=[^\s*])"
)
_CLOSING = {"***": "***", "**_": "_**", "_**": "**_", "**": "**", "___": "___", "__": "__", "<b>": "</b>",
"<strong>": "</strong>", "*": "*", "_": "_"}  # fmt: skip
_SHORT_INNER = re.compile(r"((?:[^\W\d_]{1,12})\s?\d{0,3})[.、:：]\s*")
_REMARK_AFTER = re.compile(r"\s*(?P<remark>[(（][^()（）\n]{1,40}[)）])")
_COLON_AFTER = re.compile(r"\s*(?P<colon>[:：]+)\s*|\s*(?P<cell><(?:td|dd)\b[^<>\n]{0,100}>)")
_DASH_AFTER = re.compile(r"\s+(?:[-–—]{1,2}(?:\s+|(?=[¿¡]?[^\W\d_a-zß-ÿ]))|[·•|→»>]\s+)")
_PARTING = re.compile(r"\s*(?:[·•|,@]|[-–—]{1,2}(?=\s))?\s*")
"""What parts a name from the time behind it."""
_BREAK = re.compile(r"\s*(?:\\+(?=\s|$)|<br ?/?>)+\s*")
"""A break of the line."""
_LOOSE_TIME = re.compile(r"\s*(?:\d{1,3}\.\d{2})?\s*")
LONGEST_HEAD = LONGEST_LABEL + 60
"""Characters of a line up to the end of the marks around a label, a link or time among them included."""
_OPENING_MARKS = "¿¡"
LONGEST_QUESTION_LINES = 30
"""Lines over which one bold may run; hard-wrapped questions in the wild reach 9."""
_ENCLOSING_TAG = re.compile(
    r"<(?P<tag>[a-z]{1,6})\b[^<>\n]{0,200}>(?P<inner>[^<>\n]{1,400})</(?P=tag)>", re.IGNORECASE
)
_BOLD_AGAIN = re.compile(r"\s*\*\*([^\s*][^*\n]{0,600})\*\*\s*")
_NUMBERED_LETTER = re.compile(r"[^\W\d_a-z]\d{1,3}\.")
"""`P1.`: the letter of a question or an answer in some language."""
_COLON = re.compile(r"[:：]+\s*")
_ANSWERED_BY = re.compile(
    r"\s*(?P<marks>[*_]{1,3})(?:answer(?:ed)?|response|responded|antwort|beantwortet|respuesta|respondid[oa]|réponse|"
    r"répondu|risposta|resposta|ответ(?:ил|ила)?)\s*(?:by|from|von|de|por|par|di)?\s*[:：]?\s+(?P<name>[^*_\n]{2,70}?)\s*"
    r"(?P=marks)\s*",
    re.IGNORECASE,
)
_MARKS = ("*", "_")


def read_bold(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that bold marks at the beginning of a line make, if they may make one."""
    opening = _OPENING.match(line)
    if opening is None:
        return None
    found = _enclosed(line, lines, index, end, opening.end(), _CLOSING[opening[1]])
    if found is None:
        return None
    inner, rest, last = found
    inner = _without_tags(inner) if inner[:1] == "<" else inner
    if is_bare_time(inner):
        return None
    if opening[1] in ("*", "_"):
        return _label_in_italics(inner, rest, index) or _question_in_italics(
            inner, rest, opening[1], index, last
        )
    if "\n" not in inner:
        label = _label_alone(inner, rest, index) or _label_before(inner, rest, index)
        if label is not None:
            return _as_term(label, lines, end)
    label = _label_inside(inner, rest, opening[1], index, last)
    if label is not None:
        return label
    timestamp, rest = take_leading_time(rest) if rest.strip() else (None, "")
    again = _BOLD_AGAIN.fullmatch(rest) if rest[:1] in ("*", " ") else None
    if again is not None:
        # Editors close bold and open it again in the middle of a question.
        inner, rest = f"{inner} {again[1]}", ""
    if rest.strip():
        return _before_answer(inner, rest, index, last) or _label_without_colon(inner, rest, index)
    return _question(Form.BOLD_QUESTION, inner, index, last, timestamp)


def read_frequent(line: str, index: int) -> Label | None:
    """The label of a line that begins `**Name:** text`, as most labels in the wild do; None for any other.

    It is the one that `read_bold` gives. What stands up to the closing marks comes back hundreds of times, so
    that it is read once, and only the words behind it are looked at.
    """
    place = line.find("**", 2, LONGEST_HEAD)
    label = _read_head(line[2:place]) if place > 0 else None
    if label is None:
        return None
    text = line[place + 2 :].strip()
    return _with_words(label, text, index) if text else None


@lru_cache(maxsize=4096)
def _read_head(inner: str) -> Label | None:
    """The label that bold words at the beginning of a line are, if they do not take a second look."""
    # Other marks within or in front of these, and a time in front of a name, are what rules are for.
    if not inner[:1].isalpha() or inner.endswith("\\") or is_bare_time(inner):
        return None
    return _read_label_alone(inner)


def _without_tags(inner: str) -> str:
    """Words without a tag that encloses them all."""
    found = _ENCLOSING_TAG.fullmatch(inner)
    return found["inner"] if found is not None else inner


def _enclosed(
    line: str, lines: Sequence[str], index: int, end: int, start: int, closing: str
) -> tuple[str, str, int] | None:
    """What the marks enclose, the rest of the line where they close, and the index after that line."""
    place = _find(closing, line, start)
    if place >= 0:
        return line[start:place], line[place + len(closing) :], index + 1
    parts = [line[start:]]
    for number in range(index + 1, min(end, index + LONGEST_QUESTION_LINES)):
        line = lines[number]
        place = _find(closing, line, 0)
        if place >= 0:
            parts.append(line[:place])
            return "\n".join(parts), line[place + len(closing) :], number + 1
        parts.append(line)
    return None


def _find(closing: str, line: str, start: int) -> int:
    """The place of the first mark that no backslash makes a letter, or -1."""
    place = line.find(closing, start)
    while place > 0 and line[place - 1] == "\\":
        place = line.find(closing, place + 1)
    return place


def _as_term(label: Label, lines: Sequence[str], end: int) -> Label:
    """A name alone as the term of a definition list, where the next line defines it."""
    if label.form is not Form.BOLD_NAME or label.end >= end or not lines[label.end].startswith((": ", ":\t")):
        return label
    return replace(label, form=Form.DEFINITION, end=label.end + 1, text=lines[label.end][2:].strip())


def _said(rest: str) -> tuple[str | None, str]:
    """The time and the words that stand behind a label."""
    rest = rest.strip()
    broken = _BREAK.match(rest) if rest[:1] in ("\\", "<") else None
    if broken is not None:
        rest = rest[broken.end() :]
    timestamp, following = take_leading_time(rest)
    if timestamp is not None:
        broken = _BREAK.match(following)
        following = following[broken.end() :] if broken is not None else following
    return timestamp, following.strip()


def _label_alone(inner: str, rest: str, index: int) -> Label | None:
    """`**Name:** text`, `**Q.** text`, `**Name (RK):**`, `**Name [00:12]:** text`."""
    label = _read_label_alone(inner)
    return _with_words(label, rest.strip(), index) if label is not None else None


def _with_words(label: Label, rest: str, index: int) -> Label:
    """A label in its line, with the time and the words behind it."""
    said, text = (None, rest) if may_not_be_time(rest) else _said(rest)
    question = without_bold(text) if text[:1] in ("*", "_") and is_question_label(label.name) else text
    return Label(
        Form.BOLD_LABEL,
        label.written,
        label.name,
        index,
        index + 1,
        question,
        label.initials,
        label.remark,
        label.timestamp or said,
        complete=question != text,
        as_written=label.as_written,
    )


@lru_cache(maxsize=4096)
def _read_label_alone(inner: str) -> Label | None:
    """The label that some words in bold are, wherever they stand: labels come back hundreds of times."""
    text = tidy(inner).strip("_* ")
    stopped = text.endswith((":", "："))
    if not stopped and not (text.endswith(".") and _may_end_with_stop(plain(text))):
        return None
    spelling = read_spelling(
        inner.strip("_* \t\u00a0\u200b\u2060\ufeff").rstrip(":：. \u00a0" if stopped else ". ")
    )
    if not may_be_label(spelling.written):
        return None
    return _label(Form.BOLD_LABEL, inner, 0, "", None, stopped=stopped)


def _may_end_with_stop(text: str) -> bool:
    return is_question_label(text) or is_answer_label(text) or _NUMBERED_LETTER.fullmatch(text) is not None


def _label(
    form: Form, inner: str, index: int, text: str, timestamp: str | None, *, stopped: bool = True
) -> Label:
    """The label that some words spell, with what is said behind it."""
    spelling = read_spelling(
        inner.strip("_* \t\u00a0\u200b\u2060\ufeff").rstrip(":：. \u00a0" if stopped else ". ")
    )
    return label_spelled(form, spelling, index, text, timestamp)


def _label_in_italics(inner: str, rest: str, index: int) -> Label | None:
    """`*Name:* text`, `*Name*: text`, `*Name*` above the text; a whole sentence is none."""
    if len(inner) > LONGEST_LABEL or "\n" in inner:
        return None
    label = _label_alone(inner, rest, index)
    if label is None and rest.lstrip().startswith((":", "：")):
        label = _label_before(inner, rest, index)
    return label if label is not None or rest.strip() else name_alone(Form.PLAIN_NAME, inner, index)


def _question_in_italics(inner: str, rest: str, marks: str, index: int, last: int) -> Label | None:
    """A whole paragraph in italics that asks, with its label or without any."""
    timestamp, rest = take_leading_time(rest) if rest.strip() else (None, "")
    if rest.strip():
        return None
    label = _label_inside(inner, "", marks, index, last)
    label = label or _question(Form.ITALIC_QUESTION, inner, index, last, timestamp)
    return label if label is not None and ends_as_question(label.text) else None


def _question(form: Form, inner: str, index: int, last: int, timestamp: str | None) -> Label | None:
    """A whole question within marks, without the time at either end of it."""
    text = tidy(inner)
    first = leading_time(text)
    if first is not None and first.is_marked:
        timestamp, text = timestamp or first.clock, text[first.end :].strip()
    final = closing_time(text)
    if final is not None and final.is_marked:
        timestamp, text = timestamp or final.clock, text[: final.start].strip()
    return Label(form, "", "", index, last, text, timestamp=timestamp, complete=True) if text else None


def _label_before(inner: str, rest: str, index: int) -> Label | None:
    """`**Name**: text`, `**Name** (00:34):`, `**Name** - text`, `**Name** · 0:34`, `**Name**`."""
    spelling = read_spelling(inner)
    if not may_be_label(spelling.written):
        return None
    place, remark = 0, ""
    parenthesis = _REMARK_AFTER.match(rest)
    if parenthesis is not None and not is_bare_time(parenthesis["remark"]):
        place, remark = parenthesis.end(), parenthesis["remark"]
    form, timestamp, text = _behind(rest, place)
    if form is None:
        if rest.strip() and not _LOOSE_TIME.fullmatch(rest):
            return None
        return (
            None
            if spelling.written.endswith(".")
            else _label(Form.BOLD_NAME, inner, index, "", None, stopped=False)
        )
    if form is Form.BOLD_NAME and (remark or spelling.written.endswith(".")):
        return None
    label = _label(form, f"{inner} {remark}" if remark else inner, index, text, timestamp, stopped=False)
    return replace(label, name=spelling.name, key="") if remark else label


def _behind(rest: str, place: int) -> tuple[Form | None, str | None, str]:
    """The form of a name in bold by what stands behind it from a place on, the time there, and the words."""
    parted = _PARTING.match(rest, place)
    time = time_at(rest, parted.end() if parted is not None else place)
    if time is not None:
        colon = _COLON_AFTER.match(rest, time.end) or _DASH_AFTER.match(rest, time.end)
        said, text = _said(rest[colon.end() if colon is not None else time.end :])
        marked = colon is not None or time.is_marked
        return (Form.BOLD_LABEL if marked else Form.TIMED_NAME), time.clock, text
    colon = _COLON_AFTER.match(rest, place)
    if colon is not None:
        said, text = _said(rest[colon.end() :])
        return Form.BOLD_LABEL, said, text
    dash = _DASH_AFTER.match(rest, place)
    if dash is not None:
        said, text = _said(rest[dash.end() :])
        return Form.BOLD_DASH, said, text
    broken = _BREAK.match(rest, place)
    if broken is not None:
        return Form.BOLD_NAME, None, rest[broken.end() :].strip()
    return None, None, ""


def _label_without_colon(inner: str, rest: str, index: int) -> Label | None:
    """`**Name** A whole sentence.`, `**Name.** A whole sentence.`: a label if it is one elsewhere.

    `**Name** is a baker` and `**Name** Baker, Bole Bread` are about somebody.
    """
    said = rest.strip()
    first = said.lstrip(_OPENING_MARKS)[:1]
    if not rest[0].isspace() or not first.isalpha() or first.islower() or not said.endswith(SENTENCE_ENDS):
        return None
    written = tidy(inner).removesuffix(".")
    is_initial = len(written) < 2 and not (is_question_label(written) or is_answer_label(written))
    if is_initial or not may_be_label(written):
        return None
    return _label(Form.BOLD_BEGINNING, inner, index, said, None)


def _before_answer(inner: str, rest: str, index: int, last: int) -> Label | None:
    """`**The whole question?** The answer to it`, or no more than a break behind the question."""
    if not (ends_as_question(inner) or prompts(inner)) or not any(map(str.isalpha, inner)):
        return None
    if rest.lstrip().startswith(("-", *DASHES)):
        # A headline, and behind the dash what the article is about.
        return None
    broken = _BREAK.match(rest)
    answer = rest[broken.end() if broken is not None else 0 :].strip().lstrip(":： ")
    label = _question(Form.BOLD_BEFORE_ANSWER, inner, index, last, None)
    return replace(label, answer=answer) if label is not None else None


def _label_inside(inner: str, rest: str, marks: str, index: int, last: int) -> Label | None:
    """`**Name: the whole question?**`, `**Q. The whole question?**`, `**Name: I**n fact`."""
    inner = inner.lstrip("_* ")
    time = leading_time(inner)
    timestamp = None
    if time is not None and time.is_marked:
        timestamp, inner = time.clock, inner[time.end :].lstrip("_* ")
    name_end, said_at = _colon_inside(inner)
    if said_at == 0:
        return None
    said = inner[said_at:].strip()
    label = _label(Form.BOLD_LABEL, inner[:name_end], index, "", timestamp, stopped=False)
    if not may_be_label(label.written) or (not said and not rest.strip()):
        return None
    complete = not rest.strip()
    # The bold that went over the label goes on over the words: it is opened again in front of them.
    text = said.strip("_") if complete else f"{marks}{said}{_CLOSING[marks]}{rest}"
    return replace(label, end=last, text=text.strip(), complete=complete)


def _colon_inside(inner: str) -> tuple[int, int]:
    """Where a label within some words in bold ends, and where the words behind it begin; 0 for no label."""
    short = _SHORT_INNER.match(inner)
    if short is not None and (is_question_label(short[1]) or is_answer_label(short[1])):
        return short.end(1), short.end()
    # The colon of a time is none that ends a label: `Name (0:12): …`.
    place = 0
    while (found := _COLON.search(inner, place, LONGEST_LABEL + 2)) is not None:
        if not (
            inner[found.start() - 1 : found.start()].isdigit()
            and inner[found.end() : found.end() + 1].isdigit()
        ):
            return (
                (found.start(), found.end())
                if found.start() and "\n" not in inner[: found.start()]
                else (0, 0)
            )
        place = found.end()
    return 0, 0


def read_answered_by(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that a line in italics makes which says who answers."""
    line = line.strip()
    found = _ANSWERED_BY.fullmatch(line) if line[:1] in _MARKS and line[-1:] in _MARKS else None
    if found is None:
        return None
    written = tidy(plain(found["name"])).rstrip(".:")
    if not may_be_label(written):
        return None
    label = label_of_name(Form.ANSWERED_BY, written, index, line.strip("*_ "))
    name, office = _without_office(label.name)
    return replace(label, name=name, remark=label.remark or office)


def _without_office(name: str) -> tuple[str, str | None]:
    """A name and what somebody is: `Ines Okoro, hydrologist`; `Okoro, Ines` is a name as a whole."""
    before, _, behind = name.partition(", ")
    is_office = behind and (behind[0].islower() or " " in before or " " in behind)
    return (before, behind) if is_office else (name, None)
