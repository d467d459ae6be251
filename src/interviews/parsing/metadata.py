"""What is known about an interview: from front matter, else the headings and prose above it, else the path.

The keys of the front matter, with the synonyms that transcripts in the wild use, stand in tables below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePath
from typing import Any

import msgspec
from msgspec.structs import replace

from interviews.model import Person, Role
from interviews.parsing.cast import AUTHOR, SPEAKERS_FILE, Known
from interviews.parsing.dates import date_in, date_in_file_name, issued
from interviews.parsing.languages import language_tag
from interviews.parsing.metadata_keys import (
    CSL_KEYS,
    DATE_KEYS,
    GENRE_KEYS,
    INTERVIEWEE_KEYS,
    INTERVIEWER_KEYS,
    KNOWN_KEYS,
    LANGUAGE_KEYS,
    MEDIA_KEYS,
    MEDIA_SUFFIXES,
    OTHER_PEOPLE_KEYS,
    OUTLET_KEYS,
    SLUG_KEYS,
    STANDFIRST_KEYS,
    TITLE_KEYS,
    TOPIC_KEYS,
    URL_KEYS,
    folded_key,
)
from interviews.parsing.names import same_name
from interviews.parsing.notes import tags_in, without_wiki_links
from interviews.parsing.persons import persons
from interviews.parsing.source import tidy
from interviews.parsing.speakers_file import SpeakersFile
from interviews.parsing.vocabulary import (
    ARTICLES,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    SMALL_WORDS_IN_NAMES,
)

_HTTP = re.compile(r"https?://[^\s<>\"'\\]+")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d|['’]?s\b)")
"""Not `1990s`, which may be any of ten years."""
LEAST_OF_SLOGAN = 4
"""Words."""
LONGEST_DATE_LINE = 240
LONGEST_CREDITS = 300
_CREDITS = re.compile(
    r"[^\W\d_][^:：;；|]{0,24}[:：](?!//)[^:：;；|]+(?:[;；|]\s*[^\W\d_][^:：;；|]{0,24}[:：][^:：;；|]+)*$"
)
"""One or several of what somebody did, a colon and their name."""


class Metadata(msgspec.Struct, frozen=True):
    """What front matter, headings and prose say."""

    title: str | None = None
    subject: str | None = None
    """The title of the original of a translation, or of a message; a heading of the text goes before it."""
    date_as_written: str | None = None
    issued: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    language: str | None = None
    genre: str | None = None
    medium: str | None = None
    media: str | None = None
    """The recording: an address, or a file as it is named from the folder of the transcript."""
    topics: tuple[str, ...] = ()
    slug: str | None = None
    """The address of the page within its site, which often begins with the date."""
    csl: Mapping[str, Any] = msgspec.field(default_factory=dict)
    interviewers: tuple[Person, ...] = ()
    interviewees: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    """People who neither ask nor answer."""
    authors: tuple[Person, ...] = ()
    """People named without a role."""
    standfirst: tuple[str, ...] = ()
    """What it says of the interview in sentences: subtitle, excerpt, summary."""


def read_metadata(values: Mapping[str, Any]) -> Metadata:
    """What the values of the front matter say."""
    given = {folded_key(key): value for key, value in reversed(list(values.items()))}
    language = language_tag(_first_text(given, LANGUAGE_KEYS))
    date = _date(given, language)
    csl = given.get("csl")
    return Metadata(
        title=_title(given),
        subject=_text(given.get("subject")),
        date_as_written=date,
        issued=issued_as_given(date, language) if date else None,
        outlet=next(
            (text for text in _texts(given, OUTLET_KEYS) if not _HTTP.match(text) and not _is_media(text)),
            None,
        ),
        publisher=_text(given.get("publisher")),
        url=next(
            (found[0] for key in URL_KEYS if key in given and (found := _HTTP.search(str(given[key])))), None
        ),
        doi=_doi(given.get("doi")),
        accessed=issued(accessed, language) if (accessed := _text(given.get("accessed"))) else None,
        language=language,
        genre=_first_text(given, GENRE_KEYS),
        medium=_text(given.get("medium")),
        media=next((media for key in MEDIA_KEYS if (media := _media(given.get(key)))), None),
        topics=_topics(given),
        slug=next(filter(date_in_file_name, _texts(given, SLUG_KEYS)), None),
        csl=_catalogued(given) | (csl if isinstance(csl, dict) else {}),
        interviewers=_people(given, INTERVIEWER_KEYS) + _people_of_role(given, "interviewer"),
        interviewees=_people(given, INTERVIEWEE_KEYS) + _people_of_role(given, "interviewee"),
        others=_people_of_role(given, "other"),
        authors=_people_of_role(given, None),
        standfirst=(*_texts(given, STANDFIRST_KEYS), *_credits(given)),
    )


def _credits(values: Mapping[str, Any]) -> Iterator[str]:
    """Values under keys of a site's own that say who did what: `Interview: Ana Roe; Photos: Bo Lind`."""
    for key, value in values.items():
        text = _text(value)
        if (
            text is not None
            and len(text) <= LONGEST_CREDITS
            and key not in KNOWN_KEYS
            and _CREDITS.match(text)
        ):
            yield text


