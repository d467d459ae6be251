"""Matches the phrases of a language around the names of a passage."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from interviews.model import Role
from interviews.parsing.mentions.guards import says_who
from interviews.parsing.mentions.masking import PERSON, Masked, is_first_name, mask
from interviews.parsing.mentions.mention import Mention, Reason
from interviews.parsing.mentions.phrases import AND, ELSEWHERE, PHRASES, STOPS

FACTS: dict[str, tuple[Role | None, Reason]] = {
    "asks": ("interviewer", Reason.BYLINE),
    "asks_nominative": ("interviewer", Reason.BYLINE),
    "answers": ("interviewee", Reason.INTERVIEWED),
    "author": (None, Reason.AUTHOR),
    "takes_part": (None, Reason.TALKED),
    "host": ("interviewer", Reason.INTRODUCES_SELF_AS_HOST),
    "cohost": ("interviewer", Reason.INTRODUCES_COHOST),
    "guest": ("interviewee", Reason.INTRODUCES_GUEST),
    "invites": ("interviewer", Reason.THANKS_HOST),
    "self": (None, Reason.INTRODUCES_SELF),
}
_ONE_PERSON = ("self", "host", "invites")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-z])")
_PLACEHOLDER = re.compile(r"<([a-z_ ]+)(~?)>")
_SEPARATOR = rf"(?:, ?(?:{AND} )?| {AND} )"
_CAPITALS = "".join(filter(str.isupper, map(chr, range(ord("A"), 0x530))))
_NAME = re.compile(rf"[{PERSON}]|[^\W\d_][\w’'-]*")
_JOINED = re.compile(rf"{_SEPARATOR}$", re.IGNORECASE)
_END = r"(?=\s*(?:$|[|·•–—/;(\[]|\.?$|, ?[^.?!]{0,60}$|[.,]? \w+ ?:))"
_OPENS = r"(?:^|(?<=[|·•–—/;,.!?(]) ?|(?<=[.!?])\s+|(?<=\s[–—|·-])\s+)"
_STOPS = "|".join(sorted(map(re.escape, set(STOPS)), key=len, reverse=True))
_DESCRIPTION = rf"(?:(?:(?!(?:{_STOPS}) )[^\s.,;:!?()]+|\([^()]{{1,40}}\)) ){{0,6}}?"
_DESCRIBES_ANOTHER = rf" (?!(?:{_STOPS}) )(?-i:[^\W\d_A-Z])[^\s.,;:!?()]* [{PERSON}]"
"""Behind a name that describes somebody else: `Slack Water producer A. Roe`."""
_PHRASE_AFTER = re.compile(
    r", (?:(?:the|a|an|our|der|die|el|la|le) )?(?P<phrase>[^.,;:!?()]{6,110})(?=[.,;:!?()]|$)"
)
_IN_PARENTHESES = re.compile(r" ?\((?P<phrase>[^()]{1,80})\)")
_PRONOUN = re.compile(
    r"\b(?:her|him|ihm|ihr|ihn|sie|ним|ней|её|ее|его|nim|nią|ją|go|häntä|henne|honom|ham|hende|haar|hem|l|la|lo|ela|ele)\b",
    re.IGNORECASE,
)
_FAMILIES = (
    ("sv", "da", "no"),
    ("es", "ca", "pt"),
    ("it", "es"),
    ("pt", "es"),
    ("cs", "pl"),
    ("ru", "uk"),
    ("nl", "de"),
)
_SAME = {
    "nb": "no", "nn": "no", "sk": "cs", "gl": "es", "an": "es", "be": "ru", "mk": "bg", "sr": "hr",
    "bs": "hr", "sl": "hr", "ms": "id", "lb": "de", "af": "nl",
}  # fmt: skip
"""Languages that are near enough to one whose phrases are known."""
LONGEST_BYLINE = 160
"""Characters of a line that may begin with a byline."""
BEFORE = 60
"""Characters before a phrase in which another interview may be spoken of."""
SHORTEST = 2
"""Letters of a word that tells something."""


class _Pattern(msgspec.Struct, frozen=True):
    regex: re.Pattern[str]
    inflected: bool
    first_names: frozenset[str]
    """The groups in which one word may be a name."""


class Found(msgspec.Struct, frozen=True):
    """One name that a phrase holds, with the place in the passage."""

    role: Role | None
    name: str
    place: int
    reason: Reason
    affiliation: str | None
    inflected: bool
    alias: str | None = None


@lru_cache(maxsize=256)
def languages_for(language: str | None) -> Sequence[str]:
    """The languages whose phrases may stand in a text of one language: its own, its nearest, and English."""
    code = (language or "").split("-")[0].split("_")[0].casefold()
    code = _SAME.get(code, code)
    if code not in PHRASES:
        return ("en",) if code in ("zh", "ja", "ko", "ar", "he", "th") else tuple(PHRASES)
    near = next((family for family in _FAMILIES if family[0] == code), None) or next(
        (family for family in _FAMILIES if code in family), ()
    )
    return tuple(dict.fromkeys((code, *near, "en")))


def found_in(
    text: str, kinds: Sequence[str], languages: Iterable[str], ordinary: Container[str]
) -> list[Found]:
    """What the phrases of some kinds say in a bare text, in the order of the places.

    `kinds` say where it is said, as the tables of phrases have it; `ordinary` are words that the file has in
    lower case.
    """
    phrases = _phrases_for(text.casefold(), tuple(kinds), tuple(languages))
    if not phrases:
        return []
    masked = mask(text, ordinary, ordinary if _is_headline(text) else ())
    names_people = any(PERSON[0] <= character <= PERSON[2] for character in masked.names)
    found: dict[tuple[int, Role | None], Found] = {}
    for phrase, kind in phrases:
        pattern = _pattern(phrase, kind)
        if not names_people and not pattern.first_names:
            continue
        for match in pattern.regex.finditer(masked.text):
            if not (_is_elsewhere(masked.text, match.start()) or _is_quoted(masked.text, match.start())):
                for one in (*_of_match(match, masked, pattern, ordinary), *_antecedent(match, masked)):
                    found.setdefault((one.place, one.role), one)
    with_role = {one.place for one in found.values() if one.role is not None}
    hosting = {one.place for one in found.values() if one.reason is Reason.INTRODUCES_COHOST}
    kept = [
        one
        for one in found.values()
        if (one.role is not None or one.place not in with_role)
        # `I'm here with my co-host A. Roe` welcomes no guest.
        and (one.reason is not Reason.INTRODUCES_GUEST or one.place not in hosting)
    ]
    return sorted(kept, key=lambda one: one.place)


def sentences_with_phrases(text: str, kind: str, languages: Iterable[str]) -> str:
    """The sentences of a text in which a phrase of some kind may stand, each with its neighbours."""
    words = _needed(kind, tuple(languages))
    sentences = _SENTENCE_END.split(text)
    kept = [any(map(sentence.casefold().__contains__, words)) for sentence in sentences]
    return " ".join(
        sentence
        for sentence, own, before, after in zip(
            sentences, kept, [False, *kept], [*kept[1:], False], strict=False
        )
        if own or before or after
    )


@lru_cache(maxsize=64)
def _needed(kind: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Words one of which stands in each phrase; what holds another one of them counts with that one."""
    _, words = _sought((kind,), languages)
    return tuple(word for word in words if not any(other in word for other in words if other != word))


