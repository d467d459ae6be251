"""The citation dialog: every style with its preview, to copy or to write to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.worker import Worker

from interviews.errors import InterviewsError
from interviews.exporting.describing import byline
from interviews.exporting.untrusted import one_line, visible
from interviews.search.results import IndexedPair
from interviews.session.choices import Citation
from interviews.tui.commands import bindings
from interviews.tui.documents import Block
from interviews.tui.screens.base import CommandScreen
from interviews.tui.screens.dialogs import Choices
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView
from interviews.tui.widgets.row_list import RowList

MADE = ("copy_citation", "copy_with_italics", "write_citation")
"""Commands that need the citation."""


class StyleList(Choices):
    """The names of the styles."""

    help_title = "Citation styles"
    help_text = (
        "The preview shows the citation in the style under the cursor. Enter copies it, and keeps the style "
        "for next time."
    )


class CiteScreen(CommandScreen[None]):
    """Cites one answer."""

    SCOPE = "cite"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cite")]

    def __init__(self, pair: IndexedPair) -> None:
        super().__init__()
        self.pair = pair
        self.citation: Citation | None = None
        """In the style under the cursor; None until it is made."""
        self._then: Callable[[], None] | None = None
        """What is to be done with the citation as soon as it is made."""
        self._making: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The styles, and the preview beside or below them."""
        with Vertical(classes="dialog", id="cite-dialog") as dialog:
            dialog.border_title = Content(f"Cite {byline(self.pair)}").truncate(70, ellipsis=True)
            dialog.border_subtitle = Content("Enter copies, i with italics, e writes a file")
            with Horizontal():
                yield StyleList(id="styles")
                yield DocumentView(id="citation")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Starts with the style used last."""
        rows, styles = self.query_one(StyleList), self.session.tools.citer.styles()
        names, wanted = [style.name for style in styles], self.session.citation_style
        rows.show(styles, names.index(wanted) if wanted in names else 0)
        rows.focus()
        self._style_changed()

    @property
    def style_name(self) -> str:
        styles = self.query_one(StyleList)
        return styles.entry(styles.cursor).name

    def why_not(self, command: str) -> str | None:
        """What cannot be made cannot be copied; what is still being made can, a little later."""
        if command in MADE and self.citation is None and self._making is None:
            return "There is no citation in this style."
        return super().why_not(command)

    @on(RowList.Highlighted)
    def _style_changed(self) -> None:
        self.citation = self._then = None
        self._making = self.make_citation(self.style_name)

    @on(RowList.Chosen)
    def _style_chosen(self) -> None:
        self.action_copy_citation()

    def make_citation(self, style: str) -> Worker[None]:
        """Makes the citation of a style: some take the time of a process."""
        return self.fetch(
            "citation",
            lambda: self.session.cite(self.pair, style),
            lambda citation: self._show(style, citation, citation_blocks(citation)),
            lambda error: self._show(style, None, [Block(Content.styled(visible(str(error)), "quiet"))]),
        )

    def _show(self, style: str, citation: Citation | None, blocks: Sequence[Block]) -> None:
        if style == self.style_name:
            self.citation, self._making = citation, None
            self.query_one("#citation", DocumentView).show(blocks)
            self.refresh_commands()
            then, self._then = self._then, None
            if then is not None:
                then()

    def _wait(self, then: Callable[[], None]) -> None:
        """Does something with the citation when it is made."""
        if self._making is not None:
            self._then = then
            self.wait_for(self._making)

    def action_copy_citation(self) -> None:
        """Copies the citation as plain text, which everything takes, says so, and closes."""
        if self.citation is None:
            self._wait(self.action_copy_citation)
        else:
            self._copy(self.citation.text, "", self.style_name)

    def action_copy_with_italics(self) -> None:
        """Copies the citation for a word processor, says so, and closes."""
        if self.citation is None:
            self._wait(self.action_copy_with_italics)
        elif html := self.citation.html:
            self._copy(self.citation.text, html, f"{self.style_name}, with italics for word processors")
        else:
            self.action_copy_citation()

    def _copy(self, text: str, html: str, kind: str) -> None:
        self.session.state.style = self.style_name
        self.host.copy_to_clipboard(text.rstrip("\n"), html)
        first = one_line(text)
        self.say(first if len(first) < 120 else first[:119] + "…", title=f"Copied ({kind})")
        self.dismiss()

    def action_write_citation(self) -> None:
        """Writes the citation to a new file and says where."""
        if self.citation is None:
            self._wait(self.action_write_citation)
            return
        self.session.state.style = self.style_name
        try:
            file = self.session.write_citation(self.pair, self.style_name, self.citation.text)
        except InterviewsError as error:
            self.tell_failed(error)
            return
        self.say(f"Wrote {file.name} to {file.parent}.", title=f"Citation ({self.style_name})")
        self.dismiss()

    def on_click(self, event: Click) -> None:
        """A click beside the dialog closes it."""
        if event.widget is self:
            self.dismiss()


def citation_blocks(citation: Citation) -> list[Block]:
    """A citation as a document: the entry, how a text refers to it, and what is missing."""
    blocks = [Block(Content(line), gap=0) for line in visible(citation.text).rstrip("\n").split("\n")]
    if citation.in_text:
        blocks.append(Block(Content.styled("In the text", "heading")))
        blocks += [Block(Content(line), gap=0) for line in visible(citation.in_text).split("\n")]
    if citation.remarks:
        blocks.append(Block(Content.styled("Worth a look", "heading")))
        blocks += [Block(Content(visible(remark)), "• ", "  ", gap=0) for remark in citation.remarks]
    return blocks
