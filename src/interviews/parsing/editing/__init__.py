"""Adds a person to the front matter of a transcript by insertions alone: what is there stays to the byte."""

from interviews.parsing.editing.additions import EditingError, additions, edited_head
from interviews.parsing.editing.entry import Entry

__all__ = ["EditingError", "Entry", "additions", "edited_head"]
