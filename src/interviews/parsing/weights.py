"""What the facts about speakers and turns weigh.

Made by scripts/fit_weights.py on 2026-11-29 from 358 speakers and 1374 turns of
interviewers in transcripts of 22 sources. Do not edit by hand.
"""

from __future__ import annotations

INTERCEPT = "to begin with"
"""The name of the weight that counts for everybody."""

ROLE_WEIGHTS: dict[str, float] = {
    "to begin with": -1.43,
    "asks": 0.45,
    "asks more than the others": 0.53,
    "asks most": 0.24,
    "says more in a turn than the others": -1.06,
    "draws long replies": 1.20,
    "is asked": -0.01,
    "is answered at length": 0.24,
    "answers at length": -0.23,
    "is answered more than it answers": 1.48,
    "speaks first": 1.40,
    "speaks last": 0.18,
    "addresses others by name": 0.37,
    "is addressed by name": 0.08,
    "welcomes": 1.02,
    "speaks as a host": 1.10,
    "speaks as a guest": -1.19,
    "thanks at the end": 0.72,
    "listens": 0.14,
    "speaks often": 0.75,
    "is one of two": -0.06,
    "its label says that it asks": 1.13,
    "its label says that it answers": -1.03,
    "is an outlet": 1.37,
    "is named in the title": -0.80,
    "others are named in the title": 0.26,
    "its letter asks": 0.84,
    "its letter answers": -0.75,
    "is an author of the text": -0.30,
    "is said to ask": 1.32,
    "others are said to ask": -0.74,
    "is said to answer": -1.11,
    "others are said to answer": 0.62,
}
"""Log odds that somebody asks, for each fact of `interviews.parsing.conduct`."""

MOVE_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "to begin with": (1.85, -1.40, -0.45),
    "its length": (0.50, -0.72, 0.22),
    "statements among the turns": (-0.59, 0.37, 0.22),
    "ends in a question": (0.49, -0.09, -0.40),
    "holds a question": (0.65, -0.21, -0.43),
    "is of a few words": (-0.64, 0.78, -0.14),
    "is the first": (-0.06, -0.15, 0.21),
    "length of the reply": (0.85, 0.67, -1.52),
    "a reply of a few words": (0.33, -0.39, 0.07),
    "no answer precedes": (-0.29, -0.19, 0.48),
    "length of the answer before": (0.20, 0.07, -0.27),
    "comes near the end": (-0.46, -0.31, 0.77),
    "the reply confirms": (0.27, 0.23, -0.50),
    "the reply confirms and goes on": (0.03, 0.19, -0.22),
    "requests to tell": (0.46, -0.48, 0.02),
    "begins by agreeing": (-0.16, 0.05, 0.11),
    "is a short statement": (-1.06, 1.17, -0.11),
    "is a short statement to somebody": (0.08, -0.41, 0.33),
    "is a statement where most ask": (0.04, -0.27, 0.23),
    "is a statement among statements": (-0.66, 0.46, 0.20),
    "a short statement is taken up": (0.15, 0.14, -0.29),
    "the answer before is cut off": (-0.14, 0.80, -0.66),
    "the reply thanks or agrees at most": (-1.15, 0.04, 1.11),
    "the answer before asks back": (0.55, -0.52, -0.03),
    "welcomes": (-0.09, -0.12, 0.21),
    "speaks of the programme": (-1.84, -0.35, 2.20),
    "thanks or takes leave": (-0.71, -0.45, 1.16),
    "reads as a question": (0.42, -0.23, -0.20),
    "the reply goes on in mid-sentence": (0.29, -0.18, -0.11),
    "comes after the last answer": (0.84, -0.15, -0.69),
    "nobody replies": (-1.49, -0.23, 1.73),
    "exclaims": (-0.04, 0.01, 0.03),
    "is agreement alone": (-2.36, 1.95, 0.41),
    "replies to a question": (-2.08, 2.34, -0.26),
    "another interviewer follows": (-0.53, -0.06, 0.59),
    "another interviewer precedes": (-0.12, -0.01, 0.13),
}
"""For each fact of `interviews.parsing.moves` what it says for asking, interjecting and keeping house."""
