"""A text without its marks, and the way back from each character to the source of the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from docgen.markup import Break, MarkupError, Node, ParagraphBreak, Role, Text, parse

ROLE = "\ufffc"
"""Stands for a role in flat text (U+FFFC OBJECT REPLACEMENT CHARACTER)."""
PARAGRAPH = "\u2029"
"""Stands for an empty line in flat text (U+2029 PARAGRAPH SEPARATOR)."""


@dataclass(frozen=True, slots=True)
class Flat:
    """`text` is what is read: roles are U+FFFC, line breaks LF, empty lines U+2029. `roles` are the roles with their indices in it.

    `starts` and `offsets` pair stretches of `text` with their offsets (code points) in the Markdown.
    """

    text: str
    roles: tuple[tuple[int, Role], ...] = ()
    starts: tuple[int, ...] = (0,)
    offsets: tuple[int, ...] = (0,)

    def origin(self, index: int) -> int:
        """The offset in the Markdown of character `index`."""
        stretch = bisect_right(self.starts, index) - 1
        return self.offsets[stretch] + index - self.starts[stretch]


def flatten(source: str) -> Flat:
    """The flat text of Markdown inline; of a text whose markup cannot be read, the source as it is."""
    try:
        nodes = parse(source)
    except MarkupError:
        return Flat(source)
    if len(nodes) == 1 and isinstance(nodes[0], Text):
        return Flat(nodes[0].text, (), (0,), (nodes[0].offset,))
    pieces: list[str] = []
    roles: list[tuple[int, Role]] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0

    def add(text: str, offset: int) -> None:
        nonlocal length
        pieces.append(text)
        starts.append(length)
        offsets.append(offset)
        length += len(text)

    def walk(children: tuple[Node, ...]) -> None:
        for node in children:
            if isinstance(node, Text):
                add(node.text, node.offset)
            elif isinstance(node, Role):
                roles.append((length, node))
                add(ROLE, node.offset)
            elif isinstance(node, Break):
                add(PARAGRAPH if isinstance(node, ParagraphBreak) else "\n", node.offset)
            else:
                walk(node.children)

    walk(nodes)
    if not pieces:
        return Flat("")
    return Flat("".join(pieces), tuple(roles), tuple(starts), tuple(offsets))
