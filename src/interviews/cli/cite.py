"""`interviews cite`: Q&A pairs as entries for a reference manager, or as texts in a citation style."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from interviews.citing import service
from interviews.citing.cited import Cited
from interviews.citing.formats import FORMATS, Format, find_format, usual_format
from interviews.citing.keys import ChooseKeys, citation_keys
from interviews.citing.merging import append_blocks, keys_beside, merge
from interviews.cli.common import add_arguments, path_name, print_remarks
from interviews.cli.output import print_json, print_message, print_result
from interviews.cli.references import find_described_pairs
from interviews.cli.workspace import chosen_workspace
from interviews.errors import CitationError, UsageError
from interviews.exporting.pseudonyms import read_pseudonyms
from interviews.exporting.reference_list import DOCUMENTS, reference_list
from interviews.library.saving import save_new, save_over
from interviews.locations import Workspace, user_cache_folder
from interviews.wording import counted

OTHER_KINDS = frozenset(
    (
        *(".doc", ".pages", ".pdf", ".epub"),
        *(".csv", ".ods", ".tsv", ".xls", ".xlsx", ".odp", ".ppt", ".pptx", ".enl", ".zip"),
    )
)
"""Suffixes of files that no citation makes; a program would not open a text under such a name."""

EXAMPLES = """\
examples:
  interviews cite 3f2a                                  in the style of the settings (APA unless set)
  interviews cite 3f2a 91bc --format bibtex --output references.bib
  interviews cite talk.md#3 --format markdown           the third pair of a file; needs no index
  interviews cite 3f2a --format chicago-notes-bibliography --locator "page 12"
  interviews cite 3f2a --format journal.csl --locator none
  interviews cite 3f2a 91bc --format mla --output references.docx

