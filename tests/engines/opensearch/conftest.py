"""Tests of the engine on a cluster that need no cluster."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def engine() -> str:
    """Whatever else is tested, here it is none of the suite."""
    return "none"
