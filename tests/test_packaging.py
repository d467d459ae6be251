"""What is said of the program outside of it agrees with what it says itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


def test_the_citation_of_the_program_says_what_the_package_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    said = (project["name"], project["description"], project["license"])
    assert (citation["title"], citation["abstract"], citation["license"]) == said


def test_whatever_git_holds_is_in_the_sdist_where_one_develops() -> None:
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    assert "sdist" not in hatch["build"]["targets"], "what it leaves out is missed by tests that read it"
