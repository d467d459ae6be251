from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from interviews.errors import SettingsError
from interviews.parsing.speakers_file import read_speakers_file
from interviews.parsing.suggestions import as_diff, proposed_speakers_file, suggest_merges

USES = {
    "Ines Okoro": 9,
    "INES OKORO": 1,
    "Ines Okorro": 1,
    "Bram": 3,
    "Bram Tielman": 4,
    "Lotte": 2,
    "Lotte Maas": 1,
    "Lotte Roe": 1,
}


def test_spellings_slips_and_unmistakable_short_forms_are_proposed() -> None:
    proposed = {(merge.name, merge.alias) for merge in suggest_merges(USES)}
    assert proposed == {("Ines Okoro", "INES OKORO"), ("Ines Okoro", "Ines Okorro"), ("Bram Tielman", "Bram")}


def test_a_short_form_of_several_people_is_left_alone() -> None:
    assert not any(merge.alias == "Lotte" for merge in suggest_merges(USES))


def test_numbered_labels_are_never_one_person() -> None:
    assert (
        suggest_merges(
            {"Speaker 1": 4, "Speaker 2": 4, "Speaker": 1, "Participant 11": 1, "Participant 12": 1}
        )
        == []
    )


def test_people_who_speak_in_the_same_interview_are_two() -> None:
    casts = [{"Bram", "Bram Tielman"}, {"Ines Okoro", "Lotte Maas"}, {"Ines Okorro"}]
    proposed = {(merge.name, merge.alias) for merge in suggest_merges(USES, casts)}
    assert proposed == {("Ines Okoro", "INES OKORO"), ("Ines Okoro", "Ines Okorro")}


def test_the_proposed_file_keeps_what_is_there_and_can_be_read() -> None:
    before = '# Ours\n["Bram Tielman"]\naliases = ["Brahm"] # as his mother wrote\nrole = "interviewee"\n'
    after = proposed_speakers_file(before, suggest_merges(USES), "speakers.toml")
    assert after.startswith("# Ours\n")
    people = {one.person.name: one for one in read_speakers_file(after, "speakers.toml").speakers}
    assert people["Bram Tielman"].person.aliases == ("Brahm", "Bram")
    assert people["Bram Tielman"].role == "interviewee"
    assert people["Ines Okoro"].person.aliases == ("INES OKORO", "Ines Okorro")
    assert proposed_speakers_file(after, suggest_merges(USES), "speakers.toml") == after


def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    file = tmp_path / "speakers.toml"
    file.write_text('["Bram Tielman"]\nrole = "interviewee"\n', encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    after = proposed_speakers_file(before, suggest_merges(USES), str(file))
    diff = as_diff(before, after, str(file))
    done = subprocess.run(["git", "apply", "--unsafe-paths", "-p0", "-"], input=diff.replace(str(file),
    "speakers.toml"), text=True, cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0
    assert file.read_text(encoding="utf-8") == after


def test_a_broken_file_is_not_overwritten_in_thought() -> None:
    with pytest.raises(SettingsError, match=r"speakers\.toml: not valid TOML"):
        proposed_speakers_file("[Bram", suggest_merges(USES), "speakers.toml")
