"""Who has a label in a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import InterviewsError

if TYPE_CHECKING:
    from interviews.model import Interview, Role, Speaker

MOST_LABELS = 20
"""Labels of a file that a message names."""


class NamingError(InterviewsError):
    """Somebody cannot be named so."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The speakers of a file who have a label: one in each interview that has it."""

    label: str | None
    """In plain words; None for those whom the layout alone shows."""
    names: tuple[str, ...]
    """Under which they are known now."""
    turns: tuple[tuple[int, int], ...]
    """What they say, each as the index of its interview and of the turn in it."""
    role: Role | None
    """None where the file does not tell it for sure."""


def find_labelled(interviews: Sequence[Interview], label: str, path: Path) -> Labelled:
    """Who has a label; in another case, or without its stops, where none is spelled so.

    Raises:
        NamingError: nobody has; the message names the labels that there are.
    """
    from interviews.parsing.labels.label import label_key

    spelled: tuple[Callable[[str], str], ...] = (str, label_key)
    for spell in spelled:
        wanted = spell(label)
        found = [
            (place, speaker)
            for place, interview in enumerate(interviews)
            for speaker in interview.speakers
            if wanted in map(spell, (speaker.name, *speaker.aliases, *_written(interview, speaker)))
        ]
        if found:
            return _labelled(interviews, found, lambda one, spell=spell, wanted=wanted: spell(one) == wanted)  # type: ignore[misc]
    raise NamingError(f"{path}: {_no_label(interviews, label)}")


def _written(interview: Interview, speaker: Speaker) -> list[str]:
    """The labels of a speaker as the source has them."""
    return list(
        dict.fromkeys(turn.label for turn in interview.turns if turn.speaker == speaker.name and turn.label)
    )


def _labelled(
    interviews: Sequence[Interview], found: Sequence[tuple[int, Speaker]], is_wanted: Callable[[str], bool]
) -> Labelled:
    turns = [
        (place, index, turn)
        for place, speaker in found
        for index, turn in enumerate(interviews[place].turns)
        if turn.speaker == speaker.name
    ]
    speaker = found[0][1]
    plain = (speaker.name, *speaker.aliases)
    otherwise = speaker.aliases[0] if speaker.named and speaker.aliases else speaker.name
    label = next(filter(is_wanted, plain), otherwise)
    roles = {_sure_role(interviews[place], speaker) for place, speaker in found}
    return Labelled(
        label=label if any(turn.label for _, _, turn in turns) else None,
        names=tuple(dict.fromkeys(speaker.name for _, speaker in found)),
        turns=tuple((place, index) for place, index, _ in turns),
        role=roles.pop() if len(roles) == 1 else None,
    )


def _sure_role(interview: Interview, speaker: Speaker) -> Role | None:
    """The role of a speaker, unless it is doubtful, or that of somebody who neither asks nor answers."""
    from interviews.parsing.roles import UNSURE

    scores = [one.score for one in interview.casting if one.speaker == speaker.name]
    unsure = any(score is not None and abs(score) < UNSURE for score in scores)
    return None if unsure or speaker.role == "other" else speaker.role


def _no_label(interviews: Sequence[Interview], label: str) -> str:
    uses = Counter(
        one for interview in interviews for turn in interview.turns if (one := turn.label or turn.speaker)
    )
    if not uses:
        return "nobody is labelled in it. `interviews parse` shows how it is read."
    named = ", ".join(f"{one} ({count})" for one, count in uses.most_common(MOST_LABELS))
    more = f" and {len(uses) - MOST_LABELS} more" if len(uses) > MOST_LABELS else ""
    return f"{label!r} is no label of this file. Its labels, with their turns, are {named}{more}."
