"""Parts of answers: as they were selected, by who says them, and still verified."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.exporting.conftest import make_pair

from interviews.cli.main import main
from interviews.exporting.excerpts import LEFT_OUT, excerpt, holds, quoted_part
from interviews.search.results import Speech

ANSWER = (
    "Slowly. As a sponge takes *cold* water, the **water table** rises \\[04:10\\] a hand.\n\n"
    "- in October,\n- later"
)


@pytest.mark.parametrize(
    ("selected", "part"),
    [
        ("As a sponge takes cold water,", "As a sponge takes *cold* water,"),
        ("water table rises", "**water table** rises"),
        ("onge takes co", "sponge takes *cold*"),
        ("table rises", "table rises"),
        ("a hand.\n\n• in October,\n• later", "a hand.\n\n- in October,\n- later"),
        ("Slowly. As a lake", None),
        ("… ,", None),
    ],
)
def test_selected_words_are_taken_as_the_source_has_them(selected: str, part: str | None) -> None:
    assert excerpt(ANSWER, selected) == part


def test_a_part_is_quoted_by_who_says_it_and_from_when_on() -> None:
    said = [
        Speech("Runa Halvard", "Eleven metres.", 5, "00:01:00"),
        Speech("Teo Brandt", "No: four. [04:10] And then, [12:30] it was deepened twice.", 7, None),
    ]
    pair = make_pair(
        answer="\n\n".join(speech.text for speech in said),
        answerers=("Runa Halvard", "Teo Brandt"),
        answer_speeches=tuple(said),
        timestamp="00:00:50",
    )
    part = quoted_part(pair, "it was deepened")
    assert (part.answer, part.answerers, part.timestamp) == ("it was deepened", ("Teo Brandt",), "00:12:30")
    assert quoted_part(pair, f"Eleven metres.\n\n{LEFT_OUT}\n\nfour").answerers == pair.answerers
    assert quoted_part(pair, "Eleven").timestamp == "00:01:00"
    assert holds(pair.answer, f"Eleven metres.\n\n{LEFT_OUT}\n\ndeepened twice")
    assert not holds(pair.answer, f"Eleven metres.\n\n{LEFT_OUT}\n\ndeepened thrice")


def test_a_part_is_quoted_with_its_own_pages() -> None:
    said = [
        Speech("Runa Halvard", "Eleven metres.", 5, None, (("12", 0),)),
        Speech(
            "Runa Halvard",
            "It was four.\n\nThen eight, and dry.",
            9,
            None,
            (("12", 0), ("13", 14), ("14", 26)),
        ),
    ]
    pair = make_pair(
        answer="\n\n".join(speech.text for speech in said),
        answer_speeches=tuple(said),
        pages=("11", "12", "13", "14"),
    )
    assert quoted_part(pair, "Eleven").pages == ("12",)
    assert quoted_part(pair, "eight").pages == ("13",)
    assert quoted_part(pair, "Then eight, and dry.").pages == ("13", "14")
    assert quoted_part(pair, f"four\n\n{LEFT_OUT}\n\ndry").pages == ("12", "14")
    assert quoted_part(pair, pair.answer).pages == pair.pages


def test_a_packet_of_parts_is_verified_and_a_document_holds_it(workspace: Path, run) -> None:
    hit = run("search", "metres", "--json").json["hits"][0]
    basket = workspace / "b.txt"
    basket.write_text(
        f"{hit['id']}  Words\n  > one *line*\n  > and one more\n  | he dug it\n", encoding="utf-8"
    )
    run("export", "--basket", "b.txt", "-o", "b.md")
    packet = (workspace / "b.md").read_text(encoding="utf-8")
    assert "> **Runa Halvard:** he dug it\n" in packet
    assert "Eleven metres" not in packet
    run("verify", "b.md")
    (workspace / "b.md").write_text(packet.replace("he dug it", "she dug it"), encoding="utf-8")
    assert main(["verify", "b.md"]) != 0
    run("export", "--basket", "b.txt", "-o", "b.docx")
    document = ZipFile(workspace / "b.docx").read("word/document.xml").decode("utf-8")
    assert "he dug it" in document
    assert "one *line*" in document
    run("export", "--basket", "b.txt", "-o", "b.jsonl")
    line = json.loads((workspace / "b.jsonl").read_text(encoding="utf-8"))
    assert line["part"] == "he dug it"
    assert line["answer"].startswith("Eleven metres")
    assert line["note"] == "one *line*\nand one more"
