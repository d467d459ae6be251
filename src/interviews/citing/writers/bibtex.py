"""BibTeX: `@misc` with the interviewers in a note, for the format has no field for them."""

from __future__ import annotations

from interviews.citing.dates import date_parts
from interviews.citing.item import principals, title_or_substitute
from interviews.citing.reference import Reference
from interviews.citing.writers.tex import (
    cite,
    container,
    credit_note,
    entry,
    escaped,
    fields,
    tex_names,
    verbatim,
    whole,
)

__all__ = ["cite", "write"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(reference: Reference) -> str:
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
