from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from interviews.errors import SettingsError
from interviews.parsing import parse
from interviews.parsing.speakers_file import SpeakersFile, read_speakers_file
from interviews.parsing.suggestions import as_diff, hosts_of, proposed_speakers_file, suggest_merges

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
    after = proposed_speakers_file(before, suggest_merges(USES), [], "speakers.toml")
    assert after.startswith("# Ours\n")
    people = {one.person.name: one for one in read_speakers_file(after, "speakers.toml").speakers}
    assert people["Bram Tielman"].person.aliases == ("Brahm", "Bram")
    assert people["Bram Tielman"].role == "interviewee"
    assert people["Ines Okoro"].person.aliases == ("INES OKORO", "Ines Okorro")
    assert proposed_speakers_file(after, suggest_merges(USES), [], "speakers.toml") == after


def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    file = tmp_path / "speakers.toml"
    file.write_text('["Bram Tielman"]\nrole = "interviewee"\n', encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    after = proposed_speakers_file(before, suggest_merges(USES), [], str(file))
    diff = as_diff(before, after, str(file))
    done = subprocess.run(["git", "apply", "--unsafe-paths", "-p0", "-"], input=diff.replace(str(file),
    "speakers.toml"), text=True, cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0
    assert file.read_text(encoding="utf-8") == after


def test_a_broken_file_is_not_overwritten_in_thought() -> None:
    with pytest.raises(SettingsError, match=r"speakers\.toml: not valid TOML"):
        proposed_speakers_file("[Bram", suggest_merges(USES), [], "speakers.toml")


def test_who_asks_in_a_fifth_of_a_folder_hosts_it() -> None:
    asking = [["Ines Okoro"]] * 6 + [["Bram Tielman"]] * 3 + [[]]
    answering = [["Lotte Maas"], ["Bram Tielman"], *([[f"Guest {letter}"] for letter in "ABCDEFGH"])]
    assert hosts_of(asking, answering) == ["Ines Okoro", "Bram Tielman"]
    assert hosts_of(asking[:4], answering[:4]) == []


def test_a_host_is_proposed_once_and_never_against_a_role_that_is_given() -> None:
    before = '["Bram Tielman"]\nrole = "interviewee"\n'
    after = proposed_speakers_file(before, [], ["Ines Okoro", "Bram Tielman"], "speakers.toml")
    assert after.startswith(before)
    assert tomllib.loads(after) == {
        "Bram Tielman": {"role": "interviewee"},
        "Ines Okoro": {"usually": "interviewer"},
    }
    assert proposed_speakers_file(after, [], ["Ines Okoro"], "speakers.toml") == after


def test_who_usually_asks_is_weighed_and_does_not_decide() -> None:
    panel = "".join(
        f"**{name}:** {text}\n\n"
        for name, text in (
            ("Ines Okoro", "Welcome. How deep is the well?"),
            ("Lotte Maas", "Forty metres, and it was eleven when my mother dug it with her brothers."),
            (
                "Bram Tielman",
                "My own well is older, and I have often wondered what keeps the walls of it up.",
            ),
            (
                "Lotte Maas",
                "Oak, under the water, where it does not rot. Above it we use stone from the mill.",
            ),
        )
    )
    usual = read_speakers_file('["Bram Tielman"]\nusually = "interviewer"\n', "speakers.toml")

    def score(people: SpeakersFile | None) -> float:
        (interview,) = parse(panel, "well.md", people)
        return next(one.score for one in interview.casting if one.speaker == "Bram Tielman") or 0.0

    assert score(usual) > score(None)
    asked = panel.replace("Bram Tielman:**", "Bram Tielman:** Why? ")
    (alone,) = parse(asked.replace("Ines Okoro", "Bram Tielman"), "well.md", usual)
    assert {one.name: one.role for one in alone.speakers}["Lotte Maas"] == "interviewee"
