"""One generation of an index, open for reading: everything a search needs, mapped once."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from interviews.building.records import InterviewOfPair, indexed_pair
from interviews.engines.embedded.arrays import Array, Mask, Rows
from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.contents import Contents, damage_explained, read_contents, require_complete
from interviews.engines.embedded.layout import SCHEMA_VERSION, WORDS, generation_folder, newest_generation
from interviews.engines.embedded.lexicon import Lexicon, lexicon_name
from interviews.engines.embedded.postings.fields import BODY
from interviews.engines.embedded.records import RecordFile, records_name
from interviews.engines.embedded.table import Names, Table, read_names, read_table
from interviews.engines.embedded.twins import Twinned, Twins, find_twins, values_of_twins
from interviews.engines.embedded.word_scores import FREQUENT, FrequentWord, FrequentWords, ListedScores
from interviews.engines.embedded.words import WordsReader
from interviews.errors import DamagedIndexError, SearchIndexError
from interviews.identity import MOST_EXAMPLES, is_beginning_of_id, require_beginning, require_one
from interviews.search.analysis import alphabetical, normalise
from interviews.search.ranking import WEIGHTS, Weights, substance
from interviews.search.results import IndexedPair, IndexSummary
from interviews.search.vocabulary import Mentions, Vocabulary

ATTEMPTS = 5
"""A rebuild may replace a generation twice while it is being opened; more often is no coincidence."""
REMEMBERED_SPEAKERS = 16
"""Names whose rows are kept, a byte for each row of the index."""
REMEMBERED_PAIRS = 256
"""Pairs that are kept as they were read: of those shown at one key, four fifths were shown before."""
KEPT_BYTES = 16 << 20
"""Of memory that a search has done with: the arrays of half a million rows take up to 4 MB each."""


class _InterviewInView(NamedTuple):
    """What the pairs of an interview have in common."""

    about: InterviewOfPair
    folder: str
    path: str


class Alphabetical(NamedTuple):
    """The names of a facet as they are listed."""

    numbers: Rows
    names: Array


class Generation(Vocabulary):
    """An unchanging view of an index; `interviews.search.vocabulary` says what mending a query asks of it."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.number = number
        contents: Contents = read_contents(folder)
        if contents.schema != SCHEMA_VERSION:
            raise DamagedIndexError(
                f"{folder.parent}: written by another version of this program. "
                "Run `interviews rebuild` to renew it."
            )
        require_complete(folder, contents)
        files = CheckedFolder(folder, contents.files)
        stored = read_table(files)
        self.table: Table = stored.of_pairs()
        """Every row, but only pairs are seen."""
        self.names: Names = read_names(folder)
        self.words = WordsReader(files.folder(WORDS))
        self._records = [RecordFile(files.file(records_name(each))) for each in self.names.records]
        self.lexicon = Lexicon(files.file(lexicon_name(each)) for each in self.names.records)
        self._descriptions: dict[int, dict[str, Any]] = {}
        self._interviews: dict[int, _InterviewInView] = {}
        self._pairs: dict[int, IndexedPair] = {}
        self._spoken: dict[tuple[int, ...], Mask] = {}
        self._alphabetical: dict[str, Alphabetical] = {}
        self._twinned: dict[str, Twinned] = {}
        self._totals: dict[str, Array] = {}
        self._substance: dict[Weights, Array] = {}
        self._words_of_speakers: Mapping[str, int] | None = None
        self._frequent = FrequentWords()
        self._stored = stored

    @cached_property
    def passages(self) -> Generation:
        """The same with the passages in place of the pairs; it is closed with this one."""
        return self._seeing(self._stored.of_passages())

    @cached_property
    def everything(self) -> Generation:
        """The same with the passages beside the pairs; it is closed with this one."""
        return self._seeing(self._stored)

    def _seeing(self, table: Table) -> Generation:
        other = copy(self)
        other.table, other._totals, other._words_of_speakers = table, {}, None
        return other

    @cached_property
    def several_folders(self) -> bool:
        """Whether paths must be absolute to tell files apart."""
        return len({self.names.sources[source][0] for source in self._live_sources()}) > 1

    @property
    def indexed(self) -> int:
        return len(self.table.by_identifier)

    @cached_property
    def interviews(self) -> int:
        return int(np.count_nonzero(self.table.interview_alive))

    @property
    def languages(self) -> Sequence[str]:
        return self.names.languages

    def frequency(self, term: str) -> int:
        return self.words.frequency(BODY, term)

    def pairs_of_speakers(self) -> Sequence[int]:
        counts: list[int] = self.totals("speaker").tolist()
        return counts

    def words_of_speakers(self) -> Mapping[str, int]:
        if self._words_of_speakers is None:
            self._words_of_speakers = super().words_of_speakers()
        return self._words_of_speakers

    def totals(self, facet: str) -> Array:
        """Of all that is in view, how many have each name of a facet of several values."""
        known = self._totals.get(facet)
        if known is None:
            rows = np.flatnonzero(self.table.alive)
            known = self.table.counts(facet, rows, len(self.names_of(facet)))
            self._totals[facet] = known
        return known

    def pairs_with_any(self, speakers: Sequence[int]) -> int:
        return int(np.count_nonzero(self.table.alive & self.rows_of_speakers(speakers)))

    def rows_of_speakers(self, speakers: Sequence[int]) -> Mask:
        """The rows where any of some speakers asks or answers."""
        # Where there is a Mr Will, each question with "will" in it asks for them, and twice.
        known = self._spoken.get(tuple(speakers))
        if known is None:
            if len(self._spoken) >= REMEMBERED_SPEAKERS:
                self._spoken.clear()
            known = self._spoken[tuple(speakers)] = self.table.speakers.rows_with(list(speakers))
        return known

    def mentions(self, word: str, speakers: Sequence[int]) -> Mentions:
        """Where a word is said, in the interviews where any of some speakers speaks and in others."""
        table = self.table
        theirs = np.zeros(len(table.interview_source), np.bool_)
        theirs[table.interview[self.rows_of_speakers(speakers)]] = True
        said = self.rows_in_interviews(frozenset(normalise(word, language) for language in self.languages))
        return Mentions(
            *(int(counts[theirs].sum()) for counts in (said, self._live_rows)),
            *(int(counts[~theirs].sum()) for counts in (said, self._live_rows)),
        )

    @cached_property
    def _live_rows(self) -> Array:
        """How many pairs and passages each interview has."""
        table = self.table
        return np.bincount(table.interview[table.by_identifier], minlength=len(table.interview_source))

    def rows_in_interviews(self, terms: frozenset[str]) -> Array:
        """How many pairs and passages of each interview say any of some terms."""
        frequent = self.frequent_word(terms)
        if frequent is not None:
            return frequent.counts
        rows = [each.rows for each in self.words.any_of(BODY, sorted(terms))]
        together = np.concatenate([np.zeros(0, np.int64), *rows])
        return np.bincount(self.table.interview[together], minlength=len(self.table.interview_source))

    def frequent_word(self, terms: frozenset[str]) -> FrequentWord | None:
        """The word for some terms, where it is said so often that it is kept by rows."""
        word = self._frequent.get(terms)
        if word is None and sum(map(self.frequency, terms)) * FREQUENT >= self.table.size:
            listed = ListedScores.of(self.words.any_of(BODY, sorted(terms)))
            word = FrequentWord(listed, self.table, self.interview_starts)
            self._frequent.keep(terms, word)
        return word

    @cached_property
    def twins(self) -> Twins:
        """The pairs that were published more than once."""
        return find_twins(self.table, self.names)

    def substance(self, weights: Weights = WEIGHTS) -> Array:
        """What each row counts by its length and kind; see `interviews.search.ranking`."""
        known = self._substance.get(weights)
        if known is None:
            characters = self.table.answer_characters.astype(np.float32)
            known = self._substance[weights] = substance(characters, self.table.is_passage, weights)
        return known

    def twinned(self, facet: str) -> Twinned:
        """The values of a facet that those pairs have."""
        known = self._twinned.get(facet)
        if known is None:
            known = self._twinned[facet] = values_of_twins(self.twins, self.table, facet)
        return known

    @cached_property
    def interview_starts(self) -> Rows:
        """The first row of each interview that has any."""
        return self.table.interview_starts()

    def rows_of_interviews(self, chosen: Mask) -> Mask:
        """The rows of some interviews."""
        # Those of each follow one another.
        starts = self.interview_starts
        rows: Mask = np.repeat(chosen[self.table.interview[starts]], np.diff(starts, append=self.table.size))
        return rows

    def names_of(self, facet: str) -> Sequence[str]:
        """The names of a facet, such as "speaker"."""
        names: list[str] = getattr(self.names, f"{facet}s")
        return names

    def alphabetical(self, facet: str) -> Alphabetical:
        """The names of a facet, such as "speaker", in their order."""
        known = self._alphabetical.get(facet)
        if known is None:
            names = self.names_of(facet)
            # Who is known by a label alone has no name here.
            numbers = [number for number in alphabetical(names) if names[number]]
            known = Alphabetical(np.array(numbers, np.int64), np.array(names, object)[numbers])
            self._alphabetical[facet] = known
        return known

    @cached_property
    def place_by_speaker(self) -> Rows:
        """For each row the place of who answers first among all names in their order; nobody comes last."""
        names = self.names.speakers
        places = np.full(len(names) + 1, len(names), np.int64)
        named = self.alphabetical("speaker").numbers
        places[named] = np.arange(len(named))
        answerers = self.table.answerers
        starts, ends = answerers.starts[:-1], answerers.starts[1:]
        first = np.append(answerers.values, np.uint32(len(names)))[starts]
        return places[np.where(starts < ends, first, len(names))]

    def _live_sources(self) -> list[int]:
        # Not numpy.unique, which imports numpy.ma (6 ms).
        live: list[int] = np.flatnonzero(
            np.bincount(self.table.interview_source[self.table.interview_alive])
        ).tolist()
        return live

    def description(self, interview: int) -> dict[str, Any]:
        """What is known about an interview, as JSON has it; its path is as it was in its folder."""
        known = self._descriptions.get(interview)
        if known is None:
            table = self.table
            known = self._records[table.interview_records[interview]].read(
                int(table.interview_start[interview]), int(table.interview_length[interview])
            )
            self._descriptions[interview] = known
        return known

    def source(self, interview: int) -> tuple[str, str]:
        """The transcripts folder of an interview's file, and the path by which the file is shown."""
        folder, relative = self.names.sources[self.table.interview_source[interview]]
        named = self.names.folders[folder]
        return named, str(Path(named, relative)) if self.several_folders else relative

    def pair(self, row: int) -> IndexedPair:
        known = self._pairs.get(row)
        if known is None:
            if len(self._pairs) >= REMEMBERED_PAIRS:
                self._pairs.clear()
            known = self._pairs[row] = self._read_pair(row)
        return known

    def _read_pair(self, row: int) -> IndexedPair:
        table = self.table
        record = self._records[table.records[row]].read(int(table.start[row]), int(table.length[row]))
        number = int(table.interview[row])
        interview = self._interviews.get(number)
        if interview is None:
            about = InterviewOfPair.of(self.description(number))
            interview = self._interviews[number] = _InterviewInView(about, *self.source(number))
        return indexed_pair(
            record,
            interview.about,
            id=self.identifier(row),
            path=interview.path,
            folder=interview.folder,
            interview=number,
        )

    def identifier(self, row: int) -> str:
        return f"{int(self.table.identifier[row]):016x}"

    def row_of(self, reference: str) -> int:
        """The row of the one pair whose id begins so.

        Raises:
            PairReferenceError: no pair's id does, or those of several.
        """
        require_beginning(reference)
        rows = self._beginning(reference)
        require_one(reference, len(rows), [self.identifier(row) for row in rows[:MOST_EXAMPLES]])
        return int(rows[0])

    def ids(self, beginning: str, limit: int) -> list[str]:
        """The ids that begin so, in their order, at most so many."""
        if not is_beginning_of_id(beginning):
            return []
        return [self.identifier(row) for row in self._beginning(beginning)[:limit]]

    def _beginning(self, reference: str) -> Rows:
        """The rows whose ids begin so, in the order of the ids."""
        digits = reference.lower()
        identifiers = self.table.identifier[self.table.by_identifier]
        first = np.searchsorted(identifiers, np.uint64(int(digits.ljust(16, "0"), 16)))
        last = np.searchsorted(identifiers, np.uint64(int(digits.ljust(16, "f"), 16)), "right")
        return self.table.by_identifier[first:last]

    def rows_of_file(self, path: str) -> Rows:
        """The rows of a file, by the path it is shown by or its absolute path, in their order."""
        table = self.table
        sources = table.interview_source[table.interview]
        return np.flatnonzero(table.alive & np.isin(sources, self._sources_by_path.get(path, [])))

    @cached_property
    def _sources_by_path(self) -> Mapping[str, list[int]]:
        """The numbers of files by each path that names them; a file that was replaced has several."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for source, (folder, relative) in enumerate(self.names.sources):
            absolute = os.path.join(self.names.folders[folder], relative)  # noqa: PTH118 - a tenth of the time
            for path in {absolute} if self.several_folders else {absolute, relative}:
                numbers[path].append(source)
        return numbers

    def summary(self) -> IndexSummary:
        table = self.table
        used = {self.names.sources[source][0] for source in self._live_sources()}
        return IndexSummary(
            folders=tuple(name for number, name in enumerate(self.names.folders) if number in used),
            files=len(self._live_sources()),
            interviews=self.interviews,
            pairs=int(np.count_nonzero(table.alive)),
            passages=int(np.count_nonzero(self._stored.of_passages().alive)),
            generation=self.number,
            built=self.names.built,
        )


def keep_freed_memory() -> None:
    """Has the C library keep the memory of arrays for the next ones.

    That of glibc maps each large block anew and gives it back to the system, which costs a search up to a
    sixth of its time in page faults, until a larger one was freed: from then on, only larger ones are large.
    """
    np.empty(KEPT_BYTES, np.uint8)


def open_newest(index: Path) -> Generation:
    """The newest generation of an index.

    Raises:
        NoIndexError: there is no index.
        ForeignFolderError: the folder holds something else.
        DamagedIndexError: the index is not whole.
    """
    keep_freed_memory()
    for _ in range(ATTEMPTS):
        number = newest_generation(index)
        folder = generation_folder(index, number)
        try:
            with damage_explained(folder):
                return Generation(folder, number)
        except FileNotFoundError as error:
            missing = error.filename
        except SearchIndexError:
            # Whatever is wrong with a generation that was replaced and is being removed meanwhile.
            if newest_generation(index) == number:
                raise
            missing = str(folder)
    raise DamagedIndexError(f"{missing or index}: missing. Run `interviews rebuild --full`.")
