"""The one list of commands.

From it come the key bindings of every screen, the footer, the command palette, the help and the table in
`docs/terminal-ui.md`. A command named `x` runs the method `action_x` of the screen it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType
from textual.keys import format_key

Scope = Literal["app", "browse", "interview", "compare", "basket", "cite"]
"""Where a command works: everywhere, or on one screen."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can do."""

    name: str
    """The name in the settings, and of the method that does it."""
    label: str
    """One or two words for the footer."""
    sentence: str
    """What it does."""
    keys: str
    """Keys, separated by commas; the first is the one that is shown."""
    group: str
    scopes: tuple[Scope, ...]
    footer: bool = False


_BROWSE: tuple[Scope, ...] = ("browse",)
_READ: tuple[Scope, ...] = ("browse", "interview")
_PAIR: tuple[Scope, ...] = ("browse", "interview", "compare", "basket")

COMMANDS: tuple[Command, ...] = (
    Command("find", "Find", "Write what you look for.", "slash", "Searching", _READ, True),
    Command(
        "filters", "Filters", "Choose speakers, topics, outlets and years.", "f", "Searching", _BROWSE, True
    ),
    Command("clear_filters", "Clear", "Take off all filters.", "x", "Searching", _BROWSE),
    Command(
        "scope", "Scope", "Look in questions and answers, in one of them only.", "w", "Searching", _BROWSE
    ),
    Command(
        "history", "History", "Search again what you searched or saved before.", "h", "Searching", _BROWSE
    ),
    Command("save_search", "Save search", "Keep this search with its filters.", "S", "Searching", _BROWSE),
    Command(
        "answers", "Answers", "List the answers, newest first without a query.", "1", "Browsing", _BROWSE
    ),
    Command("interviews", "Interviews", "List the interviews.", "2", "Browsing", _BROWSE),
    Command("speakers", "Speakers", "List the people who speak.", "3", "Browsing", _BROWSE),
    Command("topics", "Topics", "List the topics.", "4", "Browsing", _BROWSE),
    Command(
        "next_pair",
        "Next",
        "Read the next question of the interview.",
        "right_square_bracket",
        "Reading",
        _READ,
    ),
    Command(
        "previous_pair",
        "Previous",
        "Read the previous question of the interview.",
        "left_square_bracket",
        "Reading",
        _READ,
    ),
    Command("next_match", "Next match", "Go to the next found word.", "n", "Reading", _READ),
    Command("previous_match", "Previous match", "Go to the previous found word.", "N", "Reading", _READ),
    Command(
        "interview",
        "Interview",
        "Read the whole interview around the answer.",
        "i",
        "Reading",
        ("browse", "compare", "basket"),
        True,
    ),
    Command(
        "compare", "Compare", "Read what others answered to such a question.", "v", "Reading", _READ, True
    ),
    Command("open_source", "Open", "Open the transcript in your editor at the line.", "o", "Reading", _PAIR),
    Command(
        "zoom",
        "Zoom",
        "Let the pane fill the screen, or give the others their place again.",
        "z",
        "Reading",
        _BROWSE,
    ),
    Command(
        "cite",
        "Cite",
        "Show the citation in every style, copy it or write it to a file.",
        "c",
        "Citing",
        _PAIR,
        True,
    ),
    Command(
        "write_citation",
        "Write file",
        "Write the citation to a file.",
        "e",
        "Citing",
        ("browse", "interview", "compare", "cite"),
    ),
    Command(
        "copy_citation", "Copy", "Copy the citation in the style shown.", "enter,y", "Citing", ("cite",), True
    ),
    Command("copy_answer", "Copy answer", "Copy the answer with its reference.", "y", "Citing", _PAIR),
    Command(
        "mark",
        "Mark",
        "Put the answer into the basket, or take it out.",
        "m",
        "Basket",
        ("browse", "interview", "compare"),
        True,
    ),
    Command(
        "basket",
        "Basket",
        "See the answers in the basket.",
        "b",
        "Basket",
        ("browse", "interview", "compare"),
        True,
    ),
    Command("note", "Note", "Write a note to the answer.", "a", "Basket", ("basket",), True),
    Command("move_up", "Up", "Move the answer up.", "K,shift+up", "Basket", ("basket",), True),
    Command("move_down", "Down", "Move the answer down.", "J,shift+down", "Basket", ("basket",), True),
    Command("remove", "Take out", "Take the answer out of the basket.", "d", "Basket", ("basket",), True),
    Command(
        "export", "Export", "Write the basket to a file for other programs.", "e", "Basket", ("basket",), True
    ),
    Command("other_basket", "Baskets", "Open another basket, or start one.", "s", "Basket", ("basket",)),
    Command(
        "rebuild",
        "Rebuild",
        "Bring the index in line with the transcripts.",
        "r,f5",
        "Everywhere",
        _BROWSE,
    ),
    Command(
        "back", "Back", "Go back.", "escape", "Everywhere", ("interview", "compare", "basket", "cite"), True
    ),
    Command("jump", "Jump", "Label every region; the next key goes there.", "ctrl+o", "Everywhere", ("app",)),
    Command("theme", "Theme", "Choose the colours.", "ctrl+t", "Everywhere", ("app",)),
    Command("help", "Help", "Say what can be done here.", "f1,question_mark", "Everywhere", ("app",), True),
    Command(
        "command_palette", "Commands", "Find a command by its name.", "ctrl+p", "Everywhere", ("app",), True
    ),
    Command("quit", "Quit", "Leave; the next start continues here.", "q,ctrl+q", "Everywhere", ("app",)),
)

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}


