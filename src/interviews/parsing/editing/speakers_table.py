"""Adds a label of somebody to the text of a speakers file; all that is there stays as it is."""

from __future__ import annotations

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from interviews.errors import SettingsError
from interviews.model import Role
from interviews.parsing.editing.entry import quoted


def speakers_file_with(text: str, name: str, label: str, role: Role | None, path: str) -> str:
    """The text of a speakers file in which the person of a name has a label, and a role if one is given.

    Raises:
        SettingsError: `text` is no TOML, or gives the person another role.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error
    if name not in document:
        return text + _table(text, name, label, role)
    table = document[name]
    aliases = table.get("aliases")
    if isinstance(aliases, Array):
        if label not in aliases:
            aliases.append(label)
    else:
        table["aliases"] = [label] if aliases is None else [aliases, label]
    if role is not None and table.setdefault("role", role) != role:
        raise SettingsError(
            f"{path}: {name!r} is {table['role']} there, in all files of the folder. Leave out the role."
        )
    return tomlkit.dumps(document)


def _table(text: str, name: str, label: str, role: Role | None) -> str:
    """The table of somebody new, to stand at the end of a text."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"[{quoted(name)}]", f"aliases = [{quoted(label)}]"]
    if role is not None:
        lines.append(f"role = {quoted(role)}")
    before = "" if not text else end if text.endswith("\n") else end * 2
    return before + "".join(line + end for line in lines)
