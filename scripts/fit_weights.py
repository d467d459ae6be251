"""Fits the weights by which roles and moves are told on transcripts that somebody has read.

    python scripts/fit_weights.py GOLD... [--root FOLDER] [--write]

Each GOLD is a folder of JSON files as docs/reading.md describes them: a transcript's path (`file`, relative
to --root), its `speakers` with their roles, its `turns` by line, and its `qa` pairs by the lines of turns.
Prints a cross-validation over sources: the weights that judge a transcript were fitted without any transcript
of the same site or archive. With --write, the weights fitted on all of them go into
src/interviews/parsing/weights.py. Needs scikit-learn, which `pip install --group fit` brings.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy
from sklearn.linear_model import LogisticRegression

from interviews.model import Interview
from interviews.parsing import parse
from interviews.parsing.cues import cues_of
from interviews.parsing.moves import Move, Voice, observe, runs_of
from interviews.parsing.names import fold
from interviews.parsing.utterance import hear
from interviews.parsing.weights import INTERCEPT

STRENGTH_OF_ROLES = 0.5
STRENGTH_OF_MOVES = 0.5
"""The inverse of the regularisation: larger trusts the examples more."""
BELIEFS_ABOUT_ROLES: dict[str, tuple[str, float]] = {
    "hosts its folder": ("asks", 20),
    "its label says that it asks": ("asks", 8),
    "its label says that it answers": ("answers", 8),
    "is an outlet": ("asks", 10),
    "is named in the title": ("answers", 4),
    "its letter asks": ("asks", 5),
    "its letter answers": ("answers", 5),
    "speaks as a host": ("asks", 4),
    "speaks as a guest": ("answers", 6),
    "is said to ask": ("asks", 10),
    "is said to answer": ("answers", 10),
    "others are said to ask": ("answers", 4),
    "others are said to answer": ("asks", 4),
}
"""What facts about labels and prose mean, with the number of examples that this is worth.

