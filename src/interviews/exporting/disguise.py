"""A collection with invented names, and what became of the real ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from interviews.errors import SettingsError
from interviews.exporting.collection import Collection
from interviews.exporting.pseudonyms import Pseudonyms, names_left, read_pseudonyms
from interviews.exporting.transcripts import SourceText
from interviews.search.results import IndexedPair


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
