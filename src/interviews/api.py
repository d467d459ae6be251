"""The functions that `interviews` offers to programs; each brings no more modules than it needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviews.building.reports import RebuildReport
    from interviews.citing.cited import Cited
    from interviews.engines.engine import Index
    from interviews.model import Interview
    from interviews.search.results import IndexedPair


def parse(text: str) -> tuple[Interview, ...]:
    """The interviews in the text of a transcript: one, or several where its sections hold interviews.

    Never raises: a text without an interview is one `Interview` without turns, all of it background.
    """
    from interviews.parsing import parse as parse_text

    return parse_text(text)


def parse_file(path: Path | str) -> tuple[Interview, ...]:
    """The interviews of a file, read with the `speakers.toml` that lies beside it.

    Raises:
        SourceError: the file cannot be read.
        SettingsError: the speakers file is wrong.
    """
    from interviews.library.transcripts import parse_file as parse_path

    return parse_path(Path(path))


def rebuild(
    index: Path | str, folders: Sequence[Path | str] = (), *, full: bool = False, jobs: int = 1
) -> RebuildReport:
    """Brings the index in a folder in line with folders of transcripts, those of the last time unless given.

    Only new and changed files are read. Whoever reads the index sees it as it was until all is done.

    Args:
        index: The folder of the index; made if it does not exist.
        folders: The index then holds these and no others.
        full: Reads every file again.
        jobs: How many processes read files. More than one needs a script that can be imported: one with
            `if __name__ == "__main__":`.

    Returns:
        What was done. Files that could not be read are in its `skipped` and are not in the index.

    Raises:
        TypeError: `folders` is one folder, and no list.
        SourceError: a folder cannot be read, or there is no transcript in any of them.
        SearchIndexError: the index cannot be written, or somebody else is writing it.
    """
    from interviews.engines import engine_in
    from interviews.search.requests import require_several

    require_several("folders", folders, str, Path)
    return engine_in(Path(index)).rebuild([Path(folder) for folder in folders], full=full, jobs=jobs)


def open_index(index: Path | str) -> Index:
    """The index in a folder, as it is now; its `refresh` moves to the newest.

    Raises:
        NoIndexError: there is none yet.
        SearchIndexError: it is damaged, of another version, or something else.
    """
    from interviews.engines import open_index as open_folder

    return open_folder(Path(index))


def cite(
    index: Index,
    pairs: Sequence[IndexedPair],
    style: str = "apa",
    *,
    locator: str | None = None,
    locale: str = "",
) -> Cited:
    """Cites Q&A pairs of an index together.

    Args:
        index: The open index that they are from.
        pairs: As its searches give them.
        style: A CSL style such as `apa`, the path of a .csl file, or a format: `biblatex`, `bibtex`, `ris`,
            `csl-json`, `markdown`, `plain`.
        locator: The place in the interview, such as `"paragraph 12"`; unless given, the timestamp of the pair
            or else its pages.
        locale: The language of the words that a style adds, such as `de-DE`; unless given, the one that the
            style is made for, else American English.

    Returns:
        All entries as one `text`, and for each pair how it is cited in a text and in the bibliography.

    Raises:
        TypeError: `pairs` is one pair, or these are none.
        CitationError: there is no such style, or nothing is known of an interview.
    """
    from interviews.citing.service import cite as cite_passages
    from interviews.citing.service import passage
    from interviews.search.requests import require_several
    from interviews.search.results import IndexedPair as Pair

    require_several("pairs", pairs, Pair)
    passages = [(index.description(pair), passage(pair, locator)) for pair in pairs]
    return cite_passages(passages, style, locale=locale)
