"""`interviews speakers name`: labels get names, and nothing else of a file changes."""

from __future__ import annotations

import io
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.cli import naming
from interviews.cli.main import main

QUESTIONS = [
    "When did the well of your village run dry?",
    "And who noticed it first of all?",
    "What did you do when you heard of it?",
]
ANSWERS = [
    "In August, on a hot Sunday, when I was at home with the baker and his dog.",
    "The children did, and they told the baker before they told us about it.",
    "I went down to the river with two buckets and a rope, as we all did then.",
]
HEADS = {
    "none": "",
    "a heading": "# An interview\n\n",
    "keys": "---\n# ours\ntitle: 'The well'  # as printed\ndate: 2019-04-02\n---\n\n",
    "flow list": "---\ntitle: The well\ninterviewees: [ Cara Maas ]  # more?\n---\n\n",
    "block list": "---\ninterviewees:\n- Cara Maas # one\n\n# end\ntopics: [water]\n---\n\n",
    "mappings": "---\nguests:\n  - name: Cara Maas\n    affiliation: Acme\ntitle: The well\n...\n\n",
    "single": "---\nguest: Cara Maas\ntitle: The well\n---\n\n",
    "empty": "---\n---\n\n",
    "nested": "---\ntitle: The well\nextra:\n    guests: [Cara Maas]\n---\n\n",
    "long text": "---\ntitle: The well\nsummary: |\n  One\n  two.\n---\n\n",
    "JSON": '---json\n{"title": "The well", "guests": ["Cara Maas"]}\n---\n\n',
    "bare JSON": '{\n\t"title": "The well"\n}\n\n',
    "TOML": '+++\ntitle = "The well" # ours\ndate = 2019-04-02\n\n[extra]\nx = 1\n+++\n\n',
    "TOML list": '+++\nguests = [\n  "Cara Maas", # one\n]\n+++\n\n',
}
LABELS = [
    ("SPEAKER_00", "SPEAKER_01"),
    ("I", "P"),
    ("Interviewer", "Interviewee"),
    ("Speaker 1", "Speaker 2"),
    ("Q", "A"),
    ("R-1", "R-2"),
    ("Sprecherin 1", "Sprecherin 2"),
    ("记者", "嘉宾"),
    ("Интервьюер", "Респондент"),
    ("Speaker A", "Speaker B"),
]


def talk(head: str, asking: str, answering: str, form: str = "**{}:** ") -> str:
    """A transcript with these labels."""
    turns = [
        form.format(label) + words
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
        for label, words in ((asking, question), (answering, answer))
    ]
    return head + "\n\n".join(["In an interview, you tell what I ask.", *turns]) + "\n"


def is_inserted_into(before: bytes, after: bytes) -> bool:
    """Whether all of one text is in another, in its order."""
    rest = iter(after)
    return len(after) > len(before) and all(byte in rest for byte in before)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A transcript of a recogniser, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("talk.md")
    path.write_text(talk(HEADS["keys"], "SPEAKER_00", "SPEAKER_01"), encoding="utf-8")
    return path


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("head", HEADS)
def test_a_label_gets_a_name_in_any_front_matter(
    head: str, labels: tuple[str, str], tmp_path: Path, run
) -> None:
    path = tmp_path / "talk.md"
    path.write_text(talk(HEADS[head], *labels), encoding="utf-8")
    bytes_before, before = path.read_bytes(), run("parse", "--json", str(path)).json
    assert [turn["label"] for turn in before["turns"]] == list(labels) * 3
    run("speakers", "name", str(path), labels[1], "Bo Li", "--yes")
    after = run("parse", "--json", str(path)).json
    bo = next(speaker for speaker in after["speakers"] if speaker["name"] == "Bo Li")
    assert bo["named"]
    assert bo["aliases"] == [labels[1]]
    assert [turn["speaker"] for turn in after["turns"]][1::2] == ["Bo Li"] * 3
    assert is_inserted_into(bytes_before, path.read_bytes())
    for key in ("label", "text", "timestamp"):
        assert [turn[key] for turn in after["turns"]] == [turn[key] for turn in before["turns"]]
    for key in ("title", "date", "date_as_written", "language", "topics"):
        assert after[key] == before[key]
    assert [pair["id"] for pair in after["qa_pairs"]] == [pair["id"] for pair in before["qa_pairs"]]


