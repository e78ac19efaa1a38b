"""Links to addresses: one annotation for all that a link says on a page, also where it goes on in a further line (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.document.uri import percent_encoded
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.tokens import num, text_string
from docgen.writers.pdf.tagging.structure import AnnotationKid, Element

MOST_ADDRESS = 2_000
"""Code points of an address that is a link: longer ones open in few programs, and each line of a link repeats its address."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one annotation covers: an address, a box (left, bottom, right, top; points) for each line, the element of the link's words."""

    url: str
    boxes: tuple[Rectangle, ...]
    leaf: Element

    @property
    def around(self) -> Rectangle:
        return _around(self.boxes)


def joined(stretches: Iterable[tuple[str, Rectangle, Element]]) -> Iterator[Stretch]:
    """The stretches of a paragraph's links on a page, those of one link as one. Programs that know nothing of quadrilaterals open a link wherever its
    rectangle is hit: where that of the whole would cover another link, each line keeps its own."""
    links: dict[int, tuple[str, list[Rectangle], Element]] = {}
    for url, box, leaf in stretches:
        links.setdefault(id(leaf), (url, [], leaf))[1].append(box)
    for key, (url, boxes, leaf) in links.items():
        whole = _around(boxes)
        others = [box for other, (_, those, _) in links.items() if other != key for box in those]
        if len(boxes) > 1 and any(_meet(whole, box) for box in others):
            yield from (Stretch(url, (box,), leaf) for box in boxes)
        else:
            yield Stretch(url, tuple(boxes), leaf)


def _around(boxes: Iterable[Rectangle]) -> Rectangle:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class LinkAnnotation(PDFObject):  # type: ignore[misc]
    """A link to an address, without a border. `words` describe it (ISO 14289-1, 7.18.5); `parent_key` is its place in the parent tree."""

    __RefOnly__ = 1

    def __init__(self, stretch: Stretch, words: str) -> None:
        self.stretch = stretch
        self.words = words
        self.parent_key: int | None = None

    def format(self, document: PDFDocument) -> bytes:
        parent = "" if self.parent_key is None else f" /StructParent {self.parent_key}"
        head = f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{' '.join(map(num, self.stretch.around))}]{self._quadrilaterals()}{parent}"
        action = f"<</S /URI /URI {text_string(percent_encoded(self.stretch.url))}>>"
        return f"{head} /Contents {text_string(self.words)} /A {action}>>".encode("ascii")

    def _quadrilaterals(self) -> str:
        """The lines of a link of several, each from its upper left corner to its lower right one, the upper edge first."""
        if len(self.stretch.boxes) == 1:
            return ""
        corners = [(left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in self.stretch.boxes]
        return f" /QuadPoints [{' '.join(num(value) for quadrilateral in corners for value in quadrilateral)}]"


def annotate(canvas: PageCanvas, stretch: Stretch, words: str) -> None:
    """Puts a link on the page being drawn, as a part of the Link element around its words; none for an address that is too long."""
    if len(stretch.url) > MOST_ADDRESS:
        return
    link, leaf = LinkAnnotation(stretch, words), stretch.leaf
    canvas.add_annotation(link)
    if leaf.parent is not None:
        leaf.parent.kids.append(AnnotationKid(canvas.page_index, link))
        canvas.tagger.root.annotations.append((leaf.parent, link))
