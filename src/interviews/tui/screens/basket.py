"""The basket: what was collected, in the user's order, with notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from interviews.errors import InterviewsError
from interviews.exporting.baskets import DEFAULT_NAME, Basket, Item, basket_names
from interviews.exporting.describing import byline
from interviews.exporting.untrusted import one_line
from interviews.search.results import IndexedPair
from interviews.session.choices import Choice
from interviews.session.file_names import slug
from interviews.session.session import ExportedBasket
from interviews.tui.commands import bindings
from interviews.tui.documents import Block
from interviews.tui.markdown import headline_content, line_content
from interviews.tui.pages import pair_blocks, part_blocks
from interviews.tui.screens.base import CommandScreen
from interviews.tui.screens.dialogs import AskDialog, ChooseDialog, NoteDialog, ask
from interviews.tui.widgets.answer_commands import AnswerCommands, BasketChanged, Reading
from interviews.tui.widgets.command_footer import CommandFooter
from interviews.tui.widgets.document_view import DocumentView
from interviews.tui.widgets.results import shortened
from interviews.tui.widgets.row_list import RowList
from interviews.wording import counted

_NEW_BASKET = "A new basket …"
_GONE = (
    "This answer is not in the index any more: the transcript is gone, or its question was edited. An export "
    "leaves it out."
)
_EMPTY = "Nothing here yet. Mark answers with m while you read, and they gather here."

BASKET_ROW = 4
"""Lines of an answer in the list; a blank one follows."""


class BasketList(RowList):
    """The collected answers."""

    help_title = "The basket"
    help_text = (
        "Answers you marked with m, in an order of your own. Each may have a note. The basket is a plain "
        "text file in the workspace and survives rebuilds."
    )

    def __init__(self) -> None:
        super().__init__(id="basket-list")
        self.row_height = BASKET_ROW + 1
        self._items: Sequence[Item] = ()
        self._pairs: Mapping[str, IndexedPair] = {}

    def show(self, items: Sequence[Item], pairs: Mapping[str, IndexedPair], cursor: int) -> None:
        """Lists the items; pairs that the index does not hold are shown by the words of the basket's file."""
        self._items, self._pairs = items, pairs
        self.rows_changed(len(items), cursor)

    def row(self, index: int, width: int) -> Sequence[Content]:
        """The question, who answers it, and the note."""
        item = self._items[index]
        pair = self._pairs.get(item.id)
        question = headline_content(pair) if pair else Content(item.words or item.id)
        detail = byline(pair) if pair else "not in this index"
        if pair and pair.id != item.id:
            detail = f"edited since it was marked · {detail}"
        head = Content.assemble((f"{index + 1}. ", "count"), question.stylize_before("title"))
        lines = [*shortened(head, width, 2), Content.styled(detail, "detail")]
        if item.part:
            lines.append(
                Content.assemble(("❝ ", "marked"), line_content(item.part).stylize_before("snippet"))
            )
        if item.note:
            lines.append(Content.styled(f"✎ {one_line(item.note)}", "match"))
        return lines[:BASKET_ROW] if len(lines) <= BASKET_ROW else [lines[0], *lines[2:]]


