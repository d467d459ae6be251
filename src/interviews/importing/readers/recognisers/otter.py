"""Otter: `transcripts` of a `speech`, with offsets in samples, of which a second has 16,000."""

from __future__ import annotations

from typing import Any

from interviews.importing.cues import Cue
from interviews.importing.readers.recognisers.shape import Heard, numbered
from interviews.importing.values import list_of, mapping_of, seconds_of, text_of

SAMPLE = 1 / 16_000


def otter(value: Any) -> Heard | None:
    speech = mapping_of(value, "speech") or value
    found = list_of(speech, "transcripts")
    names = {
        str(one.get("id")): name
        for one in list_of(speech, "speakers")
        if (name := text_of(one.get("speaker_name"))) is not None
    }
    cues = [
        Cue(
            text_of(one.get("speaker_name"))
            or names.get(str(one.get("speaker_id")))
            or numbered(one.get("speaker_model_label")),
            text,
            seconds_of(one.get("start_offset"), SAMPLE),
            seconds_of(one.get("end_offset"), SAMPLE),
        )
        for one in found
        if (text := text_of(one.get("transcript"))) is not None
    ]
    return Heard(cues, title=text_of(speech.get("title"))) if cues else None
