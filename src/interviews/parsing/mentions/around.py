"""Gathers what is said about people above, below and at the beginning of an interview."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import replace

from interviews.parsing.mentions.inflection import bends
from interviews.parsing.mentions.listed import listed_in
from interviews.parsing.mentions.masking import bare
from interviews.parsing.mentions.mention import Mention
from interviews.parsing.mentions.passages import LONGEST_PASSAGE, Passage, passages_of
from interviews.parsing.mentions.prose import (
    LONGEST_BYLINE,
    found_in,
    languages_for,
    mention_of,
    people_in,
    sentences_with_phrases,
)
from interviews.parsing.mentions.unspaced import AROUND, HEADLINES, SPOKEN, found_unspaced

LONGEST_TURN = 1_500
"""Characters of a turn that are looked at: people are introduced at its beginning, or at its end."""
LINES_BELOW = 30
"""Lines at the end of a file in which a byline may stand."""


def mentions_above(
    lines: Sequence[str],
    start: int,
    end: int,
    *,
    title: str | None = None,
    standfirst: Collection[str] = (),
    language: str | None = None,
    ordinary: Container[str] = (),
) -> tuple[Mention, ...]:
    """The people named by the lines from `start` up to, not including, `end`, the title and the standfirst.

    These are the lines between the front matter and the first turn. `title` and `standfirst` are those of
    the front matter; a mention in these has the line 0. `language` is that of the text, or None to try all.
    `ordinary` are words that the file has in lower case (`LowerCaseWords`): with it a headline in capitals
    is told from a name.
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
        names |= dict.fromkeys(name for passage in passages for name in people_in(passage.text, ordinary))
    return _without_contradictions([_straightened(one, names) for one in found])


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
                    *found_unspaced(passage.text, AROUND),
                )
            ]
    return _without_contradictions(found)


def says_who_wrote(text: str, language: str | None) -> bool:
    """Whether a line is a byline."""
    words = bare(text)
    return bool(found_in(words, ("bylines",), languages_for(language), ())) or any(
        found_unspaced(words, AROUND)
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
        *found_unspaced(words, SPOKEN),
    ]
    return _without_contradictions([mention_of(one, line) for one in found])


def _of_passage(passage: Passage, languages: Sequence[str], ordinary: Container[str]) -> Iterator[Mention]:
    kinds = ("titles", "prose", "inflected") if passage.is_title else ("prose", "inflected")
    if not passage.is_title and len(passage.text) <= LONGEST_BYLINE:
        kinds = ("bylines", *kinds)
    found = [
        *found_in(passage.text, kinds, languages, ordinary),
        *found_unspaced(passage.text, (*HEADLINES, *AROUND) if passage.is_title else AROUND),
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
