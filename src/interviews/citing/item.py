"""What is known about an interview → a CSL-JSON item, of type `interview` unless its kind wants another.

The interview is the cited work; a Q&A pair is a place in it and never enters the item. By the CSL
specification `author` is the interviewee of an interview, and `interviewer` a name variable of its own.

What is missing is left out, for the styles have words for it (`n.d.`, `[Interview by …]`); nothing is made up
to fill a gap. `title_or_substitute` is for the formats that demand a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from interviews.citing import variables
from interviews.citing.dates import Date, csl_date, date_parts, decade, with_season
from interviews.citing.kinds import PUBLIC_TRACES, Kind, is_kind, kind_of, names_an_interview, with_kind
from interviews.citing.name_orders import is_east_asian
from interviews.citing.names import (
    Name,
    csl_name,
    display_name,
    display_names,
    is_unclear,
    speakers_line,
    split_name,
)
from interviews.citing.text import one_line, without_tags, words
from interviews.errors import CitationError

if TYPE_CHECKING:
    from interviews.model import InterviewDescription, Person

Item = dict[str, Any]
"""A CSL-JSON item, valid against the schema named in `interviews.citing.variables` but for a missing `id`."""

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)

_KINDS_OF_PAGES = words("post page article section home note entry document")
"""What generators of sites and note-taking programs mean by `kind`."""


def csl_item(interview: InterviewDescription) -> Item:
    """The item of an interview, without `id`.

    Raises:
        CitationError: nothing is known that a reference could be made of.
    """
    interviewees = _names(interview.interviewees, interview)
    interviewers = _names(interview.interviewers, interview)
    kind = kind_of(interview.genre)
    item = _without_empty(
        {
            "type": "interview",
            "author": interviewees,
            "interviewer": [name for name in interviewers if name not in interviewees],
            "title": one_line(interview.title or ""),
            "container-title": one_line(interview.outlet or ""),
            "publisher": one_line(interview.publisher or ""),
            **_genre_and_medium(interview, kind),
            "issued": _issued(interview),
            "accessed": csl_date(interview.accessed),
            "URL": one_line(interview.url or ""),
            "DOI": _DOI_PREFIX.sub("", one_line(interview.doi or "")),
            "language": one_line(interview.language or ""),
        }
    )
    merged = _merged(item, interview.csl)
    if merged.get("container-title") in (merged.get("archive"), merged.get("archive_collection")):
        # Front matter that names an archive names no other outlet.
        merged.pop("container-title", None)
    if set(merged) <= {"type", "issued", "accessed", "language", "genre", "medium", "custom", "citation-key"}:
        raise CitationError(
            f"{interview.path}: there is nothing to cite: no interviewee, interviewer, title, outlet or URL "
            "is known. Add them to the front matter of the transcript (see docs/citing.md)."
        )
    return with_kind(merged, kind) if merged["type"] == "interview" else merged


def name_remarks(interview: InterviewDescription) -> dict[str, str]:
    """For each name of which nothing tells the family name, what to add to `speakers.toml`."""
    return {
        person.name: f"which part of {one_line(person.name)} is the family name cannot be told; add to "
        f"speakers.toml, mended where it is wrong: {speakers_line(person, interview.language)}"
        for person in (*interview.interviewees, *interview.interviewers)
        if is_unclear(person, _organisations(interview), interview.language)
    }


def names_with_family_first(interview: InterviewDescription) -> Iterator[tuple[str, str]]:
    """Of names with the family name first, the order in which processors have them, and the own one."""
    for person in (*interview.interviewees, *interview.interviewers):
        name = csl_name(person, _organisations(interview), interview.language) or {}
        spelled = one_line(person.name)
        turns = name.keys() == {"family", "given"} and not is_east_asian(spelled)
        if turns and spelled == f"{name['family']} {name['given']}":
            yield display_name(name), spelled


def is_private(item: Mapping[str, Any]) -> bool:
    """Whether readers cannot get at the interview: no outlet, publisher, URL, DOI or archive is known."""
    return (
        item.get("type") == "interview"
        and not is_kind(item, Kind.PUBLISHED)
        and not any(item.get(variable) for variable in PUBLIC_TRACES)
    )


def is_nameless(item: Mapping[str, Any]) -> bool:
    """Whether there is neither an interviewee nor a title, so that styles have no short form for it."""
    return not item.get("author") and not item.get("title")


def principals(item: Mapping[str, Any]) -> list[Name]:
    """Under whom it is filed: the interviewees, of a podcast its hosts."""
    return list(item.get("author") or item.get("host") or ())


def interviewer_credit(item: Mapping[str, Any]) -> str:
    """`Interview by A and B`, of a podcast `With A and B`, of a panel `Chaired by A`; or nothing."""
    credits = (("interviewer", "Interview by"), ("contributor", "With"), ("chair", "Chaired by"))
    return next((f"{words} {display_names(item[role])}" for role, words in credits if item.get(role)), "")


def text_of(item: Mapping[str, Any], variable: str) -> str:
    """The value of a variable as text; empty where it has none."""
    return str(item.get(variable) or "")


def whereabouts(item: Mapping[str, Any]) -> str:
    """Where an archive has it: `Collection (Tape 14), Archive, Place`; empty where none does."""
    collection, location, archive, place = (
        text_of(item, variable)
        for variable in ("archive_collection", "archive_location", "archive", "archive-place")
    )
    first = collection or archive
    parts = (
        f"{first} ({location})" if first and location else first or location,
        archive if collection else "",
        place,
    )
    return ", ".join(part for part in parts if part)


def title_or_substitute(item: Mapping[str, Any]) -> str:
    """The title, with the tags of CSL that are in it, else `Interview by …`, else `Interview`."""
    return str(item.get("title") or interviewer_credit(item) or "Interview")


def plain_title(item: Mapping[str, Any]) -> str:
    """The title without tags; empty where there is none."""
    return without_tags(text_of(item, "title"))


def remarks(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What the user should know about a citation made from this item, with the remedy."""
    found = []
    if is_kind(item, Kind.OWN_DATA):
        found.append(
            "your own data: quoted in the text and not listed where the style lists no personal "
            "communications (APA 7 §8.36); say who speaks, or give a pseudonym"
        )
    elif is_private(item):
        found.append(
            "no outlet, publisher, URL or DOI is known, so styles such as APA and Chicago cite it in the "
            "text alone, as a personal communication; add `outlet` or `url` if it was published, or "
            "`kind: published`, `repository` if an archive has it, or `kind: own data` if you made it "
            "for your research"
        )
    if "issued" not in item and "accessed" not in item and not is_private(item):
        found.append("the date is not known; add `date`, or at least `accessed`, the day you saw it")
    if not principals(item):
        found.append("no interviewee is known; add `interviewees`")
    return tuple(found)


