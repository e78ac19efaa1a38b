"""The QR code at the end of a Word file: a picture of its modules, crisp at any size, with the reference and the address under it."""

from __future__ import annotations

import io

from docgen.document.document import Section
from docgen.document.inline import Inline
from docgen.document.qrcode import QUIET, Code, qr_code
from docgen.locales.labels import labels
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import paragraph
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.images.pictures import Image, drawing
from docgen.writers.docx.measure import twips

_MODULE = 8
"""Pixels."""


def qr_xml(address: str, section: Section, draft: DocxBuildState) -> str:
    """Its paragraphs, kept together. Raises RenderError."""
    code = qr_code(address, draft.flow.meta.reference)
    lang = section.languages[0]
    named = " / ".join(labels()["qr-code"][side] for side in section.languages)
    side = draft.theme.measures.qr_side
    picture = drawing(Image(picture_of(code), "image/png", side, side), f"{named}: {code.text}", (side, side), draft)
    spacing = f'<w:spacing w:before="{twips(draft.theme.measures.qr_gap)}"/>'
    out = [paragraph(f"<w:r>{picture}</w:r>", names.PICTURE, lang, keep_next=True, spacing=spacing)]
    for index, line in enumerate(code.lines):
        runs = (Inline(line, isolate=True, link=code.link if index == len(code.lines) - 1 else None),)
        # A paragraph of its own direction is what Word has for an isolate: an address with Arabic in it runs from the left, as in the PDF.
        style = names.PICTURE_CAPTION.of("en")
        out.append(paragraph(inline_xml(runs, "en", draft), style, "en", keep_next=index < len(code.lines) - 1))
    return "".join(out)


def picture_of(code: Code) -> bytes:
    """The code and the empty space around it as a PNG of two colours."""
    from PIL import Image as Pillow

    count = len(code.modules) + 2 * QUIET
    small = Pillow.new("1", (count, count), 1)
    for y, row in enumerate(code.modules):
        for x, dark in enumerate(row):
            if dark:
                small.putpixel((x + QUIET, y + QUIET), 0)
    out = io.BytesIO()
    small.resize((count * _MODULE, count * _MODULE), Pillow.Resampling.NEAREST).save(out, "PNG", optimize=True)
    return out.getvalue()
