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
    "to begin with": (1.94, -1.37, -0.57),
    "its length": (0.40, -0.62, 0.22),
    "statements among the turns": (-0.54, 0.36, 0.17),
    "ends in a question": (0.50, -0.03, -0.47),
    "holds a question": (0.60, -0.17, -0.42),
    "is of a few words": (-0.55, 0.73, -0.18),
    "is the first": (-0.07, -0.15, 0.22),
    "length of the reply": (0.89, 0.66, -1.55),
    "a reply of a few words": (0.29, -0.38, 0.10),
    "no answer precedes": (-0.31, -0.17, 0.48),
    "length of the answer before": (0.18, 0.02, -0.20),
    "comes near the end": (-0.47, -0.28, 0.75),
    "thanks or takes leave": (-0.68, -0.38, 1.06),
    "the reply confirms": (0.23, 0.28, -0.51),
    "the reply confirms and goes on": (0.06, 0.17, -0.23),
    "requests to tell": (0.49, -0.49, -0.00),
    "begins by agreeing": (-0.12, -0.06, 0.18),
    "is a short statement": (-1.29, 1.14, 0.15),
    "is a short statement to somebody": (0.17, -0.39, 0.22),
    "is a statement where most ask": (0.11, -0.29, 0.19),
    "is a statement among statements": (-0.66, 0.44, 0.23),
    "the answer before is cut off": (-0.13, 0.81, -0.68),
    "the reply thanks or agrees at most": (-1.20, 0.08, 1.13),
    "speaks of the programme": (-1.71, -0.44, 2.15),
    "the answer before asks back": (0.51, -0.48, -0.03),
    "welcomes": (-0.06, -0.30, 0.36),
    "reads as a question": (0.38, -0.22, -0.16),
    "the reply goes on in mid-sentence": (0.28, -0.17, -0.11),
    "comes after the last answer": (0.82, -0.17, -0.65),
    "nobody replies": (-1.56, -0.21, 1.77),
    "exclaims": (-0.06, 0.02, 0.04),
    "is agreement alone": (-2.23, 1.51, 0.71),
    "replies to a question": (-2.03, 2.28, -0.24),
    "another interviewer follows": (-0.54, -0.06, 0.60),
    "another interviewer precedes": (-0.15, 0.00, 0.14),
}
"""For each fact of `interviews.parsing.moves` what it says for asking, interjecting and keeping house."""
