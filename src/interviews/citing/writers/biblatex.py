"""BibLaTeX: `@misc` of the subtype `interview`, the interviewers in `namea` and, for every style, in a note.

Sources: the fields of `@misc` in the biblatex manual; entries of this form pass biber's validation of the
data model without a warning, while `publisher` would not. `titleaddon` is not used, since pandoc's reader
joins it to the title.
"""

from __future__ import annotations

from typing import Any

from interviews.citing.dates import date_parts, iso_date
from interviews.citing.item import principals, title_or_substitute
from interviews.citing.reference import Reference
from interviews.citing.text import pairs
from interviews.citing.writers.tex import (
    cite,
    container,
    credit_note,
    entry,
    escaped,
    fields,
    tex_names,
    text_field,
    verbatim,
    whole,
)

__all__ = ["cite", "write"]

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


def write(reference: Reference) -> str:
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
