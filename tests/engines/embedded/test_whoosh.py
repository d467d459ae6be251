"""The folder of words is an index of Whoosh: its own API opens it and finds what we find."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh.index import LockError
from whoosh.qparser import QueryParser
from whoosh.query import And, Or, Phrase, Prefix, Term

from interviews.engines.embedded.checksums import CheckedFolder
from interviews.engines.embedded.generation import open_newest
from interviews.engines.embedded.layout import WORDS
from interviews.engines.embedded.postings.codec import ArraySegment
from interviews.engines.embedded.postings.fields import (
    BODY,
    FIELDS,
    MOST_IN_BYTE,
    SPEAKER,
    TITLE,
    TOPIC,
    LongList,
)
from interviews.engines.embedded.postings.opening import SafeIndex
from interviews.engines.embedded.postings.segments import open_segments
from interviews.engines.embedded.postings.writing import (
    ArrayWriter,
    merge_everything,
    merge_nothing,
    merge_small,
)
from interviews.engines.embedded.words import Matches, Occurrences, WordsReader
from interviews.errors import DamagedIndexError
from tests.engines.conftest import Library

WORDS_SAID = ("well", "wells", "water", "mill", "drought", "rain", "stone", "the", "and", "Corvane")
TOPICS = ("groundwater", "bread and grain", "trust")
PEOPLE = ("Ines Okonjo", "Ada Quill", "Bram Tielman")


def public(folder: Path, query: Any) -> dict[str, float]:
    """The ids that Whoosh's own searcher finds in a folder opened by its own function, with scores."""
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:
        return {hit["id"]: hit.score for hit in searcher.search(query, limit=None)}


def parsed(folder: Path, text: str) -> Any:
    """A text as Whoosh's own parser understands it."""
    return QueryParser(BODY, whoosh_index.open_dir(str(folder)).schema).parse(text)


def together(segments: list[Matches]) -> Matches:
    """What all segments have that match."""
    return Matches(
        np.concatenate([np.zeros(0, np.int64), *(each.rows for each in segments)]),
        np.concatenate([np.zeros(0), *(each.scores for each in segments)]),
    )


@pytest.mark.parametrize(
    ("text", "field", "term"),
    [
        ("water", BODY, "water"),
        ("wells", BODY, "well"),
        ("speaker:makwarimba", SPEAKER, "makwarimba"),
        ("speaker:Yusra", SPEAKER, "yusra"),
        ("topic:bread", TOPIC, "bread"),
        ("topic:groundwater", TOPIC, "groundwat"),
        ("title:oven", TITLE, "oven"),
    ],
)
def test_whoosh_finds_by_word_speaker_and_topic_what_we_find(
    built: Library, text: str, field: str, term: str
) -> None:
    generation = open_newest(built.index)
    ours = together(generation.words.any_of(field, [term]))
    expected = {
        generation.identifier(row): score
        for row, score in zip(ours.rows.tolist(), ours.scores.tolist(), strict=True)
    }
    folder = generation.folder / WORDS
    found = public(folder, parsed(folder, text))
    assert expected
    assert found == pytest.approx(expected)


def test_whoosh_reads_rows_as_a_column_and_terms_in_order(built: Library) -> None:
    folder = open_newest(built.index).folder / WORDS
    with whoosh_index.open_dir(str(folder)).reader() as reader:
        assert sorted(reader.column_reader("row")) == list(range(reader.doc_count()))
        assert list(reader.lexicon(SPEAKER)) == sorted(reader.lexicon(SPEAKER))
        assert list(reader.expand_prefix(BODY, "wat")) == [b"water"]
        assert list(reader.terms_within(BODY, "watr", 1)) == ["water"]
        assert reader.frequency(BODY, "water") >= reader.doc_frequency(BODY, "water") > 0


