"""A table of a document, generic in its slot as every block is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Generic, Literal, TypeVar

from docgen.document.inline import Both
from docgen.errors import Place
from docgen.frozen import dataclass
from docgen.types import ColumnType, Lang

S = TypeVar("S")
R = TypeVar("R")

RowKind = Literal["row", "section", "subtotal"]


@dataclass(frozen=True, slots=True)
class GivenWidth:
    """A width that the author gave: points, or with `percent` hundredths of the table's width."""

    value: float
    percent: bool = False

    def of(self, table: float) -> float:
        """In points, in a table so wide."""
        return self.value * table / 100 if self.percent else self.value


@dataclass(frozen=True, slots=True)
class Column(Generic[S]):
    """A table's column, in logical order (the first is leftmost in English, rightmost in Arabic).

    `kind` sets alignment: text starts; figures stand right under one another, their block at the column's end. `weight` shares the width (0 = as wide
    as its widest cell); `alone` has the weights that stand in its place where only one language is shown, so that nothing of the other is seen in
    the widths. `width` is the author's own, which is kept.
    """

    header: S
    kind: ColumnType = "text"
    weight: float = 1.0
    alone: Both[float] = field(default_factory=Both)
    width: GivenWidth | None = None

    @property
    def at_end(self) -> bool:
        """Do its cells stand at the column's end (right in English, left in Arabic)?"""
        return self.kind in ("number", "money", "percent")

    @property
    def figures(self) -> bool:
        """Does it hold figures, which no line should part?"""
        return self.at_end or self.kind == "year"

    @property
    def share(self) -> float:
        """Its weight where room is left over: only columns of text take any."""
        return self.weight if self.kind == "text" else 0.0

    def map(self, function: Callable[[S], R]) -> Column[R]:
        return Column(function(self.header), self.kind, self.weight, self.alone, self.width)

    def by_itself(self, lang: Lang) -> Column[S]:
        """The column where only this language is shown."""
        weight = self.alone.side(lang)
        return replace(self, weight=self.weight if weight is None else weight, alone=Both())


@dataclass(frozen=True, slots=True)
class Group(Generic[S]):
    """A heading over `columns` neighbouring columns; an empty one where they have none."""

    title: S
    columns: int

    def map(self, function: Callable[[S], R]) -> Group[R]:
        return Group(function(self.title), self.columns)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table stands, in points: the widths of its columns as they are set, padding included, in the order of `Laid.columns`; the space at each
    side of a cell's text; the width of each column's block of figures (0 where it has none); whether its type is small; and by column what stands
    right of figures below nought, so that units stand under units, with the width of each such mark."""

    widths: tuple[float, ...]
    padding: float
    blocks: tuple[float, ...]
    small: bool = False
    hangs: tuple[float, ...] = ()
    marks: tuple[tuple[str, float], ...] = ()

    def hang(self, column: int, mark: str) -> float:
        """What a figure with this mark at its right, or none, keeps free there."""
        if not self.hangs:
            return 0.0
        return self.hangs[column] - dict(self.marks).get(mark, 0.0) if mark else self.hangs[column]

    @property
    def width(self) -> float:
        """The whole table's, in points."""
        return sum(self.widths)


@dataclass(frozen=True, slots=True)
class Table(Generic[S]):
    """A table. Cells are ready-formatted text; `total` is the last row, set apart by a strong rule; the head repeats on each page.

    `kinds` says what each row is, where not all are plain ones: a `section` has its words in the first cell, a `subtotal` sums. `groups` stand over
    the head from the first column to the last; `source` stands under the table. `page_wide` asks for the whole measure, with figures between the two
    languages written as the side `figures_from` writes them. `brackets` says that figures below nought stand in brackets. `place` is where the
    input or the template has the table. `fit` is how it stands, once that is known.
    """

    columns: tuple[Column[S], ...]
    rows: tuple[tuple[S, ...], ...]
    total: tuple[S, ...] | None = None
    caption: S | None = None
    source: S | None = None
    head: bool = True
    groups: tuple[Group[S], ...] = ()
    kinds: tuple[RowKind, ...] = ()
    page_wide: bool = False
    figures_from: Lang = "en"
    brackets: bool = False
    place: Place | None = field(default=None, compare=False)
    fit: Fit | None = None

    def kind(self, row: int) -> RowKind:
        """What a row is."""
        return self.kinds[row] if self.kinds else "row"

    def map(self, function: Callable[[S], R]) -> Table[R]:
        def maybe(slot: S | None) -> R | None:
            return None if slot is None else function(slot)

        return Table(
            tuple(column.map(function) for column in self.columns),
            tuple(tuple(map(function, row)) for row in self.rows),
            None if self.total is None else tuple(map(function, self.total)),
            maybe(self.caption),
            maybe(self.source),
            self.head,
            tuple(group.map(function) for group in self.groups),
            self.kinds,
            self.page_wide,
            self.figures_from,
            self.brackets,
            self.place,
            self.fit,
        )
