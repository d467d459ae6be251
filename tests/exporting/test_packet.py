"""The Markdown packet, read as Markdown and read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from interviews.exporting.collection import Collection, Entry, Presentation
from interviews.exporting.packet import export, read
from interviews.identity import words_of
from interviews.search.results import Speech

WORDS = st.text(st.characters(exclude_characters="\0\r"), max_size=80)
NAMES = st.lists(st.text(st.characters(exclude_characters="\0\r"), min_size=1, max_size=20), max_size=2)


def packet(entries: Sequence[Entry], **shown: Any) -> str:
    return "".join(export(Collection(tuple(entries), Presentation(**shown))))


def outline(markdown: str) -> list[str]:
    tree = SyntaxTreeNode(MarkdownIt().parse(markdown))
    return [node.children[0].content for node in tree.walk() if node.type == "heading"]


def test_nobody_is_quoted_with_the_words_of_another(make_uncitable: Any) -> None:
    said = [("Runa Halvard", "Eleven metres."), ("Teo Brandt", "**Note:** four."), ("Runa Halvard", "No.")]
    entry = make_uncitable(
        answer="\n\n".join(words for _, words in said),
        answerers=("Runa Halvard", "Teo Brandt"),
        answer_speeches=tuple(Speech(name, words, 5, None) for name, words in said),
    )
    text = packet([entry])
    assert (
        "> **Runa Halvard, Teo Brandt:** \n>\n> **Runa Halvard:** Eleven metres.\n>\n"
        "> **Teo Brandt:** **Note:** four.\n>\n> **Runa Halvard:** No."
    ) in text
    [quoted] = read(text)
    assert quoted.answer == entry.pair.answer


@given(st.lists(st.tuples(NAMES.map("".join), WORDS), max_size=4))
def test_the_words_of_several_speakers_are_read_back(
    make_uncitable: Any, said: list[tuple[str, str]]
) -> None:
    entry = make_uncitable(
        answer="\n\n".join(words for _, words in said),
        answerers=tuple(dict.fromkeys(name for name, _ in said)),
        answer_speeches=tuple(Speech(name, words, 5, None) for name, words in said),
    )
    [quoted] = read(packet([entry]))
    assert words_of("", quoted.answer or "") == words_of("", entry.pair.answer)


@pytest.mark.usefixtures("needs_pandoc")
def test_quotations_have_their_words_source_place_and_citation(make_entry: Any) -> None:
    text = packet([make_entry(timestamp="00:14:05", note="for chapter two")], title="Wells")
    assert text.split("\n\n") == [
        "# Wells",
        "## Water",
        "> **Piet Mossel:** How deep is it?",
        "> **Runa Halvard:** Eleven metres.\n>\n> It was four.",
        "— Runa Halvard, interview by Piet Mossel, “The Depth of Wells”, *Radio Estuary*, 2021-06-14, "
        "00:14:05, <https://example.org/wells>.",
        "`0123456789abcdef` · talks/wells.md, lines 12–14 · (Halvard, 2021, 00:14:05)",
        "Note: for chapter two",
        "## Bibliography",
        "Halvard, R. (2021, June 14). The Depth of Wells (P. Mossel, Interviewer). *Radio Estuary*. "
        "https://example.org/wells\n",
    ]


@pytest.mark.usefixtures("needs_pandoc")
def test_the_bibliography_is_in_the_chosen_style_and_lists_each_interview_once(make_entry: Any) -> None:
    pairs = [make_entry(id=f"{number:016x}", number=number, ordinal=number) for number in (1, 2, 3)]
    other = make_entry(
        {"title": "A Rope", "url": "https://example.org/rope"}, id="e" * 16, path="rope.md", title="A Rope"
    )
    text = packet([*pairs, other], style="modern-language-association")
    bibliography = text.partition("## Bibliography")[2].strip().split("\n\n")
    assert len(bibliography) == 2
    assert bibliography == sorted(bibliography)
    assert bibliography[0].startswith("Halvard, Runa. “A Rope.”")


def test_a_pair_stands_under_its_first_topic_and_is_named_under_the_others(make_uncitable: Any) -> None:
    entries = [
        make_uncitable(id="a" * 16, topics=("Water", "Memory")),
        make_uncitable(id="b" * 16, topics=()),
        make_uncitable(id="c" * 16, topics=("anvils",)),
    ]
    text = packet(entries)
    assert outline(text) == ["Interviews", "anvils", "Memory", "Water", "No topic"]
    assert f"- `{'a' * 16}` under Water" in text
    assert text.count("> **Runa Halvard:**") == 3


def test_pairs_are_grouped_by_expert(make_uncitable: Any) -> None:
    entries = [
        make_uncitable(id="a" * 16, answerers=("Runa Halvard",)),
        make_uncitable(id="b" * 16, answerers=("Teo Brandt", "Runa Halvard")),
        make_uncitable(id="c" * 16, answerers=()),
    ]
    assert outline(packet(entries, group="expert")) == [
        "Interviews",
        "Runa Halvard",
        "Teo Brandt",
        "Unknown speaker",
    ]


@given(question=WORDS, answer=WORDS, asking=NAMES, answering=NAMES)
def test_no_word_is_lost_on_the_way_into_a_packet_and_back(
    make_uncitable: Any, question: str, answer: str, asking: list[str], answering: list[str]
) -> None:
    entry = make_uncitable(
        question=question, answer=answer, questioners=tuple(asking), answerers=tuple(answering)
    )
    [quoted] = read(packet([entry]))
    assert (quoted.id, quoted.path, quoted.start_line) == (entry.pair.id, "talks/wells.md", 12)
    assert words_of(quoted.question or "", quoted.answer or "") == words_of(question, answer)


@given(st.text(st.characters(exclude_characters="\0\r"), min_size=1, max_size=40))
def test_titles_topics_notes_and_paths_add_no_structure(make_uncitable: Any, words: str) -> None:
    entry = make_uncitable(topics=(words,), note=words, path=words)
    text = packet([entry], title=words)
    assert len(outline(text)) == 2
    tree = SyntaxTreeNode(MarkdownIt().parse(text))
    assert [node.type for node in tree.children][:4] == ["heading", "heading", "blockquote", "blockquote"]
    assert "html_block" not in {node.type for node in tree.walk()}
    assert len(list(read(text))) == 1


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_titles_are_shown_as_they_are(make_uncitable: Any, words: str) -> None:
    tree = SyntaxTreeNode(MarkdownIt().parse(packet([make_uncitable()], title=words)))
    inline = tree.children[0].children[0]
    assert {node.type for node in inline.children} <= {"text", "text_special"}
    shown = "".join(node.content for node in inline.children)
    assert shown.split() == words.replace("\0", "\ufffd").split()


def test_what_somebody_wrote_between_quotations_is_passed_over(make_uncitable: Any) -> None:
    text = packet([make_uncitable(id="a" * 16), make_uncitable(id="b" * 16, question="And now?")])
    edited = "> A motto.\n\n" + text.replace("## Water", "## Water\n\nI should call `her` again.\n\n> or not")
    assert [(quoted.id[0], quoted.question) for quoted in read(edited.replace("\n", "\r\n"))] == [
        ("a", "How deep is it?"),
        ("b", "And now?"),
    ]
