"""After a rebuild: the vectors by which answers are found by their meaning."""

from __future__ import annotations

from collections.abc import Callable

from interviews.building.reports import RebuildProgress
from interviews.engines.engine import Engine
from interviews.errors import InterviewsError
from interviews.search.meaning import is_available, load_model
from interviews.session.wording import count


def make_vectors(
    engine: Engine,
    named: str,
    progress: Callable[[RebuildProgress], None],
    cancelled: Callable[[], bool],
) -> str:
    """Makes those that are missing, where there is a model; what there is to say of it, empty for nothing.

    A model that cannot be used takes nothing from the rebuild, and is only told.

    Args:
        engine: Of an index that was built.
        named: The model, as the settings name it.
        progress: Is told how far it is.
        cancelled: Says whether to stop; what is made stays.
    """
    if not is_available(named):
        return ""
    try:
        made = engine.make_vectors(load_model(named), progress, cancelled)
    except InterviewsError as error:
        return str(error)
    if cancelled():
        return "The next rebuild goes on finding out what answers mean."
    return f"{count(made, 'answer')} more can be found by meaning (W)." if made else ""
