"""Which settings of a folder need its user's word before they count.

The settings of a workspace come with its transcripts, which may come from anybody. Those that run a command,
or read or write outside the folder, count once the user has allowed them for this folder; whoever changes
them afterwards asks anew. The user's own settings need no word.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from interviews.settings import Settings

BASKETS = "baskets"
"""No setting, but a folder that may be a link to anywhere."""


class Wish(NamedTuple):
    """A setting that needs the user's word."""

    setting: str
    """Its name in the file, such as `interface.editor`."""
    value: str
    leads_to: str
    """What it would do, in words."""


class _Answer(msgspec.Struct):
    wishes: str
    allowed: bool


def wishes_of(settings: Settings, root: Path) -> tuple[Wish, ...]:
    """What the settings of a workspace would do that needs the user's word."""
    found = []
    if settings.interface.editor:
        found.append(Wish("interface.editor", settings.interface.editor, "runs this command to open a file"))
    outside = [folder for folder in settings.transcripts if _leaves(root, folder)]
    if outside:
        found.append(Wish("transcripts", ", ".join(outside), "reads transcripts outside the folder"))
    if _leaves(root, settings.index):
        found.append(Wish("index", settings.index, "keeps the index outside the folder"))
    style = settings.citation.style
    if style.lower().endswith(".csl") and _leaves(root, style):
        found.append(Wish("citation.style", style, "reads a file outside the folder"))
    if settings.meaning.model not in ("", "off"):
        found.append(Wish("meaning.model", settings.meaning.model, "runs the model in this folder"))
    if settings.search.engine != "embedded":
        search = settings.search
        server = " ".join(filter(None, (*search.urls, search.index, search.part, search.certificate)))
        found.append(Wish("search", server, "keeps the index, with all that is said, on this server"))
    if _leaves(root, BASKETS):
        found.append(Wish(BASKETS, str((root / BASKETS).resolve()), "keeps baskets outside the folder"))
    return tuple(found)


def _leaves(root: Path, named: str) -> bool:
    """Whether a name leads out of a folder, by itself or by a link."""
    return not (root / named).resolve().is_relative_to(root.resolve())


def answer(root: Path, wishes: Collection[Wish], file: Path) -> bool | None:
    """What the user has said to these wishes; None where they were not asked, or asked for others."""
    held = _answers(file).get(_key(root))
    return held.allowed if held is not None and held.wishes == _digest(wishes) else None


def remember(root: Path, wishes: Collection[Wish], allowed: bool, file: Path) -> None:
    """Keeps what the user said.

    Raises:
        OSError: the file cannot be written.
    """
    answers = _answers(file) | {_key(root): _Answer(_digest(wishes), allowed)}
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(msgspec.json.encode(answers))
    unfinished.replace(file)


def _answers(file: Path) -> dict[str, _Answer]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, _Answer])
    except (OSError, msgspec.DecodeError):
        return {}


def _digest(wishes: Collection[Wish]) -> str:
    return blake2b(repr(sorted(wishes)).encode(), digest_size=16).hexdigest()


def _key(root: Path) -> str:
    """The name of a folder as JSON can hold it, which a path that is not in UTF-8 cannot."""
    return os.fsencode(root).decode("utf-8", "backslashreplace")
