"""The manual says what is so."""

import re
from pathlib import Path

import pytest

from interviews.citing import service
from interviews.citing.formats import FORMATS

MANUAL = (Path(__file__).parents[2] / "docs" / "citing.md").read_text(encoding="utf-8")


def test_every_format_is_in_the_manual() -> None:
    table = MANUAL.partition("## Formats")[2].partition("## Styles")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) == [known.name for known in FORMATS]


@pytest.mark.usefixtures("needs_pandoc")
def test_the_table_of_places_is_what_styles_print(describe, make_pair) -> None:
    table = MANUAL.partition("| `--locator` |")[2].partition("Any label of CSL")[0]
    rows = re.findall(r'^\| `"?([^`"]+)"?`[^|]*\| (.+) \| (.+) \| (.+) \|$', table, re.MULTILINE)
    assert len(rows) == 5
    styles = ("apa", "chicago-author-date", "mla")
    for locator, *printed in rows:
        passage = service.passage(make_pair(number=12), locator)
        for style, place in zip(styles, printed, strict=True):
            in_text = service.cite([(describe(), passage)], style).passages[0].in_text
            plain = (
                service.cite([(describe(), service.passage(make_pair(), "none"))], style).passages[0].in_text
            )
            rest = in_text.removeprefix(plain[:-1]).strip(", )")
            assert rest == place.replace("–", "")
