"""What only a real cluster shows: nodes that go away, several writers at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.suite import CLUSTER, sweep, test_on


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips these tests where there is no cluster."""
    here = Path(__file__).parent
    for item in items:
        if not CLUSTER and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="needs a cluster: make test-cluster"))


@pytest.fixture(autouse=True)
def swept(tmp_path: Path) -> Iterator[None]:
    """Removes what a test has built."""
    test_on("opensearch")
    yield
    sweep(tmp_path)
