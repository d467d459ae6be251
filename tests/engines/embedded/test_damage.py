"""An index that is not whole says so, names what is wrong, and a rebuild makes it again."""

from __future__ import annotations

import gc
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interviews.engines import open_index
from interviews.engines.checkup import remedy_of
from interviews.engines.embedded.checksums import checksums_of
from interviews.engines.embedded.examining import examine
from interviews.engines.embedded.files import read_json, write_json
from interviews.engines.embedded.rebuild import rebuild
from interviews.errors import DamagedIndexError, InterviewsError, SearchIndexError
from interviews.library.marker import INDEX_MARKER
from interviews.search.requests import FACETS, SearchRequest
from interviews.search.results import IndexedPair

LEFT_OPEN = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""Stock Whoosh leaves files open that it cannot read."""


pytestmark = [LEFT_OPEN, pytest.mark.usefixtures("files_closed")]


@pytest.fixture
def files_closed() -> Iterator[None]:
    """Has what Whoosh left open closed, and warned of, here and not in a later test."""
    yield
    gc.collect()


def files_of(index: Path) -> list[str]:
    """All files of an index but the locks, which hold nothing."""
    return sorted(
        str(path.relative_to(index))
        for path in index.rglob("*")
        if path.is_file() and not path.name.upper().endswith("LOCK")
    )


def everything(index: Path) -> tuple[IndexedPair, ...]:
    """All pairs, after asking the index everything it can be asked."""
    with closing(open_index(index)) as opened:
        hits = opened.search(SearchRequest(limit=100)).hits
        opened.search(SearchRequest("well AND (dry OR pump*) -xylophone"))
        opened.search(SearchRequest('"tables and one" breeead title:café'))
        for name in FACETS:
            opened.facet(name)
        for hit in hits:
            opened.pair(hit.pair.id)
            opened.description(hit.pair)
            opened.pairs_of(hit.pair.path)
        opened.interviews()
        opened.summary()
        return tuple(hit.pair for hit in hits)


def test_every_file_that_is_cut_or_lost_is_named_and_made_again(tmp_path: Path, folder: Path) -> None:
    whole = tmp_path / "whole"
    rebuild(whole, [folder])
    expected = everything(whole)
    for name in files_of(whole):
        for keep in (None, 0.5):
            index = tmp_path / "copy"
            shutil.copytree(whole, index)
            data = (index / name).read_bytes()
            (index / name).unlink()
            if keep is not None and data:
                (index / name).write_bytes(data[: int(len(data) * keep)])
            if keep is None and name == INDEX_MARKER:
                shutil.rmtree(index)
                continue
            with pytest.raises(SearchIndexError, match=r"ebuild|Build one") as raised:
                everything(index)
            assert str(index) in str(raised.value)
            assert remedy_of(examine(index)) == "full rebuild", name
            rebuild(index, full=True)
            assert everything(index) == expected
            shutil.rmtree(index)


def test_a_changed_byte_alters_no_answer_and_the_checkup_finds_it(tmp_path: Path, folder: Path) -> None:
    index = tmp_path / "index"
    rebuild(index, [folder])
    expected = everything(index)
    chance = random.Random(4)
    for name in files_of(index):
        data = (index / name).read_bytes()
        for _ in range(6):
            place = chance.randrange(len(data))
            changed = bytearray(data)
            changed[place] ^= 1 << chance.randrange(8)
            (index / name).write_bytes(changed)
            try:
                assert everything(index) == expected, (name, place)
            except InterviewsError as error:
                assert "ebuild" in str(error)
            if not name.endswith(("contents.json", INDEX_MARKER)):
                assert remedy_of(examine(index)) == "full rebuild", (name, place)
            (index / name).write_bytes(data)
    assert len(everything(index)) == 4


def test_an_index_without_its_marker_is_no_index_and_can_become_one(index: Path, folder: Path) -> None:
    (index / INDEX_MARKER).unlink()
    with pytest.raises(SearchIndexError, match="interviews rebuild FOLDER"):
        open_index(index)
    assert rebuild(index, [folder]).added == 2


def test_an_index_that_lost_its_list_of_transcripts_remembers_their_folders(
    index: Path, folder: Path
) -> None:
    before = everything(index)
    [listing] = index.glob("generation-*/files.json")
    listing.write_text("{", encoding="utf-8")
    rebuild(index)
    assert everything(index) == before


@pytest.mark.parametrize(
    "marker",
    [
        *("", "{", "[]", "null", "[" * 100_000, '{"layout": 1}', '{"layout": 1, "generation": "../../etc"}'),
        *('{"layout": 1, "generation": -1}', '{"layout": 1, "generation": true}'),
    ],
    ids=lambda text: text[:30],
)
def test_a_marker_that_makes_no_sense_is_damage(index: Path, marker: str) -> None:
    (index / INDEX_MARKER).write_text(marker, encoding="utf-8")
    with pytest.raises(DamagedIndexError, match="interviews rebuild"):
        open_index(index)
    rebuild(index)
    assert len(everything(index)) == 4


def test_an_error_that_damage_does_not_explain_stays_what_it_is(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_index(index)
    monkeypatch.setattr("interviews.engines.embedded.index.search", lambda *_: [][0])
    with pytest.raises(IndexError):
        opened.search(SearchRequest("well"))
    [table] = index.glob("generation-*/table")
    table.unlink()
    with pytest.raises(DamagedIndexError, match="table"):
        opened.search(SearchRequest("well"))
    opened.close()


class TestCheckup:
    def test_finds_nothing_in_a_sound_index(self, index: Path) -> None:
        found = examine(index)
        assert found.problems == ()
        assert (found.transcripts, found.pairs) == (2, 4)

    def test_tells_new_changed_missing_and_unreadable_transcripts(self, index: Path, folder: Path) -> None:
        (folder / "new.md").write_text("**A:** Why?\n\n**B:** So.\n", encoding="utf-8")
        (folder / "cafe.md").unlink()
        (folder / "well.md").write_bytes((folder / "well.md").read_bytes() + b"more")
        (folder / "empty.md").touch()
        found = examine(index)
        assert {(problem.code, Path(problem.path).name) for problem in found.problems} == {
            ("new", "new.md"),
            ("missing", "cafe.md"),
            ("changed", "well.md"),
            ("unreadable", "empty.md"),
        }
        assert remedy_of(found) == "rebuild"

    def test_finds_a_change_that_size_and_time_do_not_show(self, index: Path, folder: Path) -> None:
        path = folder / "well.md"
        before = path.stat()
        path.write_bytes(path.read_bytes().replace(b"August", b"Octobr"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        [problem] = examine(index).problems
        assert (problem.code, problem.remedy) == ("changed", "full rebuild")

    def test_says_that_a_folder_is_gone(self, index: Path, folder: Path) -> None:
        shutil.rmtree(folder)
        [problem] = examine(index).problems
        assert (problem.code, problem.remedy) == ("missing", "by hand")

    def test_names_what_a_killed_rebuild_left(self, index: Path) -> None:
        (index / "generation-000007").mkdir()
        [problem] = examine(index).problems
        assert (problem.code, problem.remedy) == ("unfinished", "none")

    def test_finds_numbers_that_disagree(self, index: Path) -> None:
        [generation] = index.glob("generation-*")
        listing = read_json(generation / "files.json")
        listing["files"][0]["pairs"] += 1
        write_json(generation / "files.json", listing)
        contents = read_json(generation / "contents.json")
        contents["files"]["files.json"] = checksums_of(generation / "files.json")
        write_json(generation / "contents.json", contents)
        [problem] = examine(index).problems
        assert problem.code == "inconsistent"
        assert "5" in problem.message
