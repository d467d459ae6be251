"""What a folder of interviews knows more than one of them, as a new text of its `speakers.toml`.

Who speaks in many of them is probably their host, also in the one in which they tell more than they ask.
Within a file the parser merges spellings by itself, since there a first name can only be one of a few
people. Across files it only proposes: two people of a folder may well share a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import unified_diff
from itertools import combinations
from typing import Any

import msgspec
import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from interviews.errors import SettingsError
from interviews.model import Role
from interviews.parsing.editing.entry import quoted
from interviews.parsing.names import abbreviates, bare_words, fold, is_full, is_initials, is_slip, same_name

LEAST_INTERVIEWS = 5
"""Interviews of a folder from which somebody can recur in it."""
LEAST_SHARE = 0.2
"""Share of the interviews in which a host speaks; guests come back once or twice."""
LEAST_ASKING = 0.5
"""Share of these in which they interview when each is read by itself."""


class Merge(msgspec.Struct, frozen=True):
    """A spelling that may name the same person as another."""

    name: str
    """The canonical name: the fuller spelling, or the more frequent one."""
    alias: str
    reason: str


def hosts_of(interviewers: Sequence[Collection[str]], interviewees: Sequence[Collection[str]]) -> list[str]:
    """The names of those who host the interviews of one folder, the most frequent first.

    Args:
        interviewers: For each interview, who asks in it.
        interviewees: For each interview, who answers.
    """
    if len(interviewers) < LEAST_INTERVIEWS:
        return []
    asks = Counter(name for names in interviewers for name in set(names))
    speaks = asks + Counter(name for names in interviewees for name in set(names))
    least = LEAST_SHARE * len(interviewers)
    return [
        name
        for name, count in asks.most_common()
        if speaks[name] >= least and count >= LEAST_ASKING * speaks[name]
    ]


def suggest_merges(uses: Mapping[str, int], casts: Iterable[Collection[str]] = ()) -> list[Merge]:
    """The merges that the names of a folder suggest; `uses` says in how many interviews each name is.

    A short form that fits the full names of several people is left alone. `casts` holds the names of each
    interview: people who speak in the same one are two, however alike their names are.
    """
    names = sorted(uses, key=lambda name: (-uses[name], name))
    heard_in = _heard_in(casts)
    merges: list[Merge] = []
    merged: set[str] = set()
    for name, alias, reason in (*_same(names), *_slips(names, uses), *_short_forms(names)):
        if alias not in merged and name != alias and heard_in[name].isdisjoint(heard_in[alias]):
            merged.add(alias)
            merges.append(Merge(name, alias, reason))
    # A name that is itself an alias stands for the person whose alias it is.
    target = {merge.alias: merge.name for merge in merges}
    final = [Merge(target.get(merge.name, merge.name), merge.alias, merge.reason) for merge in merges]
    return [merge for merge in final if heard_in[merge.name].isdisjoint(heard_in[merge.alias])]


def _heard_in(casts: Iterable[Collection[str]]) -> dict[str, set[int]]:
    heard: dict[str, set[int]] = defaultdict(set)
    for number, cast in enumerate(casts):
        for name in cast:
            heard[name].add(number)
    return heard


def _is_numbered(name: str) -> bool:
    """Whether a label counts people, as `Speaker 1` does: another number is somebody else."""
    return any(map(str.isdigit, name))


def proposed_speakers_file(text: str, merges: Sequence[Merge], hosts: Sequence[str], path: str) -> str:
    """The text of a `speakers.toml` with the merges as aliases, and who hosts the folder.

    Everything that is there stays as it is.

    Raises:
        SettingsError: `text` is no TOML.
    """
    document = _read(text, path)
    for merge in merges:
        table = _table(document, merge.name)
        aliases = table.get("aliases", [])
        known = [aliases] if isinstance(aliases, str) else list(aliases)
        if merge.alias not in known:
            table["aliases"] = [*known, merge.alias]
            table["aliases"].comment(merge.reason)
    for host in hosts:
        if not {"role", "usually"} & set(document.get(host, {})):
            table = _table(document, host)
            table["usually"] = "interviewer"
            table["usually"].comment("asks in most of the interviews of this folder")
    return tomlkit.dumps(document)


def _table(document: TOMLDocument, name: str) -> Any:
    """The table of somebody, which is added at the end where there is none."""
    table = document.get(name)
    if table is None:
        table = tomlkit.table()
        if document:
            document.add(tomlkit.nl())
        document.add(name, table)
    return table


def speakers_file_with(text: str, name: str, label: str, role: Role | None, path: str) -> str:
    """The text of a speakers file in which the person of a name has a label, and a role if one is given.

    Raises:
        SettingsError: `text` is no TOML, or gives the person another role.
    """
    document = _read(text, path)
    if name not in document:
        return text + _new_table(text, name, label, role)
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


def _new_table(text: str, name: str, label: str, role: Role | None) -> str:
    """The table of somebody new, to stand at the end of a text."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"[{quoted(name)}]", f"aliases = [{quoted(label)}]"]
    if role is not None:
        lines.append(f"role = {quoted(role)}")
    before = "" if not text else end if text.endswith("\n") else end * 2
    return before + "".join(line + end for line in lines)


def _read(text: str, path: str) -> TOMLDocument:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error


def as_diff(before: str, after: str, path: str) -> str:
    return "".join(
        unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=2)
    )


def _same(names: Sequence[str]) -> list[tuple[str, str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups["".join(bare_words(name)) or fold(name)].append(name)
    return [
        (group[0], other, "differs in case, accents or marks only")
        for group in groups.values()
        for other in group[1:]
        if same_name(group[0], other)
    ]


def _slips(names: Sequence[str], uses: Mapping[str, int]) -> list[tuple[str, str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if is_full(name) and not _is_numbered(name):
            groups[fold(name)[:1]].append(name)
    found = []
    for group in groups.values():
        found += [
            (name, other, f"nearly the same name, in {uses[name]} and {uses[other]} interviews")
            for name, other in combinations(group, 2)
            if is_slip(name, other) and not same_name(name, other)
        ]
    return found


def _short_forms(names: Sequence[str]) -> list[tuple[str, str, str]]:
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if is_full(name) and not _is_numbered(name):
            for word in {bare_words(name)[0], bare_words(name)[-1]}:
                by_word[word].append(name)
    found = []
    for short in names:
        words = bare_words(short)
        if len(words) != 1 or is_initials(short):
            continue
        people = [name for name in by_word[words[0]] if abbreviates(short, name)]
        if len(people) == 1:
            found.append((people[0], short, f"the only {short} of this folder"))
    return found
