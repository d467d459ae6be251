"""Gathers what is said about people above, below and at the beginning of an interview."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Container, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from interviews.parsing.mentions.listed import listed_in
from interviews.parsing.mentions.masking import bare
from interviews.parsing.mentions.mention import Mention
from interviews.parsing.mentions.prose import (
    LONGEST_BYLINE,
    found_in,
    languages_for,
    mention_of,
    people_in,
    sentences_with_phrases,
)
from interviews.parsing.mentions.unspaced import found_unspaced
from interviews.parsing.names import bends

LONGEST_TURN = 1_500
"""Characters of a turn that are looked at: people are introduced at its beginning, or at its end."""
LINES_BELOW = 30
"""Lines at the end of a file in which a byline may stand."""
SHORT_LINE = 60
"""Characters below which a line of a paragraph was ended on purpose."""
LONGEST_PASSAGE = 2_500
"""Characters; who talks with whom is said at once."""
MOST_LINES = 120
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_MARK = re.compile(r"\s*(?:>\s?)*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_LINK_ALONE = re.compile(r"\s*(?:[-*+•>]|\d{1,2}[.)])\s+!?\[[^\[\]]*\]\([^()]*\)\W*$")
"""An item that is a link leads to another page."""
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()]*\)")
_PICTURE = re.compile(r"!\[|<img\b|\bcaption\b|\balt=")
_NOISE = re.compile(r"\s*(?:!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|\[[^\[\]]+\]:.*|\{[{%].*[%}]\}|[-*_=]{3,})?\s*$")


class Passage(msgspec.Struct, frozen=True):
    """Bare text that belongs together."""

    text: str
    is_title: bool
    starts: Sequence[tuple[int, int]]
    """Where each of its lines begins in the text, and its index in the file."""

    def line_of(self, place: int) -> int:
        """The index of the line of the file where a place of the text stands."""
        return self.starts[max(0, bisect_right(self.starts, (place, 1 << 60)) - 1)][1]


def mentions_above(
    lines: Sequence[str],
    start: int,
    end: int,
    *,
    title: str | None = None,
    standfirst: Collection[str] = (),
    language: str | None = None,
    ordinary: Container[str] = (),
    speakers: Collection[str] = (),
) -> tuple[Mention, ...]:
    """The people named by the lines from `start` up to, not including, `end`, the title and the standfirst.

    These are the lines between the front matter and the first turn. `title` and `standfirst` are those of
    the front matter; a mention in these has the line 0. `language` is that of the text, or None to try all.
    `ordinary` are words that the file has in lower case (`LowerCaseWords`): with it a headline in capitals
    is told from a name. `speakers` are the names of labels, which a language does not bend.
    """
    passages = list(passages_of(lines, start, end))
    if title:
        passages.insert(0, Passage(" ".join(bare(title).split()), is_title=True, starts=((0, 0),)))
    above = [" ".join(bare(text).split())[:LONGEST_PASSAGE] for text in standfirst]
    passages += [Passage(text, is_title=False, starts=((0, 0),)) for text in above]
    languages = languages_for(language)
    found = [mention for passage in passages for mention in _of_passage(passage, languages, ordinary)]
    found += listed_in(lines, start, end, ordinary)
    names = dict.fromkeys(one.name for one in found if not one.inflected)
    if any(one.inflected for one in found):
        # What describes a picture often has the name in its first case.
        texts = [*(passage.text for passage in passages), *filter(_PICTURE.search, lines[start:end])]
        names |= dict.fromkeys(name for text in texts for name in people_in(text, ordinary))
    return _without_contradictions([_straightened(_straightened(one, names), speakers) for one in found])


def mentions_below(
    lines: Sequence[str], start: int, *, language: str | None = None, ordinary: Container[str] = ()
) -> tuple[Mention, ...]:
    """The people whom bylines at the end of a file name, from the line `start` on."""
    begin = max(start, len(lines) - LINES_BELOW)
    languages = languages_for(language)
    found = []
    for passage in passages_of(lines, begin, len(lines)):
        if not passage.is_title and len(passage.text) <= LONGEST_BYLINE:
            found += [
                mention_of(one, passage.line_of(one.place))
                for one in (
                    *found_in(passage.text, ("bylines",), languages, ordinary),
                    *found_unspaced(passage.text, ("around", "bylines")),
                )
            ]
    return _without_contradictions(found)


def people_named(text: str, ordinary: Container[str]) -> list[str]:
    """The full names in the passages of a text, each as often as it comes; pictures are left out."""
    lines = _IMAGE.sub("", text).split("\n")
    return [
        name for passage in passages_of(lines, 0, len(lines)) for name in people_in(passage.text, ordinary)
    ]


def says_who_wrote(text: str, language: str | None) -> bool:
    """Whether a line is a byline."""
    words = bare(text)
    return bool(found_in(words, ("bylines",), languages_for(language), ())) or any(
        found_unspaced(words, ("around", "bylines"))
    )


def introductions(
    text: str, line: int = 0, *, language: str | None = None, ordinary: Container[str] = ()
) -> tuple[Mention, ...]:
    """Whom a turn introduces: the one who speaks, a co-host, a guest, or the host whom a guest thanks.

    `line` is the index of the line where the text begins.
    """
    words = " ".join(bare(text[:LONGEST_TURN]).split())
    languages = languages_for(language)
    found = [
        *found_in(sentences_with_phrases(words, "spoken", languages), ("spoken",), languages, ordinary),
        *found_unspaced(words, ("spoken",)),
    ]
    return _without_contradictions([mention_of(one, line) for one in found])


def _of_passage(passage: Passage, languages: Sequence[str], ordinary: Container[str]) -> Iterator[Mention]:
    kinds = ("titles", "prose", "inflected") if passage.is_title else ("prose", "inflected")
    if not passage.is_title and len(passage.text) <= LONGEST_BYLINE:
        kinds = ("bylines", *kinds)
    found = [
        *found_in(passage.text, kinds, languages, ordinary),
        *found_unspaced(passage.text, ("around", "titles" if passage.is_title else "bylines")),
    ]
    for one in found:
        yield mention_of(one, passage.line_of(one.place))


def _straightened(mention: Mention, names: Collection[str]) -> Mention:
    """A mention with the first case of its name, where one name around it may be that."""
    if not mention.inflected:
        return mention
    straight = [name for name in names if name != mention.name and bends(mention.name, name)]
    return replace(mention, name=straight[0], inflected=False) if len(straight) == 1 else mention


def _without_contradictions(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Without facts that make one person ask and answer: nobody knows which of the two is meant."""
    roles: dict[str, set[str]] = {}
    for one in mentions:
        if one.role is not None:
            roles.setdefault(one.name, set()).add(one.role)
    contradicted = {name for name, both in roles.items() if len(both) > 1}
    kept = [one for one in mentions if one.role is None or one.name not in contradicted]
    return tuple(dict.fromkeys(sorted(kept, key=lambda one: one.line)))


