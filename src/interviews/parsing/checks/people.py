"""People whom the file leaves in doubt: by their roles, their names, or labels that are spelled oddly."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from interviews.model import Casting, Person, Role, Speaker, Turn
from interviews.parsing.cast import SPEAKERS_FILE
from interviews.parsing.casting import UNNAMED
from interviews.parsing.checks.checked import MOST_COMPARED, Checked, Remark
from interviews.parsing.labels.label import initials_of, label_key, plain, role_key
from interviews.parsing.names import (
    abbreviates,
    bare_words,
    in_order,
    is_full,
    is_initials,
    is_slip,
    same_name,
)
from interviews.parsing.persons import split_names
from interviews.parsing.vocabulary import OTHER_LABELS

LEAST_CONTRIBUTION = 0.1
"""Log odds of a fact that a message mentions."""
LONG_INTERVIEW = 8
"""Turns of a file in which the role of somebody who speaks once decides nothing."""
MOST_FACTS = 3
"""Facts for each role that a message mentions."""
LEAST_LABELLED = 8
"""Turns with a label from which one that comes once stands out."""
MOST_ONCE = 0.34
"""Share of the speakers who speak once, from which that is how the file is."""
LEAST_LETTERS = 3
"""Of a name that is sought in the text."""
_VERBS: dict[Role, str] = {"interviewer": "ask", "interviewee": "answer"}


def unsure_roles(checked: Checked) -> Iterator[Remark]:
    """Roles for which nearly as much speaks as for the other one, with what speaks for either."""
    uses = Counter([turn.speaker for turn in checked.interview.turns])
    for one in checked.interview.casting:
        if one.speaker not in checked.doubtful or not uses[one.speaker]:
            continue
        if uses[one.speaker] == 1 and len(checked.interview.turns) >= LONG_INTERVIEW:
            continue
        yield (
            checked.first_lines[one.speaker],
            f"{one.speaker} was taken for an {one.role}, by a small margin: {_weighed(one)}; "
            "citations leave doubtful people out; settle it in "
            f'speakers.toml (["{one.speaker}"] role = "{one.role}") or in the front matter '
            f"({one.role}s: [{one.speaker}])",
        )


def _weighed(one: Casting) -> str:
    """What speaks for asking and for answering, the weightiest first."""
    weighed = sorted(((fact.value * fact.weight, fact) for fact in one.facts), key=lambda item: -abs(item[0]))
    sides = []
    for verb, sign, otherwise in (("asking", 1, "nothing much"), ("answering", -1, "that most people do")):
        own = [
            f"“{fact.name}”" if fact.value > 0 else f"not “{fact.name}”"
            for weight, fact in weighed
            if weight * sign >= LEAST_CONTRIBUTION
        ]
        sides.append(f"for {verb} speaks {', '.join(own[:MOST_FACTS]) or otherwise}")
    return ", ".join(sides)


def unnamed_speakers(checked: Checked) -> Iterator[Remark]:
    """People whom the file does not name, with how to name them; a break, a crowd or `???` is nobody."""
    labels = {turn.speaker: turn.label for turn in reversed(checked.interview.turns) if turn.label}
    for speaker in checked.interview.speakers:
        line = checked.first_lines.get(speaker.name)
        label = labels.get(speaker.name)
        if speaker.named or line is None or _is_nobody(speaker, label):
            continue
        yield line, _unnamed(checked, speaker)


def _is_nobody(speaker: Speaker, label: str | None) -> bool:
    if label is None or role_key(label_key(label)) in OTHER_LABELS:
        return speaker.role == "other"
    return not any(map(str.isalnum, label))


def _unnamed(checked: Checked, speaker: Speaker) -> str:
    role = speaker.role
    if speaker.name in UNNAMED.values():
        return f"the file does not say who the {role} is; name them in the front matter: {role}s: [NAME]"
    file = shlex.quote(checked.interview.path or "FILE")
    command = f'interviews speakers name {file} {shlex.quote(speaker.name)} "NAME"'
    return f"the file does not say who {speaker.name!r} is; name them: {command}"


def labels_of_two(checked: Checked) -> Iterator[Remark]:
    """Labels that abbreviate the names of two people alike."""
    people = [known.person.name for known in checked.seen.people]
    everybody = [speaker.name for speaker in checked.interview.speakers if speaker.named]
    full = [name for name in dict.fromkeys([*people, *everybody]) if is_full(name)][:MOST_COMPARED]
    for speaker in checked.interview.speakers[:MOST_COMPARED]:
        if is_full(speaker.name) or speaker.name not in checked.first_lines or not speaker.named:
            continue
        fitting = _different([name for name in full if abbreviates(speaker.name, name)])
        if len(fitting) > 1:
            yield (
                checked.first_lines[speaker.name],
                f"{speaker.name!r} may be {' or '.join(fitting[:3])}; write the full name in "
                f'the label, or say which in speakers.toml: ["{fitting[0]}"] aliases = ["{speaker.name}"]',
            )


def _different(names: list[str]) -> list[str]:
    """The names without those that spell the same person as one before."""
    kept: list[str] = []
    for name in names:
        if not any(_are_one(name, other) for other in kept):
            kept.append(name)
    return kept


def _are_one(one: str, other: str) -> bool:
    one, other = in_order(one), in_order(other)
    return same_name(one, other) or abbreviates(one, other) or abbreviates(other, one) or is_slip(one, other)


def joint_labels(checked: Checked) -> Iterator[Remark]:
    """Labels that name several people together, once each."""
    seen: set[str] = set()
    for turn in checked.interview.turns:
        label = turn.label
        if not label or label in seen:
            continue
        seen.add(label)
        parts = _people_in(label, turn.speaker, checked)
        if len(parts) > 1:
            yield (
                turn.start_line,
                f"the label {label!r} names {' and '.join(parts)} and counts as one more speaker; "
                "give each of them a turn, if it can be told who says what",
            )


def _people_in(label: str, speaker: str, checked: Checked) -> list[str]:
    """The people whom a label names, if they are several.

    Whoever is joined by `and` is known otherwise or has a full name: `Hook & Line` is an outlet.
    """
    if "[" in label or "<" in label:
        label = plain(label)
    parts = [part for piece in label.split("/") for part in split_names(piece)]
    if len(parts) < 2 or not all(part[0].isupper() or part[0].lower() == part[0].upper() for part in parts):
        return []
    if "/" in label and len(parts) == label.count("/") + 1:
        return parts
    known = [checked.people_by_words.get("".join(bare_words(part)), speaker) for part in parts]
    everybody = all(name != speaker or is_full(part) for name, part in zip(known, parts, strict=True))
    return parts if everybody else []


def unheard(checked: Checked) -> Iterator[Remark]:
    """People whom the front matter gives a role and who do not speak under their name."""
    interview = checked.interview
    if not interview.turns or interview.section is not None or len(interview.speakers) > MOST_COMPARED:
        return
    listed = [
        known.person
        for known in checked.seen.people
        if known.role is not None and known.source != SPEAKERS_FILE
    ]
    speaking = [(speaker.name, *speaker.aliases) for speaker in interview.speakers]
    silent = [
        person
        for person in listed[:MOST_COMPARED]
        if not any(_is_one_of(person, names) for names in speaking)
    ]
    for person in silent:
        role: Role = "interviewer" if person in interview.interviewers else "interviewee"
        yield (
            _line_naming(checked, person.name),
            f"{person.name} is named to {_VERBS[role]} and no label is theirs; if one is, say so "
            f'in speakers.toml: ["{person.name}"] aliases = ["LABEL"]',
        )


def _is_one_of(person: Person, names: tuple[str, ...]) -> bool:
    return any(
        _are_one(own, name) or initials_of(own) == name.replace(".", "")
        for own in (person.name, *person.aliases)
        for name in names
    )


def _line_naming(checked: Checked, name: str) -> int:
    """The first line that holds a name, mostly in the front matter."""
    for number, line in enumerate(checked.source.lines, 1):
        if name in line:
            return number
    return 1


def near_duplicates(checked: Checked) -> Iterator[Remark]:
    named = {speaker.name for speaker in checked.interview.speakers if speaker.named}
    names = [name for name in checked.first_lines if name in named and not is_initials(name)]
    for one, other in combinations(names[:MOST_COMPARED], 2):
        if any(map(str.isdigit, one + other)):
            continue  # `Participant 1` and `Participant 2`.
        if is_slip(one, other) or _share_first_name(bare_words(one), bare_words(other)):
            yield (
                checked.first_lines[other],
                f"{other!r} and {one!r} are two people here; speakers.toml can make them one: "
                f'["{one}"] aliases = ["{other}"]',
            )


def _share_first_name(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names differ by a slip in the surname alone: what is between may be a second name."""
    if len(words) < 2 or len(others) < 2 or words[0] != others[0]:
        return False
    return words[-1] != others[-1] and is_slip(words[-1], others[-1])


