"""A site of invented interviews: everything is in it, nothing in it acts, and nothing else is lost for it."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from interviews.cli.main import main
from interviews.publishing import site as publishing_site
from interviews.publishing.addresses import interview_page, speaker_page

TRANSCRIPTS = Path(__file__).parent / "transcripts"
TALK = (TRANSCRIPTS / "well.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("publishing")
    shutil.copytree(TRANSCRIPTS, root / "talks")
    assert main(["rebuild", str(root / "talks"), "--index", str(root / "index")]) == 0
    assert (
        main(["publish", str(root / "site"), "--index", str(root / "index"), "--title", "Wells & more"]) == 0
    )
    return root


class _Elements(HTMLParser):
    """The elements of a page and the addresses in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.identifiers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attributes:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "id":
                self.identifiers.append(value or "")


def pages(place: Path) -> dict[str, str]:
    return {
        str(file.relative_to(place / "site")): file.read_text(encoding="utf-8")
        for file in (place / "site").rglob("*.html")
    }


def test_an_interview_is_read_with_its_people_times_and_citations(place: Path) -> None:
    text = pages(place)[interview_page("well.md", None)]
    assert '<h1 lang="en"' in text
    for said in (
        "<p>In <em>August</em>, on a Sunday.</p>\n<p>It never came back.</p>",
        "Made in a kitchen",
        '<a href="https://youtu.be/abc?t=80" rel="noopener noreferrer">00:01:20</a>',
        "(Tielman, 2018, 00:01:05)",
        "(Tielman, 2018, 00:02:00)",
        "Tielman, B. (2018, August 3).",
        "@misc{",
        f'<a href="../{speaker_page("Bram Tielman")}">Bram Tielman</a>',
        "Ada Quill</a>, Otto Absent</dd>",  # who says nothing has no page
    ):
        assert said in text
    # Search shows what it finds without tags, in which no two words may become one.
    assert re.search(r"<dt>With</dt>\s+<dd", text)
    assert text.count("When did the well run dry?") == 2  # in the list of questions and above the answer
    # A passage, which has no question, is said once, under who says it.
    assert text.count("Made in a kitchen") == 1
    assert re.search(r'<section class="aside".*\n<h2 [^>]*><a [^>]*>Background</a></h2>', text)


def test_what_nobody_asked_for_is_cited_as_a_passage(place: Path) -> None:
    site = "".join(pages(place).values())
    assert [site.count(f"Cite this {what}<") for what in ("passage", "answer")] == [1, 2]


def test_every_link_within_the_site_leads_somewhere(place: Path) -> None:
    found = pages(place)
    identifiers = {name: set(_Elements(text).identifiers) for name, text in found.items()}
    for name, text in found.items():
        elements = _Elements(text)
        assert len(elements.identifiers) == len(set(elements.identifiers)), name
        for address in elements.addresses:
            if address.startswith(("https://", "http://")):
                continue
            path, _, anchor = address.partition("#")
            target = (place / "site" / name).parent / path if path else place / "site" / name
            assert target.resolve().is_relative_to((place / "site").resolve())
            assert target.is_file(), address
            if anchor:
                assert anchor in identifiers[str(target.resolve().relative_to((place / "site").resolve()))]


def test_nothing_that_a_transcript_says_acts(place: Path) -> None:
    for name, text in pages(place).items():
        elements = _Elements(text)
        assert elements.names.isdisjoint({"img", "iframe", "object", "style", "base"}), name
        assert not {one for one in elements.attributes if one.startswith("on") or one == "style"}, name
        assert not [
            one for one in elements.addresses if re.match(r"\s*(javascript|data|vbscript):", one, re.I)
        ]
        assert text.count("<script") == 1
        assert "default-src 'none'" in text


def test_speakers_and_topics_lead_to_answers(place: Path) -> None:
    found = pages(place)
    speaker = found[speaker_page("Bram Tielman")]
    assert f'href="../{interview_page("well.md", None)}#a' in speaker
    assert "Wells &amp; more" in found["index.html"]
    assert "Water" in found["topics/index.html"]


def test_a_site_is_replaced_whole_and_stays_where_the_next_one_fails(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = place / "site" / "interviews" / "stale.html"
    stale.write_text("old")
    command = ["publish", str(place / "site"), "--index", str(place / "index")]

    def interrupted(root: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(publishing_site, "_make_search", interrupted)
        assert main(command) == 130
    assert stale.exists()
    assert main(command) == 0
    assert not stale.exists()
    assert [file.name for file in place.iterdir() if file.name.startswith(".")] == []
    capsys.readouterr()


def test_a_folder_with_something_else_is_left_alone(place: Path, run) -> None:
    command = ["publish", str(place / "talks"), "--index", str(place / "index")]
    assert "something else" in run(*command, code=1).err
    assert {file.name for file in (place / "talks").iterdir()} == {"well.md", "hostile.md"}


def test_what_was_put_beside_the_pages_is_never_lost(place: Path, run) -> None:
    mine = place / "site" / "CNAME"
    mine.write_text("corvane.example")
    command = ["publish", str(place / "site"), "--index", str(place / "index")]
    assert f"{mine}: is no part of the site" in run(*command, code=1).err
    mine.unlink()
    run(*command)


def test_pages_keep_their_addresses_and_differ_where_names_differ() -> None:
    names = ["Ada Quill", "ada quill", "Ada  Quill", "Åda Quill", "井戸", "水", "../x", "con", "a" * 300, ""]
    found = [speaker_page(name) for name in names]
    assert len({page.casefold() for page in found}) == len(names)
    assert all(re.fullmatch(r"speakers/[a-z0-9-]{1,80}\.html", page) for page in found)
    assert interview_page("a/talk.md", None) != interview_page("b/talk.md", None)


def test_with_invented_names_no_page_has_a_real_one(tmp_path: Path, run) -> None:
    (tmp_path / "talks").mkdir()
    for number in range(2):
        talk = TALK.replace("well of Corvane", f"well of Bram Tielman {number}")
        (tmp_path / "talks" / f"bram-tielman-{number}.md").write_text(talk, encoding="utf-8")
    (tmp_path / "names.toml").write_text('"Bram Tielman" = "Juno Vale"\n', encoding="utf-8")
    index = ["--index", str(tmp_path / "index")]
    run("rebuild", str(tmp_path / "talks"), *index)
    command = ["publish", str(tmp_path / "site"), "--pseudonyms", str(tmp_path / "names.toml"), *index]
    said = run(*command).err
    assert "Bram Tielman (" in said
    assert "Ada Quill" in said.partition("left, for you to look at")[2]
    found = pages(tmp_path)
    assert len([name for name in found if "juno-vale" in name]) == 3
    for name, text in found.items():
        assert not re.search("bram|tielman", name + text, re.IGNORECASE), name
    assert "Vale, J. (2018" in "".join(found.values())