def _phrases_for(folded: str, kinds: tuple[str, ...], languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The phrases, each with its kind, all of whose words a folded text has."""
    phrases, words = _sought(kinds, languages)
    # Each of the words is sought once, since phrases share them, and the rest where the first is there.
    present = {word for word in words if word in folded}
    return [
        (phrase, kind)
        for phrase, kind, needed in phrases
        if not needed
        or (
            not needed[0].isdisjoint(present)
            and all(any(map(folded.__contains__, others)) for others in needed[1:])
        )
    ]


@lru_cache(maxsize=256)
def _sought(
    kinds: tuple[str, ...], languages: tuple[str, ...]
) -> tuple[tuple[tuple[str, str, tuple[frozenset[str], ...]], ...], frozenset[str]]:
    """The phrases of some kinds, with their kind and the words they need, and the first of these words."""
    phrases = tuple(
        (phrase, kind, needed)
        for language in languages
        for kind in kinds
        for phrase, needed in _phrases(language, kind)
    )
    return phrases, frozenset(word for _, _, needed in phrases for word in (needed[0] if needed else ()))


def people_in(text: str, ordinary: Container[str]) -> list[str]:
    """All full names in a bare text, each as often as it comes."""
    names = mask(text, ordinary).names.items()
    return [name for character, name in names if PERSON[0] <= character <= PERSON[2]]


def _is_headline(text: str) -> bool:
    """Whether most words of a text have a capital."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 4 > len(words) * 3


def _is_elsewhere(text: str, start: int) -> bool:
    before = text[max(0, start - BEFORE) : start + BEFORE // 2].casefold()
    sentence = max(before.rfind(mark, 0, min(start, BEFORE)) for mark in (". ", "! ", "? ", "; "))
    return any(word in before[sentence + 1 :] for word in ELSEWHERE)


def _is_quoted(text: str, start: int) -> bool:
    """Whether a place stands within quotation marks, where somebody else says it."""
    before = text[:start]
    opened, closed = before.count("“"), before.count("”")
    if "„" in before:
        opened, closed = before.count("„"), opened + closed
    return opened > closed or before.count("«") > before.count("»") or before.count('"') % 2 == 1


def _of_match(
    match: re.Match[str], masked: Masked, pattern: _Pattern, ordinary: Container[str]
) -> Iterator[Found]:
    for group, text in match.groupdict().items():
        if text is None:
            continue
        key = group.rstrip("0123456789").rstrip("_")
        role, reason = FACTS[key]
        place = match.start(group)
        for found in _NAME.finditer(text):
            name = masked.names.get(found[0])
            if name is None and group in pattern.first_names and is_first_name(found[0], ordinary):
                name = found[0]
            if name is not None and _is_one_of(found, text):
                begin, end = place + found.start(), place + found.end()
                affiliation = None if key in _ONE_PERSON else _affiliation(masked, end)
                bent = pattern.inflected and key != "asks_nominative"
                yield Found(role, name, masked.origin(begin), reason, affiliation, bent)


def _is_one_of(name: re.Match[str], enumeration: str) -> bool:
    """Whether a name is one of those enumerated, and not part of what is said about them."""
    if PERSON[0] <= name[0][0] <= PERSON[2]:
        return True
    before = enumeration[: name.start()]
    return not before.strip() or _JOINED.search(before) is not None


def _antecedent(match: re.Match[str], masked: Masked) -> Iterator[Found]:
    """The one person named before `A. Roe spoke to her`, who then answers."""
    if _PRONOUN.search(match[0]) is None or "answers" in match.re.groupindex:
        return
    before = [
        number
        for number, character in enumerate(masked.text[: match.start()])
        if PERSON[0] <= character <= PERSON[2]
    ]
    if len({masked.names[masked.text[number]] for number in before}) == 1:
        place = before[0]
        name = masked.names[masked.text[place]]
        yield Found(
            "interviewee",
            name,
            masked.origin(place),
            Reason.INTERVIEWED,
            _affiliation(masked, place + 1),
            inflected=False,
        )


def _affiliation(masked: Masked, place: int) -> str | None:
    """What stands right behind a name: in parentheses, or between commas with a word such as `at`."""
    found = _IN_PARENTHESES.match(masked.text, place)
    if found is not None:
        phrase = masked.unmask(found["phrase"]).strip()
        known = len(phrase) > 1 and not phrase.startswith(("@", "http")) and not any(map(str.isdigit, phrase))
        return phrase if known and not (phrase.isupper() and len(phrase) <= 4) else None
    found = _PHRASE_AFTER.match(masked.text, place)
    if found is None:
        return None
    phrase = masked.unmask(found["phrase"]).strip()
    return phrase if says_who(phrase) else None


@cache
def _phrases(language: str, kind: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    return tuple((phrase, anchors(phrase.casefold())) for phrase in PHRASES[language].get(kind, ()))


@lru_cache(maxsize=2048)
def _pattern(phrase: str, kind: str) -> _Pattern:
    # Compiling all phrases of a language takes a tenth of a second, and few are met.
    return _Pattern(
        re.compile(_regex(phrase, kind), re.IGNORECASE),
        kind == "inflected",
        frozenset(re.findall(r"<([a-z]+)~>", phrase)),
    )


def _regex(phrase: str, kind: str) -> str:
    numbers: dict[str, int] = {}

    def group(placeholder: re.Match[str]) -> str:
        key, tilde = placeholder[1].replace(" ", "_"), placeholder[2]
        if key == "end":
            return _END
        number = numbers[key] = numbers.get(key, 0) + 1
        name = key if number == 1 else f"{key}_{number}"
        people = _person if key in _ONE_PERSON else _subject if not placeholder.start() else _people
        return f"(?P<{name}>{people(first_names=bool(tilde))})"

    body = _PLACEHOLDER.sub(group, phrase.replace("...", _DESCRIPTION))
    if kind == "bylines":
        return f"{_OPENS}{body}"
    return body if body.startswith(("^", "[", "(?P<")) else rf"(?<!\w)(?:{body})"


def _letters(*, first_names: bool) -> str:
    first_name = rf"(?<!\w)(?-i:[{_CAPITALS}])[^\W\d_'’-]+(?:-[^\W\d_]+)?(?!\w)"
    return f"(?:[{PERSON}]|{first_name})" if first_names else f"[{PERSON}]"


def _one(*, first_names: bool) -> str:
    apposition = rf"(?:, [^.,;:{PERSON}]{{3,90}}(?=, ))?"
    return rf"{_letters(first_names=first_names)}(?: ?\([^()]{{1,80}}\))?{apposition}"


def _person(*, first_names: bool) -> str:
    return rf"{_letters(first_names=first_names)}(?!['’])"


def _subject(*, first_names: bool) -> str:
    """People before a verb: behind a comma alone there stands another clause, or who it is really about."""
    one = _one(first_names=first_names)
    return rf"(?>{one}(?:(?:, {one}){{0,4}},? {AND} {one})?)(?!['’])"


def _people(*, first_names: bool) -> str:
    """A regular expression for one or several people, as enumerated, and nobody's belongings."""
    one = _one(first_names=first_names)
    return rf"(?>{one}(?:{_SEPARATOR}{one}){{0,5}})(?!['’]|{_DESCRIBES_ANOTHER})"


def mention_of(found: Found, line: int) -> Mention:
    """The fact that something found states, at a line of the file."""
    named = (found.role, found.name, line, found.reason, found.affiliation)
    return Mention(*named, found.alias, found.inflected)


def anchors(phrase: str) -> tuple[frozenset[str], ...]:
    """Sets of words, the most telling first; one word of each stands in every text that the phrase matches.

    There are none where that cannot be told. A phrase is read as far as phrases go: groups with alternatives,
    classes, and `?` and `*` behind these.
    """
    found = [words for words in _mandatory(phrase) if words and all(len(word) >= SHORTEST for word in words)]
    return tuple(sorted(found, key=lambda words: (min(map(len, words)), -len(words)), reverse=True))


def _mandatory(phrase: str) -> Iterator[frozenset[str]]:
    """For each part that must be there, the words of which it has one."""
    word = ""
    place = 0
    while place < len(phrase):
        character = phrase[place]
        if character == "(":
            end = _closing(phrase, place)
            if not _is_optional(phrase, end) and phrase.startswith("(?:", place):
                yield frozenset(map(_longest, _alternatives(phrase[place + 3 : end - 1])))
        elif character == "[":
            end = phrase.index("]", place + 1) + 1
        elif character == "<" and ">" in phrase[place:]:
            end = phrase.index(">", place) + 1
        elif character == "\\":
            end = place + 2
        else:
            end = place + 1
        if character.isalpha() or character in " '’-&":
            if not _is_optional(phrase, end):
                word += character
            else:
                yield frozenset([word.strip()])
                word = ""
        else:
            yield frozenset([word.strip()])
            word = ""
        place = end
    yield frozenset([word.strip()])


def _is_optional(phrase: str, place: int) -> bool:
    return phrase[place : place + 1] in ("?", "*", "{")


def _longest(alternative: str) -> str:
    words = [word for part in _mandatory(alternative) if len(part) == 1 for word in part]
    return max(words, key=len, default="")


def _closing(phrase: str, start: int) -> int:
    depth = 0
    for place in range(start, len(phrase)):
        if phrase[place] == "\\":
            continue
        depth += (phrase[place] == "(") - (phrase[place] == ")")
        if depth == 0:
            return place + 1
    return len(phrase)


def _alternatives(inside: str) -> Iterator[str]:
    depth = start = 0
    for place, character in enumerate(inside):
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            yield inside[start:place]
            start = place + 1
    yield inside[start:]
