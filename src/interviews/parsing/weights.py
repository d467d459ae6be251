"""What the facts about speakers and turns weigh.

Made by scripts/fit_weights.py on 2026-11-29 from 358 speakers and 1374 turns of
interviewers in transcripts of 22 sources. Do not edit by hand.
"""

from __future__ import annotations

INTERCEPT = "to begin with"
"""The name of the weight that counts for everybody."""

ROLE_WEIGHTS: dict[str, float] = {
    "to begin with": -1.45,
    "asks": 0.47,
    "asks more than the others": 0.52,
    "asks most": 0.25,
    "says more in a turn than the others": -1.05,
    "draws long replies": 1.18,
    "is asked": 0.01,
    "is answered at length": 0.25,
    "answers at length": -0.22,
    "is answered more than it answers": 1.50,
    "speaks first": 1.45,
    "speaks last": 0.12,
    "addresses others by name": 0.41,
    "is addressed by name": 0.08,
    "requests to tell": 0.12,
    "welcomes": 0.97,
    "speaks as a host": 1.13,
    "speaks as a guest": -1.22,
    "thanks at the end": 0.72,
    "listens": 0.15,
    "speaks often": 0.73,
    "is one of two": -0.03,
    "its label says that it asks": 1.14,
    "its label says that it answers": -1.02,
    "is an outlet": 1.37,
    "is named in the title": -0.92,
    "others are named in the title": 0.12,
    "its letter asks": 0.84,
    "its letter answers": -0.74,
    "is an author of the text": -0.29,
    "is said to ask": 1.33,
    "others are said to ask": -0.84,
    "is said to answer": -1.01,
    "others are said to answer": 0.66,
}
"""Log odds that somebody asks, for each fact of `interviews.parsing.conduct`."""

MOVE_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "to begin with": (2.33, -1.86, -0.47),
    "its length": (0.41, -0.81, 0.41),
    "statements among the turns": (-0.92, 0.63, 0.29),
    "ends in a question": (0.72, -0.29, -0.42),
    "holds a question": (0.81, -0.51, -0.30),
    "is of a few words": (-0.72, 1.05, -0.33),
    "is the first": (-0.06, -0.22, 0.28),
    "length of the reply": (0.96, 0.72, -1.69),
    "a reply of a few words": (0.29, -0.51, 0.23),
    "no answer precedes": (-0.26, -0.28, 0.54),
    "length of the answer before": (0.21, 0.09, -0.30),
    "comes near the end": (-0.58, -0.32, 0.90),
    "thanks or takes leave": (-0.62, -0.46, 1.08),
    "the reply confirms": (0.16, 0.27, -0.44),
    "the reply confirms and goes on": (-0.01, 0.14, -0.13),
    "requests to tell": (0.34, -0.33, -0.01),
    "begins by agreeing": (-0.27, 0.23, 0.04),
    "is a short statement": (-1.25, 1.24, 0.00),
    "is a short statement to somebody": (0.07, -0.34, 0.27),
    "is a statement where most ask": (-0.10, -0.10, 0.21),
    "is a statement among statements": (-0.68, 0.59, 0.10),
    "the answer before is cut off": (-0.11, 0.80, -0.69),
    "the reply thanks or agrees at most": (-1.12, 0.03, 1.09),
    "speaks of the programme": (-0.76, -0.12, 0.87),
    "the answer before asks back": (-0.10, 0.17, -0.08),
    "welcomes": (-0.09, -0.40, 0.48),
    "reads as a question": (0.43, -0.23, -0.20),
    "the reply goes on in mid-sentence": (0.34, -0.21, -0.13),
    "comes after the last answer": (0.80, -0.16, -0.64),
    "nobody replies": (-1.47, -0.28, 1.75),
    "exclaims": (-0.01, -0.00, 0.02),
    "is agreement alone": (-1.04, 0.42, 0.62),
    "replies to a question": (-0.14, 0.20, -0.06),
    "another interviewer follows": (-0.54, -0.05, 0.59),
    "another interviewer precedes": (-0.12, -0.00, 0.12),
}
"""For each fact of `interviews.parsing.moves` what it says for asking, interjecting and keeping house."""