class Filled:
    """An index of invented documents, with a history of commits, deletions and merges."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.index = SafeIndex.make(folder)
        self.added = 0
        for policy in (merge_nothing, merge_small, merge_nothing, merge_everything, merge_nothing):
            self.commit(policy)

    def commit(self, policy: Any) -> None:
        chance = self.chance
        writer = ArrayWriter(self.index)
        count = self.index.doc_count_all()
        for number in chance.sample(range(count), k=min(count, chance.randint(0, 4))):
            writer.delete_document(number)
        for _ in range(chance.randint(0, 12)):
            words = chance.choices(WORDS_SAID, k=chance.choice((0, 3, 20, 300)))
            writer.add_document(
                id=f"{self.added:x}",
                row=self.added,
                body=" ".join(words),
                topic="\n".join(chance.sample(TOPICS, k=chance.randint(0, 2))),
                speaker="\n".join(chance.sample(PEOPLE, k=2)),
            )
            self.added += 1
        writer.commit(mergetype=policy)

    def ours(self, field: str, terms: Sequence[str], *, phrase: bool = False) -> dict[str, float]:
        words = WordsReader(CheckedFolder(self.folder))
        found = together(
            [each for each, _ in words.phrase(field, terms)] if phrase else words.any_of(field, terms)
        )
        return {
            f"{row:016x}": score
            for row, score in zip(found.rows.tolist(), found.scores.tolist(), strict=True)
        }


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> list[Filled]:
    root = tmp_path_factory.mktemp("filled")
    return [Filled(root / str(seed), seed) for seed in range(8)]


terms = st.sampled_from(["well", "water", "mill", "drought", "rain", "stone", "the", "and", "corvan", "lost"])


@settings(max_examples=150)
@given(data=st.data())
def test_whole_lists_give_the_documents_and_scores_of_whooshs_own_searcher(
    filled: list[Filled], data: st.DataObject
) -> None:
    world = data.draw(st.sampled_from(filled))
    chosen = data.draw(st.lists(terms, min_size=1, max_size=6, unique=True))
    expected = public(world.folder, Or([Term(BODY, term) for term in chosen]))
    assert world.ours(BODY, chosen) == pytest.approx(expected)


@settings(max_examples=150)
@given(data=st.data())
def test_phrases_give_the_documents_and_scores_of_whooshs_own_searcher(
    filled: list[Filled], data: st.DataObject
) -> None:
    world = data.draw(st.sampled_from(filled))
    chosen = data.draw(st.lists(terms, min_size=2, max_size=4))
    expected = public(world.folder, Phrase(BODY, chosen))
    assert world.ours(BODY, chosen, phrase=True) == pytest.approx(expected)


@settings(max_examples=150)
@given(data=st.data())
def test_phrases_begin_where_their_words_follow_one_another(
    filled: list[Filled], data: st.DataObject
) -> None:
    world = data.draw(st.sampled_from(filled))
    chosen = data.draw(st.lists(terms, min_size=2, max_size=4))
    words = WordsReader(CheckedFolder(world.folder))
    living = np.zeros(world.added, np.bool_)
    living[words.rows()] = True
    followed = set.intersection(
        *(
            {(row, position - place) for row, position in each_time(words.occurrences(term, living))}
            for place, term in enumerate(chosen)
        )
    )
    begun = [begin for _, begins in words.phrase(BODY, chosen) for begin in each_time(begins)]
    assert sorted(begun) == sorted(followed)


def each_time(occurrences: Occurrences) -> list[tuple[int, int]]:
    """The row and the position of each."""
    return list(zip(occurrences.rows.tolist(), occurrences.positions.tolist(), strict=True))


@settings(max_examples=60)
@given(data=st.data())
def test_whooshs_own_queries_agree_with_each_other_on_our_files(
    filled: list[Filled], data: st.DataObject
) -> None:
    world = data.draw(st.sampled_from(filled))
    first, second = data.draw(st.tuples(terms, terms))
    one, other = world.ours(BODY, [first]), world.ours(BODY, [second])
    both = public(world.folder, And([Term(BODY, first), Term(BODY, second)]))
    assert both.keys() == one.keys() & other.keys()
    beginning = public(world.folder, Prefix(BODY, first[:2]))
    words = WordsReader(CheckedFolder(world.folder))
    assert beginning.keys() == world.ours(BODY, words.terms_starting_with(BODY, first[:2], 64)).keys()


@pytest.mark.parametrize("field", FIELDS)
def test_merging_changes_nothing_but_the_segments(tmp_path: Path, field: str) -> None:
    for seed in range(4):
        world = Filled(tmp_path / str(seed), seed)
        before = living(world)
        writer = ArrayWriter(world.index)
        writer.commit(mergetype=merge_everything)
        assert len(world.index._segments()) == 1
        assert living(world) == before
        words = WordsReader(CheckedFolder(world.folder))
        assert sorted(words.rows().tolist()) == sorted(before)


def living(world: Filled) -> dict[int, list[tuple[str, bytes, list[int]]]]:
    """For each row all its terms and their positions, as Whoosh reads them; deleted documents left out."""
    found: dict[int, list[tuple[str, bytes, list[int]]]] = {}
    with world.index.reader() as reader:
        rows = reader.column_reader("row")
        for document in reader.all_doc_ids():
            found[rows[document]] = []
        for name, term in reader.all_terms():
            try:
                matcher = reader.postings(name, term)
            except whoosh_index.IndexError:
                continue
            while matcher.is_active():
                found[rows[matcher.id()]].append((name, term, matcher.value_as("positions")))
                matcher.next()
    return found


def test_merging_in_small_parts_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = []
    for at_once in (1, 7, 1 << 20):
        monkeypatch.setattr("interviews.engines.embedded.postings.merging.AT_ONCE", at_once)
        world = Filled(tmp_path / str(at_once), 5)
        ArrayWriter(world.index).commit(mergetype=merge_everything)
        [file] = world.folder.glob("*.arrays")
        contents.append(file.read_bytes())
    assert contents[0] == contents[1] == contents[2]


def test_a_word_said_hundreds_of_times_keeps_its_number_and_places(tmp_path: Path) -> None:
    index = SafeIndex.make(tmp_path / "words")
    writer = ArrayWriter(index)
    for number, times in enumerate((1, 254, 255, 256, 1000)):
        writer.add_document(id=f"{number:x}", row=number, body="well " * times + "water")
    writer.commit(mergetype=merge_nothing)
    ArrayWriter(index).commit(mergetype=merge_everything)
    words = WordsReader(CheckedFolder(tmp_path / "words"))
    everything = np.ones(5, np.bool_)
    found = words.occurrences("well", everything)
    assert np.bincount(found.rows).tolist() == [1, 254, 255, 256, 1000]
    assert words.occurrences("water", everything).positions.tolist() == [1, 254, 255, 256, 1000]
    expected = public(tmp_path / "words", Term(BODY, "well"))
    mine = together(words.any_of(BODY, ["well"]))
    assert {
        f"{row:016x}": score for row, score in zip(mine.rows.tolist(), mine.scores.tolist(), strict=True)
    } == (pytest.approx(expected))
    assert together([each for each, _ in words.phrase(BODY, ["well", "water"])]).rows.tolist() == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_whoosh_takes_no_pool_and_no_writer_of_ours_so_that_we_set_them(tmp_path: Path) -> None:
    index = SafeIndex.make(tmp_path / "words")
    writer = ArrayWriter(index)
    assert hasattr(writer.pool, "arrays")
    with pytest.raises(LockError):
        ArrayWriter(index)
    writer.cancel()
    ArrayWriter(index).commit()


def test_a_document_that_is_refused_leaves_no_word_behind(tmp_path: Path) -> None:
    index = SafeIndex.make(tmp_path / "words")
    writer = ArrayWriter(index)
    with pytest.raises(Exception, match="No field named 'place'"):
        writer.add_document(body="well", place="Corvane")
    writer.add_document(body="mill")
    writer.commit()
    assert index.doc_count_all() == 1
    assert WordsReader(CheckedFolder(tmp_path / "words")).frequency(BODY, "well") == 0


def test_a_deletion_can_be_taken_back_before_it_is_committed(tmp_path: Path) -> None:
    world = Filled(tmp_path / "words", 3)
    count = world.index.doc_count()
    writer = ArrayWriter(world.index)
    living_document = next(world.index.reader().all_doc_ids())
    writer.delete_document(living_document)
    writer.delete_document(living_document, delete=False)
    writer.commit(mergetype=merge_nothing)
    assert world.index.doc_count() == count


def test_a_reader_keeps_what_it_opened_when_the_index_changes(tmp_path: Path) -> None:
    world = Filled(tmp_path / "words", 6)
    opened = WordsReader(CheckedFolder(world.folder))
    before = together(opened.any_of(BODY, ["well"]))
    for _ in range(3):
        world.commit(merge_everything)
    after = together(opened.any_of(BODY, ["well"]))
    assert after.rows.tolist() == before.rows.tolist()
    assert after.scores.tolist() == before.scores.tolist()


def test_segments_stay_few_however_often_documents_are_added(tmp_path: Path) -> None:
    index = SafeIndex.make(tmp_path / "words")
    for number in range(30):
        writer = ArrayWriter(index)
        writer.add_document(id=f"{number:x}", row=number, body=f"well {number}")
        writer.commit(mergetype=merge_small)
    assert len(index._segments()) <= 9
    assert len(list((tmp_path / "words").glob("*.arrays"))) == len(index._segments())
    assert sorted(WordsReader(CheckedFolder(tmp_path / "words")).rows().tolist()) == list(range(30))


class Exploding:
    """Whoever unpickles it knows."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return exploded, ("bang",)


