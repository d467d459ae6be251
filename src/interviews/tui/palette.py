"""The command palette: every command of the screen, with its key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from interviews.tui.commands import Command, commands_of, shown_key
from interviews.tui.screens.base import CommandScreen


class CommandProvider(Provider):
    """Finds commands by their names and sentences."""

    async def discover(self) -> Hits:
        """All commands, in the order of the list."""
        for command, label in self._commands():
            yield DiscoveryHit(self._prompt(command, label), partial(self._run, command), text=label)

    async def search(self, query: str) -> Hits:
        """The commands that match what was written."""
        matcher = self.matcher(query)
        for command, label in self._commands():
            score = matcher.match(f"{label} {command.sentence}")
            if score > 0:
                yield Hit(score, self._prompt(command, label), partial(self._run, command), text=label)

    def _commands(self) -> Iterator[tuple[Command, str]]:
        screen = self.screen
        scope = screen.SCOPE if isinstance(screen, CommandScreen) else "app"
        for command in (*(commands_of(scope) if scope != "app" else ()), *commands_of("app")):
            if command.name != "command_palette":
                yield command, command.sentence.rstrip(".")

    def _prompt(self, command: Command, label: str) -> Content:
        screen = self.screen
        keys, reason = command.keys, None
        if isinstance(screen, CommandScreen):
            keys, reason = screen.host.keys_of(command)[0], screen.why_not(command.name)
        return Content.assemble(
            (f"{shown_key(keys):>6}  ", "bold $legible-accent"),
            (label, "$legible-quiet" if reason else ""),
            (f"  {reason}" if reason else "", "$legible-quiet italic"),
        )

    async def _run(self, command: Command) -> None:
        screen, doer = self.screen, None
        if isinstance(screen, CommandScreen):
            if reason := screen.why_not(command.name):
                screen.say(reason, severity="warning")
                return
            doer = screen.doer_of(command.name)
        await self.app.run_action(command.name, None if "app" in command.scopes else doer)
