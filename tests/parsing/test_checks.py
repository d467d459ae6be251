from __future__ import annotations

import cProfile
import re
from pathlib import Path

import pytest

from interviews.model import Finding
from interviews.parsing import parse
from interviews.parsing.checks import CHECKS, MOST_OF_A_CODE
from interviews.parsing.speakers_file import read_speakers_file
from tests.rows import read_rows

ROWS = Path(__file__).parent / "rows"

LONG = "word " * 1500
TALK = "".join(f"**Ines:** Question {n}?\n\n**Bram:** Answer {n}.\n\n" for n in range(5))
GESPRAECH = "".join(
    f"Uta Kehl: Wie war das, Herr Brandt, in Jahr {n}?\n\nOle Brandt: Da war ich Müller.\n\n"
    for n in range(5)
)
ANSWER = (
    "We began in spring, when the water was low, and carried the stones up from the ford one by one. " * 4
)
TALES = "".join(f"**Ines:** Question {n}?\n\n**Bram:** {ANSWER}\n\n" for n in range(5))

EXAMPLES = {
    "front-matter": ("---\na: 1\nb: c: d\n---\n" + TALK, 3),
    "no-interview": ("Just prose.\n", 1),
    "near-duplicate": (TALK + "**Lotte:** Hi.\n\n**Ines:** Who?\n\n**Lotta:** Me.\n\n**Ines:** You?\n\n**Lotte:** Yes.\n\n**Lotta:** I.\n", 25),
    "two-people": ("---\ninterviewees: [Bram Oort, Bram Tielman]\n---\n" + TALK, 6),
    "joint-label": (TALK + "**Ines / Bram:** Goodbye.\n", 21),
    "unheard": ("---\ninterviewees:\n  - Bram Oort\n  - Lotte Roe\n---\n" + TALK, 4),
    "unnamed-speaker": ("**Interviewer:** How deep?\n\n**Bram Oort:** Deep.\n\n" * 3, 1),
    "label-once": (TALK + "**Gustav Roe:** Hello.\n", 21),
    "lost-label": (TALK + "**Ines Roe:** And?\n\n**Bram:** So.\n\nMs Roe - When?\n", 25),
    "question-in-answer": (TALK + "**Ines:** And?\n\n**Bram:** So.\n\n**What did you do then?**\n\nDug.\n", 25),
    "unlabelled-answer": (TALES + f"**Ines:** How did you begin?\n\n{ANSWER}\n", 23),
    "empty-turn": (TALK + "**Bram:**\n\n**Ines:** Still there?\n\n**Bram:** Yes.\n", 21),
    "unanswered": (TALK + "**Ines:** Anything else?\n", 21),
    "long-turn": (TALK + f"**Bram:** {LONG}\n", 21),
    "before-first-label": ("We went to the well of Hollin on a Sunday in August and asked.\n\n" + TALK, 1),
    "inaudible": (TALK + "**Bram:** It was \\[unintelligible 00:04:57\\] deep.\n", 21),
    "untaken-time": (TALK + "**Bram:** [12.5.33] It was deep.\n", 21),
    "timestamp-order": ("**Ines** (00:10): A?\n\n**Bram** (00:20): B.\n\n**Ines** (00:05): C?\n\n**Bram** (00:30): D.\n", 5),
}  # fmt: skip


def found(text: str, code: str) -> list[Finding]:
    return [one for interview in parse(text, "talk.md") for one in interview.warnings if one.code == code]


@pytest.mark.parametrize("code", EXAMPLES)
def test_finding_names_its_line(code: str) -> None:
    text, line = EXAMPLES[code]
    assert line in [finding.line for finding in found(text, code)]


def test_a_short_question_within_an_answer_is_answered_by_what_follows() -> None:
    (interview,) = parse(
        TALK + "**Ines:** Really?\n\n**Bram:** Yes, in a houseboat.\n\n**Ines:** Mhm.\n\n" + TALK
    )
    assert interview.warnings == ()


