"""Writes the site: all of it beside the old one, which it replaces at once when it is complete."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.building.reports import RebuildProgress
from interviews.building.workers import work_through
from interviews.library.saving import WritingError
from interviews.publishing import pages
from interviews.publishing.addresses import interview_page, speaker_page, topic_page
from interviews.publishing.material import Published, content_of, published
from interviews.search.analysis import alphabetical

if TYPE_CHECKING:
    from interviews.engines.engine import Engine, Index

MARKER = ".interviews-site"
"""A folder with a file of this name holds a site of ours, and nothing else that would be lost."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be published, and how."""

    title: str
    style: str
    locale: str
    cache: Path | None
    jobs: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was published."""

    interviews: int
    pages: int
    has_search: bool
    remarks: tuple[str, ...]
    """What is missing in citations, and what it leads to."""


class _Made(NamedTuple):
    """What a process gives back of an interview, whose page it has written."""

    listed: pages.Listed
    mentions: tuple[pages.Mentioned, ...]


def publish(
    engine: Engine, folder: Path, wanted: Wanted, progress: Callable[[RebuildProgress], None]
) -> Report:
    """Makes the site of an index in a folder, in place of the one that is there.

    Args:
        engine: Of the index.
        folder: Where the site goes: a new or empty folder, or one with an earlier site.
        wanted: What is published, and how.
        progress: Told how far it is.

    Raises:
        WritingError: the folder holds something else, or cannot be written.
        SearchIndexError: the index cannot be read.
        CitationError: there is no such style, or its processor is missing.
    """
    folder = folder.absolute()
    _check(folder)
    has_search = find_spec("pagefind_bin") is not None
    site = pages.Site(wanted.title, has_search)
    with closing(engine.open()) as index:
        interviews, remarks = published(index, wanted.style, wanted.locale, wanted.cache)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
            root = Path(beside, "site")
            number = _write(root, site, engine, interviews, wanted.jobs, progress)
            if has_search:
                _make_search(root)
            _replace(folder, root, Path(beside, "before"))
    except OSError as error:
        raise WritingError(f"{folder}: the site cannot be written: {error.strerror or error}.") from error
    return Report(len(interviews), number, has_search, tuple(remarks))


def _check(folder: Path) -> None:
    try:
        there = folder.is_dir() and any(folder.iterdir())
    except OSError as error:
        raise WritingError(f"{folder}: cannot be read: {error.strerror}.") from error
    if (there and not (folder / MARKER).is_file()) or (folder.exists() and not folder.is_dir()):
        raise WritingError(f"{folder} holds something else than a site of this program. Name a new folder.")


def _write(
    root: Path,
    site: pages.Site,
    engine: Engine,
    interviews: Sequence[Published],
    jobs: int,
    progress: Callable[[RebuildProgress], None],
) -> int:
    """Writes all pages; how many these are."""
    for part in ("interviews", "speakers", "topics"):
        (root / part).mkdir(parents=True)
    (root / MARKER).write_text(
        "Made by `interviews publish`, which replaces this folder.\n", encoding="utf-8"
    )
    for asset in files("interviews.publishing").joinpath("assets").iterdir():
        (root / asset.name).write_bytes(asset.read_bytes())
    listed: list[pages.Listed] = []
    speakers: dict[str, list[pages.Mentioned]] = defaultdict(list)
    topics: dict[str, list[pages.Mentioned]] = defaultdict(list)
    make = partial(_interview, root, site, engine)
    for done, made in enumerate(work_through(make, interviews, jobs, lambda: False), 1):
        listed.append(made.listed)
        for mention in made.mentions:
            for name in mention.speakers:
                speakers[name].append(mention)
            for name in mention.topics:
                topics[name].append(mention)
        progress(RebuildProgress("publishing", done, len(interviews), interviews[done - 1].path))
    _save(root / "index.html", pages.index(site, listed))
    for kind, found, address_of in (("Speakers", speakers, speaker_page), ("Topics", topics, topic_page)):
        ordered = _in_order(found)
        counts = {name: (address_of(name), len(found[name])) for name in ordered}
        _save(root / kind.lower() / "index.html", pages.names_page(site, kind, counts))
        for name in ordered:
            _save(root / address_of(name), pages.mentions_page(site, name, found[name]))
    return len(interviews) + len(speakers) + len(topics) + 3


def _in_order(names: Iterable[str]) -> list[str]:
    known = list(names)
    return [known[place] for place in alphabetical(known)]


def _interview(root: Path, site: pages.Site, engine: Engine, one: Published) -> _Made:
    """Writes the page of an interview, in whichever process."""
    content = content_of(_index(engine), one.path, one.section)
    _save(root / interview_page(one.path, one.section), pages.interview(site, content, one.citation))
    return _Made(pages.listed(content), tuple(pages.mentions(content)))


@cache
def _index(engine: Engine) -> Index:
    return engine.open()


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _make_search(root: Path) -> None:
    """Has Pagefind make what the pages search in.

    Raises:
        WritingError: it fails.
    """
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        os.fspath(root),
        "--force-language",
        "en",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WritingError(f"The search of the site cannot be made: {(done.stderr or done.stdout).strip()}")


def _replace(folder: Path, new: Path, before: Path) -> None:
    """Puts the new site in place of the old one, which goes."""
    if folder.exists():
        folder.rename(before)
    try:
        new.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)
