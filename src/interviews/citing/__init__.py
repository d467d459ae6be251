"""Citing an interview, and a Q&A pair as a place in it.

`service.cite` does everything: from descriptions and pairs to entries in one of `formats.FORMATS`, or to
texts in a citation style.
"""
