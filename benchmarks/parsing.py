"""Parsing, beside markdown-it-py alone on the same texts."""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.measuring import seconds_of
from interviews.errors import SourceError
from interviews.library.folders import list_folder
from interviews.library.reading import read_transcript
from interviews.parsing import parse

SHARE = 6
"""Of so many transcripts one is parsed: markdown-it-py needs a quarter of a minute for all of 80 MB."""
ROUNDS = 3
"""Of which the fastest counts, for each way of working; they take turns."""
PARTS = 16
"""In which two processes get the texts, so that both are done at the same time."""

Work = Callable[[list[str]], object]


def texts_of(folder: Path) -> list[str]:
    """The texts that are measured."""
    texts = []
    for file in list_folder(folder).files[::SHARE]:
        try:
            texts.append(read_transcript(file.path).text)
        except SourceError:
            continue
    return texts


def parse_product(texts: list[str]) -> int:
    """Structures the texts; how many pairs."""
    return sum(len(interview.qa_pairs) for text in texts for interview in parse(text))


def parse_markdown(texts: list[str]) -> int:
    """Tokens of the whole text, with everything on that is on by default."""
    parser = MarkdownIt()
    return sum(len(parser.parse(text)) for text in texts)


def count(texts: list[str]) -> int:
    """Arithmetic that needs nothing but a processor, for about as long as parsing the texts takes."""
    total = 0
    for number in range(3 * sum(map(len, texts))):
        total += number & 7
    return total


WORKS: dict[str, Work] = {"interviews": parse_product, "markdown-it-py": parse_markdown, "Python": count}


def speeds(folder: Path) -> dict[str, float]:
    """MB a second, by what works and in how many processes.

    Where other programs are busy, two processes are no faster than one, whatever they do; plain arithmetic,
    as `Python`, shows in the same minute what two can be worth.
    """
    texts = texts_of(folder)
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken: dict[str, list[float]] = defaultdict(list)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        for work in WORKS.values():
            # Imports, and what is remembered of words and labels, in each of the processes.
            work(texts[::4])
            in_two(pool, work, [*texts[::4], *texts[::4]])
        for _ in range(ROUNDS):
            for name, work in WORKS.items():
                taken[f"{name}, 1 process"].append(seconds_of(partial(work, texts)))
                taken[f"{name}, 2 processes"].append(seconds_of(partial(in_two, pool, work, texts)))
    return {name: size / min(seconds) for name, seconds in taken.items()}


def in_two(pool: Executor, work: Work, texts: list[str]) -> None:
    """Does some work in two processes."""
    list(pool.map(work, [texts[first::PARTS] for first in range(PARTS)]))
