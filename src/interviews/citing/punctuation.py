"""Marks that a text carries through the style processor, and what is put right when they come out again.

pandoc's citeproc follows the rules of punctuation but for three, in which citeproc-js and the manuals agree:

* A comma stays behind a title that ends in `?`, `!` or an abbreviation (`“Whose Water?,” interview by …`),
  where citeproc drops it; a full stop goes.
* In American English a full stop or comma goes inside both quotation marks (`‘Home.’”`), where citeproc puts
  it between them.
* A given name in Chinese, Japanese or Korean script has no initial, so no full stop stands behind it before
  another mark (`森遥, Interviewer`).

An interview that was published, though nothing says where, has a mark in a field that styles take for a way
to get at it (`ACCESSIBLE`), and what they print of it goes again.

A fourth rule is about capitals: a word that is code, markup or a handle keeps its spelling in a title.

The marks are noncharacters of Unicode (U+FDD0–U+FDEF), which `interviews.citing.text.one_line` keeps out of
every field.
"""

from __future__ import annotations

import re

from interviews.citing.formatting import MARKS

INNER_QUOTE_ENDS = "\ufdd3"
"""Stands behind the closing mark of a quotation within a quotation."""

ACCESSIBLE = "\ufdd4"
"""Stands for a way to get at an interview that is known to be published."""

_ACCESS = re.compile(rf"[.,]? \(?{ACCESSIBLE}\)?(?=[.,])| \(?{ACCESSIBLE}\)?")
_ENDS = {"?": "\ufdd0", "!": "\ufdd1", ".": "\ufdd2"}
_CODE = re.compile(r"^[<\\`*_$@#~^{]|[<>].|\w>$")
_CSL_MARKUP = re.compile(r"</?(?:i|b|su[bp]|sc|span)\b")
"""Tags that mean formatting in CSL-JSON. Source: the specification of the CSL-JSON schema, rich text."""
_AND_SHORT = re.compile(r"(?<![^ ])['‘]n['’](?![^ ])", re.IGNORECASE)
_APOSTROPHE = re.compile(
    r"(?<![^ (\u2014–-])['‘](?=(?:\d0s|tis|twas)\b|(?:til|cause|em|round)\b(?![^'’]*['’](?!\w)))",
    re.IGNORECASE,
)
"""What is left out at the beginning of a word, and no quotation that begins. Source: Chicago 18 §6.127.

What may be a word as well begins a quotation where one ends behind it: `'Cause and Effect'`.
"""
_LAST_MARK = re.compile(r"[?!.](?=[\"'’”»›]*$)")
_FOLLOWED_BY_STOP = re.compile(f"([{''.join(_ENDS.values())}]{MARKS})\\.")
_BETWEEN_QUOTES = re.compile(rf"([’”]){INNER_QUOTE_ENDS}({MARKS})([.,])(?={MARKS}[’”])")
_STOP_AFTER_EAST_ASIAN = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])\.(?=[,;)\]])"
)


def marked(title: str) -> str:
    """The title with the mark at its end hidden from the processor, and words of code kept in their case."""
    title = _APOSTROPHE.sub("’", _AND_SHORT.sub("’n’", title))
    words = _LAST_MARK.sub(lambda found: _ENDS[found[0]], title).split(" ")
    return " ".join(f'<span class="nocase">{word}</span>' if _is_code(word) else word for word in words)


def _is_code(word: str) -> bool:
    return bool(_CODE.search(word)) and not _CSL_MARKUP.search(word)


def finished(text: str) -> str:
    """What the processor made of marked fields, put right and without marks."""
    text = _ACCESS.sub("", text).replace(ACCESSIBLE, "")
    text = _BETWEEN_QUOTES.sub(r"\3\1\2", text).replace(INNER_QUOTE_ENDS, "")
    text = _FOLLOWED_BY_STOP.sub(r"\1", text)
    for character, mark in _ENDS.items():
        text = text.replace(mark, character)
    return _STOP_AFTER_EAST_ASIAN.sub("", text)
