"""An index folder, a transcripts folder or a query from somebody else does no harm."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
from pathlib import Path

import pytest

from interviews.engines import open_index
from interviews.engines.embedded.checksums import CheckedFolder, checksums_of
from interviews.engines.embedded.examining import examine
from interviews.engines.embedded.files import read_json, write_json
from interviews.engines.embedded.layout import HOLDER, LOCK
from interviews.engines.embedded.postings.codec import ArraySegment
from interviews.engines.embedded.postings.segments import ListedSegment, listed_segments
from interviews.engines.embedded.rebuild import rebuild
from interviews.errors import DamagedIndexError, ForeignFolderError, SearchIndexError
from interviews.library.marker import INDEX_MARKER
from interviews.search.requests import SearchRequest
from tests.engines.conftest import WELL

from .test_damage import LEFT_OPEN, everything, files_closed, files_of

__all__ = ["files_closed"]

pytestmark = [LEFT_OPEN, pytest.mark.usefixtures("files_closed")]


class Bomb:
    """Makes a folder when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.place),)


def bombs(place: Path) -> list[bytes]:
    """The bomb as pickles of all kinds."""
    return [pickle.dumps(Bomb(place), protocol) for protocol in (0, 2, 4)]


def admit(index: Path, name: str) -> None:
    """Enters a file into the list of contents with the size and checksum that it has now."""
    generation, _, below = name.partition("/")
    contents = index / generation / "contents.json"
    if name.startswith("generation-") and below != "contents.json":
        listing = read_json(contents)
        listing["files"][below] = checksums_of(index / name)
        write_json(contents, listing)


def test_the_bomb_goes_off_where_somebody_unpickles(tmp_path: Path) -> None:
    for number, bomb in enumerate(bombs(tmp_path / "crater")):
        pickle.loads(bomb)
        (tmp_path / "crater").rename(tmp_path / str(number))


def test_nothing_in_an_index_is_unpickled(tmp_path: Path, folder: Path) -> None:
    crater = tmp_path / "crater"
    whole = tmp_path / "whole"
    rebuild(whole, [folder])
    for name in files_of(whole):
        data = (whole / name).read_bytes()
        for bomb in bombs(crater):
            for planted in (bomb, bomb + data[len(bomb) :], data + bomb):
                index = tmp_path / "copy"
                shutil.copytree(whole, index)
                (index / name).write_bytes(planted)
                admit(index, name)
                for act in (everything, examine, rebuild):
                    # With checksums that fit, it may fail in any way but one.
                    with contextlib.suppress(Exception):
                        act(index)
                    assert not crater.exists(), name
                shutil.rmtree(index)


def test_an_index_of_whoosh_is_not_taken_for_one_of_ours(tmp_path: Path) -> None:
    crater = tmp_path / "crater"
    index = tmp_path / "index"
    index.mkdir()
    (index / "_MAIN_1.toc").write_bytes(bombs(crater)[1])
    for act in (open_index, examine, rebuild):
        with pytest.raises(ForeignFolderError, match="left alone"):
            act(index)
    assert not crater.exists()
    assert [path.name for path in index.iterdir()] == ["_MAIN_1.toc"]


def plant_segment(index: Path, **said: object) -> Path:
    """Changes what the table of contents says of its segment; the folder that it is in."""
    [table] = index.glob("generation-*/words/*.toc")
    _, [segment] = listed_segments(CheckedFolder(table.parent), ArraySegment)
    vars(segment).update(said)
    data = table.read_bytes()
    begin = data.rindex(bytes([0x80, pickle.HIGHEST_PROTOCOL]))
    table.write_bytes(data[:begin] + pickle.dumps([segment]))
    admit(index, str(table.relative_to(index)))
    return table.parent


@pytest.mark.parametrize("kind", [ListedSegment, ArraySegment])
def test_a_segment_cannot_say_of_itself_that_it_is_sound(index: Path, kind: type[ListedSegment]) -> None:
    words = plant_segment(index, segid="../../secret", is_sound=ArraySegment)
    with pytest.raises(DamagedIndexError, match="a segment is none"):
        listed_segments(CheckedFolder(words), kind)


