"""The order of the hits, as numbers that every engine reads.

    score = (sum over the words of pair + 0.5 * interview) * coverage * substance

`pair` is the word's BM25 in the pair. `interview` is the word's rarity among pairs times its rarity among
interviews, times n / (n + 3), n being the number of pairs of the same interview that have the word: people
search for an answer by what the conversation was about, which the answer itself often leaves unsaid. A word
that most interviews have tells none from another, however often it is said there; the name of a tool or of a
village does.

`coverage` is the mean over the words of a credit: 1 for a word that the pair has, 0.5 for one that is only in
the title or the topics, up to 0.5 for one that is only elsewhere in the interview, 0 otherwise. BM25 alone
prefers a pair that repeats one word of the query to one that has them all once; in speech, where answers
ramble, that is usually the wrong one. `substance` goes from 0.5 to 1 with the length of the answer: of the
pairs of a podcast, a quarter are answered in 16 words or fewer, and nobody looks for "Yeah, exactly". Of a
passage, which nobody asked for, it is 0.8 times that: who opens an interview says what it will be about, and
the answers say more.

Where somebody answers whom the query names, all counts four times; where they ask, twice. Hits that say no
word of the query, and are hits by their title or topics alone, come after all others.

The best hundred are then looked at closely, in four steps:

- times 1 to 1.35 for words that stand side by side as in the query: whoever remembers "spade test"
  remembers it as one thing;
- times 1 to 2 for the share of the words that the pair says within one stretch of 64 words, since a long
  answer says most words somewhere;
- times 1 to 1.35 for the share that it says within a stretch of where the answer begins, in the question or
  in the answer: there it is said what the pair is about, and a long answer strays;
- plus 0.2 times the score of the pair before or after (of a passage: the passage), the better of the two,
  where it is among the hundred as well. Where one answer ends and the next begins is often a matter of taste,
  and what is asked in one pair is answered in the next.

Equal scores are ordered as the list of all pairs.

Where a request has a meaning, a hit's score is its share of the best score, times the coverage of the best
hit, plus the cosine between the query's vector and the pair's: where a pair has all the words, meaning
settles equals; where none has many of them, it leads. Of 14,000 pairs, 36 paraphrases without words of the
answer were found with MRR@10 of 0.25 for 0.16 and Recall@10 of 0.44 for 0.25, and no set of other queries
lost any; weights from 0.5 to 1 do as well for those, 1.5 better for paraphrases. Fusing by reciprocal rank
took from 0.01 to 0.1.

The form is that of a coordination factor as in Lucene's classic similarity, with partial credit for context.
It was fitted to 187 known-item queries over 1,225 podcast transcripts, in three sets by three hands. No
weight is at a peak: the credit from 0.4 to 0.7, `interview` from 0.4 to 0.8 and half of its share at 2 to 4
pairs, words side by side from 0.25 to 0.5, words together from 0.75 to 1.25, the opening from 0.15 to 0.5,
the stretch from 48 to 80, the pairs beside from 0.15 to 0.25 and the power of coverage from 0.75 to 1.25
change MRR@10 of all by no more than 0.01. Chosen anew on one half of the queries and tried on the other,
three hundred times, the rarity among interviews and the opening brought 0.028. On 104 other queries, which
were asked once, they brought Recall@10 of 0.76 for 0.74 and MRR@10 of 0.61 as before; there, each factor but
the boost of speakers loses from 0.004 to 0.03 of it when left out.

An eighth of what is said in those podcasts is in no pair. With it, Recall@10 of the 187 is 0.88 for 0.87 and
MRR@10 0.71 for 0.70, with any weight from 0.6 to 0.95; of the 104, 0.79 for 0.76 and 0.63 for 0.61.

Tried and left out, since they brought nothing or took from one set what they gave to another: weighing the
words in the coverage or in a stretch by their rarity, or leaving out the most frequent; other lengths of
stretches, several at once, and such that reach into the next pair; words in the same order with others
between them; BM25 with other parameters, and with another weight for the question; the words of the pairs
before and after as nearly said; pairs further away, and a share of the best pairs of the interview; how many
of the words the interview says at all; a name counting less where its bearer speaks; two words of the query
written as one, and one as two; nouns beside the verbs they are made of, as in "decide" and "decision".
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = TypeVar("Numbers", float, NDArray[Any])

NEAREST: Final = 100
"""Pairs that are hits by their meaning alone: those nearest to what the query means."""
LEAST_LIKENESS: Final = 0.25
"""The cosine below which a pair is not near at all."""
MEANING_WEIGHT: Final = 1.0
"""What the likeness of meanings counts beside the words, whose best hit counts its coverage."""


class Weights(NamedTuple):
    """What can be switched off, to see what it does: boosts and `passage` at 1, all others at 0."""

    context_credit: float = 0.5
    interview_share: float = 0.5
    coverage_exponent: float = 1.0
    substance: float = 0.5
    side_by_side: float = 0.35
    together: float = 1.0
    opening: float = 0.35
    beside: float = 0.2
    """For the score of the pair before or after."""
    speaker_boost: float = 4.0
    """For what somebody answers whom the query names."""
    asker_boost: float = 2.0
    """For what they merely ask."""
    passage: float = 0.8
    """For what stands in no pair."""


WEIGHTS: Final = Weights()

BM25_K1: Final = 1.2
"""How soon a word that is said again and again counts no more."""
BM25_B: Final = 0.75
"""How much the length of a text counts against its words."""
BM25_CEILING: Final = BM25_K1 + 1
"""What BM25 tends to, times the inverse document frequency, for a word repeated without end."""
INTERVIEW_SATURATION: Final = 3.0
"""Pairs of an interview with a word at which half of its share counts."""
BRIEF_ANSWER: Final = 50
"""Characters at which an answer has half of what a long one gains."""
LOOKED_AT_CLOSELY: Final = 100
"""Hits of which is looked how close together their words stand, and which of them stand beside each other."""
STRETCH: Final = 64
"""Words within which others stand together: half a minute of speech."""
MOST_FORMS: Final = 8
"""Terms of a word that stands beside another; `word*` has more, and is no word that was remembered."""


def rarity(having: int, among: int) -> float:
    """How rare something is that so many have: 0 where all have it, and more the fewer they are."""
    return max(log((among + 1) / (having + 1)), 0.0)


def word_factor(having: int, among: int) -> float:
    """What BM25 tends to for a word that so many have: its inverse document frequency times the ceiling."""
    return (log(max(among, 1) / (having + 1)) + 1) * BM25_CEILING


def length_norm(length: Numbers, average: float) -> Numbers:
    """What BM25 adds below the line to how often a word is said, for a text or many, by their lengths."""
    return BM25_K1 * (1 - BM25_B + BM25_B * length / average)


def substance(answer_characters: Numbers, is_passage: Numbers | bool, weights: Weights = WEIGHTS) -> Numbers:
    """What a pair or passage, or each of many, counts by the length of its answer and by which it is."""
    found = 1 - weights.substance * BRIEF_ANSWER / (answer_characters + BRIEF_ANSWER)
    return found - (1 - weights.passage) * found * is_passage
