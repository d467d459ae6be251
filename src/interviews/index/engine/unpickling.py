"""Stock Whoosh keeps its files in pickles; here they are read through an allow-list.

Whoosh calls `pickle.loads` and `pickle.load` under names of its own in the modules listed in `_PLACES`:
table of contents, segment lists, term extras, posting blocks, positions, stored fields, compound files.
`restrict_whoosh` puts readers in their place that build nothing but the classes listed in `_ALLOWED`, in this
process and from then on. The schema is never read from a file: the caller gives it.
"""

from __future__ import annotations

import io
import pickle
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_ALLOWED: Final = frozenset(
    {
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("collections", "defaultdict"),
        ("builtins", "int"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("datetime", "datetime"),
        ("datetime", "date"),
        ("datetime", "timezone"),
        ("datetime", "timedelta"),
    }
)

_PLACES: Final = (
    ("whoosh.codec.whoosh3", "loads"),
    ("whoosh.columns", "loads"),
    ("whoosh.formats", "loads"),
    ("whoosh.filedb.structfile", "load"),
    ("whoosh.externalsort", "load"),
)


def bytes_of_latin1(text: str, encoding: str) -> bytes:
    """Return bytes as older pickles spell them, in place of the general `_codecs.encode`.

    Raises:
        UnpicklingError: For any other encoding.
    """
    if encoding != "latin1" or not isinstance(text, str):
        raise pickle.UnpicklingError(f"the encoding {encoding!r} is not allowed")
    return text.encode("latin1")


class AllowListUnpickler(pickle.Unpickler):
    """Builds plain values and the few classes that Whoosh's files need."""

    def find_class(self, module: str, name: str) -> Any:
        """Return an allowed class.

        Raises:
            UnpicklingError: For any other.
        """
        # Protocol 2, which Whoosh asks for, spells modules as Python 2 did.
        module = "builtins" if module == "__builtin__" else module
        if (module, name) == ("_codecs", "encode"):
            return bytes_of_latin1
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed in an index")
        return super().find_class(module, name)


def load(file: BinaryIO) -> Any:
    """Read one pickle from a file, in place of `pickle.load`."""
    return AllowListUnpickler(file).load()


def loads(data: bytes) -> Any:
    """Read a pickle from bytes, in place of `pickle.loads`."""
    return load(io.BytesIO(data))


def restrict_whoosh() -> None:
    """Make Whoosh read its files through the allow-list; a second call changes nothing."""
    readers: dict[str, Callable[..., Any]] = {"load": load, "loads": loads}
    for module, name in _PLACES:
        setattr(import_module(module), name, readers[name])
    index = import_module("whoosh.index")
    restricted = SimpleNamespace(loads=loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError)
    vars(index)["pickle"] = restricted
