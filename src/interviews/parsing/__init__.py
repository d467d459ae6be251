"""The parser: the text of one file in, its interviews out, every line accounted for. Pure; no I/O.

text ─source─▶ lines ─front_matter─▶ values
                 └────blocks──────▶ blocks ─scanning (labels/)─▶ possible labels
                                                 └─detection──▶ labels ─sections─▶ one list per interview
labels ─turns─▶ layout ─people─▶ cast ─roles─▶ parts ─moves─▶ pairs ─interview─▶ Interview ─checks─▶
findings
"""

from __future__ import annotations

from interviews.parsing.parser import parse

__all__ = ["parse"]
