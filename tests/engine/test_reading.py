"""Readers and generations, facets, order by columns, places in the text, ranking, analysis."""

from __future__ import annotations

import pickle
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.fields import ID, TEXT, Schema
from whoosh.qparser import QueryParser
from whoosh.query import And, AndNot, Every, FuzzyTerm, Not, Or, Otherwise, Phrase, Prefix, Term, Wildcard

from interviews.index.engine import (
    FACET,
    ArrayIndex,
    Coverage,
    FacetCounter,
    Following,
    InGroup,
    LanguageText,
    QueryWord,
    Rescored,
    SpanFinder,
    Splitter,
    WordAnalyzer,
    character_spans,
)

Fill = Callable[..., None]


def index_of(folder: Path, schema: Schema, *batches: Iterable[dict[str, object]]) -> ArrayIndex:
    index = ArrayIndex.create(folder, schema)
    for batch in batches:
        with index.writer() as writer:
            for fields in batch:
                writer.add_document(**fields)
    return index


def test_a_searcher_keeps_its_generation_through_commits_and_deletion(
    filled: ArrayIndex, fill: Fill, folder: Path
) -> None:
    searcher = filled.searcher()
    generation = searcher.opened
    with filled.writer() as writer:
        writer.delete_by_query(Every())
    fill(filled, 3, first=100)
    assert len(searcher.matching(Term("body", "river"))) == 12
    assert searcher.opened is generation
    fresh = searcher.refresh()
    assert fresh is not searcher
    assert len(fresh.matching(Term("body", "river"))) == 3
    shutil.rmtree(folder)
    assert searcher.stored_fields(0)["key"] == "k0"
    assert character_spans(searcher, Term("body", "river"), 5, "body") == [(4, 9)]
    assert FacetCounter(fresh, "speaker").most_common(np.arange(3)) == [("Cy", 2), ("Ada", 1), ("Bo", 1)]
    assert filled.latest_generation() == -1


