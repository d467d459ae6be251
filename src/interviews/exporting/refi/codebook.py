"""The codes: one for each speaker, role and topic, and one for the pairs that were exported."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass, field

SPEAKERS, ROLES, TOPICS, PAIRS = "Speakers", "Roles", "Topics", "Q&A pairs"
UNNAMED = "Unnamed speakers"
"""Labels that are nobody outside their file."""
_WITHIN = {SPEAKERS: "speaker", UNNAMED: "label", ROLES: "role", TOPICS: "topic", PAIRS: "pairs"}
GOLDEN_ANGLE = 0.381966
"""Of a full turn: successive hues that far apart never come close to each other."""


@dataclass(frozen=True, slots=True)
class Code:
    group: str
    """The code above it, which is no code of its own."""
    value: str
    """The speaker, role or topic."""
    name: str
    """Unique in the whole book, whatever the case: QualCoder keeps names in one list, NVivo folds case."""
    color: str
    """#RRGGBB."""


@dataclass(slots=True)
class Codebook:
    """Codes in order of appearance, made when they are first asked for."""

    _codes: dict[tuple[str, str], Code] = field(default_factory=dict)
    _names: set[str] = field(default_factory=lambda: {name.casefold() for name in _WITHIN})

    def code(self, group: str, value: str) -> Code:
        """The code of a speaker, role or topic."""
        value = " ".join(value.split())
        known = self._codes.get((group, value))
        if known is None:
            hue = (len(self._codes) * GOLDEN_ANGLE) % 1
            known = Code(group, value, self._free_name(group, value), _color(hue))
            self._codes[group, value] = known
        return known

    def groups(self) -> Iterator[tuple[str, list[Code]]]:
        """The groups that have codes, each with them."""
        for group in _WITHIN:
            codes = [code for code in self._codes.values() if code.group == group]
            if codes:
                yield group, codes

    def _free_name(self, group: str, value: str) -> str:
        name, number = value, 1
        while name.casefold() in self._names:
            name = f"{value} ({_WITHIN[group]}{'' if number == 1 else f' {number}'})"
            number += 1
        self._names.add(name.casefold())
        return name


def _color(hue: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue, 0.6, 0.6)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"
