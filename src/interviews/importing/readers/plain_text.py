"""Plain text of transcribers and recognisers: Otter, Rev, Trint, f4, MAXQDA, noScribe, Zoom, Teams."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PureWindowsPath

from interviews.errors import SourceError
from interviews.importing.bounds import check_size
from interviews.importing.cues import Cue, turns_of
from interviews.importing.dialogue import transcript_of_text
from interviews.importing.escaping import at_start, escaped, without_number
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import seconds_of
from interviews.library.reading import decode

LARGEST = 16 * 1024 * 1024
"""Bytes; an hour is about 60 KB."""
_CUE = re.compile(r"(\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,3})?)\s*-->\s*(\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,3})?)")
_TAB = re.compile(r"[ \u00a0]*\t\s*|(?<=\S)[ \u00a0]{3,}(?=\S)")
_NUMBER = re.compile(r"\d{1,9}[.)]\s")
_RECORDING = re.compile(r"^(?:Audio source|Media file|Audiodatei|Audioquelle):[ \t]*(\S.*)$", re.MULTILINE)
"""Written above a transcript by noScribe and f4."""
_ENDS_OF_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    check_size(source, LARGEST)
    text = decode(source.data, source.path)[0]
    transcript = transcript_of_plain_text(text)
    if not transcript.labelled:
        raise SourceError(
            f"{source.path}: no speakers were recognised in this text. Write their names and a colon in "
            "front of what they say, or make it Markdown by hand if nobody speaks in it."
        )
    return (transcript,)


def transcript_of_plain_text(text: str) -> ImportedTranscript:
    """The transcript that a plain text is."""
    marked = _ENDS_OF_LINES.sub("\n", _with_page_marks(text))
    lines = [line.strip() for line in marked.split("\n")]
    numbered = 2 * sum(_NUMBER.match(line) is not None for line in lines) >= sum(map(bool, lines))
    transcript = _with_times_above(lines) or transcript_of_text(
        "\n".join(_line(line, numbered=numbered) for line in lines)
    )
    recording = _RECORDING.search(text[:2000])
    return replace(transcript, media=PureWindowsPath(recording[1].strip()).name if recording else None)


def _with_page_marks(text: str) -> str:
    """A text with a mark for each form feed, behind which a page begins, unless it has marks of its own."""
    from interviews.parsing.pages import read_page_marks

    first, *others = text.split("\f")
    if not others or read_page_marks("\n".join((first, *others))):
        return text
    return first + "".join(f"\n[p. {number}]\n{page}" for number, page in enumerate(others, 2))


def _line(line: str, *, numbered: bool) -> str:
    """A line as Markdown, in which labels, times and numbers in front stay what they are.

    A list within a text is none in Markdown: the lines below it would be part of its last item.
    """
    line = at_start(escaped(_TAB.sub(": ", line, count=1) if _is_label_and_tab(line) else line))
    return line if numbered else without_number(line)


def _is_label_and_tab(line: str) -> bool:
    from interviews.parsing.labels.label import may_be_label
    from interviews.parsing.timestamps import is_bare_time

    parted = _TAB.search(line)
    if parted is None or parted.start() == 0:
        return False
    label = line[: parted.start()]
    return may_be_label(label) and not is_bare_time(line[parted.end() :]) and not label.endswith((":", "."))


def _with_times_above(lines: list[str]) -> ImportedTranscript | None:
    """Blocks of a time and its end, a name, and words, as Teams keeps a meeting; None for anything else."""
    starts = [index for index, line in enumerate(lines) if _CUE.fullmatch(line)]
    if len(starts) < 2 or any(lines[: starts[0]]):
        return None
    cues = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = [line for line in lines[start + 1 : end] if line]
        if len(said) < 2:
            return None
        times = _CUE.fullmatch(lines[start])
        assert times is not None
        cues.append(Cue(said[0], " ".join(said[1:]), seconds_of(times[1]), seconds_of(times[2])))
    return ImportedTranscript(turns_of(cues))
