"""Outlets as speakers: newspapers, programmes and sites that ask the questions."""

from __future__ import annotations

import re
from functools import lru_cache

from interviews.parsing.names import fold
from interviews.parsing.vocabulary import ARTICLES, OUTLET_WORDS

_SITE = re.compile(
    r"(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)*?)\.(?P<domain>[a-z]{2,15})(?:\.[a-z]{2})?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")


def is_site(name: str) -> bool:
    """Whether a label is the address of a site."""
    return " " not in name and _SITE.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def outlet_key(name: str) -> str | None:
    """What the spellings of an outlet have in common: the name without article and domain.

    None for a name that has neither, which is spelled in one way only.
    """
    site = _SITE.fullmatch(name) if " " not in name else None
    if site is not None:
        return fold(re.sub(r"^(?:the|le|la|der|die|das|el)-", "", site["name"]))
    first, space, rest = name.partition(" ")
    if space and first.casefold() in ARTICLES:
        return fold(rest)
    return None


@lru_cache(maxsize=1024)
def looks_like_outlet(name: str) -> bool:
    """Whether a label is the address of a site, or has a word that names a kind of outlet."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return is_site(name) or any(word in OUTLET_WORDS for word in words)


def is_initials_of_site(short: str, site: str) -> bool:
    """Whether a label is made of the first letters of an address: `tc` of `town.com`."""
    return is_site(site) and short.casefold() == "".join(part[0] for part in site.casefold().split("."))


def same_outlet(one: str, other: str) -> bool:
    """Whether two spellings are one outlet: `ElmTown.com`, `the Elm Town`, `ELM TOWN`."""
    return (outlet_key(one) or fold(one)) == (outlet_key(other) or fold(other))
