"""Pages for the press: bleed, the boxes that say where to cut, and the marks beyond them (ISO 15930-7; ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.document.theme import MM
from docgen.writers.pdf.objects.tokens import num

_GAP = 1.0 * MM
"""From the bleed to a mark."""
_LENGTH = 5.0 * MM
_EDGE = 1.0 * MM
"""From a mark to the sheet's edge."""
_WEIGHT = 0.25
_RADIUS = 1.7 * MM
_PATCH = 4.0 * MM
_ALL = "1 1 1 1"
"""All four inks at 100 %, so that a mark is on every plate."""
_CURVE = 0.5523

_PATCHES = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "1 1 0 0", "1 0 1 0", "0 1 1 0", "1 1 1 0", ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5")
"""The colour bar: each ink full, pairs, all three, each ink at half."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is cut to `width` × `height` points. `bleed` goes round it, and the marks round that."""

    width: float
    height: float
    bleed: float
    marks: bool

    @property
    def margin(self) -> float:
        """From the sheet's edge to the cut."""
        return self.bleed + (_GAP + _LENGTH + _EDGE if self.marks else 0.0)

    @property
    def media(self) -> Rectangle:
        return (0, 0, self.width + 2 * self.margin, self.height + 2 * self.margin)

    @property
    def trim(self) -> Rectangle:
        return (self.margin, self.margin, self.margin + self.width, self.margin + self.height)

    @property
    def bled(self) -> Rectangle:
        """The bleed box."""
        left, bottom, right, top = self.trim
        return (left - self.bleed, bottom - self.bleed, right + self.bleed, top + self.bleed)

    def operators(self, folds: Sequence[float] = ()) -> list[str]:
        """The marks: crops at the corners, a register cross at the middle of each side, a colour bar at the head. `folds` are distances from
        the left of the cut at which fold marks stand."""
        if not self.marks:
            return []
        left, bottom, right, top = self.trim
        near, far = self.bleed + _GAP, self.bleed + _GAP + _LENGTH
        lines: list[Rectangle] = []
        for x in (left, right):
            lines += [(x, bottom - far, x, bottom - near), (x, top + near, x, top + far)]
        for y in (bottom, top):
            lines += [(left - far, y, left - near, y), (right + near, y, right + far, y)]
        out = ["q", f"{_ALL} K {num(_WEIGHT)} w"]
        out += [f"{num(x1)} {num(y1)} m {num(x2)} {num(y2)} l S" for x1, y1, x2, y2 in lines]
        middle = self.bleed + _GAP + _LENGTH / 2
        crosses = [(left - middle, (bottom + top) / 2), (right + middle, (bottom + top) / 2)]
        if folds:
            dashed = [
                f"{num(left + fold)} {num(y)} m {num(left + fold)} {num(y + _LENGTH)} l S" for fold in folds for y in (bottom - far, top + near)
            ]
            out += ["[2 2] 0 d", *dashed, "[] 0 d"]
        else:
            crosses += [((left + right) / 2, bottom - middle), ((left + right) / 2, top + middle)]
        for x, y in crosses:
            out += _cross(x, y)
        out.append("Q")
        return [*out, *_bar(left + 2 * _EDGE, top + near + (_LENGTH - _PATCH) / 2)]


def _cross(x: float, y: float) -> list[str]:
    """A register mark: a circle and a cross through it."""
    r, c = _RADIUS, _RADIUS * _CURVE
    circle = (
        f"{num(x + r)} {num(y)} m {num(x + r)} {num(y + c)} {num(x + c)} {num(y + r)} {num(x)} {num(y + r)} c "
        f"{num(x - c)} {num(y + r)} {num(x - r)} {num(y + c)} {num(x - r)} {num(y)} c "
        f"{num(x - r)} {num(y - c)} {num(x - c)} {num(y - r)} {num(x)} {num(y - r)} c "
        f"{num(x + c)} {num(y - r)} {num(x + r)} {num(y - c)} {num(x + r)} {num(y)} c S"
    )
    reach = _LENGTH / 2
    across = f"{num(x - reach)} {num(y)} m {num(x + reach)} {num(y)} l S"
    along = f"{num(x)} {num(y - reach)} m {num(x)} {num(y + reach)} l S"
    return [circle, across, along]


def _bar(x: float, y: float) -> list[str]:
    patches = [f"{inks} k {num(x + index * _PATCH)} {num(y)} {num(_PATCH)} {num(_PATCH)} re f" for index, inks in enumerate(_PATCHES)]
    return ["q", *patches, "Q"]
