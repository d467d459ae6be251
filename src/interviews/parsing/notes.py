"""Marks of wikis and note-taking programs: `[[people/Ana Roe|Ana]]`, highlighting, comments, block names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviews.parsing.labels.label import WIKI_LINK
from interviews.parsing.names import abbreviates

_HIGHLIGHT = re.compile(r"(?<![=!<>])==(?=[^\s=])([^=\n]{1,600}?)(?<=[^\s=])==(?!=)")
_COMMENT = re.compile(r"[ \t]*%%[^%]{0,2000}%%")
_BLOCK_NAME = re.compile(r"[ \t]+\^[A-Za-z0-9-]{1,40}[ \t]*$", re.MULTILINE)
_TAG = r"#(?=[\w/-]*[^\W\d])[\w/-]+"
_LINE_OF_TAGS = re.compile(rf"[ \t]*(?:[-*+][ \t]+)?{_TAG}(?:[ \t,]+{_TAG})*[ \t]*")
_EMBEDDED = re.compile(r"!(?=\[\[)")


def without_note_marks(text: str) -> str:
    """What is said, with the words of links and of what is highlighted, and without comments."""
    # One character is found ten times as fast as two, and most texts have none of them.
    if "[" in text and "[[" in text:
        text = WIKI_LINK.sub(_words, _EMBEDDED.sub("", text))
    if "=" in text and "==" in text:
        text = _HIGHLIGHT.sub(r"\1", text)
    if "%" in text and "%%" in text:
        text = _COMMENT.sub("", text)
    if "^" in text:
        text = _BLOCK_NAME.sub("", text)
    return text


def tags_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The tags on lines that hold nothing else: `#water/drought #oral-history`."""
    found = [line for line in lines if "#" in line and _LINE_OF_TAGS.fullmatch(line)]
    return tuple(dict.fromkeys(tag[1:] for line in found for tag in re.findall(_TAG, line)))


def _words(found: re.Match[str]) -> str:
    return found["alias"] or found["target"]


def without_wiki_links(text: str) -> str:
    """The text with the words that links show, or the name of the page where they show a part of it."""
    if "[[" not in text:
        return text
    return WIKI_LINK.sub(lambda link: _page_and_words(link)[0], _EMBEDDED.sub("", text))


def linked_person(text: str) -> tuple[str, str | None] | None:
    """The name of somebody who is given as a link and nothing else, and the shorter one that is shown."""
    link = WIKI_LINK.fullmatch(_EMBEDDED.sub("", text).strip()) if "[[" in text else None
    return _page_and_words(link) if link is not None else None


def _page_and_words(link: re.Match[str]) -> tuple[str, str | None]:
    page = link["target"].split("#")[0].rsplit("/", 1)[-1].removesuffix(".md").strip()
    shown = (link["alias"] or page).strip()
    if page and shown != page and abbreviates(shown, page):
        return page, shown
    return shown, None
