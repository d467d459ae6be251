"""Text that goes back into the file from which it came: same encoding, same ends of lines, damage and all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interviews.errors import SourceError
from interviews.library.reading import BYTE_ORDER_MARKS, decode


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
