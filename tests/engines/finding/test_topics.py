"""Topics: what `topics.toml` does, and what the words suggest."""

from __future__ import annotations

from contextlib import closing

import pytest

from interviews.errors import SettingsError
from interviews.search.bursts import BurstCounter, Interview
from interviews.search.topics_file import can_be_topic, pair_topics, proposed_topics_file, read_topics_file
from tests.engines.finding.conftest import Library

FILE = """\
deny = ["Bread"]

["Water"]
aliases = ["hydrology", "aquifer"]

["Go"]
"""


def topics_of(library: Library) -> dict[str, int]:
    with closing(library.open()) as index:
        return dict(index.facet("topic"))


def test_an_alias_becomes_the_topic_and_the_denied_is_dropped(library: Library) -> None:
    library.write("topics.toml", FILE)
    assert topics_of(library) == {"Water": 3}


def test_a_changed_topics_file_is_honoured_by_the_next_rebuild(library: Library) -> None:
    assert topics_of(library) == {"Hydrology": 3, "Bread": 2}
    library.write("topics.toml", '["Mill"]\naliases = ["mill"]\n')
    # One pair asks about the mill, and says it again; the other says it once, in passing.
    assert topics_of(library) == {"Hydrology": 3, "Bread": 2, "Mill": 1}


def test_what_has_capitals_is_meant_as_it_is_written() -> None:
    topics = read_topics_file(FILE, "topics.toml")
    assert topics.said("Why Go?", "", "en") == ["Go"]
    assert topics.said("Why go?", "Go on, go.", "en") == []
    assert topics.said("", "The aquifers. An AQUIFER.", "en") == ["Water"]
    assert topics.said("", "One aquifer.", "en") == []


def test_headings_that_ask_are_no_topics() -> None:
    assert not can_be_topic("Why did you leave?")
    assert not can_be_topic("A long sentence that says what is talked about")
    topics = read_topics_file("", "topics.toml")
    assert pair_topics(topics, ["Why?"], ["Why?", "Who dug it?", "The well"], ["Water"]) == (
        "Why?",
        "The well",
        "Water",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[", "not valid TOML"),
        ("Water = 3", "is no table"),
        ("[Water]\nalias = 'x'", "unknown 'alias'"),
        ("[Water]\naliases = [1]", "is not a text"),
        ("deny = 3", "is not a text"),
    ],
)
def test_a_wrong_file_is_told_with_the_remedy(text: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        read_topics_file(text, "topics.toml")


def burst(word: str, times: int) -> str:
    return f"They speak about {word} there. " * times


def counted(collections: int = 2) -> BurstCounter:
    counter = BurstCounter({"ada"})
    for number in range(8):
        text = burst("Kelp", 9) if number < 4 else burst("Kelp", 0)
        everyday = burst("things", 12) + burst("Ada", 12)
        together = burst("tidal power", 5) if number % 2 else ""
        counter.add(Interview(f"series {number % collections}", None, [text + everyday + together]))
    return counter


def test_words_that_come_in_bursts_are_suggested_and_everyday_words_and_names_are_not() -> None:
    names = [topic.name for topic in counted().suggestions()]
    assert names[0] == "Kelp"
    assert not {"things", "Ada", "speak"} & set(names)


def test_what_has_no_capital_is_suggested_where_few_interviews_speak_of_it() -> None:
    counter = BurstCounter(())
    everyday = burst("things", 12) + burst("plans", 3) + "They are really cool, as things are. " * 5
    for number in range(60):
        own = burst("salinity", 10) + burst("seed bank", 5) if number % 12 == 0 else ""
        plain = burst("plans", 9) if number % 12 == 0 else ""
        counter.add(Interview(f"series {number % 24}", None, [everyday + own + plain]))
    assert {topic.name for topic in counter.suggestions()} == {"salinity", "seed bank"}


def test_what_few_interviews_of_one_series_say_is_no_jingle() -> None:
    counter = BurstCounter(())
    for number in range(200):
        said = burst("Grafting", 12) if number in (0, 50, 100, 150) else burst("Jingle", 12)
        counter.add(Interview(f"series {number % 2}", None, [said if number % 2 == 0 else "Yes."]))
    assert [topic.name for topic in counter.suggestions()] == ["Grafting"]


def test_what_only_one_of_several_series_says_is_not_suggested() -> None:
    counter = counted()
    for _ in range(5):
        counter.add(Interview("series 0", None, [burst("Jingle", 20)]))
    assert "Jingle" not in {topic.name for topic in counter.suggestions()}


def test_proposals_add_and_change_nothing_that_is_there() -> None:
    topics = counted().suggestions()
    after = proposed_topics_file(FILE, topics, "topics.toml")
    assert after.startswith(FILE.rstrip("\n"))
    assert read_topics_file(after, "topics.toml").knows("Kelp")
    assert proposed_topics_file(after, topics, "topics.toml") == after
    denied = f'deny = ["{topics[0].name}"]\n'
    assert f"[{topics[0].name}]" not in proposed_topics_file(denied, topics, "topics.toml")
