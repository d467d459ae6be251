"""What the commands that count are to count, and how they print it."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from interviews.cli.common import add_arguments, open_chosen_index, print_styled, styled
from interviews.cli.output import fitted, one_line, print_json, print_message, width_in_terminal
from interviews.cli.requests import add_search_options, print_understanding, search_request
from interviews.cli.sources import Sources
from interviews.counting.said import Said, joined, said_in_interviews, said_in_pairs
from interviews.errors import UsageError
from interviews.exporting.csv_table import BYTE_ORDER_MARK, harmless_cell
from interviews.importing.formats import FORMATS
from interviews.library.folders import SUFFIXES
from interviews.search.query import parse_query
from interviews.search.requests import SearchRequest
from interviews.wording import counted

LONGEST_CELL = 60
"""Characters of a cell in a table for people; file names and titles may have hundreds."""
_OF_FILES = (*SUFFIXES, *FORMATS)


def add_counting_options(parser: argparse.ArgumentParser) -> None:
    add_search_options(parser)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--csv", action="store_true", help="print a table for spreadsheets and statistics")
    add_arguments(shown, "--json")
    add_arguments(parser, "--index")


def add_words(parser: argparse.ArgumentParser) -> None:
    """Adds the argument that names transcripts or what to look for."""
    parser.add_argument(
        "query", metavar="PATH|QUERY", nargs="*", help="transcripts, or what to look for; nothing: the index"
    )


def said(arguments: argparse.Namespace) -> tuple[list[list[Said]], int]:
    """The turns of the transcripts that are named, or of what a query finds, with the exit code."""
    if _are_files(arguments.query):
        if search_request(arguments)._replace(text="", literal=False) != SearchRequest():
            raise UsageError(
                "Filters, such as --speaker, are for the index, and transcripts are counted whole. Leave out "
                "the one or the other."
            )
        return said_in_files(arguments.query)
    return said_in_index(arguments), 0


def said_in_files(paths: Sequence[str]) -> tuple[list[list[Said]], int]:
    """The turns of transcripts, a list an interview, and the exit code; what cannot be read is named."""
    sources = Sources()
    read = sources.each([Path(path) for path in paths], list)
    runs = [run for path, interviews in read for run in said_in_interviews(interviews, str(path))]
    return runs, sources.exit_code


def said_in_index(arguments: argparse.Namespace) -> list[list[Said]]:
    """The turns of what a query finds: a list a pair; of the whole index a list an interview."""
    request = search_request(arguments)
    with closing(open_chosen_index(arguments)) as index:
        held = index.summary()
        most = max(1, held.pairs + held.passages)
        results = index.search(request._replace(limit=most))
        print_understanding(results, "Counting")
        pairs = [hit.pair for hit in results.hits]
        if results.within == "pair" and not (request.within or parse_query(request.text).within):
            outside = request._replace(within="outside", limit=most)
            pairs += [hit.pair for hit in index.search(outside).hits]
    runs = said_in_pairs(pairs)
    if request != SearchRequest(literal=request.literal):
        return list(runs)
    print_message(
        "As the index has it: what is said outside of questions and answers in less than half a dozen words "
        "is not counted. Name the folder of the transcripts to count every word."
    )
    return list(joined(runs))


def _are_files(words: Sequence[str]) -> bool:
    """Whether the arguments name files or folders, so that they are no query.

    One that can only be meant as a file need not be there: the word is not looked for instead.
    """
    return bool(words) and (all(map(_exists, words)) or any(map(_looks_like_a_file, words)))


def _exists(word: str) -> bool:
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False


def _looks_like_a_file(word: str) -> bool:
    return word.startswith(("/", "./", "../", "~/")) or Path(word).suffix.lower() in _OF_FILES


def print_rows(rows: Sequence[Mapping[str, Any]], arguments: argparse.Namespace, noun: str) -> None:
    """Prints rows of the same columns as the arguments say: as JSON, as CSV, or in columns for people."""
    if arguments.json:
        print_json([dict(row) for row in rows])
    elif arguments.csv:
        _print_csv(rows)
    elif rows:
        for line in _in_columns(rows):
            print_styled(line)
    else:
        print_message(f"No {noun}s.")
        return
    if not arguments.json and not arguments.csv:
        print_message(counted(len(rows), noun))


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        sys.stdout.write(BYTE_ORDER_MARK)
        writer = csv.writer(sys.stdout)
        writer.writerow(rows[0])
        writer.writerows([harmless_cell(one_line(_text(value))) for value in row.values()] for row in rows)


def _in_columns(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names = list(rows[0])
    table = [names, *([_shortened(one_line(_text(row[name]))) for name in names] for row in rows)]
    widths = [max(width_in_terminal(line[place]) for line in table) for place in range(len(names))]
    numeric = [all(not isinstance(row[name], str) for row in rows) for name in names]
    for number, line in enumerate(table):
        cells = [
            cell.rjust(width) if right else fitted(cell, width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        yield styled("  ".join(cells).rstrip(), "1" if number == 0 else "0")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _text(value: Any) -> str:
    return "" if value is None else str(value)
