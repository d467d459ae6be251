"""Makes the pictures of README and docs from the real app on `sample_data`, so that they never go stale.

Usage: python scripts/screenshots.py [FOLDER]

The index is built in a temporary folder. The pictures go to docs/images unless a folder is given.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.widgets import Input

from interviews.engines import engine_in
from interviews.engines.embedded.rebuild import rebuild
from interviews.session.tools import Tools
from interviews.settings import Settings
from interviews.tui.app import InterviewsApp

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Picture:
    """One picture: the size of the terminal, what is searched, and the keys pressed then."""

    name: str
    size: tuple[int, int]
    query: str
    keys: Sequence[str]


PICTURES = (
    Picture("search", (120, 36), "soil", ("down",)),
    Picture("wide", (180, 44), "storm", ("down", "f", "enter", "escape", "enter")),
    Picture("interview", (120, 36), "aquifer", ("i", "n")),
    Picture("compare", (150, 36), "drought", ("v",)),
    Picture("cite", (120, 36), "groundwater", ("c",)),
    Picture("basket", (120, 36), "storm", ("m", "m", "m", "b")),
    Picture("narrow", (80, 24), "groundwater", ()),
    Picture("help", (120, 36), "groundwater", ("f1",)),
)


async def take(picture: Picture, index: Path, work: Path) -> str:
    """The picture as SVG."""
    settings = Settings()
    tools = Tools(settings, index, lambda: engine_in(index), basket_folder=work / "baskets")
    app = InterviewsApp(tools, patience=0)
    async with app.run_test(size=picture.size) as pilot:

        async def settle() -> None:
            await pilot.pause()
            while any(not worker.is_finished for worker in app.workers):
                await app.workers.wait_for_complete()
                await pilot.pause()

        await settle()
        line = app.screen.query_one("#query", Input)
        line.cursor_blink = False
        line.value = picture.query
        await settle()
        for key in ("enter", *picture.keys):
            await pilot.press(key)
            await settle()
        app.clear_notifications()
        await settle()
        return without_web_fonts(app.export_screenshot(title="interviews"))


def without_web_fonts(svg: str) -> str:
    """The picture with the reader's own monospace font: nothing is fetched when it is shown."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace")


def main() -> int:
    """Makes every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        rebuild(work / "index", [ROOT / "sample_data"])
        for picture in PICTURES:
            svg = asyncio.run(take(picture, work / "index", work / picture.name))
            (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
