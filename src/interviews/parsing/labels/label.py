"""What a label rule finds: the place where somebody may begin to speak."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec
from msgspec.structs import force_setattr

from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import (
    ANSWER_LABELS,
    CALLED_BELOW,
    CONJUNCTIONS,
    METADATA_LABELS,
    QUESTION_LABELS,
)


class Form(StrEnum):
    """How a label is written; the value names the convention to the user."""

    BOLD_LABEL = "bold label with a colon"
    BOLD_DASH = "bold label with a dash"
    BOLD_NAME = "bold name alone"
    BOLD_BEGINNING = "bold words at the beginning of a line, without a colon"
    BOLD_QUESTION = "bold question without a label"
    BOLD_BEFORE_ANSWER = "bold question in front of its answer"
    HEADING_LABEL = "label in a heading"
    HEADING_NAME = "name as a heading"
    HEADING_QUESTION = "question as a heading"
    ITALIC_QUESTION = "question in italics without a label"
    QUOTED_QUESTION = "question as a quotation"
    NUMBERED_QUESTION = "numbered question without a label"
    DASHED_QUESTION = "question behind a dash"
    TIMED_NAME = "name with a time"
    DEFINITION = "definition list"
    ANSWERED_BY = "answer attributed in italics"
    PLAIN_LABEL = "plain label with a colon"
    PLAIN_NAME = "plain name alone on a line"
    BRACKETED = "name in brackets"
    VOICE = "voice of a caption"
    TABLE_ROW = "row of a table"
    FRONT_MATTER = "list in the front matter"

    __hash__ = str.__hash__
    """Enum's own is written in Python, and forms are looked up by the ten thousand."""


class Container(StrEnum):
    """What of Markdown a label stands in, if not in a paragraph of its own."""

    NONE = ""
    QUOTE = "quotation"
    LIST = "list"
    CODE = "code"
    TABLE = "table"


class Label(msgspec.Struct, frozen=True, gc=False):
    """A possible label; whether it is one is decided over the whole file.

    A struct, as are blocks and pieces: a file has thousands, and they are made at a seventh of the cost of a
    frozen dataclass.
    """

    form: Form
    written: str
    """In plain words, without marks, links and colon; empty for a question without a label."""
    name: str
    """`written` without initials, times and remarks in parentheses."""
    line: int
    """The index of the line where it begins."""
    end: int
    """The index of the first line that it does not reach into."""
    text: str
    """What is said on these lines, without the label."""
    initials: str | None = None
    """Given in parentheses: `Riaan Kleinhans (RK)`."""
    remark: str | None = None
    """Another parenthesis, such as an affiliation."""
    timestamp: str | None = None
    complete: bool = False
    """Whether the marks enclose all that is said: a question as a whole in bold, or in a heading."""
    answer: str = ""
    """What stands behind a question without a label on its last line."""
    level: int = 0
    """Of a heading, 1 to 6."""
    opens_block: bool = True
    """Whether it stands at the beginning of a paragraph."""
    as_written: str = ""
    """As in the source, without the marks around the whole, colon and time."""
    container: Container = Container.NONE
    """A quotation, list or table may hold a transcript, and may as well be part of what somebody says."""

    key: str = ""
    """Set from the name: what makes two labels the same: the name without case, marks and closing stops."""

    def __post_init__(self) -> None:
        force_setattr(self, "key", label_key(self.name))


Rule = Callable[[str, Sequence[str], int, int], Label | None]
"""A rule looks at the line with an index, from the place on where a label may begin, and up to the end of the
block where it must: `rule(line, lines, index, end)`."""

