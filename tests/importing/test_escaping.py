"""Words of other tools read as the same words again, whatever marks of Markdown they look like."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interviews.importing.cues import Cue, turns_of
from interviews.importing.escaping import escaped, escaped_line, tidy_line
from interviews.importing.transcript import ImportedTranscript
from interviews.importing.writing import markdown_of
from interviews.parsing import parse
from tests.importing.importing import plain

MARKS = st.text(
    st.sampled_from(" *_`~=%[]()<>!&#+-.:|\\^1ab;/\"'") | st.sampled_from("äé字\u00a0"), max_size=40
)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_BLOCKS = {"paragraph_open", "paragraph_close", "inline"}


def rendered(markdown: str) -> str:
    """What a reader sees, as plain words."""
    tokens = _MARKDOWN.parse(markdown)
    assert {token.type for token in tokens} <= _BLOCKS, markdown
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "softbreak", "text_special"}, markdown
    return "".join(child.content or " " for child in children)


@given(MARKS | st.text(max_size=40))
def test_a_line_shows_its_words_and_no_marks(text: str) -> None:
    assert rendered(escaped_line(text)).split() == tidy_line(text).split()


@given(MARKS)
def test_words_within_a_line_show_as_they_are(text: str) -> None:
    assert rendered(f"word {escaped(text)} word").split() == f"word {tidy_line(text)} word".split()


def test_what_is_no_mark_stays_as_it_is() -> None:
    for text in (
        "C++ and snake_case",
        "[laughs]",
        "5 < 6 & 7",
        "a #tag, no. 3.",
        "50% ~ half",
        "me@example.org",
    ):
        assert escaped_line(text) == text


def test_brackets_that_somebody_wrote_are_no_link_of_notes() -> None:
    cues = [Cue("Ana Ruiz", "Who is [[X]]?", 0.0), Cue("Bo Lind", "[[X|Y]] is ![[Z]].", 1.0)]
    text = markdown_of(ImportedTranscript(turns_of(cues)), [])
    [interview] = parse(text)
    assert [plain(turn.text) for turn in interview.turns] == ["Who is [[X]]?", "[[X|Y]] is ![[Z]]."]


SPOKEN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"))
    | st.sampled_from("*_`[]<>:#-. "),
    min_size=1,
    max_size=60,
).filter(lambda text: _is_speech(text))


def _is_speech(text: str) -> bool:
    """Whether words begin and end with a letter, as speech does, and hold no time."""
    words = tidy_line(text)
    letters = words and all(unicodedata.category(words[place])[0] == "L" for place in (0, -1))
    return bool(letters) and re.search(r"\d", words) is None


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ana Ruiz", "SPEAKER_01", "Bo Lind"]), SPOKEN), min_size=4, max_size=8
    )
)
def test_turns_are_read_back_with_their_speakers_times_and_words(said: list[tuple[str, str]]) -> None:
    # Everybody comes back, which makes a dialogue for the parser.
    opening = [("Ana Ruiz", "Who asks?"), ("Bo Lind", "You do."), ("SPEAKER_01", "And I.")]
    said = [*opening, *opening, *said]
    turns = turns_of(Cue(who, text, 61.0 * number) for number, (who, text) in enumerate(said))
    text = markdown_of(ImportedTranscript(turns), [])
    (interview,) = parse(text)
    read = [(turn.label, turn.timestamp, plain(turn.text)) for turn in interview.turns]
    expected: list[list[object]] = []
    for number, (who, words) in enumerate(said):
        if expected and expected[-1][0] == who:
            expected[-1][2] = f"{expected[-1][2]} {' '.join(words.split())}"
        else:
            time = f"{61 * number // 3600:02}:{61 * number // 60 % 60:02}:{61 * number % 60:02}"
            expected.append([who, time, " ".join(words.split())])
    assert [(who, time) for who, time, _ in read] == [(who, time) for who, time, _ in expected]
    for (_, _, words), (_, _, wanted) in zip(read, expected, strict=True):
        # Between the characters of scripts without spaces, a new caption is none.
        assert "".join(words.split()) == "".join(str(wanted).split())


def test_a_quoted_label_in_a_later_paragraph_begins_no_turn() -> None:
    long = "It went on like this for an hour and more, and nobody said a word about the wells. " * 6
    cues = [
        Cue("Ana Ruiz", "What did they say?", 0.0, 2.0),
        Cue("Bo Lind", long, 3.0, 60.0),
        Cue("Bo Lind", "Ana Ruiz: that is what they wrote on the wall.", 70.0, 75.0),
        Cue("Ana Ruiz", "Really?", 80.0, 82.0),
        Cue("Bo Lind", "Yes.", 83.0, 84.0),
    ]
    (interview,) = parse(markdown_of(ImportedTranscript(turns_of(cues)), []))
    assert [turn.label for turn in interview.turns] == ["Ana Ruiz", "Bo Lind", "Ana Ruiz", "Bo Lind"]
    assert interview.turns[1].text.endswith("Ana Ruiz: that is what they wrote on the wall.")
