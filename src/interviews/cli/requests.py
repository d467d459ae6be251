"""The options by which `search` and `export` say which pairs are meant."""

from __future__ import annotations

import argparse

from interviews.cli.output import print_message
from interviews.search.dates import FORMS, is_date
from interviews.search.requests import SCOPES, SearchRequest
from interviews.search.results import SearchResults


def add_search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speaker", action="append", default=[], metavar="NAME", help="who asks or answers")
    parser.add_argument("--topic", action="append", default=[], metavar="TOPIC", help="a topic of the pair")
    parser.add_argument("--outlet", action="append", default=[], metavar="NAME", help="where it appeared")
    parser.add_argument("--since", type=_date, metavar="DATE", help="from this day, month or year on")
    parser.add_argument("--until", type=_date, metavar="DATE", help="up to this day, month or year")
    parser.add_argument(
        "--in",
        dest="within",
        choices=SCOPES,
        help="where the words must stand; pair: in a question or an answer; outside: where nobody is asked",
    )
    parser.add_argument("--literal", action="store_true", help="repair no spelling, recognise no names")


def search_request(arguments: argparse.Namespace) -> SearchRequest:
    """The request for the words and filters of a command line."""
    return SearchRequest(
        text=" ".join(arguments.query),
        speakers=tuple(arguments.speaker),
        topics=tuple(arguments.topic),
        outlets=tuple(arguments.outlet),
        since=arguments.since,
        until=arguments.until,
        within=arguments.within,
        literal=arguments.literal,
    )


def print_understanding(results: SearchResults, doing: str) -> None:
    """Says where a search took other words than those that were typed, and why it finds less than expected.

    Args:
        results: Of the search.
        doing: What is done with them, such as `Showing`.
    """
    if results.corrected:
        print_message(f"{doing} results for: {results.corrected} (--literal takes what was typed)")
    if results.explanation:
        print_message(results.explanation)


def _date(text: str) -> str:
    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write {FORMS}")
    return text
