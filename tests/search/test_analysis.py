"""What words become, and where they are found again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.identity import Identifiers
from interviews.search.analysis import WORD, fold, normalise, spans, words
from interviews.search.dates import days
from interviews.search.snippets import WINDOW, snippet


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++, C# and F#!", ["C++", "C#", "and", "F#"]),
        ("open-source tools", ["open", "source", "tools"]),
        ("Moore's law; the bakers’ oven", ["Moore's", "law", "the", "bakers", "oven"]),
        ("snake_case", ["snake", "case"]),
        ("a+b", ["a", "b"]),
        ("東京タワー", ["東京", "京タ", "タワ", "ワー"]),
        ("Linux東京", ["Linux", "東京"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("!?… —", []),
        ("ground\u00adwater", ["groundwater"]),
        ("\ufeffwell\u200bhead \u2060 dry\u200e", ["wellhead", "dry"]),
        ("می\u200cخواهم", ["میخواهم"]),
        ("東\u200b京タ", ["東京", "京タ"]),
    ],
)
def test_text_is_cut_into(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Café", "cafe", "fr"),
        ("baking", "Bakes", "en"),
        ("Moore's", "moore", "en"),
        ("Brunnen", "BRUNNENS", "de"),
        ("C++", "c++", "en"),
        ("cœur", "coeur", "fr"),
        ("Søren", "soren", "da"),
        ("Łódź", "lodz", "pl"),
        ("ｗｉｄｅ", "wide", "en"),
        ("Straße", "STRASSE", "de"),
        ("piekarnia", "piekarni", "pl"),
        ("φούρνος", "φούρνους", "el"),
        ("कहानियाँ", "कहानियों", "hi"),
        ("ground\u00adwater", "groundwater", "en"),
        ("می\u200cخواهم", "میخواهم", "fa"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str, language: str) -> None:
    assert normalise(one, language) == normalise(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C"), ("C#", "C++"), ("going", "go"), ("being", "be"), ("universe", "university")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert normalise(one, "en") != normalise(other, "en")


@pytest.mark.parametrize("language", ["français", "Русский", "xx", "", "zh"])
def test_words_of_unknown_languages_are_left_as_they_are(language: str) -> None:
    assert normalise("Brunnen", language) in ("brunnen", normalise("Brunnen", "en"))


@given(st.text(st.sampled_from("ab Z09_'’s+#é\u0301的\u00ad-.\n"), max_size=30))
def test_words_are_those_at_their_places_whatever_way_a_text_is_split(text: str) -> None:
    found = words(text)
    seen = text.replace("\u00ad", "")
    assert [text[start:end].replace("\u00ad", "") for start, end in spans(text)] == found
    if "的" not in text:
        assert found == re.findall(WORD, seen)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200), st.text(max_size=200), st.sets(st.sampled_from(["water", "ar", "的水", "c++"])))
def test_a_snippet_is_a_short_piece_of_the_text(question: str, answer: str, terms: set[str]) -> None:
    shown = snippet(question, answer, terms, "en")
    assert len(shown) <= WINDOW + 4 * 60 + 4


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (None, 0, 0),
        ("soon", 0, 0),
        ("2019", 20190000, 20191231),
        ("2019-05", 20190500, 20190531),
        ("2019-05-04", 20190504, 20190504),
        ("2019/2021-03", 20190000, 20210331),
        ("1987~", 19870000, 19871231),
    ],
)
def test_a_date_may_mean_these_days(date: str | None, first: int, last: int) -> None:
    assert days(date) == (first, last)


def test_an_id_that_is_taken_becomes_another_that_stays() -> None:
    own = "00000000000000aa"
    identifiers = Identifiers([])
    assert identifiers.claim(own, "first.md", {}) == own
    salted = identifiers.claim(own, "second.md", {})
    assert salted != own
    # In a later rebuild the first file is gone; the second keeps what it was given.
    assert Identifiers([]).claim(own, "second.md", {own: salted}) == salted
    assert Identifiers([]).claim(own, "third.md", {}) == own
