from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviews.parsing import parse
from interviews.parsing.checks import CHECKS

LONG = "word " * 1500
TALK = "".join(f"**Ines:** Question {n}?\n\n**Bram:** Answer {n}.\n\n" for n in range(5))

EXAMPLES = {
    "front-matter": ("---\na: 1\nb: c: d\n---\n" + TALK, 3),
    "no-interview": ("Just prose.\n", 1),
    "near-duplicate": (TALK + "**Lotte:** Hi.\n\n**Ines:** Who?\n\n**Lotta:** Me.\n\n**Ines:** You?\n\n**Lotte:** Yes.\n\n**Lotta:** I.\n", 25),
    "label-once": (TALK + "**Gustav Roe:** Hello.\n", 21),
    "lost-label": (TALK + "**Ines Roe:** And?\n\n**Bram:** So.\n\nMs Roe - When?\n", 25),
    "empty-turn": (TALK + "**Bram:**\n\n**Ines:** Still there?\n\n**Bram:** Yes.\n", 21),
    "unanswered": (TALK + "**Ines:** Anything else?\n", 21),
    "long-turn": (TALK + f"**Bram:** {LONG}\n", 21),
    "before-first-label": ("We went to the well of Hollin on a Sunday in August and asked.\n\n" + TALK, 1),
    "inaudible": (TALK + "**Bram:** It was \\[unintelligible 00:04:57\\] deep.\n", 21),
    "timestamp-order": ("**Ines** (00:10): A?\n\n**Bram** (00:20): B.\n\n**Ines** (00:05): C?\n\n**Bram** (00:30): D.\n", 5),
}  # fmt: skip


@pytest.mark.parametrize("code", EXAMPLES)
def test_finding_names_its_line(code: str) -> None:
    text, line = EXAMPLES[code]
    (interview,) = parse(text)
    assert (line, code) in [(finding.line, finding.code) for finding in interview.warnings]


def test_a_short_question_within_an_answer_is_answered_by_what_follows() -> None:
    (interview,) = parse(
        TALK + "**Ines:** Really?\n\n**Bram:** Yes, in a houseboat.\n\n**Ines:** Mhm.\n\n" + TALK
    )
    assert interview.warnings == ()


@pytest.mark.parametrize(
    ("lost", "remedy"),
    [
        ("**Bram** then dug.", "**Bram:**"),
        ("**Ines.** and then?", "**Ines:**"),
        ("**Ines.** And then, she asked,", "**Ines:**"),
        ("Ines. And then?", "**Ines:**"),
        ("Ines. And then - when?", "**Ines:**"),
        ("NURSE: Tea, Mr Tielman?", "speakers.toml"),
        ("ŹREBIĘCKA: Tea, Mr Tielman?", "speakers.toml"),
        ("THE COURT: By whom, Captain?", "the front matter"),
        ("NOTE: Somebody laughed.", None),
        ("Gustav. He was a smith.", None),
    ],
)
def test_a_lost_label_is_found_however_it_is_written(lost: str, remedy: str | None) -> None:
    (interview,) = parse(TALK + f"**Bram:** So.\n\n{lost}\n\n**Ines:** And?\n\n**Bram:** Yes.\n")
    found = [finding for finding in interview.warnings if finding.code == "lost-label"]
    assert [finding.line for finding in found] == [23] * (remedy is not None)
    assert all(remedy in finding.message for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        f"{TALK}**NURSE:** Tea?\n\n**Ines:** And?\n",
        "Q. How deep?\n\nA. Ten feet.\n\nNURSE: Tea?\n\nQ. And then?\n\nA. We dug.\n",
    ],
)
def test_a_label_in_capitals_that_is_used_once_counts_when_it_is_named(text: str) -> None:
    assert "lost-label" in [finding.code for finding in parse(text)[0].warnings]
    (interview,) = parse(f"---\nparticipants: [NURSE]\n---\n{text}")
    assert "NURSE" in [turn.speaker for turn in interview.turns]


def test_a_clean_transcript_has_no_findings() -> None:
    assert parse(TALK)[0].warnings == ()


def test_only_known_codes_are_used() -> None:
    for text, _ in EXAMPLES.values():
        assert {finding.code for finding in parse(text)[0].warnings} <= set(CHECKS)


def test_the_manual_lists_every_check_with_its_severity() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", manual, re.MULTILINE))
    assert listed == {code: severity for code, (severity, _) in CHECKS.items()}


def test_thousands_of_findings_of_a_kind_are_counted_and_not_listed() -> None:
    text = "**Ines:** And?\n\n**Bram:** (inaudible)\n\n" * 500
    findings = [finding for finding in parse(text)[0].warnings if finding.code == "inaudible"]
    assert len(findings) == 201
    assert "300 more" in " ".join(finding.message for finding in findings)
