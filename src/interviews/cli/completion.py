"""`interviews completion`: scripts by which shells complete commands, options, people, topics and ids.

The scripts of shtab complete what the parsers know; the values of an index they ask this command for.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from contextlib import closing
from itertools import islice
from typing import cast

from interviews.cli.common import add_arguments, index_folder, open_chosen_index
from interviews.cli.output import one_line, print_result
from interviews.cli.parsers import COMMANDS, parser_of
from interviews.errors import UsageError

SHELLS = ("bash", "zsh", "fish")
KINDS = ("speakers", "topics", "outlets", "ids", "saved", "styles", "exports")
"""Of values that shells ask for."""
MOST_VALUES = 200
"""More than that nobody looks through."""

EXAMPLES = """\
examples:
  interviews completion bash > ~/.local/share/bash-completion/completions/interviews
  interviews completion zsh > "${fpath[1]}/_interviews"
  interviews completion fish > ~/.config/fish/completions/interviews.fish
  interviews completion --values speakers Ben        what the scripts ask for, for scripts of your own

The values are those of the index that stands for the current folder, or of $INTERVIEWS_INDEX.
"""

_BASH = r"""
_interviews_values() {
  # What transcripts say must not act on the command line, whichever quotation mark the word begins with.
  local value word=$2 quote=
  case $word in [\"\']*) quote=${word:0:1} word=${word:1} ;; *) word=${word//\\/} ;; esac
  while IFS= read -r value; do
    case $quote in
      \") value=${value//\\/\\\\} value=${value//\"/\\\"} value=${value//\$/\\\$} value=${value//\`/\\\`} ;;
      \') value=${value//\'/\'\\\'\'} ;;
      *) printf -v value %q "$value" ;;
    esac
    printf '%s\n' "$value"
  done < <(interviews completion --values "$1" "$word" 2>/dev/null)
}
""" + "\n".join(f'_interviews_{kind}() {{ _interviews_values {kind} "$1"; }}' for kind in KINDS)
_ZSH = """
_interviews_values() {
  local -a values
  values=("${(@f)$(interviews completion --values "${@[-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  [[ -n $values[1] ]] || return
  compadd -M 'm:{[:lower:]}={[:upper:]}' "${@[1,-2]}" -a values || compadd -U "${@[1,-2]}" -a values
}
"""
_FISH = """
function _interviews_values
  interviews completion --values $argv[1] (commandline -ct | string unescape) 2>/dev/null
end
"""
_PREAMBLES = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


_BY_OPTION = {
    "--speaker": "speakers",
    "--topic": "topics",
    "--outlet": "outlets",
    "--saved": "saved",
    "--style": "styles",
}
_BY_COMMAND = {
    ("speakers", "text"): "speakers",
    ("topics", "text"): "topics",
    ("cite", "format"): "styles",
    ("export", "format"): "exports",
}
_FOLDERS = ("DIR", "FOLDER")
_FILES = ("FILE", "PATH")


def _values(kind: str, start: str, arguments: argparse.Namespace) -> Iterable[str]:
    """The values of one of `KINDS`; ids, of which there are too many, only as they begin."""
    if kind == "saved":
        from interviews.locations import user_state_folder
        from interviews.session.state import load_state, state_file

        return load_state(state_file(user_state_folder(), index_folder(arguments))).searches
    if kind == "styles":
        from interviews.citing.formats import FORMATS
        from interviews.citing.styles import style_names

        return (*(known.name for known in FORMATS), *style_names())
    if kind == "exports":
        from interviews.exporting.formats import EXPORTERS

        return [exporter.name for exporter in EXPORTERS]
    if kind == "ids" and not start:
        return ()
    with closing(open_chosen_index(arguments)) as index:
        if kind == "ids":
            return index.ids(start, MOST_VALUES)
        return [value for value, _ in index.facet(kind.removesuffix("s"))]


def configure(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("shell", metavar="SHELL", nargs="?", choices=SHELLS, help="bash, zsh or fish")
    asked.add_argument(
        "--values",
        metavar=("KIND", "BEGINNING"),
        nargs="+",
        help=f"print values of the index, one a line; kinds: {', '.join(KINDS)}",
    )
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    if arguments.shell:
        print_result(completion_script(arguments.shell).rstrip("\n"))
        return 0
    kind, *words = arguments.values
    if kind not in KINDS:
        raise UsageError(f"There are no values of the kind {kind!r}; there are {', '.join(KINDS)}.")
    start = " ".join(words).casefold()
    for value in islice(_begun(start, _values(kind, start, arguments)), MOST_VALUES):
        print_result(one_line(value))
    return 0


def _begun(start: str, values: Iterable[str]) -> Iterable[str]:
    """The values that begin so, then those of which a later word does: people are known by their surnames."""
    folded = [(f" {value.casefold()}", value) for value in values]
    first = [value for text, value in folded if text.startswith(f" {start}")]
    later = [value for text, value in folded if f" {start}" in text[1:]]
    return dict.fromkeys([*first, *later])


def completion_script(shell: str) -> str:
    """What one of `SHELLS` has to read so that it completes this program's command lines."""
    # Deferred: whoever completes needs the scripts no more.
    import shtab

    parser, commands = parser_of(COMMANDS)
    for name, command in commands.items():
        for action in command._actions:
            completed = _completed(name, action)
            if completed is not None:
                action.complete = completed  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell, preamble=_PREAMBLES[shell]))


def _completed(command: str, action: argparse.Action) -> Mapping[str, str] | None:
    """What shtab is to complete an argument by, if anything."""
    import shtab

    if action.metavar in _FOLDERS:
        return cast(Mapping[str, str], shtab.DIRECTORY)
    if action.metavar in _FILES:
        return cast(Mapping[str, str], shtab.FILE)
    if action.metavar == "REF":
        return _asking("ids")
    if (command, action.dest) in _BY_COMMAND:
        return _asking(_BY_COMMAND[command, action.dest])
    options = [option for option in action.option_strings if option in _BY_OPTION]
    return _asking(_BY_OPTION[options[0]]) if options else None


def _asking(kind: str) -> Mapping[str, str]:
    """Completion by the values of a kind."""
    return {
        "bash": f"_interviews_{kind}",
        "zsh": f"_interviews_values {kind}",
        "fish": f"(_interviews_values {kind})",
    }
