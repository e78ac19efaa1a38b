"""The structure tree of a tagged PDF: what is content and in which order, whatever the drawing did (ISO 32000-1, 14.7 and 14.8).

Elements are made when blocks become boxes, one language after the other; drawing only adds the marked content that belongs to them.
So each language's sequence stays whole in reading order, also where the two stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.render.pdf.tokens import text_string

if TYPE_CHECKING:
    from docgen.render.pdf.canvas import PageCanvas


class TaggedAnnotation(Protocol):
    """An annotation that belongs to an element; `parent_key` is its place in the parent tree."""

    parent_key: int | None


ArtifactKind = Literal["Header", "Footer", "Layout", "Page", "Background", "Watermark"]

_ARTIFACTS: dict[ArtifactKind, str] = {
    "Header": "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "Footer": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "Watermark": "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Page": "/Artifact <</Type /Page>> BDC",
    "Background": "/Artifact <</Type /Background>> BDC",
}


_CELLS = ("TD", "TH")


class MarkedContent(NamedTuple):
    """A stretch of a page's content stream. `page` counts from 0, `mcid` within the page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class AnnotationKid:
    """An annotation that belongs to an element (a Link's)."""

    page: int
    annotation: PDFObject


class Element(PDFObject):  # type: ignore[misc]
    """One structure element. `lang` is a BCP 47 tag, `alt` an alternative text, `attributes` the value of `/A` as PDF
    text (`<</O /Table /Scope /Column>>`). There is no ActualText: readers that know it (mupdf) then lose most Arabic words of the line."""

    __RefOnly__ = 1

    def __init__(
        self,
        tag: str,
        parent: Element | None,
        *,
        lang: str | None = None,
        alt: str | None = None,
        attributes: str | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.lang = lang
        self.alt = alt
        self.attributes = attributes
        self.kids: list[Element | MarkedContent | AnnotationKid] = []
        if parent is not None:
            parent.kids.append(self)

    def add(self, tag: str, *, lang: str | None = None, alt: str | None = None, attributes: str | None = None) -> Element:
        """A new last child."""
        return Element(tag, self, lang=lang, alt=alt, attributes=attributes)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def prune(self) -> bool:
        """Drops what holds no content, empty cells aside (a row keeps its columns); true when something is left."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _CELLS

    def format(self, document: PDFDocument) -> bytes:
        parts = [f"<</Type /StructElem /S /{self.tag} /P {_number(document, self.parent)} 0 R"]
        page = min([kid.page for kid in self.kids if not isinstance(kid, Element)], default=None)
        if page is not None:
            parts.append(f"/Pg {_page_number(document, page)} 0 R")
        parts.append(f"/K [{' '.join([_kid(document, kid, page) for kid in self.kids])}]")
        if self.lang:
            parts.append(f"/Lang ({self.lang})")
        if self.attributes:
            parts.append(f"/A {self.attributes}")
        if self.alt:
            parts.append(f"/Alt {text_string(self.alt)}")
        return (" ".join(parts) + ">>").encode("ascii")


def _number(document: PDFDocument, obj: PDFObject) -> int:
    number: int = document.idToObjectNumberAndVersion[obj.__InternalName__][0]
    return number


def _page_number(document: PDFDocument, page: int) -> int:
    return _number(document, document.Pages.pages[page])


def _kid(document: PDFDocument, kid: Element | MarkedContent | AnnotationKid, page: int | None) -> str:
    if type(kid) is MarkedContent and kid.page == page:
        return str(kid.mcid)
    if isinstance(kid, Element):
        return f"{_number(document, kid)} 0 R"
    if isinstance(kid, AnnotationKid):
        return f"<</Type /OBJR /Pg {_page_number(document, kid.page)} 0 R /Obj {_number(document, kid.annotation)} 0 R>>"
    return f"<</Type /MCR /Pg {_page_number(document, kid.page)} 0 R /MCID {kid.mcid}>>"


class StructureRoot(Element):
    """The StructTreeRoot. `pages` holds, page by page, the element of each MCID: the parent tree (14.7.4.4)."""

    def __init__(self) -> None:
        super().__init__("StructTreeRoot", None)
        self.pages: list[list[Element]] = []
        self.annotations: list[tuple[Element, TaggedAnnotation]] = []

    def register(self, document: PDFDocument) -> None:
        """Gives every element its object number, in reading order. Call once, when all pages are drawn."""
        self.prune()
        for index, (_, annotation) in enumerate(self.annotations):
            annotation.parent_key = len(self.pages) + index
        for element in self.walk():
            document.Reference(element)

    def format(self, document: PDFDocument) -> bytes:
        kids = " ".join(_kid(document, kid, None) for kid in self.kids)
        entries = [f"{index} [{' '.join(f'{_number(document, element)} 0 R' for element in page)}]" for index, page in enumerate(self.pages)]
        entries += [f"{len(self.pages) + index} {_number(document, element)} 0 R" for index, (element, _) in enumerate(self.annotations)]
        tree = f"<</Nums [{' '.join(entries)}]>>"
        return f"<</Type /StructTreeRoot /K [{kids}] /ParentTree {tree} /ParentTreeNextKey {len(entries)}>>".encode("ascii")


class Tagger:
    """Marks a canvas's content: `begin(element) … end()` for content, `artifact(kind) … end()` for all that is not. Silent unless `tagged`."""

    def __init__(self, canvas: PageCanvas, *, tagged: bool) -> None:
        self.root = StructureRoot()
        self.tagged = tagged
        self._canvas = canvas
        self._repeating = False

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """What is drawn inside was said before (a table's head on its later pages): it is marked as an artifact."""
        self._repeating = True
        try:
            yield
        finally:
            self._repeating = False

    def begin(self, element: Element) -> None:
        if self._repeating:
            self.artifact("Header")
        elif self.tagged:
            content, operators = self.open(element)
            element.kids.append(content)
            self._canvas.emit(operators)

    def open(self, element: Element) -> tuple[MarkedContent, str]:
        """A new stretch of content of an element, and the operators that begin it; whoever asks puts it among the element's kids."""
        page = self._canvas.page_index
        elements = self._elements(page)
        content = MarkedContent(page, len(elements))
        elements.append(element)
        return content, f"/{element.tag} <</MCID {content.mcid}>> BDC"

    @property
    def speaking(self) -> bool:
        """Whether what is drawn now becomes content."""
        return self.tagged and not self._repeating

    def artifact(self, kind: ArtifactKind = "Layout") -> None:
        if self.tagged:
            self._canvas.emit(_ARTIFACTS[kind])

    def as_artifact(self, kind: ArtifactKind, operators: list[str]) -> list[str]:
        """Operators that are not drawn yet, marked as an artifact."""
        return [_ARTIFACTS[kind], *operators, "EMC"] if self.tagged and operators else operators

    def end(self) -> None:
        if self.tagged:
            self._canvas.emit("EMC")

    def _elements(self, page: int) -> list[Element]:
        while len(self.root.pages) <= page:
            self.root.pages.append([])
        return self.root.pages[page]
