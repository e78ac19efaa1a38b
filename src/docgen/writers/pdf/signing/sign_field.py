"""The signatures' form fields, put in the file before it is signed, so that each has its place on the page and in the structure tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import compressed
from docgen.writers.pdf.objects.tokens import num, text_string
from docgen.writers.pdf.tagging.structure import AnnotationKid, Element

FIELD_NAME = "Signature"
WIDTH = 190.0
HEIGHT = 46.0
GAP = 10.0
"""Between fields beside and under one another."""


def field_name(number: int) -> str:
    """Counting from 0."""
    return FIELD_NAME if number == 0 else f"{FIELD_NAME}{number + 1}"


class SignatureWidget(PDFObject):  # type: ignore[misc]
    """Field and widget in one (ISO 32000-1, 12.7.4.5). It is printed and locked, as PDF/A asks; a box of no size shows nothing."""

    __RefOnly__ = 1

    def __init__(self, name: str, box: tuple[float, float, float, float], words: str, page: PDFObject, empty: PDFObject | None) -> None:
        self.name = name
        self.empty = empty
        self.box = box
        self.words = words
        self.page = page
        self.parent_key: int | None = None

    def format(self, document: PDFDocument) -> bytes:
        parent = "" if self.parent_key is None else f" /StructParent {self.parent_key}"
        box = " ".join(map(num, self.box))
        page = reference(document, self.page)
        words = text_string(self.words)
        named = f"/T ({self.name}) /TU {words} /Contents {words}"
        shown = "" if self.empty is None else f" /AP <</N {reference(document, self.empty)}>>"
        return f"<</Type /Annot /Subtype /Widget /FT /Sig {named} /F 132 /Rect [{box}] /P {page}{parent}{shown}>>".encode("ascii")


class SignatureField(Box):
    """Room for a row of visible signatures, from the start edge of what prevails; those that are not visible take none. `first` is the number of its
    first field, counting from 0; there is one for each of the `elements`."""

    def __init__(self, elements: Sequence[Element], words: str, *, first: int = 0, visible: bool, rtl: bool) -> None:
        super().__init__()
        self.elements = tuple(elements)
        self.words = words
        self.first = first
        self.visible = visible
        self.rtl = rtl
        self.before = 0.0 if not visible else GAP if first else 14.0

    def measure(self, width: float) -> float:
        return HEIGHT if self.visible else 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        for place, element in enumerate(self.elements):
            along = place * (WIDTH + GAP)
            left = x + self.width - along - WIDTH if self.rtl else x + along
            box = (left, top - HEIGHT, left + WIDTH, top) if self.visible else (0.0, 0.0, 0.0, 0.0)
            canvas.sign_fields[self.first + place] = (canvas.page_index, box, element, self.words)


def signature_rows(count: int, width: float, element: Callable[[], Element], words: str, *, visible: bool, rtl: bool) -> list[SignatureField]:
    """Boxes for `count` fields in a column of this width: as many beside one another as have room, none over another."""
    across = max(1, int((width + GAP) // (WIDTH + GAP))) if visible else count
    return [
        SignatureField([element() for _ in range(min(across, count - first))], words, first=first, visible=visible, rtl=rtl)
        for first in range(0, count, across)
    ]


def add_fields(canvas: PageCanvas) -> None:
    """Puts the fields that were painted into the file's form. Call when all pages are drawn."""
    if not canvas.sign_fields:
        return
    widgets: list[str] = []
    for number, (index, box, element, words) in sorted(canvas.sign_fields.items()):
        page = canvas.pages[index]
        hidden = box[2] == box[0]
        empty = None if hidden or number == 0 else _empty(canvas)  # the first is signed at once
        widget = SignatureWidget(field_name(number), box, words, page, empty)
        page.content.annotations.append(canvas.document.Reference(widget, f"signature-field-{number}"))
        if canvas.tagger.tagged and not (canvas.modern and hidden):  # one of no size is no content (ISO 14289-2, 8.9.2.4.13)
            element.kids.append(AnnotationKid(index, widget))
            canvas.tagger.root.annotations.append((element, widget))
        widgets.append(reference(canvas.document, widget))
    canvas.document.Catalog.entries["AcroForm"] = f"<</Fields [{' '.join(widgets)}] /SigFlags 3>>"


def _empty(canvas: PageCanvas) -> PDFObject:
    """What a field shows until it is signed, as PDF/A asks (ISO 19005-3, 6.3.3): a line to sign on."""
    line = f"0.5 w 0.45 G 0 0.5 m {num(WIDTH)} 0.5 l S"
    entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[0 0 {num(WIDTH)} {num(HEIGHT)}]", "Resources": "<<>>"}
    return compressed(line.encode("ascii"), entries)
