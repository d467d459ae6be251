"""Searches of invented interviews find what a plain look through all their words finds."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviews.engines.engine import Index
from interviews.search.requests import SORTS, SearchRequest, Sort
from tests.engines.conftest import Library
from tests.engines.suite import open_index, rebuild

WORDS = ("harbour", "lantern", "orchard", "granite", "saddle", "thimble")
TOPICS = ("Boats", "Stone", "Dry land")
OUTLETS = ("Radio Meridian", "Grain and Oven", None)
PEOPLE = ("Ada Quill", "Bram Tielman", "Nell Harrow", "Gus Roe")
FILES, PAIRS = 30, 5


@dataclass(frozen=True)
class Invented:
    """A pair as it was invented."""

    place: tuple[str, int]
    question: tuple[str, ...]
    answer: tuple[str, ...]
    people: tuple[str, str]
    topics: tuple[str, ...]
    outlet: str | None
    year: str | None

    def says(self, word: str) -> bool:
        return word in self.question + self.answer

    def says_in_order(self, *words: str) -> bool:
        return any(
            part[place : place + len(words)] == words
            for part in (self.question, self.answer)
            for place in range(len(part))
        )


@dataclass(frozen=True)
class World:
    """Invented pairs, and the index of them."""

    pairs: tuple[Invented, ...]
    index: Index

    def found(self, text: str = "", **options: object) -> set[tuple[str, int]]:
        request = SearchRequest(text, limit=1000, literal=True, **options)  # type: ignore[arg-type]
        return {(hit.pair.path, hit.pair.ordinal) for hit in self.index.search(request).hits}

    def expected(self, matches: Callable[[Invented], bool]) -> set[tuple[str, int]]:
        found = {pair.place for pair in self.pairs if matches(pair)}
        assert found, "an expectation that nothing meets tests nothing"
        return found


def invent(folder: Path, chance: random.Random) -> Iterator[Invented]:
    """Writes transcripts; the pairs in them."""
    for number in range(FILES):
        asks, answers = chance.sample(PEOPLE, 2)
        topics = tuple(chance.sample(TOPICS, chance.randint(0, 2)))
        outlet, year = chance.choice(OUTLETS), chance.choice(("1998", "2004", None))
        lines = ["---", f"topics: [{', '.join(topics)}]"]
        lines += [f"outlet: {outlet}"] * (outlet is not None) + [f"date: {year}"] * (year is not None)
        lines += [f"interviewers: [{asks}]", f"interviewees: [{answers}]", "---", ""]
        for ordinal in range(1, PAIRS + 1):
            question = tuple(chance.choices(WORDS, k=3))
            answer = tuple(chance.choices(WORDS, k=4))
            lines += [f"**{asks}:** {' '.join(question)}?", "", f"**{answers}:** {' '.join(answer)}.", ""]
            yield Invented(
                (f"{number:02}.md", ordinal), question, answer, (asks, answers), topics, outlet, year
            )
        (folder / f"{number:02}.md").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def world(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    root = tmp_path_factory.mktemp("world")
    (root / "transcripts").mkdir()
    pairs = tuple(invent(root / "transcripts", random.Random(7)))
    rebuild(root / "index", [root / "transcripts"])
    index = open_index(root / "index")
    yield World(pairs, index)
    index.close()


def test_every_invented_pair_is_there(world: World) -> None:
    assert world.found() == world.expected(lambda pair: True)


@pytest.mark.parametrize("one", WORDS)
@pytest.mark.parametrize("other", WORDS[:3])
def test_words_and_operators_are_exact(world: World, one: str, other: str) -> None:
    if one == other:
        other = WORDS[-1]
    expected = world.expected
    assert world.found(one) == expected(lambda pair: pair.says(one))
    assert world.found(f"{one} {other}") == expected(lambda pair: pair.says(one) or pair.says(other))
    assert world.found(f"{one} OR {other}") == expected(lambda pair: pair.says(one) or pair.says(other))
    assert world.found(f"{one} AND {other}") == expected(lambda pair: pair.says(one) and pair.says(other))
    assert world.found(f"{one} -{other}") == expected(lambda pair: pair.says(one) and not pair.says(other))
    assert world.found(f"NOT {other}") == expected(lambda pair: not pair.says(other))
    assert world.found(f"{one[:4]}*") == expected(lambda pair: pair.says(one))


@pytest.mark.parametrize("one", WORDS)
@pytest.mark.parametrize("other", WORDS)
def test_phrases_are_exact_and_do_not_reach_from_the_question_into_the_answer(
    world: World, one: str, other: str
) -> None:
    assert world.found(f'"{one} {other}"') == world.expected(lambda pair: pair.says_in_order(one, other))


@pytest.mark.parametrize("word", WORDS)
def test_words_are_looked_for_only_where_they_must_stand(world: World, word: str) -> None:
    in_question = world.expected(lambda pair: word in pair.question)
    assert world.found(f"in:question {word}") == world.found(word, within="question") == in_question
    assert world.found(f"in:answer {word}") == world.expected(lambda pair: word in pair.answer)


@pytest.mark.parametrize("one", WORDS)
def test_phrases_are_looked_for_only_where_they_must_stand(world: World, one: str) -> None:
    for other in WORDS:
        if any((one, other) == pair.question[place : place + 2] for pair in world.pairs for place in (0, 1)):
            found = world.found(f'in:question "{one} {other}"')
            assert found == world.expected(
                lambda pair, other=other: (one, other) in {pair.question[:2], pair.question[1:]}
            )


@pytest.mark.parametrize("word", WORDS[:2])
def test_fields_and_filters_are_exact(world: World, word: str) -> None:
    for name in PEOPLE:
        expected = world.expected(lambda pair, name=name: pair.says(word) and name in pair.people)
        assert world.found(f'speaker:"{name}" {word}') == world.found(word, speakers=(name,)) == expected
        asked = world.expected(lambda pair, name=name: pair.says(word) and name == pair.people[0])
        assert world.found(f'interviewer:"{name}" {word}') == asked
    for topic in TOPICS:
        expected = world.expected(lambda pair, topic=topic: pair.says(word) and topic in pair.topics)
        assert world.found(f'topic:"{topic}" {word}') == world.found(word, topics=(topic,)) == expected
    for year in ("1998", "2004"):
        expected = world.expected(lambda pair, year=year: pair.says(word) and pair.year == year)
        assert world.found(f"year:{year} {word}") == world.found(word, since=year, until=year) == expected
    both = world.expected(
        lambda pair: bool({"Boats", "Stone"} & {*pair.topics}) and pair.outlet == OUTLETS[0]
    )
    assert world.found(topics=("Boats", "Stone"), outlets=("Radio Meridian",)) == both


@pytest.mark.parametrize("text", ["", "harbour", "lantern AND granite"])
def test_counts_of_facets_add_up(world: World, text: str) -> None:
    results = world.index.search(SearchRequest(text, limit=1000, literal=True))
    hits = [pair for pair in world.pairs if pair.place in world.found(text)]
    assert results.total == len(hits)
    assert dict(results.facets["outlet"]) == Counter(pair.outlet for pair in hits if pair.outlet)
    assert dict(results.facets["year"]) == Counter(pair.year for pair in hits if pair.year)
    assert dict(results.facets["speaker"]) == Counter(name for pair in hits for name in pair.people)
    assert dict(results.facets["topic"]) == Counter(topic for pair in hits for topic in pair.topics)
    counts = [count for _, count in results.facets["speaker"]]
    assert counts == sorted(counts, reverse=True)


def test_a_chosen_year_keeps_the_others_in_sight_and_narrows_everything_else(world: World) -> None:
    results = world.index.search(SearchRequest("harbour", years=("1998",), literal=True))
    hits = [pair for pair in world.pairs if pair.says("harbour")]
    assert dict(results.facets["year"]) == Counter(pair.year for pair in hits if pair.year)
    chosen = [pair for pair in hits if pair.year == "1998"]
    assert results.total == len(chosen)
    assert dict(results.facets["outlet"]) == Counter(pair.outlet for pair in chosen if pair.outlet)


@pytest.mark.parametrize("word", WORDS)
def test_snippets_mark_the_word_and_nothing_else(world: World, word: str) -> None:
    for hit in world.index.search(SearchRequest(word, limit=1000, literal=True)).hits:
        assert set(re.findall(r"\*\*(.+?)\*\*", hit.snippet)) == {word}


@pytest.mark.parametrize(
    "year", ["", "x", "-1", "٢٠٠٤", "9" * 30, "9" * 5000], ids=lambda year: f"{year[:5]!a} of {len(year)}"
)
def test_a_year_that_is_none_has_no_pairs(world: World, year: str) -> None:
    assert world.index.search(SearchRequest(years=(year,))).total == 0


@pytest.mark.parametrize(
    "text", ["two words", '"two words"', "open-source", 'in:answer "two words"', "two*", "a~"]
)
def test_an_index_without_any_pair_can_be_searched(empty_library: Library, text: str) -> None:
    empty_library.write("empty.md", "")
    empty_library.rebuild()
    results = empty_library.search(text)
    assert (results.total, results.hits) == (0, ())
    assert results.explanation


def test_hits_come_in_the_order_that_is_asked_for(world: World) -> None:
    def listed(sort: Sort, text: str = "harbour") -> list[Invented]:
        hits = world.index.search(SearchRequest(text, limit=1000, literal=True, sort=sort)).hits
        return [by_place[hit.pair.path, hit.pair.ordinal] for hit in hits]

    by_place = {pair.place: pair for pair in world.pairs}
    newest = sorted(
        (pair for pair in world.pairs if pair.says("harbour")),
        key=lambda pair: (-int(pair.year or 0), pair.place),
    )
    assert listed("date") == newest
    assert listed("speaker") == sorted(newest, key=lambda pair: pair.people[1])
    assert listed("length") == sorted(newest, key=lambda pair: -len(" ".join(pair.answer)))
    assert listed("relevance") != newest
    assert listed("relevance", "") == listed("date", "")
    for sort in SORTS:
        request = SearchRequest("harbour", literal=True, sort=sort)
        pages = [world.index.search(request._replace(limit=7, offset=offset)).hits for offset in (0, 7)]
        paged = [by_place[hit.pair.path, hit.pair.ordinal] for page in pages for hit in page]
        assert paged == listed(sort)[:14]


def test_who_answers_without_a_name_comes_last_by_speaker(empty_library: Library) -> None:
    for number, name in enumerate(("Zora Ames", "SPEAKER_01", "Émile Hart", "Łucja Berg", "Ada Quill")):
        text = (
            f"**Interviewer:** Where do you live?\n\n**{name}:** I live in the harbour, in house {number}.\n"
        )
        empty_library.write(f"{number}.md", text)
    index = empty_library.open()
    hits = index.search(SearchRequest("harbour", sort="speaker")).hits
    assert [hit.pair.path for hit in hits] == ["4.md", "2.md", "3.md", "0.md", "1.md"]
    assert [name for name, _ in index.facet("speaker")] == [
        "Ada Quill",
        "Émile Hart",
        "Łucja Berg",
        "Zora Ames",
    ]
    index.close()


def test_the_words_of_each_speaker_are_counted_and_those_of_several_shared(empty_library: Library) -> None:
    empty_library.write(
        "quay.md",
        "**Nora Felling:** What is a quay?\n\n**Ada Quill:** A wall with ships at it.\n\n"
        "**Nora Felling:** And a pier?\n\n**Ada Quill:** It is a walk.\n\n**Zora Ames:** Into the sea.\n",
    )
    with closing(empty_library.open()) as index:
        words = index.words_spoken()
    assert words["Nora Felling"] == 4 + 3
    # Seven words are answered by two.
    assert (words["Ada Quill"], words["Zora Ames"]) == (6 + 4, 4)
