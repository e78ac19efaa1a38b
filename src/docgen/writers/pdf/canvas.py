"""A reportlab canvas whose pages stay open until the end: their number is known before their footers are drawn, and nothing is typeset twice.

It sets no font of its own (reportlab's starts each page with Helvetica), and the bytes depend on the content alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from docgen.types import Lang
from docgen.writers.pdf.objects.catalog import Catalog, Pages
from docgen.writers.pdf.objects.literals import dictionary, reference
from docgen.writers.pdf.objects.outline import Bookmark, outline
from docgen.writers.pdf.objects.pdf20 import modernise
from docgen.writers.pdf.objects.streams import Stream, compressed
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.objects.writer import write
from docgen.writers.pdf.open_canvas import OpenCanvas, PageContent
from docgen.writers.pdf.profiles.ink import KNOCKOUT, OVERPRINT
from docgen.writers.pdf.profiles.inks import Inks
from docgen.writers.pdf.tagging.structure import Tagger

if TYPE_CHECKING:
    from docgen.writers.pdf.tagging.structure import Element

    SignPlace = tuple[int, tuple[float, float, float, float], Element, str]

_OVERPRINTING = {
    OVERPRINT: "<</Type /ExtGState /OP true /op true /OPM 1>>",
    KNOCKOUT: "<</Type /ExtGState /OP false /op false /OPM 0>>",
}


DARKENING = "Darkening"
"""The graphics state in which a colour darkens what is under it (ISO 32000-1, 11.3.5.2)."""


class OpenPage(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page. `content` is what is drawn on it, still growing; `ground` what lies under all of it; `boxes` are its edges by name (`MediaBox`), as PDF
    arrays; `contents` is its stream."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float]) -> None:
        self.boxes = {"MediaBox": f"[0 0 {num(size[0])} {num(size[1])}]"}
        self.content = PageContent()
        self.ground: list[str] = []
        self.contents: Stream | None = None
        self.states: Any = None
        self.structure: int | None = None
        """Its place in the parent tree, where it is tagged."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {"Type": "/Page", "Parent": document.Pages, **self.boxes, "Contents": self.contents, "Resources": self._resources(document)}
        if self.content.annotations:
            entries["Annots"] = f"[{' '.join([reference(document, annotation) for annotation in self.content.annotations])}]"
        if self.structure is not None:
            entries |= {"StructParents": self.structure, "Tabs": "/S"}
        return dictionary(document, entries).encode("latin-1")

    def _resources(self, document: pdfdoc.PDFDocument) -> str:
        entries: dict[str, Any] = {"Font": reference(document, document.idToObject[pdfdoc.BasicFonts]), "ProcSet": "[/PDF /Text]"}
        if self.content.forms:
            entries["XObject"] = document.xobjDict(self.content.forms)
        if self.states:
            entries["ExtGState"] = self.states
        for name, used in (("ColorSpace", self.content.colours), ("Shading", self.content.shadings)):
            if used:
                entries[name] = dictionary(document, {key: pdfdoc.PDFObjectReference(found) for found, key in used.items()})
        return dictionary(document, entries)


class PageCanvas(OpenCanvas):
    """`page_index` counts from 0. `emit` writes operators. After the last `showPage`, `reopen` any page, draw, and `close` it; then `finish`.

    `modern` is a file of PDF 2.0. `tagged` marks content for a structure tree; `inks` are the press's, `None` where colours are sRGB. Where something
    is to stand between tints and text (`layered`), tints are kept apart in each page's `ground`, until `lay` puts all in order.
    """

    def __init__(self, page_size: tuple[float, float], *, tagged: bool, inks: Inks | None = None, modern: bool = False) -> None:
        self.modern = modern
        self.page_size = page_size
        self.inks = inks
        self.pages: list[OpenPage] = []
        self.page_index = 0
        self.bookmarks: list[Bookmark] = []
        self.sign_fields: dict[int, SignPlace] = {}
        self.layered = False
        self._ground: list[str] = []
        pages = Pages()
        super().__init__(page_size, pages, Catalog(pages))
        self.tagger = Tagger(self, tagged=tagged)

    def tint(self, operators: str) -> None:
        """Draws a coloured ground for what is drawn afterwards."""
        if self.layered:
            self._ground += self.tagger.as_artifact("Background", [operators])
        else:
            self.emit(operators)

    def lay(self, index: int, below: Sequence[str], above: Sequence[str]) -> None:
        """Puts operators under a finished page's tints, and others between its tints and its text."""
        page = self.pages[index]
        page.content.code[:0] = [*below, *page.ground, *above]
        page.ground = []

    def showPage(self) -> None:
        page = OpenPage(self.page_size)
        self.pages.append(page)
        self._leave(page)
        self._ground = []
        self.new_page()
        self.page_index = len(self.pages)

    def reopen(self, index: int) -> None:
        """Goes on drawing on a finished page."""
        page = self.pages[index]
        self.page_index = index
        self._ground = page.ground
        self.go_on(page.content)

    def close(self) -> None:
        self._leave(self.pages[self.page_index])

    def _leave(self, page: OpenPage) -> None:
        page.content, page.ground = self.content(), self._ground
        page.states = self.graphics_states() or page.states

    def finish(self, pages: Sequence[OpenPage], languages: Sequence[Lang] = (), version: tuple[int, int] = (1, 7)) -> bytes:
        """The file of these pages: the canvas's own, or the sheets they were put on. The outline has the headings of these languages."""
        document = self.document
        catalog: dict[str, Any] = document.Catalog.entries
        for index, page in enumerate(pages):
            page.contents = compressed("\n".join(page.content.code).encode("latin-1"))
            page.states = self.states(page)
            if self.tagger.tagged:
                page.structure = index
            document.addPage(page)
        elements: dict[int, bytes] = {}
        if self.tagger.tagged:
            catalog["MarkInfo"] = "<</Marked true>>"
            if self.modern:
                modernise(self.tagger.root)
            catalog["StructTreeRoot"], elements = self.tagger.root.register(document, modern=self.modern)
        catalog["Outlines"] = outline(document, self.bookmarks, languages, modern=self.modern)
        del self.tagger  # it leads back here: now nothing is left for the collector to find
        return write(document, version, elements)

    def states(self, page: OpenPage) -> Any:
        """A page's graphics states, with those that say what prints over what, and what darkens."""
        added = (_OVERPRINTING if self.inks else {}) | ({DARKENING: "<</Type /ExtGState /BM /Multiply>>"} if self.layered else {})
        if not added:
            return page.states
        own: dict[str, Any] = dict(page.states.dict) if page.states else {}
        return pdfdoc.PDFDictionary({**own, **added})
