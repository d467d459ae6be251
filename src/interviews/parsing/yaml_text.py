"""YAML as front matter has it: with dates left as they are written."""

from __future__ import annotations

from typing import Any

import yaml


class UnreadableYamlError(ValueError):
    """Says what is wrong with YAML, and in which line of it, counted from 0, where that is known."""

    def __init__(self, problem: str, line: int | None) -> None:
        super().__init__(problem)
        self.line = line


class _Loader(yaml.CSafeLoader):  # type: ignore[misc,name-defined,unused-ignore]
    """YAML's safe loader with dates left as they are written."""


_Loader.yaml_implicit_resolvers = {
    character: [pair for pair in resolvers if pair[0] != "tag:yaml.org,2002:timestamp"]
    for character, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(text: str) -> Any:
    """The values of a text in YAML.

    Raises:
        ValueError, OverflowError, RecursionError: it cannot be read.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader with fewer types
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        raise UnreadableYamlError(str(problem), mark.line if mark is not None else None) from error
