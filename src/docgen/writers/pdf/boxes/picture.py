"""Pictures: PNG, JPEG and SVG. All are opened before the first page, so that all faults are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.document.document import Flow
from docgen.document.shown import pictures_of
from docgen.errors import Place, Problem, RenderError, Warn
from docgen.writers.options import Profile
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.figures import Figures
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.profiles.ink import KNOCKOUT

if TYPE_CHECKING:
    from docgen.pictures import Opened


class Image:
    """A picture, opened and whole, and the place that names it. `width` and `height` are its natural size in points, `largest` the size at which it
    was drawn largest so far."""

    def __init__(self, content: Opened, place: Place | None = None) -> None:
        self.content = content
        self.place = place
        self.width, self.height = content.width, content.height
        self.largest: tuple[float, float] | None = None

    def draw(self, canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        """Draws it with its lower left corner at `x`, `y`. On the press it knocks out what is under it, whatever the text before it did."""
        from docgen.pictures import NotAPicture, Raster
        from docgen.writers.pdf.images.image_object import place_image
        from docgen.writers.pdf.images.raster import upright
        from docgen.writers.pdf.images.svg_drawing import place_drawing

        self.largest = max(self.largest or (0.0, 0.0), (width, height))
        canvas.emit("q" if canvas.inks is None else f"q /{KNOCKOUT} gs")
        if isinstance(self.content, Raster):
            name = place_image(canvas, self.content)
            matrix = " ".join(map(num, upright(self.content.head.orientation, width, height, x, y)))
            canvas.emit(f"{matrix} cm /{name} Do")
        else:
            try:
                name = place_drawing(canvas, self.content)
            except NotAPicture as broken:
                raise RenderError(Problem(broken.message, self.place or Place(), broken.hint)) from None
            canvas.emit(f"{width / self.width:.6f} 0 0 {height / self.height:.6f} {num(x)} {num(y)} cm /{name} Do")
        canvas.emit("Q")


Images = Mapping[Path, Image]


def open_pictures(flow: Flow, profile: Profile, warn: Warn, *, assume_srgb: bool = False) -> Images:
    """Every picture of a flow, its emblem too. Raises RenderError with all that is wrong: files that cannot be read, pictures without alternative
    text in an archive (ISO 14289-1, 7.3), RGB pictures without a profile for the press, unless they are taken for sRGB. What is in a picture and is
    not drawn goes to `warn`."""
    images: dict[Path, Image] = {}
    problems: list[Problem] = []
    found = list(pictures_of(flow))
    if found:  # most documents have none
        from docgen.pictures import Raster, open_file, undrawn
    for path, described in found:
        place = flow.place_of(path)
        name = "" if place.file == str(path) else f"{path.name} "
        if not described and profile == "archive":
            hint = "an `alt:` in each language"
            problems.append(Problem(f"{name}has no alternative text, which the archive profile asks of every picture", place, hint))
        if path in images:
            continue
        try:
            images[path] = image = Image(open_file(path, flow.named_at.get(str(path))), flow.named_at.get(str(path)))
        except RenderError as error:
            problems += error.problems
            continue
        for problem in undrawn(image.content, path, flow.named_at.get(str(path))):
            warn(problem)
        if profile == "print" and isinstance(image.content, Raster) and not image.content.known and not assume_srgb:
            hint = "a picture in CMYK or gray, one with a colour profile in it, or --assume-srgb"
            problems.append(Problem(f"{name}is an RGB picture without a colour profile, which a press cannot print", place, hint))
    if problems:
        raise RenderError(dict.fromkeys(problems))
    return images


class PictureBox(Box):
    """`width` is the width asked for (points, `None` for its own), never more than its own; `room` is the tallest it may be; centred."""

    def __init__(self, image: Image, figures: Figures, width: float | None, room: float) -> None:
        super().__init__()
        self.image = image
        self.figures = figures
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
        self.figures.begin(canvas, left, bottom, width, height)
        self.image.draw(canvas, left, bottom, width, height)
        canvas.tagger.end()
