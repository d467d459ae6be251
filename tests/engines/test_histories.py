"""However an index came to be, it is the one that a rebuild from scratch would make."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from interviews.search.requests import FACETS, SearchRequest
from interviews.search.results import IndexedPair
from tests.engines.suite import CLUSTER, open_index, rebuild

WORDS = ("harbour", "lantern", "orchard", "granite", "saddle", "thimble", "walnut", "copper")
PEOPLE = ("Ada Quill", "Bram Tielman", "Nell Harrow", "Gus Roe")
STEPS, SEEDS = (4, 1) if CLUSTER else (8, 6)
"""On a cluster a rebuild takes a second."""


class Folder:
    """A folder of transcripts that changes at random."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.chance = chance
        self.names = iter(f"{number:03}.md" for number in range(1000))
        path.mkdir()
        self.add()
        self.add()

    def files(self) -> list[Path]:
        return sorted(self.path.rglob("*.md"))

    def add(self) -> None:
        name = Path(self.chance.choice(("", "inner", "other")), next(self.names))
        (self.path / name).parent.mkdir(exist_ok=True)
        self.write(self.path / name)

    def write(self, file: Path) -> None:
        asks, answers = self.chance.sample(PEOPLE, 2)
        pairs = [
            f"**{asks}:** Where is the {self.chance.choice(WORDS)}?\n\n"
            f"**{answers}:** Near the {self.chance.choice(WORDS)}, by the {self.chance.choice(WORDS)}.\n"
            for _ in range(self.chance.randint(2, 4))
        ]
        head = (
            f"---\ndate: {self.chance.choice((1998, 2004))}\ntopics: [{self.chance.choice(WORDS)}]\n---\n\n"
        )
        file.write_text(head + "\n".join(pairs), encoding="utf-8")

    def copy(self) -> None:
        shutil.copy(self.chance.choice(self.files()), self.path / next(self.names))

    def move(self) -> None:
        self.chance.choice(self.files()).rename(self.path / next(self.names))

    def edit(self) -> None:
        self.write(self.chance.choice(self.files()))

    def swap(self) -> None:
        one, other = self.chance.choices(self.files(), k=2)
        first, second = one.read_text(), other.read_text()
        one.write_text(second)
        other.write_text(first)

    def append(self) -> None:
        with self.chance.choice(self.files()).open("a") as file:
            file.write("\n**Ada Quill:** And the walnut?\n\n**Gus Roe:** Gone.\n")

    def delete(self) -> None:
        if len(self.files()) > 1:
            self.chance.choice(self.files()).unlink()

    def spoil(self) -> None:
        self.chance.choice(self.files()).write_bytes(b"")

    def people(self) -> None:
        name = self.chance.choice(PEOPLE)
        (self.path / "speakers.toml").write_text(f'["{name}"]\naffiliation = "Guild"\n')

    def change(self) -> None:
        work = (
            *(self.add, self.copy, self.move, self.edit, self.swap),
            *(self.append, self.delete, self.spoil, self.people),
        )
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice(work)()


def without_id(pair: IndexedPair) -> tuple[str, ...]:
    """All that is known of a pair but its id, and the number that its interview has in the index."""
    return tuple(repr(value) for name, value in pair._asdict().items() if name not in ("id", "interview"))


def content(index: Path) -> dict[str, object]:
    """All that an index says, apart from ids and the order of equals."""
    with closing(open_index(index)) as opened:
        found: dict[str, object] = {name: opened.facet(name) for name in FACETS}
        found["interviews"] = sorted(map(repr, opened.interviews()))
        for entry in opened.interviews():
            found[f"pairs of {entry.path}"] = [without_id(pair) for pair in opened.pairs_of(entry.path)]
        for query in ("", *WORDS, '"near the harbour"', "lantern -granite", "speaker:quill saddle"):
            results = opened.search(SearchRequest(query, limit=1000, literal=True))
            found[f"hits for {query}"] = sorted(
                (*without_id(hit.pair), hit.snippet, *hit.also_in) for hit in results.hits
            )
            found[f"facets for {query}"] = results.facets
        return found


def ids(index: Path) -> dict[tuple[str, int], tuple[str, str]]:
    """The id and the words of every pair, by its place."""
    with closing(open_index(index)) as opened:
        pairs = [hit.pair for hit in opened.search(SearchRequest(limit=1000)).hits]
    assert len({pair.id for pair in pairs}) == len(pairs), "two pairs share an id"
    return {(pair.path, pair.ordinal): (pair.id, pair.question + pair.answer) for pair in pairs}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_history_of_changes_gives_the_index_of_a_rebuild_from_scratch(tmp_path: Path, seed: int) -> None:
    folder = Folder(tmp_path / "transcripts", random.Random(seed))
    index = tmp_path / "index"
    rebuild(index, [folder.path])
    for step in range(STEPS):
        folder.change()
        report = rebuild(index)
        fresh = tmp_path / f"fresh-{step}"
        expected = rebuild(fresh, [folder.path])
        assert content(index) == content(fresh)
        assert (report.files, report.interviews, report.pairs) == (
            expected.files,
            expected.interviews,
            expected.pairs,
        )
        before = ids(index)
        again = rebuild(index)
        assert (again.added, again.changed, again.removed) == (0, 0, 0)
        rebuild(index, full=True)
        assert ids(index) == before, "a rebuild from scratch changed ids"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_change_elsewhere_gives_a_pair_another_id(tmp_path: Path, seed: int) -> None:
    folder = Folder(tmp_path / "transcripts", random.Random(f"ids {seed}"))
    index = tmp_path / "index"
    rebuild(index, [folder.path])
    for _ in range(STEPS):
        texts = {path: path.read_bytes() for path in folder.files()}
        before = ids(index)
        folder.change()
        rebuild(index)
        after = ids(index)
        unchanged = {
            path.relative_to(folder.path).as_posix()
            for path in folder.files()
            if path.read_bytes() == texts.get(path)
        }
        for place, pair in before.items():
            if place[0] in unchanged:
                assert after[place] == pair
