"""A table of a template: its columns, its rows, and what must fit together of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator

from docgen.document import blocks as tree
from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns
from docgen.document.tables.table import Column, RowKind
from docgen.errors import Place
from docgen.model.columns import Width
from docgen.model.validation_errors import Loc, below, validation_error, validation_errors
from docgen.templating.expressions import Text
from docgen.templating.file_part import FilePart, Flag, optional
from docgen.templating.items import BlockTemplate, Item, each
from docgen.templating.scope import NOTHING, Scope
from docgen.templating.slots import OptionalText
from docgen.templating.tables import figures_from, given_width
from docgen.types import ColumnType


class ColumnTemplate(Item):
    """A column of a table."""

    header: OptionalText = None
    type: ColumnType = "text"
    weight: Annotated[float, Field(strict=True, ge=0, le=10)] = optional("share of the width; 0 is as wide as the widest cell")
    width: Width | None = Field(None, description="A width that is kept: percent of the table (40%), or millimetres")


class RowTemplate(Item):
    """A row of cells, or a section that heads those under it."""

    cells: tuple[OptionalText, ...] = ()
    section: OptionalText = None

    @property
    def kind(self) -> RowKind:
        return "section" if self.section else "row"


class TableParts(FilePart):
    """What a table holds."""

    columns: tuple[ColumnTemplate, ...] = Field(examples=["[{header: …}]"])
    rows: tuple[RowTemplate, ...] = Field(examples=["[{cells: […]}]"])
    total: tuple[OptionalText, ...] | None = None
    caption: OptionalText = None
    source: OptionalText = None
    head: Flag = True
    span: Literal["column", "page"] = "column"
    _place: Place = PrivateAttr(default_factory=Place)

    @model_validator(mode="wrap")
    @classmethod
    def _fitting(cls, value: Any, handler: ModelWrapValidatorHandler[TableParts]) -> TableParts:
        wrong = list(_misfits(value)) if isinstance(value, dict) else []
        try:
            table = handler(value)
        except ValidationError as error:
            wrong += below((), error)
        if wrong:
            raise validation_errors(wrong)
        table._place = getattr(value, "place", table._place)
        return table


def _misfits(table: dict[str, Any]) -> Iterator[tuple[Loc, Any, Any]]:
    """Columns without a header where the head is shown, and rows without a cell for each column, told along with all else that is wrong."""
    columns, rows = (found if isinstance(found := table.get(key), list) else [] for key in ("columns", "rows"))
    for index, column in enumerate(columns):
        if table.get("head", True) is True and isinstance(column, dict) and column.get("header") is None:
            yield ("columns", index, "header"), validation_error("'header' is missing", "or set head: false, which shows none"), None
    lists: list[tuple[Loc, Any]] = [(("total",), table.get("total"))]
    for index, row in enumerate(rows):
        if isinstance(row, dict) and row.get("section") is None:
            lists.append((("rows", index, "cells"), row.get("cells", [])))
        elif isinstance(row, dict) and "cells" in row:
            yield ("rows", index, "cells"), validation_error("a row is a section or has cells", "begin a new list item for each"), row["cells"]
    for path, cells in lists:
        if isinstance(cells, list) and len(cells) != len(columns):
            yield path, validation_error(f"a row needs a list of {len(columns)} cells, one a column; these are {len(cells)}"), cells


class TableTemplate(BlockTemplate):
    """A table."""

    table: TableParts

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        given = self.table
        shown = [any(True for _ in column.scopes(scope)) for column in given.columns]
        columns = tuple(
            Column(
                scope.slot(column.header) if given.head and column.header else NOTHING,
                column.type,
                float(column.type == "text") if column.weight is None else column.weight,
                width=given_width(column.width),
            )
            for column, kept in zip(given.columns, shown, strict=True)
            if kept
        )
        rows = tuple(
            (row.kind, _cells((row.section,) * len(shown) if row.section else row.cells, shown, inner)) for row, inner in each(given.rows, scope)
        )
        if rows and columns:
            yield tree.Table(
                columns,
                tuple(cells for _, cells in rows),
                _cells(given.total, shown, scope) if given.total else None,
                scope.slot(given.caption) if given.caption else None,
                scope.slot(given.source) if given.source else None,
                given.head,
                kinds=tuple(kind for kind, _ in rows) if any(kind != "row" for kind, _ in rows) else (),
                page_wide=given.span == "page",
                figures_from=figures_from(scope.settings),
                place=given._place,
            )


def _cells(cells: tuple[Text | None, ...], shown: list[bool], scope: Scope) -> tuple[BiRuns, ...]:
    return tuple(scope.slot(cell) if cell else NOTHING for cell, kept in zip(cells, shown, strict=True) if kept)
