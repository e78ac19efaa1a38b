"""How a table's cells stand: one language's table, or one table of both languages with its figures between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from docgen.document.inline import Runs, plain
from docgen.document.tables.table import Column, GivenWidth, Table
from docgen.frozen import dataclass
from docgen.types import ColumnType, Lang

PhysicalAlign = Literal["left", "right", "center"]
LaidKind = Literal["groups", "head", "row", "section", "subtotal", "total"]

_STYLES: dict[LaidKind, str] = {
    "groups": "table-head",
    "head": "table-head",
    "row": "table",
    "section": "table-total",
    "subtotal": "table-total",
    "total": "table-total",
}
_LEVEL = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬٪−\u00a0\u202f", "0123456789.,%-  ", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")


class Words(NamedTuple):
    """A paragraph of a cell."""

    lang: Lang
    runs: Runs


class Cell(NamedTuple):
    """What stands in `span` columns from `first` on. `figures` are never parted, and stand right under one another: at the column's end where the
    table goes from right to left too."""

    words: tuple[Words, ...]
    first: int
    span: int = 1
    align: PhysicalAlign = "left"
    figures: bool = False


class LaidRow(NamedTuple):
    """A row; `style` is the text style of its words."""

    kind: LaidKind
    cells: tuple[Cell, ...]

    @property
    def style(self) -> str:
        return _STYLES[self.kind]


@dataclass(frozen=True, slots=True)
class LaidColumn:
    """A column as it stands: `lang` is whose words it holds, `None` for both languages'; `name` is how messages call it."""

    kind: ColumnType
    share: float
    width: GivenWidth | None
    lang: Lang | None
    name: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A table in one direction: columns and cells in logical order, the first at the right where it is `rtl`. The first `heads` of the rows stand
    on every page. `lang` is the one language that it speaks, `None` where it speaks both."""

    columns: tuple[LaidColumn, ...]
    rows: tuple[LaidRow, ...]
    heads: int
    lang: Lang | None
    brackets: bool = False

    @property
    def rtl(self) -> bool:
        return self.lang == "ar"

    @property
    def body(self) -> tuple[LaidRow, ...]:
        """The rows under the head."""
        return self.rows[self.heads :]


def laid_side(table: Table[Runs], lang: Lang) -> Laid:
    """One language's table."""
    start, end = _sides(lang)
    columns = tuple([LaidColumn(column.kind, column.share, column.width, lang, plain(column.header)) for column in table.columns])
    ways = [_way(column, start, end) for column in table.columns]

    def cells(row: Sequence[Runs]) -> tuple[Cell, ...]:
        return tuple([Cell((Words(lang, runs),), index, 1, *ways[index]) for index, runs in enumerate(row)])

    rows: list[LaidRow] = []
    if table.groups:
        spans = _spans([group.columns for group in table.groups])
        titles = zip(table.groups, spans, strict=True)
        rows.append(LaidRow("groups", tuple(Cell((Words(lang, group.title),), first, span, "center") for group, (first, span) in titles)))
    if table.head:
        heads_of = enumerate(table.columns)
        rows.append(LaidRow("head", tuple([Cell((Words(lang, own.header),), index, 1, end if own.at_end else start) for index, own in heads_of])))
    heads = len(rows)
    for index, row in enumerate(table.rows):
        kind = table.kind(index)
        if kind == "section":
            rows.append(LaidRow(kind, (Cell((Words(lang, row[0]),), 0, len(columns), start),)))
        else:
            rows.append(LaidRow(kind, cells(row)))
    if table.total is not None:
        rows.append(LaidRow("total", cells(table.total)))
    return Laid(columns, tuple(rows), heads, lang, table.brackets)


def _sides(lang: Lang) -> tuple[PhysicalAlign, PhysicalAlign]:
    """Where a language's lines begin and end."""
    return ("right", "left") if lang == "ar" else ("left", "right")


