"""Runs pandoc on a document: within bounds, without files and without the network."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from interviews.citing.pandoc import INSTALL_STYLES, find_pandoc
from interviews.errors import CitationError, SourceError
from interviews.importing.transcript import Source

LONGEST_RUN = 60
"""Seconds. A document of ten hours takes three."""
MOST_MEMORY = "1g"
"""Of pandoc's heap; a document of ten hours takes a tenth of it."""


def tree_of(data: bytes, source_format: str, source: Source) -> dict[str, Any]:
    """The document as pandoc's tree.

    Raises:
        SourceError: pandoc is missing, cannot read it, or needs more time or memory than it may have.
    """
    try:
        program = str(find_pandoc())
    except CitationError as error:
        raise SourceError(
            f"{source.path}: files of word processors and HTML are read by pandoc, which is not installed. "
            f"Install it with `{INSTALL_STYLES}`."
        ) from error
    bounds = ["+RTS", f"-M{MOST_MEMORY}", "-RTS"]
    command = [program, *bounds, "--sandbox", "--from", source_format, "--to", "json", "--output", "-"]
    try:
        made = subprocess.run(command, input=data, capture_output=True, timeout=LONGEST_RUN, check=True)
        tree: dict[str, Any] = json.loads(made.stdout)
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{source.path}: reading it takes longer than {LONGEST_RUN} s. Split it."
        ) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise SourceError(
            f"{source.path}: pandoc cannot read it ({said or 'it gives no reason'}). Save it again, or as "
            "another kind."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(f"{source.path}: pandoc could not be run on it: {error}.") from error
    return tree
