"""What a cluster keeps: the fields of its documents, and what stands in them.

A generation of a part of the index is one index of OpenSearch. It holds documents of six kinds: pairs and
passages, with their words and all they are filtered, counted and ordered by; interviews, with the words of
all their pairs, as the parents of these; the spellings; the transcripts with their fingerprints. What is true
of it as a whole is in the metadata of its mapping.

Words come as terms of `interviews.search.analysis` with spaces between them: OpenSearch analyses nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

from interviews.building.preparing import PreparedInterview, PreparedPair
from interviews.library.fingerprints import Place
from interviews.search.analysis import ANALYZER, fold, letters_of
from interviews.search.dates import days
from interviews.search.ranking import (
    BM25_B,
    BM25_CEILING,
    BM25_K1,
    BRIEF_ANSWER,
    INTERVIEW_SATURATION,
    WEIGHTS,
)
from interviews.search.splitting import SplitText

SCHEMA_VERSION: Final = 1
LONGEST_TERM: Final = 200
"""Characters; Lucene takes 32,766 bytes. Longer words are no words, and are told apart by their beginning."""
COUNT_MARK: Final = "|"
"""What stands between a term and how often it occurs; no character of a word."""

_KEYWORD: Final = {"type": "keyword", "ignore_above": 8000}
_NUMBER: Final = {"type": "integer"}
_UNSEARCHED: Final = {"type": "keyword", "index": False, "doc_values": False}
_TERMS: Final = {"type": "text", "analyzer": "terms", "norms": False}

PROPERTIES: Final[dict[str, Any]] = {
    "kind": _KEYWORD,
    "family": {"type": "join", "relations": {"interview": "pair"}},
    # Phrases are looked for in one part; scores are of both together.
    "question": {**_TERMS, "copy_to": "body"},
    "answer": {**_TERMS, "copy_to": "body"},
    "body": {"type": "text", "analyzer": "terms", "index_options": "freqs", "similarity": "said"},
    "title": _TERMS,
    "topic_words": {**_TERMS, "index_options": "docs"},
    "words": {
        "type": "text",
        "analyzer": "counted",
        "search_analyzer": "terms",
        "index_options": "freqs",
        "norms": False,
        "similarity": "around",
    },
    **dict.fromkeys(
        ("speakers", "questioners", "answerers", "topics", "outlet", "folder", "source", "folded_path"),
        _KEYWORD,
    ),
    **dict.fromkeys(("id", "first_speaker", "place", "twin", "word"), _KEYWORD),
    "interview": {"type": "long"},
    **dict.fromkeys(("first_day", "last_day", "year", "order", "twin_place"), _NUMBER),
    **dict.fromkeys(("question_words", "body_words", "answer_characters"), _NUMBER),
    **dict.fromkeys(("pairs", "capitals", "bytes"), _NUMBER),
    "substance": {"type": "float"},
    "spelling": {"type": "boolean"},
    # What is shown, as JSON.
    **dict.fromkeys(("record", "about", "file"), _UNSEARCHED),
}

# The inverse document frequency comes with the query, as its boost.
_SAID: Final = (
    f"double length = {1 - BM25_B} + {BM25_B} * doc.length * field.docCount / field.sumTotalTermFreq; "
    f"return query.boost * doc.freq * {BM25_CEILING} / (doc.freq + {BM25_K1} * length);"
)
_AROUND: Final = f"return query.boost * doc.freq / (doc.freq + {INTERVIEW_SATURATION});"


def index_body(shards: int, meta: Mapping[str, Any]) -> dict[str, Any]:
    """The settings and the mapping of a generation."""
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": -1,
            "max_result_window": 10_000,
            "similarity": {
                "said": {"type": "scripted", "script": {"source": _SAID}},
                "around": {"type": "scripted", "script": {"source": _AROUND}},
            },
            "analysis": {
                "tokenizer": {"terms": {"type": "whitespace", "max_token_length": 1000}},
                "filter": {"counts": {"type": "delimited_term_freq", "delimiter": COUNT_MARK}},
                "analyzer": {
                    "terms": {"type": "custom", "tokenizer": "terms"},
                    "counted": {"type": "custom", "tokenizer": "terms", "filter": ["counts"]},
                },
            },
        },
        "mappings": {"dynamic": False, "_meta": meta, "properties": PROPERTIES},
    }


def kept_term(term: str) -> str:
    """A term as the cluster keeps it: one token without spaces."""
    return term[:LONGEST_TERM] or "\u2205"


def terms_of(text: SplitText) -> list[str]:
    """The terms of a text in their order."""
    known, vocabulary = ANALYZER.terms(text.language), text.vocabulary
    return [kept_term(known[vocabulary[number]]) for number in text.numbers]


def readable(record: bytes) -> str:
    """A record as text that is valid Unicode: halves of surrogate pairs are escaped, as JSON allows."""
    return record.decode("utf-8", "surrogatepass").encode("utf-8", "backslashreplace").decode()


def key_of(*parts: object) -> int:
    """A number that tells something apart by what it consists of."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=7).digest())


