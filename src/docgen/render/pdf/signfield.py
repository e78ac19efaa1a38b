"""The signature's form field, put in the file before it is signed, so that it has its place on the page and in the structure tree."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.objects import reference
from docgen.render.pdf.structure import AnnotationKid, Element
from docgen.render.pdf.tokens import num, text_string

FIELD_NAME = "Signature"
WIDTH = 190.0
HEIGHT = 46.0


class SignatureWidget(PDFObject):  # type: ignore[misc]
    """Field and widget in one (ISO 32000-1, 12.7.4.5). It is printed and locked, as PDF/A asks; a box of no size shows nothing."""

    __RefOnly__ = 1

    def __init__(self, box: tuple[float, float, float, float], words: str, page: PDFObject) -> None:
        self.box = box
        self.words = words
        self.page = page
        self.parent_key: int | None = None

    def format(self, document: PDFDocument) -> bytes:
        parent = "" if self.parent_key is None else f" /StructParent {self.parent_key}"
        box = " ".join(map(num, self.box))
        page = reference(document, self.page)
        words = text_string(self.words)
        named = f"/T ({FIELD_NAME}) /TU {words} /Contents {words}"
        return f"<</Type /Annot /Subtype /Widget /FT /Sig {named} /F 132 /Rect [{box}] /P {page}{parent}>>".encode("ascii")


class SignatureField(Box):
    """Room for a visible signature at the start edge of what prevails; one that is not visible takes none."""

    def __init__(self, element: Element, words: str, *, visible: bool, rtl: bool) -> None:
        super().__init__()
        self.element = element
        self.words = words
        self.visible = visible
        self.rtl = rtl
        self.before = 14.0 if visible else 0.0

    def measure(self, width: float) -> float:
        return HEIGHT if self.visible else 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        left = x + self.width - WIDTH if self.rtl else x
        box = (left, top - HEIGHT, left + WIDTH, top) if self.visible else (0.0, 0.0, 0.0, 0.0)
        canvas.sign_field = (canvas.page_index, box, self.element, self.words)


def add_field(canvas: PageCanvas) -> None:
    """Puts the field that was painted into the file's form. Call when all pages are drawn."""
    if canvas.sign_field is None:
        return
    index, box, element, words = canvas.sign_field
    page = canvas.pages[index]
    widget = SignatureWidget(box, words, page)
    page.annotations.append(canvas._doc.Reference(widget, "signature-field"))
    if canvas.tagger.tagged and not (canvas.modern and box[2] == box[0]):  # one of no size is no content (ISO 14289-2, 8.9.2.4.13)
        element.kids.append(AnnotationKid(index, widget))
        canvas.tagger.root.annotations.append((element, widget))
    canvas._doc.Catalog.entries["AcroForm"] = f"<</Fields [{reference(canvas._doc, widget)}] /SigFlags 3>>"