def commands_of(scope: Scope) -> tuple[Command, ...]:
    """The commands of a screen, without those that work everywhere."""
    return tuple(command for command in COMMANDS if scope in command.scopes)


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of a screen, or of the app."""
    return [
        Binding(
            command.keys,
            command.name,
            command.label,
            show=command.footer,
            tooltip=command.sentence,
            id=command.name,
        )
        for command in commands_of(scope)
    ]


def shown_key(keys: str) -> str:
    """The first of some keys as people write it."""
    key = keys.split(",")[0]
    *modifiers, last = key.split("+")
    name = _KEY_NAMES.get(last) or format_key(last)
    return "".join(_MODIFIERS.get(modifier, f"{modifier}+") for modifier in modifiers) + name


_KEY_NAMES = {"escape": "Esc", "enter": "Enter", "f1": "F1", "f5": "F5"}
_MODIFIERS = {"ctrl": "^"}


def keymap(chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys that the settings choose, by command name, and a sentence for each that cannot be used."""
    usable: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in chosen.items():
        if name not in BY_NAME:
            problems.append(f"interface.keys: there is no command {name!r}. The help (F1) lists them.")
        elif not keys.strip():
            problems.append(
                f'interface.keys: {name} has no key. Give one, such as {name} = "{BY_NAME[name].keys}".'
            )
        else:
            usable[name] = ",".join(key.strip() for key in keys.split(",") if key.strip())
    for name, keys in usable.items():
        clashing = _clashing(name, keys, usable)
        if clashing:
            problems.append(f"interface.keys: {name} and {clashing} have the same key on one screen.")
    return usable, problems


def _clashing(name: str, keys: str, chosen: Mapping[str, str]) -> str | None:
    mine = set(keys.split(","))
    scopes = set(BY_NAME[name].scopes)
    for other in COMMANDS:
        shares_screen = scopes & set(other.scopes) or "app" in scopes or "app" in other.scopes
        if other.name != name and shares_screen and mine & set(chosen.get(other.name, other.keys).split(",")):
            return other.name
    return None


def table(commands: Iterable[Command] = COMMANDS) -> str:
    """The commands as a Markdown table: what `docs/terminal-ui.md` shows."""
    rows = ["| group | key | command | what it does |", "|---|---|---|---|"]
    rows += [
        f"| {command.group} | {' or '.join(f'`{shown_key(key)}`' for key in command.keys.split(','))} "
        f"| `{command.name}` | {command.sentence} |"
        for command in commands
    ]
    return "\n".join(rows)
