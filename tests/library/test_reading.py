"""Reading one transcript: encodings, line ends, and files that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.errors import SourceError
from interviews.library import reading
from interviews.library.reading import LARGEST_FILE, decode, read_transcript

GERMAN = "**Jürgen Öhler:** Wie groß ist der Brunnen? Die Größe überrascht mich; „größer“ als früher.\n"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "talk.md"
    path.write_bytes(data)
    return path


def test_utf8_is_read_without_a_remark(tmp_path: Path) -> None:
    transcript = read_transcript(written(tmp_path, GERMAN.encode()))
    assert (transcript.text, transcript.encoding, transcript.note) == (GERMAN, "utf-8", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    assert read_transcript(written(tmp_path, GERMAN.encode(encoding))).text == GERMAN


def test_windows_1252_is_read_and_reported(tmp_path: Path) -> None:
    transcript = read_transcript(written(tmp_path, GERMAN.encode("cp1252")))
    assert transcript.text == GERMAN
    assert transcript.encoding == "cp1252"
    assert "cp1252" in (transcript.note or "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Où est le puits?\n\nBéa: Derrière l'église, à côté du café.\n\nAna: Et l'été?\n", "cp1252"),
        ("Hur djup är brunnen?\n\nBo Lindström: Fyrtio meter, åtminstone. Vi mätte den.\n", "latin-1"),
        ("Onde está o poço?\n\nJoão: Atrás da igreja, não é? A água acabou em agosto.\n", "cp1252"),
        ("Jak hluboká je studna?\n\nJiří Dvořák: Čtyřicet metrů, možná víc. Děti to zjistily.\n", "cp1250"),
        ("Milyen mély a kút?\n\nBéla: Negyven méter, talán több, kiszáradt, nagyon meleg volt.\n", "cp1250"),
        ("Какая глубина колодца?\n\nБорис Линд: Сорок метров, может быть больше. Он высох.\n", "cp1251"),
    ],
)
def test_a_short_text_is_read_in_the_encoding_of_its_language(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert read_transcript(written(tmp_path, text.encode(encoding))).text == text


def test_one_damaged_byte_does_not_turn_utf8_into_something_else(tmp_path: Path) -> None:
    transcript = read_transcript(written(tmp_path, GERMAN.encode() * 10 + b"\xff\n"))
    assert transcript.encoding == "utf-8"
    assert "überrascht" in transcript.text
    assert "1 unreadable" in (transcript.note or "")


def test_all_line_ends_become_one_kind(tmp_path: Path) -> None:
    assert read_transcript(written(tmp_path, b"a\r\nb\rc\n")).text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\0\0\0" * 20, "not text"),
        ("**A:** b\0c".encode("utf-16"), "not text"),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_remedy(tmp_path: Path, data: bytes, reason: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(SourceError) as caught:
        read_transcript(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "move it out of the folder" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent.md", r"absent\.md: there is no such file"),
        (".", "this is no file"),
        ("pipe.md", "this is no file"),
    ],
)
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path, name: str, reason: str) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(SourceError, match=reason):
        read_transcript(tmp_path / name)


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    path = written(tmp_path, b"**A:** b")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="no permission"):
        read_transcript(path)


def test_a_file_that_cannot_be_a_transcript_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    os.truncate(path, LARGEST_FILE + 1)
    with pytest.raises(SourceError, match="more than a transcript can have"):
        read_transcript(path)


def test_a_file_that_changes_while_it_is_read_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"**A:** b")
    fstat = os.fstat

    def changed_meanwhile(handle: int) -> os.stat_result:
        path.write_bytes(path.read_bytes() + b" and more")
        return fstat(handle)

    monkeypatch.setattr(reading.os, "fstat", changed_meanwhile)
    with pytest.raises(SourceError, match="changed while it was read"):
        read_transcript(path)


def test_a_file_that_is_saved_in_the_moment_of_reading_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"**A:** b")
    fstat = os.fstat

    def saved_meanwhile(handle: int) -> os.stat_result:
        if path.read_bytes() == b"**A:** b":
            path.write_bytes(b"**A:** something longer")
        return fstat(handle)

    monkeypatch.setattr(reading.os, "fstat", saved_meanwhile)
    assert read_transcript(path).text == "**A:** something longer"


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, encoding, _ = decode(data, Path("talk.md"))
    except SourceError:
        return
    assert isinstance(text, str)
    assert encoding


@given(
    st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), max_size=200)
)
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(text.encode(), Path("talk.md"))[0] == text
