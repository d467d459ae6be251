"""The command palette: every command of the screen, with its key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from interviews.tui.commands import Command, shown_key
from interviews.tui.screens.base import CommandScreen, offered


class CommandProvider(Provider):
    """Finds commands by their names and sentences."""

    async def discover(self) -> Hits:
        """All commands, in the order of the list."""
        for command, label, prompt in self._commands():
            yield DiscoveryHit(prompt, partial(self._run, command), text=label)

    async def search(self, query: str) -> Hits:
        """The commands that match what was written."""
        matcher = self.matcher(query)
        for command, label, prompt in self._commands():
            score = matcher.match(f"{label} {command.sentence}")
            if score > 0:
                yield Hit(score, prompt, partial(self._run, command), text=label)

    def _commands(self) -> Iterator[tuple[Command, str, Content]]:
        """Each command with its sentence, and with that as it is shown."""
        for command, keys, reason in offered(self.screen):
            if command.name != "command_palette":
                label = command.sentence.rstrip(".")
                prompt = Content.assemble(
                    (f"{shown_key(keys[0]):>6}  ", "bold $legible-accent"),
                    (label, "$legible-quiet" if reason else ""),
                    (f"  {reason}" if reason else "", "$legible-quiet italic"),
                )
                yield command, label, prompt

    async def _run(self, command: Command) -> None:
        screen, doer = self.screen, None
        if isinstance(screen, CommandScreen):
            if reason := screen.why_not(command.name):
                screen.say(reason, severity="warning")
                return
            doer = screen.doer_of(command.name)
        await self.app.run_action(command.name, None if "app" in command.scopes else doer)
