"""The samples are found as they were before; `tests.engines.golden` says how the file is written anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.engines.golden import GOLDEN, make_dump


@pytest.fixture(scope="module")
def dumps(engine: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers of now, as JSON has them, and the golden ones."""
    now = make_dump(tmp_path_factory.mktemp("golden"))
    return json.loads(json.dumps(now)), json.loads(GOLDEN.read_text(encoding="utf-8"))


def is_same(value: Any, golden: Any) -> bool:
    """Whether two answers differ by no more than the last digit of a score."""
    if isinstance(value, dict) and isinstance(golden, dict):
        return value.keys() == golden.keys() and all(is_same(value[key], golden[key]) for key in value)
    if isinstance(value, list) and isinstance(golden, list):
        return len(value) == len(golden) and all(map(is_same, value, golden))
    if isinstance(value, float) and isinstance(golden, float):
        return value == pytest.approx(golden, abs=0.0002)
    return bool(value == golden)


@pytest.mark.parametrize("part", ["searches", "facets", "related"])
def test_sixty_queries_find_what_they_found(dumps: tuple[dict[str, Any], dict[str, Any]], part: str) -> None:
    now, golden = dumps
    assert now[part].keys() == golden[part].keys()
    different = {
        key: (value, golden[part][key])
        for key, value in now[part].items()
        if not is_same(value, golden[part][key])
    }
    assert different == {}


def test_there_are_sixty_queries_and_most_find_something(
    dumps: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    searches = dumps[1]["searches"]
    assert len(searches) >= 60
    assert sum(bool(answer["hits"]) for answer in searches.values()) >= 50
