"""The outlines of a drawing's shapes (reportlab's), as curves and as points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[str, tuple[float, ...]]
"""An operator of a path as PDF names it (`m`, `l`, `c`, `h`), and its points one after the other."""
Outline: TypeAlias = tuple[list[Point], bool]
"""Points, and whether the outline is closed."""

_ARC = 0.5522847498
"""How far the control points of a quarter of a circle stand from its ends, of the radius."""
_STEPS = 12
_FLAT = 1e-9
"""How far from the line through the others a point may lie and still be on it, of their distance."""
_COUNTS = {0: 2, 1: 2, 2: 6, 3: 0}
_OPERATORS = {0: "m", 1: "l", 2: "c", 3: "h"}


def is_kind(shape: Any, *kinds: str) -> bool:
    """Whether it is a shape of these kinds of reportlab's, or of one made from them."""
    return any(base.__name__ in kinds for base in type(shape).__mro__)


def segments(shape: Any) -> Iterator[Segment]:
    """A shape's outline, in its own coordinates; nothing for what has none."""
    if is_kind(shape, "Path"):
        points = list(shape.points)
        at = 0
        for operator in shape.operators:
            count = _COUNTS[operator]
            yield _OPERATORS[operator], tuple(points[at : at + count])
            at += count
    elif is_kind(shape, "Rect"):
        yield from _rectangle(shape)
    elif is_kind(shape, "Circle"):
        yield from _ellipse(shape.cx, shape.cy, shape.r, shape.r)
    elif is_kind(shape, "Ellipse"):
        yield from _ellipse(shape.cx, shape.cy, shape.rx, shape.ry)
    elif is_kind(shape, "Line"):
        yield "m", (shape.x1, shape.y1)
        yield "l", (shape.x2, shape.y2)
    elif is_kind(shape, "Polygon", "PolyLine") and len(shape.points) > 1:
        pairs = list(zip(shape.points[::2], shape.points[1::2], strict=False))
        yield "m", pairs[0]
        for pair in pairs[1:]:
            yield "l", pair
        if is_kind(shape, "Polygon"):
            yield "h", ()


def _ellipse(x: float, y: float, rx: float, ry: float) -> Iterator[Segment]:
    kx, ky = rx * _ARC, ry * _ARC
    yield "m", (x + rx, y)
    yield "c", (x + rx, y + ky, x + kx, y + ry, x, y + ry)
    yield "c", (x - kx, y + ry, x - rx, y + ky, x - rx, y)
    yield "c", (x - rx, y - ky, x - kx, y - ry, x, y - ry)
    yield "c", (x + kx, y - ry, x + rx, y - ky, x + rx, y)
    yield "h", ()


def _rectangle(shape: Any) -> Iterator[Segment]:
    x, y, right, top = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    rx, ry = min(getattr(shape, "rx", 0) or 0, shape.width / 2), min(getattr(shape, "ry", 0) or 0, shape.height / 2)
    if rx <= 0 or ry <= 0:
        yield "m", (x, y)
        for corner in ((right, y), (right, top), (x, top)):
            yield "l", corner
        yield "h", ()
        return
    kx, ky = rx * (1 - _ARC), ry * (1 - _ARC)
    yield "m", (x + rx, y)
    yield "l", (right - rx, y)
    yield "c", (right - kx, y, right, y + ky, right, y + ry)
    yield "l", (right, top - ry)
    yield "c", (right, top - ky, right - kx, top, right - rx, top)
    yield "l", (x + rx, top)
    yield "c", (x + kx, top, x, top - ky, x, top - ry)
    yield "l", (x, y + ry)
    yield "c", (x, y + ky, x + kx, y, x + rx, y)
    yield "h", ()


def outlines(shape: Any) -> Iterator[Outline]:
    """A shape's outlines, curves as a few lines."""
    points: list[Point] = []
    for operator, numbers in segments(shape):
        if operator == "h":
            if points:
                yield points, True
            points = points[:1]
            continue
        if operator == "m":
            if len(points) > 1:
                yield points, False
            points = []
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if operator == "c" and points:
            points += _curve(points[-1], *pairs)
        else:
            points += pairs[-1:]
    if len(points) > 1:
        yield points, False


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve as a few lines."""
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, first, second, end)
        points.append((sum(w * p[0] for w, p in zip(weights, corners, strict=True)), sum(w * p[1] for w, p in zip(weights, corners, strict=True))))
    return points


def with_area(shape: Any) -> list[Segment]:
    """A shape's outline without the parts that enclose nothing, since all their points lie on one line. To fill such a part would leave a line as
    thin as the device can draw (ISO 32000-2, 8.5.3.3.1), where SVG fills nothing."""
    parts: list[list[Segment]] = []
    for segment in segments(shape):
        if segment[0] == "m" or not parts:
            parts.append([])
        parts[-1].append(segment)
    return [segment for part in parts if not is_flat([pair for _, numbers in part for pair in pairs(numbers)]) for segment in part]


def pairs(numbers: tuple[float, ...]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def is_flat(points: list[Point]) -> bool:
    """Whether points lie on one line."""
    if not points:
        return True
    x, y = points[0]
    far = max(((u - x, v - y) for u, v in points), key=lambda step: step[0] ** 2 + step[1] ** 2)
    return all(abs((u - x) * far[1] - (v - y) * far[0]) <= _FLAT * (far[0] ** 2 + far[1] ** 2) for u, v in points)


def bounds(shape: Any) -> tuple[float, float, float, float] | None:
    """Left, lower, right and upper edge of a shape's outline, its line left out; `None` for what has none."""
    points = [point for outline, _ in outlines(shape) for point in outline]
    if not points:
        return None
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
