"""Pairs and interviews as documents to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from interviews.exporting.describing import interview_title, joined, names, nobody, place
from interviews.exporting.untrusted import one_line, visible
from interviews.search.results import (
    OUTSIDE,
    IndexedPair,
    InterviewEntry,
    SearchResults,
    Speech,
    pages_in_short,
)
from interviews.session.query import Filter
from interviews.tui.documents import Block
from interviews.tui.markdown import headline_content, markdown_blocks
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.model import Background, Interview


def pair_blocks(pair: IndexedPair) -> list[Block]:
    """One pair: the question, who answers, the answer, and where it comes from."""
    blocks = _answer(pair, gap=0) if pair.is_passage else [*_question(pair), *_answer(pair)]
    blocks.append(Block(Content.styled("─" * 12, "quiet"), gap=1, searched=False))
    blocks += _source(pair)
    return blocks


def part_blocks(part: str, note: str) -> list[Block]:
    """What a user picked out of an answer and wrote about it, above the answer itself."""
    blocks = []
    if part:
        blocks.append(Block(Content.styled("The part that is quoted", "heading"), searched=False))
        blocks += markdown_blocks(part, gap=0)
    if note:
        blocks.append(Block(Content.styled("Your note", "heading"), searched=False))
        blocks.append(Block(Content(visible(note)), gap=0, searched=False))
    if blocks:
        blocks.append(Block(Content.styled("─" * 12, "quiet"), searched=False))
        blocks.append(Block(Content(), gap=0, searched=False))
    return blocks


def overview_blocks(entry: InterviewEntry, pairs: Sequence[IndexedPair]) -> list[Block]:
    """What an interview is, and what is asked in it."""
    people = names(entry.interviewees, 8)
    asked_by = f"asked by {names(entry.interviewers, 4)}" if entry.interviewers else None
    source = joined(entry.outlet, entry.date, asked_by)
    blocks = [
        Block(Content.styled(interview_title(entry), "heading"), searched=False),
        Block(Content.styled(people or "Unknown speaker", "speaker"), gap=0, searched=False),
        Block(Content.styled(source or one_line(entry.path), "quiet"), gap=0, searched=False),
    ]
    width = len(f"{len(pairs)}. ")
    for pair in pairs:
        number = f"{pair.number}. ".rjust(width)
        question = headline_content(pair)
        blocks.append(Block(question, number, " " * width, gap=1 if pair is pairs[0] else 0))
    return blocks


def card_blocks(subject: Filter, results: SearchResults) -> list[Block]:
    """What a person or topic is: how many answers, where from, and what is asked in the newest."""
    pairs = [hit.pair for hit in results.hits]
    affiliations = dict.fromkeys(pair.affiliations.get(subject.value) for pair in pairs)
    known = joined(*(one_line(affiliation) for affiliation in affiliations if affiliation))
    number = f"{counted(results.total, 'answer')}; Enter lists them."
    blocks = [
        Block(Content.styled(one_line(subject.value), "heading"), searched=False),
        *(Block(Content.styled(text, "quiet"), gap=0, searched=False) for text in (known, number) if text),
    ]
    for pair in pairs:
        source = joined(interview_title(pair), pair.date)
        blocks.append(Block(headline_content(pair), gap=1, searched=False))
        blocks.append(Block(Content.styled(source, "quiet"), gap=0, searched=False))
    return blocks


def column_blocks(pair: IndexedPair) -> list[Block]:
    """One pair as a column beside others: who answers first, then the question as it was put."""
    answerers = Block(_people(pair.answerers, pair, "speaker"), gap=0, searched=False)
    answer = list(_speeches(pair.answer_speeches, pair, pair.answerers))
    if pair.is_passage:
        outside = Block(Content.styled(OUTSIDE.capitalize(), "quiet"), gap=0, searched=False)
        return [answerers, *_source(pair, gap=0)[:1], outside, *answer]
    if len(pair.answerers) == 1:
        answers = Content.styled(f"{one_line(pair.answerers[0])} answers", "asker")
        answer.insert(0, Block(answers, gap=1, searched=False))
    else:
        answer[:1] = [replace(block, gap=1) for block in answer[:1]]
    return [answerers, *_source(pair, gap=0)[:1], *_question(pair, gap=1), *answer]


def _question(pair: IndexedPair, gap: int = 0) -> list[Block]:
    asked_by = names(pair.questioners)
    blocks = []
    if asked_by:
        asks = Content.styled(f"{asked_by} asks", "asker") + _time(pair.question_speeches)
        blocks.append(Block(asks, gap=gap, searched=False))
    words = markdown_blocks(pair.question or "(no question)", gap=0 if blocks else gap)
    return [*blocks, *_styled(words, "question")]


def _styled(blocks: Iterable[Block], style: str) -> list[Block]:
    return [replace(block, content=block.content.stylize_before(style)) for block in blocks]


def _answer(pair: IndexedPair, gap: int = 1) -> list[Block]:
    people = _people(pair.answerers, pair, "speaker") + _time(pair.answer_speeches)
    head = Block(people, gap=gap, searched=False)
    return [head, *_speeches(pair.answer_speeches, pair, pair.answerers)]


def _speeches(speeches: Sequence[Speech], pair: IndexedPair, named: Sequence[str]) -> Iterator[Block]:
    """The answer; whoever speaks is named again wherever the speaker changes."""
    if not speeches:
        yield from _answering(markdown_blocks(pair.answer, gap=0 if named else 1))
        return
    current = named[0] if len(named) == 1 else None
    for speech in speeches:
        changed = speech.speaker != current
        if changed and (len(speeches) > 1 or speech.speaker not in named):
            name = Content.styled(one_line(speech.speaker) or "Unknown speaker", "asker")
            yield Block(name + _time([speech]), searched=False)
            yield from _answering(markdown_blocks(speech.text, gap=0))
        else:
            gap = 0 if speech is speeches[0] and named else 1
            yield from _answering(markdown_blocks(speech.text, gap=gap))
        current = speech.speaker


def _answering(blocks: Iterable[Block]) -> list[Block]:
    return [replace(block, is_answer=True) for block in blocks]


def _time(speeches: Sequence[Speech]) -> Content:
    pages = [number for speech in speeches for number, _ in speech.pages]
    return _said(speeches[0].timestamp if speeches else None, pages)


def _said(timestamp: str | None, pages: Sequence[str]) -> Content:
    """When something is said and on which pages it stands, as far as the transcript has that."""
    said = joined(timestamp, pages_in_short(pages))
    return Content.styled(f"  {said}", "quiet") if said else Content()


def _people(people: Sequence[str], pair: IndexedPair, style: str) -> Content:
    if not people:
        return Content.styled(nobody(pair), style)
    parts: list[str | tuple[str, str]] = []
    for name in people:
        if parts:
            parts.append(("; ", "quiet"))
        parts.append((one_line(name), style))
        if affiliation := pair.affiliations.get(name):
            parts.append((f", {one_line(affiliation)}", "quiet"))
    return Content.assemble(*parts)


def _source(pair: IndexedPair, gap: int = 0) -> list[Block]:
    at = pair.timestamp and f"at {pair.timestamp}"
    rows = [
        (interview_title(pair), "emphasis"),
        (joined(pair.outlet, pair.date, at, pages_in_short(pair.pages)), "quiet"),
        (f"{place(pair)}  id {pair.id}", "quiet"),
        (joined(*pair.topics[:8]), "quiet"),
    ]
    return [
        Block(Content.styled(text, style), gap=gap if number == 0 else 0, searched=False)
        for number, (text, style) in enumerate(rows)
        if text
    ]


def interview_blocks(interview: Interview, pairs: Iterable[IndexedPair]) -> list[Block]:
    """A whole interview in the order of its lines: headings, background and turns; pairs are the anchors."""
    questions = {speaker.name for speaker in interview.speakers if speaker.role == "interviewer"}
    pairs = tuple(pairs)
    starts = _first_turns(interview, pairs)
    parts: list[tuple[int, list[Block]]] = [
        *((prose.start_line, _prose(prose, pairs)) for prose in interview.background),
        *(
            (heading.start_line, [Block(Content.styled(one_line(heading.text), "heading"))])
            for heading in interview.headings
        ),
    ]
    speaker = None
    for turn in interview.turns:
        blocks: list[Block] = []
        anchor = starts.get(turn.number)
        if turn.speaker != speaker:
            style = "asker" if turn.speaker in questions else "speaker"
            label = Content.styled(one_line(turn.speaker) or "Unknown speaker", style)
            label += _said(turn.timestamp, [page.number for page in turn.pages])
            blocks.append(Block(label, anchor=anchor, searched=False))
            anchor = None
        body = markdown_blocks(turn.text, gap=0 if blocks else 1)
        body = _styled(body, "question") if turn.speaker in questions else _answering(body)
        if anchor is not None and body:
            body[0] = replace(body[0], anchor=anchor)
        parts.append((turn.start_line, [*blocks, *body]))
        speaker = turn.speaker
    parts.sort(key=lambda part: part[0])
    _part_after_pairs(parts, {pair.id: pair.end_line for pair in pairs})
    return [block for _, blocks in parts for block in blocks]


def _part_after_pairs(parts: Sequence[tuple[int, list[Block]]], ends: Mapping[str | None, int]) -> None:
    """Gives an anchor to what stands below a pair and belongs to none, so that the pair ends before it."""
    end = None
    for line, blocks in parts:
        anchor = blocks[0].anchor if blocks else None
        if anchor in ends:
            end = ends[anchor]
        elif blocks and end is not None and line > end:
            blocks[0] = replace(blocks[0], anchor=f"below line {end}")
            end = None


def _prose(prose: Background, passages: Iterable[IndexedPair]) -> list[Block]:
    blocks = _styled(markdown_blocks(prose.text), "quiet")
    lines = range(prose.start_line, prose.end_line + 1)
    anchor = next((one.id for one in passages if not one.answer_speeches and one.start_line in lines), None)
    return [replace(blocks[0], anchor=anchor), *blocks[1:]] if blocks and anchor else blocks


def _first_turns(interview: Interview, pairs: Iterable[IndexedPair]) -> dict[int, str]:
    """The id of each pair by the number of the turn that it begins with.

    Several turns can stand on one line, so that the line alone does not tell; it does for pairs that the
    parser no longer finds in a source that was changed.
    """
    by_number = {
        pair.number: (*pair.question_turns, *pair.answer_turns)[0]
        for pair in interview.qa_pairs
        if pair.question_turns or pair.answer_turns
    }
    by_line: dict[int, int] = {}
    for turn in interview.turns:
        by_line.setdefault(turn.start_line, turn.number)
    first_turns: dict[int, str] = {}
    for pair in pairs:
        number = by_number.get(pair.number, by_line.get(pair.start_line))
        if number is not None:
            first_turns.setdefault(number, pair.id)
    return first_turns


def pairs_as_interview(pairs: Sequence[IndexedPair]) -> list[Block]:
    """The pairs of a file one after the other: for a source that can no longer be read."""
    blocks: list[Block] = []
    for pair in pairs:
        shown = _answer(pair, gap=2) if pair.is_passage else [*_question(pair, gap=2), *_answer(pair)]
        blocks += [replace(shown[0], anchor=pair.id), *shown[1:]]
    return blocks
