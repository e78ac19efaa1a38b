"""From a document's pages to what a file has for pages: themselves, sheets with bleed and marks, or a booklet's spreads."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from docgen.writers.options import Press
from docgen.writers.pdf.canvas import OpenPage, PageCanvas
from docgen.writers.pdf.objects.streams import compressed
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.pagination.booklet import spreads
from docgen.writers.pdf.pagination.press import Rectangle, Sheet
from docgen.writers.pdf.profiles.ink import Ink


def press_pages(canvas: PageCanvas, press: Press) -> list[OpenPage]:
    """Each page on a sheet of its own."""
    width, height = canvas.page_size
    sheet = Sheet(width, height, press.bleed, press.marks)
    marks = sheet.operators()
    for page in canvas.pages:
        page.content.code = ["q", f"1 0 0 1 {num(sheet.margin)} {num(sheet.margin)} cm", *page.content.code, "Q", *marks]
        _boxed(page, sheet)
    return canvas.pages


def booklet_pages(canvas: PageCanvas, press: Press, *, right_bound: bool, paper: Ink) -> list[OpenPage]:
    """Two pages a side, in the order of a stitched booklet; at the fold no bleed runs over to the facing page. Blank pages are of the `paper`'s
    colour."""
    width, height = canvas.page_size
    sheet = Sheet(2 * width, height, press.bleed, press.marks)
    names = [_form(canvas, page, index, press.bleed) for index, page in enumerate(canvas.pages)]
    left, bottom, right, top = sheet.bled
    fold = sheet.margin + width
    out: list[OpenPage] = []
    for spread in spreads(len(canvas.pages), right_bound=right_bound):
        page = OpenPage((sheet.media[2], sheet.media[3]))
        for index, clip, x in ((spread.left, (left, fold), sheet.margin), (spread.right, (fold, right), fold)):
            area = f"{num(clip[0])} {num(bottom)} {num(clip[1] - clip[0])} {num(top - bottom)} re"
            if index is None:
                page.content.code += [] if paper.white else [f"q {paper.fill} {area} f Q"]
                continue
            page.content.forms.append(names[index])
            clipped = f"{area} W n"
            place = f"1 0 0 1 {num(x)} {num(sheet.margin)} cm"
            page.content.code += ["q", clipped, place, f"/{pdfdoc.xObjectName(names[index])} Do", "Q"]
        page.content.code += sheet.operators(folds=(width,))
        _boxed(page, sheet)
        out.append(page)
    return out


def _form(canvas: PageCanvas, page: OpenPage, index: int, bleed: float) -> str:
    """A page's content as a form object; its name."""
    name = f"page-{index + 1}"
    width, height = canvas.page_size
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    if page.content.forms:
        resources.XObject = canvas.document.xobjDict(page.content.forms)
    resources.ExtGState = canvas.states(page)
    box = _array((-bleed, -bleed, width + bleed, height + bleed))
    content = "\n".join(page.content.code).encode("latin-1")
    form = compressed(content, {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": resources})
    canvas.document.Reference(form, pdfdoc.xObjectName(name))
    return name


def _boxed(page: OpenPage, sheet: Sheet) -> None:
    page.boxes = {"MediaBox": _array(sheet.media), "BleedBox": _array(sheet.bled), "TrimBox": _array(sheet.trim)}


def _array(box: Sequence[float] | Rectangle) -> str:
    return f"[{' '.join(map(num, box))}]"
