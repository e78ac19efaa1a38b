"""A file of data, by its name: a workbook (.xlsx) or a CSV file with a row of heads and a document a row, or JSON Lines with an object a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from docgen.batch.columns import Line
from docgen.batch.json_lines import read_lines
from docgen.batch.record import Data
from docgen.batch.rows import of_rows
from docgen.errors import Diagnostic, InputError, Place, UsageError, Warn
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.root import Model
from docgen.sheets.delimited import decoded, read_records, rows_of
from docgen.sheets.workbook import Content, Sheet, Workbook, open_workbook

WORKBOOKS, DELIMITED, LINES = (".xlsx", ".xlsm", ".xltx"), (".csv", ".tsv", ".tab"), (".jsonl", ".ndjson")
SUFFIXES = (*WORKBOOKS, *DELIMITED, *LINES)
OTHERS = {".xls": "a workbook of the old kind (.xls)", ".xlsb": "a binary workbook (.xlsb)", ".ods": "an OpenDocument sheet"}
"""Files that are data and are not read."""


def is_data(path: Path) -> bool:
    """Whether a file is one of data, by its name."""
    return path.suffix.lower() in (*SUFFIXES, *OTHERS)


def read_data(path: Path, model: type[Model], lines: Sequence[Line], sheet: str | None, tell: Warn) -> Data:
    """The records of a file. `lines` are those of a mapping file, `sheet` the sheet of a workbook that is meant. What is left out goes to `tell`.
    Raises InputError with every error of its heads."""
    suffix, name = path.suffix.lower(), str(path)
    if suffix in OTHERS:
        raise InputError(Diagnostic(f"is {OTHERS[suffix]}", Place(name), "save it as a workbook (.xlsx) or as CSV in UTF-8"))
    if sheet is not None and suffix not in WORKBOOKS:
        raise UsageError(Diagnostic("--sheet names a sheet of a workbook (.xlsx)", Place(name)))
    data = read_file(path, active().file_bytes if suffix in WORKBOOKS else active().text_bytes, wanted="a file of data: .xlsx, .csv or .jsonl")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError(Diagnostic("the file is empty", Place(name)))
    if suffix in LINES:
        return read_lines(data, name, lines)
    if suffix in WORKBOOKS:
        if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            raise InputError(Diagnostic("is no workbook (.xlsx)", Place(name), "a CSV file has a name that ends in .csv"))
        book = open_workbook(data, name)
        found, content = _chosen(book, sheet)
        return of_rows(f"{name}!{found.name}", content, lines, model, tell)
    if data.startswith((b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")):
        raise InputError(Diagnostic("is no CSV file", Place(name), "a workbook has a name that ends in .xlsx"))
    rows = tuple(rows_of(read_records(decoded(data, name, tell), name)))
    return of_rows(name, Content(rows), lines, model, tell)


def _chosen(book: Workbook, named: str | None) -> tuple[Sheet, Content]:
    """The sheet that is meant: the one that is named, else the one that has rows."""
    if named is not None:
        found = next((one for one in book.sheets if one.name == named), None) or next(
            (one for one in book.sheets if one.name.strip().casefold() == named.strip().casefold()), None
        )
        if found is None:
            names = ", ".join(one.name for one in book.sheets)
            raise InputError(Diagnostic(f"has no sheet '{named}'", Place(book.name), f"there are {names}"))
        return found, book.content(found)
    filled = [(one, content) for one in book.sheets if not one.hidden and (content := book.content(one)).rows]
    if len(filled) == 1:
        return filled[0]
    if not filled:
        hidden = ", ".join(one.name for one in book.sheets if one.hidden)
        raise InputError(Diagnostic("has no rows", Place(book.name), f"a sheet that is hidden is named with --sheet: {hidden}" if hidden else None))
    names = ", ".join(one.name for one, _ in filled)
    raise InputError(Diagnostic(f"has several sheets with rows: {names}", Place(book.name), f"name one: --sheet {_quoted(filled[0][0].name)}"))


def _quoted(name: str) -> str:
    return f"'{name}'" if re.search(r"\W", name) else name
