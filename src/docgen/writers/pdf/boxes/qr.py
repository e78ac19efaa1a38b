"""A QR code (ISO/IEC 18004) with the document's address and reference under it, as vector squares."""

from __future__ import annotations

from docgen.document.inline import Inline
from docgen.document.qrcode import QUIET, Code, qr_code
from docgen.locales.labels import labels
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.figures import Figures, figures
from docgen.writers.pdf.boxes.text import Text, text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.tokens import num

_GAP = 2.0


def qr_box(address: str, reference: str | None, stage: LayoutContext) -> QrBox:
    """The code as the last block of a document. Raises RenderError for a text too long to code."""
    code = qr_code(address, reference)
    voice = stage.leading
    named = labels()["qr-code"]
    shown = figures((stage.voices[side], f"{named[side]}: {code.text}") for side in stage.languages)
    last = len(code.lines) - 1
    captions = [
        text((Inline(line, isolate=True, link=code.link if index == last else None),), "caption", voice, align="center")
        for index, line in enumerate(code.lines)
    ]
    return QrBox(code, shown, captions, stage)


class QrBox(Box):
    """The code and its lines, centred, never parted."""

    def __init__(self, code: Code, shown: Figures, captions: list[Text], stage: LayoutContext) -> None:
        super().__init__()
        self.rows = code.modules
        self.figures = shown
        self.captions = captions
        self.stage = stage
        self.before, self.side = stage.look.theme.measures.qr_gap, stage.look.theme.measures.qr_side

    def measure(self, width: float) -> float:
        return self.side + _GAP + sum(caption.wrap(width)[1] for caption in self.captions)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        left, bottom = x + (self.width - self.side) / 2, top - self.side
        self.figures.begin(canvas, left, bottom, self.side, self.side)
        canvas.emit(self._squares(left, top))
        canvas.tagger.end()
        y = bottom - _GAP
        for caption in self.captions:
            caption.paint(canvas, x, y)
            y -= caption.height

    def _squares(self, left: float, top: float) -> str:
        """One rectangle for each run of dark modules in a row."""
        module = self.side / (len(self.rows) + 2 * QUIET)
        out = [f"q {self.stage.look.ink('ink').fill}"]
        for number, row in enumerate(self.rows):
            y = num(top - (number + 1 + QUIET) * module)
            start = None
            for at, dark in enumerate((*row, 0)):
                if dark and start is None:
                    start = at
                elif not dark and start is not None:
                    out.append(f"{num(left + (start + QUIET) * module)} {y} {num((at - start) * module)} {num(module)} re")
                    start = None
        return "\n".join([*out, "f Q"])
