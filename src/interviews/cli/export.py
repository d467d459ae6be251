"""`interviews export`: the hits of a query, a basket or everything, in the format of another tool."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from interviews.cli.common import add_arguments, open_chosen_index, path_name, print_remarks, whole_number
from interviews.cli.output import harmless, print_error, print_json, print_message
from interviews.cli.requests import add_search_options, print_understanding, search_request
from interviews.errors import PairReferenceError, UsageError
from interviews.exporting.baskets import SUFFIX, Item, read_basket_file
from interviews.exporting.collection import USUAL_STYLE, Collection, Entry, Grouping, Presentation, pair_key
from interviews.exporting.edited import find_again
from interviews.exporting.formats import EXPORTERS, Exporter, exporter_for_file, find_exporter
from interviews.library.saving import encoded, save_new, save_over
from interviews.search.results import IndexedPair
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.engines.engine import Index
    from interviews.exporting.transcripts import SourceText, TranscriptReader
    from interviews.locations import Workspace
    from interviews.model import InterviewDescription

SKIPPED = 3
"""The exit code when something that was asked for is not in the file."""

EXAMPLES = """\
examples:
  interviews export -o pairs.csv                        everything, as a table
  interviews export groundwater --since 2019 -o water.jsonl
  interviews export --speaker "Ines Okonjo" --group topic --style mla -o packet.md
  interviews export --basket chapter-two -o chapter-two.html
  interviews export --topic Drought -o drought.qdpx     whole transcripts, coded

formats:
""" + "".join(f"  {exporter.name:<10}{exporter.summary}\n" for exporter in EXPORTERS)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", metavar="QUERY", nargs="*", help="which pairs, as in `search`; nothing exports all pairs"
    )
    add_search_options(parser)
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the best N hits only")
    parser.add_argument("--basket", metavar="FILE", help="the pairs of a basket: its file or its name")
    parser.add_argument("-f", "--format", metavar="F", help="see below (default: told by FILE, else jsonl)")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=path_name, help="write to this file (default: standard output)"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    parser.add_argument("--style", metavar="S", help="the citation style of markdown, html and docx")
    parser.add_argument(
        "--locale",
        metavar="L",
        help="the language of a style's own words, such as de-DE (the one it is made for)",
    )
    parser.add_argument(
        "--group",
        choices=get_args(Grouping),
        help="headings of markdown, html and docx (topic; none for a basket, which keeps its order)",
    )
    parser.add_argument("--title", metavar="T", help="the title of markdown, html, docx and qdpx")
    add_arguments(parser, "--pseudonyms", "--json", "--index")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The pairs to export as items of a basket, with the user's notes, and how they may be called."""

    pairs: Sequence[tuple[IndexedPair, Item]]
    title: str
    edited: tuple[str, ...] = ()
    """Ids in a basket of pairs that were edited since, and are found again by their words."""
    missing: tuple[str, ...] = ()
    """Ids of a basket that the index does not hold."""


def run(arguments: argparse.Namespace) -> int:
    """Exports and says what was written; returns the exit code."""
    exporter = _exporter(arguments)
    if arguments.json and arguments.output is None:
        raise UsageError("--json says what was written to a file: name one with --output.")
    # Deferred: reading settings takes 25 ms, and a wrong command line should be told at once.
    from interviews.cli.workspace import chosen_workspace

    workspace = chosen_workspace({"index", "citation.style", "baskets"})
    with closing(open_chosen_index(arguments)) as index:
        chosen = _chosen(arguments, index, workspace)
        entries = tuple(_entries(chosen.pairs, index))
        folders = index.summary().folders
    reports: list[str] = []
    from interviews.exporting.transcripts import TranscriptReader

    reader = TranscriptReader()
    if entries:
        collection = Collection(
            entries,
            _presentation(arguments, workspace, chosen.title),
            transcript=reader.of_pair,
            others=_others(arguments, folders, reader, {entry.pair.path for entry in entries}),
            report=reports.append,
        )
        if arguments.pseudonyms is not None:
            # Deferred: few exports have invented names.
            from interviews.exporting.pseudonyms import Disguise

            disguise = Disguise.of_file(arguments.pseudonyms, collection)
            collection = disguise.collection
        _write(exporter, collection, arguments)
        if arguments.pseudonyms is not None:
            for line in disguise.report():
                print_message(f"{arguments.pseudonyms}: {line}")
        for file in reader.skipped:
            print_message(f"skipped: {file.reason}")
        print_remarks(reports)
        _warn_of_transcript(arguments.output, folders)
    else:
        print_message("There is nothing to export; nothing was written.")
    if arguments.json:
        print_json(
            {
                "format": exporter.name,
                "output": str(arguments.output) if entries else None,
                "pairs": sum(not entry.pair.is_passage for entry in entries),
                "passages": sum(entry.pair.is_passage for entry in entries),
                "interviews": len({pair_key(entry.pair) for entry in entries}),
                "edited": list(chosen.edited),
                "missing": list(chosen.missing),
                "skipped": [asdict(file) for file in reader.skipped],
            }
        )
    elif entries and arguments.output is not None:
        print_message(f"{arguments.output}: {_counted_entries(entries)} as {exporter.name}.")
    return SKIPPED if reader.skipped or chosen.missing else 0


def _others(
    arguments: argparse.Namespace, folders: Sequence[str], reader: TranscriptReader, known: Set[str]
) -> Callable[[], Iterator[SourceText]]:
    """The transcripts of which no pair is known, where everything is exported."""

    def read() -> Iterator[SourceText]:
        # Deferred: only formats of whole transcripts ask.
        from interviews.library.folders import list_folder

        for folder in map(Path, folders):
            for file in list_folder(folder).files:
                path = file.relative if len(folders) == 1 else str(folder / file.relative)
                transcript = None if path in known else reader.of_file(folder, path)
                if transcript is not None:
                    yield transcript

    return read if _is_everything(arguments) else lambda: iter(())


