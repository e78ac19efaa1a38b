"""`rows_from: budget.csv`: the rows of a table as they stand in a file of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from docgen.errors import DocgenError, Place
from docgen.inputs import read_file
from docgen.limits import active, check_time
from docgen.model.paths import inside
from docgen.model.validation_errors import from_error, name_of, validation_error, validation_errors
from docgen.source import from_bytes, measured

_OTHERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_SEPARATORS = ",;\t"


class FileRows(list[Any]):
    """Rows of a file. `name` is the file's, `lines` are those at which its rows begin, counted from 1, `left_out` the headings of its columns that
    the table does not name."""

    name: str
    lines: list[int]
    left_out: tuple[str, ...] = ()

    def placed(self, error: ValidationError) -> ValidationError:
        """The errors of these rows, each at its line of the file."""
        found = []
        for line in error.errors(include_url=False):
            said = line.get("ctx", {})
            row = next((step for step in line["loc"] if isinstance(step, int)), None)
            place = Place(self.name, self.lines[row] if row is not None and row < len(self.lines) else 1)
            found.append(((), validation_error(said.get("message", line["msg"]), said.get("hint"), code=said.get("code"), place=place), None))
        return validation_errors(found)


def rows_of(named: Any, columns: Any) -> FileRows:
    """The rows of the file that an input names, cells in the order of `columns`, which are as the author gave them. Raises a fault."""
    if not isinstance(named, str):
        raise validation_error(f"this must be the path of a CSV file, not {name_of(named)}")
    if ".xls" in named.lower() or named.lower().endswith(".ods"):
        raise validation_error("docgen does not read workbooks", "save the sheet as CSV in UTF-8 and name that file")
    path = inside(named)
    if path.suffix.lower() != ".csv" or path.is_dir():
        raise validation_error(f"{path.name} is no CSV file", "save the rows as CSV in UTF-8; the name ends in .csv")
    try:
        data = read_file(path, active().text_bytes, wanted="a CSV file")
        if not data.strip() or data.startswith(_OTHERS):
            what = "no CSV file" if data.strip() else "empty"
            raise validation_error(f"{path.name} is {what}", "save the rows as CSV in UTF-8")
        source = from_bytes(data, str(path))
        rows = _read(source.text, str(path))
        measured(list(rows), str(path))
    except DocgenError as error:
        raise from_error(error) from None
    return _by_heads(rows, columns)


def _read(text: str, name: str) -> FileRows:
    """The records of a file (RFC 4180); the sign between cells is the one that its first line has most of. Empty lines are none."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    rows = FileRows()
    rows.name, rows.lines = name, []
    line = 1
    try:
        for record in reader:
            check_time()
            if any(cell.strip() for cell in record):
                rows.append([cell.strip() or None for cell in record])
                rows.lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        place = Place(name, reader.line_num)
        raise validation_error(
            f"this is no CSV ({error})", 'a quotation mark in a cell is doubled, and the cell quoted: "a ""b"" c"', place=place
        ) from None
    return rows


def _by_heads(rows: FileRows, columns: Any) -> FileRows:
    """Rows whose first line names the table's columns, by their headings in either language, in the table's order; other rows as they are."""
    if not rows or not isinstance(columns, (list, tuple)):
        return rows
    heads = [_sides(column) for column in columns]
    named = [str(cell or "") for cell in rows[0]]
    known = {head for sides in heads for head in sides.values()}
    if not any(head in known for head in named):
        return rows
    place = Place(rows.name, rows.lines[0])
    twice = next((head for index, head in enumerate(named) if head in known and head in named[:index]), None)
    if twice is not None:
        raise validation_error(f"two columns of the file are headed '{twice}'", "take one of them out", place=place)
    both = [head for sides in heads for head in set(sides.values())]
    if (alike := next((head for head in both if both.count(head) > 1), None)) is not None:
        raise validation_error(f"two columns of the table are headed '{alike}'", "give each a heading of its own to find it in the file by")
    lacking = next((sides for sides in heads if not any(head in named for head in sides.values())), None)
    if lacking is not None:
        said = " / ".join(lacking.values())
        raise validation_error(f"no column of the file is headed '{said}'" if said else "a column without a heading is in no file", place=place)
    where = [{lang: named.index(head) for lang, head in sides.items() if head in named} for sides in heads]
    made = FileRows()
    made.name, made.lines = rows.name, rows.lines[1:]
    made.left_out = tuple(head or f"column {index}" for index, head in enumerate(named, 1) if head not in known and _says(rows, index - 1))
    for row, line in zip(rows[1:], made.lines, strict=True):
        if len(row) != len(named):
            message = f"this row has {len(row)} cells, but the first line has {len(named)}"
            raise validation_error(message, "leave an empty cell between two commas", place=Place(rows.name, line))
        made.append([_cell(row, at, column) for at, column in zip(where, columns, strict=True)])
    return made


def _says(rows: FileRows, index: int) -> bool:
    """Whether anything stands in a column under its heading."""
    return any(index < len(row) and row[index] for row in rows[1:])


def _sides(column: Any) -> dict[str, str]:
    """A column's headings by language, as they are given; one alone stands for both."""
    if isinstance(column, str):
        return {"ar": column.strip()}
    if not isinstance(column, Mapping):
        return {}
    sides = {lang: str(column[lang]).strip() for lang in ("ar", "en") if column.get(lang) is not None}
    return {"ar": sides["ar"]} if len(set(sides.values())) == 1 and "ar" in sides else sides


def _cell(row: Sequence[Any], at: Mapping[str, int], column: Any) -> Any:
    """A cell; a text of which the file has a column in each language is one of both."""
    cells = {lang: row[index] for lang, index in at.items()}
    text = not isinstance(column, Mapping) or column.get("type", "text") == "text"
    if text and len(cells) == 2 and any(cells.values()):
        return {lang: cell for lang, cell in cells.items() if cell}
    return next((cell for cell in cells.values() if cell), None)