def labels_used_once(checked: Checked) -> Iterator[Remark]:
    """Labels that come once, in a file where labels come back."""
    labelled = [turn for turn in checked.interview.turns if turn.label]
    if len(labelled) < LEAST_LABELLED:
        return
    uses = Counter([turn.speaker for turn in labelled])
    once = [turn for turn in labelled if uses[turn.speaker] == 1 and _is_somebody(turn, checked)]
    if len(once) > max(1, MOST_ONCE * len(uses)):
        return
    for turn in once[:MOST_COMPARED]:
        if not _is_spoken_of(turn, checked):
            yield (
                turn.start_line,
                f"the label {turn.label!r} is used only here; is it a speaker, and spelled right?",
            )


def _is_somebody(turn: Turn, checked: Checked) -> bool:
    """Whether a label is no break or jingle, which come once, and nobody whom the metadata name."""
    key = label_key(turn.label or "")
    if role_key(key) in OTHER_LABELS or not turn.text:
        return False
    return checked.seen.known_names.isdisjoint((key, label_key(turn.speaker)))


def _is_spoken_of(turn: Turn, checked: Checked) -> bool:
    """Whether the first word of a label stands elsewhere in the file, too, as a name does that is spoken."""
    first = (turn.label or turn.speaker).split()[0].strip("*_[]")
    return len(first) >= LEAST_LETTERS and checked.text.count(first) > 1
