"""Citing an interview, and a Q&A pair as a place in it.

`cite` does everything: from descriptions and pairs to entries in one of `formats.FORMATS`, or to texts in a
citation style.
"""

from __future__ import annotations

from interviews.citing.cited import Cited
from interviews.citing.reference import gather
from interviews.citing.service import cite, passage

__all__ = ["Cited", "cite", "gather", "passage"]
