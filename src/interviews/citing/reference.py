"""Passages gathered into references: one a cited interview, however many of its pairs are quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.citing.item import Item, csl_item, name_remarks, names_with_family_first
from interviews.citing.keys import ChooseKeys, citation_keys
from interviews.citing.locators import Locator, question_number
from interviews.citing.quotation import Pair

if TYPE_CHECKING:
    from interviews.model import InterviewDescription


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted pair and the place by which readers find it."""

    pair: Pair
    locator: Locator | None
    """As asked for, otherwise the time in the recording or the pages; None where there is neither."""

    @property
    def place(self) -> Locator | None:
        """The locator, otherwise the number of the question, if it has one."""
        return self.locator or question_number(self.pair)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography and the passages that cite it."""

    key: str
    item: Item
    """CSL-JSON, without `id`."""
    passages: tuple[Passage, ...]
    name_remarks: tuple[str, ...] = ()
    """On names whose parts cannot be told."""
    family_first: tuple[tuple[str, str], ...] = ()
    """Names that the transcript has with the family name first: in the order of others, and as they are."""

    def as_spelled(self, text: str) -> str:
        """The text of this entry with these names as the transcript has them; a title stays as it is.

        A date in words, which the processor prints for the year and again for the day, is printed once.
        """
        if in_words := (self.item.get("issued") or {}).get("literal"):
            text = re.sub(rf"(?<!\w)({re.escape(in_words)})[., ]+\1(?!\w)", r"\1", text)
        for turned, spelled in self.family_first:
            if turned not in str(self.item.get("title")):
                text = text.replace(turned, spelled)
        return text

    @property
    def csl(self) -> Item:
        """The item with the key as its `id`."""
        return {"id": self.key, **self.item}


@dataclass(frozen=True, slots=True)
class Gathered:
    """References and which of them each passage cites."""

    references: tuple[Reference, ...]
    """In order of first mention."""
    cited: tuple[Reference, ...]
    """For each passage, in the order given."""


def gather(
    passages: Iterable[tuple[InterviewDescription, Passage]], choose_keys: ChooseKeys = citation_keys
) -> Gathered:
    """The references of passages.

    Interviews of which the very same is known are one: no reader could tell their entries apart.

    Args:
        passages: passages, each with the interview it is from.
        choose_keys: gives each different item its key.

    Raises:
        CitationError: of one of the interviews nothing is known.
    """
    first: dict[str, tuple[Item, InterviewDescription]] = {}
    grouped: dict[str, list[Passage]] = {}
    contents = []
    for interview, passage in passages:
        item = csl_item(interview)
        content = json.dumps(item, sort_keys=True)
        first.setdefault(content, (item, interview))
        grouped.setdefault(content, []).append(passage)
        contents.append(content)
    keys = choose_keys([item for item, _ in first.values()])
    references = {
        content: Reference(
            key,
            item,
            tuple(grouped[content]),
            tuple(name_remarks(interview).values()),
            tuple(names_with_family_first(interview)),
        )
        for key, (content, (item, interview)) in zip(keys, first.items(), strict=True)
    }
    return Gathered(tuple(references.values()), tuple(references[content] for content in contents))