def exploded(message: str) -> None:
    raise AssertionError(message)


def with_segments(folder: Path, segments: Iterable[Any]) -> None:
    """Puts other segments in the newest table of contents of a folder."""
    [path] = folder.glob("_MAIN_*.toc")
    generation = int(path.stem.rpartition("_")[2])
    index = SafeIndex(CheckedFolder(folder))
    path.unlink()
    whoosh_index.TOC(index._schema, list(segments), generation).write(index.storage, "MAIN")


def changed(**state: object) -> ArraySegment:
    segment = ArraySegment("MAIN")
    vars(segment).update(state)
    return segment


@pytest.mark.parametrize(
    "segments",
    [
        [Exploding()],
        [changed(segid="../../etc/passwd")],
        [changed(indexname="..")],
        [changed(documents=-1)],
        [changed(documents="many")],
        [changed(documents=3, deleted={7})],
        [changed(deleted=["0"])],
        ["no segment"],
    ],
)
def test_nothing_of_a_table_of_contents_is_run_or_believed(tmp_path: Path, segments: list[Any]) -> None:
    world = Filled(tmp_path / "words", 1)
    with_segments(world.folder, segments)
    with pytest.raises(DamagedIndexError, match="rebuild --full"):
        SafeIndex(CheckedFolder(world.folder))