def passages_of(lines: Sequence[str], start: int, end: int) -> Iterator[Passage]:
    """The passages of the lines from `start` up to, not including, `end`; as many as `MOST_LINES` hold."""
    gathered: list[tuple[int, str]] = []
    end = min(end, start + MOST_LINES, len(lines))
    for number in range(start, end):
        line = lines[number]
        heading = _HEADING.match(line)
        if gathered and len(gathered) == 1 and _UNDERLINE.match(line):
            yield _passage(gathered, is_title=True)
            gathered = []
        elif heading is not None:
            yield from _finished(gathered)
            gathered = []
            yield _passage([(number, heading["text"])], is_title=True)
        elif not line.strip() or _NOISE.match(line) or _LINK_ALONE.match(line):
            yield from _finished(gathered)
            gathered = []
        else:
            if gathered and (_ITEM.match(line) or _ended_on_purpose(gathered[-1][1], line)):
                yield from _finished(gathered)
                gathered = []
            gathered.append((number, line[_marked(line) :]))
    yield from _finished(gathered)


def _ended_on_purpose(line: str, following: str) -> bool:
    begins = following.lstrip(" >*_[“\"'‘")[:1]
    return len(line) < SHORT_LINE and not begins.islower() and line.count("[") == line.count("]")


def _marked(line: str) -> int:
    found = _MARK.match(line)
    return found.end() if found else 0


def _finished(gathered: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    if gathered:
        yield _passage(gathered, is_title=False)


def _passage(gathered: Sequence[tuple[int, str]], *, is_title: bool) -> Passage:
    starts: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    whole = bare("\n".join(text.strip() for _, text in gathered)[:LONGEST_PASSAGE]).split("\n")
    for (number, _), text in zip(gathered, whole, strict=False):
        starts.append((length, number))
        parts.append(" ".join(text.split()))
        length += len(parts[-1]) + 1
    return Passage(" ".join(parts), is_title, tuple(starts))
