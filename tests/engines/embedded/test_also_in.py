"""A hit says in which other files the same interview is."""

from __future__ import annotations

from tests.engines.conftest import Library

WELLS = "**Milo Tarrantine:** How deep is it?\n\n**Yusra Benhaddad:** Forty metres of groundwater.\n"
MILL = "**Milo Tarrantine:** Who owns it?\n\n**Yusra Benhaddad:** Nobody owns groundwater.\n"


def test_a_copy_is_named_with_the_hit_that_stands_for_it(empty_library: Library) -> None:
    for name, text in (("a.md", WELLS), ("copy.md", WELLS), ("third.md", WELLS), ("mill.md", MILL)):
        empty_library.write(name, text)
    empty_library.rebuild()
    hits = empty_library.search("groundwater").hits
    assert {hit.pair.path: hit.also_in for hit in hits} == {"a.md": ("copy.md", "third.md"), "mill.md": ()}
    records = {hit.pair.path: hit.to_record() for hit in hits}
    assert records["a.md"]["also_in"] == ["copy.md", "third.md"]
    assert "also_in" not in records["mill.md"]
