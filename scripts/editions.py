"""Invented transcripts in numbered editions: an index holds one of them whole, or it is broken."""

from __future__ import annotations

from pathlib import Path

from interviews.engines import open_index
from interviews.engines.embedded.contents import damaged_files, read_contents
from interviews.engines.embedded.index import EmbeddedIndex
from interviews.engines.embedded.layout import generation_folder, newest_generation
from interviews.search.requests import SearchRequest

FILES = 12
PAIRS = 3


def write_edition(folder: Path, edition: int) -> None:
    """Writes all transcripts anew; each pair tells which edition it belongs to."""
    for file in range(FILES):
        turns = "\n\n".join(
            f"**Ada Quill:** What did number {pair} of house {file} say?\n\n"
            f"**Bram Tielman:** It said edition{edition}, and the river ran past house {file}."
            for pair in range(PAIRS)
        )
        (folder / f"house-{file}.md").write_text(f"# House {file}\n\n{turns}\n", encoding="utf-8")


def edition_in(opened: EmbeddedIndex) -> int:
    """The edition that an open index holds.

    Raises:
        AssertionError: it holds parts of several, or not all of one.
    """
    results = opened.search(SearchRequest("river", limit=1000))
    said = {hit.pair.answer.split("edition")[1].split(",")[0] for hit in results.hits}
    assert (results.total, len(results.hits)) == (FILES * PAIRS,) * 2, f"{results.total} pairs"
    assert len(said) == 1, f"editions {said}"
    edition = int(said.pop())
    assert opened.search(SearchRequest(f"edition{edition}", literal=True)).total == FILES * PAIRS
    assert opened.search(SearchRequest(f"edition{edition - 1}", literal=True)).total == 0
    return edition


def edition_of(index: Path) -> int:
    """The edition of an index on disk, every file of which is whole.

    Raises:
        AssertionError: something is not whole.
    """
    folder = generation_folder(index, newest_generation(index))
    assert damaged_files(folder, read_contents(folder)) == []
    opened = open_index(index)
    try:
        return edition_in(opened)
    finally:
        opened.close()
