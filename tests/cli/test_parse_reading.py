"""What `interviews parse` says to people: roles with what told them, who is not named, what was not found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import FOLDER

from interviews.cli.reading import OPPOSITES
from interviews.parsing.weights import ROLE_WEIGHTS


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A transcript whose labels say nothing."""
    monkeypatch.chdir(tmp_path)
    path = Path("talk.md")
    shutil.copy(FOLDER / "recognised.md", path)
    return path


def test_each_speaker_has_a_role_how_sure_it_is_and_the_facts_that_weighed_most(file: Path, run) -> None:
    lines = run("parse", "talk.md").out.split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("  interviewer "))
    assert lines[place] == "  interviewer SPEAKER_00: 3 turns"
    assert re.fullmatch(r" +(sure|likely) \(\d\d%\)", lines[place + 1])
    facts = lines[place + 2].strip().split(", ")
    assert 3 <= len(facts) <= 5
    assert all(re.fullmatch(r"[a-z' ]+ [+−]\d\.\d", fact) for fact in facts)
    assert any(fact.startswith("speaks first +") for fact in facts)
    sizes = [abs(float(fact.split()[-1].replace("−", "-"))) for fact in facts]
    assert sizes == sorted(sizes, reverse=True)
    assert "  convention: plain label with a colon" in lines
    assert any(
        line.startswith("  not named: SPEAKER_00, SPEAKER_01 (`interviews speakers name") for line in lines
    )


def test_all_facts_add_up_to_the_score(file: Path, run) -> None:
    explained = run("parse", "talk.md", "--explain").out
    casting = run("parse", "talk.md", "--json").json["casting"]
    for one in casting:
        assert one["score"] == pytest.approx(
            ROLE_WEIGHTS["to begin with"] + sum(fact["value"] * fact["weight"] for fact in one["facts"]),
            abs=0.05,
        )
        assert f"{one['score']:+.1f}".replace("-", "−") + "  in sum" in explained
    assert explained.count("to begin with") == 2


def test_a_role_that_is_given_is_not_weighed(file: Path, run) -> None:
    Path("speakers.toml").write_text('["Ana Ruiz"]\naliases = ["SPEAKER_01"]\nrole = "interviewee"\n')
    lines = run("parse", "talk.md").out.split("\n")
    place = next(number for number, line in enumerate(lines) if "Ana Ruiz (also SPEAKER_01)" in line)
    assert lines[place + 1].strip() == "named in the speakers file"
    assert "(" not in lines[place + 2] or "%" not in lines[place + 2]
    assert any(line.startswith("  not named: SPEAKER_00 (") for line in lines)


def test_where_no_interview_is_the_findings_come_first(file: Path, run) -> None:
    file.write_text("# Notes\n\nBuy bread, milk and two buckets.\n")
    lines = run("parse", "talk.md").out.split("\n")
    place = lines.index("  no interview was found")
    assert re.match(r"  line \d+: no-interview: ", lines[place + 1])
    assert "".join(lines).count("no-interview") == 1


def test_what_facts_below_zero_say_is_known_for_all_that_reach_there() -> None:
    assert set(ROLE_WEIGHTS) >= set(OPPOSITES)
    may_be_negative = {
        name for name in ROLE_WEIGHTS if " more " in name or name in ("draws long replies", "speaks often")
    }
    assert may_be_negative == set(OPPOSITES)
