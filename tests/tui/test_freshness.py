"""Which transcripts are not as they were when they were indexed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from interviews.library.reading import content_digest
from interviews.session.freshness import Freshness


def test_transcripts_that_changed_or_went_are_told_from_those_that_were_only_touched(tmp_path: Path) -> None:
    same, edited, gone, unknown = (tmp_path / f"{name}.md" for name in ("same", "edited", "gone", "unknown"))
    for file in (same, edited, gone, unknown):
        file.write_text("words")
    asked = 0

    def indexed() -> Mapping[tuple[str, str], str]:
        nonlocal asked
        asked += 1
        digest = content_digest(b"words")
        return {(str(tmp_path), file.name): f"{digest}/None" for file in (same, edited, gone)}

    freshness = Freshness(indexed)
    files = [same, edited, gone, unknown]
    assert freshness.changed(files) == frozenset()
    edited.write_text("other words")
    gone.unlink()
    os.utime(same, (1, 1))
    unknown.write_text("other")
    assert freshness.changed(files) == {edited, gone}
    # As the list of interviews names them.
    assert freshness.changed([Path("same.md"), Path("edited.md")]) == {Path("edited.md")}
    assert asked == 1
    freshness.forget()
    edited.write_text("words")
    assert freshness.changed([edited]) == frozenset()
    assert asked == 2
