"""`interviews search`: ranked Q&A pairs."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import TYPE_CHECKING, Any

from interviews.cli.common import (
    add_arguments,
    index_folder,
    meaning_setting,
    open_chosen_index,
    people_line,
    print_source,
    print_styled,
    styled,
    whole_number,
    wrapped,
)
from interviews.cli.hits import hit_template
from interviews.cli.output import one_line, print_json, print_message, print_result
from interviews.cli.requests import add_search_options, print_understanding, search_request
from interviews.errors import UsageError
from interviews.search.requests import SORTS, SearchRequest
from interviews.search.results import SearchResults, Snippet
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.session.query import Query

EXAMPLES = """\
examples:
  interviews search curl popularity                   either word; pairs with both come first
  interviews search '"open source" -license'          a phrase, without a word
  interviews search 'speaker:okonjo groundwater'      somebody of this name
  interviews search 'kube* AND (network OR storage)'  beginnings, operators
  interviews search --topic Archives --since 2015 --limit 5
  interviews search 'in:question why' --json
  interviews search drought --format '{id} {speaker}' | fzf
  interviews search drought --sort date               the newest first; also speaker, length
  interviews search --saved 'wells and drought'       what was kept in the terminal UI
  interviews search --in outside welcome              openings, asides, speeches, meetings alone
  interviews search --in pair welcome                 questions and answers alone
  interviews search --meaning 'fear of losing a job'  also what says so in other words

the query language:
  words are optional, "phrases" exact, -word excludes, AND OR NOT ( ) combine,
  word* begins so, word~ is spelt alike; fields: speaker: interviewer: guest: topic: title: outlet: file:
  in:pair in:question in:answer in:outside date:2019..2021 year:2020; values of several words stand in quotes

for each hit, --format prints its text with what it knows in place of
  {id} {speaker} {interviewer} {title} {date} {outlet} {topics} {question} {answer} {snippet} {score} {line}
  {timestamp} in the recording, {pages} of the transcript, {path} within its folder,
  {file} from where you stand; \\t, \\n: tab, new line
"""

_MARK = "\ue000"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what to look for; nothing lists all pairs")
    add_search_options(parser)
    parser.add_argument("--saved", metavar="NAME", help="a search that was kept in the terminal UI (S there)")
    parser.add_argument(
        "--sort", choices=SORTS, help="best, newest interview, name of who answers or longest answer first"
    )
    parser.add_argument("--limit", type=whole_number(0), default=10, metavar="N", help="hits to print (10)")
    parser.add_argument(
        "--offset", type=whole_number(0), default=0, metavar="N", help="hits to pass over (0)"
    )
    parser.add_argument(
        "--meaning",
        action="store_true",
        help="find what means the same in other words, too (needs interviews[meaning])",
    )
    parser.add_argument("--explain", action="store_true", help="say of each hit why it is where it is")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--format", metavar="TEXT", type=hit_template, help="print so each hit, see below")
    add_arguments(shown, "--json")
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    kept = None if arguments.saved is None else _kept_search(arguments)
    asked = search_request(arguments) if kept is None else kept.request(arguments.limit)
    by_meaning = arguments.meaning or (kept is not None and kept.by_meaning)
    request = asked._replace(limit=arguments.limit, offset=arguments.offset, explained=arguments.explain)
    if arguments.sort is not None:
        request = request._replace(sort=arguments.sort)
    with closing(open_chosen_index(arguments)) as index:
        if by_meaning:
            # Deferred: a model takes a second to load.
            from interviews.search.meaning import load_model, with_meaning

            request = with_meaning(request, load_model(meaning_setting()), index.with_vectors)
        results = index.search(request)
    if arguments.json:
        print_json(results_as_json(results))
    elif arguments.format:
        for hit in results.hits:
            print_result(arguments.format(hit))
    else:
        _print(results)
    return 0


def _kept_search(arguments: argparse.Namespace) -> Query:
    """A search that the terminal UI has kept for this index.

    Raises:
        UsageError: there is none of this name, or something else is to be searched, too.
    """
    # Deferred: few searches are kept ones.
    from difflib import get_close_matches

    from interviews.locations import user_state_folder
    from interviews.session.state import load_state, state_file

    if search_request(arguments) != SearchRequest():
        raise UsageError("--saved searches what was kept and takes no words or filters beside it.")
    kept = load_state(state_file(user_state_folder(), index_folder(arguments))).searches
    if arguments.saved not in kept:
        known = get_close_matches(arguments.saved, kept, 3) or list(kept)
        there = f"There are: {', '.join(known)}." if known else "Press S in the terminal UI to keep one."
        raise UsageError(f"No search is kept as {arguments.saved!r}. {there}")
    return kept[arguments.saved]


def results_as_json(results: SearchResults) -> dict[str, Any]:
    """The results as `search --json` prints them."""
    return {
        "query": results.request.text,
        "total": results.total,
        "outside": results.outside,
        "took_ms": round(results.milliseconds, 2),
        "corrected": results.corrected,
        "explanation": results.explanation,
        "people": list(results.people),
        "hits": results.to_records(),
        "facets": {name: [list(value) for value in values] for name, values in results.facets.items()},
    }


def _print(results: SearchResults) -> None:
    print_understanding(results, "Showing")
    if results.people:
        print_message(f"What {', '.join(results.people)} says comes first (--literal: as plain words)")
    first = results.request.offset + 1
    for place, hit in enumerate(results.hits, first):
        pair = hit.pair
        identifier = styled(pair.id[:8], "33")
        print_styled(f"{place:>3}  {identifier}  {styled(people_line(pair), '1')}")
        print_source(pair, "     ")
        if hit.also_in:
            print_styled(styled(wrapped(one_line(f"also in {', '.join(hit.also_in)}"), "     "), "2"))
        print_window(hit.window, f"({hit.remark}) " if hit.remark else "")
        if hit.reason:
            print_styled(styled(wrapped(one_line(hit.reason), "     "), "2"))
        print_styled()
    last = results.request.offset + len(results.hits)
    if results.total:
        noun = "Q&A pair" if results.kind == "pair" else results.kind
        shown = f"{first}-{last}" if results.hits else "none"
        print_message(f"{shown} of {counted(results.total, noun)} in {results.milliseconds:.0f} ms")
    elif not results.explanation:
        print_message("No Q&A pair matches." if results.kind == "pair" else "Nothing matches.")
    if results.outside and results.kind == "hit":
        print_message(
            f"{results.outside:,} of them outside questions and answers (`--in pair` searches without)."
        )
    elif results.outside and results.kind == "pair":
        there = counted(results.outside, "passage")
        print_message(f"And {there} outside questions and answers: `--in outside` shows them.")


def print_window(window: Snippet, heading: str = "") -> None:
    """Prints a snippet below its heading, with the matches marked."""
    # Marked by what no line holds: the text may have stars of its own, and lines are broken between words.
    text = one_line(window._replace(text=window.text.replace(_MARK, "\ufffd")).marked(_MARK, _MARK))
    for line in wrapped(heading + text, "     ").split("\n"):
        parts = line.split(_MARK)
        print_styled("".join(styled(part, "1;32") if place % 2 else part for place, part in enumerate(parts)))