class BasketScreen(CommandScreen[None]):
    """See, reorder, annotate and export what was collected."""

    SCOPE = "basket"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("basket")]
    AUTO_FOCUS = "#basket-list"
    NEEDS_ITEM = frozenset({"note", "remove", "export", "move_up", "move_down"})

    def __init__(self) -> None:
        super().__init__()
        self._pairs: dict[str, IndexedPair] = {}

    def compose(self) -> ComposeResult:
        """The list, and the answer under the cursor."""
        with AnswerCommands(self.SCOPE, self.reading), Horizontal(id="basket-regions"):
            yield BasketList()
            yield DocumentView(id="basket-answer")
        yield CommandFooter()

    def on_mount(self) -> None:
        self._show(0)
        self._fetch()

    @property
    def basket(self) -> Basket:
        return self.session.basket

    @property
    def rows(self) -> BasketList:
        return self.query_one(BasketList)

    def jump_targets(self) -> list[tuple[str, Widget]]:
        return [("l", self.rows), ("r", self.query_one("#basket-answer"))]

    def _fetch(self) -> None:
        self.fetch("basket", self.session.pairs_of_basket, self._take)

    def _take(self, pairs: dict[str, IndexedPair]) -> None:
        self._pairs = pairs
        self._show(self.rows.cursor)

    def _show(self, cursor: int) -> None:
        self.rows.show(self.basket.items, self._pairs, cursor)
        name = self.session.state.basket
        self.rows.border_title = Content("Basket" if name == DEFAULT_NAME else f"Basket: {name}")
        self.rows.border_subtitle = Content(counted(len(self.basket.items), "item"))
        self._show_answer()
        self.refresh_commands()

    @on(RowList.Highlighted)
    def _show_answer(self) -> None:
        pair = self.current_pair()
        if pair is not None:
            item = self.basket.items[self.rows.cursor]
            blocks = [*part_blocks(item.part, item.note), *pair_blocks(pair)]
        else:
            blocks = [Block(Content(_GONE if self.basket.items else _EMPTY))]
        view = self.query_one("#basket-answer", DocumentView)
        view.border_title = Content("Outside questions" if pair and pair.is_passage else "Answer")
        view.show(blocks)

    def current_pair(self) -> IndexedPair | None:
        held = self.basket.items[self.rows.cursor : self.rows.cursor + 1]
        return self._pairs.get(held[0].id) if held else None

    def reading(self) -> Reading | None:
        """The answer under the cursor; None where the index does not hold it any more."""
        pair = self.current_pair()
        return Reading(pair) if pair else None

    def why_not(self, command: str) -> str | None:
        if command in self.NEEDS_ITEM and not self.basket.items:
            return "The basket is empty. Mark answers with m while you read."
        return super().why_not(command)

    @on(BasketChanged)
    def _changed_back(self) -> None:
        self._show(self.rows.cursor)
        self._fetch()

    @on(RowList.Chosen)
    def _read(self) -> None:
        self.query_one("#basket-answer").focus()

    def action_note(self) -> None:
        """Asks for the note of the answer."""
        item = self.basket.items[self.rows.cursor]

        def keep(note: str) -> None:
            self._change(lambda basket: basket.noted(item.id, note), item.id)

        ask(self.app, NoteDialog(item.note), keep)

    def action_move_up(self) -> None:
        self._move(-1)

    def action_move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self.basket.items:
            identifier = self.basket.items[self.rows.cursor].id
            self._change(lambda basket: basket.moved(identifier, step), identifier)

    def _change(self, change: Callable[[Basket], Basket], identifier: str) -> None:
        """Changes the basket and goes on at a pair, or where it was."""
        try:
            self.session.change_basket(change)
        except InterviewsError as error:
            self.tell_failed(error)
        position = self.basket.position(identifier)
        self._show(self.rows.cursor if position is None else position)
        if any(item.id not in self._pairs for item in self.basket.items):
            self._fetch()

    def action_remove(self) -> None:
        """Takes the answer out; its note goes only after asking."""
        item = self.basket.items[self.rows.cursor]

        def remove(choice: int) -> None:
            if choice == 0:
                self._change(lambda basket: basket.without(item.id), item.id)

        if item.note:
            choices = [Choice("take", "Take it out", "the note goes with it"), Choice("keep", "Keep it")]
            ask(self.app, ChooseDialog("Take out an answer with a note?", choices), remove)
        else:
            remove(0)

    def action_export(self) -> None:
        """Asks for the format and writes the file."""
        formats = self.session.tools.exporter.formats()
        dialog = ChooseDialog("Export the basket as", formats)
        ask(self.app, dialog, lambda choice: self._export(formats[choice].name))

    def _export(self, form: str) -> None:
        pairs = self._pairs
        work = self.finding_out(lambda: self.session.export_basket(form, pairs), self._tell_exported)
        self.run_worker(work, thread=True, group="export", exit_on_error=False)

    def _tell_exported(self, exported: ExportedBasket) -> None:
        message = f"Wrote {counted(exported.answers, 'item')} to {exported.file}."
        if exported.edited:
            message += f" As they are now, edited since they were marked: {'; '.join(exported.edited)}."
        if exported.missing:
            message += f" Left out, not in this index: {'; '.join(exported.missing)}."
        odd = exported.edited or exported.missing or exported.remarks
        self.say(" ".join((message, *exported.remarks)), severity="warning" if odd else "information")

    def action_other_basket(self) -> None:
        """Opens another basket, or starts one."""
        names = basket_names(self.session.tools.basket_folder)
        choices = [Choice(name, name) for name in (*names, _NEW_BASKET)]

        def chosen(choice: int) -> None:
            if choice < len(names):
                self._open(names[choice])
            else:
                ask(self.app, AskDialog("New basket", "Its name:"), self._open)

        ask(self.app, ChooseDialog("Baskets", choices), chosen)

    def _open(self, name: str) -> None:
        try:
            self.session.open_basket(slug(name) or DEFAULT_NAME)
        except InterviewsError as error:
            self.tell_failed(error)
        self._show(0)
        self._fetch()
