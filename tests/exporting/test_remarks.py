"""Remarks on many interviews are said once, by what is exported and by what is cited."""

from __future__ import annotations

from pathlib import Path

from interviews.exporting.describing import said_once

PRIVATE = """---
title: Talk {number}
date: 2020-01-0{number}
interviewees: [Runa Halvard]
---

**Piet Mossel:** How deep is the well?

**Runa Halvard:** {number} metres.
"""


def test_remarks_with_the_same_words_are_one_with_the_first_names() -> None:
    remarks = [*(f"key{number}: no date; add one" for number in range(5)), "key0: no name"]
    assert said_once(remarks) == [
        "5 interviews (key0, key1, key2 and 2 more): no date; add one",
        "key0: no name",
    ]


def test_a_remark_is_not_counted_twice_for_one_interview() -> None:
    assert said_once(["a: no date", "a: no date"]) == ["a: no date"]
    assert said_once(["a: no date", "b: no date"]) == ["2 interviews (a, b): no date"]
    assert said_once(["of no interview"]) == ["of no interview"]
    assert said_once([]) == []


def test_private_interviews_are_remarked_on_once(workspace: Path, run) -> None:
    files = [f"private-{number}.md" for number in range(1, 6)]
    for number, file in enumerate(files, 1):
        (workspace / file).write_text(PRIVATE.format(number=number))
    printed = run("cite", *(f"{file}#1" for file in files), "-f", "ris").err
    assert printed.count("personal communication") == 1
    assert "note: 5 interviews (" in printed
    assert " and 2 more): no outlet" in printed
