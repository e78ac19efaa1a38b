"""The inline markup of every text slot, parsed: CommonMark inline (`**strong**`, `*emphasis*`, `[text](url)`, line break) and MyST roles.

`parse` gives a tree with the code-point offset of each leaf in the source, so that a wrong role can be pointed at. Nothing is formatted here:
a `Role` keeps its name and value as written; what a date looks like is for those who know the language. HTML, pictures, code spans and
entities are not markup here: they stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from docgen.frozen import dataclass
from docgen.limits import active

if TYPE_CHECKING:
    from markdown_it.token import Token

ROLES = ("date", "time", "number", "percent", "money", "hijri", "gregorian", "ltr", "term", "words", "ordinal")
"""Every role that a text may use."""


class MarkupError(ValueError):
    """Markup that cannot be read. `offset` counts code points from the start of the source."""

    def __init__(self, offset: int, message: str) -> None:
        self.offset = offset
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, `offset` code points from the start of the source."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Role:
    """A MyST role: {name}`value`."""

    name: str
    value: str
    offset: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""

    offset: int


@dataclass(frozen=True, slots=True)
class ParagraphBreak(Break):
    """An empty line: what follows is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    children: tuple[Node, ...]
    href: str


Node: TypeAlias = Text | Role | Break | Strong | Emphasis | Link


_PLAIN = r"[^*_\\`{<\[\n]"
_ROLE = r"\{[A-Za-z0-9_+:-]+\}`[^`\n]+`"
_SIMPLE = re.compile(
    rf"(?P<text>(?:{_PLAIN}|\{{[A-Za-z]+\}}(?!`))+)"  # with the {page} of a page label
    r"|(?P<line>(?<=[^\s\\])\\\n)(?=[^ \t\n])"
    r"|\{(?P<role>[A-Za-z0-9_+:-]+)\}`(?P<value>[^`\n]+)`"
    # Stars after a space or an opening mark, up to the same stars before a space or a closing one: by CommonMark's rules of flanking these can
    # open, those can close, and nothing between them does either.
    rf"|(?<![^ \n(«“])(?P<stars>\*\*?)(?=\S)(?P<inner>(?:{_PLAIN}|{_ROLE})+)(?<=\S)(?P=stars)(?![^ .,:;!?)،؛؟»”])"
)
"""What can be read without a parser: plain text, a role, a backslash that ends a line, and emphasis that leaves no doubt."""
EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+[ \t]*")
"""One empty line or more between two lines of a text, with the white space behind it."""
_ESCAPED = re.compile(r"[\\`*_\[\]{}<]")
_UNCLOSED = re.compile(r"\{([A-Za-z0-9_+:-]+)\}`")


def parse(source: str) -> tuple[Node, ...]:
    """The tree of one slot's text. White space at both ends is dropped; a line end is a space, unless two spaces or a backslash stand before it; an
    empty line parts paragraphs, and no mark reaches over it.

    Raises MarkupError for a role that is opened and never closed, and for emphasis nested deeper than the active limits allow. Roles' names and
    values are not looked at: see `roles`.
    """
    if not ("{" in source or "*" in source or "_" in source or "\n" in source or "[" in source or "<" in source or "`" in source or "\\" in source):
        text = source.strip()
        return (Text(text, len(source) - len(source.lstrip())),) if text else ()
    return _parse_marked(source)


def escape(text: str) -> str:
    """Text that `parse` gives back as it is, in one line: every character that could be markup has a backslash before it."""
    return _ESCAPED.sub(r"\\\g<0>", " ".join(text.split("\n")))


def roles(nodes: tuple[Node, ...]) -> Iterator[Role]:
    """All roles of a tree, in the order of the text."""
    for node in nodes:
        if isinstance(node, Role):
            yield node
        elif isinstance(node, (Strong, Emphasis, Link)):
            yield from roles(node.children)


