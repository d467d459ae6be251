"""A hit says in which other files the same interview is."""

from __future__ import annotations

from pathlib import Path

from interviews.engines import engine_in
from interviews.search.requests import SearchRequest

WELLS = "**Milo Tarrantine:** How deep is it?\n\n**Yusra Benhaddad:** Forty metres of groundwater.\n"
MILL = "**Milo Tarrantine:** Who owns it?\n\n**Yusra Benhaddad:** Nobody owns groundwater.\n"


def test_a_copy_is_named_with_the_hit_that_stands_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for name, text in (("a.md", WELLS), ("copy.md", WELLS), ("third.md", WELLS), ("mill.md", MILL)):
        (folder / name).write_text(text)
    engine = engine_in(tmp_path / "index")
    engine.rebuild([folder])
    hits = engine.open().search(SearchRequest("groundwater")).hits
    assert {hit.pair.path: hit.also_in for hit in hits} == {"a.md": ("copy.md", "third.md"), "mill.md": ()}
    records = {hit.pair.path: hit.to_record() for hit in hits}
    assert records["a.md"]["also_in"] == ["copy.md", "third.md"]
    assert "also_in" not in records["mill.md"]
