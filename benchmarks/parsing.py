"""Parsing, beside markdown-it-py alone on the same texts."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.measuring import seconds_of
from interviews.errors import SourceError
from interviews.library.folders import list_folder
from interviews.library.reading import read_transcript
from interviews.parsing import parse

SHARE = 6
"""Of so many transcripts one is parsed: markdown-it-py needs a quarter of a minute for all of 80 MB."""


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


def speeds(folder: Path) -> dict[str, float]:
    """MB a second, by what parses and in how many processes."""
    texts = texts_of(folder)
    size = sum(len(text.encode()) for text in texts) / 1e6
    found = {}
    for name, work in (("interviews", parse_product), ("markdown-it-py", parse_markdown)):
        work(texts[:5])  # Imports and caches.
        found[f"{name}, 1 process"] = size / seconds_of(lambda work=work: work(texts))  # type: ignore[misc]
        with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
            list(pool.map(work, [texts[:5]] * 4))
            # In many small parts, so that both processes are done at the same time.
            parts = [texts[first::16] for first in range(16)]
            found[f"{name}, 2 processes"] = size / seconds_of(lambda work=work: list(pool.map(work, parts)))  # type: ignore[misc]  # noqa: B023
    return found
