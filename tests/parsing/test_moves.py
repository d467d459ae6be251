"""What the turns of an interviewer do: what is decided early is decided as all facts would."""

from __future__ import annotations

from math import log

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interviews.parsing.cues import cues_of
from interviews.parsing.moves import SHORT_THANKS, Move, Voice, moves_of, observe, runs_of
from interviews.parsing.utterance import hear
from interviews.parsing.weights import INTERCEPT, MOVE_WEIGHTS

LONG = (
    "We dug for three weeks and the water stood a hand below the rim, so that nobody wanted to go down. " * 3
)
THANKS = "Thank you so much, goodbye!"
SAID = (
    LONG,
    f"But why? {LONG}",
    f"and then {LONG.lower()}",
    f"Yes. {LONG}",
    LONG.rstrip(". ") + " –",
    "Yeah.",
    "Right?",
    "Okay, and?",
    THANKS,
    "Hello and welcome! How deep is it?",
    "How deep is the well?",
    "Is it? This episode is brought to you by a shop for buckets.",
    "Tell us about the well.",
    "You never went down again.",
    "Wow!",
)


def by_all_facts(facts: dict[str, float]) -> Move:
    rows = [
        MOVE_WEIGHTS[INTERCEPT],
        *([w * value for w in MOVE_WEIGHTS[name]] for name, value in facts.items()),
    ]
    return max(Move, key=lambda move: sum(row[list(Move).index(move)] for row in rows))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("IIAAO"), st.sampled_from(SAID)), max_size=14))
def test_each_run_does_what_the_weights_of_its_facts_say(turns: list[tuple[str, str]]) -> None:
    # Thanks that are answered by thanks ask nothing, whatever their facts say.
    assume(("A", THANKS) not in turns)
    roles = {"I": "interviewer", "A": "interviewee", "O": "other"}
    voices = [Voice(who, roles[who], hear(text)) for who, text in turns]  # type: ignore[arg-type]
    cues = cues_of("en")
    runs = runs_of(voices, cues)
    assert moves_of(runs, cues) == [by_all_facts(seen.facts) for seen in observe(runs, cues)]


def test_a_question_with_an_answer_asks_whatever_else_holds_of_it() -> None:
    """Weights that are fitted anew may undo this: then such a run must be decided by all of its facts."""
    held = {
        INTERCEPT: 1.0,
        "holds a question": 1.0,
        "its length": log(1 + 1) / 6,
        "length of the reply": log(SHORT_THANKS + 1) / 6,
    }
    never = {
        "is agreement alone",
        "nobody replies",
        "another interviewer follows",
        "a reply of a few words",
        "the reply thanks or agrees at most",
        "comes after the last answer",
        "requests to tell",
        "reads as a question",
        "is a short statement",
        "is a short statement to somebody",
        "a short statement is taken up",
        "exclaims",
        "thanks or takes leave",
        "speaks of the programme",
        "is a statement where most ask",
        "is a statement among statements",
        "replies to a question",
    }
    for other in (1, 2):
        worst = 0.0
        for name, weights in MOVE_WEIGHTS.items():
            if name not in never:
                lead = weights[0] - weights[other]
                worst += lead * held[name] if name in held else min(0.0, lead)
        assert worst > 0
