"""What the readers of XML share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: _Element, *names: str) -> Iterator[_Element]:
    """The elements below, and the root itself, that have one of some names, whatever their namespace."""
    return (one for one in root.iter() if local_name(one) in names)


def texts_below(root: _Element, name: str) -> Iterator[str]:
    """The texts of the elements of a name that are not empty."""
    for element in named(root, name):
        text = "".join(map(str, element.itertext())).strip()
        if text:
            yield text
