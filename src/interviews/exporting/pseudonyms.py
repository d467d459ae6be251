"""Invented names in place of real ones, in everything that leaves the program.

A file says which name stands for which: names of people, of which the parts count as well (`Runa`,
`Halvard`, `RUNA HALVARD`), and other names, which count as they are written. No line is added or taken away,
so that every place in a transcript is the same afterwards.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from interviews.citing.text import words
from interviews.errors import SettingsError, SourceError
from interviews.exporting.collection import Collection, Entry
from interviews.exporting.transcripts import SourceText
from interviews.model import InterviewDescription, Person, Record, Speaker
from interviews.search.results import IndexedPair, Speech

Described = TypeVar("Described", bound=InterviewDescription)

ONE_A_LINE = 'Write one a line, each name between quotation marks: "Real Name" = "Invented Name".'
PEOPLE = "people"
"""The table of the file whose names are those of people; names above all tables are, too."""

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+|[\w.+-]+@[\w.-]+\w")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_WORDS_OF_PAIR = (
    *("section", "title", "outlet", "questioners", "answerers", "affiliations", "topics"),
    *("question", "answer", "question_speeches", "answer_speeches", "unnamed"),
)
_PARTICLES = words("de del della di da dos du la le van der den von zu ter y e al el bin ibn")


@dataclass(slots=True)
class Pseudonyms:
    """Replaces names, and counts how often each was."""

    names: Mapping[str, str]
    """Real → invented, with the parts of people's names."""
    parts: frozenset[str] = frozenset()
    """Those of the names that are only parts of others."""
    used: Counter[str] = field(default_factory=Counter)
    """How often each real name or part was replaced."""
    _spellings: dict[str, tuple[str, Callable[[str], str]]] = field(init=False)
    """As it is, in capitals, and whole ones in small letters: which name it is, and what it becomes."""
    _pattern: re.Pattern[str] = field(init=False)
    _slugs: dict[str, str] = field(init=False)
    _slug_pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        whole = (name for name in self.names if " " in name)
        self._spellings = {
            **{name.lower(): (name, str.lower) for name in whole},
            **{name.upper(): (name, str.upper) for name in self.names},
            **{name: (name, str) for name in self.names},
        }
        longest = sorted(self._spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_as_pattern, longest)) or r"(?!)")
        self._slugs = {_slug(name): _slug(invented) for name, invented in self.names.items()}
        slugs = sorted(filter(None, self._slugs), key=len, reverse=True)
        joined = "|".join(re.escape(slug).replace("\\-", r"[-_. +]?(?:%20)?") for slug in slugs)
        self._slug_pattern = re.compile(rf"(?<![^\W_])(?:{joined or '(?!)'})(?![^\W_])", re.IGNORECASE)

    def text(self, text: str) -> str:
        """The text with invented names."""
        text = _ADDRESS.sub(lambda found: self.file_name(found[0]), text)
        return self._pattern.sub(self._invented, text)

    def file_name(self, path: str) -> str:
        """A path or an address with invented names, however its words are joined."""
        return self._slug_pattern.sub(self._invented_slug, self._pattern.sub(self._invented, path))

    def pair(self, pair: IndexedPair) -> IndexedPair:
        """The pair with invented names, its file's among them."""
        if not self.names:
            return pair
        return self.words_of_pair(pair)._replace(path=self.file_name(pair.path))

    def words_of_pair(self, pair: IndexedPair) -> IndexedPair:
        """The pair with invented names, though at the place of the real transcript."""
        return pair._replace(**{name: self._value(getattr(pair, name)) for name in _WORDS_OF_PAIR})

    def description(self, interview: Described) -> Described:
        """An interview, or what is known of one, with invented names."""
        if not self.names:
            return interview
        known = {name: self._value(getattr(interview, name)) for name in type(interview).model_fields}
        known["path"] = self.file_name(interview.path)
        # A citation key of one's own joins names as file names do.
        known["csl"] = {
            name: self.file_name(value) if isinstance(value, str) else value
            for name, value in known["csl"].items()
        }
        # An address that has a name in it leads to the person.
        for name, address in (("url", interview.url), ("media", interview.media)):
            if address and self.file_name(address) != address:
                known[name] = None
        return interview.model_copy(update=known)

    def entry(self, entry: Entry) -> Entry:
        return Entry(
            self.pair(entry.pair),
            self.description(entry.interview),
            self.text(entry.note),
            self.text(entry.part),
        )

    def source(self, source: SourceText) -> SourceText:
        """A transcript with invented names, every line where it was."""
        return SourceText(
            self.file_name(source.path),
            self.text(source.text),
            tuple(map(self.description, source.interviews)),
        )

    def report(self) -> str:
        """What was replaced how often, in one sentence."""
        counted = ", ".join(f"{name} ({number})" for name, number in self.used.most_common())
        unused = ", ".join(name for name in self.names if name not in self.parts and not self.used[name])
        return f"replaced: {counted or 'nothing'}." + (f" Not found: {unused}." if unused else "")

    def _invented(self, found: re.Match[str]) -> str:
        name, spelled = self._spellings[" ".join(found[0].split())]
        self.used[name] += 1
        invented = spelled(self.names[name])
        if "\n" not in found[0]:
            return invented
        # A name that goes over the end of a line leaves the end of the line where it was.
        first, _, rest = invented.partition(" ")
        breaks = "\n" * found[0].count("\n")
        return f"{first}{breaks}{rest}" if rest else breaks + invented

    def _invented_slug(self, found: re.Match[str]) -> str:
        name = _slug(found[0].replace("%20", " "))
        known = self._slugs.get(name) or next(
            invented
            for slug, invented in self._slugs.items()
            if slug.replace("-", "") == name.replace("-", "")
        )
        between = next((mark for mark in "-_.+ " if mark in found[0]), "-" if "-" in name else "")
        return known.replace("-", between)

    def _value(self, value: Any) -> Any:
        """A value of a record with invented names in all texts of it."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Person | Speaker) and self.text(value.name) != value.name:
            # Other spellings and the parts of the name are those of the real one.
            changed = {"name": self.text(value.name), "aliases": (), "name_parts": None}
            return value.model_copy(update={**changed, "affiliation": self._value(value.affiliation)})
        if isinstance(value, Speech):
            return value._replace(speaker=self.text(value.speaker), text=self.text(value.text))
        if isinstance(value, Record):
            return value.model_copy(
                update={name: self._value(getattr(value, name)) for name in type(value).model_fields}
            )
        if isinstance(value, Mapping):
            return {self.text(str(key)): self._value(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(map(self._value, value))
        return value


def read_pseudonyms(path: Path) -> Pseudonyms:
    """The pseudonyms of a file: `"Real Name" = "Invented Name"`, one a line.

    Raises:
        SourceError: the file cannot be read.
        SettingsError: it is no TOML, or something in it is no name.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}. Name another file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. {ONE_A_LINE}") from error
    people = {name: value for name, value in tables.items() if not isinstance(value, dict)}
    people |= table if isinstance(table := tables.get(PEOPLE), dict) else {}
    others = {
        name: value
        for table, inner in tables.items()
        if isinstance(inner, dict) and table != PEOPLE
        for name, value in inner.items()
    }
    for name, value in (*people.items(), *others.items()):
        if not isinstance(value, str) or not value.strip() or "\n" in name + value or not name.strip():
            raise SettingsError(f"{path}: {name!r} has no invented name. {ONE_A_LINE}")
    parts, whole = _parts(people), {**_clean(others), **_clean(people)}
    return Pseudonyms({**parts, **whole}, frozenset(parts.keys() - whole.keys()))


