"""Amazon Transcribe: `items` of `results`, each a word or a mark, and who says them."""

from __future__ import annotations

from typing import Any

from interviews.importing.cues import Cue
from interviews.importing.readers.recognisers.shape import Heard, numbered
from interviews.importing.values import list_of, mapping_of, seconds_of, text_of


def amazon(value: Any) -> Heard | None:
    results = mapping_of(value, "results")
    segments = list_of(results, "audio_segments")
    cues = [
        Cue(
            numbered(one.get("speaker_label")),
            text,
            seconds_of(one.get("start_time")),
            seconds_of(one.get("end_time")),
        )
        for one in segments
        if (text := text_of(one.get("transcript"))) is not None
    ] or _of_items(results)
    return Heard(cues, language=text_of(results.get("language_code"))) if cues else None


def _of_items(results: dict[str, Any]) -> list[Cue]:
    cues: list[Cue] = []
    for item in list_of(results, "items"):
        word = text_of(next(iter(list_of(item, "alternatives")), {}).get("content"))
        if word is None:
            continue
        if item.get("type") == "punctuation" and cues:
            cues[-1] = cues[-1]._replace(text=cues[-1].text + word)
        else:
            start, end = seconds_of(item.get("start_time")), seconds_of(item.get("end_time"))
            cues.append(Cue(numbered(item.get("speaker_label")), word, start, end))
    return cues
