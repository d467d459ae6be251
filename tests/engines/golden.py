"""What sixty mixed queries find in `sample_data`: ids, scores, counts and snippets, as JSON.

A change of the index that is not meant to change an answer must leave `golden.json` as it is. Where answers
are meant to change, or the parser makes other pairs of the samples, it is written anew and its difference is
read:

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

TEXTS = (
    "",
    "groundwater",
    "groundwater drought",
    "drought wells irrigation soil",
    "how do people trust an archive",
    "what happened to the water after the flood",
    "nobody knows the xylograph",
    "heat",
    "Hitze",
    "Hitze in der Stadt",
    "lengua chaluma",
    "agua",
    "café",
    "bees pollination meadow",
    "the",
    "that is that",
    "groundwater AND drought",
    "groundwater AND (drought OR flood)",
    "soil OR bread OR bees",
    "drought NOT groundwater",
    "water -drought",
    "-water",
    "(soil AND water) OR vaccination",
    '"local knowledge"',
    '"years later"',
    '"people who" AND water',
    '"the water"',
    '"of the" mill',
    '"blackout of the moon" grid',
    '"spade test" soil',
    "ground*",
    "irrig* well*",
    "va* nurse",
    "drougt~",
    "vacination",
    "peopel",
    "watre mill",
    "grondwater irigation",
    "speaker:tamsyn",
    "speaker:Ordway flood",
    "guest:makwarimba bread",
    "interviewer:ellerby mill",
    "topic:groundwater",
    "topic:soil water",
    "title:register vaccination",
    "outlet:courier grid",
    "file:oral-history well",
    "date:2019..2022 water",
    "year:2024",
    "in:question why",
    "in:answer why",
    'in:question "do you"',
    "in:outside museum",
    "speaker:nobody-of-this-name",
    "Yusra Benhaddad groundwater",
    "brennecke retreat",
    "Oosterwaal Collahuazo",
    "went well",
    "leave children",
    'nosuch:field "unclosed',
    "power-grid co-operative",
)
"""Each is asked for by its text alone; with `REQUESTS`, there are more than sixty."""

REQUESTS = (
    SearchRequest("water", speakers=("Yusra Benhaddad",)),
    SearchRequest("water", topics=("groundwater", "soil"), limit=5),
    SearchRequest("", topics=("trust",), years=("2014", "2017")),
    SearchRequest("water", since="2015", until="2019-12", offset=5, limit=5),
    SearchRequest("soil", outlets=("The Foragers Review",)),
    SearchRequest("grondwater", literal=True),
    SearchRequest("drought well", within="answer", explained=True),
    SearchRequest("groundwater drought wells", explained=True),
    SearchRequest("museum", within="outside", explained=True),
    SearchRequest("water", path="oral-history-archive/1998-tolvaren-well-digger.md"),
    SearchRequest("ground* trust", speakers=("Odalys Quistgaard",), topics=("archives",), explained=True),
)


def make_dump(folder: Path) -> dict[str, Any]:
    """The answers of an index that is made of a copy of the samples in a new folder below this one."""
    transcripts = folder / "transcripts"
    shutil.copytree(SAMPLES, transcripts)
    rebuild(folder / "index", [transcripts])
    with closing(open_index(folder / "index")) as index:
        requests = [*(SearchRequest(text) for text in TEXTS), *REQUESTS]
        return {
            "searches": {_named(request): _answer(index.search(request)) for request in requests},
            "facets": {name: list(map(list, index.facet(name))) for name in ("speaker", "topic", "year")},
            "related": _related(index),
        }


def _named(request: SearchRequest) -> str:
    """The request without what is as usual."""
    usual = SearchRequest()._asdict()
    asked = {name: value for name, value in request._asdict().items() if value != usual[name]}
    return json.dumps(asked, ensure_ascii=False)


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
