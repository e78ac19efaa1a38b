"""What stands in a table: cells by their column's type, and the rows between rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import Field, ValidationError

from docgen.calendars import DualDate
from docgen.model.amounts import Money, to_decimal, to_money
from docgen.model.columns import Column
from docgen.model.part import Part
from docgen.model.text import Bilingual
from docgen.model.validation_errors import below, name_of, validation_error, validation_errors
from docgen.model.when import Date

Cell: TypeAlias = Bilingual | Decimal | Money | DualDate | int | None
"""By the column's type: Bilingual, Decimal (number, percent), Money, DualDate, int (year); None is an empty cell."""


class Section(Part):
    """A row that heads the rows under it."""

    section: Bilingual = Field(description="What the rows under it have in common")


class Subtotal(Part):
    """A row with the sums of the rows since the last subtotal or section."""

    subtotal: Bilingual = Field(description="Stands before the sums")


Row: TypeAlias = tuple[Cell, ...] | Section | Subtotal
"""A cell for each column, or one of the rows that stand between those."""
_BETWEEN: dict[str, type[Section | Subtotal]] = {"section": Section, "subtotal": Subtotal}


_CELLS = "write it as '- [cell, cell]'"
_ROW = "write it as '- [cell, cell]', or {section: …} or {subtotal: …} between rows"


class _OneDate(Part):
    value: Date


def _text(value: Any, column: Column) -> Cell:
    return Bilingual.__pydantic_validator__.validate_python(value)  # type: ignore[no-any-return]


def _number(value: Any, column: Column) -> Cell:
    number = to_decimal(value.strip().rstrip("%٪").strip() if isinstance(value, str) and column.type == "percent" else value)
    return _shown_whole(number, number, column)


def _money(value: Any, column: Column) -> Cell:
    amount = to_money(value, column.currency)
    return _shown_whole(amount, amount.amount, column)


def _shown_whole(cell: Cell, number: Decimal, column: Column) -> Cell:
    """The cell, if the column shows all of its decimals."""
    if column.decimals is not None and number != round(number, column.decimals):
        has = decimals_of(number.normalize())
        message = f"{number:f} has {has} decimal{'' if has == 1 else 's'}, and the column shows {column.decimals}"
        raise validation_error(message, "round it yourself, or let the column show more decimals")
    return cell


def _date(value: Any, column: Column) -> Cell:
    made: _OneDate = _OneDate.__pydantic_validator__.validate_python({"value": value})
    return made.value


def _year(value: Any, column: Column) -> Cell:
    number = to_decimal(value)
    if number != number.to_integral_value() or not 1 <= number <= 9999:
        raise validation_error(f"{value} is not a year", "write it as 2026; a span of years belongs in a text column")
    return int(number)


_READERS: dict[str, Callable[[Any, Column], Cell]] = {
    "text": _text,
    "number": _number,
    "percent": _number,
    "money": _money,
    "date": _date,
    "year": _year,
}


def decimals_of(number: Decimal) -> int:
    """Digits after the decimal sign, as typed."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places_of(cell: Cell) -> int:
    """The decimals that a figure wants: a number's own; of an amount none where it is whole, else no fewer than its currency has."""
    if isinstance(cell, Money):
        from docgen.locales.currencies import fraction_digits

        if cell.amount == cell.amount.to_integral_value():
            return 0
        return max(fraction_digits(cell.currency), decimals_of(cell.amount.normalize()))
    return decimals_of(cell) if isinstance(cell, Decimal) else 0


def read_rows(rows: Sequence[Any], columns: Sequence[Column]) -> tuple[Row, ...]:
    """Rows of cells and the rows between them. Raises all that is wrong with them, each at its place."""
    wrong: list[Any] = []
    read = tuple(_row(number, row, columns, wrong) for number, row in enumerate(rows))
    if wrong:
        raise validation_errors(wrong)
    return read


def _row(number: int, row: Any, columns: Sequence[Column], wrong: list[Any]) -> Row:
    between = _between(row)
    if between is not None:
        try:
            return between.__pydantic_validator__.validate_python(row)  # type: ignore[no-any-return]
        except ValidationError as error:
            wrong.extend(below((number,), error))
            return ()
    if not isinstance(row, (list, tuple)):
        wrong.append(
            ((number,), validation_error(f"a row must be a list of cells, not {name_of(row)}", _ROW if isinstance(row, dict) else _CELLS), row)
        )
        return ()
    if len(row) != len(columns):
        message = f"this row has {len(row)} cells, but there are {len(columns)} columns"
        wrong.append(((number,), validation_error(message, "write null for an empty cell"), row))
        return ()
    return tuple(_cell((number, index), cell, column, wrong) for index, (cell, column) in enumerate(zip(row, columns, strict=True)))


def _between(row: Any) -> type[Section | Subtotal] | None:
    if isinstance(row, (Section, Subtotal)):
        return type(row)
    return next((kind for key, kind in _BETWEEN.items() if key in row), None) if isinstance(row, dict) else None


def _cell(loc: tuple[int, int], cell: Any, column: Column, wrong: list[Any]) -> Cell:
    if cell is None:
        return None
    try:
        return _READERS[column.type](cell, column)
    except ValidationError as error:
        found = below((), error)
        wrong.extend(((*loc, *(step for step in inner if step != "value")), problem, given) for inner, problem, given in found)
    except ValueError as problem:
        wrong.append((loc, problem, cell))
    return None
