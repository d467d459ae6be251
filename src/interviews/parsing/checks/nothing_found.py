"""Files in which no interview was found, with what looked like labels and why it was none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from interviews.model import Finding
from interviews.parsing.checks.checked import Checked, shortened
from interviews.parsing.rejection import Rejected, rejections
from interviews.parsing.timestamps import is_cue, leading_time

LINES_OF_CAPTIONS = 100
"""Lines at the beginning of a file in which captions have some times."""
LEAST_TIMES = 2

_REMEDY = (
    "write labels as **Name:** at the head of a paragraph, and name who takes part in the front matter "
    "(interviewers: [NAME], interviewees: [NAME])"
)


def nothing_found(checked: Checked) -> Iterator[Finding]:
    """The one finding of a file without turns."""
    if checked.interview.turns:
        return
    what = "no speaker labels and no questions were found"
    if _times_tell_nobody(checked.source.lines):
        what += "; these are captions or paragraphs with times, and none says who speaks"
    rejected = rejections(checked.seen.labels, checked.source.lines, checked.plausible)
    if rejected:
        what += f"; nearest came {_in_words(rejected)}"
    yield Finding(line=1, code="no-interview", message=f"{what}. If it is an interview, {_REMEDY}")


def _times_tell_nobody(lines: Sequence[str]) -> bool:
    """Whether the beginning of a file without labels has times in front of words, as captions have."""
    timed = [line for line in lines[:LINES_OF_CAPTIONS] if is_cue(line) or leading_time(line) is not None]
    return len(timed) >= LEAST_TIMES


def _in_words(rejected: Sequence[Rejected]) -> str:
    """What looked like a label, with the line, and why it is none; those with one reason together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in rejected:
        by_reason[one.reason].append(f"line {one.line + 1}, {shortened(one.written)!r}")
    return "; ".join(f"{'; '.join(places)} ({reason})" for reason, places in by_reason.items())