def _issued(interview: InterviewDescription) -> Date | None:
    date = csl_date(interview.issued or interview.date)
    return with_season(date, interview.date_as_written) or decade(interview.date_as_written)


def _organisations(interview: InterviewDescription) -> tuple[str | None, ...]:
    return (interview.outlet, interview.publisher)


def _genre_and_medium(interview: InterviewDescription, kind: Kind) -> dict[str, str]:
    """What styles print before `by` and in brackets: a genre that is no interview is a medium."""
    genre, medium = one_line(interview.genre or ""), one_line(interview.medium or "")
    if genre.casefold() in _KINDS_OF_PAGES:
        genre = ""
    if kind is Kind.ORAL_HISTORY and not names_an_interview(genre) and genre.isascii():
        genre = f"{genre} interview"
    if kind is Kind.PANEL:
        return {"genre": "" if genre.casefold() == "panel" else genre, "medium": medium}
    if kind is Kind.PODCAST:
        return {
            "medium": f"{'video' if 'video' in f'{genre} {medium}'.casefold() else 'audio'} podcast episode"
        }
    if kind not in (Kind.INTERVIEW, Kind.ORAL_HISTORY):
        return {"medium": medium}
    if genre and kind is Kind.INTERVIEW and not names_an_interview(genre):
        return {"medium": medium or genre}
    return {"genre": genre, "medium": medium}


def _names(people: Iterable[Person], interview: InterviewDescription) -> list[Name]:
    names: list[Name] = []
    for person in people:
        name = csl_name(person, _organisations(interview), interview.language)
        if name and name not in names:
            names.append(name)
    return names


def _without_empty(item: Item) -> Item:
    return {variable: value for variable, value in item.items() if value not in ("", None, [], {})}


def _merged(item: Item, own: Mapping[str, Any]) -> Item:
    """The item with the author's own variables over it; what CSL does not know goes into `custom`."""
    merged = dict(item)
    custom: dict[str, Any] = {}
    for variable, value in own.items():
        if variable == "custom" and isinstance(value, Mapping):
            custom.update(value)
        elif variable == "id":
            merged["citation-key"] = one_line(str(value))
        elif variable == "type" and isinstance(value, str) and value in variables.TYPES:
            merged["type"] = value
        elif (read := _read(variable, value)) is not None:
            merged[variable] = read
        else:
            custom[variable] = value
    if custom:
        merged["custom"] = custom
    return _without_empty(merged)


def _read(variable: str, value: Any) -> Any:
    """The value in the shape that the schema asks of the variable; None where it has no such shape."""
    if variable in variables.TEXTS and isinstance(value, str | int | float):
        return one_line(str(value))
    if variable in variables.NUMBERS and isinstance(value, str | int | float):
        return one_line(value) if isinstance(value, str) else value
    if variable in variables.NAMES:
        return _read_names(value)
    if variable in variables.DATES:
        return _read_date(value)
    if variable == "categories" and isinstance(value, list):
        return [one_line(str(category)) for category in value]
    return None


def _read_names(value: Any) -> list[Name] | None:
    names: list[Name] = []
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str) and one_line(entry):
            names.append(split_name(one_line(entry)))
        elif isinstance(entry, Mapping) and entry and set(entry) <= variables.NAME_PARTS:
            name = {part: one_line(str(text)) for part, text in entry.items()}
            names.append(name if name.keys() & {"family", "literal"} else {"literal": display_name(name)})
        else:
            return None
    return names


def _read_date(value: Any) -> Date | None:
    if isinstance(value, str | int):
        return csl_date(str(value))
    if isinstance(value, Mapping) and isinstance(value.get("date-parts"), list):
        days = ("-".join(map(str, part)) for part in value["date-parts"] if isinstance(part, list))
        date = csl_date("/".join(days) + ("~" if value.get("circa") else ""))
        is_year = [len(part) for part in date_parts(date)] == [1]
        if date and is_year and str(value.get("season")) in ("1", "2", "3", "4"):
            date["season"] = int(value["season"])
        return date
    if isinstance(value, Mapping) and isinstance(value.get("literal"), str):
        return {"literal": one_line(value["literal"])}
    return None
