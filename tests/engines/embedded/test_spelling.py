"""Repairing what was typed, and recognising who is named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.building.spellings import Spellings, count_spellings
from interviews.engines.embedded.checksums import CheckedFile
from interviews.engines.embedded.lexicon import Lexicon, LexiconWriter, merge_lexicons
from interviews.search.analysis import ANALYZER
from interviews.search.spelling import LONGEST, apart, repair, similar_words
from interviews.search.splitting import Splitter
from tests.rows import read_rows


def lexicon(folder: Path, **counts: int) -> Lexicon:
    writer = LexiconWriter()
    writer.add(Spellings(list(counts), np.array(list(counts.values()), "<u4")))
    writer.write(folder / "words")
    return Lexicon([CheckedFile(folder / "words")])


@given(st.lists(st.lists(st.sampled_from(["bread", "Bread", "salt", "yeast"]))))
def test_a_word_counts_once_in_each_text(texts: list[list[str]]) -> None:
    splitter = Splitter(ANALYZER)
    split = [splitter.split(" ".join(words), "en") for words in texts]
    vocabulary, counts = count_spellings(splitter.vocabulary, split)
    assert dict(zip(vocabulary, counts.tolist(), strict=True)) == Counter(
        word for words in texts for word in set(words)
    )


def test_words_of_several_files_add_up(tmp_path: Path) -> None:
    writer = LexiconWriter()
    for words in (["bread", "salt"], ["yeast", "Bread"]):
        writer.add(Spellings(words, np.array([2, 3], "<u4")))
    writer.write(tmp_path / "words")
    written = Lexicon([CheckedFile(tmp_path / "words")])
    assert {word: written.count(word) for word in ("bread", "salt", "yeast")} == {
        "bread": 5, "salt": 3, "yeast": 2,
    }  # fmt: skip


def test_a_word_that_is_longer_than_any_is_not_parted(tmp_path: Path) -> None:
    first = "a" * (LONGEST - 5)
    known = lexicon(tmp_path, **{first: 1, "bread": 2, "breads": 1})
    assert [list(parts) for parts in apart(known, f"{first}bread", 100)] == [[first, "bread"]]
    assert apart(known, f"{first}breads", 100) == []


FREQUENT = {"kubernetes": 60, "network": 100, "writing": 900, "machine": 400, "long": 500, "songs": 25}
SAID = {"writting": 8, "rareword": 2, "nets": 50, "vaccine": 2, "cart": 2, "seperate": 3, "netwrok": 1}


@pytest.mark.parametrize(("typed", "meant"), read_rows(Path(__file__).parent / "rows" / "misspelt.txt"))
def test_a_word_becomes_a_frequent_one_of_which_it_is_a_misspelling(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    words = lexicon(tmp_path, **FREQUENT, **SAID, part=900, separate=300)
    assert repair(words, typed, 50_000, dict) == meant


def test_what_is_frequent_depends_on_the_size_of_the_index(tmp_path: Path) -> None:
    words = lexicon(tmp_path, songs=4)
    assert repair(words, "lsongs", 300, dict) == "songs"
    assert repair(words, "lsongs", 50_000, dict) is None


@pytest.mark.parametrize("short", ["q", "qq"])
def test_nothing_is_spelt_like_a_letter_or_two(tmp_path: Path, short: str) -> None:
    assert similar_words(lexicon(tmp_path, a=50, i=40, t=3, qa=2), short) == []


def test_exchanged_letters_are_likelier_than_others(tmp_path: Path) -> None:
    assert repair(lexicon(tmp_path, form=400, farm=900), "fomr", 50_000, dict) == "form"


def test_names_of_speakers_are_right_spellings(tmp_path: Path) -> None:
    words = lexicon(tmp_path, water=50)
    assert repair(words, "benhadad", 50_000, lambda: {"benhaddad": 30}) == "benhaddad"


def test_a_lexicon_counts_pairs_and_finds_beginnings(tmp_path: Path) -> None:
    words = lexicon(tmp_path, water=3, Water=1, watering=5, wine=1)
    assert words.count("water") == 4
    assert words.count("wate") == words.count("zzz") == 0
    assert words.starting_with("wat", 9) == ["watering", "water"]
    assert similar_words(words, "watre") == ["water"]


def test_merged_lexicons_add_up(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        lexicon(tmp_path / name, water=2, **{name * 3: 1})
    merge_lexicons([CheckedFile(tmp_path / part / "words") for part in "ab"], tmp_path / "merged")
    merged = Lexicon([CheckedFile(tmp_path / "merged")])
    assert [merged.count(word) for word in ("water", "aaa", "bbb")] == [4, 1, 1]
