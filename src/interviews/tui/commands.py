"""The one list of commands.

From it come the key bindings of every screen, the footer, the command palette, the help and the table in
`docs/terminal-ui.md`. A command named `x` runs the method `action_x` of the screen it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from string import printable
from typing import Literal, get_args

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key, key_to_character

Scope = Literal["app", "browse", "interview", "compare", "basket", "cite"]
"""Where a command works: everywhere, or on one screen."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can do."""

    name: str
    """The name in the settings, and of the method that does it."""
    keys: str
    """Keys, separated by commas; the first is the one that is shown."""
    label: str
    """One or two words for the footer."""
    sentence: str
    """What it does."""
    group: str
    scopes: tuple[Scope, ...]
    footer: int | None
    """The least width, in cells, of a screen whose footer shows it; None never shows it."""


_Row = tuple[str, str, str, str, str] | tuple[str, str, str, str, str, int]


def _group(group: str, *rows: _Row) -> list[Command]:
    """The commands of a group, each with its scopes as words and its footer width last."""
    return [
        Command(name, keys, label, sentence, group, _scopes(scopes), footer[0] if footer else None)
        for name, keys, label, sentence, scopes, *footer in rows
    ]


def _scopes(words: str) -> tuple[Scope, ...]:
    return tuple(scope for scope in get_args(Scope) if scope in words.split())


MOVING = frozenset(
    {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "j", "k", "g", "G", "space", "tab"}
)
"""Keys that lists and texts take for themselves."""

_READ = "browse interview"
_PAIR = "browse interview compare basket"
_LISTED = "browse compare basket"
_MADE = "browse interview compare cite"
_MARK = "browse interview compare"

COMMANDS: tuple[Command, ...] = (
    *_group(
        "Searching",
        ("find", "slash", "Find", "Write what you look for.", f"{_READ} compare", 0),
        ("filters", "f", "Filters", "Choose speakers, topics, outlets and years.", "browse", 0),
        ("clear_filters", "x", "Clear", "Take off all filters and names.", "browse"),
        (
            "scope",
            "w",
            "Scope",
            "Look in questions and answers, outside of them, or in one of the two.",
            "browse",
        ),
        ("sort", "s", "Sort", "Order the answers by relevance, date, speaker or length.", "browse"),
        ("meaning", "W", "Meaning", "Find what means the same in other words, too, or not.", "browse"),
        ("history", "h", "History", "Search again what you searched or kept before.", "browse"),
        ("save_search", "S", "Keep", "Keep this search under a name, or let go of it.", "browse"),
        ("search_back", "less_than_sign", "Back", "Go back to the search before this one.", "browse"),
        (
            "search_forward",
            "greater_than_sign",
            "Forward",
            "Go forward to the search after this one.",
            "browse",
        ),
    ),
    *_group(
        "Browsing",
        ("answers", "1", "Answers", "List the answers, newest first without a query.", "browse"),
        ("interviews", "2", "Interviews", "List the interviews.", "browse"),
        ("speakers", "3", "Speakers", "List the people who speak.", "browse"),
        ("topics", "4", "Topics", "List the topics.", "browse"),
    ),
    *_group(
        "Reading",
        ("interview", "i", "Interview", "Read the whole interview around the answer.", _LISTED, 100),
        ("next_pair", "right_square_bracket", "Next", "Read the next question.", f"{_READ} compare"),
        (
            "previous_pair",
            "left_square_bracket",
            "Previous",
            "Read the previous question.",
            f"{_READ} compare",
        ),
        ("next_match", "n", "Next word", "Go to the next found word.", _READ),
        ("previous_match", "N", "Previous word", "Go to the previous found word.", _READ),
        ("compare", "v", "Compare", "Read what others were asked and answered about this.", _READ, 0),
        ("people", "p", "People", "Choose who stands beside the answer.", "compare", 0),
        ("leave_out", "d", "Leave out", "Take the person out of the comparison.", "compare", 0),
        ("open_source", "o", "Open", "Open the transcript in your editor at the line.", _PAIR),
        ("play", "p", "Play", "Play the recording from the answer on.", "browse interview basket"),
        ("links", "L", "Links", "Open a link of the answer.", _PAIR),
        ("outline", "t", "Questions", "See the questions of the interview and go to one.", "interview", 0),
        ("zoom", "z", "Zoom", "Let the region fill the screen, or not any more.", "browse"),
    ),
    *_group(
        "Citing",
        ("cite", "c", "Cite", "See the citation in every style, copy it or write it to a file.", _PAIR, 0),
        ("copy_citation", "enter,y", "Copy", "Copy the citation in the style shown.", "cite"),
        (
            "copy_with_italics",
            "i",
            "With italics",
            "Copy it for a word processor, with its italics where the clipboard takes them.",
            "cite",
        ),
        ("write_citation", "e", "Write file", "Write the citation to a file.", _MADE),
        (
            "copy_answer",
            "y",
            "Copy answer",
            "Copy the answer, or what is selected, with its reference.",
            _PAIR,
        ),
    ),
    *_group(
        "Basket",
        (
            "mark",
            "m",
            "Mark",
            "Put the answer, or what is selected, into the basket, or take it out.",
            _MARK,
            0,
        ),
        ("mark_range", "M", "Mark to here", "Put all answers from the last marked one to this in.", "browse"),
        ("basket", "b", "Basket", "See the answers in the basket.", _MARK, 0),
        ("undo", "u", "Undo", "Take back the last change of the basket.", f"{_MARK} basket"),
        ("note", "a", "Note", "Write a note to the answer.", "basket", 0),
        ("move_up", "K,shift+up", "Up", "Move the answer up.", "basket", 0),
        ("move_down", "J,shift+down", "Down", "Move the answer down.", "basket", 0),
        ("remove", "d", "Take out", "Take the answer out of the basket.", "basket", 100),
        ("export", "e", "Export", "Write the basket to a file for other programs.", "basket", 0),
        ("other_basket", "s", "Baskets", "Open another basket, or start one.", "basket", 100),
    ),
    *_group(
        "Everywhere",
        ("back", "escape", "Back", "Go back.", "interview compare basket cite", 0),
        ("rebuild", "r,f5", "Rebuild", "Bring the index in line with the transcripts.", "browse"),
        ("jump", "ctrl+o", "Jump", "Put a letter on every region; its key goes there.", "app"),
        ("theme", "ctrl+t", "Theme", "Choose the colours.", "app"),
        ("help", "f1,question_mark", "Help", "Say what can be done here.", "app", 0),
        ("command_palette", "ctrl+p", "Commands", "Find a command by its name.", "app", 0),
        ("quit", "q,ctrl+q", "Quit", "Leave; the next start goes on here.", "app"),
    ),
)
BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
OF_ANSWER = frozenset(
    {
        *("interview", "compare", "open_source", "play", "links", "cite", "write_citation", "copy_answer"),
        *("mark", "undo", "basket"),
    }
)
"""Commands on an answer, which several screens have in common."""


