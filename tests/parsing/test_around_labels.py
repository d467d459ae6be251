"""What stands before, inside or behind the labels of a transcript changes nothing but times and lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.model import Interview
from interviews.parsing import parse

from .accounting import words_lost_or_invented

PEOPLE = st.sampled_from(
    [
        ("Ines Okoro", "Bram Tielman"),
        ("Łucja Żak", "Dr. Maas"),
        ("Олена Гай", "Петро Сич"),
        ("春川", "夏木"),
        ("علی‌رضا", "می‌نا"),
        ("Q", "A"),
    ]
)
QUESTIONS = ("When did the well run dry?", "Who dug first?", "How deep is it now?", "Would you dig again?")
ANSWERS = (
    "In August, after the last cart.",
    "My uncle did, with a spade that he had borrowed.",
    "Nine metres, and we still found no water.",
    "I would, but elsewhere.",
)
WORDS = st.permutations(range(len(QUESTIONS)))

Line = Callable[[int, str, str], str]


def transcript(people: tuple[str, str], order: list[int], line: Line, *, between: str = "\n\n") -> str:
    said = [(QUESTIONS[number], ANSWERS[number]) for number in order]
    turns = [(name, words) for pair in said for name, words in zip(people, pair, strict=True)]
    return between.join(line(number, name, words) for number, (name, words) in enumerate(turns, 1))


def bold(number: int, name: str, words: str) -> str:
    return f"**{name}:** {words}"


def structure(text: str) -> tuple[object, ...]:
    (interview,) = parse(text)
    return (
        [(one.name, one.role) for one in interview.speakers],
        [(turn.speaker, turn.label, turn.text) for turn in interview.turns],
        [(pair.question_turns, pair.answer_turns) for pair in interview.qa_pairs],
    )


def times(text: str) -> list[str | None]:
    (interview,) = parse(text)
    return [turn.timestamp for turn in interview.turns]


TIMES = (
    "[00:{:02}:05]",
    "(00:{:02}:05)",
    "00:{:02}:05",
    "#00:{:02}:05-3#",
    "{{00:{:02}:05}}",
    "`00:{:02}:05`",
    "*[00:{:02}:05]*",
    "\\[00:{:02}:05\\]",
    "[00:{:02}:05](https://play.example/?t={})",
    "<time>00:{:02}:05</time>",
    "[00:{:02}:05.250]",
    "🕐 00:{:02}:05",
)


@pytest.mark.parametrize("form", TIMES)
@pytest.mark.parametrize(
    "place",
    [
        lambda time, name, words: f"{time} **{name}:** {words}",
        lambda time, name, words: f"**{name}** {time}: {words}",
        lambda time, name, words: f"**{name}:** {time} {words}",
        lambda time, name, words: f"**{name}:**\n{time}\n{words}",
        lambda time, name, words: f"{time}\n**{name}:** {words}",
        lambda time, name, words: f"{time}\n\n**{name}:** {words}",
    ],
    ids=["before", "behind the name", "before the words", "below", "above", "in a paragraph above"],
)
@given(people=PEOPLE, order=WORDS)
@settings(max_examples=6, deadline=None)
def test_a_time_at_every_label_changes_only_timestamps(
    form: str, place: Callable[[str, str, str], str], people: tuple[str, str], order: list[int]
) -> None:
    timed = transcript(
        people, order, lambda number, name, words: place(form.format(number, number), name, words)
    )
    assert structure(timed) == structure(transcript(people, order, bold))
    assert times(timed) == [f"00:{number:02}:05" for number in range(1, 9)]


@pytest.mark.parametrize("form", TIMES[:5])
@given(people=PEOPLE, order=WORDS)
@settings(max_examples=6, deadline=None)
def test_a_time_inside_every_label_changes_only_timestamps(
    form: str, people: tuple[str, str], order: list[int]
) -> None:
    for inside in ("{time} {name}", "{name} {time}"):
        timed = transcript(
            people,
            order,
            lambda number, name, words, inside=inside: bold(
                number, inside.format(time=form.format(number), name=name), words
            ),
        )
        assert structure(timed) == structure(transcript(people, order, bold))
        assert times(timed) == [f"00:{number:02}:05" for number in range(1, 9)]


@pytest.mark.parametrize("form", TIMES[:10])
@given(people=PEOPLE, order=WORDS)
@settings(max_examples=6, deadline=None)
def test_a_time_at_the_end_of_every_turn_changes_only_timestamps(
    form: str, people: tuple[str, str], order: list[int]
) -> None:
    timed = transcript(
        people, order, lambda number, name, words: f"**{name}:** {words} {form.format(number, number)}"
    )
    assert structure(timed) == structure(transcript(people, order, bold))
    assert times(timed) == [f"00:{number:02}:05" for number in range(1, 9)]


LEADS = (
    "- ", "* ", "> ", "> > ", "{}. ", "{}) ", "— ", "<a id='x{}'></a> ", "[#](#x{}) ", "[p. {}] ", "{{{}}} ",
    "¶{} ", "🎙️ ", "👩‍🌾 ", "→ ", "![](x.png) ", "<span class='q'>", "\u200b", "\u00a0", "| ", "[^{}] ", "- [ ] ",
)  # fmt: skip


@pytest.mark.parametrize("lead", LEADS)
@given(people=PEOPLE, order=WORDS)
@settings(max_examples=6, deadline=None)
def test_what_stands_before_every_label_changes_nothing(
    lead: str, people: tuple[str, str], order: list[int]
) -> None:
    led = transcript(
        people, order, lambda number, name, words: lead.format(number) + bold(number, name, words)
    )
    assert structure(led) == structure(transcript(people, order, bold))


@pytest.mark.parametrize("lead", LEADS)
def test_what_stands_before_some_labels_changes_nothing(lead: str) -> None:
    people, order = ("Ines Okoro", "Bram Tielman"), [0, 1, 2, 3]
    some = transcript(
        people,
        order,
        lambda number, name, words: (
            (lead.format(number) if number in (4, 5) else "") + bold(number, name, words)
        ),
    )
    assert structure(some) == structure(transcript(people, order, bold))


MARKS = (
    "=={}:==", "<u>{}:</u>", "<strong>{}:</strong>", "<b><u>{}:</u></b>", "`{}:`", "[{}:]{{.underline}}",
    "**[{}](people/x.md):**", "__{}:__", "***{}:***", "**\"{}\":**", "**🎤 {}:**", "**{}：**", "**{}:**\\\n", "**{}:**<br>",
)  # fmt: skip


@pytest.mark.parametrize("marks", MARKS)
@given(people=PEOPLE, order=WORDS)
@settings(max_examples=6, deadline=None)
def test_the_marks_of_labels_change_nothing_but_the_label(
    marks: str, people: tuple[str, str], order: list[int]
) -> None:
    def without_labels(text: str) -> Interview:
        (interview,) = parse(text)
        return interview

    marked = without_labels(
        transcript(people, order, lambda number, name, words: f"{marks.format(name)} {words}")
    )
    plain = without_labels(transcript(people, order, bold))
    assert [(one.name, one.role) for one in marked.speakers] == [
        (one.name, one.role) for one in plain.speakers
    ]
    assert [(turn.speaker, turn.text) for turn in marked.turns] == [
        (turn.speaker, turn.text) for turn in plain.turns
    ]
    assert [pair.question_turns for pair in marked.qa_pairs] == [
        pair.question_turns for pair in plain.qa_pairs
    ]


@pytest.mark.parametrize(
    ("written", "label", "name"),
    [
        ("**Ines Okoro (IO):**", "Ines Okoro (IO)", "Ines Okoro"),
        ("**Ines\u00a0Okoro:**", "Ines\u00a0Okoro", "Ines Okoro"),
        ("**[[People/Ines Okoro|Ines]]:**", "[[People/Ines Okoro|Ines]]", "Ines Okoro"),
        ("**[Ines Okoro](people/ines.md):**", "[Ines Okoro](people/ines.md)", "Ines Okoro"),
        ("**🎤 Ines Okoro:**", "🎤 Ines Okoro", "Ines Okoro"),
        ("**Ines\u200cOkoro:**", "Ines\u200cOkoro", "Ines\u200cOkoro"),
        ("**[0:12] Ines Okoro:**", "Ines Okoro", "Ines Okoro"),
        ("[Ines Okoro]:", "Ines Okoro", "Ines Okoro"),
        ("@Ines:", "@Ines", "Ines"),
    ],
)
def test_the_label_is_as_written_and_the_name_is_bare(written: str, label: str, name: str) -> None:
    (interview,) = parse(
        f"{written} Who dug first?\n\n**Bram Tielman:** My uncle.\n\n{written} And then?\n\n**Bram Tielman:** I did."
    )
    assert [turn.label for turn in interview.turns] == [label, "Bram Tielman"] * 2
    assert interview.turns[0].speaker == name


@pytest.mark.parametrize(
    "end",
    [
        "I told them this:\n\n**Never dig at noon**",
        "She said:\n\nEnd of the interview!",
        "It said:\n\n*The interview with the mayor is long and dull.*",
        "After the interview with the mayor the plan was edited by the council, and nobody read it again.",
    ],
)
def test_what_a_speaker_ends_with_is_said(end: str) -> None:
    question = "**Ines Okoro:** What became of the plan?\n\n**Bram Tielman:** I lost it.\n\n"
    (interview,) = parse(f"{question}**Ines Okoro:** Is that all?\n\n**Bram Tielman:** No.\n\n{end}\n")
    assert interview.turns[-1].text == f"No.\n\n{end}"


def test_a_subheading_ends_no_turn_that_leads_to_it() -> None:
    text = (
        "**Ines Okoro:** What did you say?\n\n**Bram Tielman:** I said this:\n\n**Never at noon**\n\n"
        "**Ines Okoro:** And they?\n\n**Bram Tielman:** They dug.\n"
    )
    assert parse(text)[0].turns[1].text == "I said this:\n\n**Never at noon**"


def test_a_time_that_a_turn_begins_with_makes_no_chapter_of_its_label() -> None:
    text = (
        "00:01:02 Ines Okoro\n12:30 was when we ate.\n\n00:02:02 Bram Tielman\nWhy did you eat?\n\n"
        "00:03:02 Ines Okoro\nI was hungry.\n"
    )
    assert [turn.speaker for turn in parse(text)[0].turns] == ["Ines Okoro", "Bram Tielman", "Ines Okoro"]


def test_letters_that_a_question_offers_answer_nothing() -> None:
    asked = "Which shaft was it? A: or B: I forget."
    (interview,) = parse(f"Q: {asked}\n\nA: It was B.\n\nQ: Who dug it?\n\nA: My uncle did.\n")
    assert interview.turns[0].text == asked


@pytest.mark.parametrize("names", [("Speaker 2.1", "Speaker 2.2"), ("How Wei Lim", "Ines Okoro")])
def test_a_number_or_a_surname_that_asks_elsewhere_is_of_a_speaker(names: tuple[str, str]) -> None:
    one, other = names
    text = f"**{one}:** Who dug?\n\n**{other}:** I did.\n\n**{one}:** Why?\n\n**{other}:** I was told to.\n"
    assert [turn.speaker for turn in parse(text)[0].turns] == [one, other, one, other]


@pytest.mark.parametrize("marks", ["*", "**"])
def test_words_before_a_colon_of_whole_questions_are_nobody(marks: str) -> None:
    questions = ("Honestly: is it deep?", "Water: why there?", "And when did you dig?")
    text = "".join(f"{marks}{asked}{marks}\n\nI forget.\n\n" for asked in questions)
    (interview,) = parse(f"# Interview with Ines Okoro\n\n{text}")
    assert [pair.question for pair in interview.qa_pairs] == list(questions)


def test_an_answer_whose_label_does_not_count_is_not_lost() -> None:
    text = "聞き手：山本\\\n****a**\nQ: Who? A: I."
    assert words_lost_or_invented(text, parse(text)) == []
