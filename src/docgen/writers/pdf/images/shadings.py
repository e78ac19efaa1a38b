"""Gradients as shading patterns (ISO 32000-1, 8.7.4): in sRGB, or in the press's inks, sampled so finely that both look alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from docgen.pictures.gradients import Gradient, spread_over
from docgen.pictures.matrix import Matrix, inverse, moved
from docgen.writers.pdf.profiles.inks import Inks

_STEPS = 8
"""Pieces between two stops, for the press: inks do not follow red, green and blue in a straight line."""
_TURNS = 40
"""How often a gradient that begins again is drawn at most, and of how many stops all its turns may be together."""
_MOST_STOPS = 400
_MANY = 60
"""A gradient of more stops is not sampled between them."""

Box: TypeAlias = tuple[float, float, float, float]


def written(numbers: Sequence[float]) -> str:
    """Numbers of a drawing, with as many places as they need: six behind the point for small ones."""
    return " ".join(f"{number:.6f}".rstrip("0").rstrip(".") if number else "0" for number in numbers)


def fitted(gradient: Gradient, matrix: Matrix, page: Box) -> Gradient:
    """A gradient that pads: one that repeats is drawn as often as it takes to fill a page of a form, to which `matrix` leads."""
    back = inverse(matrix)
    if gradient.spread == "pad" or gradient.plain is not None or back is None:
        return gradient
    left, low, right, high = page
    corners = [moved(corner, back) for corner in ((left, low), (right, low), (left, high), (right, high))]
    (x, y), (u, v) = gradient.start, gradient.end
    turns = max(2, min(_TURNS, _MOST_STOPS // len(gradient.stops)))
    if gradient.radii is not None:
        reach = max(math.dist(corner, gradient.end) for corner in corners) / gradient.radii[1]
        return spread_over(gradient, 0.0, min(float(turns), max(1.0, reach)))
    square = (u - x) ** 2 + (v - y) ** 2
    along = [((px - x) * (u - x) + (py - y) * (v - y)) / square for px, py in corners]
    return spread_over(gradient, max(-turns / 2, min(along)), min(turns / 2, max(along)))


def colours(gradient: Gradient, inks: Inks | None) -> tuple[str, str]:
    """The colour space and the function of a gradient that pads. On the press, one of grays alone is of black ink alone."""
    if inks is None:
        return "/DeviceRGB", _function(gradient, lambda place: gradient.at(place)[:3], 1)
    gray = all(len(set(stop.rgb)) == 1 for stop in gradient.stops)
    steps = 1 if gray or len(gradient.stops) > _MANY else _STEPS
    return "/DeviceCMYK", _function(gradient, lambda place: inks.of(gradient.at(place)[:3], gray_alone=gray), steps)


def opacities(gradient: Gradient) -> tuple[str, str]:
    """The same of a gradient's opacity, as grays for a mask."""
    return "/DeviceGray", _function(gradient, lambda place: gradient.at(place)[3:], 1)


def pattern(gradient: Gradient, matrix: Matrix, space: str, function: str) -> str:
    """A pattern dictionary; `matrix` takes the gradient's points to the form's, `function` (a reference) gives the colours in a colour space."""
    coordinates: tuple[float, ...]
    if gradient.radii is None:
        kind, coordinates = 2, (*gradient.start, *gradient.end)
    else:
        kind, coordinates = 3, (*gradient.start, gradient.radii[0], *gradient.end, gradient.radii[1])
    where = f"/Coords [{written(coordinates)}] /Extend [true true]"
    shading = f"<</ShadingType {kind} /ColorSpace {space} {where} /Function {function}>>"
    return f"<</Type /Pattern /PatternType 2 /Matrix [{written(matrix)}] /Shading {shading}>>"


def _function(gradient: Gradient, colour: Callable[[float], Sequence[float]], steps: int) -> str:
    """Straight pieces from stop to stop, put together (7.10.3 and 7.10.4). Where two stops stand at one place, the colour jumps."""
    offsets = list(dict.fromkeys((0.0, *(stop.offset for stop in gradient.stops), 1.0)))
    edges: list[float] = []
    pieces: list[str] = []
    for start, end in pairwise(offsets):
        for step in range(steps):
            low, high = start + (end - start) * step / steps, start + (end - start) * (step + 1) / steps
            last = high if step < steps - 1 else end - (end - start) * 1e-6  # before the jump, where there is one
            pieces.append(f"<</FunctionType 2 /N 1 /Domain [0 1] /C0 [{written(colour(low))}] /C1 [{written(colour(last))}]>>")
            edges.append(high)
    bounds, encode = written(edges[:-1]), " ".join(["0 1"] * len(pieces))
    return f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(pieces)}] /Bounds [{bounds}] /Encode [{encode}]>>"
