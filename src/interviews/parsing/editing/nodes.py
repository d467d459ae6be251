"""Places in YAML and JSON where a person can be added: JSON is YAML in the flow style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interviews.parsing.editing.entry import (
    JSON,
    LISTS,
    NEW_KEYS,
    PEOPLE_KEYS,
    Entry,
    Insertion,
    Lines,
    Style,
)
from interviews.parsing.metadata_keys import NESTED, folded_key

Edit = list[Insertion]


class Body(msgspec.Struct, frozen=True):
    """The YAML or JSON between the marks of front matter."""

    lines: Lines
    """Of the whole file."""
    first: int
    """The index of its first line."""
    stop: int
    """The index of the first line after it."""
    root: MappingNode | None
    style: Style

    def start_of(self, node: Node) -> int:
        """The offset of a node."""
        return self.lines.start(self.first + node.start_mark.line) + int(node.start_mark.column)

    def end_of(self, node: Node) -> int:
        """The offset behind a node that ends on a line of its own words."""
        return self.lines.start(self.first + node.end_mark.line) + int(node.end_mark.column)

    def line_end(self, node: Node) -> int:
        """The offset where the line ends on which a node does."""
        return self.lines.stop(self.first + node.end_mark.line)


def read_body(lines: Lines, first: int, stop: int, style: Style) -> Body:
    """The body on the lines from `first` up to, not including, `stop`.

    Raises:
        yaml.YAMLError: it cannot be read, or holds something else than keys with values.
    """
    text = "\n".join(lines.words()[first:stop])
    # Tabs may indent JSON and not YAML.
    root = yaml.compose(text.replace("\t", " ") if style is JSON else text, Loader=yaml.CSafeLoader)
    if root is not None and not isinstance(root, MappingNode):
        raise yaml.YAMLError("no keys")
    return Body(lines, first, stop, root, style)


def node_edits(body: Body, entry: Entry) -> Iterator[Edit]:
    """The ways to add a person, the most fitting first; not all of them need to hold."""
    pairs = list(_pairs(body.root))
    keys = {folded_key(key.value) for key, _ in pairs}
    if entry.alias is not None:
        for _, value in _of(pairs, PEOPLE_KEYS):
            yield from _known(body, value, entry)
    for _, value in _of(pairs, LISTS[entry.role]):
        yield from _appended(body, value, entry)
    for key in NEW_KEYS[entry.role]:
        if key not in keys:
            yield _new_key(body, key, entry)


def _pairs(root: MappingNode | None) -> Iterator[tuple[ScalarNode, Node]]:
    """The keys with their values, also those of tables that generators nest."""
    for key, value in root.value if root is not None else ():
        if not isinstance(key, ScalarNode):
            continue
        yield key, value
        if isinstance(value, MappingNode) and folded_key(key.value) in NESTED:
            yield from ((inner, own) for inner, own in value.value if isinstance(inner, ScalarNode))


def _of(pairs: Sequence[tuple[ScalarNode, Node]], keys: Sequence[str]) -> Iterator[tuple[ScalarNode, Node]]:
    """Those of the pairs whose key is one of some, in the order of the keys."""
    for wanted in keys:
        yield from ((key, value) for key, value in pairs if folded_key(key.value) == wanted)


def _known(body: Body, value: Node, entry: Entry) -> Iterator[Edit]:
    """Edits that give the label to a person who is listed already."""
    if isinstance(value, SequenceNode):
        for item in value.value:
            if isinstance(item, ScalarNode) and item.value.strip() == entry.name:
                yield _scalar_to_mapping(body, item, entry, flow=bool(value.flow_style))
            elif isinstance(item, MappingNode):
                yield from _label_added(body, item, entry)
    elif isinstance(value, ScalarNode) and value.value.strip() == entry.name:
        yield _scalar_to_mapping(body, value, entry, flow=True)
    elif isinstance(value, MappingNode):
        yield from _label_added(body, value, entry)


def _scalar_to_mapping(body: Body, item: ScalarNode, entry: Entry, *, flow: bool) -> Edit:
    """A name that becomes a mapping with this name and the label as an alias."""
    style = body.style
    name, aliases = style.key("name"), f"{style.key('aliases')}{style.between}{style.value([entry.alias])}"
    if flow:
        return [
            Insertion(body.start_of(item), f"{{{name}{style.between}"),
            Insertion(body.end_of(item), f", {aliases}}}"),
        ]
    below = f"{body.lines.end}{' ' * item.start_mark.column}{aliases}"
    return [
        Insertion(body.start_of(item), f"{name}{style.between}"),
        Insertion(body.line_end(item), below),
    ]


def _label_added(body: Body, person: MappingNode, entry: Entry) -> Iterator[Edit]:
    """A mapping of the person that gets the label as one more alias."""
    style = body.style
    own = {folded_key(key.value): (key, value) for key, value in person.value if isinstance(key, ScalarNode)}
    if "name" not in own or own["name"][1].value != entry.name or entry.alias is None:
        return
    key, name = own["name"]
    for known in ("aliases", "alias"):
        if known in own and entry.alias not in _texts(own[known][1]):
            yield from _to_list(body, own[known][1], style.value(entry.alias))
        if known in own:
            return
    aliases = f"{style.key('aliases')}{style.between}{style.value([entry.alias])}"
    if person.flow_style:
        yield [Insertion(body.end_of(name), f", {aliases}")]
    else:
        indent = " " * key.start_mark.column
        yield [Insertion(body.line_end(name), f"{body.lines.end}{indent}{aliases}")]


def _texts(node: Node) -> list[str]:
    """The texts of a list, or the one that a node is."""
    items = node.value if isinstance(node, SequenceNode) else [node]
    return [item.value for item in items if isinstance(item, ScalarNode)]


def _appended(body: Body, value: Node, entry: Entry) -> Iterator[Edit]:
    """Edits that add the person to a list that is there, or make one of the one person who is there."""
    indent = " " * value.start_mark.column
    yield from _to_list(body, value, body.style.value(_short(entry)), _block_item(entry, indent, body))


def _to_list(body: Body, value: Node, item: str, below: str | None = None) -> Iterator[Edit]:
    """Edits that make an item the last of a list, or of a list with the single value that is there.

    In a list of one item a line it is written as it stands in `below`, on one line where there is none.
    """
    if isinstance(value, SequenceNode) and value.flow_style:
        if value.value:
            yield [Insertion(body.end_of(value.value[-1]), f", {item}")]
        else:
            yield [Insertion(body.start_of(value) + 1, item)]
    elif isinstance(value, SequenceNode):
        below = below or f"{' ' * value.start_mark.column}- {item}"
        yield [Insertion(body.line_end(_last_leaf(value)), body.lines.end + below)]
    elif value.value:
        yield [Insertion(body.start_of(value), "["), Insertion(body.end_of(value), f", {item}]")]


def _last_leaf(node: Node) -> Node:
    """The last scalar or list of one line within a node: where what follows does not belong to it."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _short(entry: Entry) -> object:
    """The name alone, where there is nothing else to say."""
    fields = entry.fields()
    return entry.name if len(fields) == 1 else fields


