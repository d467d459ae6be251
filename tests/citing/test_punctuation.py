import pytest

from interviews.citing.punctuation import INNER_QUOTE_ENDS, finished, marked


@pytest.mark.parametrize(
    ("title", "printed", "text"),
    [
        ("Whose Water?", "“{},” interview", "“Whose Water?,” interview"),
        ("Whose Water?", "“{}.” Interview", "“Whose Water?” Interview"),
        ("Stop!", "{}. Radio", "Stop! Radio"),
        ("Made in the U.S.A.", "“{},” interview", "“Made in the U.S.A.,” interview"),
        ("Made in the U.S.A.", "“{}.” Interview", "“Made in the U.S.A.” Interview"),
        ("Wells", "“{}.” Interview", "“Wells.” Interview"),
    ],
)
def test_a_comma_stays_behind_a_marked_end_and_a_stop_goes(title: str, printed: str, text: str) -> None:
    assert finished(printed.format(marked(title))) == text


def test_stops_and_commas_go_inside_both_quotation_marks() -> None:
    assert finished(f"“Why ‘Home’{INNER_QUOTE_ENDS}.” Next") == "“Why ‘Home.’” Next"
    assert finished(f"“Why ‘Home’{INNER_QUOTE_ENDS},” next") == "“Why ‘Home,’” next"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert finished("“On the Ferrymen’.” Next") == "“On the Ferrymen’.” Next"


def test_no_stop_stands_behind_an_east_asian_name_before_another_mark() -> None:
    assert finished("(森遥., Interviewer). 森遥. (2021)") == "(森遥, Interviewer). 森遥. (2021)"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Rock 'n' Roll", "Rock ’n’ Roll"),
        ("Wells of the '90s", "Wells of the ’90s"),
        ("'Twas Dry", "’Twas Dry"),
        ("'Cause I'm Dry", "’Cause I'm Dry"),
        ("On 'Cause and Effect' in Wells", "On 'Cause and Effect' in Wells"),
        ("The 'Other' Shore", "The 'Other' Shore"),
        ("'90 Wells' and More", "'90 Wells' and More"),
    ],
)
def test_an_apostrophe_at_the_beginning_of_a_word_begins_no_quotation(title: str, printed: str) -> None:
    assert marked(title) == printed


@pytest.mark.parametrize(
    "word", ["<script>alert(1)</script>", r"\emph{x}", "`code`", "**bold**", "#well", "@runa"]
)
def test_words_of_code_and_markup_keep_their_case(word: str) -> None:
    assert marked(f"on {word} here") == f'on <span class="nocase">{word}</span> here'


@pytest.mark.parametrize("title", ["the <i>Depth</i> of wells", "if x < y", "a-b (c) d/e"])
def test_other_words_are_left_to_the_style(title: str) -> None:
    assert "nocase" not in marked(title).replace('<span class="nocase"><</span>', "")
