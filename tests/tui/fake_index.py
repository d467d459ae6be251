"""An index of invented interviews in memory: what the tests of the terminal UI browse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from interviews.building.reports import RebuildProgress, RebuildReport
from interviews.errors import CitationError, PairReferenceError, RebuildCancelledError
from interviews.model import Interview, InterviewDescription, Person, Speaker, Turn
from interviews.search.requests import FACETS, SearchRequest
from interviews.search.results import (
    Hit,
    IndexedPair,
    IndexSummary,
    InterviewEntry,
    Related,
    SearchResults,
    Snippet,
    Speech,
)
from interviews.session.tools import BasketEntry, Choice, Citation, Exported, Tools

FOLDER = "/library"

_INTERVIEWS: list[dict[str, object]] = [
    {
        "path": "radio-quay/2021-03-chalk-streams.md",
        "title": "What chalk streams remember",
        "date": "2021-03-14",
        "outlet": "Radio Quay",
        "asks": "Nora Felling",
        "answers": "Ines Okonjo",
        "affiliation": "Hydrologist, Marrow Institute",
        "topics": ("groundwater", "drought"),
        "pairs": [
            (
                "How fast does the aquifer refill after a dry winter?",
                "Slowly. Chalk takes the rain as a sponge takes *cold* water: for weeks nothing "
                "happens, and then the "
                "**water table** rises by a hand's breadth a day.\n\nThree things decide how much "
                "arrives:\n\n"
                "- how wet the soil is in October,\n- how long the roots keep drinking,\n- whether "
                "the rain comes as "
                "drizzle or as a storm.\n\nA storm runs off. Drizzle is what fills an aquifer.",
            ),
            (
                "And what do people get wrong about groundwater?",
                "That it is a lake under the ground. It is wet stone. > You cannot swim in "
                "it.\n\nWhen a well falls "
                "dry, the water has not gone; it stands a little lower than the pump.",
            ),
            (
                "Would you drink from the stream behind your house?",
                "I did as a child. Now I would boil it first, and then I would look at what stays "
                "in the pot.",
            ),
        ],
    },
    {
        "path": "the-lantern/2019-07-orchards.md",
        "title": "Orchards after the frost",
        "date": "2019-07-02",
        "outlet": "The Lantern",
        "asks": "The Lantern",
        "answers": "Tomas Arle",
        "affiliation": "Grower",
        "topics": ("farming", "drought"),
        "pairs": [
            (
                "How did the drought change what you plant?",
                "I plant *later* and deeper. The old trees stand where my grandfather could hear "
                "the stream; the young "
                "ones stand where the aquifer still carries a pump through August.",
            ),
            ("Is there a future for small orchards?", "There is always a future for a good pear."),
        ],
    },
    {
        "path": "archive/1987-lighthouse.md",
        "title": "The last keeper of Skell Point",
        "date": "1987",
        "outlet": "Coastal Memory Archive",
        "asks": "Archive",
        "answers": "Maud Perrin",
        "affiliation": None,
        "topics": ("lighthouses",),
        "pairs": [
            (
                "What did a night on the rock sound like?",
                "Like breathing. You learned to sleep on the *out*, when the sea drew back.",
            ),
            (
                "Where did you get your drinking water?",
                "Rain from the roof, into a cistern. In a dry summer the boat brought barrels, and "
                "we counted cups.",
            ),
        ],
    },
    {
        "path": "translated/2023-wells.md",
        "title": "深い井戸と乾いた夏",
        "date": "2023-09",
        "outlet": "水の声",
        "asks": "記者",
        "answers": "דינה לוי",
        "affiliation": "מכון המים",
        "topics": ("groundwater", "wells"),
        "pairs": [
            (
                "井戸はどのくらい深く掘りますか？",
                "四十メートルから始めます。水がなければ、さらに掘ります。 aquifer という言葉は使いません。",
            ),
            ("מה אתם שותים?", "מים מהבאר, אחרי סינון. \u202eevil\u202c"),
        ],
    },
    {
        "path": "hostile/escape.md",
        "title": "[bold red]Markup[/] and \x1b[31mescapes\x1b[0m",
        "date": None,
        "outlet": "[link=evil]Outlet",
        "asks": "Mallory",
        "answers": "Eve\x1b]0;owned\x07",
        "affiliation": "[@click=app.quit]Institute[/]",
        "topics": ("[b]topic[/b]",),
        "pairs": [
            (
                "Can a transcript [blink]act[/blink] on \x1b[2Jthe screen?",
                "No: \x1b]52;c;ZXZpbA==\x07 <script>alert(1)</script> and [@click=app.quit]click[/]. "
                + "Donaudampfschiffahrt" * 30,
            ),
        ],
    },
]


def invented_id(number: int) -> str:
    """The id of the pair with this number among all."""
    return f"{number:04x}{'0' * 12}"


def invented_pairs() -> list[IndexedPair]:
    """All pairs, newest interview first."""
    pairs: list[IndexedPair] = []
    for interview in _INTERVIEWS:
        texts = interview["pairs"]
        assert isinstance(texts, list)
        line = 9
        for number, (question, answer) in enumerate(texts, 1):
            identifier = invented_id(len(pairs) + 1)
            affiliation = interview["affiliation"]
            asks, answers = str(interview["asks"]), str(interview["answers"])
            timestamp = f"00:{number * 4:02}:10" if interview["outlet"] == "Radio Quay" else None
            pairs.append(
                IndexedPair(
                    id=identifier,
                    path=str(interview["path"]),
                    folder=FOLDER,
                    section=None,
                    number=number,
                    ordinal=number,
                    start_line=line,
                    end_line=line + 3,
                    timestamp=timestamp,
                    title=str(interview["title"]),
                    date=interview["date"] and str(interview["date"]),  # type: ignore[arg-type]
                    outlet=str(interview["outlet"]),
                    language=None,
                    questioners=(asks,),
                    answerers=(answers,),
                    affiliations={answers: str(affiliation)} if affiliation else {},
                    topics=tuple(interview["topics"]),  # type: ignore[arg-type]
                    question=question,
                    answer=answer,
                    question_speeches=(Speech(asks, question, line, timestamp),),
                    answer_speeches=(Speech(answers, answer, line + 2, timestamp),),
                )
            )
            line += 5
    return pairs


def many_pairs(number: int) -> list[IndexedPair]:
    """As many pairs as wanted, all of one interview."""
    model = invented_pairs()[0]
    texts = [(f"Question {index}?", f"Answer {index} about water.") for index in range(1, number + 1)]
    return [
        model._replace(
            id=invented_id(index),
            number=index,
            ordinal=index,
            start_line=index * 5,
            question=question,
            answer=answer,
            question_speeches=(Speech("Nora Felling", question, index * 5, None),),
            answer_speeches=(Speech("Ines Okonjo", answer, index * 5 + 2, None),),
        )
        for index, (question, answer) in enumerate(texts, 1)
    ]


_FILTER_OF = {"speaker": "speakers", "topic": "topics", "outlet": "outlets", "year": "years"}


class FakeIndex:
    """Finds pairs that hold every word, or any of them."""

    def __init__(self, pairs: Sequence[IndexedPair] | None = None) -> None:
        self.pairs = list(invented_pairs() if pairs is None else pairs)
        self.passages: list[IndexedPair] = []
        self.requests: list[SearchRequest] = []
        self.error: Exception | None = None
        self.enough: Callable[[Iterable[bool]], bool] = all
        self.before_search: Callable[[SearchRequest], None] | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        self.requests.append(request)
        if self.before_search is not None:
            self.before_search(request)
        if self.error is not None:
            raise self.error
        words = re.findall(r"\w+", request.text.lower())
        searched = self.passages if request.within == "outside" else self.pairs
        found = [pair for pair in searched if _matches(pair, request, words, self.enough)]
        page = found[request.offset : request.offset + request.limit]
        hits = tuple(Hit(pair, 1.0, _snippet(pair.answer, words)) for pair in page)
        explanation = None
        if not found and words:
            explanation = f"No answer holds {request.text!r}."
        facets = {
            name: _facets([pair for pair in searched if _matches(pair, others, words, self.enough)])[name]
            for name, others in (
                (name, request._replace(**{unfiltered: ()})) for name, unfiltered in _FILTER_OF.items()
            )
        }
        return SearchResults(request, len(found), hits, facets, 0.0, None, explanation)

    def outside(self, request: SearchRequest) -> int:
        words = re.findall(r"\w+", request.text.lower())
        found = (_matches(passage, request, words, self.enough) for passage in self.passages)
        return sum(found) if words and request.within is None else 0

    def pair(self, reference: str) -> IndexedPair:
        found = [pair for pair in (*self.pairs, *self.passages) if pair.id.startswith(reference)]
        if len(found) != 1:
            raise PairReferenceError(f"{reference}: no such pair.")
        return found[0]

    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        others = [other for other in self.pairs if other.path != pair.path]
        alike = [other for other in others if set(other.topics) & set(pair.topics)]
        asked = tuple(Hit(other, 1.0, Snippet(other.answer)) for other in others[:limit])
        return Related(pair, asked, tuple(Hit(other, 1.0, Snippet(other.answer)) for other in alike[:limit]))

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        return tuple(pair for pair in self.pairs if pair.path == path)

    def interviews(self) -> tuple[InterviewEntry, ...]:
        entries: dict[str, InterviewEntry] = {}
        for pair in self.pairs:
            held = self.pairs_of(pair.path)
            entries[pair.path] = InterviewEntry(
                pair.path,
                None,
                pair.title,
                pair.date,
                pair.outlet,
                pair.answerers,
                pair.questioners,
                len(held),
            )
        return tuple(sorted(entries.values(), key=lambda entry: entry.date or "", reverse=True))

    def description(self, pair: IndexedPair) -> InterviewDescription:
        return InterviewDescription(
            path=pair.path,
            title=pair.title,
            date=pair.date,
            outlet=pair.outlet,
            topics=pair.topics,
            interviewees=tuple(Person(name=name) for name in pair.answerers),
            interviewers=tuple(Person(name=name) for name in pair.questioners),
        )

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        return _facets(self.pairs)[name]

    def summary(self) -> IndexSummary:
        return IndexSummary(
            (FOLDER,),
            5,
            len(self.interviews()),
            len(self.pairs),
            len(self.passages),
            1,
            "2026-01-01T00:00:00+00:00",
        )

    def refresh(self) -> bool:
        return False

    def close(self) -> None:
        pass


def _matches(
    pair: IndexedPair, request: SearchRequest, words: list[str], enough: Callable[[Iterable[bool]], bool]
) -> bool:
    text = {"question": pair.question, "answer": pair.answer}.get(
        request.within or "", f"{pair.question} {pair.answer}"
    ).lower()
    people = {*pair.questioners, *pair.answerers}
    return (
        (not words or enough(word in text for word in words))
        and (not request.speakers or bool(people & set(request.speakers)))
        and (not request.topics or bool(set(pair.topics) & set(request.topics)))
        and (not request.outlets or pair.outlet in request.outlets)
        and (not request.years or (pair.date or "")[:4] in request.years)
        and (request.path is None or pair.path == request.path)
    )


def _snippet(text: str, words: list[str]) -> Snippet:
    flat = " ".join(text.replace("*", "").split())[:160]
    found = re.finditer(rf"(?i)\b(?:{'|'.join(words)})\w*", flat) if words else ()
    return Snippet(flat, tuple(match.span() for match in found))


def _facets(pairs: Sequence[IndexedPair]) -> dict[str, list[tuple[str, int]]]:
    counters: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for pair in pairs:
        counters["speaker"].update([*pair.answerers, *pair.questioners])
        counters["topic"].update(pair.topics)
        if pair.outlet:
            counters["outlet"].update([pair.outlet])
        if pair.date:
            counters["year"].update([pair.date[:4]])
    return {name: counter.most_common() for name, counter in counters.items()}


class FakeCiter:
    """Cites in three simple styles."""

    def styles(self) -> Sequence[Choice]:
        return (Choice("apa", "APA"), Choice("bibtex", "BibTeX"), Choice("markdown", "Markdown", "quotation"))

    def cite(self, interview: InterviewDescription, pair: IndexedPair, style: str) -> Citation:
        return Citation(self._text(pair, style), "(in text)" if style == "apa" else "")

    def _text(self, pair: IndexedPair, style: str) -> str:
        who = pair.answerers[0]
        if style == "apa":
            return f"{who} ({pair.date or 'n.d.'}). {pair.title} [Interview]. {pair.outlet}."
        if style == "bibtex":
            return f"@misc{{{pair.id},\n  author = {{{who}}},\n  title = {{{pair.title}}}\n}}\n"
        if style == "markdown":
            return f"> {pair.answer}\n\n— {who}, {pair.title}"
        raise CitationError(f"There is no style {style}.")

    def suffix(self, style: str) -> str:
        return {"bibtex": ".bib", "markdown": ".md"}.get(style, ".txt")


class FakeExporter:
    """Writes baskets as Markdown or as lines of ids."""

    def formats(self) -> Sequence[Choice]:
        return (Choice("markdown", "Markdown", "quotations"), Choice("ids", "Ids", "one a line"))

    def export(self, entries: Sequence[BasketEntry], form: str, title: str) -> Exported:
        if form == "ids":
            return Exported("\n".join(entry.pair.id for entry in entries))
        return Exported("\n".join(f"# {title}\n{entry.pair.question}\n{entry.note}" for entry in entries))

    def suffix(self, form: str) -> str:
        return ".md" if form == "markdown" else ".txt"


def invented_interview(index: FakeIndex, pair: IndexedPair) -> Interview:
    """The whole interview of a pair, as the parser would give it."""
    turns: list[Turn] = []
    for other in index.pairs_of(pair.path):
        for speech in (*other.question_speeches, *other.answer_speeches):
            turns.append(
                Turn(
                    number=len(turns) + 1,
                    speaker=speech.speaker,
                    label=speech.speaker,
                    timestamp=speech.timestamp,
                    text=speech.text,
                    start_line=speech.start_line,
                    end_line=speech.start_line + 1,
                )
            )
    speakers = (
        Speaker(name=pair.questioners[0], role="interviewer"),
        Speaker(name=pair.answerers[0], role="interviewee"),
    )
    return Interview(path=pair.path, title=pair.title, speakers=speakers, turns=tuple(turns))


def fake_rebuild(
    folders: Sequence[Path], progressed: Callable[[RebuildProgress], None], cancelled: Callable[[], bool]
) -> RebuildReport:
    """A rebuild of three files that does nothing."""
    for done in range(4):
        if cancelled():
            raise RebuildCancelledError("Cancelled. The index is as it was before.")
        progressed(RebuildProgress("parsing", done, 3, f"file-{done}.md"))
    return RebuildReport(added=3, files=3, interviews=3, pairs=9)


def fake_tools(folder: Path, index: FakeIndex | None = None, **changes: object) -> Tools:
    """A tools on invented data whose files all go below a folder."""
    held = index or FakeIndex()
    tools = Tools(
        index_folder=folder / "index",
        open_index=lambda: held,
        rebuild=fake_rebuild,
        make_citer=FakeCiter,
        make_exporter=FakeExporter,
        read_interview=lambda pair: invented_interview(held, pair),
        transcript_folders=(folder,),
        basket_folder=folder / "baskets",
        output_folder=folder,
        state_file=None,
    )
    return replace(tools, **changes)  # type: ignore[arg-type]