def _block_item(entry: Entry, indent: str, body: Body) -> str:
    """The person as an item of a list in the block style, without the end of its last line."""
    style = body.style
    lines = [f"{key}: {style.value(value)}" for key, value in entry.fields().items()]
    if len(lines) == 1:
        return f"{indent}- {style.value(entry.name)}"
    return f"{indent}- " + f"{body.lines.end}{indent}  ".join(lines)


def _new_key(body: Body, key: str, entry: Entry) -> Edit:
    """A list of its own at the end."""
    if body.root is None or not body.root.flow_style:
        indent = " " * (body.root.start_mark.column if body.root is not None else 0)
        end = body.lines.end
        text = f"{indent}{key}:{end}{_block_item(entry, indent + '  ', body)}{end}"
        return [Insertion(body.lines.start(body.stop), text)]
    style = body.style
    text = f"{style.key(key)}{style.between}{style.value([_short(entry)])}"
    pairs = body.root.value
    if not pairs:
        return [Insertion(body.start_of(body.root) + 1, text)]
    last, value = pairs[-1]
    apart = last.start_mark.line != body.root.start_mark.line
    gap = f"{body.lines.end}{_indent(body, last)}" if apart else " "
    return [Insertion(body.end_of(value), f",{gap}{text}")]


def _indent(body: Body, key: Node) -> str:
    """What stands in front of a key on its line: blanks, as they are."""
    start = body.lines.start(body.first + key.start_mark.line)
    before = body.lines.text[start : body.start_of(key)]
    return before if not before.strip() else ""
