import pytest

from interviews.citing.locators import Locator, in_pandoc, in_words, read_locator
from interviews.citing.service import passage
from interviews.errors import UsageError


@pytest.mark.parametrize(
    ("written", "label", "value"),
    [
        ("paragraph 12", "paragraph", "12"),
        ("para. 12", "paragraph", "12"),
        ("pp. 4-6", "page", "4-6"),
        ("timestamp 00:14:05", "timestamp", "00:14:05"),
        ("00:14:05", "timestamp", "00:14:05"),
        ("00:14:05-00:15:10", "timestamp", "00:14:05–00:15:10"),
        ("timestamp 14:05 – 15:10", "timestamp", "14:05–15:10"),
        ("p.12", "page", "12"),
        ("pp.iv-vi", "page", "iv-vi"),
        ("¶5", "paragraph", "5"),
        ("Q3", "question", "3"),
        ("section Q12", "section", "Q12"),
        ("question 12", "question", "12"),
        ("Chapter  The Well", "chapter", "The Well"),
    ],
)
def test_a_place_is_a_label_and_a_value(make_pair, written: str, label: str, value: str) -> None:
    assert passage(make_pair(), written).locator == Locator(label, value)


def test_a_label_alone_takes_its_value_from_the_pair(make_pair) -> None:
    assert passage(make_pair(number=7), "question").locator == Locator("question", "7")
    assert passage(make_pair(timestamp="00:01:02"), "timestamp").locator == Locator("timestamp", "00:01:02")
    assert passage(make_pair(), "timestamp").locator is None


def test_without_a_wish_the_place_is_the_time_in_the_recording(make_pair) -> None:
    assert passage(make_pair(timestamp="00:01:02")).locator == Locator("timestamp", "00:01:02")
    assert passage(make_pair()).locator is None


def test_where_there_is_no_time_the_place_is_the_page(make_pair) -> None:
    assert passage(make_pair(pages=("12",))).locator == Locator("page", "12")
    across = passage(make_pair(pages=("12", "13", "14"))).locator
    assert across == Locator("page", "12-14")
    assert in_words(across) == "pages 12-14"
    assert in_pandoc("halvard", across) == "[@halvard, pp. 12-14]"
    timed = make_pair(timestamp="00:01:02", pages=("12",))
    assert passage(timed).locator == Locator("timestamp", "00:01:02")
    assert passage(timed, "page").locator == Locator("page", "12")
    with pytest.raises(UsageError, match="no value"):
        passage(make_pair(), "page")


def test_a_place_is_the_number_of_the_question_where_nothing_else_is_known(make_pair) -> None:
    assert passage(make_pair(number=7)).place == Locator("question", "7")


def test_no_place_can_be_asked_for(make_pair) -> None:
    assert passage(make_pair(timestamp="00:01:02"), "none").locator is None


@pytest.mark.parametrize("written", ["", "12", "shelf 3"])
def test_an_unknown_label_is_wrong_usage_and_the_message_lists_the_labels(make_pair, written: str) -> None:
    with pytest.raises(UsageError, match="paragraph"):
        passage(make_pair(), written)


def test_a_label_that_needs_a_value_says_so(make_pair) -> None:
    with pytest.raises(UsageError, match="'paragraph' has no value"):
        read_locator("paragraph", passage(make_pair()).pair)


@pytest.mark.parametrize(
    ("locator", "words", "pandoc"),
    [
        (Locator("timestamp", "00:14:05"), "00:14:05", "[@key{}, 00:14:05]"),
        (Locator("question", "12"), "question 12", "[@key, question 12]"),
        (Locator("page", "4"), "page 4", "[@key, p. 4]"),
        (Locator("paragraph", "12"), "paragraph 12", "[@key, para. 12]"),
        (Locator("section", "Q12"), "section Q12", "[@key, sec. Q12]"),
        (Locator("chapter", "[x]"), "chapter [x]", "[@key, chapter (x)]"),
    ],
)
def test_a_place_in_prose_and_in_pandocs_markdown(locator: Locator, words: str, pandoc: str) -> None:
    assert in_words(locator) == words
    assert in_pandoc("key", locator) == pandoc


def test_pandocs_citation_without_a_place_is_the_key_alone() -> None:
    assert in_pandoc("key", None) == "[@key]"
