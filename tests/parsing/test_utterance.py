"""About how many words a turn has."""

from __future__ import annotations

import pytest

from interviews.parsing.utterance import count_words

SPACED = "We dug for three weeks, and the water stood a hand below the rim. "
UNSPACED = "井戸はとても深くて、水は縁のすぐ下まで来ていました。"


@pytest.mark.parametrize("times", [1, 5, 40, 400])
@pytest.mark.parametrize(("sentence", "words"), [(SPACED, 14), (UNSPACED, len(UNSPACED) / 2)])
def test_words_are_about_as_many_in_a_turn_of_any_length(sentence: str, words: float, times: int) -> None:
    assert count_words((sentence * times).strip()) == pytest.approx(words * times, rel=0.05, abs=1)
