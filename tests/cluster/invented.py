"""Interviews of invented words, of which some are frequent and most are rare, as words are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
PEOPLE = (
    *("Ada Quill", "Bram Tielman", "Nell Harrow", "Gus Roe", "Yusra Benhaddad", "Milo Tarrantine"),
    *("Tendai Makwarimba", "Ines Okonjo", "Rafe Lindqvist", "Dov Ellerby"),
)
TOPICS = ("Boats", "Stone", "Dry land", "Bread", "Groundwater")
OUTLETS = ("Radio Meridian", "Grain and Oven", "The Corvane Courier")


class Vocabulary:
    """Words by rank; the nth is said n times as seldom as the first."""

    def __init__(self, chance: random.Random, size: int = 3000) -> None:
        self.chance = chance
        words = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(size)}
        self.words = sorted(words)
        chance.shuffle(self.words)
        self._weights = [1 / rank for rank in range(3, len(self.words) + 3)]

    def said(self, number: int) -> str:
        return " ".join(self.chance.choices(self.words, self._weights, k=number))


def write_interviews(folder: Path, files: int, pairs: int, seed: int = 1) -> Vocabulary:
    """Writes transcripts; the words that are said in them."""
    chance = random.Random(seed)
    vocabulary = Vocabulary(chance)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        asks, answers = chance.sample(PEOPLE, 2)
        head = [
            *("---", f"title: {vocabulary.said(3)}", f"date: {chance.randint(1990, 2024)}"),
            f"outlet: {chance.choice(OUTLETS)}",
            f"topics: [{', '.join(chance.sample(TOPICS, 2))}]",
            *("---", ""),
        ]
        for _ in range(pairs):
            head += [f"**{asks}:** {vocabulary.said(chance.randint(4, 12))}?", ""]
            head += [f"**{answers}:** {vocabulary.said(chance.randint(10, 90))}.", ""]
        (folder / f"{number:04}.md").write_text("\n".join(head), encoding="utf-8")
    return vocabulary


def mixed_queries(vocabulary: Vocabulary, number: int = 60) -> Sequence[str]:
    """Queries of all kinds about the words."""
    chance, words = vocabulary.chance, vocabulary.words

    def word(last: int = 400) -> str:
        return words[chance.randrange(3, last)]

    makers = (
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word(2000)}",
        lambda: word(1500),
        lambda: f"{word()} AND {word()}",
        lambda: f"{word()} -{word(50)}",
        lambda: f"({word()} OR {word()}) AND {word(60)}",
        lambda: f"{word()[:3]}* {word()}",
        lambda: f'"{word(8)} {word(8)}"',
        lambda: f"speaker:{chance.choice(PEOPLE).split()[1]} {word()}",
        lambda: f"{chance.choice(PEOPLE)} {word()}",
        lambda: f"topic:{chance.choice(TOPICS).split()[0]} {word()}",
        lambda: f"date:2001..2010 {word()}",
        lambda: f"in:question {word(100)}",
        lambda: f"{word(300)}x {word()}",
        lambda: " ".join(word() for _ in range(6)),
    )
    return [makers[place % len(makers)]() for place in range(number)]
