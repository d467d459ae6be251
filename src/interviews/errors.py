"""The errors a user can cause, as one family.

    InterviewsError
    ├── UsageError              wrong usage: exit code 2
    ├── SettingsError           interviews.toml, speakers.toml or another settings file is wrong
    ├── SourceError             a transcript or folder that cannot be read
    ├── PairReferenceError      a reference that names no Q&A pair, or more than one
    ├── SearchIndexError        an index that cannot be used
    │   ├── NoIndexError        there is none yet
    │   ├── DamagedIndexError   it is there but not whole
    │   ├── ClosedIndexError    the system does not let it be read
    │   ├── ForeignFolderError  the folder holds something else
    │   ├── IndexBusyError      another process is writing it
    │   └── RebuildCancelledError   the user stopped a rebuild: exit code 130
    └── CitationError           nothing to cite, or no style of that name

Every message says what is wrong, where, and what to do about it; the faces print it as it is.
"""

from __future__ import annotations


class InterviewsError(Exception):
    """What went wrong, where, and the remedy, in words for the user."""

    exit_code = 1
    """The exit code of a command that ends with this error."""


class UsageError(InterviewsError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class SettingsError(InterviewsError):
    """A settings file holds something that cannot be used."""


class SourceError(InterviewsError):
    """A transcript or a folder of transcripts cannot be read."""


class PairReferenceError(InterviewsError):
    """A reference names no Q&A pair, or more than one."""


class SearchIndexError(InterviewsError):
    """An index cannot be used."""


class NoIndexError(SearchIndexError):
    """There is no index yet."""


class DamagedIndexError(SearchIndexError):
    """An index is there, but not whole."""


class ClosedIndexError(SearchIndexError):
    """The system does not let an index be read, which is no damage."""


class ForeignFolderError(SearchIndexError):
    """The folder named as the index holds something else; it is left alone."""


class IndexBusyError(SearchIndexError):
    """Another process is writing the index."""


class RebuildCancelledError(SearchIndexError):
    """The user stopped a rebuild; the index is as it was before."""

    exit_code = 130


class CitationError(InterviewsError):
    """There is nothing to cite, or no style of that name."""