def _spans(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for count in counts:
        yield first, count
        first += count


def _way(column: Column[Runs], start: PhysicalAlign, end: PhysicalAlign) -> tuple[PhysicalAlign, bool]:
    """How the cells under a column's head stand, and whether they are figures."""
    return ("right", True) if column.at_end else (start, column.kind == "year")


# Both languages in one table


def laid_both(english: Table[Runs], arabic: Table[Runs], *, keyed: bool = False) -> Laid | None:
    """One table of both languages: English words at the left, what is equal on both sides once in the middle, Arabic words at the right. `None` where
    figures differ, or nothing would stand in the middle. `keyed` has the numbers or references that begin the rows at both sides, where each
    language begins; `None` where there are none, too."""
    if not _facing(english, arabic):
        return None
    shared = [index for index in range(len(english.columns)) if _equal(english, arabic, index)]
    if not shared or any(column.figures and index not in shared for index, column in enumerate(english.columns)):
        return None
    own = [index for index in range(len(english.columns)) if index not in shared]
    if keyed:
        keys = [index for index in shared if own and index < own[0] and not english.columns[index].at_end]
        if not keys or len(keys) == len(shared):
            return None
        own, shared = [*keys, *own], [index for index in shared if index not in keys]
    order: list[tuple[Lang | None, int]] = [("en", index) for index in own]
    order += [(None, index) for index in shared]
    order += [("ar", index) for index in reversed(own)]
    both = _Both(english, arabic, order)
    groups = both.groups()
    if groups is None:
        return None
    rows = [*groups, *((both.head(),) if english.head else ())]
    heads = len(rows)
    rows += [both.row(index) for index in range(len(english.rows))]
    if english.total is not None and arabic.total is not None:
        rows.append(LaidRow("total", both.cells(english.total, arabic.total)))
    return Laid(tuple(map(both.column, order)), tuple(rows), heads, None, english.brackets)


def _facing(english: Table[Runs], arabic: Table[Runs]) -> bool:
    """Whether two tables have row for row and column for column."""
    return (
        [column.kind for column in english.columns] == [column.kind for column in arabic.columns]
        and len(english.rows) == len(arabic.rows)
        and english.kinds == arabic.kinds
        and (english.total is None) == (arabic.total is None)
    )


def _equal(english: Table[Runs], arabic: Table[Runs], index: int) -> bool:
    """Whether a column has the same in every row of both languages, whatever its digits. A section's words and a sum's label are no part of it."""
    pairs = [
        (left[index], right[index])
        for place, (left, right) in enumerate(zip(english.rows, arabic.rows, strict=True))
        if english.kind(place) == "row" or (english.columns[index].figures and english.kind(place) == "subtotal")
    ]
    return any(left for left, _ in pairs) and all(_level(left) == _level(right) for left, right in pairs)


def _level(runs: Runs) -> str:
    return plain(runs).translate(_LEVEL).strip()


@dataclass(frozen=True, slots=True)
class _Both:
    """Both languages' tables, and where their columns stand in one: the language of each (`None` for both) and its index in them."""

    english: Table[Runs]
    arabic: Table[Runs]
    order: Sequence[tuple[Lang | None, int]]

    def column(self, place: tuple[Lang | None, int]) -> LaidColumn:
        lang, index = place
        """A share of the width that an author gave is one of a language's half of the table, so that the column is no wider here than in its own."""
        column = (self.arabic if lang == "ar" else self.english).columns[index]
        width = column.width
        if width is not None and width.percent and lang is not None:
            width = replace(width, value=width.value / 2)
        return LaidColumn(column.kind, column.share, width, lang, plain(column.header))

    def head(self) -> LaidRow:
        return LaidRow("head", tuple(self._head(place, lang, index) for place, (lang, index) in enumerate(self.order)))

    def _head(self, place: int, lang: Lang | None, index: int) -> Cell:
        english, arabic = self.english.columns[index], self.arabic.columns[index]
        if lang is None:
            return Cell(_both(english.header, arabic.header), place, 1, "right" if english.at_end else "center")
        return Cell((Words(lang, (arabic if lang == "ar" else english).header),), place, 1, _sides(lang)[0])

    def cells(self, english: Sequence[Runs], arabic: Sequence[Runs]) -> tuple[Cell, ...]:
        """A row of cells. What stands in the middle has the digits of one side; words there (the label of a sum) are said in both."""
        made = []
        for place, (lang, index) in enumerate(self.order):
            column = self.english.columns[index]
            if lang is not None:
                made.append(Cell((Words(lang, (arabic if lang == "ar" else english)[index]),), place, 1, _sides(lang)[0]))
            elif _level(english[index]) == _level(arabic[index]):
                side = self.english.figures_from
                words = (Words(side, (arabic if side == "ar" else english)[index]),)
                made.append(Cell(words, place, 1, "right" if column.at_end else "center", figures=column.figures))
            else:
                made.append(Cell(_both(english[index], arabic[index]), place, 1, "center"))
        return tuple(made)

    def row(self, index: int) -> LaidRow:
        kind = self.english.kind(index)
        left, right = self.english.rows[index], self.arabic.rows[index]
        if kind != "section":
            return LaidRow(kind, self.cells(left, right))
        first = next((place for place, (lang, _) in enumerate(self.order) if lang == "ar"), None)
        if first is None:
            return LaidRow(kind, (Cell(_both(left[0], right[0]), 0, len(self.order), "center"),))
        english = Cell((Words("en", left[0]),), 0, first, "left")
        return LaidRow(kind, (english, Cell((Words("ar", right[0]),), first, len(self.order) - first, "right")))

    def groups(self) -> tuple[LaidRow, ...] | None:
        """The row of groups; `None` where a group would stand over columns that are no longer neighbours."""
        if not self.english.groups:
            return ()
        of = [group for group, (_, span) in enumerate(_spans([group.columns for group in self.english.groups])) for _ in range(span)]
        cells: list[Cell] = []
        place = 0
        while place < len(self.order):
            lang, index = self.order[place]
            group = of[index]
            end = place + 1
            while end < len(self.order) and of[self.order[end][1]] == group and self.order[end][0] == lang:
                end += 1
            titles = (self.english.groups[group].title, self.arabic.groups[group].title)
            if lang is None and any(titles) and end - place != self.english.groups[group].columns:
                return None
            words = _both(*titles) if lang is None else (Words(lang, titles[lang == "ar"]),)
            cells.append(Cell(words, place, end - place, "center"))
            place = end
        return (LaidRow("groups", tuple(cells)),)


def _both(english: Runs, arabic: Runs) -> tuple[Words, ...]:
    """The words of both languages under one another; once where they are the same."""
    if _level(english) == _level(arabic):
        return (Words("en", english),)
    return tuple(Words(lang, runs) for lang, runs in (("en", english), ("ar", arabic)) if runs) or (Words("en", ()),)  # type: ignore[arg-type]
