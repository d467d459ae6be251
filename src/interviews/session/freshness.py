"""Which transcripts are not as they were when they were indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from interviews.errors import InterviewsError


class Freshness:
    """Compares transcripts with the index; a file that stays as it is is read once.

    Args:
        transcripts: what `interviews.engines.engine.Engine.transcripts` answers.
    """

    def __init__(self, transcripts: Callable[[], Mapping[tuple[str, str], str]]) -> None:
        self._transcripts = transcripts
        self._indexed: dict[Path, str] | None = None
        self._folders: set[Path] = set()
        self._looked: dict[Path, tuple[tuple[int, int] | None, bool]] = {}
        """For each file its time and size when it was looked at, and whether it had changed."""

    def forget(self) -> None:
        """Takes note that there is a newer index."""
        self._indexed = None
        self._looked.clear()

    def changed(self, files: Iterable[Path]) -> frozenset[Path]:
        """Those of some transcripts that have changed since they were indexed, or have gone.

        A path that is not absolute is one below a folder of the index.
        """
        if self._indexed is None:
            transcripts = self._transcripts()
            self._folders = {Path(folder) for folder, _ in transcripts}
            self._indexed = {
                Path(folder) / path: content.partition("/")[0]
                for (folder, path), content in transcripts.items()
            }
        indexed, folders = self._indexed, self._folders
        return frozenset(
            file for file in files if any(self._has_changed(folder / file, indexed) for folder in folders)
        )

    def _has_changed(self, file: Path, indexed: Mapping[Path, str]) -> bool:
        if file not in indexed:
            return False
        try:
            status = file.stat()
        except OSError:
            return True
        state = (status.st_mtime_ns, status.st_size)
        if self._looked.get(file, (None, False))[0] != state:
            self._looked[file] = (state, _digest(file) != indexed[file])
        return self._looked[file][1]


def _digest(file: Path) -> str:
    # Deferred: what reads transcripts is not needed for the first list.
    from interviews.library.reading import content_digest, read_bytes

    try:
        return content_digest(read_bytes(file)[0])
    except InterviewsError:
        return ""
