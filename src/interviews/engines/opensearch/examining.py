"""Whether a part of an index on a cluster is whole and in line with its transcripts."""

from __future__ import annotations

from collections.abc import Iterator

from interviews.engines.checkup import Checkup, Problem
from interviews.engines.manifest import Manifest
from interviews.engines.opensearch.connecting import Cluster
from interviews.engines.opensearch.generations import Generation, Part
from interviews.engines.opensearch.schema import SCHEMA_VERSION
from interviews.engines.opensearch.writing import read_manifest
from interviews.engines.transcripts import problems_of_transcripts
from interviews.errors import NoIndexError
from interviews.library.transcripts import parser_version
from interviews.settings import SearchSettings


def examine(cluster: Cluster, settings: SearchSettings) -> Checkup:
    """Checks the newest generation of the part that is written here, and its transcripts.

    Raises:
        NoIndexError: there is none.
    """
    generation = Part(cluster, settings).newest()
    if generation is None:
        raise NoIndexError(
            f"The part {settings.part!r} of {settings.index!r} is not built yet. Run `interviews rebuild "
            "FOLDER`."
        )
    manifest = read_manifest(cluster, generation)
    health = cluster.ask(lambda client: client.cluster.health(index=generation.name))
    problems = [
        *_of_health(generation, health["status"]),
        *(_of_version(generation) or _of_totals(cluster, generation, manifest)),
        *problems_of_transcripts(manifest),
    ]
    return Checkup(
        problems=tuple(problems),
        folders=tuple(manifest.folders),
        files_of_index=health["active_shards"],
        transcripts=len(manifest.files),
        pairs=sum(known.pairs for known in manifest.files.values()),
    )


def _of_health(generation: Generation, status: str) -> Iterator[Problem]:
    if status == "red":
        message = "a part of it has no node. Start the nodes that are missing, or restore a snapshot."
        yield Problem("damaged", generation.name, message, "by hand")


def _of_version(generation: Generation) -> list[Problem]:
    about = generation.about
    if about["schema"] != SCHEMA_VERSION:
        message = "written by another version of this program. Rebuild it."
        return [Problem("outdated", generation.name, message, "full rebuild")]
    if about["parser"] != parser_version():
        message = (
            "the transcripts were structured by another version of this program. The next rebuild reads them "
            "all again."
        )
        return [Problem("outdated", generation.name, message, "rebuild")]
    return []


def _of_totals(cluster: Cluster, generation: Generation, manifest: Manifest) -> list[Problem]:
    expected = {
        "pair": sum(known.pairs for known in manifest.files.values()),
        "passage": sum(known.passages for known in manifest.files.values()),
        "interview": sum(known.interviews for known in manifest.files.values()),
    }
    body = {"size": 0, "aggs": {"kinds": {"terms": {"field": "kind"}}}}
    answer = cluster.search(body, generation.name)
    kinds = {each["key"]: each["doc_count"] for each in answer["aggregations"]["kinds"]["buckets"]}
    found = {kind: kinds.get(kind, 0) for kind in expected}
    if found == expected:
        return []
    said = ", ".join(f"{kind}s {found[kind]:,} for {number:,}" for kind, number in expected.items())
    message = f"it does not hold what its list of transcripts says: {said}."
    return [Problem("inconsistent", generation.name, message, "full rebuild")]