@pytest.mark.parametrize(("lost", "remedy"), read_rows(ROWS / "lost_labels.txt"))
def test_a_lost_label_is_found_however_it_is_written(lost: str, remedy: str | None) -> None:
    text = TALK + f"**Bram:** So.\n\n{lost}\n\nThere.\n\n**Ines:** And?\n\n**Bram:** Yes.\n"
    findings = found(text, "lost-label")
    assert [finding.line for finding in findings] == [23] * (remedy is not None)
    assert all(remedy in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("lost", "is_lost"),
    [
        ("[Uta Kehl] Und dann?", True),
        ("Da stand es. Uta Kehl: Und dann?", True),
        ("So sagte es Uta Kehl: gar nicht.", False),
    ],
)
def test_a_lost_label_is_found_in_german(lost: str, is_lost: bool) -> None:
    text = GESPRAECH + f"Ole Brandt: Ja.\n\n{lost}\n\nUnd mehr.\n\nUta Kehl: Gut?\n\nOle Brandt: Gut.\n"
    assert [finding.line for finding in found(text, "lost-label")] == [23] * is_lost


@pytest.mark.parametrize(
    "text",
    [
        f"{TALK}**NURSE:** Tea?\n\n**Ines:** And?\n",
        "Q. How deep did you dig?\n\nA. Ten feet, my friend.\n\nNURSE: Tea?\n\nQ. And then?\n\nA. I dug.\n",
    ],
)
def test_a_label_in_capitals_that_is_used_once_counts_when_it_is_named(text: str) -> None:
    assert "lost-label" in [finding.code for finding in parse(text)[0].warnings]
    (interview,) = parse(f"---\nparticipants: [NURSE]\n---\n{text}")
    assert "NURSE" in [turn.speaker for turn in interview.turns]


@pytest.mark.parametrize(
    ("question", "how"),
    [
        ("**What did you do then?**", "in bold"),
        ("*What did you do then?*", "in italics"),
        ("### What did you do then?", "as a heading"),
        ("**Und was tatest du dann?**", "in bold"),
        ("**それからどうしましたか。**", "in bold"),
    ],
)
def test_a_question_that_is_set_off_within_an_answer_is_found(question: str, how: str) -> None:
    findings = found(
        TALK + f"**Ines:** And?\n\n**Bram:** So.\n\n{question}\n\nI dug.\n\n{TALK}", "question-in-answer"
    )
    assert [finding.line for finding in findings] == [25]
    assert how in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "**Bram:** I sang.\n\n*Where are the boats?*\n\n*Out on the bay.*\n\nSo it went.\n",
        "**Ines:** Let us see.\n\n**What did you do then?**\n\nThat is what I ask.\n\n**Bram:** Dug.\n",
        "**Bram:** So.\n\n### On wells\n\nI dug.\n",
    ],
)
def test_songs_statements_and_questions_of_whoever_asks_are_no_finding(text: str) -> None:
    assert found(TALK + text, "question-in-answer") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TALES + f"**Ines:** How did you begin?\n\n{ANSWER}\n\n**Ines:** And then?\n\n**Bram:** Yes.\n", 23),
        (GESPRAECH + f"Uta Kehl: Und wie?\n\n{'Wir trugen die Steine vom Fluss herauf. ' * 8}\n", 23),
        (TALES + f"**Ines:** {ANSWER}\n\nHow did you begin?\n\n**Bram:** So.\n", None),
        (TALES + f"**Ines:** How did you begin?\n\n{ANSWER}\n\n**Bram:** Just so.\n", None),
        (TALES + "**Ines:** How did you begin?\n\nI ask since I was there.\n", None),
    ],
)
def test_an_answer_within_the_turn_of_whoever_asks_is_found(text: str, line: int | None) -> None:
    assert [finding.line for finding in found(text, "unlabelled-answer")] == [line] * (line is not None)


