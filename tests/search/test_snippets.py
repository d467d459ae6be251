"""Snippets find every word that has one of the terms, without looking at every word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.search.analysis import normalise, spans
from interviews.search.snippets import find_terms

WORDS = (
    *("die", "dying", "dies", "Die", "DIE", "go", "Go", "going", "Go's", "goes", "c", "C", "C++", "c#"),
    *("C#3", "I", "it", "its", "it's", "IT", "a", "as", "a_die", "x86", "86", "ski", "skies", "tying", "tie"),
    *("café", "Cafés", "ÉTÉ", "état", "naïve", "İt", "ǅie", "ﬁne", "fine", "Straße", "strasse", "mañana"),
)
SEPARATORS = (" ", ", ", "-", "_", "…", "'", "\n", "+", "#", "", "\u00ad", "\u200b ")


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), max_size=30),
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(("en", "de", "fr")),
)
def test_every_word_that_has_a_term_is_found(
    written: list[tuple[str, str]], wanted: frozenset[str], language: str
) -> None:
    text = "".join(word + separator for word, separator in written)
    terms = frozenset(normalise(word, language) for word in wanted)
    each = [(start, end, normalise(text[start:end], language)) for start, end in spans(text)]
    assert find_terms(text, terms, language) == [found for found in each if found[2] in terms]
