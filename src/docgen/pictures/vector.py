"""SVG pictures as shapes: svglib reads them, and every number is looked at before anybody draws with it."""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
import math
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from docgen.limits import check_time
from docgen.pictures.cascade import flattened, inherited
from docgen.pictures.clips import plain_clips
from docgen.pictures.geometry import is_kind
from docgen.pictures.gradients import Gradient, Key, marked
from docgen.pictures.kinds import NotAPicture
from docgen.pictures.matrix import IDENTITY, Matrix, moved, times
from docgen.pictures.sound_shapes import sound_shapes
from docgen.pictures.svg import SVG, check_shapes, read_svg
from docgen.pictures.undrawn import conditional, undrawn

Placed: TypeAlias = tuple[Any, Matrix]
_MOST = 1e7
"""Points; nothing that is seen on paper is so far away."""
_LEAST = 1e-5
"""A unit of the drawing smaller than so many points is lost in a PDF, whose numbers have six places here."""
_NOTES = 6
_NUMBERS = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "strokeWidth")
_SAID: ContextVar[list[str] | None] = ContextVar("docgen_svg_said", default=None)


_USUAL_MITER = 4.0
"""SVG's own limit of pointed corners (SVG 1.1, 11.4)."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """An SVG picture. `data` is the SVG in UTF-8, `drawing` its shapes (a reportlab Drawing), `width` and `height` its size in points. `notes` are
    what is in it and is not drawn. `digest` names its bytes. `gradients` are those for which a plain colour stands in the shapes; `miter` is how many
    times a line's thickness a pointed corner may reach."""

    data: bytes
    drawing: Any
    width: float
    height: float
    digest: str
    notes: tuple[str, ...] = ()
    gradients: Mapping[Key, Gradient] = field(default_factory=dict)
    miter: float = _USUAL_MITER

    def gradient(self, colour: Any) -> Gradient | None:
        """The gradient that a shape's colour stands for."""
        return self.gradients.get((round(255 * colour.red), round(255 * colour.green), round(255 * colour.blue)))

    @property
    def mixes(self) -> bool:
        """Whether colours of it, grays apart, let through what is under them."""
        for shape, _, _ in shapes_of(self.drawing):
            for colour in (getattr(shape, "fillColor", None), getattr(shape, "strokeColor", None) if has_line(shape) else None):
                if colour is None or is_clip(shape):
                    continue
                gradient = self.gradient(colour)
                shades = [(colour.red, colour.green, colour.blue, 1.0)] if gradient is None else [(*stop.rgb, stop.alpha) for stop in gradient.stops]
                if any(len({*shade[:3]}) > 1 and shade[3] * colour.alpha < 1 for shade in shades):
                    return True
        return False

    def lines(self) -> Iterator[float]:
        """How thick each line of it is, in points at its own size."""
        for shape, matrix, _ in shapes_of(self.drawing):
            if not is_clip(shape) and has_line(shape):
                yield shape.strokeWidth * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


class _Listener(logging.Handler):
    """What svglib logs goes to whoever reads a picture in this thread, and nowhere else."""

    def emit(self, record: logging.LogRecord) -> None:
        said = _SAID.get()
        if said is not None:
            said.append(record.getMessage())


def open_vector(data: bytes) -> Vector:
    """Raises NotAPicture."""
    from lxml import etree

    root = read_svg(data)
    plain = etree.tostring(root, encoding="utf-8")
    flat = flattened(root)
    check_shapes(flat)
    told = [*conditional(root), *sound_shapes(flat), *undrawn(flat)]
    plain_clips(flat)
    miter, said_of_miter = _miter(flat)
    gradients = marked(flat)
    drawing, said = _drawing(etree.tostring(flat, encoding="utf-8"))
    width, height = getattr(drawing, "width", 0), getattr(drawing, "height", 0)
    if not (_sound(width) and _sound(height) and width > 0.01 and height > 0.01):
        raise NotAPicture("is an SVG picture without a size", "width and height, or a viewBox")
    shapes = 0
    for shape, matrix, _ in shapes_of(drawing):
        _check(shape, matrix)
        shapes += not is_clip(shape)
    if not shapes:
        raise NotAPicture("shows nothing", "an SVG with shapes in it")
    notes = list(dict.fromkeys((*told, *said_of_miter, *(f"what svglib says of it: {words[:120]}" for words in said))))
    if len(notes) > _NOTES:
        notes[_NOTES:] = [f"{len(notes) - _NOTES} other things"]
    digest = hashlib.sha256(data).hexdigest()[:16]
    return Vector(_for_word(data, plain, root), drawing, float(width), float(height), digest, tuple(notes), gradients, miter)


def _miter(root: Any) -> tuple[float, list[str]]:
    """The one limit of pointed corners that is drawn, and a note where there are several."""
    given = {inherited(element, "stroke-miterlimit") for element in root.iter() if isinstance(element.tag, str) and element.get("stroke-miterlimit")}
    limits = {float(value) for value in given if value and value.replace(".", "", 1).isdigit() and float(value) >= 1}
    return max(limits, default=_USUAL_MITER), ["corners of several sharpnesses"] if len(limits) > 1 else []