@lru_cache(maxsize=2048)
def _parse_marked(source: str) -> tuple[Node, ...]:
    place, end = len(source) - len(source.lstrip()), len(source.rstrip())
    if "\n" not in source:
        return _paragraph(source, place, end)
    nodes: list[Node] = []
    for found in EMPTY_LINE.finditer(source, place, end):
        nodes += _paragraph(source, place, place + len(source[place : found.start()].rstrip()))
        nodes.append(ParagraphBreak(found.start()))
        place = found.end()
    return (*nodes, *_paragraph(source, place, end))


def _paragraph(source: str, place: int, end: int) -> tuple[Node, ...]:
    nodes = _simple(source, place, end)
    return _parsed(source, place, end) if nodes is None else nodes


def _simple(source: str, place: int, end: int) -> tuple[Node, ...] | None:
    """What stands between two places, where it is simple; else None."""
    nodes: list[Node] = []
    while place < end:
        found = _SIMPLE.match(source, place, end)
        if found is None:
            return None
        kind = found.lastgroup
        if kind == "text":
            nodes.append(Text(found[0], place))
        elif kind == "line":
            nodes.append(Break(place))
        elif kind == "value":
            nodes.append(Role(found["role"], found["value"].strip(), place))
        else:
            inner = _simple(source, *found.span("inner"))
            if inner is None:
                return None
            nodes.append(Strong(inner) if found["stars"] == "**" else Emphasis(inner))
        place = found.end()
    return tuple(nodes)


def _parsed(source: str, place: int, end: int) -> tuple[Node, ...]:
    """The same, whatever it is."""
    from docgen._markdown import tokens

    flat, offsets = tokens(source[place:end])
    return _tree(flat, [offset + place for offset in offsets])


def _tree(tokens: list[Token], offsets: list[int]) -> tuple[Node, ...]:
    """Nested nodes from markdown-it's flat tokens; `offsets` has one entry a token."""
    stack: list[list[Node]] = [[]]
    hrefs: list[str] = []
    leaf = _Leaf()
    deepest = active().nesting
    for token, offset in zip(tokens, offsets, strict=True):
        kind = token.type
        if kind in ("text", "softbreak"):
            leaf.add(stack[-1], " " if kind == "softbreak" else token.content, offset)
            continue
        if kind == "text_special":  # an escaped mark stands after its backslash
            leaf.add(stack[-1], token.content, offset + len(token.markup) - len(token.content))
            continue
        leaf.end(stack[-1])
        if kind == "hardbreak":
            stack[-1].append(Break(offset))
        elif kind == "myst_role":
            stack[-1].append(Role(token.meta["name"], token.content.strip(), offset))
        elif token.nesting == 1:
            if len(stack) > deepest:
                raise MarkupError(offset, f"emphasis and links are nested more than {deepest} deep")
            if kind == "link_open":
                hrefs.append(str(token.attrs["href"]))
            stack.append([])
        else:
            children = tuple(stack.pop())
            node = Link(children, hrefs.pop()) if kind == "link_close" else Strong(children) if kind == "strong_close" else Emphasis(children)
            stack[-1].append(node)
    leaf.end(stack[0])
    return tuple(stack[0])


class _Leaf:
    """The text that is being put together: pieces with nothing between them in the source are one leaf."""

    __slots__ = ("pieces", "place", "start")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.start = self.place = 0

    def add(self, siblings: list[Node], text: str, offset: int) -> None:
        if not text:
            return
        if self.pieces and offset != self.place:
            self.end(siblings)
        if not self.pieces:
            self.start = offset
        self.pieces.append(text)
        self.place = offset + len(text)

    def end(self, siblings: list[Node]) -> None:
        """Puts the leaf among its siblings. Raises MarkupError for a role that is opened in it and never closed."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        if (unclosed := _UNCLOSED.search(text)) is not None:
            name = unclosed.group(1)
            raise MarkupError(self.start + unclosed.start(), f"the role {{{name}}} has no value between two backquotes; write {{{name}}}`value`")
        siblings.append(Text(text, self.start))
