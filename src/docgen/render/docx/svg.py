"""SVG pictures: Word from 2016 on draws the SVG itself; what is drawn here, by Pillow, is for readers that do not.

svglib reads the file into shapes; these are flattened to polygons and painted at three times the size, then made smooth.
Text and clipping are left to those who draw the SVG itself.
"""

from __future__ import annotations

import importlib
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen.errors import Place, Problem, RenderError

_DPI = 300
_MOST_PIXELS = 900
_SMOOTH = 3
_STEPS = 12
_SHAPES = {"Path", "Rect", "Circle", "Ellipse", "Polygon", "PolyLine", "Line"}
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def opened(data: bytes, path: Path) -> Any:
    """The shapes of a file: svglib's drawing, `width` and `height` in points. Raises RenderError for no SVG and one that asks for other files."""
    _alone(data, path)
    read = importlib.import_module("svglib.svglib").svg2rlg
    try:
        drawing = read(io.BytesIO(data))
    except Exception:  # svglib raises whatever it meets
        drawing = None
    if drawing is None or not drawing.width or not drawing.height:
        raise _error(path, "cannot be read as an SVG picture", "a whole SVG file")
    return drawing


def _alone(data: bytes, path: Path) -> None:
    """A picture may hold no entity and point at no other file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _error(path, "cannot be read as an SVG picture", "a whole SVG file") from None
    if root.getroottree().docinfo.internalDTD is not None and root.getroottree().docinfo.internalDTD.entities():
        raise _error(path, "declares entities", "a plain SVG file")
    for element in root.iter():
        for name, value in element.attrib.items():
            if str(name).rpartition("}")[2] == "href" and not value.startswith(("#", "data:image/")):
                raise _error(path, f"points at another file ({value})", "an SVG that holds all it shows")


def _error(path: Path, message: str, hint: str) -> RenderError:
    return RenderError(Problem(message, Place(str(path)), hint))


def painted(drawing: Any) -> bytes:
    """The drawing as a PNG with a transparent ground."""
    from PIL import Image

    scale = min(_DPI / 72, _MOST_PIXELS / max(drawing.width, drawing.height)) * _SMOOTH
    size = (max(_SMOOTH, round(drawing.width * scale)), max(_SMOOTH, round(drawing.height * scale)))
    page = Image.new("RGBA", size, (0, 0, 0, 0))
    # Shapes count upwards from the lower edge, pixels downwards from the upper one.
    for shape, matrix in _shapes(drawing, (scale, 0, 0, -scale, 0, drawing.height * scale)):
        _paint(shape, matrix, page)
    small = page.resize((max(1, size[0] // _SMOOTH), max(1, size[1] // _SMOOTH)), Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "PNG", dpi=(scale / _SMOOTH * 72, scale / _SMOOTH * 72))
    return out.getvalue()


def _shapes(node: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    for child in getattr(node, "contents", ()):
        if type(child).__name__ in _SHAPES:
            yield child, matrix
        else:
            yield from _shapes(child, _times(matrix, tuple(getattr(child, "transform", _IDENTITY))))


def _times(outer: Matrix, inner: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _moved(point: Point, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _paint(shape: Any, matrix: Matrix, page: Any) -> None:
    from PIL import Image, ImageChops, ImageDraw

    if getattr(shape, "isClipPath", 0):
        return
    outlines = [([_moved(point, matrix) for point in points], closed) for points, closed in _outlines(shape)]
    fill, stroke = getattr(shape, "fillColor", None), getattr(shape, "strokeColor", None)
    if fill is not None and type(shape).__name__ not in ("Line", "PolyLine"):
        mask = Image.new("1", page.size)
        for points, _ in outlines:
            if len(points) > 2:
                part = Image.new("1", page.size)
                ImageDraw.Draw(part).polygon(points, fill=1)
                mask = ImageChops.logical_xor(mask, part)  # one outline in another is a hole
        page.paste(_colour(fill), mask=_faded(mask, fill))
    width = (getattr(shape, "strokeWidth", 1) or 0) * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    if stroke is not None and width > 0:
        mask = Image.new("1", page.size)
        pen = ImageDraw.Draw(mask)
        for points, closed in outlines:
            line = [*points, points[0]] if closed else points
            if len(line) > 1:
                pen.line(line, fill=1, width=max(1, round(width)), joint="curve")
        page.paste(_colour(stroke), mask=_faded(mask, stroke))


def _colour(colour: Any) -> tuple[int, int, int, int]:
    return round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255), 255


def _faded(mask: Any, colour: Any) -> Any:
    alpha = round(255 * getattr(colour, "alpha", 1))
    return mask.convert("L").point(lambda value: alpha if value else 0)


def _outlines(shape: Any) -> Iterator[tuple[list[Point], bool]]:
    """A shape's outlines as points, and whether each is closed."""
    kind = type(shape).__name__
    if kind == "Path":
        yield from _path(shape)
    elif kind == "Rect":
        x, y, wide, high = shape.x, shape.y, shape.width, shape.height
        yield [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], True
    elif kind in ("Circle", "Ellipse"):
        rx, ry = (shape.r, shape.r) if kind == "Circle" else (shape.rx, shape.ry)
        turns = [2 * math.pi * step / 72 for step in range(72)]
        yield [(shape.cx + rx * math.cos(turn), shape.cy + ry * math.sin(turn)) for turn in turns], True
    elif kind == "Line":
        yield [(shape.x1, shape.y1), (shape.x2, shape.y2)], False
    else:
        points = list(shape.points)
        yield list(zip(points[::2], points[1::2], strict=True)), kind == "Polygon"


def _path(shape: Any) -> Iterator[tuple[list[Point], bool]]:
    """Operators: 0 move, 1 line, 2 curve (three points), 3 close."""
    values = iter(shape.points)

    def point() -> Point:
        return next(values), next(values)

    outline: list[Point] = []
    for operator in shape.operators:
        if operator == 0:
            if outline:
                yield outline, False
            outline = [point()]
        elif operator == 1:
            outline.append(point())
        elif operator == 2:
            outline += _curve(outline[-1], point(), point(), point())
        else:
            yield outline, True
            outline = outline[:1]
    if len(outline) > 1:
        yield outline, False


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve as a few lines."""
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, first, second, end)
        points.append((sum(w * p[0] for w, p in zip(weights, corners, strict=True)), sum(w * p[1] for w, p in zip(weights, corners, strict=True))))
    return points
