from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.parsing.cues import CUES
from interviews.parsing.requests import NO_KINDS, Kind, kinds_in
from interviews.parsing.vocabulary import CODE_WORDS, PROMPTS, SIGNS_OF_QUESTIONS, THANKS_AND_FAREWELL
from interviews.parsing.words import speaks_of_self, takes_leave

PHRASES = [
    *((Kind.QUESTION, phrase) for phrase in SIGNS_OF_QUESTIONS),
    *((Kind.REQUEST, phrase) for phrase in PROMPTS),
    *((Kind.PROGRAMME, phrase) for phrase in CODE_WORDS),
    *((Kind.PROGRAMME, phrase) for cues in CUES.values() for phrase in cues.programme),
    *((Kind.FAREWELL, phrase) for phrase in THANKS_AND_FAREWELL),
]


@given(st.sampled_from(PHRASES), st.text(max_size=20), st.text(max_size=20))
def test_no_phrase_is_missed_whatever_stands_around_it(
    phrase: tuple[Kind, str], before: str, after: str
) -> None:
    kind, words = phrase
    assert kind in kinds_in(f"{before} {words}{after}")
    assert kind in kinds_in(f"{before} {words.upper()} {after}") or words not in words.upper().lower()


@given(st.text(max_size=20), st.text(max_size=20))
def test_scripts_without_spaces_have_phrases_within_words(before: str, after: str) -> None:
    assert Kind.FAREWELL in kinds_in(f"{before}谢谢{after}")


@pytest.mark.parametrize("text", ["See\nyou, Ana!", "Thanks, Bo.", "再见", "Gracias."])
def test_a_farewell_is_not_missed_across_lines(text: str) -> None:
    assert takes_leave(text)
    assert Kind.FAREWELL in kinds_in(text)


def test_most_words_hint_at_nothing() -> None:
    assert kinds_in("We dug the well by hand, and it took the whole summer.") == NO_KINDS


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("and then i dug the well that they have now, and i said that i would", True),
        ("Kopali i kopali, i woda i piasek", False),
        ("Trwa to 30 minut, potem 20 minut", False),
    ],
)
def test_a_small_i_is_somebody_in_english_alone(text: str, speaks: bool) -> None:
    assert speaks_of_self(text) is speaks
