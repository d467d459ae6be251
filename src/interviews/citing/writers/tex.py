"""BibTeX and BibLaTeX: `@misc`, the interviewers in a note, for most styles know no field for them.

BibLaTeX has the interviewers in `namea` besides, and its entries are of the subtype `interview`. Sources: the
fields of `@misc` in the biblatex manual; entries of this form pass biber's validation of the data model
without a warning, while `publisher` would not. `titleaddon` is not used, since pandoc's reader joins it to
the title.

Both programs count braces even behind a backslash, so an unbalanced one is written as a command; `url` and
`doi` are verbatim fields, where nothing may be escaped and only what would end the field or be lost in it is
percent-encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from interviews.citing.dates import date_parts, iso_date
from interviews.citing.item import Item, interviewer_credit, principals, title_or_substitute, whereabouts
from interviews.citing.names import Name, display_names
from interviews.citing.reference import Passage, Reference
from interviews.citing.text import pairs

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

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

_RANGE = re.compile(r"(?<=\d)[-–](?=\d)")
_POSTNOTES = {
    "page": "{}",
    "paragraph": "para.~{}",
    "section": "sec.~{}",
    "timestamp": "{}",
    "question": "question~{}",
}
_BABEL_NAMES = pairs(
    """ar=arabic bg=bulgarian ca=catalan cs=czech cy=welsh da=danish de=ngerman de-at=naustrian
    de-ch=nswissgerman el=greek en=english en-au=australian en-ca=canadian en-gb=british en-nz=newzealand
    en-us=american eo=esperanto es=spanish et=estonian eu=basque fa=persian fi=finnish fr=french ga=irish
    gl=galician he=hebrew hi=hindi hr=croatian hu=magyar id=indonesian is=icelandic it=italian ja=japanese
    ko=korean lt=lithuanian lv=latvian nb=norsk nl=dutch nn=nynorsk no=norsk pl=polish pt=portuguese
    pt-br=brazilian ro=romanian ru=russian sk=slovak sl=slovene sr=serbian sv=swedish th=thai tr=turkish
    uk=ukrainian vi=vietnamese zh=chinese"""
)
"""BCP 47 → babel."""

_ROLES = {"interviewer": "interviewer", "contributor": "guest", "chair": "chair"}
"""Whom besides the author an entry names, and what the entry calls them."""

_SUBTYPES = {"broadcast": "podcast", "speech": "panel"}


def write_bibtex(reference: Reference) -> str:
    item = reference.item
    first = (date_parts(item.get("issued")) or [[]])[0]
    accessed = (date_parts(item.get("accessed")) or [[]])[0]
    publisher = str(item.get("publisher") or "")
    where = ". ".join(part for part in (container(item), publisher) if part)
    return entry(
        "misc",
        reference.key,
        fields(
            (
                ("author", f"{{{tex_names(principals(item))}}}"),
                ("title", f"{{{whole(title_or_substitute(item))}}}"),
                ("howpublished", f"{{{escaped(where)}}}"),
                ("year", f"{{{first[0]:04d}}}" if first else ""),
                ("month", _MONTHS[first[1] - 1] if len(first) > 1 else ""),
                ("note", f"{{{escaped(credit_note(item))}}}"),
                ("url", f"{{{verbatim(item.get('URL', ''))}}}"),
                ("doi", f"{{{verbatim(item.get('DOI', ''))}}}"),
                ("urldate", f"{{{'-'.join(f'{number:02d}' for number in accessed)}}}"),
            )
        ),
    )


def write_biblatex(reference: Reference) -> str:
    item = reference.item
    role = next((role for role in _ROLES if item.get(role)), "")
    kind = "genre" if item.get("genre") else "medium"
    return entry(
        "misc",
        reference.key,
        fields(
            (
                ("entrysubtype", f"{{{_SUBTYPES.get(item['type'], 'interview')}}}"),
                ("author", f"{{{tex_names(principals(item))}}}"),
                ("title", f"{{{whole(title_or_substitute(item))}}}"),
                ("namea", f"{{{tex_names(item.get(role, ()))}}}"),
                ("nameatype", f"{{{_ROLES.get(role, '')}}}"),
                ("editor", f"{{{tex_names(item.get('editor', ()))}}}"),
                ("howpublished", f"{{{escaped(container(item))}}}"),
                ("organization", text_field(item, "publisher")),
                ("location", text_field(item, "publisher-place")),
                ("type", text_field(item, kind)),
                ("date", f"{{{_edtf(item.get('issued'))}}}"),
                ("note", f"{{{escaped(credit_note(item))}}}"),
                ("url", f"{{{verbatim(item.get('URL', ''))}}}"),
                ("doi", f"{{{verbatim(item.get('DOI', ''))}}}"),
                ("urldate", f"{{{_edtf(item.get('accessed'))}}}"),
                ("langid", f"{{{_babel(item.get('language', ''))}}}"),
            )
        ),
    )


def _edtf(date: Any) -> str:
    if not date or "literal" in date or not date_parts(date):
        return ""
    doubt = "~" if date.get("circa") else ""
    return "/".join(day + doubt for day in iso_date(date).split("/"))


def _babel(language: str) -> str:
    tag = language.lower().replace("_", "-")
    return _BABEL_NAMES.get(tag) or _BABEL_NAMES.get(tag.partition("-")[0], "")


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
    value = escaped(locator.value)
    if locator.label == "page":
        # The hyphen of a range: in TeX, two make a dash.
        value = _RANGE.sub("--", value)
    form = _POSTNOTES.get(locator.label, f"{locator.label}~{{}}")
    return rf"\cite[{{{form.format(value)}}}]{{{reference.key}}}"


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