@pytest.mark.parametrize(("said", "written"), read_rows(ROWS / "untaken_times.txt"))
def test_a_time_at_an_edge_that_was_not_taken_is_found(said: str, written: str | None) -> None:
    findings = found(TALK + f"**Bram:** {said}\n", "untaken-time")
    assert len(findings) == (written is not None)
    assert all(written in finding.message for finding in findings)


@pytest.mark.parametrize("remark", ["[INAUDIBLE]", "(Unintelligible)", "[UNVERSTÄNDLICH 0:12]", "[???]"])
def test_what_nobody_could_hear_is_found_however_it_is_written(remark: str) -> None:
    findings = found(TALK + f"**Bram:** The well (the old one) was {remark} deep.\n", "inaudible")
    assert [finding.message for finding in findings] == [f"{remark} in what Bram says"]


def test_who_has_no_name_is_told_once_with_how_to_name_them() -> None:
    findings = found(
        "**Speaker 1:** How deep?\n\n**Speaker 2:** Ten feet, I think.\n\n" * 4, "unnamed-speaker"
    )
    assert [finding.line for finding in findings] == [1, 3]
    assert "interviews speakers name talk.md 'Speaker 1' \"NAME\"" in findings[0].message


def test_who_has_neither_name_nor_label_is_named_in_the_front_matter() -> None:
    text = "".join(f"**Wie war es in Jahr {n} bei Ihnen?**\n\nIch war Müller.\n\n" for n in range(4))
    (first, second) = found("# Gespräch über die Mühle\n\n" + text, "unnamed-speaker")
    assert (first.line, second.line) == (3, 5)
    assert "interviewers: [NAME]" in first.message
    assert "interviewees: [NAME]" in second.message


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("**Who {}?**\n\nNobody.\n\n", 23),
        ("#### Who {}?\n\nNobody.\n\n", 23),
        ("Who {}?\n\nNobody.\n\n", None),
    ],
)
def test_questions_of_another_interview_below_the_last_turn_are_found(asked: str, line: int | None) -> None:
    below = "".join(asked.format(word) for word in ("digs", "carries", "pays"))
    (interview,) = parse(f"{TALK}## The other well\n\n{below}", "x.md")
    assert [finding.line for finding in interview.warnings if finding.code == "unattributed"] == (
        [line] if line else []
    )


def test_breaks_are_nobody() -> None:
    assert found(TALK + "**Break:** [00:12]\n\n" + TALK, "unnamed-speaker") == []


@pytest.mark.parametrize(
    ("head", "talk", "names"),
    [
        ("interviewees: [Bram Oort, Bram Tielman]", TALK, ("Bram Oort", "Bram Tielman")),
        ("invitados: [Ole Brandt, Ole Brenner]", GESPRAECH.replace("Ole Brandt:", "Ole:"), ("Ole Brandt", "Ole Brenner")),
    ],
)  # fmt: skip
def test_a_label_that_fits_two_people_names_both(head: str, talk: str, names: tuple[str, str]) -> None:
    (finding,) = found(f"---\n{head}\n---\n{talk}", "two-people")
    assert all(name in finding.message for name in names)


@pytest.mark.parametrize(
    ("label", "is_joint"),
    [
        ("Ines / Bram", True),
        ("Ines & Bram", True),
        ("Ines und Bram", True),
        ("Uta Kehl y Ole Brandt", True),
        ("Hook & Line", False),
    ],
)
def test_a_joint_label_is_found_and_an_outlet_is_none(label: str, is_joint: bool) -> None:
    assert [finding.line for finding in found(TALK + f"**{label}:** So.\n", "joint-label")] == [21] * is_joint


def test_who_is_named_and_speaks_under_a_shorter_name_is_heard() -> None:
    assert found("---\ninterviewees: [Bram Oort]\ninterviewer: Ines Roe\n---\n" + TALK, "unheard") == []
    assert found("---\nentrevistado: Brandt, Ole\n---\n" + GESPRAECH, "unheard") == []
    (finding,) = found(
        "---\nentrevistado: Ole Brandt\nentrevistadora: Lotte Roe\n---\n" + GESPRAECH, "unheard"
    )
    assert finding.line == 3


