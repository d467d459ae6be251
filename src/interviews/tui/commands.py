"""The one list of commands.

From it come the key bindings of every screen, the footer, the command palette, the help and the table in
`docs/terminal-ui.md`. A command named `x` runs the method `action_x` of the screen it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


MOVING = frozenset(
    {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "j", "k", "g", "G", "space", "tab"}
)
"""Keys that lists and texts take for themselves."""

_TABLE = """
Searching
find              | slash                | Find          | browse interview compare        | 0   | Write what you look for.
filters           | f                    | Filters       | browse                          | 0   | Choose speakers, topics, outlets and years.
clear_filters     | x                    | Clear         | browse                          | -   | Take off all filters and names.
scope             | w                    | Scope         | browse                          | -   | Look outside of questions and answers, in one of them, or in both.
sort              | s                    | Sort          | browse                          | -   | Order the answers by relevance, date, speaker or length.
meaning           | W                    | Meaning       | browse                          | -   | Find what means the same in other words, too, or not.
history           | h                    | History       | browse                          | -   | Search again what you searched or kept before.
save_search       | S                    | Keep          | browse                          | -   | Keep this search under a name, or let go of it.
search_back       | less_than_sign       | Back          | browse                          | -   | Go back to the search before this one.
search_forward    | greater_than_sign    | Forward       | browse                          | -   | Go forward to the search after this one.
Browsing
answers           | 1                    | Answers       | browse                          | -   | List the answers, newest first without a query.
interviews        | 2                    | Interviews    | browse                          | -   | List the interviews.
speakers          | 3                    | Speakers      | browse                          | -   | List the people who speak.
topics            | 4                    | Topics        | browse                          | -   | List the topics.
Reading
interview         | i                    | Interview     | browse compare basket           | 100 | Read the whole interview around the answer.
next_pair         | right_square_bracket | Next          | browse interview compare        | -   | Read the next question.
previous_pair     | left_square_bracket  | Previous      | browse interview compare        | -   | Read the previous question.
next_match        | n                    | Next word     | browse interview                | -   | Go to the next found word.
previous_match    | N                    | Previous word | browse interview                | -   | Go to the previous found word.
compare           | v                    | Compare       | browse interview                | 0   | Read what others were asked and answered about this.
people            | p                    | People        | compare                         | 0   | Choose who stands beside the answer.
leave_out         | d                    | Leave out     | compare                         | 0   | Take the person out of the comparison.
open_source       | o                    | Open          | browse interview compare basket | -   | Open the transcript in your editor at the line.
play              | p                    | Play          | browse interview basket         | -   | Play the recording from the answer on.
links             | L                    | Links         | browse interview compare basket | -   | Open a link of the answer.
outline           | t                    | Questions     | interview                       | 0   | See the questions of the interview and go to one.
zoom              | z                    | Zoom          | browse                          | -   | Let the region fill the screen, or not any more.
Citing
cite              | c                    | Cite          | browse interview compare basket | 0   | See the citation in every style, copy it or write it to a file.
copy_citation     | enter,y              | Copy          | cite                            | -   | Copy the citation in the style shown.
copy_with_italics | i                    | With italics  | cite                            | -   | Copy it for a word processor, with its italics where the clipboard takes them.
write_citation    | e                    | Write file    | browse interview compare cite   | -   | Write the citation to a file.
copy_answer       | y                    | Copy answer   | browse interview compare basket | -   | Copy the answer, or what is selected, with its reference.
Basket
mark              | m                    | Mark          | browse interview compare        | 0   | Put the answer, or what is selected, into the basket, or take it out.
mark_range        | M                    | Mark to here  | browse                          | -   | Put all answers from the last marked one to this in.
basket            | b                    | Basket        | browse interview compare        | 0   | See the answers in the basket.
undo              | u                    | Undo          | browse interview compare basket | -   | Take back the last change of the basket.
note              | a                    | Note          | basket                          | 0   | Write a note to the answer.
move_up           | K,shift+up           | Up            | basket                          | 0   | Move the answer up.
move_down         | J,shift+down         | Down          | basket                          | 0   | Move the answer down.
remove            | d                    | Take out      | basket                          | 100 | Take the answer out of the basket.
export            | e                    | Export        | basket                          | 0   | Write the basket to a file for other programs.
other_basket      | s                    | Baskets       | basket                          | 100 | Open another basket, or start one.
Everywhere
back              | escape               | Back          | interview compare basket cite   | 0   | Go back.
rebuild           | r,f5                 | Rebuild       | browse                          | -   | Bring the index in line with the transcripts.
jump              | ctrl+o               | Jump          | app                             | -   | Put a letter on every region; its key goes there.
theme             | ctrl+t               | Theme         | app                             | -   | Choose the colours.
help              | f1,question_mark     | Help          | app                             | 0   | Say what can be done here.
command_palette   | ctrl+p               | Commands      | app                             | 0   | Find a command by its name.
quit              | q,ctrl+q             | Quit          | app                             | -   | Leave; the next start goes on here.
"""
"""The commands below their groups: name, keys, label, scopes, the width of the footer, and what it does."""


def _commands(table: str) -> Iterator[Command]:
    group = ""
    for line in table.strip().splitlines():
        if "|" not in line:
            group = line
            continue
        name, keys, label, scopes, footer, sentence = (cell.strip() for cell in line.split("|"))
        shown = None if footer == "-" else int(footer)
        yield Command(name, keys, label, sentence, group, _scopes(scopes), shown)


def _scopes(words: str) -> tuple[Scope, ...]:
    return tuple(scope for scope in get_args(Scope) if scope in words.split())


COMMANDS = tuple(_commands(_TABLE))
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