def _is_everything(arguments: argparse.Namespace) -> bool:
    return arguments.basket is None and not _narrows(arguments)


def _narrows(arguments: argparse.Namespace) -> bool:
    """Whether a query, a filter or a limit chooses among the pairs."""
    filters = (arguments.query, arguments.speaker, arguments.topic, arguments.outlet)
    return any((*filters, arguments.since, arguments.until, arguments.within, arguments.limit))


def _exporter(arguments: argparse.Namespace) -> Exporter:
    names = ", ".join(exporter.name for exporter in EXPORTERS)
    output: Path | None = arguments.output
    if arguments.format is not None:
        exporter = find_exporter(arguments.format)
        if exporter is None:
            raise UsageError(f"There is no format {arguments.format!r}. The formats are {names}.")
    elif output is not None:
        exporter = exporter_for_file(output)
        if exporter is None:
            raise UsageError(f"{output}: the name tells no format. Choose one with --format: {names}.")
    else:
        exporter = EXPORTERS[0]
    if exporter.binary and output is None and sys.stdout.isatty():
        raise UsageError(f"{exporter.name} is no text for a terminal. Name a file with --output.")
    return exporter


def _chosen(arguments: argparse.Namespace, index: Index, workspace: Workspace) -> _Chosen:
    if arguments.basket is None:
        return _hits(arguments, index)
    if _narrows(arguments):
        raise UsageError("A basket is exported as it is: leave out the query and its filters, or --basket.")
    path = Path(arguments.basket)
    if not path.exists() and path.name == arguments.basket:
        path = workspace.basket_folder() / f"{path.name.removesuffix(SUFFIX)}{SUFFIX}"
    pairs, edited, missing = [], [], []
    for item in read_basket_file(path):
        pair = find_again(item, index)
        if pair is None:
            missing.append(item.id)
            print_message(f"{item.id}: not in the index any more: {item.words or 'no words are kept of it'}")
            continue
        pairs.append((pair, item))
        if pair.id != item.id:
            edited.append(item.id)
            print_message(f"{item.id}: edited since it was marked; as it is now ({pair.id}): {item.words}")
    if missing and not pairs:
        raise PairReferenceError(
            f"{path}: the index holds none of its pairs. Run `interviews rebuild`, or `interviews verify` on "
            "the basket to see what became of them."
        )
    return _Chosen(pairs, path.stem, tuple(edited), tuple(missing))


def _hits(arguments: argparse.Namespace, index: Index) -> _Chosen:
    request = search_request(arguments)
    most = max(1, index.summary().pairs + index.summary().passages)
    results = index.search(request._replace(limit=arguments.limit or most))
    print_understanding(results, "Exporting")
    named = (request.text, *request.speakers, *request.topics, *request.outlets)
    title = " · ".join(part for part in named if part) or "Interviews"
    return _Chosen([(hit.pair, Item(hit.pair.id)) for hit in results.hits], title)


def _entries(pairs: Sequence[tuple[IndexedPair, Item]], index: Index) -> Iterable[Entry]:
    # One description an interview, not one a pair: making them takes longer than all the rest.
    descriptions: dict[tuple[str, str, int], InterviewDescription] = {}
    for pair, item in pairs:
        key = pair_key(pair)
        if key not in descriptions:
            descriptions[key] = index.description(pair)
        yield Entry(pair, descriptions[key], item.note, item.part)


def _presentation(arguments: argparse.Namespace, workspace: Workspace, title: str) -> Presentation:
    # Deferred: only these two formats of citations are needed, and not before.
    from interviews.citing.formats import find_format
    from interviews.locations import user_cache_folder

    usual = workspace.settings.citation
    if arguments.style and find_format(arguments.style):
        raise UsageError(
            f"{arguments.style!r} is a format, not a citation style. Give a style such as apa, or "
            f"--format {arguments.style}."
        )
    return Presentation(
        title=arguments.title or title,
        group=arguments.group or ("none" if arguments.basket else "topic"),
        style=arguments.style or (usual.style if find_format(usual.style) is None else USUAL_STYLE),
        locale=arguments.locale or usual.locale,
        cache=user_cache_folder() / "citations",
    )


def _write(exporter: Exporter, collection: Collection, arguments: argparse.Namespace) -> None:
    pieces = exporter.export(collection)
    if arguments.output is not None:
        save = save_over if arguments.force else save_new
        save(pieces, arguments.output)
        return
    shown = sys.stdout.isatty()
    sys.stdout.flush()
    for piece in pieces:
        if shown and isinstance(piece, str):
            sys.stdout.write(harmless(piece.replace("\r\n", "\n")))
        else:
            sys.stdout.buffer.write(encoded(piece))
    sys.stdout.flush()


def _counted_entries(entries: Sequence[Entry]) -> str:
    """How many pairs and how many passages; what there is none of is left out."""
    passages = sum(entry.pair.is_passage for entry in entries)
    pairs = len(entries) - passages
    counts = ((pairs, "Q&A pair"), (passages, "passage"))
    return " and ".join(counted(number, noun) for number, noun in counts if number)


def _warn_of_transcript(output: Path | None, folders: Sequence[str]) -> None:
    """A Markdown file among the transcripts is one of them for the next rebuild."""
    if output is None or output.suffix.lower() not in (".md", ".markdown"):
        return
    if any(Path(os.path.realpath(output)).is_relative_to(folder) for folder in folders):
        print_error(
            f"{output} lies among the transcripts, so that the next rebuild will read it as one. "
            "Move it elsewhere."
        )
