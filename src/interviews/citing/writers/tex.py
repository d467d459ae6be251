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
from interviews.citing.item import (
    Item,
    interviewer_credit,
    principals,
    text_of,
    title_or_substitute,
    whereabouts,
)
from interviews.citing.names import Name, display_names
from interviews.citing.reference import Passage, Reference
from interviews.citing.text import pairs, with_tags_as

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

_COMMANDS = {
    "i": ("\ufde0", r"\emph"),
    "b": ("\ufde1", r"\textbf"),
    "sup": ("\ufde2", r"\textsuperscript"),
    "sub": ("\ufde3", r"\textsubscript"),
}
"""By the tags of CSL: what stands for each while a title is escaped, and the command."""
_END = "\ufdef"
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
    where = ". ".join(filter(None, (_container(item), text_of(item, "publisher"))))
    return _entry(
        reference.key,
        {
            "author": tex_names(principals(item)),
            "title": formatted_title(title_or_substitute(item)),
            "howpublished": escaped(where),
            "year": f"{first[0]:04d}" if first else "",
            "month": _MONTHS[first[1] - 1] if len(first) > 1 else "",
            "note": escaped(_credit_note(item)),
            "url": verbatim(item.get("URL", "")),
            "doi": verbatim(item.get("DOI", "")),
            "urldate": "-".join(f"{number:02d}" for number in accessed),
        },
    )


def write_biblatex(reference: Reference) -> str:
    item = reference.item
    role = next((role for role in _ROLES if item.get(role)), "")
    kind = "genre" if item.get("genre") else "medium"
    return _entry(
        reference.key,
        {
            "entrysubtype": _SUBTYPES.get(item["type"], "interview"),
            "author": tex_names(principals(item)),
            "title": formatted_title(title_or_substitute(item)),
            "namea": tex_names(item.get(role, ())),
            "nameatype": _ROLES.get(role, ""),
            "editor": tex_names(item.get("editor", ())),
            "howpublished": escaped(_container(item)),
            "organization": escaped(text_of(item, "publisher")),
            "location": escaped(text_of(item, "publisher-place")),
            "type": escaped(text_of(item, kind)),
            "date": _edtf(item.get("issued")),
            "note": escaped(_credit_note(item)),
            "url": verbatim(item.get("URL", "")),
            "doi": verbatim(item.get("DOI", "")),
            "urldate": _edtf(item.get("accessed")),
            "langid": _babel(item.get("language", "")),
        },
    )


def _entry(key: str, fields: Mapping[str, str]) -> str:
    """The entry with those of the fields that have a value; a month is a macro and stands without braces."""
    given = {name: value for name, value in fields.items() if value not in ("", "{}")}
    braced = {name: value if name == "month" else f"{{{value}}}" for name, value in given.items()}
    lines = "".join(f"  {name} = {value},\n" for name, value in braced.items())
    return f"@misc{{{key},\n{lines}}}"


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


def formatted_title(title: str) -> str:
    """The title in braces, its formatting as TeX's."""
    tex = escaped(with_tags_as(title, {tag: (start, _END) for tag, (start, _) in _COMMANDS.items()}))
    for start, command in _COMMANDS.values():
        tex = tex.replace(start, f"{command}{{")
    return f"{{{tex.replace(_END, '}')}}}"


def tex_names(names: Iterable[Name]) -> str:
    """A list of names: `von Family, Jr., Given and {Organisation}`."""
    return " and ".join(_tex_name(name) for name in names)


def _container(item: Mapping[str, Any]) -> str:
    """Where it appeared or is kept: outlet with volume, issue and pages, event, archive, as far as known."""
    outlet, volume, issue, pages, *event = (
        text_of(item, variable)
        for variable in ("container-title", "volume", "issue", "page", "event-title", "event-place")
    )
    numbers = volume + (f"({issue})" if issue else "")
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


def _credit_note(item: Item) -> str:
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
