"""Tables with typed columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from pydantic import ConfigDict, Field, ModelWrapValidatorHandler, PrivateAttr, ValidationError, ValidationInfo, field_validator, model_validator

from docgen.errors import Diagnostic
from docgen.model.amounts import Money, Whole
from docgen.model.cells import Cell, Row, Section, Subtotal, places_of, read_rows
from docgen.model.columns import MEASURED, Column
from docgen.model.part import Part
from docgen.model.rows_from import FileRows, rows_of
from docgen.model.setting import current
from docgen.model.text import Bilingual
from docgen.model.validation_errors import name_of, validation_error, validation_errors
from docgen.types import ColumnType

_SUMMED = ("number", "money")


class Group(Part):
    """Neighbouring columns under one heading."""

    title: Bilingual | None = Field(None, description="Stands over the columns; nothing does if it is not given")
    columns: Whole = Field(ge=1, description="Over how many columns, counted on from the group before")


def _rows_or_file(schema: dict[str, Any]) -> None:
    schema["required"] = [key for key in schema.get("required", ()) if key != "rows"]
    schema["anyOf"] = [{"required": ["rows"]}, {"required": ["rows_from"]}]


class Table(Part):
    """A table. Each row has one cell for each column, in the same order; an empty cell is `null`."""

    model_config = ConfigDict(json_schema_extra=_rows_or_file)

    columns: tuple[Column, ...] = Field(min_length=1, description="The columns, in logical order", examples=["[{ar: السنة, en: Year, type: year}]"])
    rows: tuple[Row, ...] = Field(
        min_length=1, description="The rows: a list of cells each, {section: …} or {subtotal: …} between them", examples=["[[2026]]"]
    )
    rows_from: str | None = Field(
        None,
        description="In the place of rows: the path of a CSV file or a workbook that has them",
        examples=["budget.csv", "budget.xlsx#Sheet1!A2:D9"],
    )
    head: bool = Field(True, description="false leaves the row of headings out; columns then need none")
    groups: tuple[Group, ...] = Field((), description="Headings over several columns each, from the first column to the last")
    caption: Bilingual | None = Field(None, description="Stands above the table")
    source: Bilingual | None = Field(None, description="Stands under the table: where the figures come from")
    span: Literal["column", "page"] = Field("column", description="page sets it over the whole width, the figures once between both languages")
    negatives: Literal["minus", "parentheses"] = Field("minus", description="How figures below nought are written: −12 or (12)")
    total: bool = Field(False, description="true adds a row with the sums of number and money columns")
    total_label: Bilingual | None = Field(None, description="Stands before the sums; 'Total' and 'المجموع' if not given")

    _left_out: tuple[str, ...] = PrivateAttr(default=())
    _hidden: int = PrivateAttr(default=0)
    _doubts: tuple[Diagnostic, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _headed(cls, value: Any, handler: ModelWrapValidatorHandler[Table]) -> Table:
        """Columns are checked before it is known whether they show their heads."""
        headless = value.get("head") is False if isinstance(value, dict) else isinstance(value, Table) and not value.head
        value = _with_rows(value)
        token = current.set(replace(current.get(), headless=headless))
        try:
            made = handler(value)
        finally:
            current.reset(token)
        if isinstance(value, dict) and isinstance(value.get("rows"), FileRows):
            made._left_out, made._hidden, made._doubts = value["rows"].left_out, value["rows"].hidden, value["rows"].doubts
        return made

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings of columns of a file of rows that this table does not name."""
        return self._left_out

    @property
    def hidden(self) -> int:
        """How many rows of a file of rows are hidden in it, and left out."""
        return self._hidden

    @property
    def doubts(self) -> tuple[Diagnostic, ...]:
        """What of a file of rows may not mean what it says, each at its place in it."""
        return self._doubts

    @field_validator("rows", mode="plain", json_schema_input_type=list[list[Any] | Section | Subtotal])
    @classmethod
    def _typed(cls, rows: Any, info: ValidationInfo) -> tuple[Row, ...]:
        columns: tuple[Column, ...] | None = info.data.get("columns")
        if not isinstance(rows, (list, tuple)):
            raise validation_error(f"this must be a list of rows, not {name_of(rows)}", "write each row as '- [cell, cell]'")
        if not rows:
            raise validation_error("a table needs at least one row")
        try:
            return read_rows(rows, columns) if columns else ()
        except ValidationError as error:
            raise (rows.placed(error) if isinstance(rows, FileRows) else error) from None

    @model_validator(mode="after")
    def _whole(self) -> Table:
        wrong = [*self._of_columns(), *self._of_sums()]
        if wrong:
            raise validation_errors(wrong)
        return self

    def _of_columns(self) -> Iterator[Any]:
        spanned = sum(group.columns for group in self.groups)
        if self.groups and spanned != len(self.columns):
            message = f"the groups span {spanned} columns, but there are {len(self.columns)}"
            yield ("groups",), validation_error(message, "a group without a title spans columns that have none"), None
        if self.groups and not self.head:
            yield ("groups",), validation_error("groups are headings, and head: false shows none", "take one of the two out"), None
        percents = [column.width.value for column in self.columns if column.width is not None and column.width.percent]
        if sum(percents) > 100:
            yield ("columns",), validation_error(f"the widths add up to {sum(percents):g}%", "100% is the whole table"), None
        elif sum(percents) == 100 and len(percents) < len(self.columns):
            yield ("columns",), validation_error("the widths given leave nothing for the other columns", "100% is the whole table"), None
        for index, column in enumerate(self.columns):
            if column.currency is not None and column.type != "money":
                yield (
                    ("columns", index, "currency"),
                    validation_error(f"a {column.type} column shows no currency", "write type: money, or leave it out"),
                    True,
                )
        for index, row in enumerate(self.rows):
            if isinstance(row, Section) and not (index + 1 < len(self.rows) and isinstance(self.rows[index + 1], tuple)):
                yield ("rows", index, "section"), validation_error("no row stands under this section", "put its rows after it, or take it out"), True
        if not any(isinstance(row, tuple) for row in self.rows):
            yield ("rows",), validation_error("a table needs at least one row of cells"), None

    def _of_sums(self) -> Iterator[Any]:
        summed = [("rows", index) for index, row in enumerate(self.rows) if isinstance(row, Subtotal)]
        asked: list[tuple[Any, ...]] = [*(("total",) for _ in range(self.total)), *((*path, "subtotal") for path in summed)]
        if not asked:
            return
        if not any(column.type in _SUMMED for column in self.columns):
            for path in asked:
                yield path, validation_error("there is nothing to add up", "give a column type: number or type: money"), True
        for index, column in enumerate(self.columns):
            codes = self.currencies(index)
            if len(codes) > 1:
                message = f"the column '{column.en or column.ar or index + 1}' mixes {' and '.join(codes)}, which cannot be added up"
                for path in asked:
                    yield path, validation_error(message, "use one currency a column, or take the sums out"), True
        for path in summed:
            if not self.part_before(path[1]):
                yield (*path, "subtotal"), validation_error("there is nothing above to add up", "a subtotal stands under the rows that it sums"), True

    @property
    def data_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of cells."""
        return tuple(row for row in self.rows if isinstance(row, tuple))

    @property
    def totals(self) -> tuple[Decimal | Money | None, ...]:
        """The sum of each number or money column, `None` for the others."""
        return self.sums(self.data_rows)

    def sums(self, rows: tuple[tuple[Cell, ...], ...]) -> tuple[Decimal | Money | None, ...]:
        """The sums of some of the rows, column by column."""
        return tuple(_sum([row[index] for row in rows], column.type) for index, column in enumerate(self.columns))

    def part_before(self, index: int) -> tuple[tuple[Cell, ...], ...]:
        """The rows that a subtotal at `index` sums: those since the last subtotal or section."""
        start = next((place + 1 for place in range(index - 1, -1, -1) if not isinstance(self.rows[place], tuple)), 0)
        return tuple(row for row in self.rows[start:index] if isinstance(row, tuple))

    def currencies(self, index: int) -> list[str]:
        """The ISO 4217 codes of a column's amounts."""
        return sorted({cell.currency for row in self.data_rows if isinstance(cell := row[index], Money)})

    def places(self, index: int) -> int | None:
        """How many decimals every figure of a column has; `None` where its cells are no figures, or are amounts of several currencies."""
        column = self.columns[index]
        if column.type not in MEASURED or len(self.currencies(index)) > 1:
            return None
        if column.decimals is not None:
            return column.decimals
        return max((places_of(row[index]) for row in self.data_rows), default=0)


def _with_rows(value: Any) -> Any:
    """A table as given, its rows read where a file has them."""
    if not isinstance(value, dict) or value.get("rows_from") is None:
        return value
    try:
        if "rows" in value:
            raise validation_error("both rows and rows_from are given", "take one of them out")
        rows = rows_of(value["rows_from"], value.get("columns"))
    except ValidationError:
        raise
    except ValueError as wrong:
        raise validation_errors([(("rows_from",), wrong, value["rows_from"])]) from None  # type: ignore[list-item]
    return {**{key: inner for key, inner in value.items() if key != "rows_from"}, "rows": rows}


def _sum(cells: list[Cell], kind: ColumnType) -> Decimal | Money | None:
    if kind == "number":
        return sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
    amounts = [cell for cell in cells if isinstance(cell, Money)]
    return Money(sum((cell.amount for cell in amounts), Decimal(0)), amounts[0].currency) if kind == "money" and amounts else None
