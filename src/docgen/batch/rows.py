"""The rows of a workbook's sheet, or of a CSV file, as records."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.batch.columns import Column, Line, columns_of, head_row
from docgen.batch.doubts import doubts
from docgen.batch.fields import Field
from docgen.batch.protected import is_protected, unprotected
from docgen.batch.record import ERROR_HEAD, ROW_HEAD, Data, Record, numbered
from docgen.errors import Diagnostic, InputError, Place, Warn
from docgen.inputs import shortened
from docgen.limits import active, check_time
from docgen.model.root import Model
from docgen.reading.overrides import ABSENT, Set
from docgen.sheets.cells import Cell, Row
from docgen.sheets.delimited import CsvCell
from docgen.sheets.doubts import not_whole, shown, yes_or_no
from docgen.sheets.workbook import Area, Content

_EXACT_DIGITS = 15
"""Digits of a number that a sheet keeps (IEEE 754 binary64)."""
_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#ERROR!")
)
_ERROR_NUMBER = re.compile(r"Err:\d{3}")
"""What a sheet says in the place of a result, in a CSV file that was made of it too."""
NOT_MENDED = "#?"
"""Stands before what a cell said that could not be taken, in a file of failed rows."""
_TOLD = 5
"""Cells that a message names."""
_POWER = re.compile(r"[-+]?\d(?:[.,]\d+)?E\+\d{2,3}")
"""A number of many figures as a program for sheets writes it into a CSV file where its column is narrow."""


def of_rows(name: str, content: Content, lines: Sequence[Line], model: type[Model], tell: Warn) -> Data:
    """The records of what stands in a sheet that messages call `name`. What is left out goes to `tell`. Raises InputError with every error of its
    heads."""
    if not content.rows:
        raise InputError(Diagnostic("has no rows", Place(name)))
    every = unprotected(content.rows)
    at = head_row(every, lines, model)
    heads, rows = every[at], every[at + 1 :]
    columns = columns_of(heads, lines, model, (ROW_HEAD, ERROR_HEAD), name, tell)
    if hidden := [row for row in rows if row.hidden]:
        tell(
            Diagnostic(
                f"rows are hidden in the sheet, and left out: {len(hidden)}",
                hidden[0].place(),
                "show them in the sheet (clear its filter) to have them too",
                severity="warning",
            )
        )
    rows = tuple(row for row in rows if not row.hidden)
    spread, torn = _spread(content.merged, rows, columns)
    width = max((*heads.cells, *(column for row in rows for column in row.cells)), default=-1) + 1
    own = {cell.text.strip().casefold(): column for column, cell in heads.cells.items()}
    kept = [column for column in range(width) if column not in (own.get(ROW_HEAD), own.get(ERROR_HEAD))]
    figures = {column.index for column in columns if all(kind.number for kind in column.fields)}
    records: list[Record] = []
    said: list[str | None] = []
    headless = _headless(heads, rows, tell)
    vain: list[Row] = []
    for row in rows:
        check_time()
        cells = {**row.cells, **spread.get(row.number, {})}
        if not any(column.index in cells for column in columns):
            vain.append(row)
            continue
        before = cells.get(own[ROW_HEAD]) if ROW_HEAD in own else None
        said.append(None if ROW_HEAD not in own else before.text if before is not None else "")
        settings, wrong = _settings(row, cells, columns)
        wrong += [_behind(cell) for column, cell in row.cells.items() if column in headless]
        over = torn.get(row.number, {})
        for cell in dict.fromkeys(over.values()):
            message = "a merged cell covers several columns, and nobody can tell which of them it fills"
            wrong.append(Diagnostic(message, cell.place(), "part it, and fill each column"))
        bad = {column.index for column in columns if column.index in over or (column.index in cells and _fault(cells[column.index], column))}
        texts = tuple(_again(cells.get(column), column in bad, bare=column in figures) for column in kept)
        records.append(Record(len(records) + 1, settings, row.place(), texts, tuple(wrong)))
    if vain:
        message = f"rows in which nothing fills a field are left out: {len(vain)}"
        tell(Diagnostic(message, vain[0].place(), severity="warning"))
    if not records:
        raise InputError(Diagnostic("has no rows under its heads", heads.place()))
    for problem in doubts(heads, columns, rows, content.hidden):
        tell(problem)
    named = tuple(heads.cells[column].text if column in heads.cells else "" for column in kept)
    made, total = numbered(records, said)
    return Data(name, named, made, total, frozenset(path for column in columns for path in column.paths))


def _headless(heads: Row, rows: Sequence[Row], tell: Warn) -> frozenset[int]:
    """The columns behind the last head, in which no text stands in a CSV file but by a separator too many; other columns that have a text and no head
    are told."""
    last = max(column for column, cell in heads.cells.items() if cell.text.strip().casefold() != ERROR_HEAD)
    first: dict[int, Cell] = {}
    for row in rows:
        for column, cell in row.cells.items():
            if column not in heads.cells:
                first.setdefault(column, cell)
    behind = frozenset(column for column, cell in first.items() if column > last and cell.place().cell is None)
    left = [cell for column, cell in sorted(first.items()) if column not in behind]
    if left:
        places = ", ".join(str(cell.place()).rpartition("!")[2].rpartition("/")[2] for cell in left[:_TOLD]) + (", …" if len(left) > _TOLD else "")
        message = f"columns that have no head are left out; their first cells are {places}"
        tell(Diagnostic(message, left[0].place(), "head a column by the field that it fills", severity="warning"))
    return behind


def _behind(cell: Cell) -> Diagnostic:
    hint = 'a cell with a comma in it stands in quotation marks: "Doha, Qatar"; so too with ; and |'
    return Diagnostic(f"'{shortened(cell.text.strip())}' stands behind the last head, under no column", cell.place(), hint)


def _again(cell: Cell | None, bad: bool, *, bare: bool) -> str:
    """What a file of failed rows has of a cell."""
    text = "" if cell is None else shown(cell, bare=bare)
    return f"{NOT_MENDED} {text}".rstrip() if bad and not text.startswith(NOT_MENDED) else text


def _settings(row: Row, cells: Mapping[int, Cell], columns: Sequence[Column]) -> tuple[dict[str, Set], list[Diagnostic]]:
    """What a row sets, and what is wrong with its cells. A cell that is empty takes the field out: what the template says there is of another
    document."""
    wrong: list[Diagnostic] = []
    settings: dict[str, Set] = {}
    for column in columns:
        cell = cells.get(column.index)
        if cell is not None and (fault := _fault(cell, column)) is not None:
            wrong.append(fault)
            continue
        for path, kind in zip(column.paths, column.fields, strict=True):
            settings[path] = Set(ABSENT, row.place(column.index)) if cell is None else Set(_value(cell, kind), cell.place())
    return settings, wrong


def _value(cell: Cell, kind: Field) -> Any:
    return cell.text == "true" if cell.kind == "boolean" and kind.anything else kind.value(shown(cell, bare=kind.number))


def _fault(cell: Cell, column: Column) -> Diagnostic | None:
    text = cell.text.strip()
    if text.startswith(NOT_MENDED):
        return Diagnostic("this cell is not mended yet", cell.place(), f"write what it should say, without {NOT_MENDED}")
    if len(text) > 2 and not text.strip("#"):
        return Diagnostic("the column was too narrow for what this cell said", cell.place(), "make it wider in the sheet, and save it again")
    if cell.kind == "error" or text in _ERRORS or _ERROR_NUMBER.fullmatch(text):
        return Diagnostic(f"the sheet could not work out this cell ({cell.text})", cell.place(), "mend its formula")
    if cell.kind == "formula":
        return Diagnostic("this formula was never worked out", cell.place(), "open the file in a program for sheets and save it again")
    if isinstance(cell, CsvCell) and text.startswith("=") and not is_protected(cell):
        return Diagnostic("this cell is a formula, and the file does not say what it came to", cell.place(), "save the sheet as a workbook (.xlsx)")
    if _POWER.fullmatch(text) and not all(kind.number for kind in column.fields):
        message = f"the sheet wrote this number as a power of ten ({text}), and its other figures are lost"
        return Diagnostic(message, cell.place(), "format the column as text in the sheet, type the number again, and save it")
    if getattr(cell, "shown", "") is None and not all(kind.number for kind in column.fields):
        return not_whole(cell)
    if cell.kind == "boolean" and not all(kind.flag or kind.anything for kind in column.fields):
        return yes_or_no(cell)
    if cell.kind == "number" and any(kind.date for kind in column.fields):
        message = f"the number {text} stands where a date is asked for"
        return Diagnostic(message, cell.place(), "format the column as dates in the sheet, and save it again")
    if cell.kind == "number" and len(cell.text.lstrip("-0.").replace(".", "").rstrip("0" if "." in cell.text else "")) > _EXACT_DIGITS:
        message = f"a number of more than {_EXACT_DIGITS} digits, of which a sheet has lost the last"
        return Diagnostic(message, cell.place(), "format the cell as text and type it again")
    return None


Covered = dict[int, dict[int, Cell]]
"""The merged cells that cover columns, by row and column."""


def _spread(merged: Sequence[Area], rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Covered, Covered]:
    """The merged cells that say something in a column of the rows that they cover, and those that cover several columns which fill fields."""
    filling = sorted(column.index for column in columns)
    numbers = [row.number for row in rows]
    found: Covered = {}
    torn: Covered = {}
    left = active().values
    for area in merged:
        covered = filling[bisect_left(filling, area.left) : bisect_right(filling, area.right)]
        inside = rows[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]
        if not covered or not inside or (left := left - len(inside)) < 0:
            continue
        cell = inside[0].cells.get(area.left) if inside[0].number == area.top else None
        if cell is None:
            continue
        for row in inside:
            if len(covered) > 1:
                torn.setdefault(row.number, {}).update(dict.fromkeys(covered, cell))
            elif row.number != area.top and covered[0] == area.left:
                found.setdefault(row.number, {})[area.left] = cell
    return found, torn
