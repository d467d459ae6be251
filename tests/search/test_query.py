"""What queries mean, without searching anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.search.query import FieldValue, Group, Node, Text, Without, parse_query


def word(text: str) -> Text:
    return Text("words", text)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("curl popularity", (word("curl"), word("popularity"))),
        ('"release it" book', (Text("phrase", "release it"), word("book"))),
        ("“release it”", (Text("phrase", "release it"),)),
        ("a -b", (word("a"), Without(word("b")))),
        ("a NOT b", (word("a"), Without(word("b")))),
        ("open-source", (word("open-source"),)),
        ("a AND b", (Group("both", (word("a"), word("b"))),)),
        ("a OR b c", (Group("either", (word("a"), word("b"))), word("c"))),
        ("a AND b OR c", (Group("either", (Group("both", (word("a"), word("b"))), word("c"))),)),
        ("a AND (b OR c)", (Group("both", (word("a"), Group("either", (word("b"), word("c"))))),)),
        ("a AND NOT b", (Group("both", (word("a"), Without(word("b")))),)),
        ("-(a OR b)", (Without(Group("either", (word("a"), word("b")))),)),
        ("kube*", (Text("beginning", "kube"),)),
        ("kuberntes~", (Text("similar", "kuberntes"),)),
        ("C++ C#", (word("C++"), word("C#"))),
        ("speaker:okonjo", (FieldValue("speaker", "okonjo"),)),
        ('Speaker:"Ines Okonjo" oven', (FieldValue("speaker", "Ines Okonjo"), word("oven"))),
        ("-topic:bread", (Without(FieldValue("topic", "bread")),)),
        ("interviewee:okonjo", (FieldValue("guest", "okonjo"),)),
        ("date:2019..2021-05", (FieldValue("date", "2019..2021-05"),)),
        ("date:..2021", (FieldValue("date", "..2021"),)),
        ("and or not", (word("and"), word("or"), word("not"))),
    ],
)
def test_a_query_means(text: str, nodes: tuple[Node, ...]) -> None:
    query = parse_query(text)
    assert query.nodes == nodes
    assert not query.remarks


@pytest.mark.parametrize(
    ("text", "within"), [("in:question why", "question"), ("why in:a", "answer"), ("why", None)]
)
def test_in_says_where_the_words_stand(text: str, within: str | None) -> None:
    query = parse_query(text)
    assert query.within == within
    assert query.nodes == (word("why"),)


@pytest.mark.parametrize(
    ("text", "nodes", "remark"),
    [
        ('"release it', (word("release"), word("it")), "not closed"),
        ("(a b", (Group("either", (word("a"), word("b"))),), "not closed"),
        ("a) b", (word("a"), word("b")), "without an opening one"),
        ("AND", (word("AND"),), "stands alone"),
        ("a OR", (word("a"), word("OR")), "stands alone"),
        ("OR a", (word("OR"), word("a")), "stands alone"),
        ("speker:okonjo", (word("speker"), word("okonjo")), "Did you mean speaker:"),
        ("date:yesterday", (word("date"), word("yesterday")), "no time"),
        ("year:19", (word("year"), word("19")), "no year"),
        ("in:title x", (word("in"), word("title"), word("x")), "in:question"),
    ],
)
def test_what_has_no_meaning_is_searched_as_words_and_said(
    text: str, nodes: tuple[Node, ...], remark: str
) -> None:
    query = parse_query(text)
    assert query.nodes == nodes
    assert remark in " ".join(query.remarks)


@pytest.mark.parametrize("text", ["https://example.org/a", "10:30", "Rust: a language", "a-b:c"])
def test_a_colon_does_not_make_a_field(text: str) -> None:
    assert not parse_query(text).remarks


def test_a_long_text_is_cut_and_it_is_said() -> None:
    query = parse_query("word " * 2000)
    assert len(query.nodes) <= 64
    assert query.remarks


def test_parentheses_without_end_are_no_danger() -> None:
    parse_query("(" * 2000 + "a" + ")" * 2000)
    parse_query("-" * 2000)
    parse_query("NOT " * 500)


@given(st.text(alphabet='ab AND OR NOT "()-*~:“”speakrin.\n\\\x00é漢', max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    assert parse_query(text).text == text
