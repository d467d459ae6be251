"""What looks wrong in a transcript, so that its owner can look at the line.

`CHECKS` is the one list of codes; `docs/checks.md` describes them. Each rule gives the findings of one kind,
and looks closely only where a cheap look says that there may be one.
"""

from __future__ import annotations

from interviews.model import Finding, Interview
from interviews.parsing.checks.checked import Checked, Rule, Seen
from interviews.parsing.checks.codes import CHECKS, Severity, severity_of
from interviews.parsing.checks.labels import labels_used_once, near_duplicates
from interviews.parsing.checks.lost_labels import lost_labels
from interviews.parsing.checks.nothing_found import nothing_found
from interviews.parsing.checks.people import (
    joint_labels,
    labels_of_two,
    unheard,
    unnamed_speakers,
    unsure_roles,
)
from interviews.parsing.checks.questions import questions_in_answers, unanswered, unlabelled_answers
from interviews.parsing.checks.times import timestamp_order, untaken_times
from interviews.parsing.checks.turns import (
    before_first_label,
    empty_turns,
    inaudible,
    long_turns,
    unattributed,
)
from interviews.parsing.source import Source

__all__ = ["CHECKS", "MOST_OF_A_CODE", "RULES", "Seen", "Severity", "check", "severity_of"]

MOST_OF_A_CODE = 200
"""Findings of one code in a file; the rest is counted in the last one."""

RULES: tuple[Rule, ...] = (
    nothing_found,
    near_duplicates,
    labels_of_two,
    joint_labels,
    unheard,
    unnamed_speakers,
    unsure_roles,
    labels_used_once,
    lost_labels,
    questions_in_answers,
    unlabelled_answers,
    unattributed,
    empty_turns,
    unanswered,
    long_turns,
    before_first_label,
    inaudible,
    untaken_times,
    timestamp_order,
)


def check(interview: Interview, source: Source, seen: Seen) -> tuple[Finding, ...]:
    """The findings in one interview, in the order of their lines."""
    checked = Checked(interview, source, seen)
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