def test_a_schema_in_the_folder_is_never_unpickled(tmp_path: Path) -> None:
    world = Filled(tmp_path / "words", 1)
    before = world.index._segments()
    schema: Any = world.index._schema.copy()
    schema._fields["body"].bomb = Exploding()
    [path] = world.folder.glob("_MAIN_*.toc")
    path.unlink()
    whoosh_index.TOC(schema, before, world.index.latest_generation() + 5).write(world.index.storage, "MAIN")
    assert SafeIndex(CheckedFolder(world.folder))._segments() == before
    [path] = world.folder.glob("_MAIN_*.toc")
    assert b"exploded" in path.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"\x04\x08\x04", b"garbage" * 50])
def test_a_table_of_contents_that_is_cut_short_is_named(tmp_path: Path, damage: bytes) -> None:
    world = Filled(tmp_path / "words", 1)
    [path] = world.folder.glob("_MAIN_*.toc")
    path.write_bytes(damage)
    with pytest.raises(DamagedIndexError, match=path.name):
        SafeIndex(CheckedFolder(world.folder))


def test_segments_are_those_that_whoosh_reads(filled: list[Filled]) -> None:
    for world in filled:
        with world.index.reader() as reader:
            theirs = [
                (first, leaf.doc_count_all(), sorted(leaf.all_doc_ids()))
                for leaf, first in reader.leaf_readers()
            ]
        ours = [
            (
                each.first,
                each.size,
                list(range(each.size)) if each.living is None else each.living.nonzero()[0].tolist(),
            )
            for each in open_segments(CheckedFolder(world.folder))
        ]
        assert ours == theirs


@pytest.mark.parametrize("size", [1, 63, 64, 65, 1000])
def test_a_long_list_says_how_often_its_term_occurs_and_how_often_before(size: int) -> None:
    chance = np.random.default_rng(size)
    often = chance.integers(1, 2 * MOST_IN_BYTE, size)
    at = np.flatnonzero(often >= MOST_IN_BYTE)
    as_kept = np.minimum(often, MOST_IN_BYTE).astype(np.uint8)
    long_list = LongList(as_kept, at, often[at] - MOST_IN_BYTE)
    for _ in range(50):
        chosen = np.sort(chance.choice(size, chance.integers(1, size + 1), replace=False))
        counts, before = long_list.read(chosen)
        assert counts.tolist() == often[chosen].tolist()
        assert before.tolist() == (np.cumsum(often) - often)[chosen].tolist()
