"""Passages in a citation style: pandoc's citeproc with the style made ready for it.

A call of pandoc takes 0.2 s, most of it to start and to read the style, so all interviews go into one call,
and their texts are kept in a cache.

A style prints another form of a citation that repeats an earlier one (`ibid.`, a short note). Here each
passage stands for itself, so a call cites each interview once. The places of further passages of the same
interview differ in their numbers only: one number that occurs nowhere else is printed, and the others are put
in its stead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from interviews.citing import cache, pandoc
from interviews.citing.cited import Cited, CitedPassage, all_remarks
from interviews.citing.dates import date_parts
from interviews.citing.formatting import FormattedText
from interviews.citing.item import is_nameless, is_private, principals, title_or_substitute
from interviews.citing.kinds import Kind, is_kind
from interviews.citing.locators import Locator, in_words
from interviews.citing.names import display_names
from interviews.citing.punctuation import ACCESSIBLE, finished, marked
from interviews.citing.reference import Gathered, Passage, Reference
from interviews.citing.styles import PERSONAL_COMMUNICATION, PreparedStyle, find_style, prepare

_STAND_INS = (
    (re.compile(r"\d+(?::\d+)+"), "98:76:54"),
    (re.compile(r"\d+"), "987654"),
    (re.compile(r"Q\d+"), "Q987654"),
    (re.compile(r"\d+[-–]\d+"), "987654–987655"),
)
"""Places that differ in their numbers only, and the one printed for all of them."""

_FORM = 2
"""Of what is kept: it counts up when the form changes."""

_WORD = re.compile(r"[^\W\d_]{3,}")


_Place = tuple[str, Locator | None]
"""A citation key and a place in its interview."""


@dataclass(slots=True)
class _Texts:
    """What a style made of references: marked texts, see `interviews.citing.formatting`."""

    in_text: dict[_Place, str] = field(default_factory=dict)
    bibliography: dict[str, str] = field(default_factory=dict)
    """By citation key, in the style's order; empty for those the style does not list."""


def format_passages(
    gathered: Gathered, passages: Sequence[Passage], style_name: str, locale: str, cache_folder: Path | None
) -> Cited:
    """Passages in a style; see `interviews.citing.service.cite`."""
    style = find_style(style_name)
    prepared = prepare(style.path, locale)
    process = _cached(prepared, cache_folder)
    wanted = dict.fromkeys(
        (reference.key, passage.locator) for reference, passage in zip(gathered.cited, passages, strict=True)
    )
    texts = _texts(gathered.references, list(wanted), process)
    _name_participants(texts, gathered.references, wanted, _cached(prepared.without_term(), cache_folder))
    cited = tuple(
        _cited_passage(reference, passage, texts)
        for reference, passage in zip(gathered.cited, passages, strict=True)
    )
    spelled = {reference.key: reference.as_spelled for reference in gathered.references}
    entries = tuple(FormattedText(spelled[key](text)) for key, text in texts.bibliography.items() if text)
    citations = list(dict.fromkeys(passage.in_text for passage in cited))
    return Cited(
        format_name=style.name,
        passages=cited,
        text="\n".join(citations) + "\n" + "".join(f"\n{entry.plain}\n" for entry in entries),
        references=gathered.references,
        remarks=(
            *all_remarks(gathered.references),
            *_silences(cited, style.name),
            *_listed_though_private(gathered.references, texts, style.name),
        ),
        entries=entries,
        locale=prepared.locale,
    )


def _silences(cited: Sequence[CitedPassage], style: str) -> tuple[str, ...]:
    return tuple(
        f"{key}: the style {style} prints nothing for what is known of this interview; add a title or a date"
        for key in dict.fromkeys(passage.key for passage in cited if not passage.text)
    )


def _listed_though_private(references: Sequence[Reference], texts: _Texts, style: str) -> tuple[str, ...]:
    return tuple(
        f"{reference.key}: the style {style} lists it, though readers cannot get at it; leave it out of the "
        "list if your publisher wants personal communications in the text alone"
        for reference in references
        if is_private(reference.item) and texts.bibliography.get(reference.key)
    )


_Process = Callable[[Sequence[_Place], Sequence[Mapping[str, Any]]], _Texts]


def _cited_passage(reference: Reference, passage: Passage, texts: _Texts) -> CitedPassage:
    in_text = FormattedText(reference.as_spelled(texts.in_text[reference.key, passage.locator]))
    entry = FormattedText(reference.as_spelled(texts.bibliography.get(reference.key, "")))
    return CitedPassage(
        key=reference.key,
        text=entry.plain or in_text.plain,
        in_text=in_text.plain,
        bibliography=entry.plain,
        formatted_entry=entry,
        formatted_citation=in_text,
    )


def _texts(references: Sequence[Reference], wanted: Sequence[_Place], process: _Process) -> _Texts:
    """The texts of all references and wanted citations."""
    items = [_marked(reference.csl) for reference in references]
    stand_ins = {(key, locator): _stand_in(locator) for key, locator in wanted}
    texts = _in_rounds(((key, stand_ins[key, locator]) for key, locator in wanted), items, process)
    exact = []
    for key, locator in wanted:
        stand_in = stand_ins[key, locator]
        text = texts.in_text[key, stand_in]
        if locator and stand_in and stand_in != locator:
            if text.count(stand_in.csl_value) == 1:
                texts.in_text[key, locator] = text.replace(stand_in.csl_value, _as_printed(locator.csl_value))
            else:
                exact.append((key, locator))
    texts.in_text |= _in_rounds(exact, items, process).in_text
    _name_the_nameless(texts, references, wanted, process)
    _date_the_undated(texts, references, process)
    return texts


