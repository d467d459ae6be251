"""What it takes to name somebody whom a transcript knows by a label alone: in its front matter, or beside it.

Nothing is written here. What comes back is what a file would be, and it is sure to be read so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import InterviewsError, SourceError
from interviews.library.reading import decode, read_bytes, written_text
from interviews.library.transcripts import SPEAKERS_FILE, find_companion, speakers_file_for

if TYPE_CHECKING:
    from interviews.model import Interview, Role, Speaker
    from interviews.parsing.speakers_file import SpeakersFile

LONGEST_NAME = 200
"""Characters."""
LINES_BELOW = 4
"""Lines below the front matter that are shown with it."""
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


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to become, and what that does."""

    path: Path
    """The file that is changed, which need not be there yet."""
    before: bytes | None
    """What it holds; None where it is not there."""
    after: bytes
    shown: tuple[str, str]
    """The beginnings of both, in which they differ, with LF at the end of each line."""
    effects: tuple[str, ...]
    """What changes in how the transcript is read, one sentence each."""
    label: str | None
    """Which is explained, in plain words."""


@dataclass(frozen=True, slots=True)
class _Transcript:
    path: Path
    root: Path | None
    data: bytes
    text: str
    people: SpeakersFile | None
    interviews: tuple[Interview, ...]


def name_in_front_matter(path: Path, root: Path | None, label: str, name: str, role: Role | None) -> Change:
    """The change that gives a label of a transcript a name in its front matter.

    Without a `role`, the person gets the one that is sure now, if any.

    Raises:
        SourceError: the file cannot be read, or not be written back as it is.
        SettingsError: the speakers file that goes with it is wrong.
        NamingError: it has no such label, or the name cannot be written so that it is read.
    """
    # Deferred, as everywhere in this package: only who parses waits for the parser.
    from interviews.parsing.editing import EditingError, Entry, additions, edited_head

    name = _checked(name)
    read = _read(path, root)
    who = find_labelled(read.interviews, label, path)
    if _is_named(read.interviews, read.interviews, who, name, role):
        return Change(path, read.data, read.data, ("", ""), (), who.label)
    written = written_text(read.data, path)
    try:
        for text in additions(written.text, Entry(name, who.label, role or who.role)):
            after = written.encoded(text)
            reread = _parsed(_decoded_alike(read, after), path, read.people)
            if _is_named(read.interviews, reread, who, name, role):
                shown = tuple(_head(one, edited_head(one)) for one in (written.text, text))
                effects = tuple(_effects(read.interviews, reread, who))
                return Change(path, read.data, after, (shown[0], shown[1]), effects, who.label)
    except EditingError as error:
        raise NamingError(
            f"{path}: {error}. Or write the name beside the transcript, with --to speakers-file."
        ) from error
    raise NamingError(
        f"{path}: {label!r} would not be read as {name!r}, whatever is added to the front matter: something "
        "in the file or in speakers.toml says otherwise. `interviews parse --explain` shows how it is read."
    )


def name_in_speakers_file(path: Path, root: Path | None, label: str, name: str, role: Role | None) -> Change:
    """The change that gives a label a name in the speakers file that goes with a transcript.

    Raises:
        SourceError: a file cannot be read.
        SettingsError: the speakers file is wrong, or gives the person another role.
        NamingError: the transcript has no such label, or the label is explained otherwise there.
    """
    from interviews.parsing.speakers_file import read_speakers_file
    from interviews.parsing.suggestions import speakers_file_with

    name = _checked(name)
    read = _read(path, root)
    who = find_labelled(read.interviews, label, path)
    if who.label is None:
        raise NamingError(
            f"{path}: {label!r} has no label in the text that {SPEAKERS_FILE} could explain. "
            "Write the name with --to front-matter."
        )
    file = find_companion(SPEAKERS_FILE, path.absolute(), root) or path.parent / SPEAKERS_FILE
    before = read_bytes(file)[0] if file.exists() else None
    try:
        text = (before or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file}: not UTF-8. Save it as UTF-8.") from error
    for other in read.people.speakers if read.people else ():
        if who.label in other.person.aliases and other.person.name != name:
            raise NamingError(
                f"{file}: {who.label!r} is {other.person.name!r} there. Change it by hand if that is wrong."
            )
    if _is_named(read.interviews, read.interviews, who, name, role):
        return Change(file, before, before or b"", ("", ""), (), who.label)
    after = speakers_file_with(text, name, who.label, role, str(file))
    reread = _parsed(read.text, path, read_speakers_file(after, str(file)))
    if not _is_named(read.interviews, reread, who, name, role):
        raise NamingError(
            f"{path}: {label!r} would not be read as {name!r} with that in {file.name}: something in the "
            "file says otherwise. `interviews parse --explain` shows how it is read."
        )
    effects = tuple(_effects(read.interviews, reread, who))
    return Change(file, before, after.encode(), (_normal(text), _normal(after)), effects, who.label)