def test_the_current_searcher_refreshes_to_itself(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    assert searcher.refresh() is searcher
    assert filled.up_to_date()


def test_facets_count_every_value_of_the_matches_across_segments(filled: ArrayIndex, fill: Fill) -> None:
    fill(filled, 6, first=12)
    with filled.writer() as writer:
        writer.delete_document(0)
    searcher = filled.searcher()
    counter = FacetCounter(searcher, "speaker")
    matches = searcher.matching(Term("body", "river"))
    expected: dict[str, int] = {}
    for number in matches.documents.tolist():
        values = counter.values_of(number)
        stored = searcher.stored_fields(number)["speaker"]
        assert values == sorted([stored] if isinstance(stored, str) else stored)
        for value in values:
            expected[value] = expected.get(value, 0) + 1
    assert dict(counter.most_common(matches.documents)) == expected == {"Cy": 12, "Ada": 5, "Bo": 5}
    few = matches.documents[:2]
    assert counter.most_common(few, limit=1) == [("Cy", 2)]
    with pytest.raises(KeyError):
        FacetCounter(searcher, "body")


def test_matches_can_be_ordered_by_numbers_and_texts(filled: ArrayIndex, fill: Fill) -> None:
    fill(filled, 3, first=12)
    searcher = filled.searcher()
    matches = searcher.matching(Term("tags", "mill"))
    years = searcher.keys("year")
    newest = [searcher.stored_fields(number)["year"] for number, _ in matches.ordered(-years.astype("i8"), 3)]
    assert newest == [2003, 2001, 1999]
    texts = searcher.keys("key")
    names = [searcher.stored_fields(number)["key"] for number, _ in matches.ordered(texts, 4, offset=1)]
    assert names == ["k11", "k13", "k3", "k5"]
    with pytest.raises(KeyError):
        searcher.keys("body")


def test_pages_of_the_best_matches_join_without_gap_or_overlap(filled: ArrayIndex) -> None:
    matches = filled.searcher().matching(Or([Term("body", "river"), Term("body", "3"), Term("tags", "mill")]))
    everything = matches.best(len(matches))
    assert [item for offset in range(0, 12, 5) for item in matches.best(5, offset)] == everything
    assert matches.best(0) == []


def test_the_number_of_matched_words_is_counted_per_document(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    query = Or([Term("body", "river"), Term("body", "river"), Prefix("body", "mil"), Term("body", "7")])
    assert searcher.matched_counts(query, np.array([6, 7])).tolist() == [2, 3]


def test_an_explanation_gives_the_share_of_each_word(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    river, seven = Term("body", "river"), Term("body", "7", boost=2.0)
    query = Or([river, seven, Term("body", "absent")])
    shares = searcher.contributions(query, 7)
    assert [leaf for leaf, _ in shares] == [river, seven]
    assert sum(score for _, score in shares) == pytest.approx(dict(searcher.matching(query).best(12))[7])
    assert [leaf for leaf, _ in searcher.contributions(query, 6)] == [river]
    excluding = AndNot(Or([river, Not(seven)]), seven)
    assert [leaf for leaf, _ in searcher.contributions(excluding, 6)] == [river]
    assert searcher.matched_counts(excluding, np.array([6, 7])).tolist() == [1, 1]


def test_near_terms_are_counted_over_all_segments(filled: ArrayIndex, fill: Fill) -> None:
    fill(filled, 3, first=12)
    searcher = filled.searcher()
    assert searcher.near_terms("body", "mall") == {"mill": 15}
    assert searcher.near_terms("body", "revir", most_edits=2, same_letters=1) == {"river": 15}
    assert searcher.near_terms("body", "xiver", same_letters=1) == {}
    assert searcher.near_terms("nosuchfield", "x") == {}


def test_otherwise_takes_the_second_part_only_without_living_matches_of_the_first(filled: ArrayIndex) -> None:
    three, river = Term("body", "3"), Term("body", "river")
    assert filled.searcher().matching(Otherwise(three, river)).documents.tolist() == [3]
    with filled.writer() as writer:
        writer.delete_document(3)
    assert len(filled.searcher().matching(Otherwise(three, river))) == 11


def test_matches_can_be_narrowed_afterwards(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    matches = searcher.matching(Term("body", "river"))
    mill = Term("tags", "mill")
    narrowed = matches.among(searcher.mask(mill))
    direct = searcher.matching(Term("body", "river"), mill)
    assert narrowed.documents.tolist() == direct.documents.tolist() == [1, 3, 5, 7, 9, 11]
    assert narrowed.scores.tolist() == pytest.approx(direct.scores.tolist())


def test_places_in_the_text_are_exact_for_every_kind_of_query(tmp_path: Path) -> None:
    text = "New York is new; newer than York. Newest: néw York, not York new."
    schema = Schema(
        body=TEXT(analyzer=WordAnalyzer(), chars=True), title=TEXT(analyzer=WordAnalyzer(), chars=True)
    )
    searcher = index_of(tmp_path / "i", schema, [{"body": "x"}], [{"body": text, "title": "york"}]).searcher()

    def words(query: object) -> list[str]:
        return [text[start:end] for start, end in SpanFinder(searcher, query, "body").spans([1])[0]]  # type: ignore[arg-type]

    new, york = Term("body", "new"), Term("body", "york")
    assert words(new) == ["New", "new", "new"]
    assert words(Phrase("body", ["new", "york"])) == ["New", "York"]
    assert words(Phrase("body", ["new", "york"], slop=4)) == ["New", "York", "new", "York"]
    assert words(Prefix("body", "newe")) == ["newer", "Newest"]
    assert words(Wildcard("body", "n?w")) == ["New", "new", "néw", "new"]
    assert words(FuzzyTerm("body", "yorc")) == ["York"] * 4
    assert words(And([york, Not(new)])) == ["York"] * 4
    assert words(AndNot(york, new)) == ["York"] * 4
    assert words(Or([new, Term("title", "york"), Term("body", "absent")])) == ["New", "new", "new"]
    assert words(Coverage([QueryWord(new, york)])) == ["New", "new", "new"]
    assert words(Term("title", "york")) == []
    assert character_spans(searcher, new, 0, "body") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=14), st.integers(1, 4))
def test_phrase_places_are_those_of_all_chains(words: list[str], slop: int) -> None:
    import tempfile

    pattern = ["a", "b", "a"]
    chains = {
        place
        for first in range(len(words))
        for second in range(first + 1, min(first + slop, len(words) - 1) + 1)
        for third in range(second + 1, min(second + slop, len(words) - 1) + 1)
        if [words[first], words[second], words[third]] == pattern
        for place in (first, second, third)
    }
    with tempfile.TemporaryDirectory() as folder:
        schema = Schema(body=TEXT(analyzer=WordAnalyzer(), chars=True))
        searcher = index_of(Path(folder) / "i", schema, [{"body": " ".join(words)}]).searcher()
        spans = character_spans(searcher, Phrase("body", pattern, slop=slop), 0, "body")
        assert [start // 2 for start, _ in spans] == sorted(chains)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB éß入門-' \n", max_size=40), st.data())
def test_places_of_a_word_are_those_that_the_analyzer_gives(text: str, data: st.DataObject) -> None:
    import tempfile

    tokens = [(t.text, (t.startchar, t.endchar)) for t in WordAnalyzer()(text, positions=True, chars=True)]
    term = data.draw(st.sampled_from(sorted({term for term, _ in tokens} | {"absent"})))
    with tempfile.TemporaryDirectory() as folder:
        schema = Schema(body=TEXT(analyzer=WordAnalyzer(), chars=True))
        searcher = index_of(Path(folder) / "i", schema, [{"body": "other"}, {"body": text}]).searcher()
        exact, start = Term("body", term), Prefix("body", term[0])
        assert character_spans(searcher, exact, 1, "body") == [
            place for other, place in tokens if other == term
        ]
        assert character_spans(searcher, start, 1, "body") == [
            place for other, place in tokens if other.startswith(term[0])
        ]


def ranking_index(folder: Path) -> ArrayIndex:
    schema = Schema(body=TEXT(analyzer=WordAnalyzer(), chars=True), title=TEXT(), interview=FACET())
    first = [
        {"body": "alpha", "title": "about gamma", "interview": "one"},
        {"body": "alpha beta", "interview": "one"},
        {"body": "delta", "interview": "one"},
        {"body": "epsilon alpha", "interview": "two"},
        {"body": "beta"},
    ]
    return index_of(folder, schema, first, [{"body": "alpha zeta", "interview": "one"}])


def test_coverage_multiplies_the_sum_of_scores_by_the_share_of_words(tmp_path: Path) -> None:
    searcher = ranking_index(tmp_path / "i").searcher()
    alpha, beta, gamma = (Term("body", word) for word in ("alpha", "beta", "gamma"))
    plain = dict(searcher.matching(Or([alpha, beta, gamma])).best(10))
    words = [QueryWord(alpha), QueryWord(beta), QueryWord(gamma, Term("title", "gamma"))]
    ranked = dict(searcher.matching(Coverage(words)).best(10))
    share = {0: 1.5 / 3, 1: 2 / 3, 3: 1 / 3, 4: 1 / 3, 5: 1 / 3}
    assert ranked == pytest.approx({number: plain[number] * share[number] ** 2 for number in share})
    linear = dict(searcher.matching(Coverage(words, exponent=1.0, credit=0.0)).best(10))
    assert linear[0] == pytest.approx(plain[0] / 3)
    assert dict(searcher.matching(Coverage(words, exponent=0.0)).best(10)) == pytest.approx(plain)


def test_coverage_nests_and_runs_under_whooshs_own_matchers(tmp_path: Path) -> None:
    searcher = ranking_index(tmp_path / "i").searcher()
    coverage = Coverage([QueryWord(Term("body", "alpha")), QueryWord(Term("body", "beta"))])
    narrowed = And([coverage, Term("interview", "ONE")])
    assert set(searcher.matching(narrowed).documents.tolist()) == {0, 1, 5}
    sorted_by_whoosh = searcher.search(coverage, limit=None, sortedby="interview")
    assert {hit.docnum for hit in sorted_by_whoosh} == {0, 1, 3, 4, 5}
    assert coverage == Coverage(list(coverage.words))
    assert hash(coverage) == hash(Coverage(list(coverage.words)))


def test_context_of_the_previous_document_and_of_the_whole_group(tmp_path: Path) -> None:
    index = ranking_index(tmp_path / "i")
    searcher = index.searcher()
    assert searcher.matching(Following(Term("body", "beta"), "interview")).documents.tolist() == [2]
    assert searcher.matching(Following(Term("body", "delta"), "interview")).documents.tolist() == []
    assert searcher.matching(InGroup(Term("body", "delta"), "interview")).documents.tolist() == [0, 1, 2]
    assert searcher.matching(InGroup(Term("body", "beta"), "interview")).documents.tolist() == [0, 1, 2]
    with index.writer() as writer:
        writer.delete_document(1)
    searcher = index.searcher()
    assert searcher.matching(Following(Term("body", "beta"), "interview")).documents.tolist() == []


def test_any_function_can_rescore(tmp_path: Path) -> None:
    searcher = ranking_index(tmp_path / "i").searcher()
    doubled = Rescored(Term("body", "alpha"), lambda _scope, _documents, scores: scores * 2)
    plain = searcher.matching(Term("body", "alpha"))
    assert searcher.matching(doubled).scores.tolist() == pytest.approx((plain.scores * 2).tolist())


def test_expansions_in_a_large_segment_are_scored_like_whooshs(tmp_path: Path) -> None:
    from whoosh.filedb.filestore import RamStorage

    schema = Schema(body=TEXT(analyzer=WordAnalyzer()))
    texts = [f"word{number % 40} tail{number % 7}" for number in range(5001)]
    ours = index_of(tmp_path / "i", schema, [{"body": text} for text in texts]).searcher()
    stock = RamStorage().create_index(schema)
    writer = stock.writer()
    for text in texts:
        writer.add_document(body=text)
    writer.commit()
    with stock.searcher() as theirs:
        for query in (Prefix("body", "word1"), Wildcard("body", "t*"), FuzzyTerm("body", "word9")):
            expected = {number: score for score, number in theirs.search(query, limit=None).top_n}
            found = {number: score for score, number in ours.search(query, limit=None).top_n}
            assert found == pytest.approx(expected)


def test_whooshs_parser_and_conveniences_work_on_top(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    query = QueryParser("body", filled.schema).parse('river (past OR "the mill") NOT 7 tags:mill')
    results = searcher.search(query, terms=True)
    assert len(results) == 5
    assert ("tags", b"mill") in results.matched_terms()
    assert "<b" in results[0].highlights("body")
    assert [hit["year"] for hit in searcher.search_page(query, 2, pagelen=3)] == [1999, 2001]
    assert searcher.document(key="k3")["year"] == 1993
    assert searcher.suggest("body", "rivre") == ["river"]
    assert len(searcher.search(Every(), filter=Term("speaker", "Ada"), mask=Term("year", 1990))) == 3
    assert searcher.search(Every(), groupedby="speaker").groups()["Ada", "Bo"] == [0, 3, 6, 9]


def test_words_are_split_normalised_and_placed_as_for_queries() -> None:
    analyzer = WordAnalyzer(pattern=r"[^\W_]+[+#]*")
    text = "C++ and C# by Zoë_x"
    tokens = [
        (t.text, t.pos, text[t.startchar : t.endchar]) for t in analyzer(text, positions=True, chars=True)
    ]
    assert [term for term, _, _ in tokens] == ["c++", "and", "c#", "by", "zoë", "x"]
    assert [position for _, position, _ in tokens] == list(range(6))
    assert [word for _, _, word in tokens] == ["C++", "and", "C#", "by", "Zoë", "x"]
    with pytest.raises(ValueError, match="capturing"):
        WordAnalyzer(pattern=r"(\w)+")


def test_scripts_without_spaces_become_pairs_of_characters() -> None:
    terms = [token.text for token in WordAnalyzer()("Python入門書 本 ok")]
    assert terms == ["python", "入門", "門書", "本", "ok"]


def without_the(word: str, language: str) -> str:
    return "" if word == "the" else f"{word}-{language}" if language else word


def test_the_language_of_a_text_reaches_the_normaliser_and_left_out_words_take_no_position(
    tmp_path: Path,
) -> None:
    schema = Schema(key=ID(stored=True), body=TEXT(analyzer=WordAnalyzer(without_the), chars=True))
    batch: list[dict[str, object]] = [
        {"body": "the cat"},
        {"body": LanguageText("le chat", "fr")},
        {"body": "cat the 猫犬 dog"},
        {"body": "the the"},
    ]
    searcher = index_of(tmp_path / "i", schema, batch).searcher()
    assert [term for _, term in searcher.reader().all_terms()] == [
        b"cat", b"chat-fr", b"dog", b"le-fr", "猫犬".encode(),
    ]  # fmt: skip
    assert searcher.matching(Phrase("body", ["cat", "猫犬", "dog"])).documents.tolist() == [2]
    assert character_spans(searcher, Term("body", "cat"), 0, "body") == [(4, 7)]
    assert character_spans(searcher, Term("body", "dog"), 2, "body") == [(11, 14)]
    copy = pickle.loads(pickle.dumps(LanguageText("le chat", "fr")))
    assert (copy, copy.language) == ("le chat", "fr")


@given(st.text())
def test_fast_and_careful_splitting_agree(text: str) -> None:
    analyzer = WordAnalyzer()
    if analyzer.is_segmented(text):
        parts = analyzer.split(text)
        assert parts[1::2] == [text[start:end] for start, end in analyzer.spans(text)]
        assert "".join(parts) == text
    careful = [text[start:end] for start, end in analyzer.spans(text)]
    assert all(re.fullmatch(r"\w+", word) for word in careful)


@given(st.lists(st.lists(st.sampled_from(["the", "cat", "le", "猫犬", "x"]), max_size=6), max_size=5))
def test_texts_split_ahead_are_indexed_like_any_others(texts: list[list[str]]) -> None:
    analyzer = WordAnalyzer(without_the)
    splitter = Splitter(analyzer)
    bodies = [" ".join(words) for words in texts]
    sent = pickle.loads(pickle.dumps([splitter.split(body, "fr") for body in bodies]))
    # Split one by one: the vocabulary grows while the index takes them.
    growing = Splitter(analyzer)
    schema = Schema(body=TEXT(analyzer=analyzer))
    with TemporaryDirectory() as folder:
        searchers = [
            index_of(Path(folder) / name, schema, ({"body": text} for text in texts_of)).searcher()
            for name, texts_of in (
                ("whole", [LanguageText(body, "fr") for body in bodies]),
                ("sent", sent),
                ("joined", [text.joined() for text in sent]),
                ("growing", (growing.split(body, "fr") for body in bodies)),
            )
        ]
        for term in sorted(term.decode() for _, term in searchers[0].reader().all_terms()):
            for query in (Term("body", term), Phrase("body", [term, "cat-fr"])):
                expected, *found = (searcher.matching(query) for searcher in searchers)
                for one in found:
                    assert one.documents.tolist() == expected.documents.tolist()
                    assert one.scores.tolist() == expected.scores.tolist()


def test_a_field_that_keeps_places_needs_the_text(tmp_path: Path) -> None:
    split = Splitter(WordAnalyzer()).split("cat", "")
    with pytest.raises(ValueError, match="give it the text"):
        index_of(tmp_path / "i", Schema(body=TEXT(analyzer=WordAnalyzer(), chars=True)), [{"body": split}])


def test_an_analyzer_can_be_sent_to_another_process() -> None:
    analyzer = WordAnalyzer(without_the, r"\S+")
    copy = pickle.loads(pickle.dumps(analyzer))
    assert copy == analyzer
    assert hash(copy) == hash(analyzer)
    assert [token.text for token in copy("the a.b")] == ["a.b"]
