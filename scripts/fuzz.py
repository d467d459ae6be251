"""Looks for input that breaks the program: `python -m scripts.fuzz KIND [--times N] [--seed N] [FOLDER ...]`.

    front-matter   values that no code expected
    paths          folders with odd names, links, loops, pipes, other encodings; half of the files are good
    transcripts    transcripts of the folders, mutated: no line and no word is lost
    imports        files of every kind that can be imported, mutated: a transcript or a reason
    index          a byte, a half or the whole of a file of an index is changed, cut or lost
    queries        words, operators and things nobody types
    signals        rebuilds with several processes that are ended at any moment

Prints how often what came out and each failure with the number of its trial, which `--only N` repeats. Ends
with 0 when there was no failure. FOLDER is where transcripts come from; `sample_data` unless given.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from hypothesis import given, seed, settings
from tests.engines.test_odd_queries import odd_query
from tests.importing.importing import PROJECT, SAMPLES
from tests.importing.test_documents import LAYOUTS, PAGES, RICH_TEXTS, open_document, word_file
from tests.importing.test_service import REV
from tests.parsing.accounting import lines_without_one_owner, words_lost_or_invented
from tests.test_front_matter_values import FRONT_MATTER, LANGUAGES, front_matter_stops_nothing

from interviews.cli.main import main as interviews
from interviews.cli.parse import as_json
from interviews.engines import open_index
from interviews.importing.bounds import packed
from interviews.importing.formats import FORMATS
from interviews.importing.service import MISTAKE
from interviews.parsing import parse
from interviews.search.requests import SearchRequest

Trial = Callable[[random.Random], str]
"""Tries something once; what came out, in a word. It raises where that must not be."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST_QUERY = 10.0
"""Seconds of the processor, which no honest query comes near."""
LONGEST_END = 30.0
"""Seconds in which everything that a rebuild has started must have ended."""
LINES = 400
"""Of a transcript that is mutated: longer ones are cut, to try more of them."""
TALK = "**Ada Quill:** {}\n\n**Bram Tielman:** {}\n"


