"""Letterheads as PDF, of many makings: whole, and wrong in one way each."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
FONT = Path(__file__).parents[1] / "fonts" / "amiri" / "Amiri-Regular.ttf"
Draw = Callable[[Canvas], None]


def drawn(*draws: Draw, size: tuple[float, float] = A4) -> bytes:
    """One page for each."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for draw in draws:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def band(red: float = 0.5, green: float = 0.1, blue: float = 0.2, height: float = 62) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(red, green, blue)
        canvas.rect(0, 841.89 - height, 595.28, height, fill=1, stroke=0)

    return draw


def inked(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0.2, 0.9, 0.4, 0.3)
    canvas.rect(0, 780, 595, 62, fill=1, stroke=0)


def clear(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.setFillAlpha(0.3)
    canvas.rect(0, 780, 595, 62, fill=1, stroke=0)


def pictured(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGBA", (20, 10), (200, 30, 30, 120))), 50, 780, mask="auto")


def unembedded(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 20)
    canvas.drawString(50, 800, "Ministry")


def embedded(canvas: Canvas) -> None:
    pdfmetrics.registerFont(TTFont("Letterhead", str(FONT)))
    canvas.setFont("Letterhead", 20)
    canvas.drawString(50, 800, "Ministry of Records")


def changed(change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """A letterhead with a band, changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(band()))) as pdf:
        change(pdf)
        pdf.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def _contents(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    return change


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 45


def _scaled(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].UserUnit = 2


def _looped(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do")
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Resources = form.Resources
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")


def _emptied(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


WRONG: dict[str, tuple[bytes, str]] = {
    "no PDF": (b"hello", "cannot be read as a PDF"),
    "nothing": (b"", "cannot be read as a PDF"),
    "half of one": (drawn(band())[:500], "cannot be read as a PDF"),
    "a password": (changed(lambda pdf: None, encryption=pikepdf.Encryption(owner="x", user="y")), "is protected by a password"),
    "an owner's password": (changed(lambda pdf: None, encryption=pikepdf.Encryption(owner="x", user="")), "is encrypted"),
    "no page": (changed(_emptied), "has no page"),
    "another size": (drawn(band(), size=(420, 595)), "is 148 × 210 mm, and the document's page 210 × 297 mm"),
    "a turned page": (changed(_turned), "page 1 is turned or scaled"),
    "a scaled page": (changed(_scaled), "page 1 is turned or scaled"),
    "a font that is not in it": (drawn(unembedded), "the font Helvetica is not embedded"),
    "layers": (changed(_contents(b"/OC /L BDC 0 0 9 9 re f EMC")), "it has layers"),
    "a form in itself": (changed(_looped), "it has a form that shows itself"),
    "a state restored once too often": (changed(_contents(b"Q 0 0 9 9 re f")), "restores a state that was never saved"),
    "a name of nothing": (changed(_contents(b"/Nope Do")), "names /Nope"),
    "an operator of no letters": (changed(_contents(b"0 0 9 9 re f \xe1\x82")), "it is damaged"),
    "content that is none": (changed(_contents(b"0 0 9 9 re f << /a (")), "ends in the middle of something"),
}
"""Letterheads that no profile takes, and what is said of each."""
