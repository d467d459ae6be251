"""From a file to its interviews, with the speakers file that goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.errors import InterviewsError, SettingsError, SourceError
from interviews.library.transcripts import SPEAKERS_FILE, find_companion, parse_file, parser_version

TALK = """\
**A. Quill:** When did the well run dry?

**Tielman:** In August, on a Sunday.

**A. Quill:** And then?

**Tielman:** Rain.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    folder = tmp_path / "talks" / "2019"
    folder.mkdir(parents=True)
    path = folder / "well.md"
    path.write_text(TALK, encoding="utf-8")
    return path


def test_the_nearest_speakers_file_up_to_the_folder_is_used(talk: Path, tmp_path: Path) -> None:
    root = tmp_path / "talks"
    assert find_companion(SPEAKERS_FILE, talk, root) is None
    (tmp_path / "speakers.toml").touch()
    assert find_companion(SPEAKERS_FILE, talk, root) is None, "above the folder of transcripts"
    (root / "speakers.toml").touch()
    assert find_companion(SPEAKERS_FILE, talk, root) == root / "speakers.toml"
    assert find_companion(SPEAKERS_FILE, talk) is None, "without a root, only beside the file"
    (talk.parent / "speakers.toml").touch()
    assert find_companion(SPEAKERS_FILE, talk, root) == talk.parent / "speakers.toml"


def test_people_are_called_what_the_speakers_file_says(talk: Path) -> None:
    (talk.parent / "speakers.toml").write_text('["Bram Tielman"]\naliases = ["Tielman"]\n', encoding="utf-8")
    [interview] = parse_file(talk, shown_as="well.md")
    assert interview.path == "well.md"
    assert interview.qa_pairs[0].answerers == ("Bram Tielman",)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"[[[", SettingsError),
        (b'["Bram Tielman"]\nnosuch = 1\n', SettingsError),
        (b'["Bram Tielman"]\naliases = 7\n', SettingsError),
        (b"# caf\xe9\n", SourceError),
    ],
)
def test_a_speakers_file_that_is_wrong_is_named(
    talk: Path, content: bytes, error: type[InterviewsError]
) -> None:
    (talk.parent / "speakers.toml").write_bytes(content)
    with pytest.raises(error, match=r"speakers\.toml"):
        parse_file(talk)


def test_the_parser_is_identified_by_its_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Specification:
        submodule_search_locations = (str(tmp_path),)

    before = parser_version()
    assert parser_version() == before
    monkeypatch.setattr("interviews.library.transcripts.find_spec", lambda _: Specification)
    versions = set()
    for text in ("x = 1\n", "x = 2\n"):
        (tmp_path / "rule.py").write_text(text)
        versions.add(parser_version.__wrapped__())
    assert len(versions) == 2