def _in_rounds(wanted: Iterable[_Place], items: Sequence[Mapping[str, Any]], process: _Process) -> _Texts:
    """The texts of citations, processed so that no call cites an item twice or leaves one out."""
    open_places: dict[str, list[Locator | None]] = {item["id"]: [] for item in items}
    for key, locator in dict.fromkeys(wanted):
        open_places[key].append(locator)
    texts = _Texts()
    while any(open_places.values()):
        citations = [(key, places.pop(0) if places else None) for key, places in open_places.items()]
        done = process(citations, items)
        texts.in_text |= done.in_text
        texts.bibliography = done.bibliography
    return texts


def _name_the_nameless(
    texts: _Texts, references: Sequence[Reference], wanted: Sequence[_Place], process: _Process
) -> None:
    """Gives interviews without interviewee and title a title, where the citation would be empty without."""
    nameless = [reference.key for reference in references if is_nameless(reference.item)]
    if not nameless:
        return
    items = [_marked(reference.csl) for reference in references]
    bare = _in_rounds(((key, None) for key in nameless), items, process)
    keys = {key for key in nameless if not _WORD.search(bare.in_text[key, None])}
    titled = [
        _marked({**item, "title": title_or_substitute(item)} if item["id"] in keys else item)
        for item in (reference.csl for reference in references)
    ]
    places = (place for place in wanted if place[0] in keys)
    texts.in_text |= _in_rounds(places, titled, process).in_text


def _date_the_undated(texts: _Texts, references: Sequence[Reference], process: _Process) -> None:
    """Gives talks the day of their event, where a style lists them without a date.

    Others print that day besides the one of publication, so that the same date would stand there twice.
    """
    undated = {
        reference.key
        for reference in references
        if reference.item.get("event-date")
        and (years := date_parts(reference.item.get("issued")))
        and (entry := texts.bibliography.get(reference.key))
        and str(years[0][0]) not in entry
    }
    if undated:
        items = [
            _marked(item) | ({"event-date": item["event-date"]} if item["id"] in undated else {})
            for item in (reference.csl for reference in references)
        ]
        dated = process([(key, None) for key in texts.bibliography], items).bibliography
        texts.bibliography |= {key: dated[key] for key in undated}


def _name_participants(
    texts: _Texts, references: Sequence[Reference], wanted: Iterable[_Place], process_without_term: _Process
) -> None:
    """Cites one's own research participants by name alone, where a style calls it a personal communication.

    What participants say is none (APA 7 §8.36).
    """
    participants = [
        reference
        for reference in references
        if is_kind(reference.item, Kind.OWN_DATA)
        and principals(reference.item)
        and not texts.bibliography.get(reference.key)
    ]
    if not participants:
        return
    items = [_marked(reference.csl) for reference in participants]
    without = process_without_term([(item["id"], None) for item in items], items)
    names = {
        reference.key: display_names(principals(reference.item))
        for reference in participants
        if PERSONAL_COMMUNICATION in without.in_text[reference.key, None]
    }
    for key, locator in wanted:
        if key in names:
            place = in_words(locator)
            texts.in_text[key, locator] = f"({names[key]}{', ' if place else ''}{place})"


def _as_printed(value: str) -> str:
    """A place as styles print it: a range with a dash."""
    return value.replace("-", "–")


def _stand_in(locator: Locator | None) -> Locator | None:
    if locator is None:
        return None
    for form, value in _STAND_INS:
        if form.fullmatch(locator.csl_value):
            return Locator(locator.csl_label, value)
    return locator


def _marked(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item as the processor is to have it."""
    made = {variable: value for variable, value in item.items() if variable != "event-date"}
    if item.get("title"):
        made["title"] = marked(item["title"])
    if is_kind(item, Kind.PUBLISHED):
        made.setdefault("references", ACCESSIBLE)
    return made


def _cached(style: PreparedStyle, folder: Path | None) -> _Process:
    """Processing in a style, with its results kept in a folder."""

    def process(citations: Sequence[_Place], items: Sequence[Mapping[str, Any]]) -> _Texts:
        written = [(key, style.locator(locator)) for key, locator in citations]
        name = _digest(style.xml, _FORM, style.locale, written, items, _edition(pandoc.find_pandoc()))
        found = cache.load(folder, name) if folder else None
        if found is None:
            document = pandoc.process(written, items, style.xml, style.locale)
            found = {
                "citations": [_clean(text, style) for text in pandoc.citation_texts(document)],
                "bibliography": {
                    key: _clean(text, style) for key, text in pandoc.bibliography_texts(document).items()
                },
            }
            if folder:
                cache.store(folder, name, found)
        return _Texts(dict(zip(citations, found["citations"], strict=True)), found["bibliography"])

    return process


def _clean(text: str, style: PreparedStyle) -> str:
    return finished(style.without_label_marks(text)).strip()


def _edition(program: Path) -> list[int]:
    status = program.stat()
    return [status.st_size, status.st_mtime_ns]


def _digest(style: bytes, *rest: Any) -> str:
    return blake2b(style + json.dumps(rest).encode(), digest_size=16).hexdigest()
