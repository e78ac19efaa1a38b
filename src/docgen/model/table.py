"""Tables with typed columns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from docgen.calendars import DualDate
from docgen.model.amounts import Currency, Money, to_decimal, to_money
from docgen.model.faults import below, fault, faults
from docgen.model.part import Part
from docgen.model.text import Bilingual, name_of
from docgen.model.when import Date

ColumnType = Literal["text", "number", "money", "percent", "date", "year"]
Cell: TypeAlias = Bilingual | Decimal | Money | DualDate | int | None
"""By the column's type: Bilingual, Decimal (number, percent), Money, DualDate, int (year); None is an empty cell."""


class Column(Bilingual):
    """A column: its heading in both languages, and what its cells hold."""

    type: ColumnType = Field("text", description="What the cells hold: text, number, money, percent, date or year")
    currency: Currency | None = Field(None, description="Of a money column: the currency of cells that name none (ISO 4217)", examples=["QAR"])


class _OneDate(Part):
    value: Date


def _text(value: Any, column: Column) -> Cell:
    return Bilingual.__pydantic_validator__.validate_python(value)  # type: ignore[no-any-return]


def _number(value: Any, column: Column) -> Cell:
    return to_decimal(value.strip().rstrip("%٪").strip() if isinstance(value, str) and column.type == "percent" else value)


def _money(value: Any, column: Column) -> Cell:
    return to_money(value, column.currency)


def _date(value: Any, column: Column) -> Cell:
    made: _OneDate = _OneDate.__pydantic_validator__.validate_python({"value": value})
    return made.value


def _year(value: Any, column: Column) -> Cell:
    number = to_decimal(value)
    if number != number.to_integral_value() or not 1 <= number <= 9999:
        raise fault(f"{value} is not a year", "write it as 2026; a span of years belongs in a text column")
    return int(number)


_READERS: dict[str, Callable[[Any, Column], Cell]] = {
    "text": _text,
    "number": _number,
    "percent": _number,
    "money": _money,
    "date": _date,
    "year": _year,
}


class Table(Part):
    """A table. Each row has one cell for each column, in the same order; an empty cell is `null`."""

    columns: tuple[Column, ...] = Field(min_length=1, description="The columns, in logical order", examples=["[{ar: السنة, en: Year, type: year}]"])
    rows: tuple[tuple[Cell, ...], ...] = Field(min_length=1, description="The rows: a list of cells each", examples=["[[2026]]"])
    caption: Bilingual | None = Field(None, description="Stands above the table")
    total: bool = Field(False, description="true adds a row with the sums of number and money columns")
    total_label: Bilingual | None = Field(None, description="Stands before the sums; 'Total' and 'المجموع' if not given")

    @field_validator("rows", mode="plain", json_schema_input_type=list[list[Any]])
    @classmethod
    def _typed(cls, rows: Any, info: ValidationInfo) -> tuple[tuple[Cell, ...], ...]:
        columns: tuple[Column, ...] | None = info.data.get("columns")
        if not isinstance(rows, (list, tuple)):
            raise fault(f"this must be a list of rows, not {name_of(rows)}", "write each row as '- [cell, cell]'")
        if not rows:
            raise fault("a table needs at least one row")
        wrong: list[Any] = []
        typed = tuple(_row(number, row, columns, wrong) for number, row in enumerate(rows)) if columns else ()
        if wrong:
            raise faults(wrong)
        return typed

    @model_validator(mode="after")
    def _sums(self) -> Table:
        if not self.total:
            return self
        if not any(column.type in ("number", "money") for column in self.columns):
            raise faults([(("total",), fault("there is nothing to add up", "give a column type: number or type: money"), True)])
        for index, column in enumerate(self.columns):
            codes = sorted({cell.currency for row in self.rows if isinstance(cell := row[index], Money)})
            if len(codes) > 1:
                message = f"the column '{column.en or column.ar}' mixes {' and '.join(codes)}, which cannot be added up"
                raise faults([(("total",), fault(message, "use one currency a column, or take total out"), True)])
        return self

    @property
    def totals(self) -> tuple[Decimal | Money | None, ...]:
        """The sum of each number or money column, `None` for the others."""
        return tuple(self._total(index, column.type) for index, column in enumerate(self.columns))

    def _total(self, index: int, kind: ColumnType) -> Decimal | Money | None:
        cells = [row[index] for row in self.rows]
        if kind == "number":
            return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
        amounts = [cell for cell in cells if isinstance(cell, Money)]
        return Money(sum((cell.amount for cell in amounts), Decimal(0)), amounts[0].currency) if kind == "money" and amounts else None


def _row(number: int, row: Any, columns: tuple[Column, ...], wrong: list[Any]) -> tuple[Cell, ...]:
    if not isinstance(row, (list, tuple)):
        wrong.append(((number,), fault(f"a row must be a list of cells, not {name_of(row)}", "write it as '- [cell, cell]'"), row))
        return ()
    if len(row) != len(columns):
        message = f"this row has {len(row)} cells, but there are {len(columns)} columns"
        wrong.append(((number,), fault(message, "write null for an empty cell"), row))
        return ()
    return tuple(_cell((number, index), cell, column, wrong) for index, (cell, column) in enumerate(zip(row, columns, strict=True)))


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
