"""JSON of recognisers and podcasts: the first shape that fits counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interviews.errors import SourceError
from interviews.importing.cues import Cue, numbered, turns_of
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import list_of, mapping_of, seconds_of, text_of
from interviews.library.reading import decode

MILLISECOND = 0.001
SAMPLE = 1 / 16_000
"""Seconds of one of Otter's samples."""
KEYS_SHOWN = 6


class Heard(NamedTuple):
    """What a recogniser heard."""

    cues: Sequence[Cue]
    title: str | None = None
    language: str | None = None
    media: str | None = None


class Keys(NamedTuple):
    """Under which keys a piece of what was heard has its parts; of several, the first one there counts."""

    text: tuple[str, ...] = ("text",)
    speaker: tuple[str, ...] = ("speaker",)
    start: tuple[str, ...] = ("start",)
    end: tuple[str, ...] = ("end",)
    unit: float = 1.0
    """Seconds."""


_USUAL = Keys()


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    text = decode(source.data, source.path)[0]
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{source.path}: JSON that cannot be read: {error}. Export it again.") from error
    for shape in SHAPES:
        heard = shape(value)
        turns = turns_of(heard.cues)
        if turns:
            return (ImportedTranscript(turns, title=heard.title, language=heard.language, media=heard.media),)
    raise SourceError(
        f"{source.path}: JSON of an unknown shape, {_described(value)}. Known are those of Podcasting 2.0, "
        "Whisper, WhisperX, whisper.cpp, AssemblyAI, Deepgram, Descript, Otter, Rev and Amazon; export it as "
        "WebVTT."
    )


def assemblyai(value: Any) -> Heard:
    """`utterances` with times in milliseconds; without speakers, `words` alone."""
    if not isinstance(value, dict) or not {"audio_url", "language_code", "acoustic_model"} & value.keys():
        return Heard(())
    cues = _cues(list_of(value, "utterances") or list_of(value, "words"), Keys(unit=MILLISECOND))
    language = (text_of(value.get("language_code")) or "").replace("_", "-") or None
    return Heard(cues or _whole(value, "text"), language=language, media=text_of(value.get("audio_url")))


def deepgram(value: Any) -> Heard:
    """Paragraphs of sentences, utterances or words, whichever was asked for, in `results`."""
    results = mapping_of(value, "results")
    channels = list_of(results, "channels")
    if not channels:
        return Heard(())
    cues = _cues(list_of(results, "utterances"), Keys(("transcript",))) or [
        cue for channel in channels for cue in _of_channel(channel)
    ]
    return Heard(cues, language=text_of(channels[0].get("detected_language")))


def _of_channel(channel: dict[str, Any]) -> Sequence[Cue]:
    best = next(iter(list_of(channel, "alternatives")), {})
    paragraphs: list[Cue] = []
    for paragraph in list_of(mapping_of(best, "paragraphs"), "paragraphs"):
        who = paragraph.get("speaker")
        cues = _cues({**sentence, "speaker": who} for sentence in list_of(paragraph, "sentences"))
        paragraphs += [cue._replace(begins_paragraph=not place) for place, cue in enumerate(cues)]
    words = Keys(("punctuated_word", "word"))
    return paragraphs or _cues(list_of(best, "words"), words) or _whole(best, "transcript")


def amazon(value: Any) -> Heard:
    """`items` of `results`, each a word or a mark, and who says them."""
    results = mapping_of(value, "results")
    keys = Keys(("transcript",), ("speaker_label",), ("start_time",), ("end_time",))
    cues = _cues(list_of(results, "audio_segments"), keys) or _of_items(results, keys)
    return Heard(cues, language=text_of(results.get("language_code")))


def _of_items(results: dict[str, Any], keys: Keys) -> list[Cue]:
    cues: list[Cue] = []
    for item in list_of(results, "items"):
        word = next(iter(list_of(item, "alternatives")), {}).get("content")
        for cue in _cues([{**item, "transcript": word}], keys):
            if item.get("type") == "punctuation" and cues:
                cues[-1] = cues[-1]._replace(text=cues[-1].text + cue.text)
            else:
                cues.append(cue)
    return cues


def otter(value: Any) -> Heard:
    """`transcripts` of a `speech`, with offsets in samples."""
    speech = mapping_of(value, "speech") or value
    names = {str(one.get("id")): text_of(one.get("speaker_name")) for one in list_of(speech, "speakers")}
    keys = Keys(("transcript",), ("speaker_name", "named", "speaker_model_label"), ("start_offset",),
                ("end_offset",), SAMPLE)  # fmt: skip
    said = ({**one, "named": names.get(str(one.get("speaker_id")))} for one in list_of(speech, "transcripts"))
    cues = _cues(said, keys)
    return Heard(cues, title=text_of(speech.get("title")) if cues else None)


def rev(value: Any) -> Heard:
    """`monologues`: `{"speaker": 0, "elements": [{"type": "text", "value": "Hello", "ts": 0.1}]}`."""
    cues = []
    for monologue in list_of(value, "monologues"):
        elements = list_of(monologue, "elements")
        text = "".join(said for one in elements if isinstance(said := one.get("value"), str))
        start = next((time for one in elements if (time := seconds_of(one.get("ts"))) is not None), None)
        cues += _cues([{**monologue, "text": text, "start": start}], names=_names(value))
    return Heard(cues)