def issued_as_given(written: str, language: str | None) -> str | None:
    """The date of words that are given as one: at least the year, where they hold a single one."""
    date = issued(written, language)
    if date is not None:
        return date
    within = date_in(written, language) if len(written) <= LONGEST_DATE_LINE else None
    years = set(YEAR.findall(written))
    return within[1] if within else years.pop() if len(years) == 1 else None


def _date(values: Mapping[str, Any], language: str | None) -> str | None:
    """The first value that is a date; where none is, the first that its key calls one."""
    texts = [
        text
        for key in DATE_KEYS
        if (value := values.get(key)) is not None
        and (text := _text(value[0] if isinstance(value, list) and value else value))
    ]
    return next((text for text in texts if issued_as_given(text, language)), None) or next(iter(texts), None)


def _title(values: Mapping[str, Any]) -> str | None:
    title = _first_text(values, TITLE_KEYS)
    return unescape(title) if title else None


def add_path(metadata: Metadata, path: str) -> Metadata:
    """The metadata with a date from the address of the page or the file name as the last resort."""
    if metadata.issued is not None or metadata.date_as_written is not None:
        return metadata
    date = date_in_file_name(metadata.slug or "") or date_in_file_name(PurePath(path).name)
    return replace(metadata, date_as_written=date, issued=date)


def add_tags(metadata: Metadata, above: Sequence[str]) -> Metadata:
    """The metadata with the tags of a note, which stand on lines of their own above the interview."""
    return replace(metadata, topics=tuple(dict.fromkeys((*metadata.topics, *tags_in(above)))))


def known_people(metadata: Metadata) -> list[Known]:
    """The people whom the metadata name, those with a role first."""
    people: dict[str, Known] = {}
    roles: tuple[tuple[tuple[Person, ...], Role | None, str], ...] = (
        (metadata.interviewers, "interviewer", "named as interviewer"),
        (metadata.interviewees, "interviewee", "named as interviewee"),
        (metadata.others, "other", "named as neither"),
        (metadata.authors, None, AUTHOR),
    )
    for listed, role, source in roles:
        for person in listed:
            first = people.setdefault(person.name, Known(person, role, source))
            if first.person is not person:
                # Who is listed twice may have a role in one place and labels in the other.
                aliases = tuple(dict.fromkeys((*first.person.aliases, *person.aliases)))
                both = first.person.model_copy(update={"aliases": aliases})
                people[person.name] = replace(first, person=both)
    return list(people.values())


def override(metadata: Metadata, people: SpeakersFile | None) -> tuple[Metadata, list[Known]]:
    """The metadata with people under the names of the speakers file, and the people of that file.

    A person keeps the spellings of the front matter as aliases, and its role where the file gives none.
    """
    overrides: list[Known] = []
    for speaker in people.speakers if people else ():
        listed = [*metadata.interviewers, *metadata.interviewees, *metadata.authors]
        same = [one for one in listed if _are_one(one, speaker.person)]
        role = speaker.role or _role(metadata, same)
        spellings = [spelling for one in same for spelling in (one.name, *one.aliases)]
        aliases = dict.fromkeys((*speaker.person.aliases, *spellings))
        aliases.pop(speaker.person.name, None)
        person = speaker.person.model_copy(update={"aliases": tuple(aliases)})
        overrides.append(Known(person, role, SPEAKERS_FILE))
        if same:
            metadata = replace(
                metadata,
                interviewers=_renamed(metadata.interviewers, same, person),
                interviewees=_renamed(metadata.interviewees, same, person),
                authors=_renamed(metadata.authors, same, person),
            )
    return metadata, overrides


