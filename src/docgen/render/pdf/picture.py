"""Pictures: PNG and JPEG by reportlab, SVG where svglib is installed. Never enlarged; a picture that cannot be read is a clear error."""

from __future__ import annotations

import importlib
import io
from functools import cached_property
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader

from docgen.errors import Place, Problem, RenderError
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.structure import Element
from docgen.render.pdf.tokens import num

_POINTS_PER_PIXEL = 72 / 96
"""A picture that does not say its resolution counts as 96 pixels an inch."""


class Image:
    """A picture's file, opened. `width` and `height` are its natural size in points. Raises RenderError when it cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.data = path.read_bytes()
        except OSError as missing:
            raise RenderError(Problem(f"picture cannot be opened: {missing.strerror}", Place(str(path)))) from None
        self.vector = path.suffix.lower() == ".svg" or self.data.lstrip().startswith((b"<svg", b"<?xml"))
        self.width, self.height = self._size()

    def _size(self) -> tuple[float, float]:
        if self.vector:
            return self.drawing.width, self.drawing.height
        pixels = self.reader.getSize()
        dpi = getattr(self.reader._image, "info", {}).get("dpi", (0, 0))
        x, y = (72 / float(value) if float(value) > 1 else _POINTS_PER_PIXEL for value in dpi[:2])
        return pixels[0] * x, pixels[1] * y

    @cached_property
    def reader(self) -> Any:
        try:
            reader = ImageReader(io.BytesIO(self.data))
            reader.getRGBData()
        except Exception as broken:  # Pillow raises whatever its decoders meet
            raise RenderError(
                Problem(f"cannot be read as a picture ({type(broken).__name__})", Place(str(self.path)), "a whole PNG, JPEG or SVG file")
            ) from None
        return reader

    @cached_property
    def drawing(self) -> Any:
        try:
            svg2rlg = importlib.import_module("svglib.svglib").svg2rlg
        except ImportError:
            raise RenderError(
                Problem("an SVG picture needs svglib, which is not installed", Place(str(self.path)), "pip install svglib, or use a PNG")
            ) from None
        drawing = svg2rlg(io.BytesIO(self.data))
        if drawing is None:
            raise RenderError(Problem("cannot be read as an SVG picture", Place(str(self.path)), "a whole SVG file"))
        return drawing

    def draw(self, canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        """Draws it with its lower left corner at `x`, `y`."""
        if not self.vector:
            canvas.drawImage(self.reader, x, y, width, height, mask="auto")
            return
        from reportlab.graphics import renderPDF

        canvas.saveState()
        canvas.emit(f"{num(width / self.width)} 0 0 {num(height / self.height)} {num(x)} {num(y)} cm")
        renderPDF.draw(self.drawing, canvas, 0, 0)
        canvas.restoreState()


class PictureBox(Box):
    """`width` is the width asked for (points, `None` for its own); `align` is 0 for left, 0.5 for centre, 1 for right."""

    def __init__(self, image: Image, element: Element, width: float | None, align: float, room: float) -> None:
        super().__init__()
        self.image = image
        self.element = element
        self.asked = width
        self.align = align
        self.room = room
        self._size = (0.0, 0.0)

    def measure(self, width: float) -> float:
        image = self.image
        wide = min(width, image.width, self.asked or image.width)
        scale = min(wide / image.width, self.room / image.height)
        self._size = (image.width * scale, image.height * scale)
        return self._size[1]

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        width, height = self._size
        left, bottom = x + (self.width - width) * self.align, top - height
        box = " ".join(map(num, (left, bottom, left + width, top)))
        self.element.attributes = f"<</O /Layout /Placement /Block /BBox [{box}]>>"
        canvas.tagger.begin(self.element)
        self.image.draw(canvas, left, bottom, width, height)
        canvas.tagger.end()
