"""What looks wrong in transcripts: what the parser finds in each, and what shows only in several of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from interviews.library.reading import read_transcript
from interviews.library.transcripts import parse_transcript
from interviews.model import Finding, Interview

LEAST_WORDS = 4
"""Words of a turn by which it is known again: "Thank you." is said in many interviews."""
MOST_WORDS = 20
"""Words from the beginning of a turn by which it is known."""
LOOKED_AT = 400
"""Characters in which these are, marks included."""
LEAST_TURNS = 3
"""Turns that two files must share, unless one of them has fewer."""
SHARE = 0.5
"""Share of the turns of the shorter one that are in the other."""
_WORDS = re.compile(r"\w+")


class Checker:
    """Checks transcripts one after the other; what two have in common is said of the later one."""

    def __init__(self) -> None:
        self._seen = Transcripts()
        self._named: set[str] = set()

    def check(self, file: Path, root: Path | None, shown_as: str) -> list[Finding]:
        """What a reader should look at in a transcript, each thing once.

        Args:
            file: the transcript.
            root: the transcripts folder that it is read with, if any.
            shown_as: what it is called where another one is the same.

        Raises:
            SourceError: it cannot be read.
            SettingsError: the speakers file that goes with it is wrong.
        """
        transcript = read_transcript(file)
        interviews = parse_transcript(transcript, root=root, shown_as=shown_as)
        findings = [finding for interview in interviews for finding in interview.warnings]
        same = self._seen.same_as(shown_as, interviews)
        if same is not None:
            message = f"the same transcript as {same}; keep one of them, or both: a search finds it once"
            findings.insert(0, Finding(line=1, code="same-transcript", message=message))
        if transcript.encoding != "utf-8":
            message = f"read as {transcript.encoding}; save the file as UTF-8"
            findings.insert(0, Finding(line=1, code="encoding", message=message))
        findings += self._unclear_names(interviews)
        return list(dict.fromkeys(findings))

    def _unclear_names(self, interviews: Iterable[Interview]) -> Iterator[Finding]:
        """Names that citations cannot split, each in the first transcript that has it."""
        # Deferred: citing loads what splits names, which a check that ends with an error does not need.
        from interviews.citing.item import name_remarks

        for interview in interviews:
            for name, remark in name_remarks(interview).items():
                if name not in self._named:
                    self._named.add(name)
                    line = next((turn.start_line for turn in interview.turns if turn.speaker == name), 1)
                    yield Finding(line=line, code="unclear-name", message=remark)


class Transcripts:
    """Finds files that hold the same transcript, such as a copy, or one that was published twice.

    It keeps the turns of those that were seen, as digests of their words, whoever says them.
    """

    def __init__(self) -> None:
        self._files: list[tuple[str, int]] = []
        """Each with how many turns are known of it."""
        self._holders: dict[bytes, list[int]] = defaultdict(list)

    def same_as(self, path: str, interviews: Sequence[Interview]) -> str | None:
        """The first file seen before that holds the same transcript, if there is one."""
        keys = set(_keys(interviews))
        shared = Counter(holder for key in keys for holder in self._holders.get(key, ()))
        same = next(
            (self._files[holder][0] for holder in sorted(shared) if self._is_same(shared, holder, len(keys))),
            None,
        )
        number = len(self._files)
        self._files.append((path, len(keys)))
        for key in keys:
            self._holders[key].append(number)
        return same

    def _is_same(self, shared: Counter[int], holder: int, turns: int) -> bool:
        shorter = min(turns, self._files[holder][1])
        return shared[holder] >= max(SHARE * shorter, min(LEAST_TURNS, shorter))


def _keys(interviews: Sequence[Interview]) -> Iterator[bytes]:
    for interview in interviews:
        for turn in interview.turns:
            words = _WORDS.findall(turn.text[:LOOKED_AT].casefold())[:MOST_WORDS]
            if len(words) >= LEAST_WORDS:
                yield blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
