"""Topics that a collection of interviews suggests by itself: words and pairs of words that come in bursts.

What an interview is about is said again and again there and seldom elsewhere; what people say anyway is
spread evenly. Names of things have a capital inside of sentences; what has none may be a topic where few
interviews use it at all. So candidates are words used 8 times or more (pairs of words: 4) in some interviews
of 2 collections at least; their score is the share of their uses that lies in such interviews, times how
often they have a capital or how few interviews use them, times how many such interviews there are.
Keyword extraction made for written text (RAKE, YAKE) prefers phrases that a speaker said once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from whoosh import lang

from interviews.search.analysis import base_language, fold_word, normalise, words
from interviews.search.results import IndexedPair

WORD_BURST = 8
"""Uses in one interview."""
PAIR_BURST = 4
FEWEST_INTERVIEWS = 3
ONE_OF = 120
"""One of so many interviews must have a burst, so that part of a collection suggests what all of it does."""
HALF_OF = 200
"""Where one of so many has, a topic counts half of what it would if many had."""
FEWEST_COLLECTIONS = 2
"""Where there are several: what only one series says again and again is its jingle."""
JINGLE_SHARE = 0.03
"""The share of the interviews up to which a burst in one collection alone is none."""
LOWER_CASE_WORTH = 0.25
"""What a word counts that never has a capital; one that always has counts 1 more."""
SELDOM_WORTH = 1.25
"""What a word counts that hardly any interview uses; one that half of them use counts a quarter of it."""
LEAST_SCORE = 0.3
COHESION = 0.25
"""The share of the uses of its rarer word that a pair must have: "open source", not "new source"."""
SWALLOWED = 0.4
"""A word with this share of its uses in one pair of words is no topic besides it."""
EVERYDAY_SHARE = 0.4
"""A word without capital that this share of the interviews uses is everyday language."""
EVERYDAY_PAIR_SHARE = 0.66
"""So is a pair both of whose words this share of them uses: "really cool"."""
MOSTLY = 0.5
SHORTEST = 2
SHORTEST_IN_LOWER_CASE = 4
"""Characters; shorter ones are what contractions leave."""

_TOKEN = re.compile(r"[^\W\d_][\w+#]*(?:['’.-]\w+)*(?:\+\+|#)?|[^\w\s]|\n|\d+")
_MARKUP = re.compile(r"\[\d[\d:]*\]|\\\[.*?\\\]|\]\([^)]*\)|`[^`]*`|https?://\S+|&\w+;|[*_~\\]")

Term = tuple[str, ...]


class Interview(NamedTuple):
    """What is said in one interview."""

    collection: str
    """What it is part of: an outlet, or the folder it lies in."""
    language: str | None
    texts: Sequence[str]


class SuggestedTopic(NamedTuple):
    """A topic that the words suggest."""

    name: str
    """As it is mostly written."""
    interviews: int
    """In how many it comes in a burst."""
    score: float
    """From 0 to 1.25."""


@dataclass(slots=True)
class _Uses:
    total: int = 0
    in_bursts: int = 0
    capitals: int = 0
    """Uses with capitals that are not due to the beginning of a sentence."""
    capital_chances: int = 0
    """Uses where a capital would say something."""
    spread: int = 0
    """Interviews that use it at all."""
    bursts: int = 0
    """Interviews where it comes in a burst."""
    collections: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)


class BurstCounter:
    """Counts the words of interviews one after another."""

    def __init__(self, leave_out: Iterable[str]) -> None:
        """Makes a counter that leaves some words out, in lower case: those of the speakers' names."""
        self._leave_out = frozenset(leave_out)
        self._uses: dict[Term, _Uses] = defaultdict(_Uses)
        self._collections: set[str] = set()
        self._interviews = 0

    def add(self, interview: Interview) -> None:
        """Counts one interview."""
        self._interviews += 1
        self._collections.add(interview.collection)
        left_out = self._leave_out | stop_words(base_language(interview.language))
        tokens: list[str] = []
        for text in interview.texts:
            tokens.append("\n")
            tokens += _TOKEN.findall(_MARKUP.sub(" ", text))
        pairs = Counter(pairwise(tokens))
        found: Counter[str] = Counter()
        starting: Counter[str] = Counter()
        for (before, word), count in pairs.items():
            found[word] += count
            if not before[0].isalnum() and before not in ",-":
                starting[word] += count
        kept = {word for word in found if _is_word(word) and word.lower() not in left_out}
        self._count({(word,): found[word] for word in kept}, WORD_BURST, interview.collection, starting)
        self._count(
            {
                pair: count
                for pair, count in pairs.items()
                if count > 1 and pair[0] in kept and pair[1] in kept
            },
            PAIR_BURST,
            interview.collection,
            Counter(),
        )

    def suggestions(self) -> list[SuggestedTopic]:
        """The topics, the most marked first."""
        interviews = max(FEWEST_INTERVIEWS, self._interviews // ONE_OF)
        collections = min(FEWEST_COLLECTIONS, len(self._collections))
        found: dict[Term, SuggestedTopic] = {}
        for term, uses in self._uses.items():
            if uses.bursts < interviews:
                continue
            if len(uses.collections) < collections and uses.bursts > JINGLE_SHARE * self._interviews:
                continue
            name = uses.written.most_common(1)[0][0]
            if name.islower() and len(name) < SHORTEST_IN_LOWER_CASE:
                continue
            capital = uses.capitals / max(uses.capital_chances, 1)
            reach = uses.bursts / (uses.bursts + self._interviews / HALF_OF)
            seldom = SELDOM_WORTH * (1 - uses.spread / self._interviews) ** 2
            score = uses.in_bursts / uses.total * max(LOWER_CASE_WORTH + capital, seldom) * reach
            everyday = capital < MOSTLY and self._is_everyday(term, uses)
            if score >= LEAST_SCORE and not everyday and self._holds_together(term, uses):
                found[term] = SuggestedTopic(name, uses.bursts, round(score, 3))
        kept = [topic for term, topic in found.items() if not self._is_swallowed(term, found)]
        return _without_other_forms(sorted(kept, key=lambda topic: (-topic.score, topic.name)))

    def _count(self, counts: dict[Term, int], burst: int, collection: str, starting: Counter[str]) -> None:
        together: dict[Term, int] = Counter()
        for written, count in counts.items():
            term = tuple(word.lower() for word in written)
            together[term] += count
            uses = self._uses[term]
            chances = count - starting[written[0]]
            uses.capital_chances += chances
            if all(word[0].isupper() for word in written):
                uses.capitals += chances
            uses.written[" ".join(written)] += max(chances, 0)
        for term, count in together.items():
            uses = self._uses[term]
            uses.total += count
            uses.spread += 1
            if count >= burst:
                uses.in_bursts += count
                uses.bursts += 1
                uses.collections.add(collection)

    def _is_everyday(self, term: Term, uses: _Uses) -> bool:
        rarest = min(self._uses[(word,)].spread for word in term)
        return uses.spread > EVERYDAY_SHARE * self._interviews or (
            len(term) > 1 and rarest > EVERYDAY_PAIR_SHARE * self._interviews
        )

    def _holds_together(self, term: Term, uses: _Uses) -> bool:
        return len(term) == 1 or uses.total >= COHESION * min(self._uses[(word,)].total for word in term)

    def _is_swallowed(self, term: Term, found: Iterable[Term]) -> bool:
        total = self._uses[term].total
        return len(term) == 1 and any(
            len(other) > 1 and term[0] in other and self._uses[other].total >= SWALLOWED * total
            for other in found
        )


def suggest_topics(speakers: Iterable[str], pairs: Iterable[IndexedPair]) -> list[SuggestedTopic]:
    """The topics that come in bursts in the interviews of some pairs, the most marked first.

    Args:
        speakers: Everybody's names, which are no topics.
        pairs: All of the interviews.
    """
    counter = BurstCounter({fold_word(word) for name in speakers for word in words(name)})
    texts: dict[int, list[str]] = defaultdict(list)
    about: dict[int, IndexedPair] = {}
    for pair in pairs:
        about[pair.interview] = pair
        texts[pair.interview] += (pair.question, pair.answer)
    for interview, pair in about.items():
        collection = pair.outlet or pair.path.rpartition("/")[0]
        counter.add(Interview(collection, pair.language, texts[interview]))
    return counter.suggestions()


def _is_word(token: str) -> bool:
    return len(token) >= SHORTEST and token[0].isalpha() and "'" not in token and "’" not in token


def stop_words(language: str) -> frozenset[str]:
    languages: Any = lang  # Whoosh has no types for it.
    return frozenset(languages.stopwords_for_language(language) if languages.has_stopwords(language) else ())


def _without_other_forms(topics: Iterable[SuggestedTopic]) -> list[SuggestedTopic]:
    """The topics without "databases" after "database"."""
    known: dict[Term, SuggestedTopic] = {}
    for topic in topics:
        known.setdefault(tuple(normalise(word, "en") for word in topic.name.split()), topic)
    return list(known.values())
