"""Turns, words, concordances and frequencies, counted on interviews whose counts are written down here."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.api import parse
from interviews.counting.concordance import as_written, concordance
from interviews.counting.frequencies import frequencies
from interviews.counting.said import number_of_words, said_in_interviews
from interviews.counting.talk import talk

TALK = (Path(__file__).parents[1] / "sessions" / "counts" / "talks" / "well.md").read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run) -> Path:
    (tmp_path / "interviews.toml").write_text('transcripts = ["talks"]\n')
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "well.md").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run("rebuild")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("It's a well-digger's dog, 1,5 m – *so*.", 7),
        ("*In* [August](https://example.org)", 2),
        ("井戸は 八月に", 6),
        ("naïve e\u0301lan", 2),
        ("Corvane井", 2),
    ],
)
def test_words_are_counted_as_word_processors_do(text: str, number: int) -> None:
    assert number_of_words(text) == number


def test_names_of_any_length_leave_a_table_readable(place: Path, run) -> None:
    Path("talks", "n" * 200 + ".md").write_text(TALK, encoding="utf-8")
    assert max(map(len, run("stats", "talks", "--by", "interview").out.splitlines())) < 200


def test_a_table_is_one_for_spreadsheets(place: Path, run) -> None:
    (place / "talks" / "well.md").write_text(TALK.replace("The well of Corvane", "'=2+2'"), encoding="utf-8")
    rows = list(
        csv.DictReader(
            io.StringIO(run("stats", "talks", "--by", "interview", "--csv").out.removeprefix("\ufeff"))
        )
    )
    assert [row["title"] for row in rows] == ["'=2+2"]


def test_a_concordance_by_speaker_is_in_the_order_of_every_list(place: Path, run) -> None:
    names = ("Zofia Ruiz", "Łukasz Zak", "Øyvind Lie", "Nell Harrow")
    talk = "".join(f"**Ada Quill:** And you?\n\n**{name}:** A lantern, I said.\n\n" for name in names)
    head = f"---\ninterviewers: [Ada Quill]\ninterviewees: [{', '.join(names)}]\n---\n\n"
    Path("talks", "names.md").write_text(head + talk, encoding="utf-8")
    run("rebuild")
    found = run("kwic", "lantern", "--sort", "speaker", "--json").json
    assert [row["speaker"] for row in found] == ["Łukasz Zak", "Nell Harrow", "Øyvind Lie", "Zofia Ruiz"]


def test_a_concordance_is_printed_below_one_another(place: Path, run) -> None:
    lines = run("kwic", "well").out.splitlines()
    assert len({line.index("well") for line in lines}) == 1


def test_words_are_counted_by_who_says_them() -> None:
    [run] = said_in_interviews(parse(TALK), "well.md")
    found = frequencies(run, lambda turn: turn.speaker, 1)
    assert [(one.speaker, one.word, one.times) for one in found] == [
        ("Ada Quill", "did", 1),
        ("Bram Tielman", "wells", 2),
    ] or found[1].times == 2
    together = frequencies(run, lambda _: None, 1)
    assert (together[0].times, together[0].per_thousand) == (3, round(3000 / 22, 2))


@given(st.text(alphabet="ab ü*_.\n井", max_size=60), st.integers(0, 10))
def test_the_parts_of_a_concordance_line_stand_in_the_text_in_a_row(text: str, context: int) -> None:
    [*runs] = said_in_interviews(
        parse(f"**Ada:** Why?\n\n**Bo:** {text}\n\n**Ada:** And?\n\n**Bo:** a"), "x.md"
    )
    for turn in (turn for run in runs for turn in run):
        for line in concordance([turn], ["a"], context, as_written):
            assert f"{line.before}{line.word}{line.after}" in " ".join(turn.text.split()) + " "
            assert max(len(line.before), len(line.after)) <= context


def test_nobody_says_addresses_and_marks() -> None:
    asked = "Who read [the report](https://example.org/wells \"on wells\") and <b class='wells'>more</b>?"
    answered = (
        r"I did, &amp; \<laughs> at www.example.org/wells, <https://example.org/wells>, 5 < 6 wells > 4."
    )
    text = f"**Ada Quill:** {asked}\n\n**Bram Tielman:** {answered}\n"
    turns = [turn for run in said_in_interviews(parse(text), "talk.md") for turn in run]
    assert [number_of_words(turn.text) for turn in turns] == [6, 8]
    said = {one.word for one in frequencies(turns, lambda _: None, 50)}
    assert said == {"read", "report", "laughs", "wells"}
    [line] = concordance(turns, ["wells"], 5)
    assert (line.before, line.after) == (" < 6 ", " > 4.")


def test_shares_add_up() -> None:
    rows = talk(said_in_interviews(parse(TALK), "well.md"), "speaker")
    assert sum(row["share"] for row in rows) == pytest.approx(1, abs=0.001)
