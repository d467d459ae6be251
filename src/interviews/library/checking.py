"""What looks wrong in transcripts: what the parser finds in each, and what shows only in several of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from interviews.library.reading import read_transcript
from interviews.library.same import Transcripts
from interviews.library.transcripts import parse_transcript
from interviews.model import Finding, Interview


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
