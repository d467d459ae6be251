"""One sitting: the index that is asked, the state that is remembered, the basket that is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.errors import InterviewsError, SourceError
from interviews.exporting.baskets import DEFAULT_NAME, Basket, Item, load_basket, save_basket, words_about
from interviews.exporting.collection import Entry
from interviews.exporting.edited import find_again
from interviews.search.results import Hit, IndexedPair, around
from interviews.session.choices import Citation
from interviews.session.file_names import citation_stem, slug, write_new
from interviews.session.freshness import Freshness
from interviews.session.query import Query
from interviews.session.shared_index import SharedIndex
from interviews.session.state import load_state, save_state
from interviews.session.tools import Tools

if TYPE_CHECKING:
    from interviews.model import Interview
    from interviews.session.playing import Playable

QUOTATION_STYLE = "markdown"
"""The style that holds the answer itself beside its reference."""
CANDIDATES = 40
"""Hits of the search looked through for other people."""
LEAST_SCORE = 1 / 5
"""The share of the best hit's score that a hit of the search must have to stand beside an answer."""
MOST_RELATED = 12
"""Related pairs of each kind that the index is asked for."""


class WholeInterview(NamedTuple):
    """An interview around one of its pairs."""

    pairs: tuple[IndexedPair, ...]
    """The pairs of its file in their order, with the one in question, which may be a passage."""
    interview: Interview | None
    """As its source has it; None where that cannot be read."""
    reason: str = ""
    """Why not."""


class ExportedBasket(NamedTuple):
    """What became of a basket."""

    file: Path
    answers: int
    edited: tuple[str, ...]
    """Answers that are not as they were when they were marked."""
    missing: tuple[str, ...]
    """Answers that were left out, since the index does not hold them."""
    remarks: tuple[str, ...]