@pytest.mark.parametrize("said", [{"documents": 3}, {"documents": 10**12}, {"segid": "elsewhere"}])
def test_a_segment_that_is_not_as_it_is_listed_is_damage(index: Path, said: dict[str, object]) -> None:
    plant_segment(index, **said)
    with pytest.raises(DamagedIndexError, match=r"interviews rebuild --full"):
        open_index(index)
    assert [problem.code for problem in examine(index).problems] == ["damaged"]


def test_a_generation_cannot_name_files_elsewhere(index: Path, folder: Path, tmp_path: Path) -> None:
    [contents] = index.glob("generation-*/contents.json")
    listing = read_json(contents)
    for path in ("/etc/hostname", "../../secret", "words/../../../secret"):
        write_json(contents, {**listing, "files": {**listing["files"], path: [1, ""]}})
        with pytest.raises(SearchIndexError, match="outside the generation"):
            open_index(index)
        assert "outside the generation" in examine(index).problems[0].message


@pytest.mark.parametrize("name", ["contents.json", "table", "names.json", "files.json"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_links_and_pipes_in_an_index_are_not_opened(
    index: Path, tmp_path: Path, name: str, kind: str
) -> None:
    [place] = index.glob(f"generation-*/{name}")
    if kind == "link":
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.unlink()
        os.mkfifo(place)
    with pytest.raises(SearchIndexError, match="interviews rebuild"):
        everything(index)
    assert examine(index).problems
    rebuild(index)
    assert len(everything(index)) == 4


@pytest.mark.parametrize("name", [LOCK, HOLDER, f"{INDEX_MARKER}.new", "generation-000002"])
def test_a_rebuild_does_not_write_through_links(index: Path, folder: Path, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (index / name).unlink(missing_ok=True)
    (index / name).symlink_to(precious)
    (folder / "new.md").write_text(WELL.replace("Sunday", "Monday"), encoding="utf-8")
    try:
        rebuild(index)
    except SearchIndexError as error:
        assert str(index) in str(error)
    assert precious.read_text() == "precious"


@pytest.mark.parametrize(
    "content", [["notes.txt"], ["generation-000001/thesis.md"], ["generation-1/table", "thesis.md"]]
)
def test_a_folder_with_something_else_in_it_stays_as_it_is(
    tmp_path: Path, folder: Path, content: list[str]
) -> None:
    mine = tmp_path / "mine"
    for name in content:
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (mine / name).write_text("mine")
    before = sorted(str(path) for path in mine.rglob("*"))
    with pytest.raises(ForeignFolderError, match="left alone"):
        rebuild(mine, [folder])
    assert sorted(str(path) for path in mine.rglob("*")) == before


def test_links_out_of_the_transcripts_and_loops_are_left_out_and_named(
    index: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "diary.md").write_text(WELL.replace("August", "Secretember"), encoding="utf-8")
    (folder / "diary.md").symlink_to(tmp_path / "secret" / "diary.md")
    (folder / "all").symlink_to(tmp_path / "secret")
    (folder / "loop").symlink_to(folder)
    (folder / "itself.md").symlink_to("itself.md")
    (folder / "nothing.md").symlink_to(tmp_path / "nothing")
    report = rebuild(index)
    assert report.files == 2
    opened = open_index(index)
    assert opened.search(SearchRequest("secretember", literal=True)).total == 0
    opened.close()
    for where, names in (("outside", ("diary.md", "all", "nothing.md")), ("inside", ("loop", "itself.md"))):
        for name in names:
            assert f"{name}: a symbolic link to something {where} the folder; not followed." in report.notes


def test_names_with_any_characters_are_kept_as_they_are(index: Path, folder: Path) -> None:
    names = [
        "new\nline.md",
        "tab\t.md",
        "-dash.md",
        "esc\x1b[2J.md",
        "ünï#1.md",
        "'; drop table.md",
        "[bold]x.md",
    ]
    for number, name in enumerate(names):
        (folder / name).write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
    rebuild(index)
    opened = open_index(index)
    assert all(len(opened.pairs_of(name)) == 2 for name in names)
    opened.close()
    assert rebuild(index).unchanged == 2 + len(names)


def test_a_name_that_is_no_unicode_is_kept_or_refused_with_a_reason(index: Path, folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (folder / name).write_text(WELL.replace("Sunday", "Monday"), encoding="utf-8")
    report = rebuild(index)
    assert report.pairs == 6 or any(skipped.path == name for skipped in report.skipped)
    assert len(everything(index)) == report.pairs