def _decoded_alike(read: _Transcript, after: bytes) -> str:
    """The text of the new content, which must be in the encoding of the old one.

    Raises:
        SourceError: the encoding was guessed, and the guess would now be another.
    """
    text, codec, _ = decode(after, read.path)
    if codec != decode(read.data, read.path)[1]:
        raise SourceError(
            f"{read.path}: its encoding is a guess, which would be another with the name in it. Save it "
            "as UTF-8 first."
        )
    return text


def _checked(name: str) -> str:
    from interviews.parsing.cast import names_nobody
    from interviews.parsing.source import tidy

    name = tidy(name)
    if not name:
        raise NamingError("The name is empty. Write it as it is to be cited.")
    if not any(map(str.isalpha, name)) or not name.isprintable() or len(name) > LONGEST_NAME:
        raise NamingError(f"{name[:40]!r} is no name. Write it as it is to be cited.")
    if names_nobody(name):
        raise NamingError(f"{name!r} is a role, a letter or a number, and nobody's name.")
    return name


def _read(path: Path, root: Path | None) -> _Transcript:
    data, _ = read_bytes(path)
    if not data.strip():
        raise SourceError(f"{path}: the file is empty. Name a transcript.")
    text = decode(data, path)[0]
    people = speakers_file_for(path.absolute(), root)
    return _Transcript(path, root, data, text, people, _parsed(text, path, people))


def _parsed(text: str, path: Path, people: SpeakersFile | None) -> tuple[Interview, ...]:
    from interviews.parsing import parse

    return parse(_normal(text), str(path), people)


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_named(
    before: Sequence[Interview], after: Sequence[Interview], who: Labelled, name: str, role: Role | None
) -> bool:
    """Whether the turns are as they were, and those of the label are spoken by the name, in its role."""
    if list(map(_words, before)) != list(map(_words, after)):
        return False
    for place, index in who.turns:
        interview = after[place]
        own = [one for one in interview.speakers if one.name == interview.turns[index].speaker]
        if not all(one.name == name and one.named and role in (None, one.role) for one in own):
            return False
    return bool(who.turns)


def _words(interview: Interview) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in interview.turns]


def _effects(before: Sequence[Interview], after: Sequence[Interview], who: Labelled) -> Iterator[str]:
    """What changes, so that nobody is named or cast unawares."""
    for old, new in zip(before, after, strict=True):
        section = f" in {new.section!r}" if len(after) > 1 else ""
        roles = {one.name: one.role for one in new.speakers}
        former = {one.name: one.role for one in old.speakers}
        became = {was.speaker: now.speaker for was, now in zip(old.turns, new.turns, strict=True)}
        for was, now in became.items():
            if was in who.names:
                turns = sum(turn.speaker == was for turn in old.turns)
                yield f"{was} is {now}, {roles[now]}, in {turns} turn{'s' * (turns != 1)}{section}"
            elif was != now:
                yield f"{was} is then {now}{section}"
            if was in former and former[was] != roles.get(now):
                yield f"{now} is then {roles.get(now)} and not {former[was]}{section}"
        if len(old.qa_pairs) != len(new.qa_pairs):
            yield f"there are then {len(new.qa_pairs)} Q&A pairs and not {len(old.qa_pairs)}{section}"


def _head(text: str, end: int) -> str:
    """The front matter of a text, which ends before the line with an index, and what follows closely."""
    lines = _normal(text).split("\n", end + LINES_BELOW)[: end + LINES_BELOW]
    return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"
