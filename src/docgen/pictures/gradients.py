"""Gradients of an SVG (SVG 2, 14.2), read once for every format; where each is used, a plain colour stands for it until its shape is known."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Literal, TypeAlias

from docgen.pictures.cascade import local, paint_server
from docgen.pictures.csscolour import css_colour
from docgen.pictures.kinds import NotAPicture
from docgen.pictures.matrix import IDENTITY, Matrix, times

Spread: TypeAlias = Literal["pad", "reflect", "repeat"]
Key: TypeAlias = tuple[int, int, int]

_MOST = 1e7
_LINKS = 20
_LENGTH = re.compile(r"([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(%|[a-z]*)")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_INSIDE = 0.999
"""How far from the centre to the edge a focus may stand (SVG 1.1, 13.2.3: one outside is moved to the edge)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """`offset` from 0 to 1, never smaller than that of the stop before; red, green, blue and opacity from 0 to 1."""

    offset: float
    rgb: tuple[float, float, float]
    alpha: float


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient goes from `start` to `end`, and its `radii` are `None`. In a radial one these are the centres of the inner and the outer
    circle, `radii` their radii. All is in the shape's own coordinates, or in shares of its box (`of_box`), after `matrix`."""

    start: tuple[float, float]
    end: tuple[float, float]
    radii: tuple[float, float] | None
    matrix: Matrix
    of_box: bool
    spread: Spread
    stops: tuple[Stop, ...]

    @property
    def plain(self) -> Stop | None:
        """The one colour of a gradient that has no room for more (SVG 2, 14.2.2 and 14.2.3)."""
        last = self.stops[-1]
        if len(self.stops) == 1 or (self.radii is None and self.start == self.end) or (self.radii is not None and self.radii[1] <= 0):
            return last
        return None

    def on(self, box: tuple[float, float, float, float]) -> Matrix | None:
        """From the gradient's coordinates to those of a shape with such a box (left, lower, right, upper edge); `None` where nothing is painted."""
        if not self.of_box:
            return self.matrix
        left, low, right, high = box
        if right - left < 1e-9 or high - low < 1e-9:
            return None
        return times((right - left, 0.0, 0.0, high - low, left, low), self.matrix)

    def at(self, place: float) -> tuple[float, float, float, float]:
        """Red, green, blue and opacity at a place from 0 to 1."""
        before = self.stops[0]
        for stop in self.stops:
            if place < stop.offset:
                share = (place - before.offset) / (stop.offset - before.offset) if stop is not before else 1.0
                pairs = zip((*before.rgb, before.alpha), (*stop.rgb, stop.alpha), strict=True)
                red, green, blue, alpha = (one + (other - one) * share for one, other in pairs)
                return red, green, blue, alpha
            before = stop
        return (*before.rgb, before.alpha)


def marked(root: Any) -> Mapping[Key, Gradient]:
    """Puts a plain colour, which the drawing does not have, wherever a flattened SVG names a gradient; the gradients by these colours (of 255). What
    else a paint names falls away, and the colour in its stead remains. Raises NotAPicture."""
    found = {element.get("id"): element for element in root.iter() if local(element) in ("linearGradient", "radialGradient") and element.get("id")}
    written = {str(element.get(name, "")) for element in root.iter() if isinstance(element.tag, str) for name in ("fill", "stroke")}
    size = _size(root)
    free = (key for key in _keys() if f"#{bytes(key).hex()}" not in written)
    keys: dict[str, Key] = {}
    made: dict[Key, Gradient] = {}
    for element in (element for element in root.iter() if isinstance(element.tag, str)):
        for name in ("fill", "stroke"):
            server = paint_server(element.get(name, ""))
            if server is None:
                continue
            identity, instead = server
            if identity not in found:
                element.set(name, instead or "none")
                continue
            if identity not in keys:
                keys[identity] = next(free)
                gradient = _gradient(found[identity], found, size)
                if gradient is not None:
                    made[keys[identity]] = gradient
            element.set(name, f"#{bytes(keys[identity]).hex()}" if keys[identity] in made else "none")
    return made


def _keys() -> Iterator[Key]:
    """Colours that hardly anybody draws with."""
    for number in count():
        yield 251 - number // 4096 % 8, 3 + number // 64 % 64, 119 + number % 64


def _size(root: Any) -> tuple[float, float]:
    """What percentages are taken of: the picture's own width and height, in its units."""
    numbers = [float(part) for part in re.findall(r"[-+.\deE]+", root.get("viewBox", "")) if _is_number(part)]
    if len(numbers) == 4:
        return numbers[2], numbers[3]
    return _length(root.get("width"), 100.0, 100.0), _length(root.get("height"), 100.0, 100.0)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _gradient(element: Any, known: Mapping[str, Any], size: tuple[float, float]) -> Gradient | None:
    """`None` for one without stops, which paints nothing."""
    chain = [element]
    while len(chain) < _LINKS and (above := known.get(_href(chain[-1]))) is not None and above not in chain:
        chain.append(above)
    radial = local(element) == "radialGradient"

    def given(name: str) -> str | None:
        alike = (one for one in chain if local(one) == local(element) or name in ("gradientUnits", "gradientTransform", "spreadMethod"))
        return next((str(one.get(name)) for one in alike if one.get(name) is not None), None)

    stops = next((found for one in chain if (found := tuple(_stops(one)))), ())
    if not stops:
        return None
    of_box = given("gradientUnits") != "userSpaceOnUse"
    wide, high = (1.0, 1.0) if of_box else size
    across = math.sqrt((wide**2 + high**2) / 2)

    def number(name: str, full: float, otherwise: float) -> float:
        return _sound(_length(given(name), full, otherwise))

    spread = given("spreadMethod")
    a, b, c, d, e, f = map(_sound, _matrix(given("gradientTransform") or ""))
    matrix = a, b, c, d, e, f
    known_spread: Spread = "reflect" if spread == "reflect" else "repeat" if spread == "repeat" else "pad"
    if not radial:
        start = number("x1", wide, 0.0), number("y1", high, 0.0)
        end = number("x2", wide, wide), number("y2", high, 0.0)
        return Gradient(start, end, None, matrix, of_box, known_spread, stops)
    centre = number("cx", wide, wide / 2), number("cy", high, high / 2)
    radius = number("r", across, across / 2)
    focus = number("fx", wide, centre[0]), number("fy", high, centre[1])
    inner = min(max(0.0, number("fr", across, 0.0)), max(0.0, radius))
    away = math.dist(focus, centre)
    if away > _INSIDE * radius > 0:
        share = _INSIDE * radius / away
        focus = centre[0] + (focus[0] - centre[0]) * share, centre[1] + (focus[1] - centre[1]) * share
    return Gradient(focus, centre, (inner, radius), matrix, of_box, known_spread, stops)


