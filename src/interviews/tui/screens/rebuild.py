"""The rebuild from inside: progress, rate, cancel, and the list of files that were skipped."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, ProgressBar, Static

from interviews.building.reports import RebuildProgress, RebuildReport, SkippedFile
from interviews.errors import InterviewsError
from interviews.exporting.untrusted import one_line, visible
from interviews.session.importing import import_waiting, waiting_in
from interviews.session.wording import count
from interviews.tui.screens.base import CommandScreen
from interviews.tui.widgets.row_list import RowList

_STAGES = {
    "looking": "Looking for transcripts",
    "importing": "Making transcripts",
    "parsing": "Reading transcripts",
    "writing": "Writing the index",
    "meaning": "Finding out what answers mean",
}
_PROGRESS = "#rebuild-stage, #rebuild-bar, #rebuild-file"
MOST_SKIPPED_LINES = 8
"""So that the dialog fits on 24 lines; the others scroll."""
_SHOWN_EVERY = 0.05
"""Seconds between two drawings of the progress."""


class SkippedList(RowList):
    """Files that could not be indexed, each with the reason."""

    help_title = "Skipped files"
    help_text = (
        "Enter opens the file in your editor. Mend it and rebuild: only new and changed files are read again."
    )

    def __init__(self) -> None:
        super().__init__(id="skipped")
        self.row_height = 2
        self.files: Sequence[SkippedFile] = ()

    def show(self, files: Sequence[SkippedFile]) -> None:
        self.files = files
        self.rows_changed(len(files), 0)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The file and what is wrong with it."""
        skipped = self.files[index]
        # The reason begins with the file, which stands above it already.
        reason = skipped.reason.partition(f"{skipped.path}: ")[2] or skipped.reason
        return (Content.styled(one_line(skipped.path), "title"), Content.styled(one_line(reason), "detail"))


class RebuildScreen(CommandScreen[bool]):
    """Rebuilds the index; its result says whether there is a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel_or_close", "Cancel or close"),
        Binding("i", "import_waiting", "Import"),
    ]

    class Progressed(Message):
        """The rebuild is further."""

        def __init__(self, progress: RebuildProgress) -> None:
            super().__init__()
            self.progress = progress

    class Ended(Message):
        """The rebuild is over, one way or the other."""

        def __init__(self, outcome: RebuildReport | str, imported: str, waiting: str) -> None:
            super().__init__()
            self.outcome = outcome
            """What it did, or why it did nothing."""
            self.imported = imported
            """What was made of files of other kinds first."""
            self.waiting = waiting
            """Which of them are there."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._folders = folders
        self._stop = threading.Event()
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
            yield SkippedList()
            with Horizontal(classes="buttons"):
                yield Button("Cancel", id="rebuild-button")
                yield Button(Content("Import (i)"), id="import-button", variant="primary")

    def on_mount(self) -> None:
        self.query_one(SkippedList).display = False
        self._begin(importing=False)

    def _begin(self, *, importing: bool) -> None:
        self._over = False
        for selector, shown in (("#rebuild-report, #import-button", False), (_PROGRESS, True)):
            self.query(selector).set(display=shown)
        button = self.query_one("#rebuild-button", Button)
        button.label = Content("Cancel")
        button.focus()
        self._rebuild(importing)

    def on_unmount(self) -> None:
        """Leaving the program stops a rebuild too."""
        self._stop.set()

    @work(thread=True, exit_on_error=False)
    def _rebuild(self, importing: bool) -> None:
        def progressed(progress: RebuildProgress) -> None:
            self.post_message(self.Progressed(progress))

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
        self.post_message(self.Ended(outcome, imported, waiting))

    @on(Progressed)
    def _show_progress(self, event: Progressed) -> None:
        progress = event.progress
        now = time.monotonic()
        if self._over or (now - self._shown < _SHOWN_EVERY and progress.done < progress.total):
            return
        self._shown = now
        rate = progress.done / max(now - self._began, 0.001)
        stage = f"{_STAGES[progress.stage]}: {progress.done:,} of {progress.total:,}"
        if progress.stage == "parsing" and progress.done:
            stage += f", {rate:,.0f} files a second"
        self.query_one("#rebuild-stage", Static).update(Content(stage))
        self.query_one("#rebuild-file", Static).update(Content(one_line(progress.path or "")))
        self.query_one(ProgressBar).update(total=progress.total or None, progress=progress.done)

    @on(Ended)
    def _show_end(self, event: Ended) -> None:
        self._over = True
        self.query(_PROGRESS).set(display=False)
        text = self.query_one("#rebuild-report", Static)
        text.display = True
        button = self.query_one("#rebuild-button", Button)
        button.label = Content("Close")
        button.focus()
        said = event.outcome if isinstance(event.outcome, str) else report_words(event.outcome)
        waiting = f"{event.waiting}. Import makes transcripts beside them." if event.waiting else ""
        text.update(Content(visible("\n".join(filter(None, (event.imported, said, waiting))))))
        self.query_one("#import-button").display = bool(waiting)
        if isinstance(event.outcome, str):
            return
        report = self._report = event.outcome
        if report.skipped:
            skipped = self.query_one(SkippedList)
            skipped.display = True
            skipped.show(report.skipped)
            skipped.styles.height = min(len(report.skipped) * 2, MOST_SKIPPED_LINES)
            skipped.focus()

    @on(RowList.Chosen)
    def _open_skipped(self, event: RowList.Chosen) -> None:
        file = Path(self.query_one(SkippedList).files[event.index].path)
        if not file.is_absolute() and self._folders:
            file = self._folders[0] / file
        self.host.edit(file, 1)

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


def report_words(report: RebuildReport) -> str:
    """What a rebuild did, in a few lines."""
    changes = [
        f"{number:,} {word}"
        for number, word in ((report.added, "new"), (report.changed, "changed"), (report.removed, "removed"))
        if number
    ]
    lines = [
        f"{', '.join(changes) if changes else 'Nothing had changed'}; {report.unchanged:,} as before.",
        f"The index holds {count(report.pairs, 'answer')} of {count(report.interviews, 'interview')} "
        f"in {count(report.files, 'file')}.",
    ]
    if report.without_pairs:
        without = count(report.without_pairs, "file")
        lines.append(f"{without} without an answer: w in the list searches outside of answers.")
    if report.warnings:
        lines.append(f"{count(report.warnings, 'thing')} to look at: interviews check lists them.")
    lines += report.notes
    if report.skipped:
        lines.append(f"{count(len(report.skipped), 'file')} skipped:")
    return "\n".join(lines)
