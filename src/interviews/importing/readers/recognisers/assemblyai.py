"""AssemblyAI: `utterances` with times in milliseconds; without speakers, `words` alone."""

from __future__ import annotations

from typing import Any

from interviews.importing.cues import Cue
from interviews.importing.readers.recognisers.shape import Heard, numbered
from interviews.importing.values import list_of, seconds_of, text_of

MILLISECOND = 0.001


def assemblyai(value: Any) -> Heard | None:
    if not isinstance(value, dict) or not {"audio_url", "language_code", "acoustic_model"} & value.keys():
        return None
    found = list_of(value, "utterances") or list_of(value, "words")
    cues = [
        Cue(
            numbered(one.get("speaker")),
            text,
            seconds_of(one.get("start"), MILLISECOND),
            seconds_of(one.get("end"), MILLISECOND),
        )
        for one in found
        if (text := text_of(one.get("text"))) is not None
    ]
    whole = text_of(value.get("text"))
    if not cues and whole is not None:
        cues = [Cue(None, whole, None)]
    if not cues:
        return None
    language = text_of(value.get("language_code"))
    return Heard(
        cues, language=language.replace("_", "-") if language else None, media=text_of(value.get("audio_url"))
    )
