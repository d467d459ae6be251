"""JSON of recognisers and podcasts: the first shape that fits counts."""

from __future__ import annotations

import json
from typing import Any

from interviews.errors import SourceError
from interviews.importing.cues import turns_of
from interviews.importing.readers.recognisers.amazon import amazon
from interviews.importing.readers.recognisers.assemblyai import assemblyai
from interviews.importing.readers.recognisers.deepgram import deepgram
from interviews.importing.readers.recognisers.otter import otter
from interviews.importing.readers.recognisers.segments import rev, segments, whisper_cpp
from interviews.importing.readers.recognisers.shape import Shape
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.library.reading import decode

SHAPES: tuple[Shape, ...] = (assemblyai, deepgram, amazon, otter, rev, whisper_cpp, segments)
"""From those that are told by their own keys to the one that many tools share."""
KEYS_SHOWN = 6


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    text = decode(source.data, source.path)[0]
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{source.path}: JSON that cannot be read: {error}. Export it again.") from error
    for shape in SHAPES:
        heard = shape(value)
        turns = turns_of(heard.cues) if heard is not None else ()
        if heard is not None and turns:
            return (ImportedTranscript(turns, title=heard.title, language=heard.language, media=heard.media),)
    raise SourceError(
        f"{source.path}: JSON of an unknown shape, {_described(value)}. Known are those of Podcasting 2.0, "
        "Whisper, WhisperX, whisper.cpp, AssemblyAI, Deepgram, Descript, Otter, Rev and Amazon; export it as "
        "WebVTT."
    )


def _described(value: Any) -> str:
    if isinstance(value, dict):
        keys = [str(key)[:40] for key in list(value)[:KEYS_SHOWN]]
        more = ", …" if len(value) > KEYS_SHOWN else ""
        return f"with the keys {', '.join(keys)}{more}" if keys else "without keys"
    return f"a list of {len(value):,}" if isinstance(value, list) else f"a single {type(value).__name__}"
