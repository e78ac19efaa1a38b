"""`rows_from: budget.csv` or `budget.xlsx#Sheet1!A2:D9`: the rows of a table as they stand in a file of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from docgen.close_matches import did_you_mean
from docgen.errors import Diagnostic, DocgenError, Place
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.paths import Included, inside
from docgen.model.validation_errors import from_error, name_of, validation_error, validation_errors
from docgen.sheets.cells import Cell, Row, column_letters
from docgen.sheets.delimited import read_records
from docgen.sheets.delimited import rows_of as rows_of_records
from docgen.sheets.doubts import days_among_texts, hidden_columns, not_whole, rounded_numbers, shown, struck_through, yes_or_no
from docgen.sheets.workbook import Area, Workbook, area_of, open_workbook
from docgen.source import from_bytes, measured

_OTHERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_WORKBOOKS = (".xlsx", ".xlsm")
_PART = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)?")
"""A sheet, a stretch of its cells, or both: `Sheet1`, `A2:D9`, `'My sheet'!A2:D9`."""


class FileRows(list[Any]):
    """Rows of a file. `rows` are those of the file that they stand in, `columns` its columns in the order of the table's, `left_out` the headings of
    those that the table does not name, `hidden` how many rows of a sheet are hidden. `used` are the columns of the file of each column of the table,
    `unseen` stretches of columns that a sheet hides, `doubts` what may not mean what it says."""

    rows: list[Row]
    columns: list[int]
    left_out: tuple[str, ...] = ()
    hidden: int = 0
    used: Sequence[Sequence[int]] = ()
    unseen: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Diagnostic, ...] = ()

    def place(self, row: int | None, column: int | None = None) -> Place:
        """Where a cell of the table stands in the file, or its row."""
        if row is None or row >= len(self.rows):
            return self.rows[0].place()
        at = self.columns[column] if column is not None and column < len(self.columns) else column
        return self.rows[row].place(at)

    def placed(self, error: ValidationError) -> ValidationError:
        """The errors of these rows, each at its place in the file."""
        found = []
        for line in error.errors(include_url=False):
            said = line.get("ctx", {})
            steps = [step for step in line["loc"] if isinstance(step, int)]
            place = self.place(*steps[:2]) if steps else self.place(None)
            found.append(((), validation_error(said.get("message", line["msg"]), said.get("hint"), code=said.get("code"), place=place), None))
        return validation_errors(found)


def rows_of(named: Any, columns: Any) -> FileRows:
    """The rows of the file that an input names, cells in the order of `columns`, which are as the author gave them. Raises a fault."""
    if not isinstance(named, str):
        raise validation_error(f"this must be the path of a CSV file or a workbook, not {name_of(named)}")
    file, part = _parted(named)
    path = inside(_like(file, named))
    suffix = path.suffix.lower()
    if suffix not in (".csv", *_WORKBOOKS) or path.is_dir():
        raise validation_error(f"{path.name} is no CSV file and no workbook", "save the rows as a workbook (.xlsx), or as CSV in UTF-8")
    try:
        if suffix in _WORKBOOKS:
            rows = _of_workbook(open_workbook(read_file(path, active().file_bytes, wanted="a workbook"), str(path)), part)
        elif part is not None:
            raise validation_error(f"{path.name} has no sheets", "a sheet and its cells are named of a workbook (.xlsx)")
        else:
            rows = _of_csv(read_file(path, active().text_bytes, wanted="a CSV file"), str(path), path.name)
        measured(list(rows), str(path))
    except DocgenError as error:
        raise from_error(error) from None
    return _doubted(_by_heads(rows, columns), columns)


class _Figures(str):
    """The figures of a number that the sheet shows with words, which a column of texts has: `shown`."""

    __slots__ = ("shown",)
    shown: str


def _doubted(rows: FileRows, columns: Any) -> FileRows:
    """Rows with what of their cells may not mean what it says; texts have numbers as the sheet shows them. Raises a fault for TRUE and FALSE."""
    if not isinstance(columns, (list, tuple)):
        return rows
    used = rows.used or [[column] for column in rows.columns[: len(columns)]]
    doubts: list[Diagnostic] = []
    flat = [column for several in used for column in several]
    unseen = [column for column in flat if any(low <= column <= high for low, high in rows.unseen)]
    if unseen and (hidden := [row.cells[unseen[0]] for row in rows.rows if unseen[0] in row.cells]):
        doubts += hidden_columns([column_letters(column) for column in unseen], hidden[0])
    doubts += struck_through(row.cells[column] for row in rows.rows for column in flat if column in row.cells)
    for index, several in enumerate(used):
        text = _is_text(columns[index])
        for column in several:
            cells = [row.cells[column] for row in rows.rows if column in row.cells]
            doubts += [*rounded_numbers(cells, bare=not text), *(days_among_texts(cells) if text else ())]
            for cell in cells:
                _refuse(cell, text=text)
        if text:
            for row in rows:
                if index < len(row):
                    row[index] = _as_shown(row[index])
    rows.doubts = tuple(doubts)
    return rows


def _refuse(cell: Cell, *, text: bool) -> None:
    """Raises a fault for a cell that says nothing sure."""
    wrong = yes_or_no(cell) if cell.kind == "boolean" else not_whole(cell) if text and getattr(cell, "shown", "") is None else None
    if wrong is not None:
        raise validation_error(wrong.message, wrong.hint, place=wrong.place)


def _is_text(column: Any) -> bool:
    return not isinstance(column, Mapping) or column.get("type", "text") == "text"


def _as_shown(cell: Any) -> Any:
    return {lang: _as_shown(side) for lang, side in cell.items()} if isinstance(cell, dict) else getattr(cell, "shown", cell)


def _parted(named: str) -> tuple[str, str | None]:
    """The path of a file, and what of it is named behind a `#`; a `#` in the name of a CSV file is its own."""
    file, sign, part = named.rpartition("#")
    return (file, part) if sign and file.lower().endswith((".csv", *_WORKBOOKS)) else (named, None)


def _like(file: str, named: str) -> str:
    """A path that starts where what names it does."""
    return Included.of(file, named.folder, anywhere=named.anywhere) if isinstance(named, Included) else file


def _of_csv(data: bytes, name: str, called: str) -> FileRows:
    """The records of a file that are not empty, each cell at its column."""
    if not data.strip() or data.startswith(_OTHERS):
        what = "no CSV file" if data.strip() else "empty"
        raise validation_error(f"{called} is {what}", "save the rows as CSV in UTF-8")
    made = FileRows()
    made.rows, made.columns = [], []
    for record in read_records(from_bytes(data, name).text, name):
        for row in rows_of_records(iter((record,))):
            made.rows.append(row)
            made.append([cell.text.strip() or None for cell in record])
    return made


def _of_workbook(book: Workbook, part: str | None) -> FileRows:
    """The rows of a sheet, or of a stretch of it, that are not empty; all as wide as the stretch, or as what stands in them."""
    sheet, area = _sheet_and_area(book, part)
    content = book.content(sheet)
    rows = [row for row in content.rows if area is None or area.top <= row.number <= area.bottom]
    left = min((column for row in rows for column in row.cells), default=0) if area is None else area.left
    right = max((column for row in rows for column in row.cells), default=-1) if area is None else area.right
    made = FileRows()
    made.hidden, made.unseen = sum(row.hidden for row in rows), content.hidden
    made.rows, made.columns = [], list(range(left, right + 1))
    for row in rows:
        cells = [row.cells.get(column) for column in made.columns]
        if not row.hidden and any(cells):
            made.rows.append(row)
            made.append([_said(cell) for cell in cells])
    if not made:
        hint = "name the sheet and the cells that have them: budget.xlsx#Sheet1!A2:D9"
        raise validation_error(f"the sheet '{sheet.name}' has no rows here", hint)
    return made


def _sheet_and_area(book: Workbook, part: str | None) -> tuple[Any, Area | None]:
    """The sheet that is named, or the only one that is not hidden, and the cells of it that are named."""
    found = _PART.fullmatch(part or "")
    named = None if found is None else (found[1] or found[2] or "").replace("''", "'") or None
    area = area_of(found[3]) if found is not None and found[3] else None
    if found is None:  # the name of a sheet alone
        named = (part or "").strip("'").replace("''", "'")
    if named is None and area is None and part and any(sheet.name == part for sheet in book.sheets):
        named = part
    names = [sheet.name for sheet in book.sheets]
    if named is not None:
        sheet = next((one for one in book.sheets if one.name == named), None)
        if sheet is None:
            raise validation_error(f"the workbook has no sheet '{named}'", did_you_mean(named, names))
        return sheet, area
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    if len(shown) != 1:
        raise validation_error("the workbook has several sheets", f"name one: budget.xlsx#{names[0] if names else 'Sheet1'}")
    return shown[0], area


def _said(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    if cell.kind == "error":
        raise validation_error(f"the sheet could not work out this cell ({cell.text})", "mend its formula", place=cell.place())
    if cell.kind == "formula":
        hint = "open the file in a program for sheets and save it again"
        raise validation_error("this formula was never worked out", hint, place=cell.place())
    if shown(cell) == cell.text:
        return cell.text.strip() or None
    figures = _Figures(cell.text)
    figures.shown = shown(cell)
    return figures


def _by_heads(rows: FileRows, columns: Any) -> FileRows:
    """Rows whose first line names the table's columns, by their headings in either language, in the table's order; other rows as they are."""
    if not rows or not isinstance(columns, (list, tuple)):
        return rows
    heads = [_sides(column) for column in columns]
    named = [str(cell or "") for cell in rows[0]]
    known = {head for sides in heads for head in sides.values()}
    if not any(head in known for head in named):
        return rows
    place = rows.place(0)
    twice = next((index for index, head in enumerate(named) if head in known and head in named[:index]), None)
    if twice is not None:
        raise validation_error(f"two columns of the file are headed '{named[twice]}'", "take one of them out", place=rows.place(0, twice))
    both = [head for sides in heads for head in set(sides.values())]
    if (alike := next((head for head in both if both.count(head) > 1), None)) is not None:
        raise validation_error(f"two columns of the table are headed '{alike}'", "give each a heading of its own to find it in the file by")
    lacking = next((sides for sides in heads if not any(head in named for head in sides.values())), None)
    if lacking is not None:
        said = " / ".join(lacking.values())
        raise validation_error(f"no column of the file is headed '{said}'" if said else "a column without a heading is in no file", place=place)
    where = [{lang: named.index(head) for lang, head in sides.items() if head in named} for sides in heads]
    made = FileRows()
    made.rows, made.hidden, made.unseen = rows.rows[1:], rows.hidden, rows.unseen
    made.used = [[rows.columns[index] if rows.columns else index for index in at.values()] for at in where]
    made.columns = [rows.columns[index] if rows.columns else index for at in where for index in [next(iter(at.values()))]]
    made.left_out = tuple(head or f"column {index}" for index, head in enumerate(named, 1) if head not in known and _says(rows, index - 1))
    for number, row in enumerate(rows[1:]):
        if len(row) != len(named):
            message = f"this row has {len(row)} cells, but the first line has {len(named)}"
            raise validation_error(message, "leave an empty cell between two commas", place=made.place(number))
        made.append([_cell(row, at, column) for at, column in zip(where, columns, strict=True)])
    if not made.rows:
        made.rows = rows.rows[:1]
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
    if _is_text(column) and len(cells) == 2 and any(cells.values()):
        return {lang: cell for lang, cell in cells.items() if cell}
    return next((cell for cell in cells.values() if cell), None)
