"""The recording, from what somebody says on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.rows import read_rows

from interviews.api import parse
from interviews.library.recordings import address_at, seconds_of

TALK = """\
---
title: The well of Corvane
{media}
---

**Ada Quill:** [00:01:05] When did the well run dry?

**Bram Tielman:** In August. The pump drew nothing but air.

**Ada Quill:** Who noticed it first?

**Bram Tielman:** The children did.
"""


def write_talk(place: Path, media: str) -> None:
    (place / "talks" / "well.md").write_text(TALK.format(media=media), encoding="utf-8")


@pytest.fixture
def player(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player that writes down what it is called with; it is the only program on the path."""
    folder = place / "programs"
    folder.mkdir()
    written = place / "called"
    program = folder / "mpv"
    program.write_text(f'#!/bin/sh\nfor word in "$@"; do echo "$word" >> \'{written}\'; done\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return written


@pytest.mark.parametrize(("address", "timed"), read_rows(Path(__file__).parent / "rows" / "recordings.txt"))
def test_a_platform_is_asked_for_a_time_in_its_own_form(address: str, timed: str) -> None:
    assert address_at(address, seconds_of("00:01:05")) == timed


@pytest.mark.parametrize(
    ("lines", "media", "outlet"),
    [
        ("media: audio/well.mp3", "audio/well.mp3", None),
        ("media: El Correo de Corvane", None, "El Correo de Corvane"),
        ("recording: well.wav\noutlet: Radio Meridian", "well.wav", "Radio Meridian"),
        ("enclosure:\n  url: https://example.org/well.mp3", "https://example.org/well.mp3", None),
        ("video: https://vimeo.com/12", "https://vimeo.com/12", None),
    ],
)
def test_the_front_matter_names_the_recording(lines: str, media: str | None, outlet: str | None) -> None:
    [interview] = parse(TALK.format(media=lines))
    assert (interview.media, interview.outlet) == (media, outlet)


def test_a_file_is_played_from_the_time_of_the_pair(place: Path, player: Path, run) -> None:
    write_talk(place, "media: --script=evil.mp3")
    recording = place / "talks" / "--script=evil.mp3"
    recording.write_bytes(b"")
    done = run("play", "talks/well.md#1")
    assert player.read_text().split("\n") == ["--start=65", "--", str(recording), ""]
    assert "from 00:01:05" in done.err


def test_what_has_no_time_plays_from_the_last_one_before_it_and_says_so(
    place: Path, player: Path, run
) -> None:
    write_talk(place, "media: well.mp3")
    (place / "talks" / "well.mp3").write_bytes(b"")
    assert "the last time known before it" in run("play", "talks/well.md#2").err
    known = run("play", "talks/well.md#2", "--json").json
    assert (known["seconds"], known["own_time"]) == (65, False)


def test_where_no_player_is_installed_one_is_named(place: Path, monkeypatch: pytest.MonkeyPatch, run) -> None:
    write_talk(place, "media: well.mp3")
    (place / "talks" / "well.mp3").write_bytes(b"")
    monkeypatch.setenv("PATH", str(place))
    assert "Install mpv" in run("play", "talks/well.md#1", code=1).err
