"""What the facts about speakers and turns weigh.

Made by scripts/fit_weights.py on 2026-11-29 from 358 speakers and 1374 turns of
interviewers in transcripts of 22 sources. Do not edit by hand.
"""

from __future__ import annotations

INTERCEPT = "to begin with"
"""The name of the weight that counts for everybody."""

ROLE_WEIGHTS: dict[str, float] = {
    "to begin with": -1.42,
    "asks": 0.45,
    "asks more than the others": 0.53,
    "asks most": 0.24,
    "says more in a turn than the others": -1.07,
    "draws long replies": 1.20,
    "is asked": -0.01,
    "is answered at length": 0.23,
    "answers at length": -0.24,
    "is answered more than it answers": 1.49,
    "speaks first": 1.40,
    "speaks last": 0.20,
    "addresses others by name": 0.37,
    "is addressed by name": 0.08,
    "requests to tell": 0.12,
    "welcomes": 1.01,
    "speaks as a host": 1.10,
    "speaks as a guest": -1.20,
    "thanks at the end": 0.73,
    "listens": 0.14,
    "speaks often": 0.75,
    "is one of two": -0.07,
    "its label says that it asks": 1.13,
    "its label says that it answers": -1.03,
    "is an outlet": 1.36,
    "is named in the title": -0.81,
    "others are named in the title": 0.26,
    "its letter asks": 0.83,
    "its letter answers": -0.75,
    "is an author of the text": -0.30,
    "is said to ask": 1.31,
    "others are said to ask": -0.74,
    "is said to answer": -1.11,
    "others are said to answer": 0.59,
}
"""Log odds that somebody asks, for each fact of `interviews.parsing.conduct`."""

MOVE_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "to begin with": (1.74, -1.34, -0.39),
    "its length": (0.57, -0.73, 0.16),
    "statements among the turns": (-0.55, 0.37, 0.18),
    "ends in a question": (0.55, -0.08, -0.47),
    "holds a question": (0.69, -0.24, -0.45),
    "is of a few words": (-0.64, 0.77, -0.13),
    "is the first": (-0.03, -0.14, 0.18),
    "length of the reply": (0.87, 0.67, -1.54),
    "a reply of a few words": (0.33, -0.43, 0.10),
    "no answer precedes": (-0.27, -0.19, 0.47),
    "length of the answer before": (0.17, 0.06, -0.23),
    "comes near the end": (-0.42, -0.30, 0.73),
    "thanks or takes leave": (-0.67, -0.40, 1.07),
    "the reply confirms": (0.28, 0.23, -0.51),
    "the reply confirms and goes on": (0.04, 0.19, -0.23),
    "requests to tell": (0.52, -0.48, -0.05),
    "begins by agreeing": (-0.15, 0.05, 0.10),
    "is a short statement": (-1.03, 1.18, -0.15),
    "is a short statement to somebody": (0.07, -0.41, 0.34),
    "is a statement where most ask": (0.06, -0.30, 0.24),
    "is a statement among statements": (-0.64, 0.44, 0.20),
    "a short statement is taken up": (0.16, 0.13, -0.29),
    "the answer before is cut off": (-0.13, 0.81, -0.68),
    "the reply thanks or agrees at most": (-1.19, 0.06, 1.12),
    "speaks of the programme": (-1.72, -0.41, 2.13),
    "the answer before asks back": (0.57, -0.54, -0.03),
    "welcomes": (-0.05, -0.34, 0.39),
    "reads as a question": (0.41, -0.23, -0.19),
    "the reply goes on in mid-sentence": (0.29, -0.18, -0.11),
    "comes after the last answer": (0.81, -0.17, -0.65),
    "nobody replies": (-1.53, -0.22, 1.75),
    "exclaims": (-0.04, 0.01, 0.03),
    "is agreement alone": (-2.35, 1.95, 0.40),
    "replies to a question": (-2.09, 2.35, -0.26),
    "another interviewer follows": (-0.54, -0.04, 0.58),
    "another interviewer precedes": (-0.14, -0.02, 0.15),
}
"""For each fact of `interviews.parsing.moves` what it says for asking, interjecting and keeping house."""
