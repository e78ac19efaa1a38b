"""Pictures: PNG, JPEG and SVG. All are opened before the first page, so that all faults are told at once."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

from docgen.document.document import Flow
from docgen.document.shown import pictures_of
from docgen.errors import Problem, RenderError, Warn
from docgen.pictures import Opened, Raster, open_file, undrawn
from docgen.render.options import Profile
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.imageobject import place_image
from docgen.render.pdf.raster import upright
from docgen.render.pdf.structure import Element
from docgen.render.pdf.tokens import num


class Image:
    """A picture, opened and whole. `width` and `height` are its natural size in points."""

    def __init__(self, content: Opened) -> None:
        self.content = content
        self.width, self.height = content.width, content.height

    def draw(self, canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        """Draws it with its lower left corner at `x`, `y`."""
        canvas.emit("q")
        if isinstance(self.content, Raster):
            name = place_image(canvas, self.content)
            matrix = " ".join(map(num, upright(self.content.head.orientation, width, height, x, y)))
            canvas.emit(f"{matrix} cm /{name} Do")
        else:
            if canvas.cmyk:
                canvas._enforceColorSpace = importlib.import_module("docgen.render.pdf.vectorinks").inks_of(canvas.press_icc)
            canvas.saveState()
            canvas.emit(f"{width / self.width:.6f} 0 0 {height / self.height:.6f} {num(x)} {num(y)} cm")
            self.content.draw(canvas)
            canvas.restoreState()
        canvas.emit("Q")


Images = Mapping[Path, Image]


def open_pictures(flow: Flow, profile: Profile, warn: Warn) -> Images:
    """Every picture of a flow, its emblem too. Raises RenderError with all that is wrong: files that cannot be read, pictures without alternative
    text in an archive (ISO 14289-1, 7.3), RGB pictures without a profile for the press. What is in a picture and is not drawn goes to `warn`."""
    images: dict[Path, Image] = {}
    problems: list[Problem] = []
    for path, described in pictures_of(flow):
        place = flow.place_of(path)
        name = "" if place.file == str(path) else f"{path.name} "
        if not described and profile == "archive":
            hint = "an `alt:` in each language"
            problems.append(Problem(f"{name}has no alternative text, which the archive profile asks of every picture", place, hint))
        if path in images:
            continue
        try:
            images[path] = image = Image(open_file(path, flow.named_at.get(str(path))))
        except RenderError as error:
            problems += error.problems
            continue
        for problem in undrawn(image.content, path, flow.named_at.get(str(path))):
            warn(problem)
        if profile == "print" and isinstance(image.content, Raster) and not image.content.known:
            hint = "a picture in CMYK or gray, or one with a colour profile in it"
            problems.append(Problem(f"{name}is an RGB picture without a colour profile, which a press cannot print", place, hint))
    if problems:
        raise RenderError(dict.fromkeys(problems))
    return images


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
