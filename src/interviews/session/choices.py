"""Styles and formats to choose from, and what becomes of what is cited or exported in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Choice:
    """A style or a format that can be chosen."""

    name: str
    """What the settings and the command line call it."""
    label: str
    """What people call it."""
    detail: str = ""
    """What it is for, in a few words."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One pair cited in one style."""

    text: str
    """The entry, as it is copied and written."""
    in_text: str = ""
    """How a text refers to it; empty where the style has no such way."""
    remarks: tuple[str, ...] = ()
    """What is missing and what it leads to."""
    html: str = ""
    """The text with its emphasis, where it has any."""


class Exported(NamedTuple):
    """A basket as another program takes it."""

    content: str | bytes
    remarks: tuple[str, ...] = ()
    """What could not be exported as it is, in sentences."""