def _sound(number: float) -> float:
    if not math.isfinite(number) or abs(number) > _MOST:
        raise NotAPicture("is drawn with numbers that are none, or far too large or small", "an SVG whose numbers are about as large as its size")
    return number


def _href(element: Any) -> str:
    return str(element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or "").strip()[1:]


def _stops(element: Any) -> Iterator[Stop]:
    least = 0.0
    for stop in element:
        if local(stop) != "stop":
            continue
        least = max(least, min(1.0, _length(stop.get("offset"), 1.0, 0.0)))
        *rgb, alpha = css_colour(stop.get("stop-color", "#000000")) or (0.0, 0.0, 0.0, 1.0)
        opacity = stop.get("stop-opacity", "1")
        yield Stop(least, (rgb[0], rgb[1], rgb[2]), alpha * (float(opacity) if _is_number(opacity) else 1.0))


def _length(text: str | None, full: float, otherwise: float) -> float:
    """A length in the picture's units; percentages are of `full`. What is no length is `otherwise`, what is no number is not finite."""
    if text is None:
        return otherwise
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return math.nan if text.strip().lower().lstrip("+-") in ("nan", "inf", "infinity") else otherwise
    number, unit = float(found[1]), found[2]
    return number * full / 100 if unit == "%" else number * _UNITS.get(unit, 1.0)


def _matrix(text: str) -> Matrix:
    """A list of transformations as one (SVG 1.1, 7.6)."""
    made = IDENTITY
    for found in _TRANSFORM.finditer(text):
        parts = [part for part in re.split(r"[\s,]+", found[2].strip()) if part]
        if not parts or not all(map(_is_number, parts)):
            continue
        values = [float(part) for part in parts]
        made = times(made, _step(found[1], values))
    return made


def _step(kind: str, values: list[float]) -> Matrix:
    first, second = values[0], values[1] if len(values) > 1 else None
    if kind == "matrix":
        a, b, c, d, e, f = (*values, 0.0, 0.0, 0.0, 0.0, 0.0)[:6]
        return a, b, c, d, e, f
    if kind == "translate":
        return 1.0, 0.0, 0.0, 1.0, first, second or 0.0
    if kind == "scale":
        return first, 0.0, 0.0, first if second is None else second, 0.0, 0.0
    turn = math.radians(first)
    if kind == "skewX":
        return 1.0, 0.0, math.tan(turn), 1.0, 0.0, 0.0
    if kind == "skewY":
        return 1.0, math.tan(turn), 0.0, 1.0, 0.0, 0.0
    x, y = (values[1], values[2]) if len(values) > 2 else (0.0, 0.0)
    cosine, sine = math.cos(turn), math.sin(turn)
    return cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y


def spread_over(gradient: Gradient, low: float, high: float) -> Gradient:
    """A gradient that pads in place of one that repeats or reflects, from `low` to `high` of its length; `low` is 0 for a radial one."""
    first, last = math.floor(low), max(math.ceil(high), math.floor(low) + 1)
    total = last - first
    stops: list[Stop] = []
    for turn in range(first, last):
        back = gradient.spread == "reflect" and turn % 2
        for stop in reversed(gradient.stops) if back else gradient.stops:
            offset = 1 - stop.offset if back else stop.offset
            stops.append(replace(stop, offset=(turn - first + offset) / total))
        if not back and gradient.stops[0].offset > 0:
            stops.insert(len(stops) - len(gradient.stops), replace(gradient.stops[0], offset=(turn - first) / total))
        elif back and gradient.stops[-1].offset < 1:
            stops.insert(len(stops) - len(gradient.stops), replace(gradient.stops[-1], offset=(turn - first) / total))
        edge = gradient.stops[0] if back else gradient.stops[-1]
        stops.append(replace(edge, offset=(turn - first + 1) / total))
    (x, y), (u, v) = gradient.start, gradient.end
    if gradient.radii is None:
        start = x + (u - x) * first, y + (v - y) * first
        end = x + (u - x) * last, y + (v - y) * last
        return replace(gradient, start=start, end=end, spread="pad", stops=tuple(stops))
    inner, outer = gradient.radii
    end = x + (u - x) * last, y + (v - y) * last
    return replace(gradient, end=end, radii=(inner, inner + (outer - inner) * last), spread="pad", stops=tuple(stops))
