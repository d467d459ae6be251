"""Makes the vectors by which answers are found by their meaning, after a rebuild."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from interviews.cli.output import print_message
from interviews.cli.progress import rebuild_progress
from interviews.engines.engine import Engine
from interviews.errors import InterviewsError
from interviews.search.meaning import is_available, load_model
from interviews.wording import counted


def make_vectors(engine: Engine, named: str) -> None:
    """Makes those that are missing, where there is a model, and says how many.

    Args:
        engine: Of an index that was built.
        named: The model, as the settings name it.

    Raises:
        SettingsError: the model is not what it should be.
        SearchIndexError: they cannot be written.
    """
    if not is_available(named):
        return
    started = time.monotonic()
    with rebuild_progress() as progress:
        try:
            made = engine.make_vectors(load_model(named), progress)
        except KeyboardInterrupt:
            print_message("The index is current; the next rebuild goes on finding out what answers mean.")
            raise
    if made:
        print_message(
            f"{counted(made, 'answer')} more can be found by meaning ({time.monotonic() - started:.1f} s)."
        )


@contextmanager
def made_in_background(engine: Engine, named: str) -> Iterator[Callable[[], None]]:
    """Makes them in a thread that ends with the block; gives what says that there may be more to make."""
    if not is_available(named):
        yield lambda: None
        return
    due, ending = Event(), Event()
    due.set()

    def work() -> None:
        try:
            model = load_model(named)
            while not ending.is_set():
                due.wait()
                due.clear()
                engine.make_vectors(model, cancelled=ending.is_set)
        except InterviewsError as error:
            print_message(f"{error} Answers are not found by meaning until the next start.")

    thread = Thread(target=work)
    thread.start()
    try:
        yield due.set
    finally:
        ending.set()
        due.set()
        thread.join()
