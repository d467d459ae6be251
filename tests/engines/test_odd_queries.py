"""Any string is a legal query: 4,000 odd ones, each within a limit no honest query comes near."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator

import pytest

from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from tests.engines.conftest import CAFE, WELL, Library
from tests.engines.suite import CLUSTER

BATCHES = 4
BATCH = 100 if CLUSTER else 1000
"""On a cluster each takes several round trips."""
LIMIT = 10
"""Seconds of the processor that a query may take before it is given up, however busy the machine is."""

WORDS = str.split("well café cafe dry C++ C# the what o'clock 井戸 колодец ß İ 🜁")
SYNTAX = [
    *str.split(r"""
        " ' ( ) [ ] { } < > * ? ~ ~2 ~99 ^ ^2 ^-1 ^x / \ : :: - -- + ! && || .. ... = % $ | ; , . # @
        AND OR NOT ANDNOT NEAR TO and or not in: in:question in:answer in:x speaker: topic: title: outlet:
        file: guest: interviewer: nosuch: body: row: date: date:2019.. date:.. date:2019..x year: year:20*
        date:9999-99-99 a~2/3 r["' /(a+)+$/ <script> ${x} %s {0} ../..
    """),
    *("date:[today TO]", '"a b"~', '"a b"~0', '"a b"~999999999'),
]
ODD = (
    *"\0\x07\u202e\ufeff\u200b\u2028\ud800\udfff\n\t\r\x85",
    *("\x1b[2J", "a" * 10_000, "(" * 500, ")" * 500, '"' * 301, "*" * 200, "a* " * 200, "NOT " * 200),
    *("speaker:" * 100, "well OR " * 300, "-" * 300, "in:" * 100, "?" * 60, "a?" * 60, "٣", "１２"),
    *("e\u0301" * 30, "%00", "\\" * 99),
)


def odd_query(chance: random.Random) -> str:
    """A query of words, signs and things nobody types, in any order."""
    kinds = (WORDS, SYNTAX, ODD)
    parts = [
        chance.choice(chance.choices(kinds, (5, 6, 1))[0])
        if chance.random() < 0.95
        else chr(chance.randrange(0x110000))
        for _ in range(chance.randint(0, 9))
    ]
    return chance.choice((" ", "", " ")).join(parts)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    library = Library(tmp_path_factory.mktemp("odd"))
    library.write("well.md", WELL)
    library.write("cafe.md", CAFE)
    index = library.open()
    yield index
    index.close()


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_query_raises_or_runs_away(opened: Index, batch: int) -> None:
    chance = random.Random(batch)

    def give_up(*_: object) -> None:
        pytest.fail(f"more than {LIMIT} s for {query!a}")

    before = signal.signal(signal.SIGVTALRM, give_up)
    try:
        for _ in range(BATCH):
            query = odd_query(chance)
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            request = SearchRequest(
                query, limit=3, literal=chance.random() < 0.3, within=chance.choice((None, "answer"))
            )
            try:
                results = opened.search(request)
            except Exception as error:
                # Half a surrogate pair in a traceback could not be passed on between processes.
                pytest.fail(f"{type(error).__name__} {str(error)[:200]!a} for {query!a}", pytrace=False)
            if len(results.hits) != min(3, results.total):
                pytest.fail(f"{len(results.hits)} of {results.total} for {query!a}", pytrace=False)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
