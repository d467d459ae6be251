"""Tests of the embedded engine alone."""

from __future__ import annotations

import pytest

from tests.engines.suite import test_on


@pytest.fixture(scope="session", autouse=True)
def engine() -> str:
    """Whatever else is tested, here it is the embedded engine."""
    test_on("embedded")
    return "embedded"
