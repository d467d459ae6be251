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
import yaml

KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "written": {"type": "string", "minLength": 1},
    "optional": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    "time": {"type": ["string", "null"], "pattern": "^[0-9]{2,}:[0-9]{2}:[0-9]{2}$"},
    "role": {"enum": ["interviewer", "interviewee", "other"]},
    "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    "line": {"type": "integer", "minimum": 1},
    "number": {"type": "number"},
    "whole number": {"type": "integer"},
    "score": {"type": ["number", "null"]},
    "yes or no": {"type": "boolean"},
    "count": {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"type": "integer", "minimum": 1}],
        "minItems": 2,
        "maxItems": 2,
    },
}
SHAPES = yaml.safe_load(Path(__file__).with_name("contract.yaml").read_text(encoding="utf-8"))


def schema(shape: Any) -> dict[str, Any]:
    """A shape as JSON Schema has it."""
    if isinstance(shape, str):
        return KINDS[shape]
    if isinstance(shape, list):
        return {"type": "array", "items": schema(shape[0])}
    fields = {name: schema(value) for name, value in shape.items()}
    return {"type": "object", "required": list(fields), "properties": fields}


@pytest.mark.parametrize("line", SHAPES)
def test_json_has_the_agreed_types(place: Path, line: str, run) -> None:
    jsonschema.Draft202012Validator(schema(SHAPES[line])).validate(run(*line.split()).json)


def test_a_pair_has_the_same_id_wherever_it_is_asked_for(place: Path, run) -> None:
    parsed = run("parse", "talks", "--json").json["qa_pairs"][1]["id"]
    hit = run("search", "noticed", "--json").json["hits"][0]
    cited = run("cite", parsed[:8], "--format", "ris", "--json").json[0]
    shown = run("show", "talks/well.md#2", "--json").json
    assert parsed == hit["id"] == cited["id"] == shown["id"]
    assert cited["ref"] == parsed[:8]


def test_a_file_whose_name_is_not_utf_8_is_parsed_to_json(talk: str, place: Path, run) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (place / name).write_text(talk, encoding="utf-8")
    assert run("parse", name, "--json").json["path"] == name


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
