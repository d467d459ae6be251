"""What is wrong in transcripts: below each file, what was found in it, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from interviews.building.reports import FileFinding, SkippedFile
from interviews.exporting.untrusted import one_line
from interviews.tui.widgets.row_list import RowList

FEWEST_LINES, MOST_LINES = 4, 14
"""Lines that are seen at once, on a screen of 24 lines and on a high one; the others scroll."""
TAKEN = 19
"""Lines of the screen that the rest of the dialog needs."""


class _Row(NamedTuple):
    path: str
    line: int
    """0 for the row that names the file."""
    code: str = ""
    message: str = ""


class FindingList(RowList):
    """Files that could not be read, and what to look at in the others."""

    help_title = "What was found"
    help_text = (
        "Enter or o opens the file in your editor at the line. Mend it and rebuild: only new and changed "
        "files are read again."
    )

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[_Row] = []
        self._width = 1

    def clear(self) -> None:
        """Leaves the list empty."""
        self._rows.clear()
        self.rows_changed(0, 0)

    def add(self, found: Sequence[FileFinding | SkippedFile]) -> None:
        """Lists more, below its file; what comes of one file in a row has one heading."""
        for one in found:
            if not self._rows or self._rows[-1].path != one.path:
                self._rows.append(_Row(one.path, 0))
            if isinstance(one, SkippedFile):
                # The reason begins with the file, which stands above it already.
                reason = one.reason.partition(f"{one.path}: ")[2] or one.reason
                self._rows.append(_Row(one.path, 1, "skipped", reason))
            else:
                self._rows.append(_Row(*one))
        self._width = max((len(str(row.line)) for row in self._rows), default=1)
        room = max(FEWEST_LINES, min(MOST_LINES, self.app.size.height - TAKEN))
        self.styles.height = min(len(self._rows), room)
        self.rows_changed(len(self._rows), max(self.cursor, 1))

    def place(self, index: int) -> tuple[str, int]:
        """The file of a row, and the line in it."""
        row = self._rows[index]
        return row.path, max(row.line, 1)

    def words(self, index: int) -> str:
        """All that is said in a row, which may be wider than the list."""
        if not self.selectable(index):
            return ""
        row = self._rows[index]
        return f"Line {row.line}: {one_line(row.message)}"

    def selectable(self, index: int) -> bool:
        """The rows that name a file are passed over."""
        return index < len(self._rows) and self._rows[index].line > 0

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The file, or a line of it with what is found there."""
        row = self._rows[index]
        if not row.line:
            return (Content.styled(one_line(row.path), "title"),)
        line = f"{row.line:>{self._width}}  "
        code = (f"{row.code}: ", "strong")
        return (Content.assemble((line, "count"), code, (one_line(row.message), "detail")),)
