"""What the facts about speakers and turns weigh.

Made by scripts/fit_weights.py on 2026-11-29 from 358 speakers and
1374 turns of interviewers in transcripts of 22 sources, without three facts that weighed next to nothing.
Do not edit by hand.
"""

from __future__ import annotations

INTERCEPT = "to begin with"
"""The name of the weight that counts for everybody."""

ROLE_WEIGHTS: dict[str, float] = {
    "to begin with": -1.12,
    "asks": 0.42,
    "asks more than the others": 0.50,
    "asks most": 0.10,
    "says more in a turn than the others": -1.03,
    "draws long replies": 1.25,
    "is answered at length": 0.32,
    "answers at length": -0.18,
    "is answered more than it answers": 1.48,
    "speaks first": 0.93,
    "asks first": 1.03,
    "speaks last": 0.29,
    "greets first": 0.99,
    "speaks as a host": 0.95,
    "speaks as a guest": -1.19,
    "thanks at the end": 0.54,
    "listens": 0.16,
    "speaks often": 0.68,
    "is one of two": -0.14,
    "hosts its folder": 1.56,
    "its label says that it asks": 1.01,
    "its label says that it answers": -1.13,
    "is an outlet": 1.25,
    "is named in the title": -0.82,
    "others are named in the title": 0.25,
    "its letter asks": 0.75,
    "its letter answers": -0.84,
    "is an author of the text": -0.38,
    "is said to ask": 1.20,
    "others are said to ask": -0.73,
    "is said to answer": -1.14,
    "others are said to answer": 0.50,
}
"""Log odds that somebody asks, for each fact of `interviews.parsing.conduct`."""

MOVE_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "to begin with": (1.65, -1.24, -0.41),
    "its length": (0.55, -0.73, 0.18),
    "statements among the turns": (-0.54, 0.33, 0.22),
    "holds a question": (0.63, -0.20, -0.43),
    "ends in a question": (0.54, -0.04, -0.50),
    "is of a few words": (-0.59, 0.72, -0.13),
    "is the first": (-0.03, -0.17, 0.20),
    "length of the reply": (0.87, 0.69, -1.56),
    "a reply of a few words": (0.38, -0.42, 0.04),
    "no answer precedes": (-0.27, -0.20, 0.46),
    "length of the answer before": (0.21, 0.10, -0.31),
    "comes near the end": (-0.45, -0.29, 0.74),
    "the reply confirms": (0.33, 0.17, -0.51),
    "the reply confirms and goes on": (0.06, 0.18, -0.24),
    "begins by agreeing": (-0.16, 0.06, 0.10),
    "is a short statement": (-1.10, 1.18, -0.07),
    "is a short statement to somebody": (0.11, -0.43, 0.32),
    "is a statement where most ask": (0.06, -0.29, 0.23),
    "is a statement among statements": (-0.60, 0.43, 0.18),
    "a short statement is taken up": (0.31, 0.02, -0.33),
    "the answer before is cut off": (-0.12, 0.80, -0.67),
    "the reply thanks or agrees at most": (-1.18, 0.03, 1.14),
    "the answer before asks back": (0.63, -0.60, -0.03),
    "requests to tell": (0.46, -0.44, -0.03),
    "speaks of the programme": (-1.94, -0.38, 2.32),
    "welcomes": (-0.11, -0.12, 0.24),
    "reads as a question": (0.35, -0.25, -0.10),
    "the reply goes on in mid-sentence": (0.31, -0.18, -0.13),
    "thanks or takes leave": (-0.77, -0.44, 1.20),
    "comes after the last answer": (0.87, -0.16, -0.71),
    "nobody replies": (-1.51, -0.22, 1.72),
    "is agreement alone": (-2.29, 1.85, 0.44),
    "replies to a question": (-2.23, 2.54, -0.31),
    "another interviewer follows": (-0.53, -0.05, 0.58),
    "another interviewer precedes": (-0.15, 0.01, 0.14),
    "exclaims": (-1.93, 2.09, -0.16),
}
"""For each fact of `interviews.parsing.moves` what speaks for each move."""
