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
    "to begin with": (1.76, -1.41, -0.35),
    "its length": (0.53, -0.73, 0.19),
    "statements among the turns": (-0.58, 0.37, 0.20),
    "ends in a question": (0.55, -0.08, -0.47),
    "holds a question": (0.63, -0.24, -0.39),
    "is of a few words": (-0.62, 0.78, -0.15),
    "is the first": (-0.02, -0.18, 0.20),
    "length of the reply": (0.87, 0.67, -1.54),
    "a reply of a few words": (0.35, -0.40, 0.05),
    "no answer precedes": (-0.25, -0.21, 0.46),
    "length of the answer before": (0.22, 0.08, -0.30),
    "comes near the end": (-0.44, -0.30, 0.74),
    "the reply confirms": (0.29, 0.23, -0.52),
    "the reply confirms and goes on": (0.04, 0.20, -0.24),
    "begins by agreeing": (-0.16, 0.05, 0.10),
    "is a short statement": (-1.06, 1.19, -0.12),
    "is a short statement to somebody": (0.08, -0.39, 0.31),
    "is a statement where most ask": (0.05, -0.27, 0.22),
    "is a statement among statements": (-0.62, 0.46, 0.16),
    "a short statement is taken up": (0.16, 0.14, -0.30),
    "the answer before is cut off": (-0.14, 0.81, -0.67),
    "the reply thanks or agrees at most": (-1.17, 0.04, 1.13),
    "the answer before asks back": (0.56, -0.53, -0.03),
    "requests to tell": (0.44, -0.40, -0.04),
    "welcomes": (-0.10, -0.13, 0.24),
    "speaks of the programme": (-1.96, -0.34, 2.29),
    "reads as a question": (0.34, -0.23, -0.10),
    "the reply goes on in mid-sentence": (0.31, -0.18, -0.13),
    "thanks or takes leave": (-0.76, -0.45, 1.21),
    "comes after the last answer": (0.85, -0.15, -0.70),
    "nobody replies": (-1.48, -0.23, 1.71),
    "exclaims": (-0.03, 0.00, 0.03),
    "is agreement alone": (-2.38, 1.97, 0.41),
    "replies to a question": (-2.10, 2.36, -0.27),
    "another interviewer follows": (-0.52, -0.06, 0.58),
    "another interviewer precedes": (-0.14, 0.00, 0.13),
}
"""For each fact of `interviews.parsing.moves` what it says for asking, interjecting and keeping house."""
