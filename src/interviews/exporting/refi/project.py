"""The project file: users, codes, and sources with coded passages, valid against the standard's schema."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from interviews.exporting.refi.codebook import Code, Codebook
from interviews.exporting.refi.ranges import TextRange
from interviews.version import __version__

NAMESPACE = "urn:QDA-XML:project:1.0"
_NAMES = UUID("6f0d3c0e-8a54-5d0e-9f5c-0f8f1f0c7b11")
"""Names within it become GUIDs: the same interview and the same pair have the same ones in every export."""
_END = b"</Project>"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (production 2, Char)."""
_IN_FILE_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]+')
"""Programs name files after sources."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded range of a source."""

    range: TextRange
    codes: tuple[Code, ...]
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a source: a case."""

    code: Code
    variables: tuple[tuple[str, str], ...]
    """Names and values."""


@dataclass(frozen=True, slots=True)
class Source:
    path: str
    """As in `IndexedPair.path`: what tells it from the others."""
    description: str
    passages: tuple[Passage, ...]
    variables: tuple[tuple[str, str], ...] = ()
    """Names and values."""
    people: tuple[Person, ...] = ()

    @property
    def guid(self) -> str:
        """Its identifier; its plain text is the file of that name."""
        return guid("source", self.path)


def guid(*names: object) -> str:
    """The GUID of something, by what it is and what it is called."""
    words = "\x1f".join(map(str, names))
    return str(uuid5(_NAMES, words.encode("utf-8", "backslashreplace").decode()))


def project_xml(title: str, codebook: Codebook, sources: Sequence[Source], created: str) -> Iterator[bytes]:
    """The content of `project.qde`, in parts: whole trees of large collections take gigabytes.

    All that this program makes is `created` then: ISO 8601 in UTC with `Z`.
    """
    user = guid("user")
    project = Element(
        "Project",
        xmlns=NAMESPACE,
        name=_valid(title),
        origin=f"interviews {__version__}",
        creatingUserGUID=user,
        creationDateTime=created,
    )
    SubElement(SubElement(project, "Users"), "User", guid=user, name="interviews")
    _add_codes(project, codebook)
    _add_variables(project, sources)
    _add_cases(project, sources)
    # The sources are the last that the schema wants here, so they go before the end tag.
    yield ElementTree.tostring(project, "utf-8", xml_declaration=True).removesuffix(_END)
    names = source_names([source.path for source in sources])
    yield b"<Sources>" if sources else b""
    for source in sources:
        made = {"creatingUser": user, "creationDateTime": created}
        yield b"\n" + ElementTree.tostring(_source(source, names[source.path], made), "utf-8")
    yield (b"</Sources>" if sources else b"") + _END


def source_names(paths: Sequence[str]) -> dict[str, str]:
    """A name for each source: that of its file, with its folders where several files have the same one."""
    stems = Counter(PurePath(path).stem.casefold() for path in paths)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        stem = PurePath(path).stem
        name = stem if stems[stem.casefold()] == 1 else str(PurePath(path).with_suffix(""))
        name = _valid(_IN_FILE_NAMES.sub("_", name)).strip("_. ") or "transcript"
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        taken.add(free.casefold())
        names[path] = free
    return names


def _add_codes(project: Element, codebook: Codebook) -> None:
    grouped = list(codebook.groups())
    if not grouped:
        return
    codes = SubElement(SubElement(project, "CodeBook"), "Codes")
    for group, members in grouped:
        above = SubElement(codes, "Code", guid=guid("group", group), name=group, isCodable="false")
        for code in members:
            SubElement(
                above,
                "Code",
                guid=_code_guid(code),
                name=_valid(code.name),
                isCodable="true",
                color=code.color,
            )


def _add_variables(project: Element, sources: Sequence[Source]) -> None:
    names = dict.fromkeys(
        name
        for source in sources
        for name, _ in (*source.variables, *(value for person in source.people for value in person.variables))
    )
    if names:
        variables = SubElement(project, "Variables")
        for name in names:
            known = {"guid": guid("variable", name), "name": _valid(name), "typeOfVariable": "Text"}
            SubElement(variables, "Variable", known)


def _add_cases(project: Element, sources: Sequence[Source]) -> None:
    """A case for each person, with the sources in which he or she speaks."""
    speaking: dict[Code, list[tuple[Person, Source]]] = {}
    for source in sources:
        for person in source.people:
            speaking.setdefault(person.code, []).append((person, source))
    if not speaking:
        return
    cases = SubElement(project, "Cases")
    for code, found in speaking.items():
        case = SubElement(cases, "Case", guid=guid("case", code.value), name=_valid(code.name))
        SubElement(case, "CodeRef", targetGUID=_code_guid(code))
        values: dict[str, dict[str, None]] = {}
        for person, _ in found:
            for name, value in person.variables:
                values.setdefault(name, {})[value] = None
        for name, given in values.items():
            _add_value(case, name, "; ".join(given))
        for _, source in found:
            SubElement(case, "SourceRef", targetGUID=source.guid)


def _add_value(element: Element, name: str, value: str) -> None:
    holder = SubElement(element, "VariableValue")
    SubElement(holder, "VariableRef", targetGUID=guid("variable", name))
    SubElement(holder, "TextValue").text = _valid(value)


def _source(source: Source, name: str, made: dict[str, str]) -> Element:
    path = f"internal://{source.guid}.txt"
    element = Element("TextSource", {"guid": source.guid, "name": name, "plainTextPath": path, **made})
    SubElement(element, "Description").text = _valid(source.description)
    for passage in _merged(source.passages):
        start, end = passage.range.start, passage.range.end
        place = ("selection", source.path, start, end)
        known = {"guid": guid(*place), "name": f"{start},{end}"}
        positions = {"startPosition": str(start), "endPosition": str(end)}
        selection = SubElement(element, "PlainTextSelection", {**known, **positions, **made})
        if passage.memo:
            SubElement(selection, "Description").text = _valid(passage.memo)
        for code in passage.codes:
            identity = guid("coding", *place, code.group, code.value)
            coding = SubElement(selection, "Coding", {"guid": identity, **made})
            SubElement(coding, "CodeRef", targetGUID=_code_guid(code))
    for name, value in source.variables:
        _add_value(element, name, value)
    return element


def _merged(passages: Iterable[Passage]) -> list[Passage]:
    """Passages in the order of the text, those of the very same range as one."""
    by_range: dict[TextRange, list[Passage]] = {}
    for passage in passages:
        by_range.setdefault(passage.range, []).append(passage)
    return [
        Passage(
            place,
            tuple(dict.fromkeys(code for passage in same for code in passage.codes)),
            "\n".join(passage.memo for passage in same if passage.memo),
        )
        for place, same in sorted(by_range.items(), key=lambda item: item[0])
    ]


def _code_guid(code: Code) -> str:
    return guid("code", code.group, code.value)


def _valid(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