_LINK = re.compile(r"\[([^\[\]]{1,100})\](?:\([^()\s]{0,300}(?:\s\"[^\"]{0,100}\")?\)|\[[^\[\]]{0,60}\])?")
WIKI_LINK = re.compile(r"(?<!\\)\[\[(?P<target>[^\[\]|\n]{1,150})(?:\|(?P<alias>[^\[\]\n]{1,100}))?\]\]")
_JOINERS = re.compile("[\u200c\u200d]")
_TAG = re.compile(r"<rt>[^<]{0,60}</rt>|</?[a-zA-Z][^<>]{0,200}>")
_PARENTHESIS = re.compile(r"\s*[(（]([^()（）]{1,60})[)）]\s*$")
_CALLED_BELOW = re.compile(
    rf"(?:(?P<remark>.+?)[,;，；]\s*)?(?:{'|'.join(sorted(CALLED_BELOW, key=len, reverse=True))})"
    r"[\s:：、]*[„“\"'‘「]?(?P<short>[^\W\d_]{1,4})[“”\"'’」]?",
    re.IGNORECASE,
)
NUMBER_WORD = (
    r"\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty)(?:-[a-z]{3,5})?)$"
)
"""Behind a word of which there are several: `Question One`."""
_NUMBERED = re.compile(
    rf"^\s*#?\d{{1,3}}[.)、]\s+|[\s_]*(?:no\.?\s*)?\d{{1,3}}\s*[.)、]?\s*$|{NUMBER_WORD}", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS_BEGUN = re.compile(r"\]\(|\b(?:https?|ftp|mailto)$", re.IGNORECASE)
"""The colon after this belongs to the address of a link."""
_SENTENCE_END = ("?", "!", "؟", "？", "！", "。", ";", "；", "…", "...")
SENTENCE_ENDS = (".", "?", "!", "؟", "…", "。", "？", "！", "।", ";", "”", '"', "»")
"""What ends the words of a whole turn."""
_OCCASIONS = {"meeting", "recording", "call", "session", "event", "start", "hero", "cover",
              "end", "full", "original", "of", "the"}  # fmt: skip
DASHES = ("—", "–", "―")
"""What begins the words of each of two who speak by turns, where nothing else says who speaks."""
HYPHENS = ("- ", "-¿", "-¡")
"""The same, where no dash is on the keyboard."""
_DATA_WORDS = METADATA_LABELS | _OCCASIONS
_NO_OFFICE = CONJUNCTIONS | {"who", "whose", "which", "where", "when", "then"}
LONGEST_LABEL = 70
"""Characters; with 63 MAXQDA cuts off names with offices in the wild."""
MOST_WORDS = 8
LONGEST_GIVEN_LETTERS = 3
"""Letters in front of a name in parentheses that are its initials: `AR (Ana Roe)`."""


@lru_cache(maxsize=8192)
def label_key(name: str) -> str:
    """The key of a label: casefolded, without stops and without marks at its ends (`Dr. Roe` is `Dr Roe`)."""
    if "\u200c" in name or "\u200d" in name:
        name = _JOINERS.sub("", name)
    return tidy(name.replace(".", " ")).casefold().strip(" :*_\"“”'’") or tidy(name)


@lru_cache(maxsize=8192)
def initials_of(name: str) -> str:
    """The initials of a name; capitals within a word count: `Jean Olm-Roe` is JOR, `ReadMore` is RM."""
    initials = []
    for word in re.split(r"[\s\-‐·.]+", name):
        letters = [character for character in word if character.isalpha()]
        if letters and not word.isupper():
            initials += [
                character for number, character in enumerate(letters) if not number or character.isupper()
            ]
        elif letters:
            initials.append(letters[0])
    return "".join(initials).upper()


@lru_cache(maxsize=8192)
def role_key(key: str) -> str:
    """A key without the number of a question or an anonymous speaker: `q12` is `q`, `speaker 1` `speaker`."""
    bare = _NUMBERED.sub("", key).strip(" .#")
    # `Q1` is the first question, but `P1` the first participant.
    return key if not bare or (len(bare) == 1 and bare.isascii() and bare not in "qa") else bare


def is_question_label(name: str) -> bool:
    """Whether a label says no more than that a question follows; `q.` in lower case numbers a list."""
    return role_key(label_key(name)) in QUESTION_LABELS and not _is_list_letter(name)


def is_answer_label(name: str) -> bool:
    """Whether a label says no more than that an answer follows."""
    return role_key(label_key(name)) in ANSWER_LABELS and not _is_list_letter(name)


@lru_cache(maxsize=8192)
def is_data_label(key: str) -> bool:
    """Whether a label names data about an interview and nobody: `date`, `meeting date/time`."""
    role = role_key(key)
    if role in METADATA_LABELS:
        return True
    parts = [part for part in re.split(r"[\s/&,]+", role) if part]
    return len(parts) > 1 and _DATA_WORDS.issuperset(parts)


def _is_list_letter(name: str) -> bool:
    return name[:1].islower() and len(name.strip(" .")) <= 2


def plain(text: str) -> str:
    """Text without link targets, HTML tags, backslashes and emphasis."""
    if "[[" in text:
        text = WIKI_LINK.sub(_shown, text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = text.replace("**", "").replace("__", "").replace("&nbsp;", " ")
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _shown(found: re.Match[str]) -> str:
    """What a wiki link shows, without the folders of its target."""
    return found["alias"] or found["target"].rsplit("/", 1)[-1].split("#", 1)[0]


def may_be_label(text: str) -> bool:
    """Whether a text is short and unlike a sentence."""
    words = text.split()
    if not 0 < len(text) <= LONGEST_LABEL or len(words) > MOST_WORDS:
        return False
    if text in ("???", "?"):
        return True
    if _ADDRESS_BEGUN.search(text):
        return False
    return not text.endswith(_SENTENCE_END) and any(map(str.isalnum, text))


def split_name(written: str) -> tuple[str, str | None, str | None]:
    """A label as name, initials and remark: `Riaan Kleinhans (RK)`, `RK (Riaan Kleinhans)`, `Ana (Acme)`.

    What a name is said to be called below is its initials, too: `Ana Roe (hereafter R)`. `Ana Roe, baker` has
    a remark, but neither have `Roe, Ana` and `Ana Roe, and Bo Holm`.
    """
    found = _PARENTHESIS.search(written)
    if found is None:
        name, _, office = written.partition(", ")
        is_office = " " in name and office[:1].islower() and office.split()[0] not in _NO_OFFICE
        return (name, None, office) if is_office else (written, None, None)
    if not written[: found.start()].strip():
        return written, None, None
    inside = found[1].strip()
    name = written[: found.start()].strip()
    if len(inside) <= 6 and inside.isupper() and inside.isalpha():
        return name, inside, None
    called = _CALLED_BELOW.fullmatch(inside)
    if called is not None and not called["short"].islower():
        return name, called["short"], called["remark"]
    if len(inside) >= 2 and inside == "".join(word[0] for word in name.split()):
        return name, inside.upper(), None
    if len(name) <= LONGEST_GIVEN_LETTERS and name.isupper() and initials_of(inside).startswith(name):
        return inside, name, None
    return name, None, inside


def label_of_name(form: Form, written: str, line: int, as_written: str) -> Label:
    """The label that a name in plain words makes, with nothing said behind it on its line."""
    name, initials, remark = split_name(written)
    return Label(form, written, name, line, line + 1, "", initials, remark, as_written=as_written)


def without_bold(text: str) -> str:
    """Words that are in bold as a whole, without the marks; anything else as it is."""
    stripped = text.strip()
    for marks in ("_**", "**_", "***", "**", "__"):
        enclosed = (
            stripped.startswith(marks) and stripped.endswith(marks[::-1]) and len(stripped) > 2 * len(marks)
        )
        if enclosed and marks not in stripped[len(marks) : -len(marks)]:
            return stripped[len(marks) : -len(marks)].strip()
    return stripped


def without_dash(text: str) -> str:
    """Words without the dash that begins them."""
    return text.lstrip("-" + "".join(DASHES)).lstrip()
