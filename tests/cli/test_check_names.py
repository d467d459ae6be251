"""`interviews check` names people whose family name nothing tells."""

from pathlib import Path

import pytest

from interviews.cli.main import main

TALK = (
    "---\ninterviewees: [Li Wei]\ninterviewers: [Runa Halvard]\nlanguage: en\n---\n\n"
    "**Runa Halvard:** Why?\n\n**Li Wei:** Because.\n"
)


def test_a_name_that_cannot_be_split_is_listed_once_with_the_line_that_settles_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TALK, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if "unclear-name" in line]
    assert "a.md:9: note" in line
    assert '"Li Wei" = { family = "Wei", given = "Li" }' in line
    (tmp_path / "speakers.toml").write_text('"Li Wei" = { family = "Li", given = "Wei" }\n', encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "unclear-name" not in capsys.readouterr().out