def _drawing(data: bytes) -> tuple[Any, list[str]]:
    """svglib's drawing, and what it warns of."""
    module: Any = importlib.import_module("svglib.svglib")
    logger = module.logger
    if not any(isinstance(handler, _Listener) for handler in logger.handlers):
        logger.addHandler(_Listener(logging.WARNING))
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    said: list[str] = []
    token = _SAID.set(said)
    try:
        drawing = module.svg2rlg(io.BytesIO(data))
    except Exception as broken:  # svglib raises whatever it meets
        raise NotAPicture(f"cannot be read as an SVG picture ({type(broken).__name__})", "a whole SVG file") from None
    finally:
        _SAID.reset(token)
    if drawing is None:
        raise NotAPicture("cannot be read as an SVG picture", "a whole SVG file")
    return drawing, said


def shapes_of(drawing: Any, matrix: Matrix = IDENTITY, clips: tuple[Placed, ...] = ()) -> Iterator[tuple[Any, Matrix, tuple[Placed, ...]]]:
    """Every shape of a drawing from bottom to top, with the matrix that takes its points to the page's, and the clipping paths, each with its own
    matrix, that it is seen through. Clipping paths come as shapes too. Raises NotAPicture for a matrix that is not one of finite numbers."""
    for child in getattr(drawing, "contents", ()):
        if hasattr(child, "contents"):
            yield from shapes_of(child, times(matrix, _matrix(child)), clips)
        else:
            yield child, matrix, clips
            if is_clip(child):
                clips = (*clips, (child, matrix))


def is_clip(shape: Any) -> bool:
    """Whether it is a path that clips what follows it in its group, and is not drawn itself."""
    return bool(getattr(shape, "isClipPath", 0))


def has_line(shape: Any) -> bool:
    """Whether a shape is drawn with a line round it."""
    return getattr(shape, "strokeColor", None) is not None and (getattr(shape, "strokeWidth", 1) or 0) > 0 and not is_kind(shape, "NoStrokePath")


def _matrix(group: Any) -> Matrix:
    a, b, c, d, e, f = found = tuple(map(float, getattr(group, "transform", IDENTITY)))
    if not all(map(_sound, found)):
        raise _out_of_range()
    most = max(map(abs, (a, b, c, d)))
    if 0 < most < _LEAST:
        raise _out_of_range()
    if abs(a * d - b * c) <= 1e-12 * most**2:
        raise NotAPicture("has a transformation that leaves nothing to be seen (such as scale(0))", "an SVG without it")
    return a, b, c, d, e, f


def _sound(number: Any) -> bool:
    return isinstance(number, (int, float)) and math.isfinite(number) and abs(number) <= _MOST


def _out_of_range() -> NotAPicture:
    return NotAPicture("is drawn with numbers that are none, or far too large or small", "an SVG whose numbers are about as large as its size")


def _check(shape: Any, matrix: Matrix) -> None:
    """Raises NotAPicture for a shape that cannot be drawn; sets right what SVG says may be wrong, and gives a line's opacity to its colour."""
    check_time()
    if is_kind(shape, "Path") and list(shape.operators[:1]) != [0]:
        raise NotAPicture("has an outline that cannot be drawn: it begins nowhere", "outlines that begin with M")
    numbers = [getattr(shape, name) for name in _NUMBERS if getattr(shape, name, None) is not None]
    points = list(getattr(shape, "points", None) or ())
    if not all(map(_sound, (*numbers, *points, *matrix))):
        raise _out_of_range()
    if not all(map(_sound, (part for x, y in zip(points[::2], points[1::2], strict=False) for part in moved((x, y), matrix)))):
        raise _out_of_range()
    for name in ("fillColor", "strokeColor"):
        colour = getattr(shape, name, None)
        if colour is not None:
            _check_colour(colour)
    if getattr(shape, "strokeColor", None) is not None and getattr(shape, "strokeOpacity", None) is not None:
        shape.strokeColor.alpha = min(1.0, max(0.0, shape.strokeOpacity))
    dashes = getattr(shape, "strokeDashArray", None)
    if dashes is not None:
        shape.strokeDashArray = _dashes(dashes)
    if getattr(shape, "fillMode", None) == "":
        shape.fillMode = 1


def _check_colour(colour: Any) -> None:
    parts = [getattr(colour, part, 0) for part in ("red", "green", "blue", "alpha")]
    if not all(isinstance(part, (int, float)) and math.isfinite(part) for part in parts):
        raise NotAPicture("has a colour that is none", "colours such as #7a1f3d")
    for part, value in zip(("red", "green", "blue", "alpha"), parts, strict=True):
        if hasattr(colour, part) and not 0 <= value <= 1:
            setattr(colour, part, min(1.0, max(0.0, value)))  # SVG clamps


def _dashes(dashes: Any) -> list[float] | None:
    """A dash array that a PDF may have; `None` for one that sums to nothing, which means a whole line (SVG 1.1, 11.4)."""
    flat = (
        [part for dash in dashes for part in (dash if isinstance(dash, (list, tuple)) else (dash,))]
        if isinstance(dashes, (list, tuple))
        else [dashes]
    )
    if not all(_sound(part) and part >= 0 for part in flat):
        raise NotAPicture("has a dashed line whose dashes are no lengths", "a stroke-dasharray of lengths, such as 4 2")
    return [float(part) for part in flat] if any(flat) else None


def _for_word(data: bytes, plain: bytes, root: Any) -> bytes:
    """The SVG as a Word file carries it: as it is, unless it is no UTF-8, or names no namespace, without which Word draws nothing."""
    if not root.tag.startswith("{"):
        return plain.replace(b"<svg", f'<svg xmlns="{SVG}"'.encode(), 1)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return plain
    declared = (root.getroottree().docinfo.encoding or "utf-8").lower()
    return data if declared in ("utf-8", "ascii", "us-ascii") else plain
