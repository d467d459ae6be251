"""Who writes what, and what is seen meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from opensearchpy.client import IndicesClient

from interviews.building.reports import RebuildProgress
from interviews.engines.opensearch import OpenSearchEngine, connecting
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import Lease
from interviews.errors import ForeignFolderError, IndexBusyError, RebuildCancelledError
from interviews.search.requests import SearchRequest
from tests.cluster.invented import write_interviews
from tests.engines.suite import CLUSTER, ids, open_index, rebuild, settings_on_cluster, total


def of_part(index: Path, part: str) -> OpenSearchEngine:
    return OpenSearchEngine(settings_on_cluster(index, part=part), index / "nobody.toml")


def test_two_write_two_folders_into_one_index_at_once(tmp_path: Path) -> None:
    index = tmp_path / "index"
    for part, seed in (("north", 1), ("south", 2)):
        write_interviews(tmp_path / part, files=6, pairs=5, seed=seed)
    # The same interview in both: its pairs have different ids, whoever is first.
    write_interviews(tmp_path / "north" / "same", files=1, pairs=5, seed=3)
    write_interviews(tmp_path / "south" / "same", files=1, pairs=5, seed=3)
    failed: list[BaseException] = []

    def work(part: str) -> None:
        try:
            # Of the interview that both have, whoever is later may be told to go once more.
            with suppress(IndexBusyError):
                of_part(index, part).rebuild([tmp_path / part])
            of_part(index, part).rebuild([tmp_path / part])
        except BaseException as error:
            failed.append(error)

    rebuild(index, [tmp_path / "north"])
    writers = [threading.Thread(target=work, args=(part,)) for part in ("north", "south")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    with closing(of_part(index, "north").open()) as opened:
        summary = opened.summary()
        assert summary.folders == tuple(str(tmp_path / part) for part in ("north", "north", "south"))[1:]
        hits = opened.search(SearchRequest(limit=500)).hits
        assert {Path(hit.pair.folder).name for hit in hits} == {"north", "south"}
        found = of_part(index, "south")
        assert found.folders() == [str(tmp_path / "south")]
        (tmp_path / "south" / "0001.md").unlink()
        found.rebuild()
        assert opened.refresh()
        assert opened.search(SearchRequest()).total == len(hits) - 5


def test_ids_of_one_part_are_not_given_in_another(tmp_path: Path) -> None:
    index = tmp_path / "index"
    for part in ("main", "second"):
        write_interviews(tmp_path / part, files=2, pairs=4)
    rebuild(index, [tmp_path / "main"])
    before = ids(index)
    of_part(index, "second").rebuild([tmp_path / "second"])
    with closing(open_index(index)) as opened:
        found = [hit.pair.id for hit in opened.search(SearchRequest(limit=100)).hits]
    assert len(found) == len(set(found)) == 16
    assert {identifier for each in before.values() for identifier in each} < set(found)


def test_ids_are_not_given_twice_by_parts_that_are_built_at_once(tmp_path: Path) -> None:
    index = tmp_path / "index"
    for part in ("main", "second"):
        write_interviews(tmp_path / part, files=2, pairs=4)
    second = of_part(index, "second")

    def meanwhile(progress: RebuildProgress) -> None:
        if progress == RebuildProgress("writing", 0, 1):
            rebuild(index, [tmp_path / "main"])

    with pytest.raises(IndexBusyError, match="once more"):
        second.rebuild([tmp_path / "second"], progress=meanwhile)
    assert total(index) == 8
    second.rebuild([tmp_path / "second"])
    with closing(open_index(index)) as opened:
        found = [hit.pair.id for hit in opened.search(SearchRequest(limit=100)).hits]
    assert len(found) == len(set(found)) == 16


def test_a_part_has_one_writer(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=2, pairs=4)
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    settings = settings_on_cluster(tmp_path / "index")
    cluster = Cluster(settings)
    with Lease(cluster, settings).held():
        with pytest.raises(IndexBusyError, match=str(os.getpid())):
            rebuild(tmp_path / "index", full=True)
        assert total(tmp_path / "index") == 8
    assert rebuild(tmp_path / "index", full=True).pairs == 8
    cluster.close()


def test_a_writer_that_is_killed_leaves_the_index_as_it_was_and_stops_nobody(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=3, pairs=4)
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    before = ids(tmp_path / "index")
    settings = settings_on_cluster(tmp_path / "index")
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from interviews.engines.opensearch import OpenSearchEngine, writing\n"
        "from interviews.settings import SearchSettings\n"
        "def die(*_):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "setattr(writing.PartWriter, sys.argv[4], die)\n"
        "settings = SearchSettings(engine='opensearch', url=tuple(sys.argv[1].split()), index=sys.argv[2])\n"
        "OpenSearchEngine(settings, Path('none')).rebuild([Path(sys.argv[3])], full=True)\n"
    )
    for moment in ("add", "finish", "publish"):
        talks = str(tmp_path / "talks")
        command = [sys.executable, "-c", code, " ".join(CLUSTER), settings.index, talks, moment]
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
        assert ids(tmp_path / "index") == before
    assert rebuild(tmp_path / "index", full=True).pairs == 12
    assert ids(tmp_path / "index") == before


def test_nothing_is_left_of_what_was_cancelled(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=3, pairs=4)
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    settings = settings_on_cluster(tmp_path / "index")
    cluster = Cluster(settings)
    names = set(cluster.client.indices.get_alias(index=f"{settings.index}-*"))
    asked = iter(range(3))
    with pytest.raises(RebuildCancelledError):
        rebuild(tmp_path / "index", full=True, cancelled=lambda: next(asked, None) is None)
    assert set(cluster.client.indices.get_alias(index=f"{settings.index}-*")) == names
    cluster.close()


def test_nothing_is_left_of_what_was_interrupted_as_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_interviews(tmp_path / "talks", files=2, pairs=2)
    create = IndicesClient.create

    def interrupted(self: IndicesClient, index: str, **options: Any) -> None:
        create(self, index=index, **options)
        if index.endswith("000001"):
            raise KeyboardInterrupt

    monkeypatch.setattr(IndicesClient, "create", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path / "index", [tmp_path / "talks"])
    settings = settings_on_cluster(tmp_path / "index")
    cluster = Cluster(settings)
    assert set(cluster.client.indices.get_alias(index=f"{settings.index}-*")) == {f"{settings.index}-writers"}
    cluster.close()


def test_an_index_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=1, pairs=2)
    settings = settings_on_cluster(tmp_path / "index")
    cluster = Cluster(settings)
    cluster.client.indices.create(index=settings.index)
    try:
        with pytest.raises(ForeignFolderError, match="left alone"):
            rebuild(tmp_path / "index", [tmp_path / "talks"])
        with pytest.raises(ForeignFolderError, match="left alone"):
            open_index(tmp_path / "index")
    finally:
        cluster.client.indices.delete(index=settings.index)
        cluster.close()


def test_a_reader_goes_on_when_its_generation_is_gone(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=2, pairs=4)
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    with closing(open_index(tmp_path / "index")) as reader:
        assert reader.search(SearchRequest()).total == 8
        (tmp_path / "talks" / "0000.md").unlink()
        for _ in range(3):
            rebuild(tmp_path / "index", full=True)
        assert reader.search(SearchRequest("x")).total == 0
        assert reader.search(SearchRequest()).total == 4


def test_pages_go_as_deep_as_there_are_pairs(tmp_path: Path) -> None:
    write_interviews(tmp_path / "talks", files=30, pairs=400)
    rebuild(tmp_path / "index", [tmp_path / "talks"], jobs=2)
    with closing(open_index(tmp_path / "index")) as index:
        whole = index.search(SearchRequest(limit=20_000))
        assert len(whole.hits) == whole.total == 12_000
        deep = index.search(SearchRequest(limit=5, offset=11_990))
        assert [hit.pair.id for hit in deep.hits] == [hit.pair.id for hit in whole.hits[11_990:11_995]]


def test_repeated_hits_count_once_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("here", "there"):
        vocabulary = write_interviews(tmp_path / "talks" / folder, files=1, pairs=12)
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    frequent = " ".join(vocabulary.words[:10])
    monkeypatch.setattr(connecting, "PAGE", 5)
    with closing(open_index(tmp_path / "index")) as index:
        found = index.search(SearchRequest(frequent))
        assert found.total == len({hit.pair.answer for hit in found.hits}) > 10
        assert all(count <= found.total for count in dict(found.facets["outlet"]).values())
