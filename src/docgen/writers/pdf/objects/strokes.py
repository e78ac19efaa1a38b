"""The few shapes that a page needs, as content stream operators: filled rectangles and straight lines."""

from __future__ import annotations

from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.profiles.ink import Ink


def fill(canvas: PageCanvas, ink: Ink, x: float, y: float, width: float, height: float) -> None:
    """A rectangle of one colour; `x`, `y` is its lower left corner, all in points."""
    canvas.tint(f"q {ink.fill} {num(x)} {num(y)} {num(width)} {num(height)} re f Q")


def line(canvas: PageCanvas, ink: Ink, weight: float, x1: float, y1: float, x2: float, y2: float) -> None:
    """A straight line, `weight` points thick, with butt ends."""
    canvas.emit(f"q {ink.stroke} {num(weight)} w {num(x1)} {num(y1)} m {num(x2)} {num(y2)} l S Q")


_ARC = 0.5522847498
"""How far the control points of a quarter of a circle stand from its ends, of the radius (four Bézier curves)."""


def circle(canvas: PageCanvas, ink: Ink, weight: float, x: float, y: float, radius: float, *, dash: float = 0.0) -> None:
    """The outline of a circle about `x`, `y`; of dashes where `dash` is their length."""
    k = radius * _ARC
    points = (
        (radius, k, k, radius, 0, radius),
        (-k, radius, -radius, k, -radius, 0),
        (-radius, -k, -k, -radius, 0, -radius),
        (k, -radius, radius, -k, radius, 0),
    )
    curves = " ".join(" ".join(num((x, y)[index % 2] + point) for index, point in enumerate(curve)) + " c" for curve in points)
    dashes = f"[{num(dash)}] 0 d " if dash else ""
    canvas.emit(f"q {ink.stroke} {num(weight)} w {dashes}{num(x + radius)} {num(y)} m {curves} S Q")
