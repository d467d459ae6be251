"""The pure parts: marking, Markdown, layout, file names, clipboard, editor, state."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import Library
from tests.rows import read_rows
from textual.content import Content

from interviews.exporting.describing import names
from interviews.search.results import Snippet
from interviews.session.clipboard import copy_sequence, system_tool
from interviews.session.file_names import citation_stem, slug
from interviews.session.opening import editor_command
from interviews.session.query import Filter, Query
from interviews.session.state import State, load_state, save_state, state_file
from interviews.tui import markdown
from interviews.tui.documents import Block, lay_out
from interviews.tui.markdown import line_content, markdown_blocks, marked_content
from interviews.tui.marking import literal_terms, terms_of
from interviews.tui.widgets.results import near_match, shortened


def _lines(markdown: str, width: int) -> list[str]:
    return [line.content.plain for line in lay_out(markdown_blocks(markdown), width).lines]


@pytest.mark.parametrize(
    ("query", "text", "matched", "marked"), read_rows(Path(__file__).parent / "rows" / "marked.txt")
)
def test_what_is_asked_for_is_marked(query: str, text: str, matched: str | None, marked: str) -> None:
    spans = terms_of(query, [matched] if matched else []).spans(text)
    assert [text[start:end] for start, end in spans] == marked.split("; ")


def test_finding_within_a_text_matches_beginnings_as_one_types() -> None:
    text = "Drizzle and drops"
    assert [text[a:b] for a, b in literal_terms("dr").spans(text)] == ["Drizzle", "drops"]
    assert literal_terms("").spans(text) == []


def test_matches_of_a_snippet_are_marked_apart_from_its_own_emphasis() -> None:
    content = marked_content(Snippet("… a *quiet* tide and `code`, \ue000", ((5, 10), (12, 16))))
    assert content.plain.startswith("… a quiet tide and code")
    words = [(content.plain[span.start : span.end], span.style) for span in content.spans]
    assert words == [("quiet", "emphasis"), ("code", "code"), ("quiet", "match"), ("tide", "match")]


def test_rows_show_emphasis_and_not_its_marks() -> None:
    content = line_content("Is *this* **yours**,\nor [mine](https://example.org)?")
    assert content.plain == "Is this yours, or mine?"
    assert [span.style for span in content.spans] == ["emphasis", "strong"]


def test_tables_stand_in_columns_and_on_little_room_row_by_row() -> None:
    table = "| Well | Depth |\n|---|--:|\n| North | 40 m |\n| The old one | 7 m |\n"
    assert _lines(table, 40) == [
        "Well         Depth",
        "───────────  ─────",
        "North         40 m",
        "The old one    7 m",
    ]
    assert _lines(table, 12) == ["Well: North", "Depth: 40 m", "", "Well: The", "old one", "Depth: 7 m"]
    wide = "| a | b |\n|---|---|\n| " + "long words " * 4 + "| short |\n"
    assert _lines(wide, 20)[2:] == ["long words     short", "long words", "long words", "long words"]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=400),
    st.integers(4, 80),
)
def test_wrapping_loses_no_character_of_a_word(word: str, width: int) -> None:
    layout = lay_out([Block(Content(word))], width)
    assert "".join(line.content.plain for line in layout.lines) == word


def test_markdown_lists_quotes_and_code_are_laid_out() -> None:
    text = "A\n\n- one\n- two\n  1. deep\n\n> said\n\n```\ncode\n  more\n```\n"
    assert _lines(text, 40) == ["A", "", "• one", "• two", "  1. deep", "", "│ said", "", "code", "  more"]


def test_markdown_shows_where_links_lead_and_follows_nothing() -> None:
    [block] = markdown_blocks("See [this](https://example.org) and <b>that</b> ![alt](x.png)")
    assert block.content.plain == "See this (https://example.org) and <b>that</b> [image: alt]"


def test_selected_text_keeps_paragraphs_and_joins_wrapped_lines() -> None:
    layout = lay_out([Block(Content("one two three four")), Block(Content("five"), "• ", "  ")], 10)
    last = len(layout.lines) - 1
    assert layout.text_between((0, 0), (last, 99)) == "one two three four\n\n• five"


def test_a_snippet_begins_shortly_before_its_first_match() -> None:
    far = near_match(Snippet("word " * 20 + "match end", ((100, 105),)), 10)
    assert far.marked() == "…word word **match** end"
    assert near_match(Snippet("a match", ((2, 7),)), 10).marked() == "a **match**"


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    lines = shortened(Content("word " * 50), 20, 2)
    assert len(lines) == 2
    assert lines[1].plain.endswith("…")
    assert all(line.cell_length <= 20 for line in lines)
    assert shortened(Content("short"), 20, 2)[0].plain == "short"


def test_names_beyond_the_first_are_counted() -> None:
    assert names(["A", "B", "C"], most=2) == "A, B and 1 more"


def test_a_citation_file_is_named_after_who_when_and_what(library: Library) -> None:
    pair = library.pairs[0]
    assert citation_stem(pair) == "okonjo-2021-how-fast-does-the-aquifer-refill"
    assert citation_stem(pair._replace(answerers=(), date=None, question="?!")) == "interview"
    assert citation_stem(pair._replace(answerers=("../../x",), question="/etc/passwd")) == "x-2021-etc-passwd"


def test_slugs_keep_letters_of_every_script() -> None:
    assert slug("Ünïcode & 井戸!") == "ünïcode-井戸"


def test_the_copy_sequence_holds_the_text_and_is_wrapped_for_tmux_and_screen() -> None:
    encoded = base64.b64encode("ü".encode()).decode()
    plain = f"\x1b]52;c;{encoded}\x07"
    assert copy_sequence("ü", {}) == plain
    assert copy_sequence("ü", {"TMUX": "x"}) == plain + f"\x1bPtmux;\x1b{plain}\x1b\\"
    assert copy_sequence("ü", {"TERM": "screen-256color"}) == f"\x1bP{plain}\x1b\\"
    long = copy_sequence("x" * 1000, {"TERM": "screen"})
    assert all(len(part) <= 258 for part in long.split("\x1b\\"))


def test_the_clipboard_tool_is_chosen_by_the_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in ("wl-copy", "xclip") else None)
    assert system_tool({"WAYLAND_DISPLAY": "w"}) == ("/bin/wl-copy",)
    assert system_tool({"DISPLAY": ":0"}) == ("/bin/xclip", "-selection", "clipboard")
    assert system_tool({}) is None


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim -n", ["vim", "-n", "+7", "/a b/-c.md"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b/-c.md:7"]),
        ("/usr/bin/hx", ["/usr/bin/hx", "/a b/-c.md:7"]),
        ("gedit", ["gedit", "/a b/-c.md"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, expected: list[str]) -> None:
    assert editor_command(Path("/a b/-c.md"), 7, editor, {}) == expected
    assert editor_command(Path("/a b/-c.md"), 7, None, {"EDITOR": editor}) == expected


def test_without_any_editor_there_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert editor_command(Path("a.md"), 1, None, {}) is None


def test_state_is_written_and_read_again(tmp_path: Path) -> None:
    file = state_file(tmp_path / "deep", Path("/some/index"))
    query = Query("water", (Filter("path", "a.md", "A title"),), "answer")
    state = State(theme="nord", query=query, searches={"wells": query}, history=["x"])
    save_state(state, file)
    assert load_state(file) == state
    assert state_file(tmp_path, Path("/other")) != state_file(tmp_path, Path("/some/index"))


def test_the_history_holds_each_query_once_the_last_first() -> None:
    state = State()
    for text in ("a", "b", " ", "a"):
        state.remember_query(text)
    assert state.history == ["a", "b"]


def test_only_one_interview_is_chosen_at_a_time() -> None:
    query = Query().toggled(Filter("path", "a.md")).toggled(Filter("path", "b.md"))
    assert query.values("path") == ("b.md",)
    assert query.toggled(Filter("path", "b.md")) == Query()
    assert query.with_text("x").words() == "x  path: b.md"


@given(st.text(alphabet="ab é1.)-+=#:&;/*_`!?'\u2028\t \n\n\n", max_size=24))
def test_words_alone_are_read_as_the_parser_reads_them(text: str) -> None:
    quick, line = markdown_blocks(text), line_content.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_MARKUP", re.compile(""))
        assert quick == markdown_blocks(text)
        assert line.is_same(line_content.__wrapped__(text))
