"""What stands for nothing any more goes, and nothing else does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from interviews.engines.checkup import remedy_of
from interviews.engines.embedded.compaction import MOST_DEAD, MOST_FILES, dead_share
from interviews.engines.embedded.examining import examine
from interviews.engines.embedded.generation import open_newest
from interviews.engines.embedded.rebuild import rebuild
from interviews.engines.embedded.searching import search
from interviews.search.requests import SearchRequest
from tests.engines.conftest import BREAD, UNDATED, WELLS, Library

QUERIES = ("", "water", '"hard water"', "groundw*", "topic:bread", "benhaddad wells", "oven OR archive")


def seen(library: Library) -> dict[str, Any]:
    """All that an index answers, apart from the rows behind it."""
    generation = open_newest(library.index)
    results = {query: search(generation, SearchRequest(query)) for query in QUERIES}
    answers: dict[str, Any] = {
        query: [
            [(hit.pair.id, hit.score, hit.snippet) for hit in found.hits],
            found.facets,
            found.total,
        ]
        for query, found in results.items()
    }
    answers["spellings"] = generation.lexicon.frequent(1, 1, 40)
    answers["languages"] = generation.names.languages
    return answers


def edit_often(library: Library, times: int) -> None:
    for number in range(times):
        library.write(
            "bread.md", BREAD.replace("Tendai Makwarimba", f"Tendai Makwarimba {'IVX'[number % 3]}")
        )
        library.write("wells.md", WELLS.replace("forty", f"forty{'abc'[number % 3]}"))
        library.rebuild()


def test_an_index_that_is_edited_again_and_again_does_not_grow(library: Library) -> None:
    library.rebuild()
    sizes = []
    for _ in range(4):
        edit_often(library, 6)
        generation = open_newest(library.index)
        assert dead_share(generation.table) <= MOST_DEAD
        sizes.append(sum(path.stat().st_size for path in generation.folder.rglob("*") if path.is_file()))
        assert max(sizes) <= 1.4 * min(sizes)


def test_an_index_without_its_dead_rows_answers_like_one_made_anew(library: Library) -> None:
    library.write("gone.md", UNDATED.replace("archive", "granary").replace("Lindqvist", "Lindqvast"))
    library.rebuild()
    edit_often(library, 4)
    (library.folder / "gone.md").unlink()
    library.rebuild()
    edit_often(library, 1)
    library.write("bread.md", BREAD)
    library.write("wells.md", WELLS)
    library.rebuild()
    library.rebuild(compacting=True)
    compacted = seen(library)
    library.rebuild(full=True)
    assert compacted == seen(library)
    assert remedy_of(examine(library.index)) == "none"


def test_rows_and_names_of_what_is_gone_are_gone(library: Library) -> None:
    library.rebuild()
    library.write("bread.md", BREAD.replace("Tendai Makwarimba", "Gus Roe"))
    library.rebuild(compacting=True)
    generation = open_newest(library.index)
    assert dead_share(generation.table) == 0
    assert "Tendai Makwarimba" not in generation.names.speakers
    assert len(generation.names.records) == 1
    assert np.array_equal(np.sort(generation.table.rank), np.arange(generation.table.size))


def test_a_rebuild_that_changes_nothing_drops_what_an_older_one_left(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviews.engines.embedded.compaction.MOST_DEAD", 1.0)
    library.rebuild()
    edit_often(library, 5)
    before = examine(library.index)
    assert before.dead_share > MOST_DEAD
    assert before.dead_bytes > 0
    monkeypatch.undo()
    library.rebuild()
    assert examine(library.index).dead_share == 0
    generation = open_newest(library.index).number
    library.rebuild(compacting=True)
    assert open_newest(library.index).number == generation


def test_record_files_stay_few_while_little_is_dead(library: Library) -> None:
    library.rebuild()
    for number in range(MOST_FILES + 3):
        library.write(f"well-{number}.md", WELLS.replace("forty", f"forty-{number}"))
        library.rebuild()
    generation = open_newest(library.index)
    assert len(generation.names.records) <= MOST_FILES
    assert dead_share(generation.table) == 0
    assert library.search(limit=100).total == 7 + 3 * (MOST_FILES + 3)


def test_little_memory_makes_more_segments_and_the_same_answers(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.rebuild()
    whole = seen(library)
    # Twenty words a segment.
    monkeypatch.setattr("interviews.engines.embedded.postings.pool.BYTES_A_WORD", 50_000)
    rebuild(library.index, [library.folder], full=True, memory=1)
    generation = open_newest(library.index)
    assert len(list((generation.folder / "words").glob("*.arrays"))) > 3
    assert seen(library) == whole
