"""What holds for every test: the developer's own folders and settings are out of reach."""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from interviews.citing.pandoc import find_pandoc
from interviews.cli.main import main
from interviews.errors import CitationError

# The first example of a test loads models and libraries, which says nothing about the example.
settings.register_profile("default", deadline=None)
settings.load_profile("default")

# A drawn screen consists of a hundred thousand small objects that live on: looking through them as often as
# Python does by itself takes a third of the time of a test of the terminal UI.
gc.set_threshold(50_000, 20, 20)


# A script that starts the tests in the background lets them, and every program they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def folders_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Gives the session its own home, configuration, data and cache folders, and no index in the
    environment."""
    home = tmp_path_factory.mktemp("home")
    before = dict(os.environ)
    os.environ["HOME"] = str(home)
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    for name in ("INTERVIEWS_INDEX", "NO_COLOR", "VISUAL", "EDITOR", "TMUX"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def needs_pandoc() -> None:
    """Skips a test where pandoc is not installed."""
    try:
        find_pandoc()
    except CitationError:
        pytest.skip("pandoc is not installed")


class Done(NamedTuple):
    """What a command has printed."""

    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs a command line, which has to end with a code, argparse's included."""

    def run(*arguments: str, code: int = 0) -> Done:
        capsys.readouterr()
        try:
            ended: object = main(arguments)
        except SystemExit as error:
            ended = error.code
        done = Done(*capsys.readouterr())
        assert ended == code, done.err
        return done

    return run
