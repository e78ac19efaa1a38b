"""Contrast of colours (WCAG 2.2, 1.4.3 and its definitions), and a theme's colours from one or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.document.theme import Colour, ColourRole

Rgb = tuple[float, float, float]
"""sRGB, each component from 0 to 1."""

ENOUGH = 4.5
"""Between a text and its ground."""
ENOUGH_LARGE = 3.0
"""The same of large text."""
LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which text is large."""
_SURE = 4.6
"""What colours are made for: rounding to hexadecimals takes a little."""
_STEP = 0.96
_TINT, _HAIRLINE = 0.07, 0.24
"""How much of the accent colour is in them, the rest is paper."""
WHITE: Rgb = (1.0, 1.0, 1.0)
SMALLEST = 4.0
"""Points: smaller letters are not read."""
_SEEN = 1.25
"""Under this ratio letters are not told from their ground; that of white to white is 1."""


def luminance(colour: Rgb) -> float:
    """The relative luminance, from 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tell_apart(colour: Rgb, ground: Rgb, opacity: float = 1.0) -> bool:
    """Whether letters of a colour can be told at all from what is behind them."""
    red, green, blue = (mine * opacity + other * (1 - opacity) for mine, other in zip(colour, ground, strict=True))
    return contrast((red, green, blue), ground) >= _SEEN


def readable(colour: Rgb, grounds: Sequence[Rgb], ratio: float = _SURE) -> Rgb:
    """The colour, or as dark a shade of it as text on each of these light grounds must have."""
    while colour != (0.0, 0.0, 0.0) and any(contrast(colour, ground) < ratio for ground in grounds):
        red, green, blue = (part * _STEP if part > 0.004 else 0.0 for part in colour)
        colour = (red, green, blue)
    return colour


def mixed(colour: Rgb, paper: Rgb, share: float) -> Rgb:
    """A share of a colour on paper."""
    red, green, blue = (part * share + ground * (1 - share) for part, ground in zip(colour, paper, strict=True))
    return red, green, blue


def palette(first: Rgb, second: Rgb | None = None) -> Mapping[ColourRole, Colour]:
    """The colours of a theme made of one or two: the accent, and what is tinted with it; ornaments are of the second. Each is dark enough for text on
    paper and on the tint, and the paper's colour is to be read on the accent."""
    tint = mixed(first, WHITE, _TINT)
    grounds = (WHITE, tint)
    accent = readable(first, grounds)
    made: dict[ColourRole, Rgb] = {
        "accent": accent,
        "ornament": accent if second is None else readable(second, grounds),
        "tint": tint,
        "hairline": mixed(accent, WHITE, _HAIRLINE),
        "muted": readable(mixed(accent, (0.43, 0.43, 0.43), 0.12), grounds),
    }
    return {role: Colour(_rounded(colour)) for role, colour in made.items()}


def _rounded(colour: Rgb) -> Rgb:
    """As hexadecimals have it."""
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue
