"""Pages in the order in which a folded and stitched booklet takes them: two a side, the last beside the first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """One side of a sheet: indices of the pages at its left and right, `None` for a blank one."""

    left: int | None
    right: int | None


def spreads(pages: int, *, right_bound: bool) -> list[Spread]:
    """The sides of all sheets, front and back in turn. A right-bound booklet (Arabic first) is opened from the other side, so its pages mirror."""
    total = -(-pages // 4) * 4
    out: list[Spread] = []
    for sheet in range(total // 4):
        first, last = 2 * sheet, total - 1 - 2 * sheet
        for outer, inner in ((last, first), (first + 1, last - 1)):
            left, right = (index if index < pages else None for index in (outer, inner))
            out.append(Spread(right, left) if right_bound else Spread(left, right))
    return out
