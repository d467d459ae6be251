"""What looks wrong in a transcript, so that its owner can look at the line.

`CHECKS` is the one list of codes; `docs/checks.md` describes them. Each rule gives the findings of one kind,
and looks closely only where a cheap look says that there may be one.
"""

from __future__ import annotations

from typing import Literal

from interviews.model import Finding, Interview
from interviews.parsing.checks.checked import Checked, Rule, Seen
from interviews.parsing.checks.lost_labels import lost_labels
from interviews.parsing.checks.nothing_found import nothing_found
from interviews.parsing.checks.people import (
    joint_labels,
    labels_of_two,
    labels_used_once,
    near_duplicates,
    unheard,
    unnamed_speakers,
    unsure_roles,
)
from interviews.parsing.checks.turns import (
    before_first_label,
    empty_turns,
    inaudible,
    long_turns,
    questions_in_answers,
    timestamp_order,
    unanswered,
    unattributed,
    unlabelled_answers,
    untaken_times,
)
from interviews.parsing.source import Source

__all__ = ["CHECKS", "MOST_OF_A_CODE", "RULES", "Seen", "Severity", "check", "severity_of"]

MOST_OF_A_CODE = 200
"""Findings of one code in a file; the rest is counted in the last one."""

Severity = Literal["error", "warning", "note"]

CHECKS: dict[str, tuple[Severity, str]] = {
    "front-matter": ("error", "the front matter is not valid YAML or TOML"),
    "same-transcript": ("warning", "another file holds the same transcript"),
    "no-interview": ("error", "no speaker labels or questions were found"),
    "encoding": ("warning", "the file is not UTF-8"),
    "near-duplicate": ("warning", "two speakers have nearly the same name"),
    "two-people": ("warning", "a label that fits two people alike"),
    "joint-label": ("note", "a label that names several people together"),
    "unheard": ("warning", "somebody whom the front matter names and who does not speak"),
    "unnamed-speaker": ("note", "somebody known by a role, letter or number only"),
    "unclear-name": ("note", "a name whose family name nothing tells"),
    "role-unsure": ("warning", "a role that was told by a small margin"),
    "label-once": ("note", "a label is used only once"),
    "lost-label": ("warning", "what looks like a label, within what somebody says"),
    "question-in-answer": ("warning", "a question set off as a whole, within what somebody answers"),
    "unlabelled-answer": ("warning", "words like an answer, within the turn of whoever asks"),
    "unattributed": ("warning", "words that nobody says, between two turns or below the last"),
    "empty-turn": ("warning", "a label without words"),
    "unanswered": ("note", "a question without an answer"),
    "long-turn": ("warning", "a turn much longer than the others: a lost label?"),
    "before-first-label": ("note", "text before the first label"),
    "inaudible": ("note", "words that the transcriber could not hear"),
    "untaken-time": ("note", "what looks like a time and was read as words"),
    "timestamp-order": ("warning", "a time earlier than the one before it"),
}
"""Each code with its severity and what it means."""

RULES: dict[str, Rule] = {
    "no-interview": nothing_found,
    "near-duplicate": near_duplicates,
    "two-people": labels_of_two,
    "joint-label": joint_labels,
    "unheard": unheard,
    "unnamed-speaker": unnamed_speakers,
    "role-unsure": unsure_roles,
    "label-once": labels_used_once,
    "lost-label": lost_labels,
    "question-in-answer": questions_in_answers,
    "unlabelled-answer": unlabelled_answers,
    "unattributed": unattributed,
    "empty-turn": empty_turns,
    "unanswered": unanswered,
    "long-turn": long_turns,
    "before-first-label": before_first_label,
    "inaudible": inaudible,
    "untaken-time": untaken_times,
    "timestamp-order": timestamp_order,
}
"""The rule for each code that a single transcript shows; others come from reading it, or from several."""


def severity_of(code: str) -> Severity:
    return CHECKS[code][0]


def check(interview: Interview, source: Source, seen: Seen) -> tuple[Finding, ...]:
    """The findings in one interview, in the order of their lines."""
    checked = Checked(interview, source, seen)
    findings = [*interview.warnings]
    for code, rule in RULES.items():
        remarks = list(rule(checked))
        left = len(remarks) - MOST_OF_A_CODE
        if left > 0:
            remarks[MOST_OF_A_CODE:] = [(remarks[MOST_OF_A_CODE][0], f"{left} more findings of this kind")]
        findings += [Finding(line=line, code=code, message=message) for line, message in remarks]
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.code)))
