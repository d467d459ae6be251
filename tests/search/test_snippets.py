"""Snippets find every word that has one of the terms, without looking at every word."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interviews.search.analysis import normalise, spans
from interviews.search.snippets import find_terms, snippet

WORDS = (
    *("die", "dying", "dies", "Die", "DIE", "go", "Go", "going", "Go's", "goes", "c", "C", "C++", "c#"),
    *("C#3", "I", "it", "its", "it's", "IT", "a", "as", "a_die", "x86", "86", "ski", "skies", "tying", "tie"),
    *("gegeven", "geven", "aesthetic", "asthetik", "membaca", "baca", "djak", "nnei", "bhean", "bean"),
    *("café", "Cafés", "ÉTÉ", "état", "naïve", "İt", "ǅie", "ﬁne", "fine", "Straße", "strasse", "mañana"),
)
SEPARATORS = (" ", ", ", "-", "_", "…", "'", "\n", "+", "#", "", "\u00ad", "\u200b ")


@example([("Straße", " ")], frozenset({"Straße"}), "en")
@example([("naïve", " ")], frozenset({"naïve"}), "en")
@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), max_size=30),
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(("en", "de", "fr", "nl", "id", "sr", "fi", "ga")),
)
def test_every_word_that_has_a_term_is_found(
    written: list[tuple[str, str]], wanted: frozenset[str], language: str
) -> None:
    text = "".join(word + separator for word, separator in written)
    terms = frozenset(normalise(word, language) for word in wanted)
    each = [(start, end, normalise(text[start:end], language)) for start, end in spans(text)]
    assert find_terms(text, terms, language) == [found for found in each if found[2] in terms]


PIECES = st.lists(
    st.sampled_from((*WORDS, "**", " ", "\n", "* ", "**the tide**", "2**3", "\\*", "well " * 30)), max_size=20
)


@given(PIECES)
def test_marks_of_a_snippet_are_matches_and_nothing_else(pieces: list[str]) -> None:
    found = snippet("", "".join(pieces), ["die", "tide"], "en")
    for start, end in found.matches:
        assert normalise(found.text[start:end], "en") in ("die", "tide")
    assert found.marked().replace("**", "") == found.text.replace("**", "")
    assert " ".join(found.text.split()) == found.text


def test_the_emphasis_of_the_source_is_not_marked() -> None:
    found = snippet("", "A **bold** word about the **tide**, and 2**3.", ["tide"], "en")
    assert found.marked() == "A bold word about the **tide**, and 2**3."
    assert [found.text[start:end] for start, end in found.matches] == ["tide"]