SCALARS = st.sampled_from(["Water", "2019-04-02", "'a: b'", "[x, y]", "{k: v}", "|\n  some\n  text", "yes"])
KEYS = st.sampled_from(["title", "topics", "outlet", "notes", "draft", "extra", "summary"])
PEOPLE = st.sampled_from(
    [
        *(
            "Cara Maas",
            "[Cara Maas]",
            "[]",
            "[Bo Li, Cara Maas]",
            "Bo Li",
            "\n  - Bo Li # two\n  - Cara Maas",
        ),
        *("\n- name: Bo Li\n  affiliation: Acme", "{name: Bo Li, aliases: [BL]}", "Bo Li (Acme)", "'Bo Li'"),
    ]
)
PEOPLE_KEYS = st.sampled_from(["interviewees", "guest", "guests", "speakers", "author", "interviewee"])


@st.composite
def front_matter(draw: st.DrawFn) -> str:
    """YAML with comments, blank lines and people in all styles."""
    entries = draw(st.dictionaries(KEYS, SCALARS, max_size=3))
    entries |= draw(st.dictionaries(PEOPLE_KEYS, PEOPLE, max_size=2))
    lines = [
        f"{key}: {value}{draw(st.sampled_from(['', '', '  # why', chr(10)])) if '|' not in value else ''}"
        for key, value in entries.items()
    ]
    lines = draw(st.permutations(lines))
    return "---\n" + "".join(f"{line}\n" for line in lines) + draw(st.sampled_from(["---", "..."])) + "\n\n"