def interview_document(
    key: int, there: Place, interview: PreparedInterview, bodies: Iterable[Sequence[str]]
) -> dict[str, Any]:
    """An interview, and in how many of its pairs and passages each word is said."""
    counts = Counter(term for body in bodies for term in set(body))
    return {
        "kind": "interview",
        "family": "interview",
        "interview": key,
        "about": readable(interview.record),
        "words": " ".join(f"{term}{COUNT_MARK}{count}" for term, count in counts.items()),
        "pairs": len(interview.pairs),
        **_of_interview(there, interview),
    }


def pair_document(
    key: int,
    there: Place,
    interview: PreparedInterview,
    pair: PreparedPair,
    identifier: str,
    place: tuple[int, int],
) -> dict[str, Any]:
    """A pair or passage; `place` is its number in the file and among those of its kind in the interview."""
    body = terms_of(pair.body)
    speakers = list(dict.fromkeys(pair.questioners + pair.answerers))
    document = {
        "kind": "passage" if pair.is_passage else "pair",
        "family": {"name": "pair", "parent": interview_id(key)},
        "id": identifier,
        "interview": key,
        "record": readable(pair.record),
        "about": readable(interview.record),
        "question": " ".join(body[: pair.question_words]),
        "answer": " ".join(body[pair.question_words :]),
        "title": " ".join(terms_of(interview.title)),
        "topic_words": " ".join(terms_of(pair.topic_words)),
        "speakers": speakers,
        "questioners": pair.questioners,
        "answerers": pair.answerers,
        "topics": list(dict.fromkeys(pair.topics)),
        "order": place[0],
        "place": place_of(key, pair.is_passage, place[1]),
        "question_words": pair.question_words,
        "body_words": len(body),
        "answer_characters": pair.answer_characters,
        "substance": substance(pair.answer_characters),
        **_of_interview(there, interview),
    }
    if pair.answerers:
        document["first_speaker"] = f"{letters_of(pair.answerers[0])}\0{pair.answerers[0]}"
    return document


def _of_interview(there: Place, interview: PreparedInterview) -> dict[str, Any]:
    first, last = days(interview.issued)
    found: dict[str, Any] = {
        "folder": there[0],
        "source": source_of(there),
        "folded_path": fold(there[1]),
        "first_day": first,
        "last_day": last,
    }
    if first:
        found["year"] = first // 10_000
    if interview.outlet is not None:
        found["outlet"] = interview.outlet
    return found


def word_document(word: str, pairs: int, capitals: int) -> dict[str, Any]:
    """How often a word is said, and how often of these with a capital."""
    size = len(word.encode("utf-8", "replace"))
    return {
        "kind": "word",
        "word": word,
        "spelling": True,
        "pairs": pairs,
        "capitals": capitals,
        "bytes": size,
    }


def source_of(there: Place) -> str:
    """A file as one text; by it, files are in the order of their places."""
    return "\0".join(there)


def place_of(interview: int, is_passage: bool, number: int) -> str:
    """Where a pair or passage stands in its interview."""
    return f"{interview}/{'passage' if is_passage else 'pair'}/{number}"


def neighbours_of(place: str) -> tuple[str, str]:
    """The places before and after a place."""
    around, _, number = place.rpartition("/")
    return f"{around}/{int(number) - 1}", f"{around}/{int(number) + 1}"


def interview_id(key: int) -> str:
    return f"interview-{key}"


def word_id(word: str) -> str:
    return f"word-{key_of(word):x}"


def stem_id(term: str) -> str:
    return f"stem-{key_of(term):x}"


def file_id(there: Place) -> str:
    return f"file-{key_of(*there):x}"


def substance(answer_characters: int, weight: float = WEIGHTS.substance) -> float:
    """1 for a long answer and down to 1 - weight for none."""
    return 1 - weight * BRIEF_ANSWER / (answer_characters + BRIEF_ANSWER)
