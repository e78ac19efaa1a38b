"""Pictures: PNG, JPEG and SVG. All are opened before the first page, so that all faults are told at once."""

from __future__ import annotations

import hashlib
import importlib
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.document.blocks import Panel, Picture
from docgen.document.document import Flow, FlowItem, Row, Side, Tinted
from docgen.document.inline import plain
from docgen.errors import Place, Problem, RenderError
from docgen.render.options import Profile
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.imageobject import place_image
from docgen.render.pdf.raster import NotAPicture, Raster, read_raster
from docgen.render.pdf.structure import Element
from docgen.render.pdf.tokens import num


class Vector:
    """An SVG drawing. `width` and `height` in points."""

    def __init__(self, data: bytes) -> None:
        svg2rlg = importlib.import_module("svglib.svglib").svg2rlg
        try:
            self.drawing: Any = svg2rlg(io.BytesIO(data))
        except Exception as broken:  # svglib raises whatever it meets
            raise NotAPicture(f"cannot be read as an SVG picture ({type(broken).__name__})") from None
        if self.drawing is None:
            raise NotAPicture("cannot be read as an SVG picture")
        if any(type(shape).__name__ == "String" for shape in _shapes(self.drawing)):
            raise NotAPicture("has text in it, whose font would not be embedded; turn it into outlines")
        if not (self.drawing.width > 0 and self.drawing.height > 0):
            raise NotAPicture("is an SVG picture without a size")
        self.width = float(self.drawing.width)
        self.height = float(self.drawing.height)


def _shapes(group: Any) -> Iterator[Any]:
    for shape in getattr(group, "contents", ()):
        yield shape
        yield from _shapes(shape)


class Image:
    """A picture's file, opened and whole. `width` and `height` are its natural size in points. Raises NotAPicture."""

    def __init__(self, data: bytes) -> None:
        self.digest = hashlib.sha256(data).hexdigest()[:16]
        self.content: Raster | Vector = Vector(data) if data.lstrip()[:5] in (b"<svg ", b"<?xml", b"<svg>", b"<!DOC") else read_raster(data)
        self.width, self.height = self.content.width, self.content.height

    def draw(self, canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        """Draws it with its lower left corner at `x`, `y`."""
        canvas.emit("q")
        if isinstance(self.content, Raster):
            name = place_image(canvas, self.content, self.digest)
            canvas.emit(f"{num(width)} 0 0 {num(height)} {num(x)} {num(y)} cm /{name} Do")
        else:
            from reportlab.graphics import renderPDF

            if canvas.cmyk:
                canvas._enforceColorSpace = importlib.import_module("docgen.render.pdf.vectorinks").inks_of(canvas.press_icc)
            canvas.saveState()
            canvas.emit(f"{width / self.width:.6f} 0 0 {height / self.height:.6f} {num(x)} {num(y)} cm")
            renderPDF.draw(self.content.drawing, canvas, 0, 0)
            canvas.restoreState()
        canvas.emit("Q")


Images = Mapping[Path, Image]


def open_pictures(flow: Flow, profile: Profile) -> Images:
    """Every picture of a flow, its emblem too. Raises RenderError with all that is wrong: files that cannot be read, pictures without alternative
    text in an archive (ISO 14289-1, 7.3), RGB pictures without a profile for the press."""
    images: dict[Path, Image] = {}
    problems: list[Problem] = []
    asked: list[tuple[Path, bool]] = [(flow.furniture.emblem, True)] if flow.furniture.emblem else []
    asked += [(block.path, _described(block)) for section in flow.sections for block in _pictures(section.items)]
    for path, described in dict.fromkeys(asked):
        place = Place(str(path))
        if not described and profile == "archive":
            problems.append(Problem("has no alternative text, which the archive profile asks of every picture", place, "an `alt:` in each language"))
        if path in images:
            continue
        try:
            images[path] = image = Image(path.read_bytes())
        except OSError as missing:
            problems.append(Problem(f"cannot be opened: {missing.strerror}", place))
        except NotAPicture as broken:
            problems.append(Problem(str(broken), place, "a whole PNG or JPEG file"))
        else:
            if profile == "print" and isinstance(image.content, Raster) and not image.content.known:
                hint = "a picture in CMYK or gray, or one with a colour profile in it"
                problems.append(Problem("is an RGB picture without a colour profile, which a press cannot print", place, hint))
    if problems:
        raise RenderError(problems)
    return images


def _described(block: Picture[Any]) -> bool:
    alt = block.alt
    if alt is None:
        return False
    return bool(plain(alt)) if isinstance(alt, tuple) else any(plain(runs) for _, runs in alt)


def _pictures(items: Iterable[FlowItem]) -> Iterator[Picture[Any]]:
    for item in items:
        if isinstance(item, Tinted):
            yield from _pictures(item.items)
        elif isinstance(item, Row):
            yield from _pictures(side for side in (item.left, item.right) if side is not None)
        elif isinstance(item, Side) and isinstance(item.block, Panel):
            yield from _pictures(Side(item.lang, block) for block in item.block.blocks)
        elif isinstance(item.block, Picture):
            yield item.block


class PictureBox(Box):
    """`width` is the width asked for (points, `None` for its own), never more than its own; `room` is the tallest it may be; centred."""

    def __init__(self, image: Image, element: Element, width: float | None, room: float) -> None:
        super().__init__()
        self.image = image
        self.element = element
        self.asked = width
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
        left, bottom = x + (self.width - width) / 2, top - height
        self.element.attributes = figure_attributes(left, bottom, width, height)
        canvas.tagger.begin(self.element)
        self.image.draw(canvas, left, bottom, width, height)
        canvas.tagger.end()


def figure_attributes(x: float, y: float, width: float, height: float) -> str:
    """The layout attributes of a Figure: a block, and where it is on its page (ISO 32000-1, 14.8.5.4)."""
    return f"<</O /Layout /Placement /Block /BBox [{' '.join(map(num, (x, y, x + width, y + height)))}]>>"