formats: biblatex, bibtex, ris, csl-json, zotero, markdown, plain; or a citation style: apa, turabian,
chicago-author-date, chicago-notes-bibliography, modern-language-association, any other CSL style, a .csl file
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "references",
        metavar="REF",
        nargs="+",
        help="an id or the start of one, or FILE#N; - reads them from input",
    )
    parser.add_argument("-f", "--format", metavar="F", help="a format or a citation style, see below")
    parser.add_argument(
        "-l",
        "--locator",
        metavar="'LABEL VALUE'",
        help="the place: 'paragraph 12', 'page 4', 'question', 'none' (default: the timestamp, or the page)",
    )
    parser.add_argument(
        "--locale",
        metavar="L",
        help="the language of a style's own words, such as de-DE (the one it is made for)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=path_name, help="add to this file what it does not hold"
    )
    add_arguments(parser, "--pseudonyms", "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    workspace = chosen_workspace({"index", "citation.style"})
    format_name = arguments.format or _usual_format(arguments.output, workspace)
    known = find_format(format_name)
    kind = f".{format_name.lower()}"
    if kind in DOCUMENTS:
        raise UsageError(
            f"{format_name} is a kind of file. Choose the style with --format and the kind by that of the "
            f"file, as in `--format apa --output references{kind}`."
        )
    if arguments.output is not None:
        _check_kind(arguments.output, format_name, known)
    references = _references(arguments.references)
    found = find_described_pairs(references, arguments)
    if arguments.pseudonyms is not None:
        pseudonyms = read_pseudonyms(arguments.pseudonyms)
        found = [entry.with_invented_names(pseudonyms) for entry in found]
    existing = _read(arguments.output) if arguments.output and not _is_document(arguments.output) else ""
    cited = service.cite(
        [(entry.description, service.passage(entry.pair, arguments.locator)) for entry in found],
        format_name,
        locale=arguments.locale or workspace.settings.citation.locale,
        cache=user_cache_folder() / "citations",
        choose_keys=_choice_of_keys(arguments.output, existing, known),
    )
    if arguments.output is not None and _is_document(arguments.output):
        _write_document(arguments.output, cited)
    elif arguments.output is not None:
        _add_to_file(arguments.output, existing, cited, known)
    if arguments.json:
        print_json(
            [
                {
                    "ref": entry.reference,
                    "id": entry.pair.id,
                    "format": cited.format_name,
                    "bibliography": passage.bibliography,
                    "in_text": passage.in_text,
                    "text": passage.text,
                    "key": passage.key,
                    "bibliography_html": passage.formatted_entry.html,
                    "in_text_html": passage.formatted_citation.html,
                }
                for entry, passage in zip(found, cited.passages, strict=True)
            ]
        )
    elif arguments.output is None:
        print_result(cited.text.rstrip("\n"))
    print_remarks(cited.remarks)
    if arguments.pseudonyms is not None:
        print_message(f"{arguments.pseudonyms}: {pseudonyms.report()}")
    return 0


def _references(written: Sequence[str]) -> list[str]:
    if list(written) != ["-"]:
        return list(written)
    references = sys.stdin.read().split("\n")
    references = [line.strip() for line in references if line.strip()]
    if not references:
        raise UsageError("There are no references in the input. Give one a line, such as 3f2a or talk.md#3.")
    return references


def _usual_format(output: Path | None, workspace: Workspace) -> str:
    """The format that a file's name tells, otherwise the one in the settings."""
    usual = usual_format(output.suffix) if output else None
    return usual.name if usual else workspace.settings.citation.style


def _check_kind(output: Path, format_name: str, known: Format | None) -> None:
    """Refuses a name that promises another kind of file; a text file may hold any format."""
    suffix = output.suffix.lower()
    if suffix in DOCUMENTS and known is None:
        if output.exists():
            raise UsageError(
                f"{output}: there is such a file already, and nothing is added to a document. Name another."
            )
        return
    texts = {".txt", ".md", known.suffix if known else ""}
    if suffix in OTHER_KINDS | DOCUMENTS.keys() | {other.suffix for other in FORMATS} - texts:
        usual = known.suffix if known else ".txt"
        raise UsageError(
            f"{output}: {format_name} is no {suffix} file. Name a {usual} file, or choose the format of the "
            "file with --format. Citation styles, such as apa, make .docx, .odt, .rtf and .html files."
        )


def _choice_of_keys(output: Path | None, existing: str, known: Format | None) -> ChooseKeys:
    if output is None or known is None:
        return citation_keys
    try:
        return keys_beside(existing, known)
    except CitationError as error:
        raise CitationError(f"{output}: {error}") from error


def _add_to_file(output: Path, existing: str, cited: Cited, known: Format | None) -> None:
    if known is None:
        formatted = [passage.formatted for passage in cited.passages]
        is_markdown = output.suffix.lower() == ".md"
        entries = [text.markdown if is_markdown else text.plain for text in formatted]
        text, count = append_blocks(existing, entries), f"{counted(len(set(entries)), 'citation')} in it"
    else:
        merged = merge(existing, cited.references, known)
        keys = ", ".join(reference.key for reference in merged.added)
        added = f"{len(merged.added)} added" + (f" ({keys})" if keys else "")
        text, count = merged.text, f"{added}, {len(merged.present)} there already"
    if text != existing:
        save_over([text.encode("utf-8", "surrogateescape")], output)
    print_message(f"{output}: {count}.")


def _is_document(output: Path) -> bool:
    return output.suffix.lower() in DOCUMENTS


def _write_document(output: Path, cited: Cited) -> None:
    save_new([reference_list(cited, output.suffix.lower())], output)
    print_message(f"{output}: {counted(len(cited.entries), 'reference')} in it.")


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():
        # A pipe or a device may have no end, and could not be replaced.
        raise CitationError(f"{path}: this is no plain file. Name another file.")
    try:
        # Bytes that are no UTF-8 and all line breaks come out again as they went in.
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CitationError(f"{path}: cannot be read: {error.strerror}. Name another file.") from error
