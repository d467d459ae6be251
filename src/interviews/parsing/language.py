"""The language a transcript is in."""

from __future__ import annotations

LEAST_CHARACTERS = 60
SAMPLE = 1500
"""Characters; more does not change the verdict on transcripts."""

_ENGLISH = frozenset(
    {"the", "and", "of", "that", "you", "with", "this", "have", "are", "what", "they", "from"}
)
"""Frequent words that no other language of the alphabet has among its frequent ones."""
_PLAINLY_ENGLISH = 0.05
"""Share of these words in a sample: 0.06 and more in 1,225 English transcripts, 0 to 0.02 in other
languages."""


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, None where it is too short to tell."""
    sample = " ".join(text[:SAMPLE].split())
    if len(sample) < LEAST_CHARACTERS:
        return None
    words = sample.casefold().split()
    # Loading the model of the identifier takes 0.4 s, too long for one citation from an English file.
    if sum([word.strip(".,;:?!") in _ENGLISH for word in words]) > _PLAINLY_ENGLISH * len(words):
        return "en"
    from py3langid import classify

    return str(classify(sample)[0])
