"""Why a search found nothing, what would find something, and why a hit is one, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from interviews.search.analysis import fold_word
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Query
from interviews.search.ranking import WEIGHTS
from interviews.search.requests import Scope, SearchRequest, chosen
from interviews.search.results import IndexedPair
from interviews.search.spelling import similar_words
from interviews.search.vocabulary import Lexicon

_SEARCHED: Mapping[Scope | None, str] = {
    None: "question, answer or passage",
    "pair": "question or answer",
    "question": "question",
    "answer": "answer",
    "outside": "passage",
}
"""What may have a word."""
NEAREST = 3
"""Spellings and names that are offered."""
MOST_WORDS = 8
"""Words whose hits are listed one by one."""

Names = Callable[[str], Sequence[str]]
"""Gives the names of a facet, such as "speaker"."""


class WordFound(NamedTuple):
    """Where a word of a query is found, whatever else is asked."""

    text: str
    said: int
    """How many pairs say it."""
    named: int
    """Of how many the title or the topics have it."""


class FilterFound(NamedTuple):
    """What one filter leaves."""

    says: str
    """The filter in words."""
    leaves: int
    """How many of the pairs that match the query itself."""


class Nothing(NamedTuple):
    """What is known where nothing is found."""

    in_view: int
    """How many pairs, or passages, there are at all."""
    matching: int
    """How many match the query itself."""
    filters: Sequence[FilterFound]
    words: Sequence[WordFound]
    """The first words of the query."""


def times_in_words(request: SearchRequest) -> str:
    """The time that a request is bound to; empty where there is none."""
    if not (request.since or request.until):
        return ""
    return f"between {request.since or 'the first day'} and {request.until or 'today'}"


def path_in_words(request: SearchRequest) -> str:
    """The file that a request is bound to; empty where there is none."""
    return "" if request.path is None else f"in {request.path}"


def facet_in_words(facet: str, values: Sequence[str]) -> str:
    """The chosen values of a facet."""
    return f"with {facet} {' or '.join(values)}"


def explain(
    request: SearchRequest,
    query: Query,
    within: Scope | None,
    lost_phrases: Sequence[str],
    names: Names,
    lexicon: Lexicon,
    nothing: Nothing | None,
) -> str:
    """What could not be understood, and where there are no hits, why; empty where there is nothing to say.

    Args:
        request: What was asked.
        query: As it was searched.
        within: What was searched.
        lost_phrases: Phrases that are nowhere and were searched as words.
        names: The names of each facet.
        lexicon: The words people say.
        nothing: None where something was found.
    """
    sentences = list(query.remarks)
    sentences += [f'{_nothing(within)} has "{phrase}"; its words were searched.' for phrase in lost_phrases]
    sentences += _unknown_values(request, query, names)
    if nothing is not None:
        sentences += _why_nothing(query, within, lexicon, nothing)
    return " ".join(sentences)


def _unknown_values(request: SearchRequest, query: Query, names: Names) -> list[str]:
    asked = [(facet, value) for facet, values in chosen(request).items() for value in values]
    asked += [
        ("speaker" if node.name in ("interviewer", "guest") else node.name, node.value)
        for node in query.nodes
        if isinstance(node, FieldValue)
    ]
    return [
        f"{'Nobody who speaks is called' if facet == 'speaker' else f'There is no {facet}'} {value!r}."
        + _offer(value, names(facet))
        for facet, value in dict.fromkeys(asked)
        if facet in ("speaker", "topic", "outlet") and not matching_names(names(facet), value)
    ]


def _offer(value: str, names: Sequence[str]) -> str:
    # Deferred: only a name that does not exist needs it.
    from difflib import get_close_matches

    nearest = get_close_matches(value, names, n=NEAREST, cutoff=0.5)
    return f" Nearest: {', '.join(nearest)}." if nearest else ""


def _nothing(within: Scope | None) -> str:
    return f"No {_SEARCHED[within]}"


def _why_nothing(query: Query, within: Scope | None, lexicon: Lexicon, nothing: Nothing) -> list[str]:
    if not nothing.in_view:
        return [f"The index holds no {'passages' if within == 'outside' else 'Q&A pairs'}."]
    if nothing.matching:
        return [f"{nothing.matching:,} match the query itself, but {_filters(nothing.filters)}."]
    if not nothing.words:
        by_value = any(isinstance(node, FieldValue) for node in query.nodes)
        return [] if by_value else ["There is no word in it to search for."]
    sentences = []
    for word in nothing.words:
        if word.said:
            continue
        if word.named:
            # Looked for there only where words are optional and stand in no particular part.
            sentences.append(f"{word.text!r} stands in titles or topics only: title:{word.text} finds these.")
            continue
        spelt = similar_words(lexicon, fold_word(word.text))[:NEAREST]
        sentences.append(
            f"{_nothing(within)} has {word.text!r}"
            + (f"; spelt alike: {', '.join(spelt)}." if spelt else ".")
        )
    counts = {word.text: word.said for word in nothing.words}
    if any(counts.values()):
        alone = ", ".join(f"{text} ({count:,})" for text, count in counts.items() if count)
        sentences.append(f"Alone there are: {alone}.")
    return sentences


def _filters(filters: Sequence[FilterFound]) -> str:
    """Which filters leave nothing: each that does so alone, else all together."""
    alone = [each.says for each in filters if not each.leaves]
    if alone:
        return f"none {' and none '.join(alone)}"
    return f"none {' and '.join(each.says for each in filters)}"


Where = Literal["speaks", "question and answer", "question", "answer", "title or topics", "not said here"]
"""Where a hit has a word of the query."""


class Reasons(NamedTuple):
    """What the score of a hit is made of."""

    places: Sequence[tuple[str, Where]]
    """The words of the query, and where each is."""
    score: float
    coverage: float
    substance: float
    boosts: Sequence[float]
    """For speakers whom the query names."""
    adjoining: float
    """Which share of the neighbours in the query are neighbours here."""
    together: float
    """Which share of the words stand within one stretch here."""
    opening: float
    """Which share of them stand near where the answer begins."""
    beside: float
    """What of the score comes from the pair before or after."""
    likeness: float | None
    """To the meaning of the query, where it has one."""


def where_said(positions: Sequence[int], question_words: int) -> Where:
    """In which part a word stands, by its positions among the words of the question and then the answer."""
    asked = any(position < question_words for position in positions)
    answered = any(position >= question_words for position in positions)
    return "question and answer" if asked and answered else "question" if asked else "answer"


def explain_hit(reasons: Reasons | None, pair: IndexedPair) -> str:
    """Which words of the query a hit has where, and the factors; None where nothing was looked for."""
    if reasons is None:
        return "Nothing was looked for; the newest interview comes first."
    places: dict[str, list[str]] = defaultdict(list)
    for text, place in reasons.places:
        places[place].append(text)
    said_in = "passage" if pair.is_passage else "answer"
    words = "; ".join(
        f"{said_in if place == 'answer' else place}: {', '.join(texts)}" for place, texts in places.items()
    )
    factors = [f"coverage {reasons.coverage:.2f}", f"substance {reasons.substance:.2f}"]
    factors += [f"speaker {boost:g}" for boost in reasons.boosts]
    if reasons.adjoining:
        factors.append(f"side by side {1 + WEIGHTS.side_by_side * reasons.adjoining:.2f}")
    if reasons.together:
        factors.append(f"within a stretch {1 + WEIGHTS.together * reasons.together:.2f}")
    if reasons.opening:
        factors.append(f"where the {said_in} begins {1 + WEIGHTS.opening * reasons.opening:.2f}")
    if reasons.beside:
        factors.append(f"a hit beside it +{reasons.beside:.2f}")
    if reasons.likeness is not None:
        factors.append(f"meaning {reasons.likeness:.2f}")
    return f"{words}. Score {reasons.score:.2f} with {', '.join(factors)}."
