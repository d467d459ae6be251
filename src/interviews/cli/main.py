"""The entry point: finds the command, runs it, and turns errors into exit codes.

Standard streams are taken as a shell, a cron job or a pipeline left them: closed, full, or without Unicode.
"""

from __future__ import annotations

import atexit
import codecs
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import cast

from interviews.cli.output import one_line, print_error
from interviews.cli.parsers import COMMANDS, command_of, parser_of, parser_of_command, refuse_command
from interviews.errors import InterviewsError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
LONGEST_NAME = 200
"""Characters of a name in a message; a path that is too long to be opened has thousands."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code (see `parsers.EPILOG`)."""
    if argv is None:
        _spare_the_collector()
        _spare_the_processors()
        _spare_the_plugins()
        _prepare_streams()
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
        _abandon_output()
        return 0
    except OSError as error:
        if error.filename is None and not (_is_failed_output(error) or isinstance(error, FileNotFoundError)):
            raise
        print_error(_explained(error))
        return 1
    return code


def _explained(error: OSError) -> str:
    """What the system refuses, in words for the user; who knows more than a name has caught it before."""
    if _is_failed_output(error):
        _abandon_output()
        return f"The output cannot be written ({error.strerror}). Make room, or write it elsewhere."
    # Only where the current folder has been deleted does the system not say what it did not find.
    name = one_line(os.fsdecode(error.filename or "the current folder"))[:LONGEST_NAME]
    return f"{name}: {error.strerror}. Check the name, the permissions and the disk."


def _spare_the_collector() -> None:
    """Has the garbage collector look at this process less often, and not at all when it ends.

    It takes 30 of the 170 ms of a search: 10 while modules are loaded, 20 at the end, for memory that the
    system gets back anyway.
    """
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)


def _spare_the_processors() -> None:
    """Has NumPy start no threads for linear algebra, in this process and those that it starts.

    They keep every processor busy for 30 ms when NumPy is imported. What they could help with are searches by
    meaning, and these are faster without: products of a matrix and a vector wait for memory.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _spare_the_plugins() -> None:
    """Has pydantic seek no plugins: it would look into each installed package for them, which takes 6 ms."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _run(arguments: list[str]) -> int:
    words = command_of(arguments)
    if words:
        parser = parser_of_command(*words)
    elif {"-h", "--help", "-V", "--version"} & set(arguments):
        parser, _ = parser_of(arguments)
    else:
        _refuse_commands(arguments)
        # Options alone are those of the terminal UI.
        parser = parser_of_command("browse")
    parsed = parser.parse_args(arguments[len(words) :])
    return cast(int, parsed.run(parsed))


def _refuse_commands(arguments: list[str]) -> None:
    if arguments and not arguments[0].startswith("-"):
        refuse_command(arguments[0])
    later = next((word for word in arguments if word in COMMANDS), None)
    if later is not None:
        print_error(f"The command comes first: `interviews {later} …`.")
        sys.exit(2)


def _prepare_streams() -> None:
    r"""Makes the standard streams safe to use.

    A stream that is closed becomes the null device; otherwise the next file that is opened, one of the index
    for instance, would get its number. What an output's encoding does not have is written as `\uXXXX`, which
    JSON reads as the same character.
    """
    if sys.stdin is None:
        sys.stdin = _null_device("r")
    if sys.stdout is None:
        sys.stdout = _null_device("w")
    if sys.stderr is None:
        sys.stderr = _null_device("w")
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error("interviews.escapes", _escaped)
        sys.stdout.reconfigure(errors="interviews.escapes")


def _abandon_output() -> None:
    """Lets go of standard output, so that nothing tries to write the rest of it when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_failed_output(error: OSError) -> bool:
    """Whether an error is one of writing to a stream; those of files with names are explained elsewhere."""
    return error.filename is None and error.errno in _NO_ROOM


def _null_device(mode: str) -> io.TextIOWrapper:
    stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - as open as the process is
    assert isinstance(stream, io.TextIOWrapper)
    return stream


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[place : place + 2].hex() for place in range(0, len(units), 2))
    return "".join(f"\\u{pair}" for pair in pairs), error.end


if __name__ == "__main__":
    sys.exit(main())
