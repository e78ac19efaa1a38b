"""Colours as CSS writes them (CSS Color 4, 4 to 8): hexadecimal, names, rgb() and hsl(), the old way with commas and the new one without."""

from __future__ import annotations

import colorsys
from typing import TypeAlias

from docgen.patterns import late

RGBA: TypeAlias = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

_HEX = late(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = late(r"(rgba?|hsla?)\(([^()]*)\)")
_PART = late(r"([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(%|deg|rad|grad|turn)?")
_TURNS = {None: 360.0, "deg": 360.0, "rad": 6.283185307179586, "grad": 400.0, "turn": 1.0}
_FALLBACK = late(r" (?:icc-color|device-cmyk)\([^()]*\)$")


def css_colour(text: str) -> RGBA | None:
    """A colour; `None` for what is none (`inherit`, a paint server, a misspelling). SVG 1.1's `#fff icc-color(…)` is its sRGB."""
    text = _FALLBACK.sub("", " ".join(text.lower().split()))
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
        red, green, blue, alpha = (int(f"{digits}ff"[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
        return red, green, blue, alpha
    if text == "transparent":
        return 0.0, 0.0, 0.0, 0.0
    found = _FUNCTION.fullmatch(text)
    return _named(text) if found is None else _function(found[1], found[2])


def hexadecimal(colour: RGBA) -> str:
    """`#rrggbb`, with two more digits where it is not opaque."""
    digits = "".join(f"{round(255 * part):02x}" for part in colour)
    return f"#{digits.removesuffix('ff') if colour[3] >= 1 else digits}"


def _named(text: str) -> RGBA | None:
    from PIL import ImageColor

    digits = ImageColor.colormap.get(text)
    return css_colour(digits) if isinstance(digits, str) else None


def _function(name: str, inside: str) -> RGBA | None:
    inside, slash, alpha = inside.partition("/")
    parts = [part.strip() for part in inside.split(",")] if "," in inside else inside.split()
    if slash:
        parts.append(alpha.strip())
    found = [_PART.fullmatch(part) for part in parts]
    if len(found) not in (3, 4) or None in found:
        return None
    values = [(float(part[1]), part[2]) for part in found if part is not None]
    alpha_ = _share(values[3], 1) if len(values) == 4 else 1.0
    if name.startswith("rgb"):
        red, green, blue = (_share(value, 255) for value in values[:3])
        return red, green, blue, alpha_
    hue = values[0][0] / _TURNS.get(values[0][1], 360.0) % 1
    red, green, blue = colorsys.hls_to_rgb(hue, _share(values[2], 100), _share(values[1], 100))
    return red, green, blue, alpha_


def _share(value: tuple[float, str | None], full: float) -> float:
    number, unit = value
    return min(1.0, max(0.0, number / (100 if unit == "%" else full)))
