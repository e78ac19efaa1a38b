"""Does a table fit a width? With smaller padding, with smaller type? One answer for all formats.

A word, a figure, a date and a code are never broken in a cell: where no way is left to keep them whole, there is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docgen.document.tables.columns import height, share
from docgen.document.tables.laid import Laid
from docgen.document.tables.needs import Measure, Needs, needs_of
from docgen.document.tables.table import Fit
from docgen.document.theme import MM
from docgen.frozen import dataclass

PADDING = 5.0
"""Space at each side of a cell's text, in points."""
ABOVE = 2.0
BELOW = 2.8
"""Space over and under it."""
TIGHT = 2.5
"""The same where room is short."""
_FUZZ = 0.01


class Way(NamedTuple):
    """One way to set a table."""

    padding: float
    small: bool


WAYS = (Way(PADDING, False), Way(TIGHT, False), Way(TIGHT, True))
"""From the handsomest to the tightest."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets tables: `measure` has the theme's fonts; `slack` is by how much the other format's type may be larger (sizes are rounded there), so
    that both come to one answer; `may_shrink` says whether the theme's type is larger than the smallest that may be read."""

    measure: Measure
    slack: float = 1.0
    may_shrink: bool = True

    def ways(self) -> tuple[Way, ...]:
        return WAYS if self.may_shrink else WAYS[:2]


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why a table does not fit: what it needs, and what there is (points); or the column whose width, given by the author, is too small; or what
    the widths that the author has `given` take together."""

    needed: float
    available: float
    longest: str
    column: str | None = None
    given: float = 0.0

    def __str__(self) -> str:
        if self.given:
            others = f" and what its others need ({_up(self.needed - self.given)} mm)" if self.needed > self.given else ""
            are = "are" if others else "is"
            return f"the width given to its columns ({_up(self.given)} mm){others} {are} more than the table has ({_down(self.available)} mm)"
        if self.column is not None:
            name = f"the column '{self.column}'" if self.column else "a column"
            return f"{name} is given {self.available / MM:.0f} mm, but {_piece(self.longest)} needs {_up(self.needed)} mm"
        longest = f"(the longest is {_piece(self.longest)})"
        return f"the table needs {_up(self.needed)} mm for what does not break in its cells {longest}, and has {_down(self.available)} mm"


def _piece(text: str) -> str:
    return f"'{text if len(text) <= 40 else text[:38] + '…'}'"


def _up(points: float) -> int:
    return int(-(-points // MM))


def _down(points: float) -> int:
    return int(points // MM)


@dataclass(frozen=True, slots=True)
class Family:
    """Tables that stand one right after the other and have like columns: they share their widths. One table is a family too."""

    laid: tuple[Laid, ...]

    def needs(self, setter: Setter, way: Way) -> Needs:
        found = [needs_of(laid, setter.measure, small=way.small, padding=2 * way.padding) for laid in self.laid]
        return found[0].with_others(found[1:])


def lines_of(family: Family, found: Fit, setter: Setter) -> float:
    """About how many lines the rows of such tables are high, set so; of long ones, their first rows'."""
    around = 2 * found.padding
    needs = family.needs(setter, Way(found.padding, found.small))
    return height([[(index, [one + around for one in cell]) for index, cell in row] for row in needs.rows], found.widths)


def fit_together(families: Sequence[Family], width: float, setter: Setter) -> tuple[Fit, ...] | Shortage:
    """How families of tables (those of facing languages) fit one width each, all set in one way; or why they do not."""
    short: Shortage | None = None
    for way in setter.ways():
        fits = [fit(family.laid[0], family.needs(setter, way), way, width, setter.slack) for family in families]
        shortages = [found for found in fits if isinstance(found, Shortage)]
        if not shortages:
            return tuple(found for found in fits if isinstance(found, Fit))
        short = shortages[0]
    assert short is not None
    return short


def fit(laid: Laid, needs: Needs, way: Way, width: float, slack: float = 1.0) -> Fit | Shortage:
    """How one table fits a width in one way."""
    around = 2 * way.padding
    rooms = needs.rooms(slack, around)
    least = [room.least for room in rooms]
    given = [None if column.width is None else column.width.of(width) for column in laid.columns]
    for index, own in enumerate(given):
        if own is not None and own < least[index] - _FUZZ:
            return Shortage(least[index], own, needs.longest[index], laid.columns[index].name)
    fixed = sum(own for own in given if own is not None)
    free = [index for index, own in enumerate(given) if own is None]
    needed = fixed + sum(least[index] for index in free)
    if needed > width + _FUZZ:
        if fixed and sum(least) <= width + _FUZZ:
            return Shortage(needed, width, "", given=fixed)
        widest = max(range(len(least)), key=lambda index: least[index])
        return Shortage(needed, width, needs.longest[widest])
    widths = [own or 0.0 for own in given]
    shares = [laid.columns[index].share for index in free]
    places = {index: place for place, index in enumerate(free)}
    rows = [[(places[index], [one + around for one in cell]) for index, cell in row if index in places] for row in needs.rows]
    shared = share(width - fixed, [rooms[index] for index in free], shares, rows) if free else []
    for index, own in zip(free, shared, strict=True):
        widths[index] = own
    return Fit(tuple(widths), way.padding, needs.blocks, way.small, needs.hangs, needs.marks)
