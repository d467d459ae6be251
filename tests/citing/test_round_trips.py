"""What is written is read back by readers that are not ours, with nothing lost.

`CITATION_FUZZ` sets the number of hypothesis examples; each holds up to 25 interviews.
"""

import json
import os
import re
import subprocess
import unicodedata
from functools import cache

import bibtexparser
import pybtex.database
import pytest
import rispy
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from interviews.citing import service
from interviews.citing.pandoc import find_pandoc
from interviews.citing.text import one_line

WORDS = (" and ", "--", "''", "@misc{", "TY  - ", "%7B", "é", "井", "ß")
HOSTILE = st.sampled_from([*"\\{}\"'`#$%&~_^<>@,=-!?.:;()[]|*/+ \n\t", *WORDS])
TEXT = st.lists(HOSTILE | st.characters(exclude_categories=["Cs"]), max_size=12).map("".join)
NAME = TEXT.filter(lambda text: one_line(text).strip() != "")
RECORDS = st.lists(st.tuples(TEXT, NAME, NAME, NAME), min_size=1, max_size=25)
FUZZ = settings(
    max_examples=int(os.environ.get("CITATION_FUZZ", "30")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Expected = tuple[str, str, str, str]
"""Title, family and given name of the interviewee, name of the interviewing organisation."""


@pytest.fixture(scope="session")
def write(describe, person, make_pair):
    """Interviews made of fuzz in one format, with what is expected back, by citation key."""

    def make(records, form: str) -> tuple[str, dict[str, Expected]]:
        passages = [
            (
                describe(
                    title=title,
                    interviewees=(person("x", family=family, given=given_name), person("y", literal=literal)),
                    interviewers=(person("z", literal=f"Radio {literal}"),),
                    url=f"https://example.org/{number}?a_b=%20#{number}",
                ),
                service.passage(make_pair()),
            )
            for number, (title, family, given_name, literal) in enumerate(records)
        ]
        cited = service.cite(passages, form)
        expected = {
            passage.key: tuple(one_line(text) for text in record)
            for passage, record in zip(cited.passages, records, strict=True)
        }
        return cited.text, expected

    return make


@cache
def tex_reader() -> LatexNodes2Text:
    """A reader of TeX that also knows the standard commands its tables lack."""
    tables = get_default_latex_context_db()
    known = {
        "textless": "<",
        "textgreater": ">",
        "textquotedbl": '"',
        "textasciicircum": "^",
        "textbraceleft": "{",
        "textbraceright": "}",
    }
    macros = [MacroTextSpec(name, text) for name, text in known.items()]
    tables.add_context_category("standard", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=tables, keep_comments=True, strict_latex_spaces=True)


def read_tex(tex: str) -> str:
    return str(tex_reader().latex_to_text(tex))


def letters(text: str) -> str:
    # To pandoc ² is a superscript 2.
    return re.sub(r"<[^>]*>|[\W_]", "", unicodedata.normalize("NFKC", text))


def title_of(title: str, literal: str) -> str:
    return title or f"Interview by Radio {literal}"


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@FUZZ
@given(records=RECORDS)
def test_pybtex_reads_titles_names_and_addresses_as_they_were(write, form: str, records) -> None:
    text, expected = write(records, form)
    read = pybtex.database.parse_string(text, "bibtex")
    assert list(read.entries) == list(expected)
    for number, (key, (title, family, given_name, literal)) in enumerate(expected.items()):
        entry = read.entries[key]
        person, group = entry.persons["author"]
        assert read_tex(entry.fields["title"]) == title_of(title, literal)
        assert read_tex(" ".join(person.last_names)) == family
        assert read_tex(" ".join(person.first_names + person.middle_names)) == given_name
        assert read_tex(" ".join(group.last_names)) == literal
        assert entry.fields["url"] == f"https://example.org/{number}?a_b=%20#{number}"
        assert read_tex(entry.fields["note"]) == f"Interview by Radio {literal}"


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@FUZZ
@given(records=RECORDS)
def test_bibtexparser_reads_titles_names_and_addresses_as_they_were(write, form: str, records) -> None:
    text, expected = write(records, form)
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == list(expected)
    for number, entry in enumerate(library.entries):
        title, family, given_name, literal = expected[entry.key]
        fields = {field.key: field.value for field in entry.fields}
        person, group = fields["author"]
        assert isinstance(person, NameParts)
        assert read_tex(fields["title"]) == title_of(title, literal)
        assert read_tex(" ".join(person.last)) == family
        assert read_tex(" ".join(person.first)) == given_name
        assert read_tex(" ".join(group.last)) == literal
        assert fields["url"] == f"https://example.org/{number}?a_b=%20#{number}"


@FUZZ
@given(records=RECORDS)
def test_rispy_reads_titles_names_and_addresses_as_they_were(write, records) -> None:
    text, expected = write(records, "ris")
    read = rispy.loads(text)
    assert [entry["id"] for entry in read] == list(expected)
    for number, entry in enumerate(read):
        title, family, given_name, literal = expected[entry["id"]]
        assert entry["type_of_reference"] == "ELEC"
        assert entry["title"] == title_of(title, literal)
        assert entry["authors"] == [f"{family}, {given_name}", literal]
        assert entry["secondary_authors"] == [f"Radio {literal}"]
        assert entry["year"] == "2021"
        assert entry["urls"] == [f"https://example.org/{number}?a_b=%20#{number}"]


@FUZZ
@given(records=RECORDS)
def test_csl_json_holds_titles_names_and_addresses_as_they_were(write, records) -> None:
    text, expected = write(records, "csl-json")
    items = json.loads(text)
    assert [item["id"] for item in items] == list(expected)
    for item in items:
        title, family, given_name, literal = expected[item["id"]]
        assert item.get("title", "") == title
        assert item["author"] == [{"family": family, "given": given_name}, {"literal": literal}]


@pytest.mark.usefixtures("needs_pandoc")
@FUZZ
@given(records=RECORDS)
def test_pandoc_reads_the_csl_json(write, records) -> None:
    text, expected = write(records, "csl-json")
    command = [str(find_pandoc()), "--from", "csljson", "--to", "csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    read = {item["id"]: item for item in json.loads(done.stdout)}
    assert read.keys() == expected.keys()
    for key, (title, *_) in expected.items():
        # Quotation marks and the tags of CSL are markup to pandoc; all letters must be there.
        read_title = read[key].get("title", "")
        assert "<" in title or letters(read_title) == letters(title)
        assert read[key]["type"] == "interview"
        assert read[key]["URL"].startswith("https://example.org/")
