"""Captions: WebVTT and SubRip of meetings, recognisers and video sites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from interviews.errors import SourceError
from interviews.importing.bounds import check_size
from interviews.importing.cues import Cue, turns_of
from interviews.importing.escaping import tidy_line
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.library.reading import decode

LARGEST = 24 * 1024 * 1024
"""Bytes; an hour of captions is about 100 KB."""
LONGEST_NAME_IN_WORDS = 5
ROLLING = 1 / 3
"""Share of captions that begin with the last line of the one before, from which all scroll."""
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?[ \t]+(?P<name>[^<>\n]{1,200})>|</v>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|<\d{1,3}:\d{2}[\d:.]{0,12}>|\{\\[^{}\n]{1,60}\}")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)[ \t]*$", re.MULTILINE)
_NEW_VOICE = re.compile(r"[ \t]*(?:>{2,3}|»)[ \t]*")
_DASH = re.compile(r"[ \t]*[-–—][ \t]*(?=\S)")
_NAMED = re.compile(
    r"(?:\[(?P<bracketed>[^\[\]:\n]{1,70})\][ \t]*[:：]?"
    r"|(?P<plain>[^:：\n\[\]]{1,70})(?:[:：](?=\s|$)|：))\s*"
)


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    check_size(source, LARGEST)
    text = decode(source.data, source.path)[0]
    transcript = transcript_of_captions(text)
    if transcript is None:
        raise SourceError(f"{source.path}: there are no captions in it. Save it as WebVTT or SubRip again.")
    return (transcript,)


def transcript_of_captions(text: str) -> ImportedTranscript | None:
    """The transcript of the text of a WebVTT or SubRip file; None where there are no captions in it."""
    captions = _without_repeats(list(_captions(text)))
    names = _names(captions)
    turns = turns_of(_cues(captions, names))
    if not turns:
        return None
    language = _LANGUAGE.search(text[:1000])
    return ImportedTranscript(turns, language=language[1] if language else None)


class _Line(NamedTuple):
    voice: str | None
    """By a tag."""
    text: str
    closed: bool = True


class _Caption(NamedTuple):
    lines: tuple[_Line, ...]
    start: float
    end: float


def _captions(text: str) -> Iterator[_Caption]:
    # Deferred: few imports read captions, and it takes 20 ms.
    from webvtt import WebVTT
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \n\t").split("\n")
    try:
        found = WebVTT.from_buffer(lines, "vtt" if lines[0].startswith("WEBVTT") else "srt")
    except (MalformedCaptionError, MalformedFileError):
        return
    for caption in found.captions:
        start, end = (time.in_milliseconds() / 1000 for time in (caption.start_time, caption.end_time))
        lines_of_caption = tuple(_lines("\n".join(caption.lines)))
        if lines_of_caption:
            yield _Caption(lines_of_caption, start, end)


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a caption, a new one for each voice."""
    place, voice = 0, None
    for found in [*_VOICE.finditer(text), None]:
        for line in text[place : found.start() if found else None].split("\n"):
            words = tidy_line(unescape(_TAG.sub("", line)))
            if words:
                yield _Line(voice, words)
        if found is not None:
            voice = tidy_line(unescape(found["name"])) if found["name"] else None
            place = found.end()


def _without_repeats(captions: Sequence[_Caption]) -> list[_Caption]:
    """Captions that scroll, each showing the last line of the one before again, with their new lines only."""
    again = sum(one.lines[-1] == next_.lines[0] for one, next_ in pairwise(captions))
    if again <= len(captions) * ROLLING:
        return list(captions)
    kept: list[_Caption] = []
    before: tuple[_Line, ...] = ()
    for caption in captions:
        lines = caption.lines
        known = next((n for n in range(len(lines), 0, -1) if before[-n:] == lines[:n]), 0)
        if lines[known:]:
            kept.append(caption._replace(lines=lines[known:]))
        before = lines
    return kept


def _names(captions: Sequence[_Caption]) -> frozenset[str]:
    """The words in front of colons that are names: they come back, or are two beside each other.

    A caption may begin with any words and a colon; they are nobody where only one is so.
    """
    counts: Counter[str] = Counter()
    for caption in captions:
        for line in caption.lines:
            name = _name_before_colon(line.text)
            if name is not None and line.voice is None:
                counts[name] += 1
    returning = {name for name, count in counts.items() if count > 1}
    if not returning and 2 * sum(counts.values()) < len(captions):
        return frozenset()
    like_names = {name for name in counts if _is_like_a_name(name)}
    return frozenset(returning | like_names if returning or len(like_names) > 1 else returning)


def _is_like_a_name(text: str) -> bool:
    """Whether words before a colon are spelled as a label is: `Ana Ruiz`, `ANA`, `SPEAKER_01`."""
    words = text.split()
    spelled = len(words) > 1 and all(word[0].isupper() for word in words)
    return spelled or text.isupper() or any(map(str.isdigit, text))


def _name_before_colon(text: str) -> str | None:
    from interviews.parsing.labels.label import is_data_label, label_key, may_be_label

    begun = _NEW_VOICE.match(text) or _DASH.match(text)
    found = _NAMED.match(text, begun.end() if begun else 0)
    if found is None:
        return None
    name = tidy_line(found["bracketed"] or found["plain"] or "")
    if not name or name[0].islower() or len(name.split()) > LONGEST_NAME_IN_WORDS:
        return None
    return name if may_be_label(name) and not is_data_label(label_key(name)) else None


def _cues(captions: Sequence[_Caption], names: frozenset[str]) -> Iterator[Cue]:
    voiced = sum(caption.lines[0].voice is not None for caption in captions)
    # Where few captions name their voice, a name stands where the voice changes.
    voice_stays = 2 * voiced < len(captions)
    speaker: str | None = None
    for caption in captions:
        if voiced and not voice_stays:
            speaker = None
        for line in caption.lines:
            text, begins = line.text, False
            changed = _NEW_VOICE.match(text) if ">" in text or "»" in text else None
            if changed is not None:
                text, speaker, begins = text[changed.end() :], None, True
            if line.voice is not None:
                speaker = line.voice
            elif (name := _name_before_colon(line.text)) in names and name is not None:
                found = _NAMED.search(text)
                assert found is not None
                speaker, text = name, text[found.end() :]
            elif len(caption.lines) > 1 and _DASH.match(text):
                # Two people in one caption, whom nothing names.
                speaker, begins = None, True
            yield Cue(speaker, text, caption.start, caption.end, begins)
