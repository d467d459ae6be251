"""The rebuild from inside: progress, rate, cancel, and what was found in the transcripts."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, ProgressBar, Static

from interviews.building.reports import FileFinding, RebuildProgress, RebuildReport, SkippedFile
from interviews.errors import InterviewsError
from interviews.exporting.describing import joined
from interviews.exporting.untrusted import one_line, visible
from interviews.session.rebuilding import check_folders, file_in, import_waiting, waiting_in
from interviews.tui.host import NO_EDITOR_IN_BROWSER
from interviews.tui.screens.base import CommandScreen, Loaded
from interviews.tui.widgets.regions import show_text
from interviews.tui.widgets.row_list import RowList
from interviews.wording import counted

_STAGES = {
    "looking": "Looking for transcripts",
    "importing": "Making transcripts",
    "parsing": "Reading transcripts",
    "writing": "Writing the index",
    "meaning": "Finding out what answers mean",
}
_PROGRESS = "#rebuild-stage, #rebuild-bar, #rebuild-file"
_REPORT = "#rebuild-report, #import-button, #check-button, #found, #found-words"
"""What is shown afterwards."""
_SHOWN_EVERY = 0.05
"""Seconds between two drawings of the progress."""
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


class RebuildScreen(CommandScreen[bool]):
    """Rebuilds the index; its result says whether there is a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel_or_close", "Cancel or close"),
        Binding("i", "import_waiting", "Import"),
        Binding("c", "check_all", "Check all"),
        Binding("o", "open_found", "Open"),
        Binding("down,j", "enter_found", "To what was found", show=False),
    ]

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._folders = folders
        self._stop = threading.Event()
        self._stop_check = threading.Event()
        self._began = time.monotonic()
        self._shown = 0.0
        self._report: RebuildReport | None = None
        self._over = False

    def compose(self) -> ComposeResult:
        """The progress and a button; later the report."""
        with Vertical(classes="dialog", id="rebuild-dialog") as dialog:
            dialog.border_title = Content("Rebuild")
            yield Static(
                Content(", ".join(one_line(str(folder)) for folder in self._folders)), id="rebuild-folders"
            )
            yield Static("", id="rebuild-stage", markup=False)
            yield ProgressBar(id="rebuild-bar", show_eta=False, show_percentage=True)
            yield Static("", id="rebuild-file", markup=False)
            yield Static("", id="rebuild-report", markup=False)
            yield FindingList(id="found")
            yield Static("", id="found-words", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Cancel", id="rebuild-button")
                yield Button(Content("Check all (c)"), id="check-button")
                yield Button(Content("Import (i)"), id="import-button", variant="primary")

    def on_mount(self) -> None:
        self._begin(importing=False)

    def _begin(self, *, importing: bool) -> None:
        self._over = False
        # What a check still finds is no part of the report to come.
        self._stop_check.set()
        self.query(_REPORT).set(display=False)
        self.query(_PROGRESS).set(display=True)
        self._offer("Cancel")
        self._rebuild(importing)

    def _offer(self, what: str) -> None:
        """Names the button that ends the rebuild or its report."""
        button = self.query_one("#rebuild-button", Button)
        button.label = Content(what)
        button.focus()

    def on_unmount(self) -> None:
        """Leaving the program stops a rebuild too."""
        self._stop.set()

    @work(thread=True, exit_on_error=False)
    def _rebuild(self, importing: bool) -> None:
        def progressed(progress: RebuildProgress) -> None:
            self.post_message(Loaded(partial(self._show_progress, progress)))

        outcome: RebuildReport | str
        imported, waiting = "", ""
        try:
            if importing:
                imported = import_waiting(self._folders, progressed, self._stop.is_set)
            outcome = self.session.tools.rebuild(self._folders, progressed, self._stop.is_set)
        except InterviewsError as error:
            outcome = str(error)
        except Exception as error:
            # Without this a mistake of ours would leave the dialog waiting for ever.
            outcome = f"The rebuild failed ({type(error).__name__}: {error}). The index is as it was before."
        # Whoever sees this in a browser has no business in the folders of the machine that serves it.
        if not (importing or self._stop.is_set() or self.app.is_web):
            waiting = waiting_in(self._folders)
        self.post_message(Loaded(lambda: self._show_end(outcome, imported, waiting)))

    def _show_progress(self, progress: RebuildProgress) -> None:
        now = time.monotonic()
        if self._over or (now - self._shown < _SHOWN_EVERY and progress.done < progress.total):
            return
        self._shown = now
        rate = progress.done / max(now - self._began, 0.001)
        stage = f"{_STAGES[progress.stage]}: {progress.done:,} of {progress.total:,}"
        if progress.stage == "parsing" and progress.done:
            stage += f", {counted(round(rate), 'file')} a second"
        self.query_one("#rebuild-stage", Static).update(Content(stage))
        self.query_one("#rebuild-file", Static).update(Content(one_line(progress.path or "")))
        self.query_one(ProgressBar).update(total=progress.total or None, progress=progress.done)

    def _show_end(self, outcome: RebuildReport | str, imported: str, waiting: str) -> None:
        """Shows what a rebuild did or why it did nothing, what was imported first, and what waits."""
        self._over = True
        self.query(_PROGRESS).set(display=False)
        text = self.query_one("#rebuild-report", Static)
        text.display = True
        self._offer("Close")
        self.query_one("#import-button").display = bool(waiting)
        offer = f"{waiting}. Import makes transcripts beside them." if waiting else ""
        said = (outcome, offer) if isinstance(outcome, str) else (report_words(outcome, offer),)
        text.update(Content(visible("\n".join(filter(None, (imported, *said))))))
        if isinstance(outcome, str):
            return
        report = self._report = outcome
        self.query_one("#check-button").display = not self.app.is_web
        self.found.clear()
        self._name_list()
        self._list((*report.skipped, *report.findings))
        if report.skipped:
            self.found.focus()

    @property
    def found(self) -> FindingList:
        """The list of what was found in the transcripts."""
        return self.query_one(FindingList)

    def _list(self, found: Sequence[FileFinding | SkippedFile]) -> None:
        if found:
            self.found.add(found)
            self.query("#found, #found-words").set(display=True)
            self._show_words(self.found.cursor)
            self._name_list()

    def _name_list(self, checked: str = "") -> None:
        opens = "Enter opens it at the line" if self.found.row_count else ""
        self.query_one("#rebuild-dialog").border_subtitle = Content(joined(checked, opens))

    def _show_words(self, index: int) -> None:
        show_text(self.query_one("#found-words", Static), self.found.words(index))

    @on(RowList.Highlighted)
    def _looked(self, event: RowList.Highlighted) -> None:
        self._show_words(event.index)

    @on(RowList.Chosen)
    def action_open_found(self) -> None:
        """Opens a transcript at the line in which something was found."""
        if not self.found.row_count:
            return
        if self.app.is_web:
            self.say(NO_EDITOR_IN_BROWSER, severity="warning")
            return
        path, line = self.found.place(self.found.cursor)
        self.host.edit(file_in(self._folders, path), line)

    def action_enter_found(self) -> None:
        """Goes to the list of what was found."""
        if self.found.row_count:
            self.found.focus()

    @on(Button.Pressed, "#check-button")
    def action_check_all(self) -> None:
        """Lists what is to be looked at in all transcripts, those that were not read now too."""
        button = self.query_one("#check-button")
        if button.display:
            button.display = False
            self.found.clear()
            self._stop_check = threading.Event()
            self._check(self._stop_check)

    @work(thread=True, exit_on_error=False)
    def _check(self, stop: threading.Event) -> None:
        found: list[FileFinding | SkippedFile] = []
        told = time.monotonic()
        done = total = 0

        def progressed(now_done: int, of_all: int) -> None:
            nonlocal done, total, told
            done, total = now_done, of_all
            if time.monotonic() - told > _SHOWN_EVERY or done == total:
                self.post_message(Loaded(partial(self._show_checked, stop, tuple(found), done, total)))
                found.clear()
                told = time.monotonic()

        def stopped() -> bool:
            return stop.is_set() or self._stop.is_set()

        found.extend(check_folders(self._folders, progressed, stopped))

    def _show_checked(
        self, stop: threading.Event, found: Sequence[FileFinding | SkippedFile], done: int, total: int
    ) -> None:
        """Lists what a check, unless it is stopped, has found by now, and how many transcripts are done."""
        if stop.is_set():
            return
        self._list(found)
        of_all = "" if done == total else f"{done:,} of "
        self._name_list(f"{of_all}{counted(total, 'transcript')} checked")

    @on(Button.Pressed, "#import-button")
    def action_import_waiting(self) -> None:
        """Makes transcripts of files of other kinds, and rebuilds again."""
        if self.query_one("#import-button").display:
            self._began = time.monotonic()
            self._begin(importing=True)

    @on(Button.Pressed, "#rebuild-button")
    def action_cancel_or_close(self) -> None:
        """Stops the rebuild, or closes the report."""
        if self._over:
            self.dismiss(self._report is not None)
        elif not self._stop.is_set():
            self._stop.set()
            self.query_one("#rebuild-stage", Static).update(Content("Stopping …"))


def report_words(report: RebuildReport, waiting: str = "") -> str:
    """What a rebuild did, and what waits besides, in a few lines; the last stands right above the list."""
    changes = [
        f"{number:,} {word}"
        for number, word in ((report.added, "new"), (report.changed, "changed"), (report.removed, "removed"))
        if number
    ]
    lines = [
        f"{', '.join(changes) if changes else 'Nothing had changed'}; {report.unchanged:,} as before.",
        f"The index holds {counted(report.pairs, 'answer')} of {counted(report.interviews, 'interview')} "
        f"in {counted(report.files, 'file')}.",
    ]
    if report.without_pairs:
        without = counted(report.without_pairs, "file")
        lines.append(f"{without} without an answer: w in the list searches outside of answers.")
    listed = []
    if report.skipped:
        listed.append(f"{counted(len(report.skipped), 'file')} skipped")
    if report.findings:
        listed.append(f"{counted(len(report.findings), 'thing')} to look at in what was read")
    head = f"{'; '.join(listed)}:" if listed else ""
    return "\n".join(filter(None, (*lines, *report.notes, waiting, head)))
