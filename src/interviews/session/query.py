"""The search as the screen holds it: the words and the filters, and the request they make."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from interviews.search.requests import SORTS, Scope, SearchRequest, Sort

FilterKind = Literal["speaker", "topic", "outlet", "year", "path", "name"]
"""A facet; or `path`, an interview chosen from its list; or `name`, somebody whom the text names."""

SCOPE_NAMES: dict[Scope | None, str] = {
    None: "everything",
    "outside": "outside questions and answers",
    "question": "questions only",
    "answer": "answers only",
    "pair": "questions and answers",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One value that hits must have."""

    kind: FilterKind
    value: str
    label: str = ""
    """How it is shown where that is not the value itself."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words and filters; values of one kind widen each other, kinds narrow each other."""

    text: str = ""
    filters: tuple[Filter, ...] = ()
    """In the order in which they were put on."""
    within: Scope | None = None
    nobody: tuple[str, ...] = ()
    """Speakers whose names in the text are plain words."""
    by_meaning: bool = False
    """Whether what means the same in other words is looked for, too."""
    sort: Sort = "relevance"
    unfinished: bool = field(default=False, compare=False)
    """Whether its last word was being written when it was searched, and may be the beginning of one."""

    def request(self, limit: int, offset: int = 0) -> SearchRequest:
        """The request for one page of hits."""
        paths = self.values("path")
        return SearchRequest(
            text=self.text,
            speakers=self.values("speaker"),
            topics=self.values("topic"),
            outlets=self.values("outlet"),
            years=self.values("year"),
            within=self.within,
            path=paths[0] if paths else None,
            nobody=self.nobody,
            sort=self.sort,
            limit=limit,
            offset=offset,
            unfinished=self.unfinished,
        )

    def values(self, kind: FilterKind) -> tuple[str, ...]:
        """The values that one kind of filter has."""
        return tuple(held.value for held in self.filters if held.kind == kind)

    def toggled(self, chosen: Filter) -> Query:
        """The query with a filter put on, or taken off when it is on; of interviews only one stays."""
        is_on = chosen.value in self.values(chosen.kind)
        kept = tuple(
            held
            for held in self.filters
            if held.kind != chosen.kind or (chosen.kind != "path" and held.value != chosen.value)
        )
        return replace(self, filters=kept if is_on else (*kept, chosen))

    def cleared(self) -> Query:
        return replace(self, filters=())

    def with_text(self, text: str) -> Query:
        """The query with other words; without any, names are those of speakers again."""
        return replace(self, text=text, nobody=self.nobody if text.strip() else (), unfinished=False)

    def as_written(self, text: str) -> Query:
        """The query with words that somebody is writing."""
        return replace(self.with_text(text), unfinished=bool(text.strip()))

    def without(self, held: Filter) -> Query:
        """The query without a filter that is on; a name becomes no more than its words."""
        if held.kind == "name":
            return replace(self, nobody=(*self.nobody, held.value))
        return self.toggled(held)

    def next_scope(self) -> Query:
        """The query in the next of `SCOPE_NAMES`."""
        scopes = tuple(SCOPE_NAMES)
        return replace(self, within=scopes[(scopes.index(self.within) + 1) % len(scopes)])

    def next_sort(self) -> Query:
        """The query in the next of `SORTS`; without words, relevance is nothing else than the date."""
        sorts = SORTS if self.text.strip() else tuple(sort for sort in SORTS if sort != "date")
        here = sorts.index(self.sort) if self.sort in sorts else 0
        return replace(self, sort=sorts[(here + 1) % len(sorts)])

    def words(self) -> str:
        """The query in words, for lists of searches."""
        parts = [self.text] if self.text else []
        parts += [f"{held.kind}: {held.label or held.value}" for held in self.filters]
        if self.by_meaning:
            parts.append("by meaning")
        if self.within:
            parts.append("outside answers" if self.within == "outside" else f"in {self.within}s")
        if self.sort != "relevance":
            parts.append(f"by {self.sort}")
        return "  ".join(parts)
