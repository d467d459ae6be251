"""The shapes, exit codes and promises that scripts rely on, through the real command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from interviews.cli.main import main


def record(**fields: Any) -> dict[str, Any]:
    """The schema of an object that has these fields, and may have more."""
    return {"type": "object", "required": list(fields), "properties": fields}


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


STRING: dict[str, Any] = {"type": "string"}
WRITTEN = {"type": "string", "minLength": 1}
OPTIONAL = {"type": ["string", "null"]}
DATE = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
TIME = {"type": ["string", "null"], "pattern": "^[0-9]{2,}:[0-9]{2}:[0-9]{2}$"}
ROLE = {"enum": ["interviewer", "interviewee", "other"]}
ID = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
LINE = {"type": "integer", "minimum": 1}
STRINGS, LINES = many(STRING), many(LINE)
COUNTS = many({"type": "array", "prefixItems": [STRING, LINE], "minItems": 2, "maxItems": 2})
ASKED = {
    "id": ID,
    "start_line": LINE,
    "end_line": LINE,
    "questioners": STRINGS,
    "answerers": STRINGS,
    "topics": STRINGS,
    "question": STRING,
    "answer": STRING,
}
PAIR = {**ASKED, "path": WRITTEN, "title": OPTIONAL, "date": OPTIONAL}
SCHEMAS = {
    "parse talks --json": record(
        path=WRITTEN,
        title=OPTIONAL,
        date=DATE,
        date_as_written=OPTIONAL,
        outlet=OPTIONAL,
        url=OPTIONAL,
        language=OPTIONAL,
        speakers=many(
            record(name=WRITTEN, aliases=STRINGS, role=ROLE, affiliation=OPTIONAL, named={"type": "boolean"})
        ),
        turns=many(
            record(
                number=LINE,
                speaker=STRING,
                label=OPTIONAL,
                start_line=LINE,
                end_line=LINE,
                timestamp=TIME,
                text=STRING,
                pages=many(record(number=STRING, start=LINE)),
            )
        ),
        qa_pairs=many(
            record(
                **ASKED,
                number=LINE,
                question_turns=LINES,
                answer_turns=LINES,
                timestamp=TIME,
                pages=STRINGS,
            )
        ),
        background=many(record(start_line=LINE, end_line=LINE, text=STRING)),
        warnings=many(record(line=LINE, code=WRITTEN, message=WRITTEN)),
        detection=record(convention=WRITTEN, evidence=STRINGS),
        casting=many(
            record(
                speaker=WRITTEN,
                role=ROLE,
                score={"type": ["number", "null"]},
                facts=many(record(name=WRITTEN, value={"type": "number"}, weight={"type": "number"})),
            )
        ),
    ),
    "search --json": record(
        query=STRING,
        total={"type": "integer"},
        took_ms={"type": "number"},
        corrected=OPTIONAL,
        explanation=OPTIONAL,
        hits=many(record(**PAIR, score={"type": "number"}, snippet=STRING, matches=many(LINES))),
        facets=record(speaker=COUNTS, topic=COUNTS, outlet=COUNTS, year=COUNTS),
    ),
    "show talks/well.md#1 --json": record(**PAIR),
    "cite talks/well.md#1 talks/well.md#2 --format biblatex --json": many(
        record(ref=WRITTEN, id=ID, format=WRITTEN, bibliography=STRING, in_text=STRING, text=WRITTEN)
    ),
    "speakers --json": COUNTS,
    "speakers --unnamed talks --json": many(
        record(path=WRITTEN, label=WRITTEN, role=ROLE, turns=LINE, line=LINE, first_words=STRING)
    ),
    "topics --json": COUNTS,
}


@pytest.mark.parametrize("line", SCHEMAS)
def test_json_has_the_agreed_types(place: Path, line: str, run) -> None:
    jsonschema.Draft202012Validator(SCHEMAS[line]).validate(run(*line.split()).json)


def test_every_line_of_a_transcript_is_accounted_for(talk: str, place: Path, run) -> None:
    found = run("parse", "talks/well.md", "--json").json
    lines = talk.splitlines()
    front_matter = range(1, lines.index("---", 1) + 2)
    taken = {number for number, line in enumerate(lines, 1) if number in front_matter or line.startswith("#")}
    for span in (*found["turns"], *found["background"]):
        taken |= set(range(span["start_line"], span["end_line"] + 1))
    assert [line for number, line in enumerate(lines, 1) if line and number not in taken] == []


def test_a_pair_has_the_same_id_wherever_it_is_asked_for(place: Path, run) -> None:
    parsed = run("parse", "talks", "--json").json["qa_pairs"][1]["id"]
    hit = run("search", "noticed", "--json").json["hits"][0]
    cited = run("cite", parsed[:8], "--format", "ris", "--json").json[0]
    shown = run("show", "talks/well.md#2", "--json").json
    assert parsed == hit["id"] == cited["id"] == shown["id"]
    assert cited["ref"] == parsed[:8]


def test_paths_are_short_with_one_folder_and_absolute_with_several(talk: str, place: Path, run) -> None:
    assert run("search", "--json").json["hits"][0]["path"] == "well.md"
    (place / "more").mkdir()
    (place / "more" / "mill.md").write_text(talk.replace("well", "mill"), encoding="utf-8")
    main(["rebuild", "talks", "more"])
    paths = {hit["path"] for hit in run("search", "--json").json["hits"]}
    assert paths == {str(place / "talks" / "well.md"), str(place / "more" / "mill.md")}


def test_a_path_may_hold_the_sign_that_ends_it(talk: str, place: Path, run) -> None:
    (place / "part #2.md").write_text(talk, encoding="utf-8")
    assert run("show", "part #2.md#2", "--json").json["question"] == "Who noticed it first?"


def test_a_file_whose_name_is_not_utf_8_is_parsed_to_json(talk: str, place: Path, run) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (place / name).write_text(talk, encoding="utf-8")
    assert run("parse", name, "--json").json["path"] == name


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("talks/well.md#9", "only 2 Q&A pairs"),
        (f"talks/well.md#{'9' * 5000}", ""),
        ("talks/well.md#0", ""),
        ("talks/well.md#-1", ""),
        ("talks/absent.md#1", "no such file"),
        ("talks#1", ""),
        ("#1", ""),
        ("0000", "No Q&A pair has an id"),
        ("abc", ""),
        ("hello", "no reference"),
    ],
)
def test_a_reference_to_no_pair_is_explained(place: Path, reference: str, reason: str, run) -> None:
    printed = run("show", reference, code=1)
    assert printed.out == ""
    assert printed.err.startswith("interviews: ")
    assert reason in printed.err


@pytest.mark.parametrize("content", [b'\xff["Ada Quill"]', b'["Ada Quill"'])
@pytest.mark.parametrize("line", ["speakers --suggest", "parse talks"])
def test_a_speakers_file_that_cannot_be_read_is_named(place: Path, line: str, content: bytes, run) -> None:
    (place / "talks" / "speakers.toml").write_bytes(content)
    printed = run(*line.split(), code=1)
    assert printed.out == ""
    assert "speakers.toml: not " in printed.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_in_the_midst_of_many_files_leaves_the_index_as_it_was(
    talk: str, place: Path, jobs: str, run
) -> None:
    before = run("search", "--json").json["hits"]
    for number in range(300):
        (place / "talks" / f"{number}.md").write_text(talk.replace("August", f"year {number}"))
    process = subprocess.Popen(
        [sys.executable, "-m", "interviews.cli.main", "rebuild", "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    holder = place / "index" / "rebuild.process"
    while not (holder.exists() and holder.read_text() == str(process.pid)):
        assert process.poll() is None, "the rebuild ended before it could be interrupted"
    os.killpg(process.pid, signal.SIGINT)
    said, messages = process.communicate()
    assert (process.returncode, said) == (130, "")
    assert messages == "interviews: Interrupted. The index is as it was before.\n"
    assert run("search", "--json").json["hits"] == before
    run("rebuild")