class Session:
    """What the terminal UI knows and does, apart from showing it.

    Its methods may be called from any thread; those that read the index or make a citation take a while.
    """

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.index = SharedIndex(tools)
        self.state = load_state(tools.state_file)
        self.freshness = Freshness(tools.transcripts)
        self.basket = Basket()
        self._now: dict[str, str] = {}
        """For items of the basket that were edited, what they are in the index now."""
        self._undone: list[tuple[Basket, Basket]] = []
        """What the basket was before each change of this sitting, and after it."""

    def close(self) -> None:
        """Remembers the state and lets go of the index."""
        save_state(self.state, self.tools.state_file)
        self.index.close()

    @property
    def citation_style(self) -> str:
        """The style last used, else the one of the settings."""
        return self.state.style or self.tools.settings.citation.style

    def rebuild_folders(self) -> tuple[Path, ...]:
        """The folders to index: those of what is written here, else those that the workspace names."""
        return tuple(map(Path, self.tools.make_engine().folders())) or self.tools.transcript_folders

    def open_basket(self, name: str) -> None:
        """Makes another basket the current one.

        Raises:
            SourceError: its file cannot be read; the current basket is empty then.
        """
        self.state.basket = name
        self._undone.clear()
        self.basket = Basket()
        self.basket = load_basket(self.tools.basket_folder, name)

    def change_basket(self, change: Callable[[Basket], Basket]) -> None:
        """Changes the basket and writes it down.

        The change is made to what the file holds now: another window, or the user with an editor, may have
        changed it too. A file that cannot be read is left as it is.

        Raises:
            SourceError: its file cannot be read or written.
        """
        before = self._read_again()
        self.basket = change(before)
        save_basket(self.basket, self.tools.basket_folder, self.state.basket)
        if self.basket != before:
            self._undone.append((before, self.basket))

    def _read_again(self) -> Basket:
        """The basket as its file has it now; without a folder, as it is."""
        if (folder := self.tools.basket_folder) is not None:
            self.basket = load_basket(folder, self.state.basket)
        return self.basket

    @property
    def can_undo(self) -> bool:
        """Whether the basket was changed in this sitting."""
        return bool(self._undone)

    def undo_basket(self) -> None:
        """Takes back the last change of the basket.

        Raises:
            SourceError: its file cannot be read or written, or was changed by somebody else since.
        """
        now = self._read_again()
        before, after = self._undone.pop()
        if now != after:
            self._undone.clear()
            raise SourceError("The basket was changed elsewhere since, so it is left as it is.")
        save_basket(before, self.tools.basket_folder, self.state.basket)
        self.basket = before

    def pairs_of_basket(self) -> dict[str, IndexedPair]:
        """What the items of the basket are now, by their ids; without those that are gone."""
        pairs = {}
        for item in self.basket.items:
            with suppress(InterviewsError):
                if (found := self._found(item)) is not None:
                    pairs[item.id] = found
        return pairs

    def _found(self, item: Item) -> IndexedPair | None:
        with self.index.opened() as index:
            return find_again(item, index)

    def now(self, pair: IndexedPair) -> IndexedPair | None:
        """What has become of a pair in a newer index; None where it is gone.

        Raises:
            SearchIndexError: the index cannot be read.
        """
        return self._found(Item(pair.id, words_about(pair)))

    def follow_edits(self) -> None:
        """Finds again in a newer index what the basket holds."""
        found = self.pairs_of_basket()
        self._now = {held: pair.id for held, pair in found.items() if held != pair.id}

    @property
    def marked(self) -> frozenset[str]:
        """The ids that the answers in the basket have in the index."""
        return frozenset(self._now.get(item.id, item.id) for item in self.basket.items)

    def held_as(self, pair: IndexedPair) -> str | None:
        """The id under which the basket holds a pair, also one that was edited since; None if it does not."""
        return next(
            (item.id for item in self.basket.items if pair.id in (item.id, self._now.get(item.id))), None
        )

    def export_basket(self, form: str, pairs: Mapping[str, IndexedPair]) -> ExportedBasket:
        """Writes the basket to a new file in a format of other programs.

        Args:
            form: One of the formats of the exporter.
            pairs: As `pairs_of_basket` gives them.

        Raises:
            InterviewsError: the file cannot be written, or the index not be read.
        """
        items = self.basket.items
        found = [(item, pairs[item.id]) for item in items if item.id in pairs]
        entries = [Entry(pair, self.index.description(pair), item.note, item.part) for item, pair in found]
        exporter = self.tools.exporter
        exported = exporter.export(entries, form, self.state.basket)
        stem = slug(self.state.basket) or DEFAULT_NAME
        return ExportedBasket(
            file=write_new(self.tools.output_folder, stem, exporter.suffix(form), exported.content),
            answers=len(entries),
            edited=tuple(item.headline or item.id for item, pair in found if pair.id != item.id),
            missing=tuple(item.words or item.id for item in items if item.id not in pairs),
            remarks=tuple(exported.remarks),
        )

    def cite(self, pair: IndexedPair, style: str) -> Citation:
        """One pair cited.

        Raises:
            InterviewsError: there is no such style, nothing to cite, or the index cannot be read.
        """
        return self.tools.citer.cite(self.index.description(pair), pair, style)

    def quotation(self, pair: IndexedPair) -> str:
        """An answer, or the part that `quoted_part` left of it, with its reference.

        Raises:
            InterviewsError: as `cite` does.
        """
        return self.cite(pair, QUOTATION_STYLE).text

    def recording(self, pair: IndexedPair) -> Playable:
        """The recording of a pair's interview, from the pair on.

        Raises:
            SourceError: nothing is known of one, or its file is not there.
        """
        # Deferred: it knows the parser's words for recordings.
        from interviews.session.playing import playable

        return playable(pair, self.index.description(pair), self.index.pairs_of(pair.path))

    def write_citation(self, pair: IndexedPair, style: str, text: str | None = None) -> Path:
        """Writes a citation, or the text that was made of it before, to a new file; which one that is.

        Raises:
            InterviewsError: as `cite` does, and where the file cannot be written.
        """
        written = self.cite(pair, style).text if text is None else text
        suffix = self.tools.citer.suffix(style)
        return write_new(self.tools.output_folder, citation_stem(pair), suffix, written)

    def whole_interview(self, pair: IndexedPair) -> WholeInterview:
        """The interview around a pair, from its source where that can be read."""
        try:
            pairs = self.index.pairs_of(pair.path) or (pair,)
        except InterviewsError:
            pairs = (pair,)
        if pair.is_passage:
            before, after = around(pair, [other for other in pairs if other is not pair])
            pairs = (*before, pair, *after)
        try:
            return WholeInterview(pairs, self.tools.read_interview(pair))
        except InterviewsError as error:
            return WholeInterview(pairs, None, str(error))

    def others_asked(self, pair: IndexedPair, query: Query) -> list[list[IndexedPair]]:
        """The answers of each other person, the nearest person and answer first.

        First of those whom the search that led to the pair is narrowed to, then of all whom its words find,
        then of those who were asked a question like that of the pair, then of those who speak of the same.

        Raises:
            SearchIndexError: the index cannot be read.
        """
        found: list[Hit] = []
        if query.filters:
            narrowed = replace(query, sort="relevance", within=query.within or "pair")
            found += _near(self.index.search(narrowed, CANDIDATES).hits)
        if query.text:
            found += _near(self.index.search(Query(query.text, within="pair"), CANDIDATES).hits)
        related = self.index.related(pair, MOST_RELATED)
        found += [*related.questions, *related.answers]
        others: list[list[IndexedPair]] = []
        person_of: dict[object, list[IndexedPair]] = {one: [] for one in pair.identities}
        for hit in found:
            people = hit.pair.identities
            if not people or hit.pair.id == pair.id:
                continue
            known = next((person_of[one] for one in people if one in person_of), None)
            if known is None:
                known = []
                others.append(known)
                person_of |= dict.fromkeys(people, known)
            if all(hit.pair.id != other.id for other in known):
                known.append(hit.pair)
        return others


def _near(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that are not far behind the best one."""
    best = max((hit.score for hit in hits), default=0.0)
    return [hit for hit in hits if hit.score >= best * LEAST_SCORE]