def commands_of(scope: Scope) -> tuple[Command, ...]:
    """The commands of a screen, without those that work everywhere."""
    return tuple(command for command in COMMANDS if scope in command.scopes)


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings that a screen, or the app, has for itself."""
    common = frozenset() if scope == "cite" else OF_ANSWER
    return [_binding(command) for command in commands_of(scope) if command.name not in common]


def answer_bindings() -> list[BindingType]:
    """The key bindings of the commands on an answer, whatever screen shows it."""
    return [_binding(command) for command in COMMANDS if command.name in OF_ANSWER]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.name,
        command.label,
        show=command.footer is not None,
        tooltip=command.sentence,
        id=command.name,
    )


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
            near = get_close_matches(name, BY_NAME, 1)
            meant = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(sorted(BY_NAME))}."
            problems.append(f"interface.keys: there is no command {name!r}. {meant}")
        elif not keys.strip():
            problems.append(
                f'interface.keys: {name} has no key. Give one, such as {name} = "{BY_NAME[name].keys}".'
            )
        elif unknown := [key.strip() for key in keys.split(",") if key.strip() and not _is_key(key.strip())]:
            problems.append(
                f"interface.keys: {name} has the key {unknown[0]!r}, which no keyboard sends. "
                "Write keys like x, X, slash, f2, ctrl+x or shift+up."
            )
        else:
            usable[name] = ",".join(key.strip() for key in keys.split(",") if key.strip())
        problems += [
            f"interface.keys: {key} moves in lists and texts; give {name} another key."
            for key in sorted(MOVING & set(usable.get(name, "").split(",")))
        ]
    for name, keys in usable.items():
        clashing = _clashing(name, keys, usable)
        if clashing:
            problems.append(f"interface.keys: {name} and {clashing} have the same key on one screen.")
    return usable, problems


_NAMED_KEYS = frozenset(key.value for key in Keys if "+" not in key.value) | {*KEY_NAME_REPLACEMENTS.values()}
_SIGNS = frozenset(printable)
_MODIFYING_KEYS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})


def _is_key(key: str) -> bool:
    """Whether Textual knows a key by this name, and keyboards have it."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    named = len(last) == 1 or last in _NAMED_KEYS or key_to_character(last) in _SIGNS
    return named and _MODIFYING_KEYS.issuperset(modifiers)


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
