"""Keys one at a time, however close together they arrive.

Textual hands a key to the focused widget and takes the next one from the terminal while the first still
climbs to the screen that has it as a command. Over a slow line, from a paste or when the machine is busy, the
next key would then go to where the focus was before: the words behind `/` would be commands. Here a key waits
until the one before has done all that it began.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message import Message

ROUNDS = 4
"""How often in a row a follower has to come back from the same place before the next key is given out.

A key can lead to a message, which can lead to another one to the app, which can show a screen.
"""
LOOKED_AFTER = 0.05
"""Seconds between two looks at whether the follower was lost with a screen that has gone."""

AT_ONCE = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that wait for nothing, so that one can leave whatever is under way."""


@dataclass
class Followed(Message):
    """Goes the way of a key, from the focused widget up to the app, and so arrives behind it."""

    number: int


class Turns:
    """Gives out the keys of an app, each in its turn.

    Args:
        app: the app.
        give_out: what gives one key, or one paste, to whatever has the focus.
        may_go_on: whether the screen has what the next one may act on.
    """

    def __init__(
        self, app: App[None], give_out: Callable[[Event], Awaitable[None]], may_go_on: Callable[[], bool]
    ) -> None:
        self._app = app
        self._give_out = give_out
        self._may_go_on = may_go_on
        self._waiting: deque[Event] = deque()
        self._target: DOMNode | None = None
        """Where the follower was sent; None when nothing is under way."""
        self._number = 0
        self._rounds = 0
        self._ended = False

    @property
    def is_under_way(self) -> bool:
        """Whether a key waits, or what the last one began is not done."""
        return not self.is_over and (bool(self._waiting) or self._target is not None)

    def begin(self) -> None:
        """Gives out no key before what is under way now is done."""
        self._rounds = 0
        self._follow()

    def end(self) -> None:
        """Gives out no further key."""
        self._ended = True
        self._waiting.clear()

    async def take(self, event: Event) -> None:
        """Gives a key out at once where nothing is under way, else later."""
        if self.is_over:
            return
        at_once = isinstance(event, Key) and event.key in AT_ONCE
        if at_once or (self._target is None and not self._waiting and self._may_go_on()):
            await self._give(event)
            return
        if not self._waiting:
            self._app.set_timer(LOOKED_AFTER, self._look_after)
        self._waiting.append(event)

    async def arrived(self, follower: Followed) -> None:
        """Goes on when a follower has come back."""
        if follower.number != self._number or self._target is None or self.is_over:
            return
        self._rounds = self._rounds + 1 if self._target is self._focused else 0
        if self._rounds < ROUNDS:
            self._follow()
        else:
            self._target = None
            await self.go_on()

    async def go_on(self) -> None:
        """Gives out the next key where nothing holds it back any more."""
        while self._waiting and self._target is None and not self.is_over and self._may_go_on():
            await self._give(self._waiting.popleft())

    async def _give(self, event: Event) -> None:
        await self._give_out(event)
        self.begin()

    @property
    def is_lost(self) -> bool:
        """Whether the follower went with a widget that is no more."""
        target = self._target
        return target is not None and not (target.is_attached and target.is_running)

    @property
    def is_over(self) -> bool:
        """Whether no further key is given out."""
        return self._ended or not self._app.screen_stack

    @property
    def _focused(self) -> DOMNode:
        return self._app.focused or self._app.screen

    def _follow(self) -> None:
        self._number += 1
        self._target = self._focused
        if not self._target.post_message(Followed(self._number)):
            self._app.post_message(Followed(self._number))

    async def _look_after(self) -> None:
        if not self._waiting or self.is_over:
            return
        self._app.set_timer(LOOKED_AFTER, self._look_after)
        if self._target is None:
            await self.go_on()
        elif self.is_lost:
            self.begin()


def is_typed(event: Event) -> bool:
    """Whether an event is a key or a paste that comes from the terminal."""
    return isinstance(event, (Key, Paste)) and not event.is_forwarded
