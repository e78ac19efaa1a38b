"""Affine transformations as PDF writes them: a, b, c, d, e, f take x, y to a·x + c·y + e, b·x + d·y + f (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """A point by a matrix."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def inverse(matrix: Matrix) -> Matrix | None:
    """The way back; `None` where there is none."""
    a, b, c, d, e, f = matrix
    turn = a * d - b * c
    if abs(turn) < 1e-18:
        return None
    return d / turn, -b / turn, -c / turn, a / turn, (c * f - d * e) / turn, (b * e - a * f) / turn
