"""Label rules: one function a family of conventions, all behind the signature `Rule`.

A rule only says where somebody may begin to speak. Which of these places count is decided over the whole
file in `interviews.parsing.detection`.
"""

from __future__ import annotations

from interviews.parsing.labels.bold import read_answered_by, read_bold
from interviews.parsing.labels.bracketed import read_bracketed
from interviews.parsing.labels.heading import read_heading
from interviews.parsing.labels.label import Container, Form, Label, Rule
from interviews.parsing.labels.plain import read_name_alone, read_numbered, read_plain, read_timed

RULES: tuple[Rule, ...] = (
    read_answered_by,
    read_bold,
    read_bracketed,
    read_timed,
    read_plain,
    read_name_alone,
    read_numbered,
)
"""In the order in which they are tried on a line; the first that finds a label wins."""

__all__ = ["RULES", "Container", "Form", "Label", "Rule", "read_heading"]
