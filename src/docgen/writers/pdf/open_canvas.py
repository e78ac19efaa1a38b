"""All that docgen uses of reportlab beyond what it documents: the document behind a canvas, and the content and resources of the page being drawn.

No other module names a private attribute of reportlab's; a test holds these to the versions that it was tried with.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
from reportlab.pdfgen.canvas import Canvas


def document_of(canvas: Canvas) -> PDFDocument:
    """The document that a canvas, anyone's, draws."""
    return canvas._doc


def append_operators(canvas: Canvas, operators: str) -> None:
    """Writes content stream operators on the page being drawn."""
    canvas._code.append(operators)


@dataclass(slots=True)
class PageContent:
    """What a page has so far: operators, annotations (references), names of forms, colour spaces and shadings by name."""

    code: list[str] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    colours: dict[Any, Any] = field(default_factory=dict)
    shadings: dict[Any, Any] = field(default_factory=dict)


class OpenCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages can be left and gone on with. It sets no font of its own; the bytes depend on the content alone."""

    def __init__(self, page_size: tuple[float, float], pages: PDFObject, catalog: PDFObject) -> None:
        super().__init__(io.BytesIO(), pagesize=page_size, pageCompression=1, invariant=1)
        self._doc.Pages = pages
        self._doc.Catalog = self._doc._catalog = catalog

    def _make_preamble(self) -> None:
        self._preamble = ""

    @property
    def document(self) -> PDFDocument:
        """The document being drawn."""
        return self._doc

    def emit(self, operators: str) -> None:
        """Writes content stream operators on the page being drawn."""
        self._code.append(operators)

    def add_annotation(self, annotation: PDFObject) -> None:
        """Onto the page being drawn."""
        self._annotationrefs.append(self._doc.Reference(annotation))

    def use_form(self, name: str) -> None:
        """Puts a form or an image, known to the document by this name, among the resources of the page being drawn."""
        if name not in self._formsinuse:
            self._formsinuse.append(name)

    def content(self) -> PageContent:
        """The page being drawn; its lists go on growing with it."""
        return PageContent(self._code, self._annotationrefs, self._formsinuse, self._colorsUsed, self._shadingUsed)

    def go_on(self, page: PageContent) -> None:
        """Goes on drawing on a page that was left."""
        self._code, self._annotationrefs, self._formsinuse = page.code, page.annotations, page.forms
        self._colorsUsed, self._shadingUsed = page.colours, page.shadings

    def new_page(self) -> None:
        """Leaves the page being drawn and begins an empty one."""
        self._startPage()

    def graphics_states(self) -> Any:
        """The graphics states that the page being drawn has asked for since the last call, `None` for none."""
        return self._extgstate.getState()
