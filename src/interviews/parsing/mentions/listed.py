"""Reads lists of who takes part: `Moderator: A. Roe`, `A. Roe (AR), host`, `AR = A. Roe`, tables of these."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from interviews.model import Role
from interviews.parsing.labels.label import initials_of, label_key, role_key
from interviews.parsing.mentions.masking import PERSON, Masked, bare, is_first_name, mask
from interviews.parsing.mentions.mention import Mention, Reason
from interviews.parsing.mentions.phrases import AND
from interviews.parsing.vocabulary import (
    ANSWERS_TOO,
    ASKS_TOO,
    BACKCHANNELS,
    CONFIRMATIONS,
    GREETINGS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    OTHER_LABELS,
    TAKES_PART,
)

LONGEST_LIST_LINE = 1_500
LONGEST_AFFILIATION = 110
MOST_LINES = 80
_HEAD = re.compile(r"^(?P<head>[^\W\d_][^:：|=]{0,40}?)\s*[:：]\s*(?P<rest>\S.*)$")
_EXPLAINED = re.compile(r"(?P<name>[^\W\d_][^()|]{1,60}?)\s*\((?P<initials>[^\W\d_a-z]{1,5})\)")
_ALIAS_HEAD = re.compile(r"^(?P<alias>[^\W\d_]{1,4}\d{0,2})\s*[=:：–—-]\s*(?P<rest>\S.*)$")
_MARKS = re.compile(r"^\s*(?:>\s?)*(?:[-*+•]\s+|\d{1,2}[.)]\s+|#{1,6}\s+)?")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")
_ROW = re.compile(r"^\s*(?:\||[^|:：\n]+\|[^|:：\n]+$|[^|\n]+\|[^|:：\n]+\|)")
_RULE = re.compile(r"^[\s|:-]+$")
_PIECES = re.compile(r"\s*(?:[,:：=()\[\]|]|\s[–—-]\s|\s/\s)\s*")
_COMMAS = re.compile(r",\s+(?![^()]*\))")
_PARENTHESES = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"[!?]|\.(?:\s+[^\W\d_a-zà-ÿ]|$)")
"""Behind a name it tells a sentence; an abbreviation is followed by small letters or digits."""
_INITIALS = re.compile(r"[^\W\d_]{1,5}\d?$")
_ENTRIES = re.compile(
    r"\s*(?:;|；|\s[|｜·•]\s|(?<=\w)\.\s+(?=[^\W\d_][\w ]{0,20}[:：])|\s(?=[^\W\d_]{2,20}[:：]\s*\w))\s*"
)
_INTERJECTIONS = BACKCHANNELS | CONFIRMATIONS | GREETINGS
_NEXT = re.compile(rf"(?:\s*,\s*|\s+)(?:{AND}\s+)?(?=[{PERSON}])")
"""What stands between the people of an enumeration."""
_LINK_ALONE = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+!?\[[^\[\]]*\]\([^()]*\)\W*$")
_AND = re.compile(r"\s*(?:&|/|,|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bi\b|\bog\b|\boch\b|\bи\b)\s*")


class _Entry(msgspec.Struct, frozen=True):
    role: Role | None
    name: str
    alias: str | None
    affiliation: str | None


def listed_in(lines: Sequence[str], start: int, end: int, ordinary: Container[str] = ()) -> Iterator[Mention]:
    """The people whom lists among the lines from `start` up to, not including, `end` name."""
    under = None
    role_above: Role | None = None
    items: list[tuple[int, _Entry]] = []
    for number in range(start, min(end, start + MOST_LINES, len(lines))):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) > LONGEST_LIST_LINE or _LINK_ALONE.match(line):
            under = None
            continue
        text = " ".join(bare(line[_MARKS.match(line).end() :].rstrip("\\ ")).split())  # type: ignore[union-attr]
        head = text.rstrip(":： ").casefold()
        is_item = _ITEM.match(line) is not None
        if not is_item:
            role_above = None
        if head in TAKES_PART or (not is_item and (role_above := _role_of(head)) is not None):
            under = number
            continue
        entries = list(_entries(text, ordinary, is_row=_ROW.match(line) is not None))
        if entries:
            yield from _mentions(entries, number)
        elif is_item or under == number - 1 or (items and items[-1][0] == number - 1):
            entry = None if _describes_another(text, ordinary) else _entry(text, None, ordinary)
            if entry is not None:
                items.append((number, replace(entry, role=entry.role or role_above)))
                continue
        if items and (not is_item or not entries):
            yield from _items(items)
            items = []
    yield from _items(items)


def _role_of(head: str) -> Role | None:
    """The role that a line gives those below it, which is a word for it alone: `## Interviewers`."""
    return _part_of(head)[1] if len(head.split()) == 1 else None


def _describes_another(text: str, ordinary: Container[str]) -> bool:
    """Whether an item says something of what stands before its colon: `Courses: Drawing at A. Roe`."""
    head = _HEAD.match(text)
    return head is not None and not mask(head["head"], ordinary).names


def _items(items: Sequence[tuple[int, _Entry]]) -> Iterator[Mention]:
    """People one below the other; a single item may be about anything, unless it says their part."""
    if len(items) > 1 or any(entry.role or entry.alias for _, entry in items):
        for number, entry in items:
            yield from _mentions([entry], number)


def _mentions(entries: Sequence[_Entry], number: int) -> Iterator[Mention]:
    for entry in entries:
        yield Mention(entry.role, entry.name, number, Reason.LISTED, entry.affiliation, entry.alias)


def _entries(text: str, ordinary: Container[str], *, is_row: bool) -> Iterator[_Entry]:
    """The entries of a line that says by a word what they are."""
    if is_row and text.count("|") >= 1 and not _RULE.match(text):
        entry = _entry(text.strip("| "), None, ordinary)
        if entry is not None and (entry.alias or entry.role):
            yield entry
            return
    parts = [part for part in _ENTRIES.split(text) if part]
    for position, part in enumerate(parts):
        head = _HEAD.match(part)
        if head is not None:
            takes_part, role = _part_of(head["head"])
            if role is not None:
                yield from _people(head["rest"], role, ordinary)
                continue
            if takes_part:
                rest = [head["rest"], *parts[position + 1 :]]
                yield from _participants(rest, ordinary)
                return
            explained = _EXPLAINED.match(head["rest"])
            if explained is not None and initials_of(explained["name"]) == explained["initials"]:
                # What they are stands in front: `Experienced climber: Ana (A)`.
                yield _Entry(None, explained["name"], explained["initials"], None)
                continue
            if _part_of(head["rest"])[1] is not None and (entry := _entry(part, None, ordinary)) is not None:
                yield entry
                continue
        alias = _ALIAS_HEAD.match(part)
        if alias is not None and alias["alias"].isupper():
            entry = _entry(alias["rest"], alias["alias"], ordinary)
            if entry is not None:
                yield entry


def _participants(parts: Sequence[str], ordinary: Container[str]) -> Iterator[_Entry]:
    """People one behind the other: the commas part them if each part is somebody, and else describe them."""
    for part in parts:
        pieces = _COMMAS.split(part)
        people = [entry for piece in pieces if (entry := _entry(piece, None, ordinary)) is not None]
        whole = _entry(part, None, ordinary)
        if len(people) == len(pieces) > 1 or whole is None:
            yield from people if len(people) == len(pieces) else []
        else:
            yield whole


def _part_of(head: str) -> tuple[bool, Role | None]:
    """Whether a word stands before who takes part, and the role that it gives them."""
    for word in [head, *_AND.split(head)]:
        key = role_key(label_key(word))
        if key in INTERVIEWER_LABELS or key in ASKS_TOO:
            return True, "interviewer"
        if key in TAKES_PART and key not in ("participant",):
            return True, None
        if key in INTERVIEWEE_LABELS or key in ANSWERS_TOO:
            return True, "interviewee"
    return False, None


def _people(text: str, role: Role, ordinary: Container[str]) -> list[_Entry]:
    """The people behind a role, who fill the line: what else stands there is about them."""
    if text.rstrip().endswith(("?", "!", "…", "。", "？")):
        return []
    masked = mask(text, ordinary)
    if not any(PERSON[0] <= character <= PERSON[2] for character in masked.names):
        return (
            [_Entry(role, text, None, None)] if is_first_name(text, ordinary) and _is_no_reply(text) else []
        )
    rest = re.sub(rf"[{PERSON}]", "", masked.text).rstrip(". ")
    if re.match(rf"[{PERSON}]", masked.text) is None or _SENTENCE_END.search(rest):
        return []
    outside = _PARENTHESES.sub(lambda found: found[0].replace(",", "\0").replace(" ", "\1"), masked.text)
    parts = [part.replace("\0", ",").replace("\1", " ") for part in _NEXT.split(outside)]
    return [_described(part, masked, role) for part in parts]


def _described(part: str, masked: Masked, role: Role) -> _Entry:
    """Somebody with what follows: initials, or an affiliation in parentheses or behind a comma."""
    behind = "" if part[1:2] == "." else masked.unmask(part[1:]).strip(" ,–—-:")
    inside = behind[1:-1].strip() if behind[:1] + behind[-1:] == "()" else behind
    initials = _INITIALS.fullmatch(inside) is not None and inside.isupper()
    affiliation = inside if 3 <= len(inside) <= LONGEST_AFFILIATION and not initials else None
    return _Entry(role, masked.names[part[0]], inside if initials else None, affiliation)


def _is_no_reply(word: str) -> bool:
    return word.casefold() not in _INTERJECTIONS


def _entry(text: str, alias: str | None, ordinary: Container[str]) -> _Entry | None:
    """One person with what is said about them: initials, a role, an affiliation."""
    if text.rstrip().endswith((".", "?", "!", ":")) and len(text.split()) > 8:
        return None
    masked = mask(text, ordinary)
    people = [character for character in masked.text if PERSON[0] <= character <= PERSON[2]]
    if not people:
        return None
    role: Role | None = None
    others: list[str] = []
    for piece in _PIECES.split(masked.text):
        words = masked.unmask(piece).strip(" .*_")
        if not words or people[0] in piece:
            if people[0] in piece and piece.strip() != people[0]:
                return None
            continue
        takes_part, found = _part_of(words)
        if found is not None:
            role = role or found
        elif alias is None and _INITIALS.match(words) and words.isupper():
            alias = words
        elif not takes_part and role_key(label_key(words)) not in OTHER_LABELS:
            others.append(words)
    if len(others) > 2 or any(len(other.split()) > 12 for other in others):
        return None
    affiliation = ", ".join(others) or None
    return _Entry(role, masked.names[people[0]], alias, affiliation)
