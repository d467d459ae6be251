"""What a cluster keeps: the fields of its documents, and what stands in them.

A generation of a part of the index is one index of OpenSearch. Its documents are pairs and passages, with
their words and all they are filtered, counted and ordered by; interviews, with the words of all their pairs,
as the parents of these; the words as they are written and as they are stemmed; the transcripts with their
fingerprints. What is true of it as a whole is in the metadata of its mapping.

Words come as terms of `interviews.search.analysis` with spaces between them: OpenSearch analyses nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

from interviews.building.preparing import PreparedInterview, PreparedPair
from interviews.library.fingerprints import Place
from interviews.search.analysis import ANALYZER, fold
from interviews.search.dates import days
from interviews.search.ranking import BM25_B, BM25_K1, INTERVIEW_SATURATION, substance
from interviews.search.splitting import SplitText

SCHEMA_VERSION: Final = 5
LONGEST_TERM: Final = 200
"""Characters; Lucene takes 32,766 bytes. Longer words are no words, and are told apart by their beginning."""
COUNT_MARK: Final = "|"
"""What stands between a term and how often it occurs; no character of a word."""
KINDS: Final = ("pair", "passage")
"""Of the documents that are found."""
FIELD_OF_FACET: Final = {"speaker": "speakers", "topic": "topics", "outlet": "outlet", "year": "year"}

_TERMS: Final = {"type": "text", "analyzer": "terms", "norms": False}
_KEYWORD: Final = {"type": "keyword", "ignore_above": 8000}
_NUMBER: Final = {"type": "integer"}
_SHOWN: Final = {"type": "keyword", "index": False, "doc_values": False}
_KEYWORDS: Final = (
    *("kind", "id", "twin", "word", "source", "folded_path"),
    *("speakers", "questioners", "answerers", "first_speaker", "topics", "outlet"),
)
_NUMBERS: Final = (
    *("first_day", "last_day", "year", "order", "twin_place", "pairs", "capitals", "bytes"),
    *("question_words", "body_words", "answer_characters", "interview_size"),
)
PROPERTIES: Final[dict[str, Any]] = {
    "family": {"type": "join", "relations": {"interview": "pair"}},
    # Phrases are looked for in one part; scores are of both together.
    "question": {**_TERMS, "copy_to": "body"},
    "answer": {**_TERMS, "copy_to": "body"},
    "body": {"type": "text", "analyzer": "terms", "index_options": "freqs", "similarity": "said"},
    "title": _TERMS,
    "topic_words": {**_TERMS, "index_options": "docs"},
    "words": {
        **_TERMS,
        "analyzer": "counted",
        "search_analyzer": "terms",
        "index_options": "freqs",
        "similarity": "around",
    },
    "interview": {"type": "long"},
    "substance": {"type": "float"},
    **dict.fromkeys(_KEYWORDS, _KEYWORD),
    **dict.fromkeys(_NUMBERS, _NUMBER),
    # What is shown, as JSON.
    **dict.fromkeys(("record", "about", "file"), _SHOWN),
}


def index_body(shards: int, meta: Mapping[str, Any]) -> dict[str, Any]:
    """The settings and the mapping of a generation."""
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": -1,
            "similarity": {
                "said": {"type": "BM25", "k1": BM25_K1, "b": BM25_B},
                "around": {"type": "BM25", "k1": INTERVIEW_SATURATION, "b": 0},
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


def _terms_of(text: SplitText) -> list[str]:
    """The terms of a text in their order."""
    known, vocabulary = ANALYZER.terms(text.language), text.vocabulary
    return [kept_term(known[vocabulary[number]]) for number in text.numbers]


def _readable(record: bytes) -> str:
    """A record as text that is valid Unicode: halves of surrogate pairs are escaped, as JSON allows."""
    return record.decode("utf-8", "surrogatepass").encode("utf-8", "backslashreplace").decode()


def interview_documents(
    part: str, there: Place, place: tuple[int, int], interview: PreparedInterview, ids: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """An interview with its pairs and passages.

    Args:
        part: Of the index.
        there: The transcript.
        place: The number of the interview in it, and that of its first pair.
        interview: What is known of it.
        ids: Of its pairs and passages.
    """
    key = _number_of(part, *there, place[0])
    parent = f"interview-{key}"
    common = {"interview": key, "routing": parent, **_common(there, interview)}
    counts: Counter[str] = Counter()
    for order, (pair, identifier) in enumerate(zip(interview.said, ids, strict=True), place[1]):
        document = _pair_document(pair, identifier)
        counts.update({*document["question"].split(), *document["answer"].split()})
        document |= {"_id": identifier, "family": {"name": "pair", "parent": parent}}
        yield {**document, **common, "order": order, "interview_size": len(ids)}
    yield {
        "_id": parent,
        "family": "interview",
        "kind": "interview",
        # In how many of its pairs and passages each word is said.
        "words": " ".join(f"{term}{COUNT_MARK}{count}" for term, count in counts.items()),
        "pairs": len(interview.pairs),
        "order": place[0],
        **common,
    }


def _pair_document(pair: PreparedPair, identifier: str) -> dict[str, Any]:
    body = _terms_of(pair.body)
    return {
        "kind": "passage" if pair.is_passage else "pair",
        "id": identifier,
        "record": _readable(pair.record),
        "question": " ".join(body[: pair.question_words]),
        "answer": " ".join(body[pair.question_words :]),
        "topic_words": " ".join(_terms_of(pair.topic_words)),
        "speakers": list(dict.fromkeys(pair.questioners + pair.answerers)),
        "questioners": pair.questioners,
        "answerers": pair.answerers,
        "topics": list(dict.fromkeys(pair.topics)),
        "question_words": pair.question_words,
        "body_words": len(body),
        "answer_characters": pair.answer_characters,
        "substance": substance(pair.answer_characters, pair.is_passage),
        "first_speaker": [f"{fold(name)}\0{name}" for name in pair.answerers[:1]],
    }


def _common(there: Place, interview: PreparedInterview) -> dict[str, Any]:
    first, last = days(interview.issued)
    return {
        "about": _readable(interview.record),
        "title": " ".join(_terms_of(interview.title)),
        "source": source_of(there),
        "folded_path": fold(there[1]),
        "outlet": [] if interview.outlet is None else [interview.outlet],
        "first_day": first,
        "last_day": last,
        "year": [first // 10_000] if first else [],
    }


def word_documents(
    pairs: Mapping[str, int], capitals: Mapping[str, int], stems: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """In how many pairs each word is said, and in how many of these with a capital; and the stems."""
    for word, count in pairs.items():
        counts = {"pairs": count, "capitals": capitals.get(word, 0), "bytes": len(word.encode())}
        yield {"kind": "word", "_id": f"word-{_number_of(word):x}", "word": word, **counts}
    for stem in stems:
        yield {"kind": "stem", "_id": f"stem-{_number_of(stem):x}", "word": stem}


def file_document(there: Place, known: str) -> dict[str, Any]:
    """What is known of a transcript, as JSON."""
    source = source_of(there)
    return {"kind": "file", "_id": f"file-{_number_of(source):x}", "source": source, "file": known}


def source_of(there: Place) -> str:
    """A file as one text; by it, files are in the order of their places."""
    return "\0".join(there)


def _number_of(*parts: object) -> int:
    """A number that tells something apart by what it consists of."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=7).digest())
