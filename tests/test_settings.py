from __future__ import annotations

import os
from pathlib import Path

import pytest

from interviews.errors import SettingsError
from interviews.locations import find_workspace, trust_file, user_config_folder
from interviews.settings import Settings, read_settings
from interviews.trust import remember


def test_without_files_everything_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_later_files_win_key_by_key(tmp_path: Path) -> None:
    user, workspace = tmp_path / "user.toml", tmp_path / "workspace.toml"
    user.write_text('[citation]\nstyle = "mla"\nlocale = "de-DE"\n', encoding="utf-8")
    workspace.write_text('index = "here"\n[citation]\nstyle = "apa"\n', encoding="utf-8")
    settings = read_settings(user, workspace)
    assert (settings.citation.style, settings.citation.locale, settings.index) == ("apa", "de-DE", "here")


def test_files_are_found_beside_the_settings_that_name_them(tmp_path: Path) -> None:
    user, workspace = tmp_path / "user.toml", tmp_path / "workspace.toml"
    user.write_text(
        '[search]\ncertificate = "ca.pem"\n[meaning]\nmodel = "models/small"\n'
        '[citation]\nstyle = "House.CSL"\n',
        encoding="utf-8",
    )
    settings = read_settings(user, workspace)
    assert settings.search.certificate == str(tmp_path / "ca.pem")
    assert settings.meaning.model == str(tmp_path / "models/small")
    assert settings.citation.style == str(tmp_path / "House.CSL")


def test_what_is_no_file_stays_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "user.toml"
    file.write_text('[meaning]\nmodel = "off"\n[citation]\nstyle = "apa"\n', encoding="utf-8")
    settings = read_settings(file)
    assert (settings.meaning.model, settings.citation.style) == ("off", "apa")


@pytest.mark.parametrize(
    "text",
    [
        "[citation\n",
        '[citation]\nstile = "apa"\n',
        'transcripts = "one"\n',
        '[search]\nengine = "magic"\n',
        "[interface]\ntheme = 7\n",
        "\xff",
    ],
)
def test_a_wrong_setting_names_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "interviews.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"interviews\.toml: "):
        read_settings(file)


def test_the_nearest_enclosing_workspace_is_found(tmp_path: Path) -> None:
    (tmp_path / "interviews.toml").write_text('transcripts = ["talks"]\nindex = "idx"\n', encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    workspace = find_workspace(below)
    assert workspace.root == tmp_path
    assert workspace.index_folder() == tmp_path / "idx"
    assert workspace.transcript_folders() == (tmp_path / "talks",)


def test_outside_any_workspace_the_index_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = find_workspace(tmp_path)
    assert workspace.root is None
    assert workspace.index_folder().name == "index"
    monkeypatch.setenv("INTERVIEWS_INDEX", str(tmp_path / "named"))
    assert workspace.index_folder() == tmp_path / "named"
    assert workspace.index_folder(str(tmp_path / "chosen")) == tmp_path / "chosen"


def test_looking_for_places_creates_nothing(tmp_path: Path) -> None:
    find_workspace(tmp_path).index_folder()
    assert list(tmp_path.iterdir()) == []
    assert not user_config_folder().exists()


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ('[interface]\neditor = "sh -c evil"\n', "interface.editor"),
        ('transcripts = ["talks", "../others"]\n', "transcripts"),
        ('transcripts = ["/etc"]\n', "transcripts"),
        ('transcripts = ["link"]\n', "transcripts"),
        ('index = "../index"\n', "index"),
        ('index = "link/index"\n', "index"),
        ('[citation]\nstyle = "../../x.csl"\n', "citation.style"),
        ('[meaning]\nmodel = "minilm"\n', "meaning.model"),
    ],
)
def test_settings_of_a_folder_that_run_something_or_leave_it_count_when_they_are_allowed(
    tmp_path: Path, text: str, setting: str
) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    (root / "interviews.toml").write_text(text)
    workspace = find_workspace(root)
    assert [wish.setting for wish in workspace.withheld] == [setting]
    assert workspace.settings == Settings()
    remember(root, workspace.wishes, True, trust_file())
    assert find_workspace(root).withheld == ()
    assert find_workspace(root).settings != Settings()
    # What is changed afterwards asks anew.
    (root / "interviews.toml").write_text('[interface]\neditor = "other"\n')
    assert find_workspace(root).answer is None
    assert find_workspace(root).settings == Settings()


def test_a_folder_whose_name_is_not_utf_8_is_remembered_like_any_other(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    root.mkdir()
    (root / "baskets").symlink_to(tmp_path / os.fsdecode(b"\xff"))
    (root / "interviews.toml").write_text("")
    workspace = find_workspace(root)
    assert [wish.setting for wish in workspace.withheld] == ["baskets"]
    remember(root, workspace.wishes, True, trust_file())
    assert find_workspace(root).withheld == ()


def test_what_stays_in_the_folder_and_what_is_the_users_own_needs_no_word(tmp_path: Path) -> None:
    (tmp_path / "interviews.toml").write_text(
        'transcripts = ["talks/a"]\nindex = "here"\n[citation]\nstyle = "own.csl"\n'
    )
    own = user_config_folder() / "settings.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[interface]\neditor = "hx"\n')
    try:
        workspace = find_workspace(tmp_path)
        assert workspace.withheld == ()
        assert workspace.settings.interface.editor == "hx"
    finally:
        own.unlink()


def test_baskets_that_are_a_link_out_of_the_folder_are_kept_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "interviews.toml").write_text("")
    (root / "baskets").symlink_to(tmp_path)
    assert not find_workspace(root).basket_folder().is_relative_to(tmp_path / "workspace")