Such facts are rare in any collection, and their meaning is known.
"""
BELIEFS_ABOUT_MOVES: dict[str, tuple[str, float]] = {
    "is agreement alone": (Move.INTERJECTS.name, 10),
    "exclaims": (Move.INTERJECTS.name, 10),
    "replies to a question": (Move.INTERJECTS.name, 25),
    "is a short statement to somebody": (Move.ASKS.name, 10),
    "speaks of the programme": (Move.KEEPS_HOUSE.name, 8),
    "requests to tell": (Move.ASKS.name, 8),
    "a short statement is taken up": (Move.ASKS.name, 8),
}
"""The same for turns of interviewers."""
TARGET = Path(__file__).parent.parent / "src" / "interviews" / "parsing" / "weights.py"


@dataclass(frozen=True)
class Example:
    """The facts about one speaker or one turn, and what a reader says of it."""

    source: str
    facts: dict[str, float]
    answer: str
    where: str


def main() -> None:
    """Reads the gold, prints the cross-validations, and writes the weights where that is asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list what the cross-validation gets wrong")
    args = parser.parse_args()
    roles: list[Example] = []
    moves: list[Example] = []
    for path in sorted(file for folder in args.gold for file in folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        target = args.root / gold["file"]
        source = source_of(path.stem)
        for interview in parse(target.read_text(encoding="utf-8-sig"), target.name):
            answers = roles_in(gold, interview)
            roles += role_examples(interview, answers, source, path.stem)
            moves += move_examples(interview, gold, answers, source, path.stem)
    role_model = validate("roles", roles, STRENGTH_OF_ROLES, misses=args.misses)
    move_model = validate("moves", moves, STRENGTH_OF_MOVES, misses=args.misses)
    if args.write:
        write(role_model, move_model, roles, moves)


def source_of(stem: str) -> str:
    """The site or archive of a transcript, as the name of its gold file begins."""
    if "__" in stem:
        return "__".join(stem.split("__")[:2])
    return re.split(r"[-_.]", stem)[0]


def roles_in(gold: dict[str, Any], interview: Interview) -> dict[str, set[str]]:
    """For each speaker of an interview the roles that are right, where a reader has said so."""
    by_name = {fold(name): one for one in gold["speakers"] for name in (one["name"], *one.get("aliases", []))}
    by_line = {turn["line"]: turn["speaker"] for turn in gold["turns"]}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for turn in interview.turns:
        said_by = by_line.get(turn.start_line)
        if said_by is not None:
            votes[turn.speaker][said_by] += 1
    names = {one["name"]: one for one in gold["speakers"]}
    found: dict[str, set[str]] = {}
    for speaker in interview.speakers:
        most = votes[speaker.name].most_common(1)
        one = names.get(most[0][0]) if most else by_name.get(fold(speaker.name))
        if one is not None:
            found[speaker.name] = {one["role"], *one.get("roles_ok", [])}
    return found


def role_examples(
    interview: Interview, answers: dict[str, set[str]], source: str, where: str
) -> Iterator[Example]:
    """What is known of each speaker whose role the reader gives as one of the two."""
    for casting in interview.casting:
        roles = answers.get(casting.speaker, set())
        asks = "interviewer" in roles
        if casting.facts and asks != ("interviewee" in roles):
            facts = {fact.name: fact.value for fact in casting.facts}
            yield Example(source, facts, "asks" if asks else "answers", f"{where}: {casting.speaker}")


def move_examples(
    interview: Interview, gold: dict[str, Any], answers: dict[str, set[str]], source: str, where: str
) -> Iterator[Example]:
    """What is known of each turn of an interviewer, and what it does by the pairs of the reader."""
    if not gold.get("qa_annotated", True) or not gold["turns"]:
        return
    limit = gold.get("annotated_through_line") if not gold.get("turns_complete", True) else None
    ranges = gold.get("annotated_ranges") or [[1, limit or 10**9]]
    doubtful = {*gold.get("neutral_q_lines", []), *(p["q_line"] for p in gold["qa"] if p.get("disputable"))}
    opening = {pair["q_line"] for pair in gold["qa"]}
    within = [(min(pair["a_lines"]), max(pair["a_lines"])) for pair in gold["qa"] if pair["a_lines"]]
    voices = []
    cues = cues_of(interview.language)
    for turn in interview.turns:
        roles = answers.get(turn.speaker, {"other"})
        role = next((one for one in ("interviewer", "interviewee") if one in roles), "other")
        voices.append(Voice(turn.speaker, role, hear(turn.text)))  # type: ignore[arg-type]
    for seen in observe(runs_of(voices, cues), cues):
        lines = [interview.turns[number].start_line for number in seen.run.turns]
        line = lines[0]
        if line in doubtful or not any(first <= line <= last for first, last in ranges):
            continue
        if opening & set(lines):
            answer = Move.ASKS
        elif any(first < line < last for first, last in within):
            answer = Move.INTERJECTS
        else:
            answer = Move.KEEPS_HOUSE
        yield Example(source, seen.facts, answer.name, f"{where}:{line}")


def believed(
    names: Sequence[str], examples: Sequence[Example], beliefs: Mapping[str, tuple[str, float]]
) -> tuple[list[Example], list[float]]:
    """An example for each belief: an average one of which the fact holds, with its worth."""
    means = {name: float(numpy.mean([one.facts.get(name, 0.0) for one in examples])) for name in names}
    found, worth = [], []
    for name, (answer, count) in beliefs.items():
        if name in means:
            found.append(Example("", {**means, **dict.fromkeys(beliefs, 0.0), name: 1.0}, answer, name))
            worth.append(count)
    return found, worth


def fitted(names: Sequence[str], examples: Sequence[Example], strength: float) -> LogisticRegression:
    """The model of the examples and of what is believed about their facts."""
    about_roles = examples[0].answer in ("asks", "answers")
    beliefs = BELIEFS_ABOUT_ROLES if about_roles else BELIEFS_ABOUT_MOVES
    added, worth = believed(names, examples, beliefs)
    together = [*examples, *added]
    values = numpy.array([[one.facts.get(name, 0.0) for name in names] for one in together])
    answers = numpy.array([one.answer for one in together])
    model = LogisticRegression(C=strength, max_iter=5000)
    return model.fit(values, answers, sample_weight=[1.0] * len(examples) + worth)


def validate(what: str, examples: Sequence[Example], strength: float, *, misses: bool) -> LogisticRegression:
    """Prints how many examples are right when their source is left out, and returns the model of all."""
    names = names_of(examples)
    values = numpy.array([[one.facts.get(name, 0.0) for name in names] for one in examples])
    answers = numpy.array([one.answer for one in examples])
    groups = numpy.array([one.source for one in examples])
    held_out = numpy.empty_like(answers)
    for source in set(groups):
        others = [one for one in examples if one.source != source]
        inside = groups == source
        held_out[inside] = fitted(names, others, strength).predict(values[inside])
    right = held_out == answers
    model = fitted(names, examples, strength)
    plain = model.predict(values) == answers
    print(
        f"{what}: {len(examples)} examples of {len(set(groups))} sources; right when their source is left out"
        f" {right.mean():.3f}, on what was fitted {plain.mean():.3f}"
    )
    for answer in sorted(set(answers)):
        print(f"  {answer}: {(right & (answers == answer)).sum()} of {(answers == answer).sum()}")
    if misses:
        for one, guess, good in zip(examples, held_out, right, strict=True):
            if not good:
                print(f"    {one.where}: {guess}, not {one.answer}")
    return model


def names_of(examples: Sequence[Example]) -> list[str]:
    """The facts of all examples, in the order in which they come."""
    return list(dict.fromkeys(name for one in examples for name in one.facts))


def rows_of_moves(model: LogisticRegression, names: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of each fact, in the order of the moves."""
    places = [list(model.classes_).index(move.name) for move in Move]
    rows = {INTERCEPT: tuple(float(model.intercept_[place]) for place in places)}
    for number, name in enumerate(names):
        rows[name] = tuple(float(model.coef_[place][number]) for place in places)
    return rows


def write(
    role_model: LogisticRegression,
    move_model: LogisticRegression,
    roles: Sequence[Example],
    moves: Sequence[Example],
) -> None:
    """Writes the table of weights."""
    sources = len({one.source for one in roles})
    # The class that comes second in the alphabet is `asks`.
    role_rows = dict(zip(names_of(roles), role_model.coef_[0], strict=True))
    lines = [
        '"""What the facts about speakers and turns weigh.',
        "",
        f"Made by scripts/fit_weights.py on {datetime.now(UTC):%Y-%m-%d} from {len(roles)} speakers and",
        f"{len(moves)} turns of interviewers in transcripts of {sources} sources. Do not edit by hand.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        f'INTERCEPT = "{INTERCEPT}"',
        '"""The name of the weight that counts for everybody."""',
        "",
        "ROLE_WEIGHTS: dict[str, float] = {",
        f'    "{INTERCEPT}": {role_model.intercept_[0]:.2f},',
        *(f'    "{name}": {weight:.2f},' for name, weight in role_rows.items()),
        "}",
        '"""Log odds that somebody asks, for each fact of `interviews.parsing.conduct`."""',
        "",
        "MOVE_WEIGHTS: dict[str, tuple[float, float, float]] = {",
    ]
    for name, row in rows_of_moves(move_model, names_of(moves)).items():
        lines.append(f'    "{name}": ({row[0]:.2f}, {row[1]:.2f}, {row[2]:.2f}),')
    lines += [
        "}",
        '"""For each fact of `interviews.parsing.moves` what speaks for each move."""',
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
