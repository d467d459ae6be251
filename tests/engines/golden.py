"""What sixty mixed queries find in `sample_data`: ids, scores, counts and snippets, as JSON.

A change of the index that is not meant to change an answer must leave `golden.json` as it is. Where answers
are meant to change, or the parser makes other pairs of the samples, it is written anew and its difference is
read; so it is where a request was added to it, with `null` in place of an answer:

    python -m tests.engines.golden
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from interviews.search.results import SearchResults
from tests.engines.suite import open_index, rebuild

SAMPLES = Path(__file__).parents[2] / "sample_data"
GOLDEN = Path(__file__).with_name("golden.json")


def make_dump(folder: Path) -> dict[str, Any]:
    """The answers of an index that is made of a copy of the samples in a new folder below this one."""
    transcripts = folder / "transcripts"
    shutil.copytree(SAMPLES, transcripts)
    rebuild(folder / "index", [transcripts])
    with closing(open_index(folder / "index")) as index:
        searches = json.loads(GOLDEN.read_text(encoding="utf-8"))["searches"]
        return {
            "searches": {named: _answer(index.search(_request(named))) for named in searches},
            "facets": {name: list(map(list, index.facet(name))) for name in ("speaker", "topic", "year")},
            "related": _related(index),
        }


def _request(named: str) -> SearchRequest:
    """The request of which the file has what is not as usual."""
    asked = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(named).items()
    }
    return SearchRequest(**asked)


def _answer(results: SearchResults) -> dict[str, Any]:
    return {
        "total": results.total,
        "outside": results.outside,
        "corrected": results.corrected,
        "explanation": results.explanation,
        "people": list(results.people),
        "hits": [
            [hit.pair.id, hit.score, hit.snippet, *([hit.reason] if hit.reason else [])]
            for hit in results.hits
        ],
        "facets": {name: list(map(list, counts)) for name, counts in results.facets.items()},
    }


def _related(index: Index) -> dict[str, Any]:
    found = {}
    for hit in index.search(SearchRequest("water soil", limit=4)).hits:
        related = index.related(hit.pair)
        found[hit.pair.id] = {
            "questions": [[other.pair.id, other.score] for other in related.questions],
            "answers": [[other.pair.id, other.score] for other in related.answers],
        }
    return found


def write_golden() -> None:
    """Writes the answers of today, a line a search, so that a difference can be read."""
    with tempfile.TemporaryDirectory() as name:
        dump = make_dump(Path(name))
    lines = []
    for part, answers in dump.items():
        entries = ",\n".join(
            f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in answers.items()
        )
        lines.append(f' "{part}": {{\n{entries}\n }}')
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_golden()
