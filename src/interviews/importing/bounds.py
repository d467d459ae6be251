"""What keeps files from being a burden: bounds on sizes, and parsers that fetch nothing."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.transcript import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_XML = 48 * 1024 * 1024
"""Bytes of one XML document."""
LARGEST_PACKAGE = 256 * 1024 * 1024
"""Bytes that the parts of a package which are read may have in all, unpacked."""
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError),
    *(OSError, EOFError, ValueError, IndexError, OverflowError),
)
"""What `zipfile` raises for files that are damaged, encrypted or packed in another way."""
MOST_MEMBERS = 20_000
"""Parts of a package; a project of a thousand interviews has some thousands."""


def check_size(source: Source, largest: int) -> None:
    """Refuses a file that is larger than any transcript of its kind.

    Raises:
        SourceError: it is.
    """
    if len(source.data) > largest:
        raise SourceError(
            f"{source.path}: {len(source.data):,} bytes is more than a transcript of this kind can have "
            f"({largest:,}). Split it, or export it again."
        )


class Package:
    """The parts of a zip file, which are read into memory one by one and never written anywhere.

    Raises:
        SourceError: it is no zip file, damaged, or has too many parts.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._left = LARGEST_PACKAGE
        try:
            self._zip = zipfile.ZipFile(BytesIO(source.data))
        except _DAMAGE as error:
            raise self._damaged() from error
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise SourceError(f"{source.path}: {len(self._zip.infolist()):,} parts are too many. Split it.")

    def names(self) -> list[str]:
        """The names of the parts; nothing says that they are those of files."""
        return [member.filename for member in self._zip.infolist() if not member.is_dir()]

    def read(self, name: str, largest: int = LARGEST_XML) -> bytes:
        """A part, unpacked.

        Raises:
            SourceError: there is no such part, it is damaged, encrypted or too large.
        """
        largest = min(largest, self._left)
        try:
            with self._zip.open(name) as part:
                data = part.read(largest + 1)
        except KeyError as error:
            raise SourceError(f"{self._source.path}: {name} is missing in it. Save it again.") from error
        except _DAMAGE as error:
            raise self._damaged() from error
        if len(data) > largest:
            raise SourceError(
                f"{self._source.path}: what is packed in it is larger than a transcript can be "
                f"({largest:,} bytes). Split it, or save it again without pictures."
            )
        self._left -= len(data)
        return data

    def _damaged(self) -> SourceError:
        return SourceError(
            f"{self._source.path}: damaged, encrypted, or not of the kind that its name says. Save it again."
        )


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return file.getvalue()


def xml_root(data: bytes, source: Source) -> _Element:
    """The root of an XML document; entities of its own stay unread, and nothing is fetched.

    Raises:
        SourceError: it is not well formed, too large or too deep.
    """
    # Deferred: few imports read XML.
    from lxml import etree

    if len(data) > LARGEST_XML:
        check_size(source._replace(data=data), LARGEST_XML)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, dtd_validation=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{source.path}: XML that cannot be read: {error}. Export it again.") from error