def main() -> int:
    """Does the run."""
    parser = argparse.ArgumentParser(description="Look for input that breaks the program.")
    parser.add_argument("kind", choices=["front-matter", *KINDS])
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("sample_data")])
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the trial of this number alone")
    options = parser.parse_intermixed_args()
    if options.kind == "front-matter":
        front_matter(options.times, options.seed)
        return 0
    numbers = range(options.times) if options.only is None else [options.only]
    with tempfile.TemporaryDirectory(prefix="interviews-fuzz-") as name:
        os.environ.update(HOME=name, XDG_STATE_HOME=name, XDG_DATA_HOME=name, XDG_CACHE_HOME=name)
        trial = KINDS[options.kind](Path(name), [folder.absolute() for folder in options.folders])
        outcomes, failures = Counter[str](), 0
        for number in numbers:
            try:
                outcomes[trial(random.Random(f"{options.seed} {number}"))] += 1  # noqa: S311 - repeatable
            except Exception:
                failures += 1
                print(ascii(f"trial {number}: {traceback.format_exc()}").replace("\\n", "\n"), flush=True)
    print(", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items())))
    print(f"{sum(outcomes.values()) + failures:,} trials, {failures} failures")
    return 1 if failures else 0


def front_matter(times: int, number: int) -> None:
    """Hypothesis makes the values, and a smaller one where one fails."""
    chosen = settings(max_examples=times, database=None, deadline=None)
    seed(number)(chosen(given(FRONT_MATTER, LANGUAGES)(front_matter_stops_nothing)))()
    print(f"{times:,} trials, 0 failures")


def command(*arguments: str) -> tuple[int, str, str]:
    """Runs a command in this process: its exit code, output and messages, which are as they have to be."""
    # Strict: what cannot be encoded is an error.
    output, messages = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(output), redirect_stderr(messages):
        try:
            code = interviews(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    said = _written(output), _written(messages)
    assert code in (0, 1, 2, 3), f"exit {code} of {arguments}"
    assert said[1] or code in (0, 1, 3), f"exit {code} without a reason: {arguments}"
    assert not CONTROL.search("".join(said)), f"control characters from {arguments}: {said}"
    if "--json" in arguments:
        for line in filter(None, said[0].split("\n")):
            json.loads(line, parse_constant=_refuse)
    return code, *said


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def paths(place: Path, _: list[Path]) -> Trial:
    """Trees of files of which half are good; the good ones are all read, whatever the others are."""

    def trial(chance: random.Random) -> str:
        shutil.rmtree(place, ignore_errors=True)
        root = place / "tree"
        root.mkdir(parents=True)
        good = set()
        for number in range(4):
            with suppress(OSError, ValueError):
                path = root.joinpath(
                    *(_odd_name(chance) for _ in range(chance.randint(0, 2))), f"{number}.md"
                )
                path.parent.mkdir(parents=True, exist_ok=True)
                talk = TALK.format(f"Who mends boat {number}?", f"The ropemaker of pier {number}.")
                path.write_text(talk, encoding="utf-8")
                good.add(path)
        for _ in range(4):
            with suppress(OSError, ValueError):
                _make_odd(chance, root / (_odd_name(chance) + chance.choice((".md", ".markdown", ""))))
        index = place / "index"
        index_option = ("--index", str(index))
        # What is hidden is left out, and said to be.
        seen = [
            path for path in good if not any(part.startswith(".") for part in path.relative_to(root).parts)
        ]
        code, _, said = command("rebuild", str(root), *index_option)
        assert (code in (0, 3)) == bool(seen) or not seen, said
        if seen:
            found = json.loads(command("search", "ropemaker", "--json", "--limit", "100", *index_option)[1])
            # What goes with transcripts holds them up until it is mended.
            if "speakers.toml" not in said and "topics.toml" not in said:
                assert {Path(root, hit["path"]) for hit in found["hits"]} >= set(seen), (seen, said)
            command("doctor", "--json", *index_option)
            command("export", "--format", "jsonl", *index_option)
        for arguments in (("parse", "--json", str(root)), ("check", "--json", str(root))):
            command(*arguments)
        for path in root.iterdir():
            for name in ("show", "cite"):
                command(name, f"{path}#{chance.randint(-1, 3)}")
        return f"{len(seen)} good files read"

    return trial


def _odd_name(chance: random.Random) -> str:
    names = [
        *(
            "a b",
            "-x",
            "--json",
            "#1",
            "x#2",
            "~",
            "*",
            "[a]",
            "$HOME",
            "%s",
            "a\nb",
            "a\tb",
            "\x1b[2J",
            "é",
            "e\u0301",
        ),
        *(
            "\u202egpj",
            "\u200b",
            "名前",
            "🜁",
            "a" * 240,
            "..b",
            ".hidden",
            "CON",
            "a:b",
            "a\\b",
            '"',
            "'",
            "&",
            "x.md",
            " ",
        ),
        *(
            os.fsdecode(b"\xff\xfe"),
            os.fsdecode(b"caf\xe9"),
            "speakers.toml",
            "topics.toml",
            "interviews.toml",
        ),
    ]
    return "".join(chance.choices(names, k=chance.choice((1, 1, 2))))


def _make_odd(chance: random.Random, path: Path) -> None:
    nested = path.joinpath(*["d"] * chance.choice((1, 50, 300)))
    makers: list[Callable[[], Any]] = [
        lambda: path.symlink_to(path.name),
        lambda: path.symlink_to("."),
        lambda: path.symlink_to("/dev/zero"),
        lambda: path.symlink_to("nowhere"),
        lambda: os.mkfifo(path),
        path.mkdir,
        path.touch,
        lambda: nested.mkdir(parents=True),
        lambda: path.write_bytes(chance.randbytes(chance.choice((1, 64, 5_000)))),
        lambda: path.write_bytes(
            TALK.format("Who?", "Bram").encode(chance.choice(("utf-16", "utf-32", "cp037")))
        ),
        lambda: path.write_bytes(b"\x00" * 5_000),
        lambda: path.with_name(chance.choice(("speakers.toml", "topics.toml"))).write_bytes(
            chance.randbytes(40)
        ),
        lambda: path.with_name("speakers.toml").mkdir(),
    ]
    chance.choice(makers)()


def transcripts(_: Path, folders: list[Path]) -> Trial:
    """Lines and letters of transcripts are moved, lost, doubled and strewn with marks."""
    texts = [
        path.read_text(encoding="utf-8", errors="surrogateescape")
        for folder in folders
        for path in sorted(folder.rglob("*.md"))
    ]

    def trial(chance: random.Random) -> str:
        text = mutated(chance, texts)
        found = parse(text, "t.md")
        assert lines_without_one_owner(text, found) == [], text
        assert words_lost_or_invented(text, found) == [], text
        for interview in found:
            json.loads(as_json(interview), parse_constant=_refuse)
        return "pairs" if any(interview.qa_pairs for interview in found) else "no pairs"

    return trial


MARKS = [
    *(
        "**",
        "*",
        "__",
        "`",
        "```",
        "~~~",
        "> ",
        ">>",
        "- ",
        "1. ",
        "# ",
        "## ",
        "---",
        "===",
        "+++",
        "|",
        "<b>",
        "<!--",
        "-->",
    ),
    *(
        ":",
        "?",
        "[",
        "]",
        "](",
        "![",
        "\\",
        "&amp;",
        "{",
        "}",
        "\t",
        "    ",
        "\r",
        "\x0c",
        "\x00",
        "\ufeff",
        "\u2028",
    ),
    *(
        "\u200b",
        "\u202e",
        "e\u0301",
        "🜁",
        "\ud800",
        "Q:",
        "A: ",
        "**A:** ",
        "Bram: ",
        "(00:12)",
        "[00:01:02] ",
    ),
    *(
        "00:00:01.000 --> 00:00:02.000",
        "\n---\n",
        "title: ",
        "%%",
        "$$",
        "^[",
        "[^1]",
        "::: ",
        ":::",
        "[[",
        "]]",
    ),
]


def mutated(chance: random.Random, texts: list[str]) -> str:
    """Some lines of one text, changed at up to eight places."""
    lines = _some_lines(chance, texts, LINES)
    for _ in range(chance.randint(1, 8)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[place]
        column = chance.randint(0, len(line))
        lines[place : place + 1] = chance.choice(
            [
                [],
                [line, line],
                [line, lines[other]],
                [line[:column] + chance.choice(MARKS) + line[column:]],
                [chance.choice(MARKS) + line],
                [line[:column]],
                [line[:column], line[column:]],
                [line[:column] + chr(chance.randrange(0xD800)) + line[column + 1 :]],
                [line, *_some_lines(chance, texts, 20)],
                [line + " " + lines[other]],
                ["", line, ""],
            ]
        )
        lines = lines or [""]
    return "\n".join(lines)


def _some_lines(chance: random.Random, texts: list[str], most: int) -> list[str]:
    lines = chance.choice(texts).split("\n")
    start = chance.choice((0, chance.randrange(len(lines))))
    return lines[start : start + most]


def imports(place: Path, _: list[Path]) -> Trial:
    """Bytes, letters and parts of importable files change; a transcript is written, or the reason said."""
    files = [
        *((sample.name, sample.data) for sample in SAMPLES.values()),
        *((f"{name}.docx", word_file(layout)) for name, (layout, _) in LAYOUTS.items()),
        *((f"{number}.odt", open_document(bold=bool(number))) for number in range(2)),
        *((f"{number}.rtf", text.encode()) for number, text in enumerate(RICH_TEXTS)),
        *((f"{number}.html", text.encode()) for number, text in enumerate(PAGES)),
        ("wells.qdpx", packed([("project.qde", PROJECT.read_bytes()), ("sources/s1.txt", REV.data)])),
    ]

    def trial(chance: random.Random) -> str:
        suffix = chance.choice(sorted(FORMATS.keys() - {".htm"}))
        name, data = chance.choice([file for file in files if file[0].endswith(suffix)])
        folder = place / "imports"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / name).write_bytes(_mutated_file(chance, data))
        code, said, reason = command("import", str(folder / name), "--json")
        outcomes = [json.loads(line) for line in said.splitlines()]
        assert outcomes and (code == 0) == all(one["status"] == "imported" for one in outcomes), (
            said,
            reason,
        )
        for one in outcomes:
            assert MISTAKE not in (one["message"] or ""), one["message"]
            assert one["target"] or one["message"].startswith(str(folder / name)), said
        for file in folder.glob("*.md"):
            text = file.read_text(encoding="utf-8")
            assert lines_without_one_owner(text, parse(text)) == [], text
        again = command("import", str(folder / name), "--json")[1]
        assert '"imported"' not in again, again
        return f"{Path(name).suffix} {'imported' if code == 0 else 'refused'}"

    return trial


def _mutated_file(chance: random.Random, data: bytes) -> bytes:
    """Some bytes of a file changed, lost, doubled or moved; of half of the packages, of the parts in it."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
        wanted = [name for name, _ in parts if name.endswith(("document.xml", "content.xml", ".qde", ".txt"))]
        return packed(
            (name, _mutated_bytes(chance, part) if name in wanted else part) for name, part in parts
        )
    return _mutated_bytes(chance, data)


def _mutated_bytes(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place, end = sorted(chance.choices(range(len(data) + 1), k=2))
        end = min(end, place + chance.choice((1, 4, 40, 4_000)))
        data = chance.choice(
            [
                data[:place] + chance.randbytes(end - place) + data[end:],
                data[:place] + data[end:],
                data[:end] + data[place:],
                data[:place] + chance.choice(ODD_BYTES) + data[place:],
                data[:place] + data[place:end] * chance.choice((2, 50)) + data[end:],
            ]
        )[:2_000_000]
    return data


ODD_BYTES = [
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"<v >",
        b"<v Ana",
        b"-->",
        b"99:99:99.999 --> 00:00:00.000",
        b"\n\n",
    ),
    *(
        b"&#0;",
        b"&lol;",
        b"]]>",
        b"<![CDATA[",
        b"<a>" * 300,
        b"[" * 3000,
        b'{"a":' * 3000,
        b"1e999",
        b"NaN",
        b"-1",
    ),
    *(
        b"null",
        b'"\\ud800"',
        b"\\u-8192?",
        b"{\\*" * 200,
        b"**",
        b"---\n",
        b"[[",
        b"\\",
        b"Ana Ruiz: ",
        b"[00:00:99]",
    ),
]


def index(place: Path, folders: list[Path]) -> Trial:
    """Each command ends in a right answer or a clear error, the checkup finds it, and its repair mends it."""
    talks, whole, copy = place / "talks", place / "whole", place / "copy"
    shutil.copytree(folders[0], talks)
    command("rebuild", str(talks), "--index", str(whole))
    questions = ("search", "river OR water", "--json", "--limit", "500"), ("search", "agua", "--json")
    answers = [_answer(command(*question, "--index", str(whole))) for question in questions]
    reference = answers[0]["hits"][0]["id"]
    shown = command("show", reference, "--json", "--index", str(whole))
    ran: list[str] = []
    sys.addaudithook(lambda event, _: ran.append(event) if event in FORBIDDEN else None)

    def trial(chance: random.Random) -> str:
        shutil.copytree(whole, copy)
        chosen = ("--index", str(copy))
        try:
            _damage(chance, chance.choice(sorted(path for path in copy.rglob("*") if path.is_file())))
            unlike = [
                name
                for (name, *rest), right in zip(questions, answers, strict=True)
                if (said := command(name, *rest, *chosen))[0] == 0 and _answer(said) != right
            ]
            said = command("show", reference, "--json", *chosen)
            unlike += ["show"] if said[0] == 0 and said[1] != shown[1] else []
            assert not unlike, unlike
            examined = command("doctor", "--json", *chosen)[0]
            command("rebuild", *chosen)
            assert (
                command("doctor", "--repair", *chosen, "--json")[0] == 0
                or not (copy / "interviews-index.json").exists()
            )
            if (copy / "interviews-index.json").exists():
                assert [_answer(command(*question, *chosen)) for question in questions] == answers
            assert not ran, ran
        finally:
            shutil.rmtree(copy)
        return f"{'named' if examined else 'passed'} by doctor"

    return trial


FORBIDDEN = {
    "os.system",
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "socket.connect",
    "pty.spawn",
}
"""What Python is not to be asked for by what an index holds."""


def _answer(said: tuple[int, str, str]) -> dict[str, Any]:
    return {name: value for name, value in json.loads(said[1]).items() if name != "took_ms"}


def _damage(chance: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data) or 1)
    path.unlink()
    kind = chance.choice(("bit", "bytes", "cut", "lost", "longer", "zeros", "link"))
    if kind == "bit" and data:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == "bytes":
        data[place : place + 16] = chance.randbytes(16)
    elif kind == "cut":
        del data[place:]
    elif kind == "longer":
        data += chance.randbytes(64)
    elif kind == "zeros":
        data[place:] = bytes(len(data) - place)
    if kind == "link":
        path.symlink_to("/dev/zero")
    elif kind != "lost":
        path.write_bytes(data)


def queries(place: Path, folders: list[Path]) -> Trial:
    """Any query is legal, and answered within a limit."""
    command("rebuild", *map(str, folders), "--index", str(place / "index"))

    def trial(chance: random.Random) -> str:
        query = odd_query(chance) * chance.choice((1, 1, 1, 30))
        started = time.process_time()
        with closing(open_index(place / "index")) as opened:
            total = opened.search(SearchRequest(query, limit=3, literal=chance.random() < 0.3)).total
        code, *_ = command("search", "--json", "--index", str(place / "index"), "--", query)
        assert code == 0, code
        assert time.process_time() - started < LONGEST_QUERY, query
        return "found something" if total else "found nothing"

    return trial


def signals(place: Path, _: list[Path]) -> Trial:
    """After each the index is whole, a rebuild succeeds, and nothing that was started goes on."""
    talks, chosen = place / "talks", place / "index"
    talks.mkdir()
    _write_boats(talks, 0)
    command("rebuild", str(talks), "--index", str(chosen))
    editions = iter(range(1, 1_000_000))
    usual = [1.5]

    def trial(chance: random.Random) -> str:
        edition = next(editions)
        before = _boats(chosen)
        _write_boats(talks, edition)
        number = chance.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL))
        arguments = ("-m", "interviews.cli.main", "rebuild", "--jobs", "2", "--index", str(chosen))
        with subprocess.Popen(
            [sys.executable, *arguments], stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            started = time.monotonic()
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, max(usual) * 1.1))
            if process.poll() is None:
                process.send_signal(number)
            else:
                usual.append(time.monotonic() - started)
            process.wait()
            ended = time.monotonic()
            while alive := _of_session(process.pid):
                assert time.monotonic() - ended < LONGEST_END, f"{number.name} left {alive}"
                time.sleep(0.05)
            said = process.stderr.read() if process.stderr else ""
        left = _boats(chosen)
        assert left in (before, {edition}), f"{number.name} left {left}"
        # A process that was just being started when its starter was killed ends in Python's own words.
        assert "Traceback" not in said or "EOFError: Ran out of input" in said, f"{number.name}: {said}"
        assert command("rebuild", "--index", str(chosen))[0] == 0
        assert _boats(chosen) == {edition}
        assert command("doctor", "--index", str(chosen))[0] == 0
        named = number.name if process.returncode else "finished before"
        return f"{named} ({'new' if left == {edition} else 'old'} index)"

    return trial


BOATS = 60


def _write_boats(folder: Path, edition: int) -> None:
    for boat in range(BOATS):
        text = TALK.format(f"Who mends boat {boat}?", f"The ropemaker of year {edition}.") * 5
        (folder / f"{boat}.md").write_text(text, encoding="utf-8")


def _boats(chosen: Path) -> set[int]:
    """The editions of the pairs that an index holds."""
    with closing(open_index(chosen)) as opened:
        results = opened.search(SearchRequest("ropemaker", limit=100_000))
        return {int(hit.pair.answer.split("year ")[1].split(".")[0]) for hit in results.hits}


def _of_session(session: int) -> list[str]:
    """The processes of a session that go on, by their command lines."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, own = (process / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(own) == session and state != "Z":
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


KINDS: dict[str, Callable[[Path, list[Path]], Trial]] = {
    "paths": paths,
    "transcripts": transcripts,
    "imports": imports,
    "index": index,
    "queries": queries,
    "signals": signals,
}

if __name__ == "__main__":
    sys.exit(main())
