"""What is said outside questions and answers is found, shown and cited, and is in no list of pairs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.cli.main import main
from interviews.engines.engine import Index
from interviews.search.requests import SearchRequest
from tests.engines.conftest import Library
from tests.engines.suite import engine_in, open_index, rebuild, use

FOLDER = Path(__file__).parent / "outside"
INTERVIEW, MEETING = ((FOLDER / name).read_text(encoding="utf-8") for name in ("well.md", "harbour.md"))
KINDS = {
    "groundwater": "pair",
    "lighthouse": "passage",
    "groundwater OR lighthouse": "hit",
    "zeppelin": "hit",
    "in:pair zeppelin": "pair",
    "in:outside zeppelin": "passage",
    "": "pair",
}
"""What the hits of each query are called."""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FOLDER, tmp_path / "talks")
    rebuild(tmp_path / "index", [tmp_path / "talks"])
    use(monkeypatch, tmp_path / "index")
    return tmp_path


@pytest.fixture
def index(place: Path) -> Iterator[Index]:
    opened = open_index(place / "index")
    yield opened
    opened.close()


def test_words_that_no_pair_has_are_found_where_they_are_said(index: Index) -> None:
    request = SearchRequest("lighthouse keeper")
    assert index.search(request._replace(within="pair")).total == 0
    assert index.search(request).outside == 1
    [hit] = index.search(request).hits
    assert index.search(request._replace(within="outside")).hits == (hit,)
    assert (hit.remark, hit.to_record()["kind"]) == ("outside questions", "passage")
    assert (hit.pair.path, hit.pair.start_line, hit.pair.answerers) == ("well.md", 5, ("Narrator",))
    assert "**lighthouse**" in hit.snippet
    assert (hit.pair.question, hit.pair.number, hit.pair.ordinal) == ("", 0, 0)


def test_hits_are_called_what_was_looked_for(index: Index) -> None:
    kinds = {text: index.search(SearchRequest(text)).kind for text in KINDS}
    assert kinds == KINDS


def test_answers_come_before_passages_that_say_as_much(index: Index) -> None:
    found = index.search(SearchRequest("groundwater OR lighthouse", explained=True))
    assert [hit.remark for hit in found.hits] == ["", "outside questions"]
    assert [(hit.reason or "").split(".")[0] for hit in found.hits] == [
        "question and answer: groundwater OR lighthouse",
        "passage: groundwater OR lighthouse",
    ]
    assert found.total == 2
    assert dict(found.facets["speaker"]) == {"Ines Okonjo": 1, "Milo Tarrantine": 1}


WORDS = ("the", "groundwater", "nets", "water", "ropemaker", "-mill", "in:answer", "flood", "Wells")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), st.sampled_from(["", "Nets"]))
def test_a_search_for_words_finds_what_is_found_in_pairs_and_outside(
    index: Index, text: str, topic: str
) -> None:
    request = SearchRequest(text, topics=(topic,) if topic else (), literal=True)
    found = index.search(request)
    apart = [index.search(request._replace(within=within)) for within in ("pair", "outside")]
    if found.within is None:
        ids = {hit.pair.id for hit in found.hits}
        assert ids == {hit.pair.id for results in apart for hit in results.hits}
        assert (found.total, found.outside) == (len(ids), apart[1].total)
    elif found.within == "pair":
        assert found.hits == apart[0].hits


def test_a_meeting_is_found_by_speaker_and_topic(index: Index) -> None:
    found = index.search(SearchRequest("in:outside ropemaker", topics=("Nets",)))
    assert [hit.pair.topics for hit in found.hits] == [("Nets",)]
    assert ("Bram Tielman", 1) in found.facets["speaker"]
    assert index.search(SearchRequest("ropemaker", within="outside", speakers=("Ada Quill",))).total == 0
    assert index.search(SearchRequest('"mended one since"', within="outside")).total == 1


def test_prose_that_nobody_says_is_found_too(index: Index) -> None:
    [hit] = index.search(SearchRequest("postman", within="outside")).hits
    assert (hit.pair.path, hit.pair.start_line, hit.pair.answerers) == ("flood.md", 3, ())
    assert hit.pair.answer.startswith("Eleven houses")


def test_lists_and_counts_of_pairs_hold_no_passages(index: Index) -> None:
    assert index.search(SearchRequest()).total == index.summary().pairs == 1
    assert index.summary().passages == 4
    assert [name for name, _ in index.facet("speaker")] == ["Ines Okonjo", "Milo Tarrantine"]
    assert [pair.number for pair in index.pairs_of("well.md")] == [1]
    assert {entry.path: entry.pairs for entry in index.interviews()} == {
        "well.md": 1,
        "harbour.md": 0,
        "flood.md": 0,
    }
    for text in ("", "in:answer groundwater", "in:outside ropemaker"):
        assert index.search(SearchRequest(text)).outside == 0
    # Who asks for a person or an interview wants to know that they are there, too.
    for request, number in (
        (SearchRequest(speakers=("Nell Harrow",)), 2),
        (SearchRequest(path="flood.md"), 1),
    ):
        found = index.search(request)
        assert (found.total, found.outside) == (0, number)


def test_passages_follow_their_files(place: Path) -> None:
    (place / "talks" / "well.md").write_text(INTERVIEW.replace("lighthouse", "windmill"))
    (place / "talks" / "harbour.md").unlink()
    (place / "talks" / "flood.md").unlink()
    report = rebuild(place / "index")
    assert (report.pairs, report.passages, report.without_pairs) == (1, 1, 0)
    opened = open_index(place / "index")
    outside = {
        word: opened.search(SearchRequest(word)).outside for word in ("lighthouse", "windmill", "ropemaker")
    }
    opened.close()
    assert outside == {"lighthouse": 0, "windmill": 1, "ropemaker": 0}
    assert engine_in(place / "index").examine().problems == ()


SEARCHED = {
    "": "question, answer or passage",
    "pair": "question or answer",
    "question": "question",
    "answer": "answer",
    "outside": "passage",
}


def test_the_command_line_tells_of_passages_shows_and_cites_them(place: Path, run) -> None:
    found = run("search", "groundwater", "OR", "lighthouse")
    assert "1-2 of 2 hits" in found.err
    assert "1 of them outside questions and answers (`--in pair` searches without)" in found.err
    assert found.out.index("Ines Okonjo") < found.out.index("(outside questions) ")
    assert "1-2 of 2 passages" in run("search", "ropemaker").err
    assert "And 2 passages outside" in run("search", "--speaker", "Nell Harrow").err
    assert "No Q&A pair matches" in run("search", "speaker:harrow").err
    for scope, searched in SEARCHED.items():
        said = run("search", "zeppelin", *(("--in", scope) if scope else ())).err
        assert f"No {searched} has 'zeppelin'" in said
    assert "No question or answer has 'ropemaker'" in run("search", "ropemaker", "--in", "pair").err
    assert run("search", "in:pair ropemaker", "--json").json["total"] == 0
    printed = run("search", "--in", "outside", "lighthouse", "--json").json
    identifier = printed["hits"][0]["id"]
    assert printed["hits"][0]["question"] == ""
    shown = run("show", identifier, "--context", "1", "--json").json
    assert shown["before"] == []
    assert [pair["question"] for pair in shown["after"]] == ["How deep is the groundwater?"]
    assert " · outside questions · line 5\n" in run("show", identifier).out
    related = run("related", identifier)
    assert "(outside questions) The lighthouse at Skell Point" in related.out
    assert "Nobody else was asked" not in related.err
    quoted = run("cite", identifier, "--format", "markdown").out
    assert quoted.startswith("> **Narrator:** The lighthouse")
    assert "question" not in quoted
    run("cite", identifier, "--format", "apa")


def test_who_speaks_only_in_passages_is_named(place: Path, run) -> None:
    said = run("speakers", "harrow").err
    assert "No speakers with 'harrow'." in said
    assert "Nell Harrow (2)" in said


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_prose_that_nobody_says_is_no_answer_in_exports(place: Path, kind: str, run) -> None:
    exported = run("export", "postman", "--format", kind).out
    assert "Text around the interview" in exported
    assert "Answer" not in exported


@pytest.mark.parametrize("kind", ["jsonl", "csv", "markdown"])
def test_passages_are_exported_and_verified(place: Path, kind: str, run) -> None:
    exported = place / f"passages.{kind}"
    run("export", "--in", "outside", "ropemaker", "--format", kind, "--output", str(exported))
    run("verify", str(exported))
    (place / "talks" / "harbour.md").write_text(MEETING.replace("torn again", "torn once more"))
    run("verify", str(exported), code=1)


def exported(*arguments: str, capsys: Printed) -> list[dict[str, object]]:
    assert main(["export", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_passage_belongs_to_its_own_interview_of_a_file(place: Path, capsys: Printed) -> None:
    shutil.copy(FOLDER.with_name("two_interviews.md"), place / "talks")
    rebuild(place / "index")
    capsys.readouterr()
    passages = exported("--in", "outside", "ropewalk", capsys=capsys)
    assert [passage["interviewees"] for passage in passages] == [["Bram Tielman"]]
    assert [passage["section"] for passage in passages] == ["Interview with Bram Tielman"]
    pairs = exported("flood OR nobody", "--in", "answer", capsys=capsys)
    assert sorted(str(pair["section"]) for pair in pairs) == [
        "Interview with Ada Quill",
        "Interview with Bram Tielman",
    ]


def test_a_passage_of_a_renamed_and_edited_file_is_changed_not_gone(place: Path, run) -> None:
    file = place / "passages.jsonl"
    run("export", "--in", "outside", "lighthouse", "--output", str(file))
    (place / "talks" / "well.md").rename(place / "talks" / "spring.md")
    (place / "talks" / "spring.md").write_text(INTERVIEW.replace("since the flood", "since the great flood"))
    rebuild(place / "index")
    assert '"changed"' in run("verify", str(file), "--json", code=1).out


def test_an_empty_page_and_no_hits_are_told_in_words_of_the_scope(place: Path, run) -> None:
    assert "passages" in run("search", "in:outside ropemaker", "--limit", "0").err
    assert "No passage has 'zeppelin'" in run("search", "--in", "outside", "zeppelin").err


def test_who_speaks_only_outside_is_nobody_among_the_pairs(index: Index) -> None:
    assert index.search(SearchRequest("Nell Harrow nets", within="pair")).people == ()
    for within in (None, "outside"):
        assert index.search(SearchRequest("Nell Harrow nets", within=within)).people == ("Nell Harrow",)


def test_the_last_pair_is_not_what_comes_before_the_first_passage(empty_library: Library) -> None:
    seen = ["A zeppelin.", "A ferry."]
    for name, order in (("one", seen), ("two", seen[::-1])):
        asked = "".join(f"\n**Milo Tarrantine:** What passed?\n\n**Ines Okonjo:** {what}\n" for what in order)
        # Asked by others, so that it is no interview that was published twice.
        text = INTERVIEW + asked
        empty_library.write(f"{name}.md", text.replace("Milo Tarrantine", f"Milo {name.capitalize()}"))
    empty_library.rebuild()
    found = empty_library.search("lighthouse zeppelin", within="outside").hits
    assert len(found) == 2
    assert found[0].score == found[1].score
