"""Reads one transcript: the text, the encoding it was in, and what identifies its content.

The order of the encodings is fixed: a byte-order mark, then UTF-8, then Windows-1252 where the words are of
a language that is written in it, then a guess by charset-normalizer. What was used is reported with the
text, so that a face can say it. What is changed in a text goes back into its file as it came: in the same
encoding, with the same ends of lines, damage and all.
"""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from interviews.errors import SourceError
from interviews.wording import counted

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A day of speech is about 1 MB; what is larger than this is something else."""

ATTEMPTS = 3
"""An editor that saves takes a moment; who writes for longer than it takes to read thrice is not saving."""

MOSTLY_UTF8 = 0.95
"""Above this share of well-formed sequences a file is UTF-8 with some damage, not another encoding."""

WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßðþÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸÐÞ“”‘’„‚–—…«»‹›¿¡°€£§ºª·\xa0"
)
"""What texts in Western languages have beyond ASCII."""
WESTERN_LANGUAGES = "af ca da de en es eu fi fo fr ga gl is it nb nl nn no pt sv".split()  # noqa: SIM905 - as a list it takes twenty lines
MOST_ACCENTED = 0.25
"""Share of such characters; in Cyrillic or Greek that is read as Windows-1252 nearly all are."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Each with the codec of what follows it; UTF-32 first, since its little-endian mark begins with UTF-16's."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a file and what was found out while reading it."""

    path: Path
    text: str
    """With `\\n` at the end of each line, whatever the file has."""
    encoding: str
    """A Python codec's name: `utf-8` unless the file is in something else."""
    note: str | None
    """What a reader should know about the encoding; None for clean UTF-8."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since 1970."""
    digest: str
    """Of the bytes; equal for equal content."""


def read_transcript(path: Path) -> Transcript:
    """Reads a transcript.

    Raises:
        SourceError: it is missing, unreadable, no regular file, too large, empty, no text, or was written
            to while it was read.
    """
    data, status = read_bytes(path)
    if not data.strip():
        raise SourceError(f"{path}: the file is empty. Fill it, or move it out of the folder.")
    text, encoding, note = decode(data, path)
    return Transcript(
        path=path,
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        encoding=encoding,
        note=note,
        size=status.st_size,
        modified=status.st_mtime_ns,
        digest=content_digest(data),
    )


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file and its status, which was the same before and after reading.

    A file of more bytes than `largest` is not read.

    Raises:
        SourceError: see `read_transcript`.
    """
    for _ in range(ATTEMPTS):
        data, before, after = _read_once(path, largest)
        unchanged = (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        if unchanged and len(data) == after.st_size:
            return data, before
    raise SourceError(f"{path}: it changed while it was read. Rebuild again when it is saved.")


def _read_once(path: Path, largest: int) -> tuple[bytes, os.stat_result, os.stat_result]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path}: this is no file. Name a Markdown file.")
        if status.st_size > largest:
            raise SourceError(
                f"{path}: {status.st_size:,} bytes is more than a transcript can have "
                f"({largest:,}). Split it, or move it out of the folder."
            )
        with path.open("rb") as file:
            return file.read(), status, os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file. Check the name.") from error
    except PermissionError as error:
        raise SourceError(f"{path}: no permission to read it. Change its permissions, or move it.") from error
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read: {error.strerror}. Check the disk and the name."
        ) from error


def decode(data: bytes, path: Path) -> tuple[str, str, str | None]:
    """The text of some bytes, the codec that gave it, and a note for the reader or None.

    Raises:
        SourceError: they are not text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                break
            if "\0" in text:
                raise _no_text(path)
            return text, encoding, None if encoding == "utf-8" else f"read as {encoding}"
    if b"\0" in data:
        raise _no_text(path)
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError:
        pass
    damaged = _utf8_with_damage(data)
    if damaged is not None:
        return damaged
    return _guess(data, path)


def content_digest(data: bytes) -> str:
    """What identifies a file's content."""
    return blake2b(data, digest_size=16).hexdigest()


def _utf8_with_damage(data: bytes) -> tuple[str, str, str] | None:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    beyond_ascii = sum(character > "\x7f" for character in text)
    if lost > (1 - MOSTLY_UTF8) * beyond_ascii:
        return None
    return text, "utf-8", f"read as utf-8 with {counted(lost, 'unreadable byte')} replaced by \ufffd"


def _guess(data: bytes, path: Path) -> tuple[str, str, str]:
    text = _windows_1252(data)
    if text is not None:
        return text, "cp1252", _guessed("cp1252")
    # Deferred: nearly all files are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or any(character in str(best) for character in "\0\x01\x02\x03\x04"):
        raise _no_text(path)
    encoding = best.encoding
    if "cp1252" in (encoding, *best.could_be_from_charset):
        encoding = "cp1252"
    return data.decode(encoding), encoding, _guessed(encoding)


def _windows_1252(data: bytes) -> str | None:
    """The text in Windows-1252 or Latin 1, where it is in a language whose letters these have.

    charset-normalizer takes French and Swedish of any length for encodings of Central Europe or of old Macs.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond_ascii = [character for character in text if character > "\x7f"]
    if not WESTERN.issuperset(beyond_ascii) or len(beyond_ascii) > MOST_ACCENTED * len(text):
        return None
    # Deferred: nearly all files are UTF-8.
    from interviews.parsing.words import detect_language

    return text if detect_language(text) in WESTERN_LANGUAGES else None


def _guessed(encoding: str) -> str:
    return f"read as {encoding}, which is a guess; save it as UTF-8 to be sure"


def _no_text(path: Path) -> SourceError:
    return SourceError(
        f"{path}: this is not text. Convert it to Markdown, as `interviews import` does with many kinds, or "
        "move it out of the folder."
    )


@dataclass(frozen=True, slots=True)
class WrittenText:
    """The text of a file with its own ends of lines, and how it becomes bytes again."""

    path: Path
    text: str
    mark: bytes
    """The byte-order mark."""
    codec: str

    def encoded(self, text: str) -> bytes:
        """Another text as the file would have it.

        Raises:
            SourceError: it holds letters that the encoding of the file does not have.
        """
        try:
            return self.mark + text.encode(self.codec, _errors(self.codec))
        except UnicodeEncodeError as error:
            raise SourceError(
                f"{self.path}: {error.object[error.start : error.end]!r} cannot be written in {self.codec}. "
                "Save the file as UTF-8 first."
            ) from error


def written_text(data: bytes, path: Path) -> WrittenText:
    """The text of the bytes of a file.

    Raises:
        SourceError: they are not text, or text that cannot be written back as it was.
    """
    codec = decode(data, path)[1]
    mark, codec = next((marked for marked in BYTE_ORDER_MARKS if data.startswith(marked[0])), (b"", codec))
    try:
        written = WrittenText(path, data[len(mark) :].decode(codec, _errors(codec)), mark, codec)
        if written.encoded(written.text) == data:
            return written
    except (UnicodeDecodeError, SourceError):
        pass
    raise SourceError(f"{path}: read as {codec}, which cannot be written back. Save it as UTF-8 first.")


def _errors(codec: str) -> str:
    """Bytes that are no UTF-8 survive; other encodings are guesses unless all of them are read."""
    return "surrogateescape" if codec == "utf-8" else "strict"
