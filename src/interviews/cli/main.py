"""The entry point: finds the command, runs it, and turns errors into exit codes.

Only the module of the command that runs is imported, so that `interviews --version` costs no more than
argparse and a search never waits for the parser or the terminal UI.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn, Protocol, cast

from interviews.cli.output import one_line, print_error
from interviews.cli.streams import abandon_output, is_failed_output, prepare_streams
from interviews.errors import InterviewsError
from interviews.version import __version__

LONGEST_NAME = 200
"""Characters of a name in a message; a path that is too long to be opened has thousands."""
COMMANDS = {
    "browse": "open the terminal UI (also without any command)",
    "serve": "the terminal UI in a browser, on this machine",
    "rebuild": "bring the index in line with the transcripts",
    "search": "find Q&A pairs",
    "show": "print one Q&A pair with its source",
    "related": "who else was asked what a Q&A pair asks",
    "cite": "cite Q&A pairs in a format or a style",
    "export": "write Q&A pairs for other tools",
    "doctor": "check the index and its transcripts, and repair it",
    "verify": "check exported quotations against the transcripts",
    "parse": "structure transcripts without an index",
    "check": "say what looks wrong in transcripts",
    "speakers": "list the speakers with counts",
    "topics": "list the topics with counts",
}
"""Each command with its one-line summary; its module has the same name."""

EPILOG = """\
examples:
  interviews rebuild ~/transcripts          index a folder
  interviews                                browse and search it
  interviews --plain                        the same line by line, for screen readers
  interviews search groundwater --speaker "Ines Okonjo"
  interviews cite 3f2a --format apa

exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 done, but some files were skipped; 130 interrupted
"""


LIKE_ENOUGH = 0.7
"""How alike an option and what was typed must be, of 1, so that it may be what was meant."""

WITHIN = {("speakers", "name"): "naming"}
"""Commands of two words, with their modules."""


class Command(Protocol):
    """What the module of a command offers."""

    EXAMPLES: str
    """Shown below the options in `--help`."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Does the work and returns the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code (see `EPILOG`)."""
    if argv is None:
        _spare_the_collector()
        prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except InterviewsError as error:
        print_error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        print_error("Interrupted. The index is as it was before.")
        return 130
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; nothing more can be said to it.
        abandon_output()
        return 0
    except OSError as error:
        if error.filename is None and not (is_failed_output(error) or isinstance(error, FileNotFoundError)):
            raise
        print_error(_explained(error))
        return 1
    return code


def _explained(error: OSError) -> str:
    """What the system refuses, in words for the user; who knows more than a name has caught it before."""
    if is_failed_output(error):
        abandon_output()
        return f"The output cannot be written ({error.strerror}). Make room, or write it elsewhere."
    # Only where the current folder has been deleted does the system not say what it did not find.
    name = one_line(os.fsdecode(error.filename or "the current folder"))[:LONGEST_NAME]
    return f"{name}: {error.strerror}. Check the name, the permissions and the disk."


class _Parser(argparse.ArgumentParser):
    """A parser that knows what people mean who leave out a word with a minus."""

    # What is unknown is refused by the parser of the command, which knows what the command takes.
    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The arguments; nothing is left over.

        Raises:
            SystemExit: something is unknown, with 2.
        """
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error("\n".join((f"unrecognized arguments: {' '.join(unknown)}", *self._meant(unknown))))
        return parsed, []

    def _meant(self, unknown: Sequence[str]) -> Iterator[str]:
        # Deferred: only a slip of the keyboard needs it.
        from difflib import get_close_matches

        options = [option.lstrip("-") for action in self._actions for option in action.option_strings]
        for written in unknown:
            nearest = get_close_matches(written.partition("=")[0].lstrip("-"), options, 1, LIKE_ENOUGH)
            if written.startswith("-") and nearest:
                yield f"Did you mean --{nearest[0]}?"
            elif written.startswith("-") and not written.startswith("--"):
                yield "Words that begin with a minus stand after two: interviews search -- rain -water"


def _spare_the_collector() -> None:
    """Has the garbage collector look at this process less often, and not at all when it ends.

    It takes 30 of the 170 ms of a search: 10 while modules are loaded, 20 at the end, for memory that the
    system gets back anyway.
    """
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)


def _run(arguments: list[str]) -> int:
    module = WITHIN.get((*arguments[:1], *arguments[1:2]))  # type: ignore[arg-type]
    if module is not None:
        return _run_within(module, arguments)
    name = next((word for word in arguments if not word.startswith("-")), None)
    if name not in COMMANDS and not {"-h", "--help", "--version"} & set(arguments):
        if name is not None and name == arguments[0]:
            _refuse(name)
        later = next((word for word in arguments if word in COMMANDS), None)
        if later is not None:
            print_error(f"The command comes first: `interviews {later} …`.")
            sys.exit(2)
        # Options alone are those of the terminal UI.
        arguments.insert(0, "browse")
        name = "browse"
    parsed = _parser(name).parse_args(arguments)
    return cast(int, parsed.run(parsed))


def _run_within(name: str, arguments: list[str]) -> int:
    """Runs a command of two words."""
    module = importlib.import_module(f"interviews.cli.{name}")
    parser = _Parser(
        prog=f"interviews {' '.join(arguments[:2])}",
        description=f"{module.SUMMARY[0].upper()}{module.SUMMARY[1:]}.",
        epilog=module.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.configure(parser)
    return cast(int, module.run(parser.parse_args(arguments[2:])))


def _refuse(name: str) -> NoReturn:
    # Deferred: only a slip of the keyboard needs it.
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    meant = f"Did you mean `interviews {near[0]}`?" if near else f"There are {', '.join(COMMANDS)}."
    print_error(f"{name!r} is no command. {meant}")
    sys.exit(2)


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="interviews",
        description="Structure, search, browse and cite interview transcripts written in Markdown.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"interviews {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        if name == chosen:
            module = cast(Command, importlib.import_module(f"interviews.cli.{name}"))
            sub = commands.add_parser(
                name,
                help=summary,
                description=summary[0].upper() + summary[1:] + ".",
                epilog=module.EXAMPLES,
                formatter_class=argparse.RawDescriptionHelpFormatter,
            )
            module.configure(sub)
            sub.set_defaults(run=module.run)
        else:
            commands.add_parser(name, help=summary, add_help=False)
    return parser


if __name__ == "__main__":
    sys.exit(main())
