"""Hits that cannot be among the best are not scored, and the first page is the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interviews.engines.embedded import ranking, row_scoring
from interviews.engines.embedded.rebuild import rebuild
from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from tests.engines.suite import open_index

FREQUENT = ("the", "and", "water", "you", "we")
RARE = (
    "mill",
    "drought",
    "oven",
    "bread",
    "archive",
    "harbour",
    "stone",
    "pump",
    "tide",
    "orchard",
    "barley",
)
PEOPLE = ("Yusra Benhaddad", "Tendai Makwarimba", "Nell Harrow", "Bram Tielman")
PAGE = 5
QUERIES = 150
PAGES = 80


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Forty interviews that say a few words often and the others here and there; three are there twice."""
    place = tmp_path_factory.mktemp("leaving-out")
    folder = place / "transcripts"
    folder.mkdir()
    chance = random.Random(11)
    for number in range(40):
        guest = chance.choice(PEOPLE)
        own = chance.sample(RARE, 3)
        turns = [f"---\ntitle: {chance.choice(RARE)} {number}\ntopics: [{chance.choice(RARE)}]\n---\n"]
        # Said outside of questions and answers.
        turns.append(f"{' '.join(chance.choices((*FREQUENT * 8, *own), k=60)).capitalize()}.\n")
        for _ in range(6):
            for speaker, longest, end in (("Milo Tarrantine", 8, "?"), (guest, 30, ".")):
                words = chance.choices((*FREQUENT * 30, *own * 4, *RARE), k=chance.randint(2, longest))
                turns.append(f"**{speaker}:** {' '.join(words).capitalize()}{end}\n")
        (folder / f"{number:02}.md").write_text("\n".join(turns), encoding="utf-8")
    # With rows that stand for nothing any more, and words in two places.
    shutil.copy(folder / "39.md", folder / "gone.md")
    rebuild(place / "index", [folder], jobs=1)
    (folder / "gone.md").unlink()
    for name in ("07", "08", "09"):
        shutil.copy(folder / f"{name}.md", folder / f"{name}-again.md")
    rebuild(place / "index", [folder], jobs=1)
    with closing(open_index(place / "index")) as opened:
        yield opened


@pytest.fixture
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "LOOKED_AT_CLOSELY", 10)
    for module in (ranking, row_scoring):
        monkeypatch.setattr(module, "ENOUGH", 15)


@pytest.mark.usefixtures("few_are_enough")
def test_the_first_page_is_that_of_all_hits(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    scored: list[int] = []
    score = row_scoring.RowScorer.score

    def counting(scorer: row_scoring.RowScorer, rows: row_scoring.Rows) -> row_scoring.Scored:
        scored.append(len(rows))
        return score(scorer, rows)

    monkeypatch.setattr(row_scoring.RowScorer, "score", counting)
    spared = 0
    for _ in range(QUERIES):
        words = chance.sample(FREQUENT, chance.randint(0, 3)) + chance.sample(RARE, chance.randint(1, 3))
        words += [chance.choice(PEOPLE).split()[1]] * (chance.random() < 0.2)
        chance.shuffle(words)
        text = " ".join(words)
        scored.clear()
        page = index.search(SearchRequest(text, limit=PAGE))
        spared += sum(scored) < page.total
        everything = index.search(SearchRequest(text, limit=1000))
        assert [(hit.pair.id, hit.score) for hit in page.hits] == [
            (hit.pair.id, hit.score) for hit in everything.hits[:PAGE]
        ], text
    assert spared > QUERIES // 4


def part_of_a_query(chance: random.Random) -> str:
    """Anything that a query is made of."""
    one, other = chance.choices((*FREQUENT * 2, *RARE), k=2)
    parts = (one, f'"{one} {other}"', f"({one} OR {other})", f"({one} AND {other})", f"{one[:2]}*")
    return chance.choice((*parts, f"-{chance.choice(RARE)}", chance.choice(PEOPLE).split()[1], one, one, one))


@pytest.mark.usefixtures("few_are_enough")
def test_so_is_every_page_whatever_is_asked_and_filtered(index: Index) -> None:
    chance = random.Random(5)
    for _ in range(PAGES):
        request = SearchRequest(
            " ".join(part_of_a_query(chance) for _ in range(chance.randint(1, 5))),
            speakers=chance.choice(((), (), PEOPLE[:1], PEOPLE[2:])),
            within=chance.choice((None, None, "question", "answer", "outside")),
            sort=chance.choice(("relevance", "relevance", "date", "speaker", "length")),
            explained=True,
        )
        first, size = chance.choice((0, 0, 3, 8, 12)), chance.choice((0, 2, 7))
        page = index.search(request._replace(offset=first, limit=size))
        everything = index.search(request._replace(limit=1000))
        assert page.hits == everything.hits[first : first + size], request
        assert (page.total, page.facets) == (len(everything.hits), everything.facets), request


@pytest.mark.usefixtures("few_are_enough")
def test_so_it_is_of_a_long_quotation_that_nobody_says(index: Index) -> None:
    text = " ".join(("mill", *FREQUENT[:4] * 75))
    page = index.search(SearchRequest(f'"{text}"', limit=PAGE))
    assert page.hits == index.search(SearchRequest(f'"{text}"', limit=1000)).hits[:PAGE]


def test_a_word_that_is_said_often_counts_the_same_when_it_is_asked_for_again(index: Index) -> None:
    first = index.search(SearchRequest("the water mill", explained=True))
    again = index.search(SearchRequest("the water mill", explained=True))
    assert again._replace(milliseconds=0) == first._replace(milliseconds=0)


def test_words_that_are_kept_give_way_to_those_that_are_asked_for(
    index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = [index.search(SearchRequest(word)).total for word in FREQUENT]
    monkeypatch.setattr("interviews.engines.embedded.word_scores.MOST_BYTES", 1)
    assert [index.search(SearchRequest(word)).total for word in FREQUENT * 2] == wanted * 2
