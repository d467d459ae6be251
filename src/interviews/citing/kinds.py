"""Kinds of interviews that manuals cite in ways of their own, told by the words of `kind` or `genre`.

Sources: APA 7 §8.9 (personal communications), §8.36 (one's own participants), §10.13 (podcasts); Chicago 18
§14.108–111 (interviews), §14.168 (podcasts); MLA 9 §5.10 and appendix 2 (interviews, panels).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from interviews.citing.text import one_line, phrases, words


class Kind(Enum):
    INTERVIEW = "interview"
    PUBLISHED = "published"
    """It was published, though nothing says where."""
    ORAL_HISTORY = "oral history"
    PODCAST = "podcast episode"
    PANEL = "panel discussion"
    OWN_DATA = "own data"
    """With a participant of the author's own research, who is quoted and not cited."""
    PERSONAL = "personal communication"


def kind_of(genre: str | None) -> Kind:
    """The kind that words such as `Podcast episode` or `own data` name; `INTERVIEW` for all others."""
    said = re.sub(r"[\s_-]+", " ", one_line(genre or "").casefold()).removesuffix(".")
    return next((kind for kind, names in _NAMES.items() if said in names), Kind.INTERVIEW)


def names_an_interview(genre: str) -> bool:
    """Whether a genre reads well before `by`: `Video interview by …`, but not `Profile by …`."""
    return _INTERVIEW.search(genre) is not None


def with_kind(item: dict[str, Any], kind: Kind) -> dict[str, Any]:
    """The item of an interview as its kind wants it."""
    if kind in (Kind.OWN_DATA, Kind.PERSONAL):
        item = _without(item, *PUBLIC_TRACES)
    if kind in (Kind.OWN_DATA, Kind.PUBLISHED):
        item["custom"] = {**item.get("custom", {}), "kind": kind.value}
    if kind is Kind.PODCAST and item.get("interviewer"):
        return _podcast(item)
    return _panel(item) if kind is Kind.PANEL else item


def is_kind(item: Any, kind: Kind) -> bool:
    """Whether an item was marked as one of a kind."""
    custom = item.get("custom")
    return isinstance(custom, dict) and custom.get("kind") == kind.value


PUBLIC_TRACES = words("container-title publisher URL DOI number archive archive-place references")
"""Without any of them APA and Chicago take an interview for a personal communication.

Source: the macro `author-short` of apa.csl, and chicago-author-date.csl (CMOS 14.111).
"""

_NAMES = {
    Kind.PUBLISHED: phrases("published, published interview, veröffentlicht, publicada, publicado, publié"),
    Kind.ORAL_HISTORY: phrases(
        """oral history, oral history interview, historia oral, história oral, histoire orale, storia orale,
        oral historie"""
    ),
    Kind.PODCAST: phrases(
        """podcast, podcast episode, audio podcast, audio podcast episode, video podcast,
        video podcast episode, podcastfolge, podcast folge, episodio de podcast, episodio de pódcast,
        episódio de podcast, épisode de podcast, episodio di podcast"""
    ),
    Kind.PANEL: phrases(
        """panel, panel discussion, round table, roundtable, round table discussion, roundtable discussion,
        podiumsdiskussion, podiumsgespräch, mesa redonda, table ronde, tavola rotonda"""
    ),
    Kind.OWN_DATA: phrases(
        """own data, research interview, research participant, participant interview,
        interview with a participant, forschungsinterview, eigene daten, datos propios,
        entrevista de investigación, entretien de recherche, données propres"""
    ),
    Kind.PERSONAL: phrases(
        """personal communication, private communication, unpublished interview, unpublished,
        persönliche mitteilung, comunicación personal, communication personnelle, comunicação pessoal,
        comunicazione personale"""
    ),
}
_INTERVIEW = re.compile(
    """interview|entrevist|entretien|intervist|wywiad|интервью|інтерв|rozhovor|采访|採訪|访谈|訪談|インタビュー|인터뷰
    |haastattelu|intervju|röportaj|mülakat|wawancara|συνέντευξη|ראיון|مقابلة""",
    re.IGNORECASE | re.VERBOSE,
)


def _podcast(item: dict[str, Any]) -> dict[str, Any]:
    """The host is named as the author is, and who is interviewed stands behind the show."""
    changed = _without(item, "author", "interviewer")
    guests = {"contributor": item["author"]} if item.get("author") else {}
    return {**changed, "type": "broadcast", "host": item["interviewer"], **guests}


def _panel(item: dict[str, Any]) -> dict[str, Any]:
    """A discussion is a talk that several people give at an event."""
    changed = _without(item, "interviewer", "container-title")
    event = item.get("event-title") or item.get("container-title")
    given = {
        "type": "speech",
        "genre": item.get("genre") or "Panel discussion",
        "chair": item.get("interviewer"),
        "event-title": event,
        "event-date": item.get("issued"),
    }
    return {**changed, **{variable: value for variable, value in given.items() if value}}


def _without(item: dict[str, Any], *variables: str) -> dict[str, Any]:
    return {variable: value for variable, value in item.items() if variable not in variables}
