"""The codes of findings: `docs/checks.md` describes each, and a test compares the two."""

from __future__ import annotations

from typing import Literal

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
    "unattributed": ("warning", "words between two turns that nobody says"),
    "empty-turn": ("warning", "a label without words"),
    "unanswered": ("note", "a question without an answer"),
    "long-turn": ("warning", "a turn much longer than the others: a lost label?"),
    "before-first-label": ("note", "text before the first label"),
    "inaudible": ("note", "words that the transcriber could not hear"),
    "untaken-time": ("note", "what looks like a time and was read as words"),
    "timestamp-order": ("warning", "a time earlier than the one before it"),
}
"""Each code with its severity and what it means."""


def severity_of(code: str) -> Severity:
    """How bad a finding is."""
    return CHECKS[code][0]
