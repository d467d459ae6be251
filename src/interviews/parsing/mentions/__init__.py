"""Who is named around an interview, in title, prose, bylines and lists, and by those who speak first."""

from interviews.parsing.mentions.around import (
    introductions,
    mentions_above,
    mentions_below,
    people_named,
    says_who_wrote,
)
from interviews.parsing.mentions.masking import is_person
from interviews.parsing.mentions.mention import Mention, Reason
from interviews.parsing.names import bends
from interviews.parsing.words import LowerCaseWords

__all__ = [
    "LowerCaseWords",
    "Mention",
    "Reason",
    "bends",
    "introductions",
    "is_person",
    "mentions_above",
    "mentions_below",
    "people_named",
    "says_who_wrote",
]
