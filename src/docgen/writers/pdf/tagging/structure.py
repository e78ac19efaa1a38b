"""The structure tree of a tagged PDF: what is content and in which order, whatever the drawing did (ISO 32000-1, 14.7 and 14.8).

Elements are made when blocks become boxes, one language after the other; drawing only adds the marked content that belongs to them.
So each language's sequence stays whole in reading order, also where the two stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.writers.pdf.objects.literals import number_of
from docgen.writers.pdf.objects.tokens import Raw, text_string

if TYPE_CHECKING:
    from docgen.writers.pdf.canvas import PageCanvas


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

LABELLED = "<</O /List /ListNumbering /None>>"
"""Attributes of a list of fields, each behind its label."""


class MarkedContent(NamedTuple):
    """A stretch of a page's content stream. `page` counts from 0, `mcid` within the page."""

    page: int
    mcid: int


class AnnotationKid(NamedTuple):
    """An annotation that belongs to an element (a Link's)."""

    page: int
    annotation: PDFObject


class Element:
    """One structure element. `lang` is a BCP 47 tag, `alt` an alternative text, `attributes` the value of `/A` as PDF
    text (`<</O /Table /Scope /Column>>`). There is no ActualText: readers that know it (mupdf) then lose most Arabic words of the line.

    `number` is its object's, once it is registered; `refers` is the element that it leads to, told in a file of PDF 2.0."""

    __slots__ = ("alt", "attributes", "kids", "lang", "number", "parent", "refers", "tag")

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
        self.number = 0
        self.refers: Element | None = None
        self.kids: list[Element | MarkedContent | AnnotationKid] = []
        if parent is not None:
            parent.kids.append(self)

    def add(self, tag: str, *, lang: str | None = None, alt: str | None = None, attributes: str | None = None) -> Element:
        """A new last child."""
        return Element(tag, self, lang=lang, alt=alt, attributes=attributes)

    def pruned(self, found: list[Element]) -> bool:
        """Drops what holds no content, empty cells aside (a row keeps its columns); whether something is left. What is left below this element is
        added to `found`, in reading order."""
        kept: list[Element | MarkedContent | AnnotationKid] = []
        for kid in self.kids:
            if isinstance(kid, Element):
                place = len(found)
                found.append(kid)
                if not kid.pruned(found):
                    del found[place:]
                    continue
            kept.append(kid)
        self.kids = kept
        return bool(kept) or self.tag in _CELLS

    def unlink(self) -> None:
        """Takes from all elements below who their parent is, so that no circles are left for the collector to find."""
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.parent = None
                kid.unlink()


class Numbers:
    """The numbers of objects that elements name: the `pages`, and any annotation's."""

    __slots__ = ("document", "pages")

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self.pages = [number_of(document, page) for page in document.Pages.pages]


def kid_text(kid: Element | MarkedContent | AnnotationKid, page: int | None, numbers: Numbers) -> str:
    if isinstance(kid, MarkedContent):
        return str(kid.mcid) if kid.page == page else f"<</Type /MCR /Pg {numbers.pages[kid.page]} 0 R /MCID {kid.mcid}>>"
    if isinstance(kid, AnnotationKid):
        return f"<</Type /OBJR /Pg {numbers.pages[kid.page]} 0 R /Obj {number_of(numbers.document, kid.annotation)} 0 R>>"
    return f"{kid.number} 0 R"


def written(elements: Sequence[Element], numbers: Numbers) -> dict[int, bytes]:
    """Registered elements as PDF, by number (14.7.2)."""
    return {element.number: _text(element, numbers).encode("ascii") for element in elements}


def _text(element: Element, numbers: Numbers) -> str:
    """`/Pg` is the first page of an element's own content, and what lies on another says so itself."""
    pages = [kid.page for kid in element.kids if not isinstance(kid, Element)]
    page, at = (min(pages), f" /Pg {numbers.pages[min(pages)]} 0 R") if pages else (None, "")
    kids = " ".join([kid_text(kid, page, numbers) for kid in element.kids])
    lone = element.tag == "Form" and len(element.kids) == 1  # as checkers of later signatures look for a field (pyHanko's do)
    text = f"<</Type /StructElem /S /{element.tag} /P {element.parent.number if element.parent else 0} 0 R{at} /K {kids if lone else f'[{kids}]'}"
    if element.lang:
        text += f" /Lang ({element.lang})"
    if element.attributes:
        text += f" /A {element.attributes}"
    if element.alt:
        text += f" /Alt {text_string(element.alt)}"
    return text + ">>"


