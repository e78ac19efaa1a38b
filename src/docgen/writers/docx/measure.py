"""Points as WordprocessingML counts them (ECMA-376 Part 1, 17.18 and 20.1.10)."""

from __future__ import annotations


def twips(points: float) -> int:
    """Twentieths of a point: spaces, indents, widths, pages."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Type sizes."""
    return round(points * 2)


def word_size(points: float) -> float:
    """A type size as Word can have it, in points."""
    return half_points(points) / 2


def eighths(points: float) -> int:
    """Border widths, from a quarter of a point to six points."""
    return min(48, max(2, round(points * 8)))


def emu(points: float) -> int:
    """English Metric Units, of which a point has 12 700: drawings."""
    return round(points * 12700)
