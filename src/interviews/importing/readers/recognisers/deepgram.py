"""Deepgram: paragraphs of sentences, utterances or words, whichever was asked for, in `results`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviews.importing.cues import Cue
from interviews.importing.readers.recognisers.shape import Heard, numbered
from interviews.importing.values import list_of, mapping_of, seconds_of, text_of


def deepgram(value: Any) -> Heard | None:
    results = mapping_of(value, "results")
    channels = list_of(results, "channels")
    if not channels:
        return None
    cues = _utterances(results) or [cue for channel in channels for cue in _of_channel(channel)]
    return Heard(cues, language=text_of(channels[0].get("detected_language"))) if cues else None


def _utterances(results: dict[str, Any]) -> list[Cue]:
    return [
        Cue(numbered(one.get("speaker")), text, seconds_of(one.get("start")), seconds_of(one.get("end")))
        for one in list_of(results, "utterances")
        if (text := text_of(one.get("transcript"))) is not None
    ]


def _of_channel(channel: dict[str, Any]) -> Sequence[Cue]:
    best = next(iter(list_of(channel, "alternatives")), {})
    paragraphs = [
        Cue(
            numbered(paragraph.get("speaker")),
            text,
            seconds_of(sentence.get("start")),
            seconds_of(sentence.get("end")),
            begins_paragraph=not number,
        )
        for paragraph in list_of(mapping_of(best, "paragraphs"), "paragraphs")
        for number, sentence in enumerate(list_of(paragraph, "sentences"))
        if (text := text_of(sentence.get("text"))) is not None
    ]
    if paragraphs:
        return paragraphs
    words = [
        Cue(numbered(word.get("speaker")), text, seconds_of(word.get("start")), seconds_of(word.get("end")))
        for word in list_of(best, "words")
        if (text := text_of(word.get("punctuated_word")) or text_of(word.get("word"))) is not None
    ]
    whole = text_of(best.get("transcript"))
    return words or ([Cue(None, whole, None)] if whole is not None else [])
