"""What looks wrong in a transcript, so that its owner can look at the line.

`CHECKS` is the one list of codes; `docs/checks.md` describes them, and a test compares the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Literal, NamedTuple

from interviews.model import Finding, Interview, Turn
from interviews.parsing.labels.label import is_data_label, label_key
from interviews.parsing.names import bare_words, is_initials, is_slip
from interviews.parsing.source import Source

Severity = Literal["error", "warning", "note"]

CHECKS: dict[str, tuple[Severity, str]] = {
    "front-matter": ("error", "the front matter is not valid YAML or TOML"),
    "no-interview": ("error", "no speaker labels or questions were found"),
    "encoding": ("warning", "the file is not UTF-8"),
    "near-duplicate": ("warning", "two speakers have nearly the same name"),
    "label-once": ("note", "a label is used only once"),
    "lost-label": ("warning", "a paragraph that begins like a label, within what somebody says"),
    "unattributed": ("warning", "words between two turns that nobody says"),
    "empty-turn": ("warning", "a label without words"),
    "unanswered": ("note", "a question without an answer"),
    "long-turn": ("warning", "a turn much longer than the others: a lost label?"),
    "before-first-label": ("note", "text before the first label"),
    "inaudible": ("note", "words that the transcriber could not hear"),
    "timestamp-order": ("warning", "a time earlier than the one before it"),
}
"""Each code with its severity and what it means."""

LONG_TURN = 900
"""Words; a turn is long from here on and above `LONG_TURN_RATIO` times the median of its file."""
LONG_TURN_RATIO = 12
MOST_OF_A_CODE = 200
"""Findings of one code in a file; the rest is counted in the last one."""

_LIKE_A_LABEL = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_][^*_:：\n]{0,40}?)[*_]{0,3}\s?(?:[:：]|\s[-–—]{1,2}\s)[*_]{0,3}"
)
_BOLD_BEGINNING = re.compile(r"(?:\*\*|__)(?P<name>[^\W\d_][^*_:：\n]{0,40}?)(?:\*\*|__)\s+")
_IN_CAPITALS = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,30})[*_]{0,3}[:：][*_]{0,3}\s*(?=\S)"
)
_END_OF_LABEL = re.compile(r"[:：–—*_.-]")
LONGEST_LABEL = 50
"""Characters of what `_LIKE_A_LABEL` matches, up to its colon or dash."""
_ASKS = ("?", "？", "か。")
_INAUDIBLE = re.compile(
    r"\\?[\[(](?:\?{2,}|[^\[\]()<>\n]{0,20}\b(?:inaudible|unintelligible|indistinct|unverständlich|unhörbar|"
    r"inaudible|ininteligible|inintelligible|incomprensible|incomprensibile|неразборчиво|неразб|听不清|聞き取り不能)\b"
    r"[^\[\]()<>\n]{0,30})\\?[\])]",
    re.IGNORECASE,
)
_INAUDIBLE_HINTS = (
    "audible", "intelligible", "distinct", "verständlich", "hörbar", "inteligible", "comprens", "неразб",
    "听不清", "聞き取り", "??",
)  # fmt: skip


class _Lost(NamedTuple):
    """What may be a label and is none."""

    beginning: str
    """Of the paragraph, as written."""
    whose: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Checked:
    interview: Interview
    source: Source


def severity_of(code: str) -> Severity:
    """How bad a finding is."""
    return CHECKS[code][0]


def check(interview: Interview, source: Source) -> tuple[Finding, ...]:
    """The findings in one interview, in the order of their lines."""
    checked = _Checked(interview, source)
    findings = [*interview.warnings]
    for rule in RULES:
        own = list(rule(checked))
        findings += own[:MOST_OF_A_CODE]
        if len(own) > MOST_OF_A_CODE:
            left = len(own) - MOST_OF_A_CODE
            last = own[MOST_OF_A_CODE]
            findings.append(
                Finding(line=last.line, code=last.code, message=f"{left} more findings of this kind")
            )
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.code)))


def _nothing_found(checked: _Checked) -> Iterator[Finding]:
    if not checked.interview.turns:
        yield Finding(
            line=1,
            code="no-interview",
            message="no speaker labels and no questions were found; write labels as **Name:** at the head of "
            "a paragraph",
        )


def _near_duplicates(checked: _Checked) -> Iterator[Finding]:
    first_lines: dict[str, int] = {}
    for turn in checked.interview.turns:
        first_lines.setdefault(turn.speaker, turn.start_line)
    names = [name for name in first_lines if not is_initials(name) and not name.endswith("(unnamed)")][:60]
    for one, other in combinations(names, 2):
        if any(map(str.isdigit, one + other)):
            continue  # `Participant 1` and `Participant 2`.
        words, others = bare_words(one), bare_words(other)
        alike = is_slip(one, other) or (
            len(words) > 1 and len(others) > 1 and words[0] == others[0] and is_slip(words[-1], others[-1])
        )
        if alike:
            yield Finding(
                line=first_lines[other],
                code="near-duplicate",
                message=f"{other!r} and {one!r} are two people here; speakers.toml can make them one",
            )


def _labels_used_once(checked: _Checked) -> Iterator[Finding]:
    labelled = [turn for turn in checked.interview.turns if turn.label]
    if len(labelled) < 8:
        return
    uses = Counter([turn.speaker for turn in labelled])
    if min(uses.values()) > 1:
        return
    for turn in labelled:
        if uses[turn.speaker] == 1:
            yield Finding(
                line=turn.start_line,
                code="label-once",
                message=f"the label {turn.label!r} is used only here; is it a speaker, and spelled right?",
            )


def _lost_labels(checked: _Checked) -> Iterator[Finding]:
    names = _names_of(checked.interview)
    written = {turn.label for turn in checked.interview.turns if turn.label}
    for turn in checked.interview.turns:
        if "\n\n" not in turn.text:
            continue
        for paragraph in turn.text.split("\n\n")[1:]:
            if _END_OF_LABEL.search(paragraph, 0, LONGEST_LABEL) is None:
                continue
            lost = _known_label(paragraph, names, written) or _unknown_label(paragraph)
            if lost is not None:
                yield Finding(
                    line=_line_of(checked.source, turn, lost.beginning),
                    code="lost-label",
                    message=f"this begins like a label of {lost.whose} and is part of what {turn.speaker} "
                    f"says; {lost.remedy} if it is one",
                )


def _names_of(interview: Interview) -> dict[str, str]:
    """The speakers under their names, first names and surnames, as folded words."""
    names: dict[str, str] = {}
    for speaker in interview.speakers:
        if speaker.name.endswith("(unnamed)"):
            continue
        for spelling in (speaker.name, *speaker.aliases):
            words = bare_words(spelling)
            if words and not is_initials(spelling):
                names.update(dict.fromkeys(("".join(words), words[0], words[-1]), speaker.name))
    return names


def _known_label(paragraph: str, names: Mapping[str, str], written: Collection[str]) -> _Lost | None:
    """A speaker at the beginning of a paragraph: with a colon or a dash, in bold, or with a full stop.

    `names` gives the speakers' names by their words, `written` holds their labels as they are elsewhere.
    """
    label, stop, said = paragraph[:LONGEST_LABEL].partition(". ")
    # `A. Roe` is a name and no answer.
    if stop and len(label) > 1 and label in written and not said[:1].islower():
        return _Lost(f"{label}.", label, f"write **{label}:**")
    found = _LIKE_A_LABEL.match(paragraph) or _BOLD_BEGINNING.match(paragraph)
    if found is None:
        return None
    name = found["name"].rstrip(".")
    meant = names.get("".join(bare_words(name))) or (name if name in written else None)
    return _Lost(found[0], meant, f"write **{meant}:**") if meant else None


def _unknown_label(paragraph: str) -> _Lost | None:
    """Somebody in capitals at the beginning of a paragraph whom no label names: `THE COURT: By whom?`."""
    found = _IN_CAPITALS.match(paragraph)
    name = found["name"].rstrip(".") if found else ""
    if found is None or not name.isupper() or is_data_label(label_key(name)):
        return None
    remedy = f"write it as the other labels, and name {name!r} in speakers.toml or in the front matter,"
    return _Lost(found[0], name, remedy)


def _line_of(source: Source, turn: Turn, beginning: str) -> int:
    """The number of the line of a turn that begins so, or of its first line."""
    for number in range(turn.start_line, turn.end_line):
        if source.lines[number].lstrip("> \t").startswith(beginning.rstrip()):
            return number + 1
    return turn.start_line


def _unattributed(checked: _Checked) -> Iterator[Finding]:
    turns = checked.interview.turns
    if not turns:
        return
    first, last = turns[0].start_line, turns[-1].end_line
    for span in checked.interview.background:
        words = len(span.text.split())
        is_prose = not span.text.lstrip().startswith(("!", "|", "[", "<", ">", "-", "*"))
        if first < span.start_line < last and words >= 12 and is_prose:
            yield Finding(
                line=span.start_line,
                code="unattributed",
                message=f"{words} words between two turns that nobody says",
            )


def _empty_turns(checked: _Checked) -> Iterator[Finding]:
    other = {speaker.name for speaker in checked.interview.speakers if speaker.role == "other"}
    for turn in checked.interview.turns:
        # A break or a jingle is a label without words by nature.
        if not turn.text and turn.speaker not in other:
            yield Finding(
                line=turn.start_line,
                code="empty-turn",
                message=f"nothing stands behind the label {turn.label!r}",
            )


def _unanswered(checked: _Checked) -> Iterator[Finding]:
    interview = checked.interview
    if not interview.qa_pairs:
        return
    answered = {number for pair in interview.qa_pairs for number in pair.answer_turns}
    paired = answered.union(*(pair.question_turns for pair in interview.qa_pairs))
    asking = {speaker.name for speaker in interview.speakers if speaker.role == "interviewer"}
    for number, turn in enumerate(interview.turns):
        if turn.speaker not in asking or turn.number in paired or not turn.text.rstrip().endswith(_ASKS):
            continue
        # `Really?` within an answer opens no pair; what follows it is part of the answer and answers it too.
        following = interview.turns[number + 1 : number + 2]
        if not any(other.speaker not in asking and other.number in answered for other in following):
            yield Finding(
                line=turn.start_line,
                code="unanswered",
                message=f"{turn.speaker} asks here and nobody answers",
            )


def _long_turns(checked: _Checked) -> Iterator[Finding]:
    turns = checked.interview.turns
    if len(turns) < 4:
        return
    # Words are counted where there may be as many; in most files that is nowhere.
    if not any(len(turn.text) > LONG_TURN and turn.text.count(" ") >= LONG_TURN for turn in turns):
        return
    lengths = [turn.text.count(" ") + 1 for turn in turns]
    least = max(LONG_TURN, LONG_TURN_RATIO * median(lengths))
    for turn, length in zip(turns, lengths, strict=True):
        if length > least:
            yield Finding(
                line=turn.start_line,
                code="long-turn",
                message=f"{turn.speaker} speaks {length} words at a stretch; is a label missing below?",
            )


def _before_first_label(checked: _Checked) -> Iterator[Finding]:
    turns = checked.interview.turns
    if not turns or not checked.interview.background:
        return
    above = [span for span in checked.interview.background if span.end_line < turns[0].start_line]
    words = sum(len(span.text.split()) for span in above)
    if words >= 12:
        yield Finding(
            line=above[0].start_line,
            code="before-first-label",
            message=f"{words} words above the first label are kept as background",
        )


def _inaudible(checked: _Checked) -> Iterator[Finding]:
    for turn in checked.interview.turns:
        text = turn.text
        if not ("[" in text or "(" in text) or not any(map(text.__contains__, _INAUDIBLE_HINTS)):
            continue
        for number in range(turn.start_line - 1, turn.end_line):
            for found in _INAUDIBLE.finditer(checked.source.lines[number]):
                yield Finding(
                    line=number + 1, code="inaudible", message=f"{found[0]} in what {turn.speaker} says"
                )


def _timestamp_order(checked: _Checked) -> Iterator[Finding]:
    latest = ""
    for turn in checked.interview.turns:
        if turn.timestamp is None:
            continue
        if turn.timestamp < latest:
            yield Finding(
                line=turn.start_line, code="timestamp-order", message=f"{turn.timestamp} comes after {latest}"
            )
        latest = turn.timestamp


Rule = Callable[[_Checked], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    _nothing_found,
    _near_duplicates,
    _labels_used_once,
    _lost_labels,
    _unattributed,
    _empty_turns,
    _unanswered,
    _long_turns,
    _before_first_label,
    _inaudible,
    _timestamp_order,
)
