"""Sixty mixed queries: fixed for a corpus, made of words that occur in it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.records import Record, parsed_records

Kind = Literal["words", "question", "both", "phrase", "prefix", "without"]
KINDS: tuple[Kind, ...] = ("words", "question", "both", "phrase", "prefix", "without")
EACH = 10
QUESTION_WORDS = ("how", "what", "why", "the", "you", "do")


@dataclass(frozen=True)
class WantedPairs:
    """A query, whatever the language of the engine."""

    kind: Kind
    words: tuple[str, ...]
    """`both`, `phrase`: all; `prefix`: the first is a beginning; `without`: not the last."""


def queries_for(folder: Path) -> tuple[list[WantedPairs], int]:
    """The queries for the transcripts of a folder, and how many pairs these have."""
    records = list(parsed_records(folder))
    return sixty_queries(records), len(records)


def sixty_queries(records: Sequence[Record]) -> list[WantedPairs]:
    """The queries for these records; the same ones in every run."""
    chance = random.Random(3)
    sample = records[:: max(1, len(records) // 3000)]
    frequencies: Counter[str] = Counter()
    for record in sample:
        frequencies.update(set(re.findall(r"[a-z]+", record.body.lower())))
    known = [word for word, count in frequencies.most_common(4000) if len(word) > 3 and count > 2][30:]
    pairs = [
        tuple(found)
        for record in chance.sample(sample, min(len(sample), 200))
        if len(found := re.findall(r"[a-z]{2,}", record.body.lower())[20:22]) == 2
    ]
    queries = []
    for number in range(EACH):
        words = tuple(chance.sample(known, 5))
        queries += [
            WantedPairs("words", words[: 2 + number % 4]),
            WantedPairs("question", (*chance.sample(QUESTION_WORDS, 3), *words[:3])),
            WantedPairs("both", words[1:3]),
            WantedPairs("phrase", chance.choice(pairs)),
            WantedPairs("prefix", (words[3][:4], words[4])),
            WantedPairs("without", words[:3]),
        ]
    return queries