def _are_one(listed: Person, known: Person) -> bool:
    """Whether a person of the front matter is one of the speakers file, by name or alias of either."""
    spellings = (known.name, *known.aliases)
    return any(same_name(mine, theirs) for mine in (listed.name, *listed.aliases) for theirs in spellings)


def _role(metadata: Metadata, people: Sequence[Person]) -> Role | None:
    """The role that the front matter gives somebody, where it gives one."""
    asks = any(one in metadata.interviewers for one in people)
    answers = any(one in metadata.interviewees for one in people)
    return None if asks == answers else "interviewer" if asks else "interviewee"


def _renamed(listed: Sequence[Person], same: Sequence[Person], person: Person) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person if one in same else one for one in listed))


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return tidy(without_wiki_links(str(value))) or None


def _first_text(values: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    return next(_texts(values, keys), None)


def _texts(values: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """The texts under some keys, in the order of the keys."""
    # Most files have few of them.
    for key in keys:
        if key in values and (text := _text(values[key])):
            yield text


def _media(value: Any) -> str | None:
    """The recording that a value names: an address, or a file with the suffix of one."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("src") or value.get("file")
    text = _text(value)
    if text is None:
        return None
    found = _HTTP.search(text)
    return found[0] if found else text if _is_media(text) else None


def _is_media(text: str) -> bool:
    return PurePath(text).suffix.lower() in MEDIA_SUFFIXES


def _catalogued(values: Mapping[str, Any]) -> dict[str, Any]:
    """Where an archive has it and at which event it was, as variables of CSL.

    `collection` alone says nothing of an archive: sites keep their pages in collections.
    """
    found = {
        variable: ", ".join(dict.fromkeys(texts))
        for variable, keys in CSL_KEYS.items()
        if (texts := [text for text in _texts(values, keys) if not _HTTP.match(text)])
    }
    if "archive" not in found and "archive_location" not in found:
        found.pop("archive_collection", None)
    return found


def _doi(value: Any) -> str | None:
    text = _text(value)
    return (
        re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE) if text else None
    )


def _people(values: Mapping[str, Any], keys: Sequence[str]) -> tuple[Person, ...]:
    given = (person for key in keys if values.get(key) for person in persons(values[key]))
    return tuple(person for person in given if person.name_parts or not _is_slogan(person.name))


def _is_slogan(value: str) -> bool:
    """Whether a value is a sentence about a programme and nobody: `host: The show where makers meet`."""
    words = value.split()
    if len(words) < LEAST_OF_SLOGAN or "," in value:
        return False
    if words[0].casefold() not in ARTICLES and (words[0].islower() or words[1][0].isupper()):
        # `ana maria roe lind`, `Ana Roe from the mill`
        return False
    return sum(word.islower() and word not in SMALL_WORDS_IN_NAMES for word in words) >= 2


def _people_of_role(values: Mapping[str, Any], role: Role | None) -> tuple[Person, ...]:
    """The people listed as speakers, participants or authors whose own `role` is this one."""
    entries = [
        entry
        for key in OTHER_PEOPLE_KEYS
        if (value := values.get(key))
        for entry in ([[item] for item in value] if isinstance(value, list) else [value])
    ]
    return tuple(person for entry in entries if _role_of(entry) == role for person in persons(entry))


def _role_of(entry: Any) -> Role | None:
    """The role that a mapping gives somebody: one of ours, or a word for one, such as `Host`."""
    inner = entry[0] if isinstance(entry, list) else entry
    word = str(inner.get("role") or "").casefold() if isinstance(inner, dict) else ""
    if word in INTERVIEWER_LABELS:
        return "interviewer"
    return "interviewee" if word in INTERVIEWEE_LABELS else "other" if word == "other" else None


def _topics(values: Mapping[str, Any]) -> tuple[str, ...]:
    topics: list[str] = []
    for key in TOPIC_KEYS:
        value = values.get(key)
        items = re.split(r"\s*[,;]\s*", value) if isinstance(value, str) else value
        if isinstance(items, list):
            topics += [text for item in items if (text := (_text(item) or "").removeprefix("#"))]
    return tuple(dict.fromkeys(topics))
