"""`interviews show`: one Q&A pair with its source."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Literal

from interviews.cli.common import add_arguments, print_source, print_styled, styled, whole_number, wrapped
from interviews.cli.output import one_line, print_json, print_result
from interviews.cli.references import find_pairs
from interviews.search.results import OUTSIDE, IndexedPair, pages_in_short
from interviews.session.opening import LINK_FORMS, source_uri

if TYPE_CHECKING:
    from interviews.settings import LinkForm

EXAMPLES = """\
examples:
  interviews show 3f2a                          by the first digits of its id
  interviews show 3f2a --context 2              with two pairs before and after it
  interviews show "talks/2019 water.md#4"       the 4th pair of a file; needs no index
  interviews show 3f2a --uri vscode             vscode://file/…, which opens it at its line; also obsidian
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "reference")
    parser.add_argument(
        "--context", type=whole_number(0), default=0, metavar="N", help="pairs before and after it (0)"
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--uri",
        nargs="?",
        choices=(*LINK_FORMS, "usual"),
        const="usual",
        help="print the address by which a program opens it; usual, or nothing: as the settings say",
    )
    add_arguments(shown, "--json")
    add_arguments(parser, "--pseudonyms", "--index")


def run(arguments: argparse.Namespace) -> int:
    [found] = find_pairs([arguments.reference], arguments)
    if arguments.pseudonyms is not None:
        # Deferred: exporting is slow to import.
        from interviews.exporting.pseudonyms import read_pseudonyms

        found = found.with_invented_names(read_pseudonyms(arguments.pseudonyms))
    if arguments.uri is not None:
        print_result(_address(found.pair, arguments.uri))
        return 0
    before, after = found.neighbours(arguments.context)
    if arguments.json:
        print_json(
            {
                **shown_as_json(found.pair),
                "before": [shown_as_json(pair) for pair in before],
                "after": [shown_as_json(pair) for pair in after],
            }
        )
        return 0
    _print_source(found.pair)
    for pair in before:
        _print_pair(pair, "2")
    _print_pair(found.pair, "1")
    for pair in after:
        _print_pair(pair, "2")
    return 0


def _address(pair: IndexedPair, form: LinkForm | Literal["usual"]) -> str:
    # Deferred: a pair that is printed needs no settings.
    from interviews.cli.workspace import chosen_workspace
    from interviews.search.results import source_file

    if form == "usual":
        form = chosen_workspace(()).settings.interface.links
    return source_uri(source_file(pair), pair.start_line, form)


def shown_as_json(pair: IndexedPair) -> dict[str, Any]:
    """A pair as `show --json` prints it."""
    return {
        **pair.to_record(),
        "section": pair.section,
        "number": pair.number,
        "ordinal": pair.ordinal,
        "language": pair.language,
        "affiliations": pair.affiliations,
        "question_speeches": [speech._asdict() for speech in pair.question_speeches],
        "answer_speeches": [speech._asdict() for speech in pair.answer_speeches],
    }


def _print_source(pair: IndexedPair) -> None:
    print_styled(styled(one_line(pair.title or pair.path), "1;36"))
    print_source(pair)
    for name, affiliation in pair.affiliations.items():
        print_styled(one_line(f"{name}: {affiliation}"))
    print_styled()


def _print_pair(pair: IndexedPair, style: str) -> None:
    one = pair.start_line == pair.end_line
    lines = f"line {pair.start_line}" if one else f"lines {pair.start_line}-{pair.end_line}"
    known = (pair.id, OUTSIDE if pair.is_passage else "", lines, ", ".join(pair.topics))
    print_styled(styled(one_line(" · ".join(filter(None, known))), "33"))
    print_styled()
    speeches = (*pair.question_speeches, *pair.answer_speeches)
    if not speeches:
        # Prose, which nobody says.
        for line in (*wrapped(pair.answer).split("\n"), ""):
            print_styled(styled(line, "0"))
    for speech in speeches:
        time = f" [{speech.timestamp}]" if speech.timestamp else ""
        pages = pages_in_short([number for number, _ in speech.pages])
        place = f"{time}, {pages}" if pages else time
        print_styled(styled(one_line(f"{speech.speaker or 'Speaker'}{place}:"), style))
        for line in wrapped(speech.text).split("\n"):
            print_styled(styled(line, "0"))
        print_styled()
