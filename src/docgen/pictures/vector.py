"""SVG pictures as shapes: svglib reads them, and every number is looked at before anybody draws with it."""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
import math
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeAlias

from docgen.limits import check_time
from docgen.pictures.kinds import NotAPicture
from docgen.pictures.svg import SVG, read_svg

Matrix = tuple[float, float, float, float, float, float]
Placed: TypeAlias = tuple[Any, Matrix]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST = 1e7
"""Points; nothing that is seen on paper is so far away."""
_LEAST = 1e-5
"""A unit of the drawing smaller than so many points is lost in a PDF, whose numbers have six places here."""
_NOTES = 6
_NUMBERS = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "strokeWidth")
_GRADIENT = ("_x0", "_y0", "_x1", "_y1", "_cx", "_cy", "_r")
_DRAWING = Lock()
"""reportlab marks a drawing's shapes while it draws them, so a drawing is drawn by one thread at a time."""
_SAID: ContextVar[list[str] | None] = ContextVar("docgen_svg_said", default=None)


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """An SVG picture. `data` is the SVG in UTF-8, `drawing` its shapes (a reportlab Drawing), `width` and `height` its size in points. `notes` are
    what is in it and is not drawn. `digest` names its bytes."""

    data: bytes
    drawing: Any
    width: float
    height: float
    digest: str
    notes: tuple[str, ...] = ()

    def draw(self, canvas: Any) -> None:
        """Draws it on a reportlab canvas, its lower left corner at the origin."""
        _draw(self.drawing, canvas)

    def lines(self) -> Iterator[float]:
        """How thick each line of it is, in points at its own size."""
        for shape, matrix, _ in shapes_of(self.drawing):
            if getattr(shape, "strokeColor", None) is not None and not is_clip(shape) and type(shape).__name__ != "NoStrokePath":
                yield (getattr(shape, "strokeWidth", 1) or 0) * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


class _Listener(logging.Handler):
    """What svglib logs goes to whoever reads a picture in this thread, and nowhere else."""

    def emit(self, record: logging.LogRecord) -> None:
        said = _SAID.get()
        if said is not None:
            said.append(record.getMessage())


def open_vector(data: bytes) -> Vector:
    """Raises NotAPicture."""
    from lxml import etree

    sheet = read_svg(data)
    plain = etree.tostring(sheet.root, encoding="utf-8")
    drawing, said = _drawing(plain)
    width, height = getattr(drawing, "width", 0), getattr(drawing, "height", 0)
    if not (_sound(width) and _sound(height) and width > 0.01 and height > 0.01):
        raise NotAPicture("is an SVG picture without a size", "width and height, or a viewBox")
    shapes = 0
    for shape, matrix, _ in shapes_of(drawing):
        _check(shape, matrix)
        shapes += not is_clip(shape)
    if not shapes:
        raise NotAPicture("shows nothing", "an SVG with shapes in it")
    _try(drawing)
    notes = list(dict.fromkeys((*sheet.notes, *(f"what svglib says of it: {words[:120]}" for words in said))))
    if len(notes) > _NOTES:
        notes[_NOTES:] = [f"{len(notes) - _NOTES} other things"]
    return Vector(_for_word(data, plain, sheet.root), drawing, float(width), float(height), hashlib.sha256(data).hexdigest()[:16], tuple(notes))


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


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """A point by a matrix."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _sound(number: Any) -> bool:
    return isinstance(number, (int, float)) and math.isfinite(number) and abs(number) <= _MOST


def _out_of_range() -> NotAPicture:
    return NotAPicture("is drawn with numbers that are none, or far too large or small", "an SVG whose numbers are about as large as its size")


def _check(shape: Any, matrix: Matrix) -> None:
    """Raises NotAPicture for a shape that cannot be drawn; sets right what SVG says may be wrong."""
    check_time()
    clip = getattr(shape, "_clip_shape", None)
    if clip is not None:  # a gradient
        _check(clip, matrix)
        if not all(_sound(value) for name, value in vars(shape).items() if name in _GRADIENT):
            raise _out_of_range()
        if not all(_sound(value) for value in vars(shape).get("_positions", ())):
            raise _out_of_range()
        for colour in vars(shape).get("_rl_colors", ()):
            _check_colour(colour)
        return
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


def _draw(drawing: Any, canvas: Any) -> None:
    from reportlab.graphics import renderPDF

    with _DRAWING:
        renderPDF.draw(drawing, canvas, 0, 0)


def _try(drawing: Any) -> None:
    """Draws it once where nobody sees it: reportlab raises whatever it meets, and no page must be begun for that."""
    from reportlab.pdfgen.canvas import Canvas

    try:
        _draw(drawing, Canvas(io.BytesIO(), (drawing.width, drawing.height)))
    except Exception as broken:
        raise NotAPicture(f"cannot be drawn ({type(broken).__name__})", "a simpler SVG, or a PNG") from None


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
