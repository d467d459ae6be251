"""OHMS, of oral history archives: what is known about an interview and its transcript in one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.readers.captions import transcript_of_captions
from interviews.importing.readers.plain_text import transcript_of_plain_text
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import named, texts_below
from interviews.importing.writing import clock

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYNC = re.compile(r"(\d{1,3}):(.*)", re.DOTALL)
_MARK = re.compile(r"(\d{1,6})\(\d{1,6}\)")
_LABEL = re.compile(r"\s*[^\W\d_a-z][^:\n]{0,60}:(?=\s)")
MOST_SUBJECTS = 40


def read_record(root: _Element, source: Source) -> tuple[ImportedTranscript, ...]:
    """The transcript of an OHMS record.

    Raises:
        SourceError: there is none in it; many records hold an index alone.
    """
    record = next(named(root, "record"), root)
    captions = next(texts_below(record, "vtt_transcript"), "")
    words = next(texts_below(record, "transcript"), "")
    transcript = transcript_of_captions(captions) if captions.strip() else None
    if transcript is None and words.strip():
        transcript = transcript_of_plain_text(
            "\n".join(_with_times(words, next(texts_below(record, "sync"), "")))
        )
    if transcript is None:
        raise SourceError(
            f"{source.path}: this OHMS record holds no transcript, only what is known about one."
        )
    date = next(named(record, "date"), None)
    written = None if date is None else date.get("value") or date.text
    subjects = [part.strip() for text in texts_below(record, "subject") for part in text.split(";")]
    return (
        replace(
            transcript,
            title=next(texts_below(record, "title"), transcript.title),
            date=written or transcript.date,
            media=next(texts_below(record, "media_url"), None),
            interviewers=tuple(texts_below(record, "interviewer")),
            interviewees=tuple(texts_below(record, "interviewee")),
            topics=tuple(dict.fromkeys(filter(None, subjects)))[:MOST_SUBJECTS],
        ),
    )


def _with_times(words: str, sync: str) -> Iterator[str]:
    """The lines of a transcript with the times that `1:|13(3)|19(14)` gives them.

    The Nth mark says in which line the Nth minute, or as many as the number in front says, is over.
    """
    times: dict[int, int] = {}
    found = _SYNC.match(sync.strip())
    if found is not None:
        for number, mark in enumerate(found[2].split("|")):
            place = _MARK.match(mark)
            if place is not None:
                times.setdefault(int(place[1]), number * int(found[1]) * 60)
    for number, line in enumerate(re.split(r"\r\n?|\n", words), 1):
        seconds = times.get(number)
        label = _LABEL.match(line) if seconds is not None else None
        if seconds is None or not line.strip():
            yield line
        elif label is not None:
            yield f"{line[: label.end()]} [{clock(seconds)}] {line[label.end() :].lstrip()}"
        else:
            yield f"[{clock(seconds)}] {line.lstrip()}"