@given(
    head=front_matter(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    name=st.sampled_from(
        ["Bo Li", "Zoë O’Roe", "Yes", "Roe, Ana", "Ana: Roe", '"Ana" #1 Roe', "李白", "Null"]
    ),
    role=st.sampled_from([None, "interviewee", "interviewer", "other"]),
)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_naming_inserts_and_changes_nothing(
    head: str, end: str, mark: str, name: str, role: str | None, tmp_path: Path, run
) -> None:
    path = tmp_path / "talk.md"
    path.write_bytes(talk(head, "SPEAKER_00", "SPEAKER_01").replace("\n", end).encode(mark))
    bytes_before, before = path.read_bytes(), run("parse", "--json", str(path)).json
    options = ["--role", role] if role else []
    code = main(["speakers", "name", str(path), "SPEAKER_01", name, "--yes", *options])
    if code:
        # What is refused is left alone, and only where the file says otherwise.
        assert path.read_bytes() == bytes_before
        assert role is not None or any(speaker["name"] == "Bo Li" for speaker in before["speakers"])
        return
    after = run("parse", "--json", str(path)).json
    named = next(speaker for speaker in after["speakers"] if speaker["name"] == name)
    assert named["named"]
    assert role in (None, named["role"])
    assert [(turn["label"], turn["text"]) for turn in after["turns"]] == [
        (turn["label"], turn["text"]) for turn in before["turns"]
    ]
    assert path.read_bytes() == bytes_before or is_inserted_into(bytes_before, path.read_bytes())


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("yes\n", 0), ("\n", 1), ("n\n", 1), ("", 1)])
def test_at_a_terminal_the_user_is_asked(
    file: Path, typed: str, code: int, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert (
        "Write this into talk.md? [y/N]"
        in run("speakers", "name", "talk.md", "SPEAKER_01", "Bo Li", code=code).err
    )
    assert (file.read_bytes() == before) == bool(code)


def test_who_has_no_label_is_named_by_the_role_alone(file: Path, run) -> None:
    pairs = [f"**{question}**\n\n{answer}" for question, answer in zip(QUESTIONS, ANSWERS, strict=True)]
    file.write_text("\n\n".join(["# An interview", *pairs]))
    run("speakers", "name", "talk.md", "Interviewee (unnamed)", "Bo Li", "--yes")
    assert file.read_text().startswith("---\ninterviewees:\n  - Bo Li\n---\n\n# An interview\n")
    assert run("parse", "--json", str(file)).json["turns"][1]["speaker"] == "Bo Li"


def test_control_characters_make_no_name(file: Path, run) -> None:
    assert "is no name" in run("speakers", "name", "talk.md", "SPEAKER_01", "a\x1b[2J", "--yes", code=1).err


def test_a_file_that_changed_meanwhile_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    def edit(_: object) -> bool:
        file.write_text("edited")
        return True

    monkeypatch.setattr(naming, "_agrees", edit)
    assert "changed meanwhile" in run("speakers", "name", "talk.md", "SPEAKER_01", "Bo Li", code=1).err
    assert file.read_text() == "edited"


def test_permissions_and_links_stay_and_protected_files_are_left_alone(file: Path, run) -> None:
    file.chmod(0o640)
    Path("link.md").symlink_to("talk.md")
    run("speakers", "name", "link.md", "SPEAKER_01", "Bo Li", "--yes")
    assert Path("link.md").is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert "Bo Li" in file.read_text()
    file.chmod(0o440)
    assert (
        "may not be written"
        in run("speakers", "name", "talk.md", "SPEAKER_00", "Ana Ruiz", "--yes", code=1).err
    )
    assert sorted(map(str, Path().iterdir())) == ["link.md", "talk.md"]


def test_bytes_that_are_no_text_survive(file: Path) -> None:
    words = "é" * 200
    file.write_bytes(file.read_text().encode() + f"\n\n{words}".encode() + b"\xff end\n")
    before = file.read_bytes()
    assert main(["speakers", "name", "talk.md", "SPEAKER_01", "Bo Li", "--yes"]) == 0
    assert is_inserted_into(before, file.read_bytes())
    assert b"\xff end" in file.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_speakers_file_is_made_and_added_to(file: Path, end: str, run) -> None:
    companion = Path("speakers.toml")
    before = f'# Ours{end}["Bo Li"]{end}aliases = ["Bo"] # short{end}'
    companion.write_bytes(before.encode())
    command = ["speakers", "name", "talk.md", "--to", "speakers-file", "--yes"]
    transcript = file.read_bytes()
    run(*command, "SPEAKER_01", "Bo Li")
    run(*command, "SPEAKER_00", "Ana Ruiz", "--role", "interviewer")
    after = companion.read_bytes()
    assert is_inserted_into(before.encode(), after)
    assert after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)
    assert tomllib.loads(after.decode()) == {
        "Bo Li": {"aliases": ["Bo", "SPEAKER_01"]},
        "Ana Ruiz": {"aliases": ["SPEAKER_00"], "role": "interviewer"},
    }
    assert file.read_bytes() == transcript
    assert {speaker["name"] for speaker in run("parse", "--json", str(file)).json["speakers"]} == {
        "Ana Ruiz",
        "Bo Li",
    }
    companion.unlink()
    run(*command, "SPEAKER_01", "Bo Li")
    assert companion.read_text() == '["Bo Li"]\naliases = ["SPEAKER_01"]\n'
    assert "is 'Bo Li' there" in run(*command, "SPEAKER_01", "Cara Maas", code=1).err
    run(*command, "Bo Li", "Cara Maas", code=1)


def test_help_has_examples_and_exit_codes(run) -> None:
    printed = run("speakers", "name", "--help").out
    assert printed.count("interviews speakers name talk.md") == 4
    assert "exit codes: 0" in printed
