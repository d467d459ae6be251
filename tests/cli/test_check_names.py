"""`interviews check` names people whose family name nothing tells."""

from pathlib import Path

TALK = (
    "---\ninterviewees: [Li Wei]\ninterviewers: [Runa Halvard]\nlanguage: en\n---\n\n"
    "**Runa Halvard:** Why?\n\n**Li Wei:** Because.\n"
)


def test_a_name_that_cannot_be_split_is_listed_once_with_the_line_that_settles_it(
    tmp_path: Path, run
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TALK, encoding="utf-8")
    [line] = [line for line in run("check", str(tmp_path)).out.splitlines() if "unclear-name" in line]
    assert "a.md:9: note" in line
    assert '"Li Wei" = { family = "Wei", given = "Li" }' in line
    (tmp_path / "speakers.toml").write_text('"Li Wei" = { family = "Li", given = "Wei" }\n', encoding="utf-8")
    assert "unclear-name" not in run("check", str(tmp_path)).out
