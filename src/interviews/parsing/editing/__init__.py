"""Adds a person to the front matter of a transcript by insertions alone: all that is there stays to the byte."""

from interviews.parsing.editing.additions import EditingError, Entry, additions, edited_head

__all__ = ["EditingError", "Entry", "additions", "edited_head"]
