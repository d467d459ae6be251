"""Clauses of OpenSearch's query language, as they are put together here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Clause = dict[str, Any]

NOTHING: Clause = {"match_none": {}}


def any_of(clauses: Iterable[Clause]) -> Clause:
    found = [clause for clause in clauses if clause is not NOTHING]
    if not found:
        return NOTHING
    return found[0] if len(found) == 1 else {"bool": {"should": found, "minimum_should_match": 1}}


def all_of(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"filter": [*clauses]}}


def none_of(clause: Clause) -> Clause:
    return {"bool": {"must_not": [clause]}}


def with_any(field: str, values: Iterable[object]) -> Clause:
    """What has any of some values in a field."""
    found = sorted(set(values), key=str)
    return {"terms": {field: found}} if found else NOTHING


def phrase(field: str, terms: Sequence[str]) -> Clause:
    """What has terms one right after the other in a field."""
    return {"match_phrase": {field: {"query": " ".join(terms), "analyzer": "terms"}}}


def counted(clause: Clause, weight: float) -> Clause:
    """What a clause matches, at a fixed score."""
    return {"constant_score": {"filter": clause, "boost": weight}}


def counts_of(clauses: Iterable[Clause]) -> Clause:
    """The aggregation that counts what matches each of some clauses, in their order."""
    return {"filters": {"filters": [*clauses]}}


def named(name: str, clause: Clause) -> Clause:
    """A clause that is told of the hits that it matches, and scores nothing."""
    return {"constant_score": {"filter": clause, "boost": 0, "_name": name}}


def multiplied(clause: Clause, functions: list[Clause], mode: str) -> Clause:
    """A clause whose score is multiplied by those of functions, put together by a mode."""
    score = {"query": clause, "functions": functions, "score_mode": mode, "boost_mode": "multiply"}
    return {"function_score": score}
