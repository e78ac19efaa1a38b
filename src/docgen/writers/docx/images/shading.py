"""Gradients of SVG pictures as pixels (SVG 2, 14.2): which colour each pixel of a box has, reckoned by Pillow from a ramp laid over it."""

from __future__ import annotations

import math
from typing import Any

from docgen.pictures.gradients import Gradient, spread_over
from docgen.pictures.matrix import Matrix, inverse, moved

_RAMP = 256
_BEYOND = 16
"""How many lengths of a gradient its first and last colour go on before and behind it."""
_TURNS = 60
"""How often a gradient that begins again is drawn at most."""


def shaded(gradient: Gradient, matrix: Matrix, box: tuple[int, int, int, int], opacity: float) -> Any:
    """The colours of a gradient, an RGBA image as large as `box` (left, top, right, bottom, in pixels). `matrix` takes its points to the page's. The
    focus of a radial one is taken to be its centre. `None` for a gradient that is squeezed to nothing."""
    from PIL import Image

    size = box[2] - box[0], box[3] - box[1]
    a, b, c, d, e, f = matrix
    back = inverse((a, b, c, d, e - box[0], f - box[1]))
    if back is None:
        return None
    if gradient.plain is not None:
        red, green, blue = (round(255 * part) for part in gradient.plain.rgb)
        return Image.new("RGBA", size, (red, green, blue, round(255 * opacity * gradient.plain.alpha)))
    if gradient.spread != "pad":
        gradient = spread_over(gradient, *_reach(gradient, back, size))
    if gradient.radii is not None:
        # Pillow's own reaches its last value in the corners, and not at the edges.
        ramp = Image.radial_gradient("L").point([min(255, round(value * math.sqrt(2) * 128 / 127.5)) for value in range(256)])
        steps = _from_centre(gradient, back)
    else:
        ramp, steps = _ramp(), _along(gradient, back)
    places = ramp.transform(size, Image.Transform.AFFINE, steps, Image.Resampling.BILINEAR, fillcolor=255)
    colours = [gradient.at(step / (_RAMP - 1)) for step in range(_RAMP)]
    shares = (1.0, 1.0, 1.0, opacity)
    return Image.merge("RGBA", [places.point([round(255 * shares[part] * colour[part]) for colour in colours]) for part in range(4)])


def _reach(gradient: Gradient, back: Matrix, size: tuple[int, int]) -> tuple[float, float]:
    """From where to where the corners of a box reach, in lengths of a gradient."""
    corners = [moved(corner, back) for corner in ((0, 0), (size[0], 0), (0, size[1]), size)]
    if gradient.radii is not None:
        return 0.0, min(float(_TURNS), max(math.dist(corner, gradient.end) for corner in corners) / gradient.radii[1])
    (x, y), (u, v) = gradient.start, gradient.end
    square = (u - x) ** 2 + (v - y) ** 2
    along = [((px - x) * (u - x) + (py - y) * (v - y)) / square for px, py in corners]
    return max(-_TURNS / 2, min(along)), min(_TURNS / 2, max(along))


def _along(gradient: Gradient, back: Matrix) -> Matrix:
    """From a pixel to the ramp: across nothing changes, downwards it goes from stop to stop. In Pillow's order: x by x, by y, shift; y the same."""
    a, b, c, d, e, f = back
    (x, y), (u, v) = gradient.start, gradient.end
    dx, dy = u - x, v - y
    square = dx * dx + dy * dy or 1e-12
    down, right = (c * dx + d * dy) / square, (a * dx + b * dy) / square
    start = ((e - x) * dx + (f - y) * dy) / square + _BEYOND
    return 0.0, 0.0, 0.5, right * _RAMP, down * _RAMP, start * _RAMP


def _from_centre(gradient: Gradient, back: Matrix) -> Matrix:
    """From a pixel to the radial ramp, whose radius is 127.5 about the middle of 256 pixels."""
    a, b, c, d, e, f = back
    scale = 127.5 / (gradient.radii[1] if gradient.radii else 1.0)
    (x, y) = gradient.end
    return a * scale, c * scale, (e - x) * scale + 128, b * scale, d * scale, (f - y) * scale + 128


def _ramp() -> Any:
    from PIL import Image

    ramp = Image.new("L", (1, (2 * _BEYOND + 1) * _RAMP), 255)
    ramp.paste(0, (0, 0, 1, _BEYOND * _RAMP))
    ramp.paste(Image.linear_gradient("L").crop((0, 0, 1, _RAMP)), (0, _BEYOND * _RAMP))
    return ramp
