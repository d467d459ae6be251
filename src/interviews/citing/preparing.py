"""A citation style made ready for pandoc.

The processor reads a locator's label from the text of the citation and knows it by the words that the locale
prints for it. A timestamp has none in most locales, so it could not be said at all. Therefore each label gets
one more word of our own, in a form that no style prints (`verb-short`); where a locale has no word to print,
pandoc falls back on ours, and it is replaced or removed afterwards.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from interviews.citing.locators import LABELS, Locator
from interviews.citing.styles import CSL, read_style

USUAL_LOCALE = "en-US"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKS = {f"qzlabel{label.replace('-', '')}": label for label in LABELS}
_MARK = re.compile(rf"\b({'|'.join(sorted(_MARKS, key=len, reverse=True))})(\s*)", re.IGNORECASE)

PERSONAL_COMMUNICATION = "qzpersonal"
"""Stands where a style has these words in whatever language, in a style without the term."""


@dataclass(frozen=True, slots=True)
class PreparedStyle:
    """An independent style for one locale."""

    xml: bytes
    locale: str
    time_label: str
    """What this style prints before a timestamp, such as Chicago's `at`; empty for most."""

    def locator(self, locator: Locator | None) -> str:
        """The locator as pandoc reads it in this style; braces keep it together whatever it holds."""
        if locator is None:
            return ""
        value = locator.csl_value.replace("{", "(").replace("}", ")")
        return f", {{qzlabel{locator.csl_label.replace('-', '')} {value}}}"

    def without_term(self) -> PreparedStyle:
        """The style with a mark for the words that call an interview a personal communication."""
        mark = f'value="{PERSONAL_COMMUNICATION}"'.encode()
        return replace(self, xml=self.xml.replace(b'term="personal-communication"', mark))

    def without_label_marks(self, text: str) -> str:
        """The text with the words that readers know in place of our own."""

        def word(found: re.Match[str]) -> str:
            label = _MARKS[found[1].lower()]
            known = self.time_label if label == "timestamp" else label.replace("-", " ")
            return f"{known}{found[2]}" if known else ""

        return _MARK.sub(word, text)


@lru_cache(16)
def prepare(path: Path, locale: str) -> PreparedStyle:
    """The style in a file, ready for one locale: without one, its own, else American English.

    Raises:
        CitationError: the file cannot be read or is no CSL style.
    """
    root = deepcopy(read_style(path))
    locale = locale or root.get("default-locale", "") or USUAL_LOCALE
    time_label = _time_label(root, locale)
    bibliography = root.find(f"{CSL}bibliography")
    if bibliography is not None:
        # Each entry stands for itself, so no dash replaces a name that the entry above has too.
        bibliography.attrib.pop("subsequent-author-substitute", None)
    added = ElementTree.Element(f"{CSL}locale")
    terms = ElementTree.SubElement(added, f"{CSL}terms")
    for mark, label in _MARKS.items():
        ElementTree.SubElement(terms, f"{CSL}term", {"name": label, "form": "verb-short"}).text = mark
    children = [child.tag for child in root]
    root.insert(children.index(f"{CSL}info") + 1 if f"{CSL}info" in children else 0, added)
    return PreparedStyle(ElementTree.tostring(root, encoding="utf-8"), locale, time_label)


def _time_label(root: ElementTree.Element, locale: str) -> str:
    """The style's own word before a timestamp, from its locale nearest to the one asked for."""
    ranks = {locale.lower(): 0, locale.lower().partition("-")[0]: 1, "": 2}
    found = [
        (ranks[language], term.text or "")
        for part in root.iterfind(f"{CSL}locale")
        if (language := part.get(_XML_LANGUAGE, "").lower()) in ranks
        for term in part.iterfind(f"{CSL}terms/{CSL}term[@name='timestamp']")
    ]
    return min(found)[1].strip() if found else ""