class StructureRoot(Element):
    """The StructTreeRoot. `pages` holds, page by page, the element of each MCID: the parent tree (14.7.4.4)."""

    __slots__ = ("annotations", "pages")

    def __init__(self) -> None:
        super().__init__("StructTreeRoot", None)
        self.pages: list[list[Element]] = []
        self.annotations: list[tuple[Element, TaggedAnnotation]] = []

    def register(self, document: PDFDocument, *, modern: bool = False) -> tuple[Raw, dict[int, bytes]]:
        """Gives every element its object number, in reading order; the root's object, and all others by number. Call once, when all pages are drawn
        and in the document. A `modern` file is one of PDF 2.0: its Document is of that version's namespace (ISO 32000-2, 14.8.6)."""
        found: list[Element] = []
        self.pruned(found)
        namespace = None
        if modern:
            namespace = Raw("<</Type /Namespace /NS (http://iso.org/pdf2/ssn)>>")
            document.Reference(namespace)
        for index, (_, annotation) in enumerate(self.annotations):
            annotation.parent_key = len(self.pages) + index
        root = Raw("")
        document.Reference(root)
        self.number = document.objectcounter
        for number, element in enumerate(found, self.number + 1):
            element.number = number
        document.objectcounter += len(found)
        root.written = self._tree(None if namespace is None else number_of(document, namespace))
        objects = written(found, Numbers(document))
        if namespace is not None:
            for element in found:
                if element.parent is self:
                    objects[element.number] = _with(objects[element.number], "NS", number_of(document, namespace))
                if element.refers is not None and element.refers.number:
                    objects[element.number] = _with(objects[element.number], "Ref", element.refers.number)
        for element in found:
            element.parent = None  # no circles are left for the collector to find
        return root, objects

    def _tree(self, namespace: int | None) -> str:
        kids = " ".join([f"{kid.number} 0 R" for kid in self.kids if isinstance(kid, Element)])
        entries = [f"{index} [{' '.join([f'{element.number} 0 R' for element in page])}]" for index, page in enumerate(self.pages)]
        entries += [f"{index} {element.number} 0 R" for index, (element, _) in enumerate(self.annotations, len(self.pages))]
        tree = f"<</Nums [{' '.join(entries)}]>>"
        spaces = "" if namespace is None else f" /Namespaces [{namespace} 0 R]"
        return f"<</Type /StructTreeRoot /K [{kids}] /ParentTree {tree} /ParentTreeNextKey {len(entries)}{spaces}>>"


def _with(written: bytes, key: str, number: int) -> bytes:
    """An element with one more entry: an object, or (`Ref`) a list of one."""
    value = f"[{number} 0 R]" if key == "Ref" else f"{number} 0 R"
    return written[:-2] + f" /{key} {value}>>".encode("ascii")


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

    def begin(self, element: Element, *, backwards: bool = False) -> None:
        if self._repeating:
            self.artifact("Header")
        elif self.tagged:
            content, operators = self.open(element, backwards=backwards)
            element.kids.append(content)
            self._canvas.emit(operators)

    def open(self, element: Element, *, backwards: bool = False, said: str | None = None) -> tuple[MarkedContent, str]:
        """A new stretch of content of an element, and the operators that begin it; whoever asks puts it among the element's kids. What is shown
        `backwards`, in the reverse of the order in which it is read, says so (ISO 32000-1, 14.8.2.3.3); `said` is a text that stands for it (14.9.4).
        Both go with the stretch's number, not into a sequence within it: poppler takes the end of an inner one for the end of the stretch."""
        page, pages = self._canvas.page_index, self.root.pages
        while len(pages) <= page:
            pages.append([])
        elements = pages[page]
        mcid = len(elements)
        elements.append(element)
        tag = "ReversedChars" if backwards else element.tag if said is None else "Span"
        return MarkedContent(page, mcid), f"/{tag} <</MCID {mcid}{'' if said is None else f' /ActualText {text_string(said)}'}>> BDC"

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
