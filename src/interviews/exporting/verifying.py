"""Whether quotations in exported files still say what the transcripts say, and where.

A quotation is looked for by its words in its file, in the file where the index has its id, and in the files
of the pairs that share most words with it. The same words make it unchanged or moved; similar words, changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz

from interviews.errors import SourceError
from interviews.exporting import baskets, csv_table, jsonl, packet
from interviews.exporting.collection import Quoted
from interviews.exporting.describing import headline
from interviews.exporting.edited import SIMILAR, most_similar
from interviews.exporting.excerpts import holds
from interviews.exporting.transcripts import CurrentPairs
from interviews.identity import words_of
from interviews.library.reading import decode
from interviews.search.results import IndexedPair

Verdict = Literal["unchanged", "moved", "changed", "gone"]

QUESTION_ALONE = 25
"""What the likeness of two questions counts less than that of whole pairs."""

SHORTEST_QUESTION = 20
"""Characters; shorter ones (`Why?`) are asked again and again."""

CONTEXT = 4
"""Words shown on both sides of a difference."""


@dataclass(frozen=True, slots=True)
class Verification:
    quoted: Quoted
    verdict: Verdict
    pair: IndexedPair | None = None
    """The pair as its transcript has it now; None when it is gone."""
    difference: str = ""
    """Of a changed one: `[-quoted-] {+in the transcript+}`, a few words around each, ` … ` between them.

    Empty when the change is in words that the file does not quote, such as those of an answer in a basket.
    """


_READERS: dict[str, Callable[[str], Iterable[Quoted]]] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": csv_table.read,
    ".tsv": csv_table.read,
    ".md": packet.read,
    ".markdown": packet.read,
    baskets.SUFFIX: baskets.read,
}


def read_quotations(path: Path) -> list[Quoted]:
    """The quotations of a Markdown packet, a JSON Lines or CSV file, or a basket, told by the file's suffix.

    Raises:
        SourceError: the file cannot be read, is none of these, or quotes nothing.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise SourceError(
            f"{path}: only exports that hold the words can be checked: {', '.join(sorted(_READERS))}. "
            "Export the same pairs in one of these formats."
        )
    try:
        text = decode(path.read_bytes(), path)[0]
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}. Check the name.") from error
    try:
        quotations = list(read(text))
    except SourceError as error:
        raise SourceError(f"{path}: {error} Export it again, or mend it.") from error
    if not quotations:
        raise SourceError(f"{path}: quotes no Q&A pair that was exported by this program.")
    return quotations


def verify(quotations: Iterable[Quoted], current: CurrentPairs) -> Iterator[Verification]:
    """What became of each quotation, in their order."""
    for quoted in quotations:
        yield _verify(quoted, current)


def difference(before: str, after: str) -> str:
    """Where two texts differ, word by word, however they are spaced; empty where they do not."""
    old, new = before.split(), after.split()
    if old == new:
        return ""
    parts: list[str] = []
    for operation, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            parts.append(_context(old[start:end], first=not parts, last=end == len(old)))
            continue
        if start < end:
            parts.append(f"[-{' '.join(old[start:end])}-]")
        if new_start < new_end:
            parts.append(f"{{+{' '.join(new[new_start:new_end])}+}}")
    return " ".join(part for part in parts if part)


def _context(words: list[str], *, first: bool, last: bool) -> str:
    before = [] if first else words[:CONTEXT]
    after = [] if last else words[max(len(before), len(words) - CONTEXT) :]
    left_out = len(before) + len(after) < len(words)
    return " ".join([*before, *(["…"] if left_out else []), *after])


def _verify(quoted: Quoted, current: CurrentPairs) -> Verification:
    indexed = current.indexed(quoted.id)
    wanted = quoted
    if quoted.answer is None and indexed is not None:
        wanted = replace(quoted, question=indexed.question, answer=indexed.answer)
    if quoted.in_part and indexed is not None and holds(indexed.answer, quoted.answer or ""):
        wanted = replace(quoted, answer=indexed.answer)
    near = dict.fromkeys(path for path in (quoted.path, indexed and indexed.path) if path)
    found = _same(wanted, near, current)
    if found is None and indexed is not None:
        # The words of the file were edited, not those of the transcript.
        found = _same(replace(wanted, question=indexed.question, answer=indexed.answer), near, current)
    if found is None:
        words = f"{wanted.question} {wanted.answer or ''}"
        near |= dict.fromkeys(current.paths_like(words))
        pairs = (pair for path in near for pair in current.file(path).pairs)
        found = _same(wanted, near, current) or most_similar(pairs, partial(_likeness, wanted))
    if found is None:
        return Verification(quoted, "gone")
    if wanted.answer is None:
        return Verification(quoted, "changed", found, difference(wanted.question or "", headline(found)))
    if _words(wanted) != words_of(found.question, found.answer):
        parts = (
            difference(wanted.question or "", found.question),
            difference(wanted.answer, found.answer),
        )
        return Verification(quoted, "changed", found, " … ".join(filter(None, parts)))
    return Verification(quoted, "unchanged" if _is_in_place(quoted, found, current) else "moved", found)


def _same(wanted: Quoted, paths: Iterable[str], current: CurrentPairs) -> IndexedPair | None:
    """The pair with the same words in one of some files, the nearest where there are several."""
    for path in paths:
        pairs = current.file(path).by_words.get(_words(wanted), ())
        if pairs:
            return min(pairs, key=lambda pair: abs(pair.start_line - (wanted.start_line or 0)))
    return None


def _likeness(wanted: Quoted, pair: IndexedPair) -> float:
    question = wanted.question or ""
    if wanted.answer is None and pair.is_passage:
        return fuzz.ratio(question, headline(pair), score_cutoff=SIMILAR)
    asked = 0.0
    if len(question) >= SHORTEST_QUESTION:
        asked = fuzz.ratio(question, pair.question, score_cutoff=SIMILAR) - QUESTION_ALONE
    if wanted.answer is None:
        return asked
    return max(asked, fuzz.ratio(_words(wanted), words_of(pair.question, pair.answer), score_cutoff=SIMILAR))


def _words(quoted: Quoted) -> str:
    return words_of(quoted.question or "", quoted.answer or "")


def _is_in_place(quoted: Quoted, found: IndexedPair, current: CurrentPairs) -> bool:
    same_file = quoted.path in (None, found.path) or current.place(str(quoted.path)) == current.place(
        found.path
    )
    return same_file and quoted.start_line in (None, found.start_line)
