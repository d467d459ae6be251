"""From captions, which are cut to fit a screen, to turns of paragraphs: the words stay, the cuts go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from interviews.importing.escaping import escaped, escaped_line, tidy_line
from interviews.importing.transcript import Paragraph, Speech

LONG_ENOUGH = 400
"""Characters of a paragraph, from which the end of a sentence ends it."""
LONGEST = 1200
"""Characters of a paragraph where no sentence ends."""
PAUSE = 4.0
"""Seconds of silence after the end of a sentence, from which a paragraph begins."""
_SENTENCE_END = re.compile(r"[.?!…。？！؟।]['\"”’»)\]]*$")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]")
"""Scripts without spaces between words; Korean has them."""
_NUMBERED = re.compile(r"(?:spk[_-]?)?(\d{1,4}|[^\W\d_])", re.IGNORECASE)
UNKNOWN = "Unknown speaker"
"""The label of a voice that nothing names between others: without one it would be the speaker above."""


class Cue(NamedTuple):
    """What one voice says in one caption, or one piece of what a recogniser heard."""

    speaker: str | None
    text: str
    """In plain words."""
    start: float | None
    """Seconds."""
    end: float | None = None
    begins_paragraph: bool = False


def numbered(speaker: Any) -> str | None:
    """The label of a speaker known by a number or a letter, such as `Speaker 0`; a name as it is."""
    if isinstance(speaker, int) and not isinstance(speaker, bool):
        return f"Speaker {speaker}"
    if not isinstance(speaker, str) or not speaker.strip():
        return None
    found = _NUMBERED.fullmatch(speaker.strip())
    return f"Speaker {found[1]}" if found is not None else speaker.strip()


def turns_of(cues: Iterable[Cue]) -> tuple[Speech, ...]:
    """Neighbouring cues of one voice as one turn, in paragraphs that begin where a sentence does."""
    turns: list[Speech] = []
    waiting: list[Cue] = []
    for cue in cues:
        text = tidy_line(cue.text)
        if not text:
            continue
        speaker = tidy_line(cue.speaker or "").strip(" :") or None
        if waiting and waiting[-1].speaker != speaker:
            turns.append(_turn(waiting))
            waiting = []
        waiting.append(cue._replace(text=text, speaker=speaker))
    if waiting:
        turns.append(_turn(waiting))
    first = next((number for number, turn in enumerate(turns) if turn.label is not None), len(turns))
    return (*turns[:first], *(turn._replace(label=turn.label or UNKNOWN) for turn in turns[first:]))


def _turn(cues: Sequence[Cue]) -> Speech:
    from interviews.parsing.labels.label import may_be_label

    speaker = cues[0].speaker
    paragraphs = tuple(_paragraphs(cues))
    if speaker is None or may_be_label(speaker):
        return Speech(speaker, paragraphs)
    # What no label can be is no less a part of the source.
    first = paragraphs[0]._replace(text=f"{escaped(speaker)}: {paragraphs[0].text}")
    return Speech(None, (first, *paragraphs[1:]))


def _paragraphs(cues: Sequence[Cue]) -> Iterable[Paragraph]:
    text, start, before = "", cues[0].start, None
    for cue in cues:
        if text and _ends(text, before, cue):
            yield Paragraph(escaped_line(text), start)
            text, start = "", cue.start
        text = _joined(text, cue.text)
        before = cue
    yield Paragraph(escaped_line(text), start)


def _ends(text: str, before: Cue | None, cue: Cue) -> bool:
    """Whether a paragraph ends before a cue."""
    if cue.begins_paragraph or len(text) >= LONGEST:
        return True
    if _SENTENCE_END.search(text[-8:]) is None:
        return False
    silence = before is not None and before.end is not None and cue.start is not None
    return len(text) >= LONG_ENOUGH or (silence and cue.start - before.end >= PAUSE)  # type: ignore[operator, union-attr]


def _joined(text: str, more: str) -> str:
    if not text:
        return more
    spaced = not (_UNSPACED.match(text[-1]) and _UNSPACED.match(more[0]))
    return f"{text} {more}" if spaced else f"{text}{more}"