def whisper_cpp(value: Any) -> Heard:
    """`transcription`: `{"offsets": {"from": 0, "to": 4000}, "text": " …"}`, offsets in milliseconds."""
    timed = (one for one in list_of(value, "transcription") if "offsets" in one)
    cues = _cues(
        ({**one, **mapping_of(one, "offsets")} for one in timed),
        Keys(start=("from",), end=("to",), unit=MILLISECOND),
    )
    return Heard(cues, language=text_of(mapping_of(value, "result").get("language")))


_LISTS = ("segments", "paragraphs", "utterances", "transcript", "captions", "cues", "results", "chunks")
_OF_SEGMENTS = Keys(
    text=("text", "body", "transcript", "content", "value"),
    speaker=("speaker", "speakerName", "speaker_name", "speaker_label", "speaker_id", "name"),
    start=("start", "startTime", "start_time", "startTimeInSeconds", "begin", "from"),
    end=("end", "endTime", "end_time", "endTimeInSeconds", "to"),
)


def segments(value: Any) -> Heard:
    """A list of segments with a text, and mostly a speaker and a time, under one of the usual keys, or alone.

    Whisper (`segments` with `start`, `end`, `text`, and `language` beside them), WhisperX (`speaker`
    besides), Podcasting 2.0 (`startTime`, `endTime`, `body`), and what players and editors such as Descript
    keep: `segments`, `paragraphs` or `monologues`, or a list alone.
    """
    for found in _lists(value):
        cues = _cues(map(_with_times, found), _OF_SEGMENTS, _names(value))
        if any(cue.start is not None or cue.speaker for cue in cues):
            whole = value if isinstance(value, dict) else {}
            return Heard(
                cues,
                title=text_of(whole.get("title")),
                language=text_of(whole.get("language")),
                media=text_of(whole.get("audio_url")) or text_of(whole.get("media")),
            )
    return Heard(())


def _lists(value: Any) -> Iterator[list[dict[str, Any]]]:
    yield list_of(value)
    if isinstance(value, dict):
        for key in _LISTS:
            yield list_of(value, key)
        # Editors keep what they export below one more key.
        for key in ("transcript", "transcription", "output", "data", "result"):
            for inner in _LISTS:
                yield list_of(mapping_of(value, key), inner)


def _with_times(segment: dict[str, Any]) -> dict[str, Any]:
    """A segment with the times of the transformers' pipeline: `{"timestamp": [0.0, 4.2], "text": "…"}`."""
    times = segment.get("timestamp")
    if isinstance(times, list) and len(times) == 2:
        return {**segment, "start": times[0], "end": times[1]}
    return segment


SHAPES: tuple[Callable[[Any], Heard], ...] = (assemblyai, deepgram, amazon, otter, rev, whisper_cpp, segments)
"""From those that are told by their own keys to the one that many tools share."""


def _cues(
    pieces: Iterable[Mapping[str, Any]], keys: Keys = _USUAL, names: Mapping[str, str] = {}
) -> list[Cue]:
    """The pieces that have a text; `names` are those of speakers whom the pieces refer to by an id."""
    cues = []
    for piece in pieces:
        text = next((text for key in keys.text if (text := text_of(piece.get(key))) is not None), None)
        if text is None:
            continue
        speaker = next((piece[key] for key in keys.speaker if piece.get(key) not in (None, "")), None)
        if isinstance(speaker, dict):
            speaker = text_of(speaker.get("name")) or speaker.get("id")
        name = names.get(str(speaker)) if isinstance(speaker, int | str) else None
        start, end = (
            next((time for key in own if (time := seconds_of(piece.get(key), keys.unit)) is not None), None)
            for own in (keys.start, keys.end)
        )
        cues.append(Cue(name or numbered(speaker), text, start, end))
    return cues


def _names(value: Any) -> dict[str, str]:
    """The names of speakers by their ids."""
    found = {
        str(one["id"]): name
        for one in list_of(value, "speakers")
        if isinstance(one.get("id"), int | str)
        and (name := text_of(one.get("name")) or text_of(one.get("speaker_name"))) is not None
    }
    table = mapping_of(value, "speakers")
    return found | {key: name for key, one in table.items() if (name := text_of(one)) is not None}


def _whole(value: Mapping[str, Any], key: str) -> list[Cue]:
    """A text of which nothing says who speaks when."""
    text = text_of(value.get(key))
    return [] if text is None else [Cue(None, text, None)]


def _described(value: Any) -> str:
    if isinstance(value, dict):
        keys = [str(key)[:40] for key in list(value)[:KEYS_SHOWN]]
        more = ", …" if len(value) > KEYS_SHOWN else ""
        return f"with the keys {', '.join(keys)}{more}" if keys else "without keys"
    return f"a list of {len(value):,}" if isinstance(value, list) else f"a single {type(value).__name__}"