UNSURE = (
    "**Ana Roe:** The well is old.\n\n**Bo Lund:** The ford is older.\n\n"
    "**Ana Roe:** Is it?\n\n**Bo Lund:** It is. Is the well deep?\n\n"
    "**Ana Roe:** It is deep, and cold.\n\n**Bo Lund:** So is the ford.\n"
)


def test_a_doubtful_role_is_told_with_what_speaks_for_either() -> None:
    for finding in found(UNSURE, "role-unsure"):
        assert "for asking speaks" in finding.message
        assert "for answering speaks" in finding.message
        assert "speakers.toml" in finding.message
    (interview,) = parse(UNSURE)
    doubtful = {one.speaker for one in interview.casting if one.score is not None and abs(one.score) < 0.7}
    assert {finding.line for finding in found(UNSURE, "role-unsure")} == {
        turn.start_line for turn in interview.turns[:2] if turn.speaker in doubtful
    }


def test_a_role_that_is_given_is_in_no_doubt() -> None:
    people = read_speakers_file('["Ana Roe"]\nrole = "interviewer"\n["Bo Lund"]\nrole = "interviewee"\n', "")
    (interview,) = parse(UNSURE, "", people)
    assert "role-unsure" not in [finding.code for finding in interview.warnings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Flour:** 200 g\n\n**Salt:** none\n", ["line 1, 'Flour'", "line 3, 'Salt' (used once)"]),
        ("**Datum:** Mai\n\nEs regnete.\n", ["line 1, 'Datum' (a word for data"]),
        (
            "".join(
                f"Uta Kehl: „Das war {n}.“\n\nSo war es.\n\nOle Brandt: „Nein.“\n\nDann ging er.\n\n"
                for n in range(4)
            ),
            ["line 1, 'Uta Kehl'; line 5, 'Ole Brandt' (everything behind them is in quotation marks)"],
        ),
        ("**Q:** The longest river?\n\n**A:** The Hollin.\n\n" * 3, ["line 1, 'Q'", "as in a quiz"]),
        ("Es regnete.\n\n**Wie tief ist der Brunnen?**\n\nTief.\n", ["line 3", "the only bold question"]),
        ("**Too wet?** Flour.\n\n**Too dry?** Water.\n", ["line 1, 'Too wet?'", "in front of its answer"]),
        ("00:01.000 --> 00:04.000\nIt rained.\n\n00:05.000 --> 00:09.000\nAgain.\n", ["captions"]),
        ("**[00:01]** Es regnete.\n\n**[00:05]** Wieder.\n", ["none says who speaks"]),
    ],
)
def test_why_no_interview_was_found_is_told(text: str, told: list[str]) -> None:
    (finding,) = found(text, "no-interview")
    assert [part for part in told if part not in finding.message] == []
    assert "**Name:**" in finding.message


def test_what_is_told_of_a_file_without_an_interview_is_short() -> None:
    (finding,) = found("".join(f"**Thing {chr(97 + n)}:** one\n\n" for n in range(20)), "no-interview")
    assert finding.message.count("line ") <= 5


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
    findings = found("**Ines:** And?\n\n**Bram:** (inaudible)\n\n" * 500, "inaudible")
    assert len(findings) == MOST_OF_A_CODE + 1
    assert "300 more" in " ".join(finding.message for finding in findings)


def test_many_lost_labels_in_one_turn_take_linear_time() -> None:
    def calls(count: int) -> int:
        text = TALK + "**Bram:** So.\n\n" + "Ines - When? Bram: So. **Ines:** And?\n\n" * count
        with cProfile.Profile() as profile:
            parse(text)
        return sum(entry.callcount for entry in profile.getstats())

    calls(100)
    assert calls(3200) < 10 * calls(400)
