"""A QR code (ISO/IEC 18004) with the document's address and reference under it, as vector squares."""

from __future__ import annotations

import importlib
from typing import Any

from docgen.document.inline import Inline
from docgen.document.theme import MM
from docgen.errors import RenderError
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.picture import figure_attributes
from docgen.render.pdf.stage import Stage
from docgen.render.pdf.structure import Element
from docgen.render.pdf.text import Text, text
from docgen.render.pdf.tokens import num

_SIDE = 22.0 * MM
_QUIET = 4
"""Modules of empty space around the code (ISO/IEC 18004, 9.1)."""
_GAP = 2.0


def qr_text(address: str, reference: str | None) -> str:
    """What is coded: the address with the reference in its place, or the reference alone. Raises RenderError where there is neither."""
    if address and "{reference}" in address and not reference:
        raise RenderError("the QR code's address asks for {reference}, but the document has none")
    said = address.replace("{reference}", reference or "") or reference
    if not said:
        raise RenderError("a QR code needs an address, or a document with a reference")
    return said


def qr_box(address: str, reference: str | None, stage: Stage) -> QrBox:
    """The code as the last block of a document. Raises RenderError for a text too long to code."""
    said = qr_text(address, reference)
    segno = importlib.import_module("segno")
    try:
        code = segno.make_qr(said, error="m", boost_error=False)
    except segno.DataOverflowError:
        raise RenderError(f"the QR code's text is {len(said)} characters long, more than a code holds") from None
    voice = stage.leading
    figure = voice.element.add("Figure", alt=said)
    lines = dict.fromkeys(line for line in (reference, said) if line)
    link = said if "://" in said else None
    captions = [text((Inline(line, isolate=True, link=link if line == said else None),), "caption", voice, align="center") for line in lines]
    return QrBox(code, figure, captions, stage)


class QrBox(Box):
    """The code and its lines, centred, never parted."""

    before = 14.0

    def __init__(self, code: Any, figure: Element, captions: list[Text], stage: Stage) -> None:
        super().__init__()
        self.rows: list[bytes] = [bytes(row) for row in code.matrix]
        self.figure = figure
        self.captions = captions
        self.stage = stage

    def measure(self, width: float) -> float:
        return _SIDE + _GAP + sum(caption.wrap(width)[1] for caption in self.captions)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        left, bottom = x + (self.width - _SIDE) / 2, top - _SIDE
        self.figure.attributes = figure_attributes(left, bottom, _SIDE, _SIDE)
        canvas.tagger.begin(self.figure)
        canvas.emit(self._squares(left, top))
        canvas.tagger.end()
        y = bottom - _GAP
        for caption in self.captions:
            caption.paint(canvas, x, y)
            y -= caption.height

    def _squares(self, left: float, top: float) -> str:
        """One rectangle for each run of dark modules in a row."""
        module = _SIDE / (len(self.rows) + 2 * _QUIET)
        out = [f"q {self.stage.look.ink('ink').fill}"]
        for number, row in enumerate(self.rows):
            y = num(top - (number + 1 + _QUIET) * module)
            start = None
            for at, dark in enumerate((*row, 0)):
                if dark and start is None:
                    start = at
                elif not dark and start is not None:
                    out.append(f"{num(left + (start + _QUIET) * module)} {y} {num((at - start) * module)} {num(module)} re")
                    start = None
        return "\n".join([*out, "f Q"])
