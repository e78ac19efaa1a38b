"""Gradients of SVG pictures as pixels (SVG 1.1, 13.2): which colour each pixel of a box has, reckoned by Pillow from a ramp laid over it."""

from __future__ import annotations

import math
from typing import Any

from docgen.pictures.vector import Matrix

_RAMP = 256
_BEYOND = 16
"""How many lengths of a gradient its first and last colour go on before and behind it."""


def shaded(shape: Any, matrix: Matrix, box: tuple[int, int, int, int]) -> Any:
    """The colours of a gradient, an RGBA image as large as `box` (left, top, right, bottom, in pixels). `matrix` takes its points to the page's."""
    from PIL import Image

    size = box[2] - box[0], box[3] - box[1]
    inverse = _inverse(matrix, box)
    if hasattr(shape, "_r"):
        # Pillow's own reaches its last value in the corners, and not at the edges.
        ramp = Image.radial_gradient("L").point([min(255, round(value * math.sqrt(2) * 128 / 127.5)) for value in range(256)])
        steps = _from_centre(shape, inverse)
    else:
        ramp, steps = _ramp(), _along(shape, inverse)
    places = ramp.transform(size, Image.Transform.AFFINE, steps, Image.Resampling.BILINEAR, fillcolor=255)
    colours = [_colour_at(step / (_RAMP - 1), shape) for step in range(_RAMP)]
    return Image.merge("RGBA", [places.point([round(255 * colour[part]) for colour in colours]) for part in range(4)])


def _inverse(matrix: Matrix, box: tuple[int, int, int, int]) -> Matrix:
    """From a pixel of the box to the gradient's own points."""
    a, b, c, d, e, f = matrix
    turn = a * d - b * c
    e, f = e - box[0], f - box[1]
    return d / turn, -b / turn, -c / turn, a / turn, (c * f - d * e) / turn, (b * e - a * f) / turn


def _along(shape: Any, inverse: Matrix) -> Matrix:
    """From a pixel to the ramp: across nothing changes, downwards it goes from stop to stop. In Pillow's order: x by x, by y, shift; y the same."""
    a, b, c, d, e, f = inverse
    dx, dy = shape._x1 - shape._x0, shape._y1 - shape._y0
    square = dx * dx + dy * dy or 1e-12
    down, right = (c * dx + d * dy) / square, (a * dx + b * dy) / square
    start = ((e - shape._x0) * dx + (f - shape._y0) * dy) / square + _BEYOND
    return 0.0, 0.0, 0.5, right * _RAMP, down * _RAMP, start * _RAMP


def _from_centre(shape: Any, inverse: Matrix) -> Matrix:
    """From a pixel to the radial ramp, whose radius is 127.5 about the middle of 256 pixels."""
    a, b, c, d, e, f = inverse
    scale = 127.5 / (abs(shape._r) or 1e-6)
    return a * scale, c * scale, (e - shape._cx) * scale + 128, b * scale, d * scale, (f - shape._cy) * scale + 128


def _ramp() -> Any:
    from PIL import Image

    ramp = Image.new("L", (1, (2 * _BEYOND + 1) * _RAMP), 255)
    ramp.paste(0, (0, 0, 1, _BEYOND * _RAMP))
    ramp.paste(Image.linear_gradient("L").crop((0, 0, 1, _RAMP)), (0, _BEYOND * _RAMP))
    return ramp


def _colour_at(place: float, shape: Any) -> tuple[float, float, float, float]:
    """Red, green, blue and opacity between two stops."""
    before = after = shape._rl_colors[0]
    start = end = 0.0
    for stop, colour in zip(shape._positions, shape._rl_colors, strict=False):
        before, start = after, end
        after, end = colour, max(end, min(1.0, stop))  # a stop is never before the one that it follows
        if place <= end:
            break
    else:
        before, start = after, end
    share = (place - start) / (end - start) if end > start else 1.0
    share = min(1.0, max(0.0, share))
    parts = ((getattr(before, part, 1), getattr(after, part, 1)) for part in ("red", "green", "blue", "alpha"))
    red, green, blue, alpha = (one + (other - one) * share for one, other in parts)
    return red, green, blue, alpha
