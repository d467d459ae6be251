from pathlib import Path

import pytest
from tests.rows import read_rows

from interviews.citing.locators import Locator
from interviews.citing.styles import OTHER_NAMES, find_style, prepare, styles_folder
from interviews.errors import CitationError

CSL_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>House</title><id>house</id>{link}</info>
<citation><layout><text variable="title"/></layout></citation></style>"""
PARENT = '<link href="http://www.zotero.org/styles/{}" rel="independent-parent"/>'


@pytest.mark.parametrize(("asked", "found"), read_rows(Path(__file__).parent / "rows" / "styles.txt"))
def test_former_names_and_other_spellings_find_a_style(asked: str, found: str) -> None:
    assert find_style(asked).name == found


def test_every_name_that_people_use_leads_to_a_style() -> None:
    for name in OTHER_NAMES:
        assert find_style(name).path.is_file()


def test_a_journal_that_follows_another_style_is_resolved() -> None:
    assert find_style("nature-digest").path == styles_folder() / "nature.csl"


def test_a_file_is_a_style_too(tmp_path: Path) -> None:
    (tmp_path / "house.csl").write_text(CSL_STYLE.format(link=""))
    assert find_style(str(tmp_path / "house.csl")).path == tmp_path / "house.csl"


def test_a_file_may_follow_an_official_style(tmp_path: Path) -> None:
    (tmp_path / "house.csl").write_text(CSL_STYLE.format(link=PARENT.format("apa")))
    assert find_style(str(tmp_path / "house.csl")).path == styles_folder() / "apa.csl"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CSL_STYLE.format(link=PARENT.format("no-such-style")), "not there"),
        (CSL_STYLE.format(link=PARENT.format("../../../etc/passwd")), "not there"),
        *((content, r"house\.csl") for content in ("", "no xml", "<html/>", "<style/>", "\x00\x01")),
    ],
)
def test_a_file_that_is_no_style_or_follows_none_is_refused(
    tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "house.csl").write_text(content)
    with pytest.raises(CitationError, match=message):
        find_style(str(tmp_path / "house.csl"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.csl", r"nowhere\.csl: there is no such file"),
        ("chicago-author-dat", r"Did you mean .*chicago-author-date"),
        *((name, "no format or citation style") for name in ("../apa", "", "a/b", "apa\x00")),
    ],
)
def test_a_name_of_no_style_is_refused_and_never_leaves_the_folder(name: str, message: str) -> None:
    with pytest.raises(CitationError, match=message):
        find_style(name)


def test_missing_styles_name_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.citing.styles.find_spec", lambda name: None)
    with pytest.raises(CitationError, match=r"pip install 'interviews\[styles\]'"):
        find_style("apa")


def test_labels_that_no_locale_prints_are_taken_out_again() -> None:
    style = prepare(find_style("apa").path, "en-US")
    assert style.locator(None) == ""
    written = style.locator(Locator("timestamp", "00:01:02")).strip(" ,{}")
    assert style.without_label_marks(f"(X, {written})") == "(X, 00:01:02)"
    written = style.locator(Locator("sub-verbo", "well")).strip(" ,{}")
    assert style.without_label_marks(f"(X, {written})") == "(X, sub verbo well)"
