"""Lists of segments with a text, and mostly a speaker and a time.

Whisper (`segments` with `start`, `end`, `text`, and `language` beside them), WhisperX (`speaker` besides),
whisper.cpp (`transcription` with `offsets`), Podcasting 2.0 (`startTime`, `endTime`, `body`), and what
players and editors such as Descript keep: `segments`, `paragraphs` or `monologues`, or a list alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interviews.importing.cues import Cue
from interviews.importing.readers.recognisers.shape import Heard, numbered
from interviews.importing.values import list_of, mapping_of, seconds_of, text_of

_LISTS = ("segments", "paragraphs", "utterances", "transcript", "captions", "cues", "results", "chunks")
_TEXTS = ("text", "body", "transcript", "content", "value")
_STARTS = ("start", "startTime", "start_time", "startTimeInSeconds", "begin", "from")
_ENDS = ("end", "endTime", "end_time", "endTimeInSeconds", "to")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speaker_label", "speaker_id", "name")


def whisper_cpp(value: Any) -> Heard | None:
    """`transcription`: `{"offsets": {"from": 0, "to": 4000}, "text": " …"}`, offsets in milliseconds."""
    segments = list_of(value, "transcription")
    cues = [
        Cue(
            numbered(segment.get("speaker")),
            text,
            seconds_of(mapping_of(segment, "offsets").get("from"), 0.001),
            seconds_of(mapping_of(segment, "offsets").get("to"), 0.001),
        )
        for segment in segments
        if (text := text_of(segment.get("text"))) is not None and "offsets" in segment
    ]
    language = text_of(mapping_of(value, "result").get("language"))
    return Heard(cues, language=language) if cues else None


def rev(value: Any) -> Heard | None:
    """`monologues`: `{"speaker": 0, "elements": [{"type": "text", "value": "Hello", "ts": 0.1}]}`."""
    names = {speaker.get("id"): text_of(speaker.get("name")) for speaker in list_of(value, "speakers")
             if isinstance(speaker.get("id"), int | str)}  # fmt: skip
    cues = []
    for monologue in list_of(value, "monologues"):
        elements = list_of(monologue, "elements")
        text = "".join(text_of_element(element) for element in elements)
        start = next((time for one in elements if (time := seconds_of(one.get("ts"))) is not None), None)
        who = monologue.get("speaker")
        name = names.get(who) if isinstance(who, int | str) else None
        cues.append(Cue(name or numbered(who), text, start))
    return Heard(cues) if any(cue.text.strip() for cue in cues) else None


def text_of_element(element: Mapping[str, Any]) -> str:
    value = element.get("value")
    return value if isinstance(value, str) else ""


def segments(value: Any) -> Heard | None:
    """A list of segments under one of the usual keys, or alone."""
    for found in _lists(value):
        cues = [cue for segment in found if (cue := _cue(segment, _names(value))) is not None]
        if cues and any(cue.start is not None or cue.speaker for cue in cues):
            whole = value if isinstance(value, dict) else {}
            return Heard(
                cues,
                title=text_of(whole.get("title")),
                language=text_of(whole.get("language")),
                media=text_of(whole.get("audio_url")) or text_of(whole.get("media")),
            )
    return None


def _lists(value: Any) -> Iterator[list[dict[str, Any]]]:
    yield list_of(value)
    if isinstance(value, dict):
        for key in _LISTS:
            yield list_of(value, key)
        # Editors keep what they export below one more key.
        for key in ("transcript", "transcription", "output", "data", "result"):
            for inner in _LISTS:
                yield list_of(mapping_of(value, key), inner)


def _names(value: Any) -> dict[str, str]:
    """The names of speakers that segments refer to by an id."""
    speakers = list_of(value, "speakers")
    found = {
        str(one["id"]): name
        for one in speakers
        if isinstance(one.get("id"), int | str)
        and (name := text_of(one.get("name")) or text_of(one.get("speaker_name"))) is not None
    }
    table = mapping_of(value, "speakers")
    return found | {key: name for key, one in table.items() if (name := text_of(one)) is not None}


def _cue(segment: Mapping[str, Any], names: Mapping[str, str]) -> Cue | None:
    text = next((text for key in _TEXTS if (text := text_of(segment.get(key))) is not None), None)
    if text is None:
        return None
    speaker = next((segment[key] for key in _SPEAKERS if segment.get(key) not in (None, "")), None)
    if isinstance(speaker, dict):
        speaker = text_of(speaker.get("name")) or speaker.get("id")
    name = names.get(str(speaker)) if isinstance(speaker, int | str) else None
    start, end = _time(segment, _STARTS), _time(segment, _ENDS)
    return Cue(name or numbered(speaker), text, start, end)


def _time(segment: Mapping[str, Any], keys: tuple[str, ...]) -> float | None:
    times = segment.get("timestamp")
    if isinstance(times, list) and len(times) == 2:
        # Of the transformers' pipeline: `{"timestamp": [0.0, 4.2], "text": "…"}`.
        return seconds_of(times[keys is _ENDS])
    return next((time for key in keys if (time := seconds_of(segment.get(key))) is not None), None)
