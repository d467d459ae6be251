"""What an engine is: it keeps the interviews of folders of transcripts, and finds in them.

The rest of the program knows no more of engines than this page. An engine is a folder beside `embedded` and a
line in `interviews.engines`; the tests in `tests/engines` are passed by every one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults

if TYPE_CHECKING:
    from interviews.building.reports import RebuildProgress, RebuildReport
    from interviews.engines.checkup import Checkup
    from interviews.library.fingerprints import Place
    from interviews.model import InterviewDescription
    from interviews.search.bursts import SuggestedTopic
    from interviews.search.meaning import Model


class Index(Protocol):
    """An open index: one unchanging generation until `refresh`."""

    def search(self, request: SearchRequest) -> SearchResults:
        """The pairs and passages that match, in the order of `request.sort`.

        It never raises for anything in `request.text`.

        Raises:
            TypeError: a field of the request holds a value of another kind.
            UsageError: there is no such scope, order or page, or a date is none.
        """

    def pair(self, reference: str) -> IndexedPair:
        """The one pair, or passage, whose id starts with `reference`.

        Raises:
            PairReferenceError: no pair's id does, or those of several.
        """

    def ids(self, beginning: str, limit: int) -> list[str]:
        """The ids that begin so, in their order, at most so many; none for what is no beginning of an id."""

    def with_vectors(self, model: str) -> int:
        """How many pairs can be found by their meaning, by the vectors of a model."""

    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        """Similar questions and other people's answers, at most `limit` of each."""

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        """The pairs of a file in their order; empty for a file that the index does not hold."""

    def interviews(self) -> tuple[InterviewEntry, ...]:
        """All interviews, newest first, those without a date last."""

    def description(self, pair: IndexedPair) -> InterviewDescription:
        """The description of the pair's interview: what a citation needs."""

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        """All values of one of `FACETS` with the number of pairs, most frequent first."""

    def words_spoken(self) -> Mapping[str, int]:
        """How many words each speaker says in questions and answers.

        An index knows how long questions and answers are. Of those in which several speak, each is taken to
        say as much as the others.
        """

    def summary(self) -> IndexSummary:
        """What the index holds."""

    def refresh(self) -> bool:
        """Moves to the newest generation; whether there was a newer one."""

    def suggest_topics(self, folder: str) -> list[SuggestedTopic]:
        """The topics that the interviews of one of its transcripts folders suggest; takes a while."""

    def close(self) -> None:
        """Lets go of its files and connections."""


class RebuildOptions(TypedDict, total=False):
    """How a rebuild goes about it."""

    full: bool
    """Reads every file again."""
    compacting: bool
    """Drops what stands for nothing any more, however little it is."""
    jobs: int
    """How many processes read files; one unless given."""
    memory: int
    """MB that the words of new files may take until they are written to the disk."""
    progress: Callable[[RebuildProgress], None]
    """Told how far it is."""
    cancelled: Callable[[], bool]
    """Asked between files whether to stop."""


class Engine(Protocol):
    @property
    def place(self) -> str:
        """Where the index is, to be shown."""

    def __hash__(self) -> int:
        """Engines of the same index are equal, so that a process opens it once."""
        return hash(self.place)

    def open(self) -> Index:
        """The newest generation of the index.

        Raises:
            NoIndexError: there is none yet.
            ForeignFolderError: the place holds something else.
            DamagedIndexError: it is not whole, or of another version.
        """

    def rebuild(self, folders: Sequence[Path] = (), **options: Unpack[RebuildOptions]) -> RebuildReport:
        """Brings the index in line with folders of transcripts, those of the last time unless given.

        The index then holds these folders and no others. Readers see it as it was until all is done, and
        after an error or a cancel, too. Files that could not be read are named in the report, and not in the
        index.

        Raises:
            SourceError: a folder cannot be read, or there is no transcript in any of them.
            SettingsError: all is to be read again, and a speakers or topics file is wrong.
            NoIndexError: no folder is given and there was no last time.
            ForeignFolderError: the place of the index holds something else.
            IndexBusyError: another process is writing it.
            RebuildCancelledError: it was cancelled.
            SearchIndexError: the index cannot be written.
        """

    def make_vectors(
        self,
        model: Model,
        progress: Callable[[RebuildProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Makes the vectors that are missing for finding pairs by their meaning; how many that were.

        Searches and rebuilds go on meanwhile. What is made stays after an interrupt.

        Raises:
            NoIndexError: there is no index yet.
            SearchIndexError: it cannot be read, or the vectors not be written.
        """

    def examine(self) -> Checkup:
        """Reads all of the index and of the transcripts, and says what is wrong and what helps.

        Raises:
            NoIndexError: there is none yet.
            ForeignFolderError: the place holds something else.
        """

    def folders(self) -> Sequence[str]:
        """The folders that a rebuild without folders reads, absolute; empty where that is not known."""

    def transcripts(self) -> Mapping[Place, str]:
        """For each transcript in the index what tells its content from any other; empty without an index.

        That begins with the digest of the file; behind a slash stands that of the files which go with it.
        """
