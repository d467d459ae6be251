"""What is known about the people of all interviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interviews.exporting.describing import joined
from interviews.search.results import InterviewEntry
from interviews.wording import counted


def mostly_asking(interviews: Iterable[InterviewEntry]) -> frozenset[str]:
    """Those who ask in more interviews than they answer in."""
    balance: Counter[str] = Counter()
    for interview in interviews:
        balance.update(interview.interviewers)
        balance.subtract(interview.interviewees)
    return frozenset(name for name, interviews_asked in balance.items() if interviews_asked > 0)


@dataclass(slots=True)
class Person:
    """What somebody is in all interviews together."""

    affiliation: str | None = None
    """That of the newest interview that has one."""
    answers_in: int = 0
    """In how many interviews he or she is asked."""
    asks_in: int = 0
    words_spoken: int = 0
    """In questions and answers."""

    def words(self) -> str:
        """Affiliation and roles in one line."""
        answers = f"answers in {self.answers_in:,}" if self.answers_in else ""
        asks = f"asks in {self.asks_in:,}" if self.asks_in else ""
        noun = "interview" if (self.asks_in or self.answers_in) == 1 else "interviews"
        roles = " and ".join(role for role in (answers, asks) if role)
        spoken = counted(self.words_spoken, "word") if self.words_spoken else ""
        return joined(self.affiliation, spoken, roles and f"{roles} {noun}")


def people_of(
    interviews: Iterable[InterviewEntry], words_spoken: Mapping[str, int] = {}
) -> dict[str, Person]:
    """Everybody who is named in interviews, the newest of which comes first, with how many words they say."""
    people = {name: Person(words_spoken=words) for name, words in words_spoken.items()}
    for interview in interviews:
        for name in interview.interviewees:
            people.setdefault(name, Person()).answers_in += 1
        for name in interview.interviewers:
            people.setdefault(name, Person()).asks_in += 1
        for name, affiliation in interview.affiliations.items():
            person = people.setdefault(name, Person())
            person.affiliation = person.affiliation or affiliation
    return people