def names_left(texts: Iterable[str], invented: Iterable[str], most: int = 20) -> list[tuple[str, int]]:
    """Words that are spelled like names and are not invented, and how often; the most frequent first.

    Words at the beginning of a sentence say nothing, and so do single capitals and what English joins to `I`.
    """
    known = {word for name in invented for word in name.split()}
    found = Counter(name for text in texts for name in _capitalised(text) if not set(name.split()) <= known)
    return found.most_common(most)


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_I_JOINED = re.compile(r"I['’](?:d|ll|m|ve)")
_POSSESSIVE = re.compile(r"['’]s$")
_WITHIN_SENTENCE = re.compile(r"[^\s.!?…:“\"'*_>#—–-],?;?\s$")


def _capitalised(text: str) -> Iterator[str]:
    """Words in a row that begin with a capital, without those that a sentence may begin with."""
    name, end = "", -1
    for found in _WORD.finditer(text):
        word, start = _POSSESSIVE.sub("", found[0]), found.start()
        capital = word[0].isupper() and len(word) > 1 and not _I_JOINED.fullmatch(word)
        if capital and name and text[end:start] == " ":
            name = f"{name} {word}"
        else:
            if name:
                yield name
            begins = capital and _WITHIN_SENTENCE.search(text, max(0, start - 3), start)
            name = word if begins else ""
        end = found.end()
    if name:
        yield name


