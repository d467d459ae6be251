"""What several commands share: the options of an index, opening it, and pairs as JSON and as text."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from interviews.cli.output import harmless, one_line, print_message
from interviews.cli.parsers import WIDEST

if TYPE_CHECKING:
    from interviews.engines.engine import Index
    from interviews.search.results import IndexedPair

MOST_REMARKS = 10


def path_name(text: str) -> Path:
    """A path as an argument names it; an empty one, which is that of a shell variable without value, is none.

    Raises:
        argparse.ArgumentTypeError: it is empty.
    """
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


_ARGUMENTS: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "reference": ({"metavar": "REF"}, "an id, its first digits, or FILE#N"),
    "paths": (
        {"nargs": "+", "metavar": "PATH", "type": path_name},
        "a transcript, or a folder of transcripts",
    ),
    "--index": (
        {"metavar": "DIR", "type": path_name},
        "the index folder (default: the workspace's, or $INTERVIEWS_INDEX)",
    ),
    "--pseudonyms": (
        {"metavar": "FILE", "type": path_name},
        "put the invented names of this file in place of real ones",
    ),
    "--json": ({"action": "store_true"}, "print JSON on standard output"),
}


def add_arguments(parser: argparse._ActionsContainer, *names: str) -> None:
    """Adds arguments that several commands have."""
    for name in names:
        how, what = _ARGUMENTS[name]
        parser.add_argument(name, **how, help=what)


def index_folder(arguments: argparse.Namespace) -> Path:
    """The index folder that a command uses.

    Raises:
        SettingsError: a settings file is wrong.
    """
    if arguments.index:
        return cast(Path, arguments.index).absolute()
    # Deferred: with --index no settings are needed, and reading them takes 25 ms.
    from interviews.cli.workspace import chosen_workspace

    return chosen_workspace({"index"}).index_folder()


def meaning_setting() -> str:
    """What the settings say of the model that finds answers by their meaning.

    Raises:
        SettingsError: a settings file is wrong.
    """
    from interviews.cli.workspace import chosen_workspace

    return chosen_workspace({"meaning.model"}).settings.meaning.model


def open_chosen_index(arguments: argparse.Namespace) -> Index:
    """The index that a command uses, open.

    Raises:
        NoIndexError: there is none.
        SearchIndexError: it cannot be used.
    """
    from interviews.engines import engine_for, open_index

    if arguments.index:
        # No settings are needed, and reading them takes 25 ms.
        return open_index(index_folder(arguments))
    from interviews.cli.workspace import chosen_workspace

    return engine_for(chosen_workspace({"index", "search"})).open()


def whole_number(least: int) -> Any:
    """A converter for options that take a whole number of at least so much."""

    def convert(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number of at least {least}")
        return number

    return convert


def print_remarks(remarks: Iterable[str]) -> None:
    """Says what there is to know of citations and exports, the same words once for all interviews."""
    # Deferred: few commands cite or export.
    from interviews.exporting.describing import said_once

    said = said_once(remarks)
    for remark in said[:MOST_REMARKS]:
        print_message(f"note: {remark}")
    if len(said) > MOST_REMARKS:
        print_message(f"note: and {len(said) - MOST_REMARKS} more of this kind.")


def columns() -> int:
    """The width of running text on the terminal at hand."""
    # Deferred: JSON needs no width.
    import shutil

    return min(shutil.get_terminal_size().columns, WIDEST)


def wrapped(text: str, indent: str = "") -> str:
    """Paragraphs wrapped to the terminal; other lines (lists, code) as they are."""
    import textwrap

    lines = []
    for line in text.split("\n"):
        if line.startswith(("    ", "\t", "```", "|")):
            lines.append(indent + line)
        else:
            lines += textwrap.wrap(
                line, columns(), initial_indent=indent, subsequent_indent=indent, break_long_words=False
            ) or [""]
    return "\n".join(lines)


def source_line(pair: IndexedPair) -> str:
    """Where a pair comes from, on one line."""
    # Deferred: commands that search nothing show no pair.
    from interviews.search.results import pages_in_short

    said = (pair.timestamp, pages_in_short(pair.pages))
    parts = [pair.title, pair.outlet, pair.date, f"{pair.path}:{pair.start_line}", *said]
    return one_line(" · ".join(part for part in parts if part))


def print_source(pair: IndexedPair, indent: str = "") -> None:
    """Prints where a pair comes from; a terminal that can follow links leads to the file."""
    line = styled(source_line(pair), "2")
    if shows_styles():
        # Deferred: what goes to files and pipes has no links.
        from interviews.cli.workspace import chosen_workspace
        from interviews.search.results import source_file
        from interviews.session.opening import source_uri

        form = chosen_workspace(()).settings.interface.links
        address = source_uri(source_file(pair), pair.start_line, form)
        line = f"\x1b]8;;{address}\x1b\\{line}\x1b]8;;\x1b\\"
    print_styled(indent + line)


def people_line(pair: IndexedPair) -> str:
    """Who asks whom, on one line; for a passage, who speaks."""
    if pair.is_passage:
        return one_line(", ".join(pair.answerers) or "text around the interview")
    return one_line(f"{', '.join(pair.questioners) or '?'} → {', '.join(pair.answerers) or '?'}")


def styled(text: str, code: str) -> str:
    """The text, made harmless, in a terminal style (an SGR code) where standard output shows styles."""
    return f"\x1b[{code}m{harmless(text)}\x1b[0m" if shows_styles() else harmless(text)


def shows_styles() -> bool:
    """Whether standard output is a terminal that is to show styles."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_styled(text: str = "") -> None:
    """Prints a line whose untrusted parts went through `styled` or `harmless`."""
    print(text)
