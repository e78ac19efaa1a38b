"""A reportlab canvas whose pages stay open until the end: their number is known before their footers are drawn, and nothing is typeset twice.

It sets no font of its own (reportlab's starts each page with Helvetica), and the bytes depend on the content alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from docgen.render.pdf.catalog import Catalog
from docgen.render.pdf.ink import KNOCKOUT, OVERPRINT
from docgen.render.pdf.streams import compressed
from docgen.render.pdf.structure import Tagger
from docgen.render.pdf.writer import write

if TYPE_CHECKING:
    from docgen.render.pdf.outline import Bookmark
    from docgen.render.pdf.structure import Element

    SignPlace = tuple[int, tuple[float, float, float, float], Element, str]

_OVERPRINTING = {
    OVERPRINT: "<</Type /ExtGState /OP true /op true /OPM 1>>",
    KNOCKOUT: "<</Type /ExtGState /OP false /op false /OPM 0>>",
}


class OpenPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page object that can also carry `Tabs`, `StructParents` and `Group`. `code` is its content, still growing."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "Tabs", "StructParents", "Group")

    def __init__(self, size: tuple[float, float]) -> None:
        super().__init__()
        self.pagewidth, self.pageheight = size
        self.code: list[str] = []
        self.annotations: list[Any] = []
        self.forms: list[str] = []
        self.ExtGState = None
        self._colorsUsed: dict[Any, Any] = {}
        self._shadingUsed: dict[Any, Any] = {}


class PageCanvas(Canvas):  # type: ignore[misc]
    """`page_index` counts from 0. `emit` writes operators. After the last `showPage`, `reopen` any page, draw, and `close` it; then `finish`.

    `tagged` marks content for a structure tree; `cmyk` says that colours are inks, those of
    `press_icc` (`None`: the shipped press profile).
    """

    def __init__(self, page_size: tuple[float, float], *, tagged: bool, cmyk: bool = False) -> None:
        self.page_size = page_size
        self.cmyk = cmyk
        self.press_icc: Path | None = None
        self.pages: list[OpenPage] = []
        self.page_index = 0
        self.bookmarks: list[Bookmark] = []
        self.sign_field: SignPlace | None = None
        super().__init__(io.BytesIO(), pagesize=page_size, pageCompression=1, invariant=1)
        catalog = Catalog()
        catalog.Pages, catalog.Outlines = self._doc.Pages, self._doc.Outlines
        self._doc.Catalog = self._doc._catalog = catalog
        self.tagger = Tagger(self, tagged=tagged)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def emit(self, operators: str) -> None:
        self._code.append(operators)

    def add_annotation(self, annotation: pdfdoc.PDFObject) -> None:
        """Onto the page being drawn."""
        self._annotationrefs.append(self._doc.Reference(annotation))

    def showPage(self) -> None:
        page = OpenPage(self.page_size)
        self.pages.append(page)
        self._leave(page)
        self._startPage()
        self.page_index = len(self.pages)

    def reopen(self, index: int) -> None:
        """Goes on drawing on a finished page."""
        page = self.pages[index]
        self.page_index = index
        self._code, self._annotationrefs, self._formsinuse = page.code, page.annotations, page.forms
        self._colorsUsed, self._shadingUsed = page._colorsUsed, page._shadingUsed

    def close(self) -> None:
        self._leave(self.pages[self.page_index])

    def _leave(self, page: OpenPage) -> None:
        page.code, page.annotations, page.forms = self._code, self._annotationrefs, self._formsinuse
        page._colorsUsed, page._shadingUsed = self._colorsUsed, self._shadingUsed
        page.ExtGState = self._extgstate.getState() or page.ExtGState

    def finish(self, pages: Sequence[OpenPage], version: tuple[int, int] = (1, 7)) -> bytes:
        """The file of these pages: the canvas's own, or the sheets they were put on."""
        document = self._doc
        for index, page in enumerate(pages):
            page.Contents = compressed("\n".join(page.code).encode("latin-1"))
            page.XObjects = document.xobjDict(page.forms) if page.forms else None
            page.ExtGState = self.states(page)
            page.Annots = page.annotations
            if self.tagger.tagged:
                page.StructParents = index
                page.Tabs = pdfdoc.PDFName("S")
            document.addPage(page)
        elements: dict[int, bytes] = {}
        if self.tagger.tagged:
            document.Catalog.StructTreeRoot, elements = self.tagger.root.register(document)
            document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        del self.tagger  # it leads back here: now nothing is left for the collector to find
        return write(document, version, elements)

    def states(self, page: OpenPage) -> Any:
        """A page's graphics states, with those that say what prints over what."""
        if not self.cmyk:
            return page.ExtGState
        own: dict[str, Any] = dict(page.ExtGState.dict) if page.ExtGState else {}
        return pdfdoc.PDFDictionary({**own, **_OVERPRINTING})
