"""Plain text: the words, who said them to whom, and where they stand."""

from __future__ import annotations

from collections.abc import Callable

from interviews.citing.dates import SEASON_NAMES, iso_date
from interviews.citing.item import Item, interviewer_credit, plain_title, principals, text_of, whereabouts
from interviews.citing.locators import in_words
from interviews.citing.names import display_names
from interviews.citing.quotation import answer_parts
from interviews.citing.reference import Passage, Reference
from interviews.citing.text import one_line


def write(reference: Reference) -> str:
    """The quoted passages of an interview, each with its source."""
    return "\n\n".join(_block(reference, passage) for passage in reference.passages)


def source_parts(item: Item) -> list[str]:
    """Who, by whom, what: everything before the outlet, in words."""
    authors = display_names(principals(item))
    credit = interviewer_credit(item)
    return [part for part in (authors, credit[:1].lower() + credit[1:] if authors else credit) if part]


def date_in_words(item: Item) -> str:
    """The date as in the front matter, `circa` before an approximate one, `n.d.` where there is none."""
    issued = item.get("issued")
    date = iso_date(issued).replace("/", " to ")
    if issued and "season" in issued:
        date = f"{SEASON_NAMES[int(issued['season']) - 1]} {date[:4]}"
    return f"circa {date}" if date and issued and issued.get("circa") else date or "n.d."


def source(item: Item, passage: Passage, shown: Callable[[str], str], outlet: str, link: str) -> str:
    """Where a passage stands, from who says it to the address, each part as `shown` gives it.

    The outlet and the address are given as they are to be shown.
    """
    title = shown(plain_title(item))
    parts = [
        *map(shown, source_parts(item)),
        f"“{title}”" if title else "",
        outlet,
        shown(text_of(item, "publisher")),
        shown(text_of(item, "event-title")),
        shown(whereabouts(item)),
        shown(date_in_words(item)),
        shown(in_words(passage.place)),
        link,
    ]
    return ", ".join(part for part in parts if part)


def _block(reference: Reference, passage: Passage) -> str:
    item = reference.item
    question = one_line(passage.pair.question)
    parts = answer_parts(passage.pair)
    several = len(parts) > 1
    answer = "\n\n".join(
        f"{', '.join(names)}: “{words.strip()}”" if several and any(names) else f"“{words.strip()}”"
        for names, words in parts
    )
    asked = f"{question}\n\n" if question else ""
    where = source(item, passage, str, text_of(item, "container-title"), address(item))
    return f"{asked}{answer}\n\n— {where}"


def address(item: Item) -> str:
    """The DOI as an address, otherwise the URL; empty where there is neither."""
    return f"https://doi.org/{item['DOI']}" if item.get("DOI") else text_of(item, "URL")
