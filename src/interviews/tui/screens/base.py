"""What all screens share: bindings from the list of commands, and greyed keys that say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import isawaitable
from typing import Any, TypeVar, cast

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState, get_current_worker

from interviews.errors import InterviewsError
from interviews.session.session import Session
from interviews.tui.commands import BY_NAME, OF_ANSWER, Command, Scope, commands_of
from interviews.tui.host import Host
from interviews.tui.widgets.answer_commands import AnswerCommands
from interviews.tui.widgets.document_view import DocumentView

Result = TypeVar("Result")
Found = TypeVar("Found")


@dataclass
class Loaded(Message):
    """A worker has fetched something; what to do with it runs on the screen's thread."""

    use: Callable[[], Any]


class Ready(Message):
    """The screen has what the next key may act on."""


class CommandScreen(Screen[Result]):
    """A screen whose commands can be unavailable for a reason."""

    SCOPE: Scope = "app"
    _usable: tuple[bool, ...] = ()

    @property
    def host(self) -> Host:
        """The app, as far as screens know it."""
        return cast("Host", self.app)

    @property
    def session(self) -> Session:
        """What is known and can be done, whatever screen shows it."""
        return self.host.session

    def __init__(self) -> None:
        # Textual gives a screen these classes only after it has laid it out and drawn it without them.
        super().__init__(classes=" ".join(classes_of_size(self.app)))
        self._awaited: dict[str, Worker[None]] = {}
        """By their groups: a worker of the same group takes the place of one that was cancelled."""
        self._is_rearranged = False

    @property
    def busy(self) -> bool:
        """Whether something is under way that the next key may act on; `Ready` says when it is there."""
        return self._is_rearranged or bool(self._awaited)

    def rearrange(self) -> None:
        """Lets no key act before regions that come or go have done so.

        A region that goes lets go of the focus only when it hears of that: it would take it from whatever the
        next key has focused meanwhile, be it the same region, which is back.
        """
        self._is_rearranged = True
        self.call_after_refresh(self._is_drawn_anew)

    def _is_drawn_anew(self) -> None:
        self._is_rearranged = False
        self.post_message(Ready())

    def wait_for(self, worker: Worker[None]) -> None:
        """Lets no key act before a worker has done its work."""
        self._awaited[worker.group] = worker

    def fetch(
        self,
        group: str,
        ask: Callable[[], Found],
        use: Callable[[Found], Any],
        failed: Callable[[InterviewsError], Any] | None = None,
    ) -> Worker[None]:
        """Finds something out in a thread, which leaves widgets alone, and uses it on that of the screen.

        Args:
            group: What is still found out for the same group is wanted no longer.
            ask: What finds it out.
            use: What uses it.
            failed: What is done where it cannot be found out: unless given, the user is told why.
        """
        work = self.finding_out(ask, use, failed)
        return self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    def finding_out(
        self,
        ask: Callable[[], Found],
        use: Callable[[Found], Any],
        failed: Callable[[InterviewsError], Any] | None = None,
    ) -> Callable[[], None]:
        """The work of a thread that finds something out, as `fetch` does."""

        def work() -> None:
            outcome: Callable[[], Any]
            try:
                outcome = partial(use, ask())
            except InterviewsError as error:
                outcome = partial(failed or self.tell_failed, error)
            if not get_current_worker().is_cancelled:
                self.post_message(Loaded(outcome))

        return work

    def tell_failed(self, error: InterviewsError) -> Any:
        """Says what went wrong."""
        self.say(str(error), severity="error")

    @on(Loaded)
    async def _use_loaded(self, event: Loaded) -> None:
        if isawaitable(used := event.use()):
            await used

    def why_not(self, command: str) -> str | None:
        """Why a command cannot be used now, in words; None when it can."""
        doer = self.doer_of(command)
        return doer.why_not(command) if isinstance(doer, AnswerCommands) else None

    def doer_of(self, command: str) -> AnswerCommands | CommandScreen[Result]:
        """What has the method of a command: the screen, or the part of it that all answers have."""
        parts = self.children if command in OF_ANSWER else ()
        return next((part for part in parts if isinstance(part, AnswerCommands)), self)

    def jump_targets(self) -> list[tuple[str, Widget]]:
        """The regions of the screen, each with the key that goes there."""
        return []

    def refresh_commands(self) -> None:
        """Greys keys out, or not any more, where that has changed."""
        usable = tuple(self.why_not(command.name) is None for command in commands_of(self.SCOPE))
        if usable != self._usable:
            self._usable = usable
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Greys out the commands that cannot be used now."""
        if action in BY_NAME and self.why_not(action) is not None:
            return None
        return True

    def on_key(self, event: events.Key) -> None:
        """Says why, when the key of a greyed command is pressed."""
        for command in commands_of(self.SCOPE):
            keys = self.host.keys_of(command)
            if event.key in keys or (event.aliases and set(event.aliases) & set(keys)):
                reason = self.why_not(command.name)
                if reason is not None:
                    event.stop()
                    self.say(reason, severity="warning")
                return

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says what went wrong in a worker: a mistake of ours, which must not pass in silence."""
        # What the worker has posted stands before this, and so was used before the next key acts.
        if event.worker.is_finished and self._awaited.get(event.worker.group) is event.worker:
            del self._awaited[event.worker.group]
            self.post_message(Ready())
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            self.say(f"Something went wrong ({type(error).__name__}: {error}).", severity="error")

    def action_back(self) -> None:
        self.dismiss()

    def say(self, message: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Tells the user something; the text is never read as markup."""
        self.host.tell(message, title=title, severity=severity)


class SteppingScreen(CommandScreen[None]):
    """A screen on which one goes from a pair, or from a found word, to the next."""

    def step_pair(self, step: int) -> None:
        """Goes to the next (1) or the previous (-1) pair."""
        raise NotImplementedError

    def action_next_pair(self) -> None:
        self.step_pair(1)

    def action_previous_pair(self) -> None:
        self.step_pair(-1)

    def action_next_match(self) -> None:
        self.query_one(DocumentView).step_match(1)

    def action_previous_match(self) -> None:
        self.query_one(DocumentView).step_match(-1)


def offered(screen: Screen[Any]) -> Iterator[tuple[Command, Sequence[str], str | None]]:
    """The commands that work on a screen, each with its keys, and with why it cannot be used now."""
    if not isinstance(screen, CommandScreen):
        yield from ((command, command.keys.split(","), None) for command in commands_of("app"))
        return
    for command in dict.fromkeys((*commands_of(screen.SCOPE), *commands_of("app"))):
        yield command, screen.host.keys_of(command), screen.why_not(command.name)


def classes_of_size(app: App[object]) -> list[str]:
    """The classes that a screen has by its width and height."""
    width, height = app.size
    breakpoints = ((width, app.HORIZONTAL_BREAKPOINTS or ()), (height, app.VERTICAL_BREAKPOINTS or ()))
    return [
        max((least, name) for least, name in classes if least <= length)[1]
        for length, classes in breakpoints
        if classes
    ]
