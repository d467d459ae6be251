"""Writes the site: all of it beside the old one, which it replaces at once when it is complete."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.building.reports import RebuildProgress
from interviews.building.workers import work_through
from interviews.exporting.pseudonyms import Pseudonyms, names_left, read_pseudonyms
from interviews.library.saving import WritingError
from interviews.publishing import pages
from interviews.publishing.addresses import speaker_page, topic_page
from interviews.publishing.material import Published, content_of, published
from interviews.search.analysis import alphabetical

if TYPE_CHECKING:
    from interviews.engines.engine import Engine, Index

MOST_LEFT = 30
"""Names that may have been left, in the report."""
MARKER = ".interviews-site"
"""A folder with a file of this name holds a site of ours."""
SEARCHED = "interviews/*.html"
"""The pages that the search finds: lists of answers only say again what stands in these."""
ASSETS = ("site.css", "site.js")
OWN = frozenset((MARKER, "index.html", "interviews", "pagefind", "speakers", "topics", *ASSETS))
"""What a site has in its folder; anything else there would be lost."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be published, and how."""

    title: str
    style: str
    locale: str
    cache: Path | None
    jobs: int
    pseudonyms: Path | None = None
    """A file of invented names in place of real ones."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was published."""

    interviews: int
    pages: int
    has_search: bool
    remarks: tuple[str, ...]
    """What is missing in citations, and what it leads to."""
    replaced: str = ""
    """Which names were replaced how often."""
    names_left: tuple[tuple[str, int], ...] = ()
    """Capitalised words that are no invented names, the most frequent first: for the user to look at."""


class _Disguised(NamedTuple):
    """What became of names."""

    replaced: Counter[str]
    left: Counter[str]
    """Capitalised words that are no invented names."""


class _Made(NamedTuple):
    """What a process gives back of an interview, whose page it has written."""

    listed: pages.Listed
    mentions: tuple[pages.Mentioned, ...]
    disguised: _Disguised


def publish(
    engine: Engine, folder: Path, wanted: Wanted, progress: Callable[[RebuildProgress], None]
) -> Report:
    """Makes the site of an index in a new or empty folder, or in place of an earlier site.

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
        names = _pseudonyms(wanted.pseudonyms)
        interviews, remarks = published(index, names, wanted.style, wanted.locale, wanted.cache)
    told = _Disguised(Counter(), Counter())
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
            root = Path(beside, "site")
            number = _write(root, site, engine, interviews, wanted, told, progress)
            if has_search:
                _make_search(root)
            _replace(folder, root, Path(beside, "before"))
    except OSError as error:
        raise WritingError(f"{folder}: the site cannot be written: {error.strerror or error}.") from error
    report = Report(len(interviews), number, has_search, tuple(remarks))
    if wanted.pseudonyms is None:
        return report
    names.used = told.replaced
    return replace(report, replaced=names.report(), names_left=tuple(told.left.most_common(MOST_LEFT)))


def _check(folder: Path) -> None:
    try:
        names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise WritingError(f"{folder}: cannot be read: {error.strerror}.") from error
    if (names and MARKER not in names) or (folder.exists() and not folder.is_dir()):
        raise WritingError(f"{folder} holds something else than a site of this program. Name a new folder.")
    foreign = next((name for name in names if name not in OWN), None)
    if foreign is not None:
        raise WritingError(
            f"{folder / foreign}: is no part of the site, and would be lost with the earlier one. "
            "Move it away, or name another folder."
        )


def _write(
    root: Path,
    site: pages.Site,
    engine: Engine,
    interviews: Sequence[Published],
    wanted: Wanted,
    told: _Disguised,
    progress: Callable[[RebuildProgress], None],
) -> int:
    """Writes all pages; how many these are. Adds to `told` what became of names."""
    for part in ("interviews", "speakers", "topics"):
        (root / part).mkdir(parents=True)
    _save(root / MARKER, "Made by `interviews publish`, which replaces this folder.\n")
    assets = files("interviews.publishing").joinpath("assets")
    for name in ASSETS:
        (root / name).write_bytes(assets.joinpath(name).read_bytes())
    listed: list[pages.Listed] = []
    speakers: dict[str, list[pages.Mentioned]] = defaultdict(list)
    topics: dict[str, list[pages.Mentioned]] = defaultdict(list)
    make = partial(_interview, root, site, engine, wanted.pseudonyms)
    for done, made in enumerate(work_through(make, interviews, wanted.jobs, lambda: False), 1):
        told.replaced.update(made.disguised.replaced)
        told.left.update(made.disguised.left)
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


def _interview(
    root: Path, site: pages.Site, engine: Engine, pseudonyms: Path | None, one: Published
) -> _Made:
    """Writes the page of an interview, in whichever process."""
    names = _pseudonyms(pseudonyms)
    names.used.clear()
    content = content_of(_index(engine), one.path, one.section, names)
    _save(root / pages.address_of(content), pages.interview(site, content, one.citation))
    left: Counter[str] = Counter()
    if pseudonyms:
        texts = (text for part in content.parts for text in (part.title or "", part.question, part.answer))
        left.update(dict(names_left(texts, names.names.values(), MOST_LEFT)))
        people = {name for part in content.parts for name in (*part.questioners, *part.answerers)}
        left.update(people - set(names.names.values()) - set(content.parts[0].unnamed))
    return _Made(pages.listed(content), tuple(pages.mentions(content)), _Disguised(names.used.copy(), left))


@cache
def _pseudonyms(file: Path | None) -> Pseudonyms:
    return read_pseudonyms(file) if file else Pseudonyms({})


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
    options = ("--site", os.fspath(root), "--glob", SEARCHED, "--force-language", "en", "--quiet")
    command = [sys.executable, "-m", "pagefind", *options]
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
