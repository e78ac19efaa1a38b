"""Marked content inside a paragraph: links, and words of another language, each with its own element in logical order.

A line is shown in visual order, so the pieces of a right-to-left line come out of the stream backwards; the structure tree puts them right:
within a line they are taken in the order of their spans.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.document.uri import percent_encoded
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.structure import AnnotationKid, Element, MarkedContent
from docgen.render.pdf.tokens import num, text_string
from docgen.typography.types import Span

MOST_ADDRESS = 2_000
"""Code points of an address that is a link: longer ones open in few programs, and each line of a link repeats its address."""
_MOST_WORDS = 1_000

Rectangle = tuple[float, float, float, float]


class Pieces:
    """A paragraph's stretches of one link and one language. `of_span[i]` is the element of span `i`: a Span with its words, inside a Link where
    it is one. `plain` paragraphs are all one stretch and need none. Shared by all parts of a paragraph that pages part."""

    def __init__(self, spans: Sequence[Span], element: Element, lang: str) -> None:
        self.element = element
        self.of_span: list[Element] = []
        self._words: dict[Element, list[str]] = {}
        self.plain = True
        self._placed: set[Element] = set()
        own = _primary(lang)
        keys: list[tuple[str | None, str | None]] = []
        for span in spans:
            other = span.lang if span.lang != lang and _primary(span.lang) != own else None
            if span.link is not None or other is not None:
                self.plain = False
            keys.append((span.link, other))
        if self.plain:
            return
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


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


class LineMarks:
    """Answers the operators that open each piece of a line, and files the pieces in logical order when the line is done."""

    def __init__(self, canvas: PageCanvas, pieces: Pieces) -> None:
        self._tagger = canvas.tagger
        self._page = canvas.page_index
        self._pieces = pieces
        self._open: Element | None = None
        self._line: list[tuple[int, Element, MarkedContent]] = []

    def line(self) -> str:
        """A new line begins: what is open is closed, so that the line before can be put in order."""
        return self.leave()

    def piece(self, span: int) -> Element:
        return self._pieces.of_span[span]

    def enter(self, span: int) -> str:
        piece = self._pieces.of_span[span]
        if piece is self._open:
            order, element, content = self._line[-1]
            self._line[-1] = (min(order, span), element, content)
            return ""
        closing = "EMC\n" if self._open is not None else ""
        content, operators = self._tagger.open(piece)
        self._line.append((span, piece, content))
        self._open = piece
        return closing + operators

    def leave(self) -> str:
        closing = "EMC" if self._open is not None else ""
        self._open = None
        line = self._line
        if len(line) > 1:
            line.sort(key=_order)
        for _, piece, content in line:
            piece.kids.append(content)
            self._pieces.place(piece)
        line.clear()
        return closing


def _order(entry: tuple[int, Element, MarkedContent]) -> int:
    return entry[0]


class LinkAnnotation(PDFObject):  # type: ignore[misc]
    """A link to an address, without a border. `words` describe it (ISO 14289-1, 7.18.5); `parent_key` is its place in the parent tree."""

    __RefOnly__ = 1

    def __init__(self, url: str, box: Rectangle, words: str) -> None:
        self.url = url
        self.box = box
        self.words = words
        self.parent_key: int | None = None

    def format(self, document: PDFDocument) -> bytes:
        parent = "" if self.parent_key is None else f" /StructParent {self.parent_key}"
        head = f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{' '.join(map(num, self.box))}]{parent}"
        action = f"<</S /URI /URI {text_string(percent_encoded(self.url))}>>"
        return f"{head} /Contents {text_string(self.words)} /A {action}>>".encode("ascii")


def annotate(canvas: PageCanvas, url: str, box: Rectangle, leaf: Element, words: str) -> None:
    """Puts a link on the page being drawn, as a part of the Link element around its words; none for an address that is too long."""
    if len(url) > MOST_ADDRESS:
        return
    link = LinkAnnotation(url, box, words)
    canvas.add_annotation(link)
    if leaf.parent is not None:
        leaf.parent.kids.append(AnnotationKid(canvas.page_index, link))
        canvas.tagger.root.annotations.append((leaf.parent, link))
