"""Links of wikis and of Obsidian: `[[Ana Roe]]`, `[[people/Ana Roe|Ana]]`."""

from __future__ import annotations

import re

from interviews.parsing.names import abbreviates

_LINK = re.compile(r"(?<!\\)!?\[\[(?P<target>[^\[\]|\n]{1,120})(?:\|(?P<shown>[^\[\]|\n]{1,120}))?\]\]")


def without_wiki_links(text: str) -> str:
    """The text with the words that links show, or the name of the page where they show a part of it."""
    return _LINK.sub(lambda link: _words(link)[0], text) if "[[" in text else text


def linked_person(text: str) -> tuple[str, str | None] | None:
    """The name of somebody who is given as a link and nothing else, and the shorter one that is shown."""
    link = _LINK.fullmatch(text.strip()) if "[[" in text else None
    return _words(link) if link is not None else None


def _words(link: re.Match[str]) -> tuple[str, str | None]:
    page = link["target"].split("#")[0].rsplit("/", 1)[-1].removesuffix(".md").strip()
    shown = (link["shown"] or page).strip()
    if page and shown != page and abbreviates(shown, page):
        return page, shown
    return shown, None
