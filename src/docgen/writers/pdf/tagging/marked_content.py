"""Marked content inside a paragraph: links, and words of another language, each with its own element in logical order.

A line is shown in visual order, so the pieces of a right-to-left line come out of the stream backwards; the structure tree puts them right:
within a line they are taken in the order of their spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.typography.paragraph.lines import HYPHEN, Line
from docgen.typography.types import Span
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.tagging.structure import Element, MarkedContent

_MOST_WORDS = 1_000


class Pieces:
    """A paragraph's stretches of one link and one language. `of_span[i]` is the element of span `i`: a Span with its words, inside a Link where
    it is one. `plain` paragraphs are all one stretch and need none. Shared by all parts of a paragraph that pages part."""

    def __init__(self, spans: Sequence[Span], element: Element, lang: str) -> None:
        self.element = element
        own = _primary(lang)
        keys: list[tuple[str | None, str | None]] = []
        self.plain = True
        for _, _, of_span, link, _, _ in spans:
            other = of_span if of_span != lang and _primary(of_span) != own else None
            if link is not None or other is not None:
                self.plain = False
            keys.append((link, other))
        if self.plain:
            return
        self.of_span: list[Element] = []
        self._words: dict[Element, list[str]] = {}
        self._placed: set[Element] = set()
        leaf, last = element, None
        for key, span in zip(keys, spans, strict=True):
            text = span.text.replace("\u2028", " ")
            if key == last:
                self._words[leaf].append(text)
            else:
                leaf, last = self._leaf(*key), key
                self._words[leaf] = [text]
            self.of_span.append(leaf)

    def words(self, leaf: Element) -> str:
        """What an element says, in not too many words: each line of a long link repeats them."""
        said, length = [], 0
        for text in self._words[leaf]:
            said.append(text)
            length += len(text)
            if length > _MOST_WORDS:
                return "".join(said)[:_MOST_WORDS].rstrip() + "…"
        return "".join(said)

    def _leaf(self, url: str | None, lang: str | None) -> Element:
        leaf = Element("Span", None, lang=lang)
        leaf.parent = self.element
        if url:
            link = leaf.parent = Element("Link", None)
            link.parent = self.element
            link.kids.append(leaf)
        return leaf

    def place(self, leaf: Element) -> None:
        """Puts a leaf that has content among the paragraph's kids, once."""
        if leaf not in self._placed:
            self._placed.add(leaf)
            self.element.kids.append(leaf if leaf.parent is self.element or leaf.parent is None else leaf.parent)


def one_way(lines: Iterable[Line]) -> int | None:
    """1 where all words of lines run from right to left, 0 where each line has some that do not; `None` where lines differ, or one parts a word."""
    lines = list(lines)
    found = {int(line.backwards) for line in lines}
    return min(found, default=0) if len(found) < 2 and not any(map(_parts_a_word, lines)) else None


def _parts_a_word(line: Line) -> bool:
    order = line.order
    return bool(order) and order[-1] == HYPHEN and bool(line.shaped[-1].units)


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


class LineMarks:
    """Answers the operators that open each stretch of a line, and files the stretches in logical order when the line is done. A stretch is of one
    piece; it is marked as backwards where all of its lines run from right to left. A line with a number in it is not: pdf.js drops the space at each
    seam, so that none is made for the number, and its figures would be read in reverse."""

    def __init__(self, canvas: PageCanvas, pieces: Pieces) -> None:
        self._tagger = canvas.tagger
        self._pieces = pieces
        self._open: tuple[Element, bool, str | None] | None = None
        self._line: list[tuple[int, Element, MarkedContent]] = []

    def line(self) -> str:
        """A new line begins: what is open is closed, so that the line before can be put in order. What is one piece goes on."""
        return "" if self._pieces.plain else self.leave()

    def piece(self, span: int) -> Element:
        return self._pieces.element if self._pieces.plain else self._pieces.of_span[span]

    def enter(self, span: int, backwards: bool, start: int, said: str | None) -> str:
        stretch = (self.piece(span), backwards, said)
        if stretch == self._open:
            order, element, content = self._line[-1]
            self._line[-1] = (min(order, start), element, content)
            return ""
        closing = "EMC\n" if self._open is not None else ""
        content, operators = self._tagger.open(stretch[0], backwards=backwards, said=said)
        self._line.append((start, stretch[0], content))
        self._open = stretch
        return closing + operators

    def leave(self) -> str:
        closing = "EMC" if self._open is not None else ""
        self._open = None
        line = self._line
        if len(line) > 1:
            line.sort(key=_order)
        for _, piece, content in line:
            piece.kids.append(content)
            if piece is not self._pieces.element:
                self._pieces.place(piece)
        line.clear()
        return closing


def _order(entry: tuple[int, Element, MarkedContent]) -> int:
    return entry[0]
