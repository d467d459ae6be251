import json
from collections.abc import Callable

import pytest

from interviews.citing import service
from interviews.citing.formats import find_format
from interviews.citing.merging import Merged, append_blocks, keys_beside, merge
from interviews.errors import CitationError

MINE = (
    "% my references\r\n@string{press = {Press}}\n\n"
    "@Book{Brack2001,\n  title = {Ropes},\n author = {Brack, O.}}\n"
    "@comment{halvard_depth_2021, no entry}\n"
)


@pytest.fixture
def add(make_pair) -> Callable[..., Merged]:
    """Adds interviews to the text of a file."""

    def make(existing: str, form: str, *interviews, **changes) -> Merged:
        known = find_format(form)
        assert known is not None
        passages = [(interview, service.passage(make_pair(**changes))) for interview in interviews]
        cited = service.cite(passages, form, choose_keys=keys_beside(existing, known))
        return merge(existing, cited.references, known)

    return make


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csl-json", "markdown", "plain"])
def test_a_new_file_holds_the_whole_document(add, describe, make_pair, form: str) -> None:
    whole = service.cite([(describe(), service.passage(make_pair()))], form).text
    assert add("", form, describe()).text == whole


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csl-json", "markdown", "plain"])
def test_adding_again_changes_nothing(add, describe, form: str) -> None:
    interview = describe(title="The <i>Depth</i> of W<sub>2</sub> & Wells")
    once = add("", form, interview).text
    again = add(once, form, interview)
    assert (again.text, again.added) == (once, ())
    assert len(again.present) == 1


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_what_is_there_stays_to_the_byte_and_in_its_order(add, describe, form: str) -> None:
    merged = add(MINE, form, describe())
    assert merged.text.startswith(MINE)
    assert "@misc{halvard_depth_2021," in merged.text


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csl-json"])
def test_another_interview_with_the_same_key_gets_a_letter(add, describe, form: str) -> None:
    first = add("", form, describe()).text
    merged = add(first, form, describe(url="https://example.org/other"))
    assert [reference.key for reference in merged.added] == ["halvard_depth_2021a"]
    assert add(merged.text, form, describe(), describe(url="https://example.org/other")).added == ()


def test_an_address_that_begins_like_another_is_another(add, describe) -> None:
    first = add("", "bibtex", describe(url="https://example.org/wells2")).text
    assert len(add(first, "bibtex", describe()).added) == 1


def test_an_entry_that_the_user_renamed_or_edited_is_known_again(add, describe) -> None:
    renamed = add("", "bibtex", describe()).text.replace("halvard_depth_2021", "Runa21").replace("jun", "6")
    merged = add(renamed, "bibtex", describe())
    assert (merged.text, [reference.key for reference in merged.present]) == (renamed, ["Runa21"])
    retitled = add("", "bibtex", describe()).text.replace("Depth of Wells", "Depth of All Wells")
    assert add(retitled, "bibtex", describe()).text == retitled


def test_two_interviews_on_one_page_are_two(add, describe) -> None:
    morning, evening = (describe(title=f"The Depth {part}") for part in ("in the Morning", "at Night"))
    merged = add(add("", "bibtex", morning).text, "bibtex", evening)
    assert [reference.key for reference in merged.added] == ["halvard_depth_2021a"]
    assert add(merged.text, "bibtex", morning, evening).text == merged.text


def test_an_interview_without_an_address_is_known_by_key_and_title(add, describe) -> None:
    private = describe(url=None, outlet=None)
    once = add("", "bibtex", private).text
    assert add(once, "bibtex", private).text == once


def test_items_are_added_to_a_list_of_csl_json_without_rewriting_it(add, describe) -> None:
    mine = '[\n    {"id": "x", "type": "book"}   \n]\n\n'
    text = add(mine, "csl-json", describe()).text
    assert text.startswith('[\n    {"id": "x", "type": "book"},\n{')
    assert text.endswith("}   \n]\n\n")
    assert [item["id"] for item in json.loads(text)] == ["x", "halvard_depth_2021"]
    assert len(json.loads(add("[ ]", "csl-json", describe()).text)) == 1


@pytest.mark.parametrize("existing", ["{}", "[1]", "no json", '"x"'])
def test_a_file_that_holds_something_else_is_refused(add, describe, existing: str) -> None:
    with pytest.raises(CitationError, match="another file"):
        add(existing, "csl-json", describe())


def test_a_foreign_ris_record_without_an_id_is_known_by_its_address_and_title(add, describe) -> None:
    foreign = "TY  - PCOMM\nTI  - The Depth of Wells\nUR  - https://example.org/wells\nER  - \n"
    assert add(foreign, "ris", describe()).text == foreign


def test_another_pair_of_the_same_interview_adds_a_quotation_but_no_entry(add, describe) -> None:
    quoted = add("", "markdown", describe()).text
    more = add(quoted, "markdown", describe(), answer="Nobody knows.")
    assert more.text.startswith(quoted)
    assert "Nobody knows." in more.text
    entries = add("", "bibtex", describe()).text
    assert add(entries, "bibtex", describe(), answer="Nobody knows.").text == entries


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n\n\n"])
def test_one_blank_line_at_least_stands_between_what_is_there_and_what_is_new(end: str) -> None:
    text = append_blocks(f"old{end}", ["new"])
    assert text.startswith(f"old{end}")
    assert text[len("old") :].removesuffix("new\n").count("\n") == max(2, len(end))


def test_the_line_ends_of_the_file_are_kept() -> None:
    assert append_blocks("old\r\n", ["new\nlines"]) == "old\r\n\r\nnew\r\nlines\r\n"
