"""What holds for every text: parsing never raises, loses nothing, and gives the same again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interviews.parsing import parse
from interviews.parsing.blocks import _PARSER, BlockKind, _merge_lazy_headings, _read, split_blocks
from interviews.parsing.rendering import render
from interviews.parsing.source import read_source

from .accounting import lines_without_one_owner, words_lost_or_invented
from .reading import read_cases

NAMES = st.sampled_from(
    [
        *("Ines Okoro", "Ines", "Bram", "Dr. Maas", "IO", "Q", "A", "Moderator", "布拉姆", "???", "Note"),
        *(
            "[[people/Ines Okoro|Ines]]",
            "[[Bram]]",
            "[[Bram Maas|Bram]]",
            "[Bram](bram.md)",
            "Bram (BM)",
            "@bram",
        ),
    ]
)
WORDS = st.lists(
    st.sampled_from(
        "the well was dry in August and we dug why how deep yes no thanks **old** *new* [a](b) 1. ?".split()
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
LABELLED = st.builds(
    lambda form, name, words: form.format(name=name, words=words),
    st.sampled_from(
        [
            "**{name}:** {words}",
            "**{name}**: {words}?",
            "**{name}: {words}?**",
            "**{name}**\n\n* {words}",
            "**{name}** (00:34):\n{words}",
            "{name}: {words}",
            "{name}  0:44  \n{words}",
            "__{name}:__ {words}",
            "## {name}: {words}?",
            "1. **{words}?**\n\n    {words}",
            "**{words}?**",
        ]
    ),
    NAMES,
    WORDS,
)
OTHER = st.one_of(
    WORDS,
    WORDS.map(lambda words: f"## {words}"),
    WORDS.map(lambda words: f"> {words}"),
    WORDS.map(lambda words: f"- {words}\n- {words}"),
    WORDS.map(lambda words: f"    {words}"),
    st.sampled_from(
        ["---", "```\n**A:** code\n```", "![picture](p.png)", "[1]: https://example.org", "<b>", "<!-- a", "| a | b |\n|---|---|\n| c | d |",
         "[p. 12]", "--- page 13 ---", "<!-- page 14 -->", "the [p. 15] well", "\fthe well", "(00:12):", "1\n00:00:01.000 --> 00:00:02.000\nBram: yes", "===", "\u200b", "[MUSIC]", "~~~"]
    ),
)  # fmt: skip
TRANSCRIPTS = st.lists(st.one_of(LABELLED, OTHER), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n"]).map(lambda glue: glue.join(parts))
)
FRONT_MATTER = st.sampled_from(
    [
        "",
        "---\ntitle: Wells\nauthor: Ines Okoro\n---\n",
        "+++\ntitle = 'Wells'\n+++\n",
        "---\na: [\n---\n",
        "[#]: subject: (Wells)\n",
    ]
)


@given(FRONT_MATTER, TRANSCRIPTS)
@example("", "**Q:** the\n- the\n**Ines Okoro:** the\n**Ines Okoro** (00:34):\n*new* the")
@example("", "```\nBram:\n*Ines:* why?\n*Bram:* yes\n```no")
@example("", "<strong>Ines: why</strong> is it dry?\n\n<strong>Bram: it</strong> was August.")
@example("", "**[6:52]\n** Y.")
@example("", 'interviewer:["[[Ines van der Meer|Ines]]"]\n[[B]]:\n[[Ines van der Meer|Ines]]:')
@settings(max_examples=400)
def test_every_line_has_one_owner_and_no_word_is_lost(front_matter: str, body: str) -> None:
    text = front_matter + body
    interviews = parse(text)
    assert lines_without_one_owner(text, interviews) == []
    assert words_lost_or_invented(text, interviews) == []


@given(st.text(max_size=400))
@settings(max_examples=400)
def test_any_text_is_parsed_and_every_line_has_an_owner(text: str) -> None:
    interviews = parse(text)
    assert len(interviews) >= 1
    assert lines_without_one_owner(text, interviews) == []


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_parsed(data: bytes) -> None:
    assert parse(data.decode("utf-8", "surrogateescape"))
    assert parse(data.decode("latin-1"))


@given(TRANSCRIPTS)
@settings(max_examples=150)
def test_parsing_is_deterministic_and_does_not_depend_on_the_path(text: str) -> None:
    paths = ("here.md", "other/there.markdown")
    here, there = (
        [one.model_dump_json().replace(path, "PATH") for one in parse(text, path)] for path in paths
    )
    assert here == there


@given(TRANSCRIPTS)
@settings(max_examples=150)
def test_records_survive_json(text: str) -> None:
    for interview in parse(text):
        assert type(interview).model_validate_json(interview.model_dump_json()) == interview


@given(TRANSCRIPTS)
@settings(max_examples=400)
def test_plain_paragraphs_are_what_the_block_rules_make_of_them(text: str) -> None:
    source = read_source(text)
    fast = split_blocks(source, 0)
    slow = list(_merge_lazy_headings(_read(_PARSER.parse("\n".join(source.lines)), 0)))
    trimmed = [(block.kind, block.start) for block in fast if block.kind is not BlockKind.DEFINITION]
    assert trimmed == [(block.kind, block.start) for block in slow]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.file}: {case.title}")
def test_fixtures_lose_nothing(case) -> None:
    interviews = parse(case.text)
    assert lines_without_one_owner(case.text, interviews) == []
    assert words_lost_or_invented(case.text, interviews) == []


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case.file}: {case.title}")
def test_rendering_and_parsing_again_gives_the_same_interview(case) -> None:
    for interview in parse(case.text):
        if not interview.qa_pairs:
            continue
        (again,) = parse(render(interview))
        assert [(one.name, one.role) for one in again.speakers] == [
            (one.name, one.role) for one in interview.speakers
        ]
        assert [(one.speaker, " ".join(one.text.split())) for one in again.turns] == [
            (one.speaker, " ".join(one.text.split())) for one in interview.turns
        ]
        assert [(one.question_turns, one.answer_turns) for one in again.qa_pairs] == [
            (one.question_turns, one.answer_turns) for one in interview.qa_pairs
        ]


HOSTILE = {
    "a long line": "a" * 1_000_000,
    "a long line of colons": ": " * 300_000,
    "nested quotations": ">" * 100_000,
    "bold that never closes": "**a\n" * 30_000,
    "bold markers in a line": "**a** " * 50_000,
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(600)),
    "many labels": "**Ines Okoro:** yes?\n\n**Bram:** no.\n\n" * 10_000,
    "many speakers": "".join(f"**Na{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Xx{chr(97 + n // 676)}:** hi?\n\n" for n in range(3_000)),
    "speakers who come twice": "".join(f"**Na{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Xx{chr(97 + n // 676)}:** hi?\n\n" for n in range(3_000)) * 2,
    "many headings": "".join(f"## Part {n}\n\n**Ines Okoro:** yes?\n\n**Bram:** no.\n\n" for n in range(5_000)),
    "brackets": "[" * 50_000 + "(" * 50_000,
    "nested YAML": "---\na: " + "[" * 5_000 + "\n---\n",
    "YAML aliases of aliases": "---\n" + "\n".join(f"a{n}: &x{n} [{f'*x{n - 1},' * 9}]" if n else "a0: &x0 [1]" for n in range(30)) + "\n---\nhi",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_parsed(text: str) -> None:
    assert parse(text)


CORPUS = os.environ.get("INTERVIEWS_TEST_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="INTERVIEWS_TEST_CORPUS names no folder of transcripts")
def test_nothing_is_lost_in_a_corpus_of_transcripts() -> None:
    for path in sorted(Path(str(CORPUS)).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        interviews = parse(text, str(path))
        assert lines_without_one_owner(text, interviews) == [], path
        assert words_lost_or_invented(text, interviews) == [], path