def _clean(names: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(name.split()): " ".join(value.split()) for name, value in names.items()}


def _parts(people: Mapping[str, str]) -> dict[str, str]:
    """The parts of people's names, those that two people share left out unless both get the same."""
    parts: dict[str, set[str]] = {}
    for name, invented in _clean(people).items():
        spelled, others = name.split(), invented.split()
        for place, word in enumerate(spelled):
            if len(spelled) > 1 and len(word) > 1 and word.casefold() not in _PARTICLES:
                instead = (
                    others[-1] if place == len(spelled) - 1 else others[min(place, max(0, len(others) - 2))]
                )
                parts.setdefault(word, set()).add(instead)
        if len(spelled) > 1:
            parts.setdefault(f"{spelled[0][0]}. {spelled[-1]}", set()).add(f"{others[0][0]}. {others[-1]}")
    return {word: instead.pop() for word, instead in parts.items() if len(instead) == 1}


def _as_pattern(name: str) -> str:
    spelled = _GAP.join(map(re.escape, name.split()))
    return spelled if _UNSPACED.search(name) else rf"(?<!\w){spelled}(?!\w)"


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))


@dataclass(slots=True)
class Disguise:
    """What is exported in place of a collection."""

    collection: Collection
    pseudonyms: Pseudonyms
    _texts: list[str] = field(default_factory=list)
    """Of whole transcripts that were exported."""

    @classmethod
    def of_file(cls, path: Path, collection: Collection) -> Disguise:
        """A collection with the invented names of a file.

        Raises:
            SourceError: the file cannot be read.
            SettingsError: it is no file of pseudonyms, or makes one transcript of two.
        """
        pseudonyms = read_pseudonyms(path)
        entries = tuple(map(pseudonyms.entry, collection.entries))
        real: dict[tuple[str, str], IndexedPair] = {}
        for entry, disguised in zip(collection.entries, entries, strict=True):
            known = real.setdefault((disguised.pair.folder, disguised.pair.path), entry.pair)
            if known.path != entry.pair.path:
                raise SettingsError(
                    f"{path}: {known.path} and {entry.pair.path} would both be {disguised.pair.path}. Give "
                    "people different pseudonyms."
                )
        texts: list[str] = []

        def transcript(pair: IndexedPair) -> SourceText | None:
            found = collection.transcript(real[pair.folder, pair.path])
            if found is None:
                return None
            disguised = pseudonyms.source(found)
            texts.append(disguised.text)
            return disguised

        shown = collection.presentation
        changed = replace(
            collection,
            entries=entries,
            presentation=replace(shown, title=pseudonyms.text(shown.title)),
            transcript=transcript,
            others=lambda: map(pseudonyms.source, collection.others()),
            report=lambda message: collection.report(pseudonyms.text(message)),
        )
        return cls(changed, pseudonyms, texts)

    def report(self) -> Iterator[str]:
        """What was replaced, and which capitalised words were left: for the user to look at."""
        yield self.pseudonyms.report()
        texts = self._texts or [
            text
            for entry in self.collection.entries
            for text in (entry.pair.title or "", entry.pair.question, entry.pair.answer, entry.note)
        ]
        left = names_left(texts, self.pseudonyms.names.values())
        if left:
            listed = ", ".join(f"{name} ({number})" for name, number in left)
            yield f"capitalised words that were left, for you to look at: {listed}."
