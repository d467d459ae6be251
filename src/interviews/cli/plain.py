"""`interviews --plain`: browsing line by line, for screen readers, simple terminals and pipes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from textwrap import shorten

from interviews.cli.output import one_line, print_message, print_result
from interviews.errors import InterviewsError
from interviews.exporting.baskets import DEFAULT_NAME
from interviews.exporting.describing import byline, headline, hit_name, interview_title, joined, place
from interviews.exporting.untrusted import plain_words, without_escapes
from interviews.search.results import Hit, IndexedPair
from interviews.session.query import Query
from interviews.session.session import Session
from interviews.wording import counted

PAGE = 10
"""Answers read out at once."""
LONGEST = 160
"""Characters of a question in a list."""
HELP = """\
words: search for them; an empty line: more of the same
N: read answer N
c N: its citation
m N: put it into the basket, or take it out
b: what is in the basket
h: this help
q: leave
/words: search for what would be a command
Without N, c and m are about the answer that was read last."""


def run_plain(session: Session, words: str) -> int:
    """Asks and answers until the user leaves or the input ends; the exit code.

    Raises:
        InterviewsError: there is no index, or it cannot be used.
    """
    try:
        answers = counted(session.index.summary().pairs, "answer")
        print_result(f"{answers}. Write words to search, h for help.")
        plain = Plain(session)
        with_complaints(session.open_basket, session.state.basket)
        if words:
            with_complaints(plain.search, words)
        while (line := read_line()) is not None and line != "q":
            with_complaints(plain.take, line)
    finally:
        session.close()
    return 0


def read_line() -> str | None:
    """The next line without blanks around it; None at the end of the input."""
    # Through a pipe a prompt would stand among the answers.
    if sys.stdin.isatty():
        print("> ", end="", flush=True)
    line = sys.stdin.readline()
    # What is not in the encoding of the terminal can be neither found nor remembered.
    return line.encode("utf-8", "replace").decode().strip() if line else None


def with_complaints(act: Callable[[str], object], words: str) -> None:
    """Does something; what goes wrong is said, and the next line is read."""
    try:
        act(words)
    except InterviewsError as error:
        print_message(str(error))


class Plain:
    """What the lines of the user are about: the list that was read out, and the answer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._query = Query()
        self._total = 0
        self._listed: list[IndexedPair] = []
        self._read: IndexedPair | None = None

    def take(self, line: str) -> None:
        """Does what a line asks for."""
        command, _, rest = line.partition(" ")
        about = {"c": self._cite, "m": self._mark}
        if line.isdecimal():
            self._about(line, self._read_out)
        elif command in about and (not rest or rest.strip().isdecimal()):
            self._about(rest.strip(), about[command])
        elif line == "b":
            self._list_basket()
        elif line == "h":
            print_result(HELP)
        elif line:
            self.search(line.removeprefix("/"))
        else:
            self._more()

    def search(self, words: str) -> None:
        """Reads out the first answers for some words."""
        self._query, self._listed = Query(words), []
        results = self._session.index.search(self._query, PAGE)
        self._session.state.remember_query(words)
        if results.corrected:
            print_result(f"Searched for {results.corrected} instead.")
        if results.explanation:
            print_result(results.explanation)
        self._total = results.total
        print_result(f"{counted(results.total, hit_name(results))}.")
        self._list(results.hits)

    def _more(self) -> None:
        if len(self._listed) < self._total:
            self._list(self._session.index.search(self._query, PAGE, len(self._listed)).hits)
        else:
            print_result("There is no more. Write words to search, h for help.")

    def _list(self, hits: Sequence[Hit]) -> None:
        for number, hit in enumerate(hits, len(self._listed) + 1):
            _print_heading(number, hit.pair, hit.remark)
            print_result(plain_words(hit.window.text))
        self._listed += [hit.pair for hit in hits]
        if len(self._listed) < self._total:
            print_result(f"{len(self._listed):,} of {self._total:,}. An empty line reads more.")

    def _list_basket(self) -> None:
        session = self._session
        self._listed = list(session.pairs_of_basket().values())
        self._total = len(self._listed)
        name = session.state.basket
        called = "" if name == DEFAULT_NAME else f" {one_line(name)}"
        print_result(f"{counted(self._total, 'item')} in the basket{called}.")
        if missing := len(session.basket.items) - self._total:
            print_result(f"{counted(missing, 'more item')} in it, not in this index.")
        for number, pair in enumerate(self._listed, 1):
            _print_heading(number, pair)

    def _about(self, number: str, act: Callable[[IndexedPair], None]) -> None:
        """Does something with an answer of the list, or with the one that was read last."""
        if not number:
            if self._read is None:
                print_result("Which one? Write its number behind the letter.")
            else:
                act(self._read)
        elif 1 <= int(number[:9]) <= len(self._listed):
            act(self._listed[int(number) - 1])
        else:
            there = f"They go from 1 to {len(self._listed)}." if self._listed else "Nothing is listed."
            print_result(f"There is no answer {number}. {there} /{number} searches for it.")

    def _read_out(self, pair: IndexedPair) -> None:
        self._read = pair
        for speech in (*pair.question_speeches, *pair.answer_speeches):
            print_result(f"{one_line(speech.speaker) or 'Unknown speaker'}: {without_escapes(speech.text)}")
        if not pair.answer_speeches:
            print_result(without_escapes(pair.answer))
        source = joined(interview_title(pair), pair.outlet, pair.date, place(pair), pair.id)
        print_result(f"From: {source}")

    def _cite(self, pair: IndexedPair) -> None:
        citation = self._session.cite(pair, self._session.citation_style)
        print_result(citation.text.rstrip("\n"))
        if citation.in_text:
            print_result(f"In the text: {citation.in_text}")
        for remark in citation.remarks:
            print_message(f"note: {remark}")

    def _mark(self, pair: IndexedPair) -> None:
        held = self._session.held_as(pair)
        self._session.change_basket(
            lambda basket: basket.with_all([pair]) if held is None else basket.without(held)
        )
        number = counted(len(self._session.basket.items), "item")
        print_result(f"{'Put in' if held is None else 'Taken out'}. {number} in the basket.")


def _print_heading(number: int, pair: IndexedPair, remark: str = "") -> None:
    print_result(f"{number}. {shorten(one_line(headline(pair)), LONGEST, placeholder=' …')}")
    print_result(joined(remark, byline(pair)))
