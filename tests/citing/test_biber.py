"""Hostile entries pass biber's check of the data model; Debian has it as `biber`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interviews.citing import service

HOSTILE_TITLES = (
    'Why the } Gate Fell, 5" Pipes and C:\\',
    r"What C:\wells\{deep} Taught ^Us^ and ~Them~",
    "50 % of $5 & #1 a_b",
    "if x < y > z <b>bold</b>",
    r"\textbf{bold} \input{x} % comment",
    "}{ -- ''`",
    "@misc{x, title = {y}}",
    "井戸 Größe “quoted”",
    "and others and",
    "a = b, c",
)


@pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed")
def test_biber_has_nothing_to_say_but_that_a_date_is_missing(
    describe, person, make_pair, tmp_path: Path
) -> None:
    interviews = [
        describe(
            title=title,
            url=f"https://example.org/{number}?a_b=%20#{number}",
            publisher=title,
            interviewees=(person("x", literal=title), person("Ilse van der Meer"), person("Amos Trent Jr.")),
            issued=("2021-06-14", "1974~", "2019-05-06/2019-05-08", None)[number % 4],
            csl={"translator": "Otto von Brack", "editor": "Otto von Brack", "publisher-place": title},
        )
        for number, title in enumerate(HOSTILE_TITLES)
    ]
    cited = service.cite([(interview, service.passage(make_pair())) for interview in interviews], "biblatex")
    (tmp_path / "hostile.bib").write_text(cited.text, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "hostile.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    log = (tmp_path / "hostile.bib.blg").read_text(encoding="utf-8")
    problems = [line for line in log.splitlines() if re.search(r"WARN|ERROR", line)]
    assert done.returncode == 0
    assert [line for line in problems if "date" not in line and "WARNINGS" not in line] == []
    read = (tmp_path / "hostile_bibertool.bib").read_text(encoding="utf-8")
    assert read.upper().count("@MISC{") == len(HOSTILE_TITLES)
