"""What BibTeX and BibLaTeX have in common: escaping, names, fields, the note and the command that cites.

Both programs count braces even behind a backslash, so an unbalanced one is written as a command; `url` and
`doi` are verbatim fields, where nothing may be escaped and only what would end the field or be lost in it is
percent-encoded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from interviews.citing.item import Item, interviewer_credit, whereabouts
from interviews.citing.names import Name, display_names
from interviews.citing.reference import Passage, Reference

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_BALANCED_BRACES = {"{": r"\{", "}": r"\}"}
_UNBALANCED_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"})

_POSTNOTES = {
    "page": "{}",
    "paragraph": "para.~{}",
    "section": "sec.~{}",
    "timestamp": "{}",
    "question": "question~{}",
}


def escaped(text: str) -> str:
    """The text so that TeX prints it as it is."""
    table = _ESCAPES | (_BALANCED_BRACES if _is_balanced(text) else _UNBALANCED_BRACES)
    tex = "".join(table.get(character, character) for character in text)
    # Two hyphens or two apostrophes would become one dash or quotation mark.
    while "--" in tex or "''" in tex:
        tex = tex.replace("--", "-{}-").replace("''", "'{}'")
    return tex


def verbatim(text: str) -> str:
    """A URL or DOI for a verbatim field."""
    return text.translate(_VERBATIM)


def whole(text: str) -> str:
    """The text in braces, so that BibTeX neither changes its capitals nor takes it apart."""
    return f"{{{escaped(text)}}}"


def tex_names(names: Iterable[Name]) -> str:
    """A list of names: `von Family, Jr., Given and {Organisation}`."""
    return " and ".join(_tex_name(name) for name in names)


def fields(pairs: Iterable[tuple[str, str]]) -> str:
    """The lines of an entry's fields; those without a value are left out."""
    return "".join(f"  {name} = {value},\n" for name, value in pairs if value not in ("", "{}", "{{}}"))


def entry(kind: str, key: str, lines: str) -> str:
    return f"@{kind}{{{key},\n{lines}}}"


def text_field(item: Mapping[str, Any], variable: str) -> str:
    """The variable as an escaped field; empty where it has no value."""
    value = str(item.get(variable) or "")
    return f"{{{escaped(value)}}}" if value else ""


def container(item: Mapping[str, Any]) -> str:
    """Where it appeared or is kept: outlet with volume, issue and pages, event, archive, as far as known."""
    outlet = str(item.get("container-title") or "")
    volume, issue, pages = (str(item.get(variable) or "") for variable in ("volume", "issue", "page"))
    numbers = volume + (f"({issue})" if issue else "")
    event = (str(item.get(f"event-{part}") or "") for part in ("title", "place"))
    appeared = ", ".join(part for part in (f"{outlet} {numbers}".strip(), pages, *event) if part)
    return ". ".join(part for part in (appeared, whereabouts(item)) if part)


def cite(reference: Reference, passage: Passage) -> str:
    """The LaTeX command that cites the passage: the place is its postnote."""
    locator = passage.locator
    if locator is None:
        return rf"\cite{{{reference.key}}}"
    form = _POSTNOTES.get(locator.label, f"{locator.label}~{{}}")
    return rf"\cite[{{{form.format(escaped(locator.value))}}}]{{{reference.key}}}"


def credit_note(item: Item) -> str:
    """Who else had a hand in it, in words, and what the fields cannot say about the date."""
    issued = item.get("issued") or {}
    translators = item.get("translator") or []
    parts = (
        interviewer_credit(item),
        f"Translated by {display_names(translators)}" if translators else "",
        "Date approximate" if issued.get("circa") else "",
        f"Date as given: {issued['literal']}" if issued.get("literal") else "",
    )
    return ". ".join(part for part in parts if part)


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _tex_name(name: Name) -> str:
    if "literal" in name:
        return whole(name["literal"])
    particle = f"{name.get('dropping-particle', '')} {name.get('non-dropping-particle', '')}".strip()
    family = _part(name["family"])
    if particle:
        family = (
            f"{escaped(particle)} {family}"
            if particle == particle.lower()
            else whole(f"{particle} {name['family']}")
        )
    parts = (family, _part(name.get("suffix", "")), _given(name.get("given", "")))
    return ", ".join(part for part in parts if part)


def _part(text: str) -> str:
    """A family name or suffix: one word to BibTeX, whatever it holds."""
    return whole(text) if " " in text or _is_taken_apart(text) else escaped(text)


def _given(text: str) -> str:
    return whole(text) if _is_taken_apart(text) else escaped(text)


def _is_taken_apart(text: str) -> bool:
    """Whether BibTeX would see several names or parts in it, or the words `and others`."""
    words = text.lower().split()
    # bibtexparser loses a last word of escaped characters before the next name.
    ends_in_symbols = bool(words) and not any(character.isalnum() for character in words[-1])
    return "," in text or "and" in words or "others" in words or ends_in_symbols
