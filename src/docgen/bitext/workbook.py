"""The cells of a workbook (ECMA-376, SpreadsheetML), read one after the other: a sheet costs what its cells cost, wherever they stand.

(Readers that make a rectangle of a sheet ask for the memory of all cells between its first and its last; a file of some kilobytes with a cell at each
end of a sheet takes a whole machine.)
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from docgen.bitext.passages import Bitext, Measure, Part
from docgen.bitext.sheets import Row, pair_cells
from docgen.errors import Place
from docgen.limits import active, check_time
from docgen.wordfile.package import WordFile, content_type, open_parts, resolved

_SHEET_LIMIT = 64 * 2**20
"""Bytes of one part: it is read in pieces and never a tree."""
_WANTED = "a whole workbook (.xlsx)"
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
_PERCENT_FORMATS = frozenset((9, 10))
"""Formats that have no code in the file (18.8.30)."""
_DAYS = (datetime.date(1899, 12, 30), datetime.date(1904, 1, 1))
"""Day 0 of a workbook, and of one that counts from 1904 (18.17.4.1)."""
_FIRST_TRUE_DAY = 61


@dataclass(frozen=True, slots=True)
class _Book:
    file: WordFile
    strings: list[str]
    looks: list[str]
    epoch: datetime.date


def read_workbook(file: WordFile, data: bytes) -> Bitext:
    """The pairs of all sheets of a workbook. `file` has its name and its error, which is raised for what is no whole workbook."""
    file.wanted, file.limit = _WANTED, _SHEET_LIMIT
    open_parts(file, data)
    main = next((target for kind, target, _ in file.relationships("").values() if kind.endswith("/officeDocument")), "")
    file.main = resolved("", main)
    if file.main not in file.entries or "sheet" not in content_type(file, file.main):
        raise file.fault("holds no workbook that can be read", _WANTED)
    into = Bitext(file.name)
    measure = Measure(file.name)
    counted_from_1904 = any(_local(one) == "workbookPr" and one.get("date1904") in ("1", "true") for one in file.tree(file.main))
    book = _Book(file, list(_strings(file)), _looks(file), _DAYS[counted_from_1904])
    left = active().values
    for number, (name, part) in enumerate(_sheets(file)):
        rows: dict[int, dict[int, Part]] = {}
        for row, column, text in _cells(book, part):
            left -= 1
            if left < 0:
                raise file.fault(f"has more than {active().values:,} cells", "check it part by part")
            if text.strip():
                place = Place(file.name, cell=f"{name}!{_letters(column)}{row}")
                rows.setdefault(row, {})[column] = Part(measure.take(text), partial(_place, place), (number, row, column))
        found: list[Row] = [rows[row] for row in sorted(rows)]
        pair_cells(found, into)
    return into


def _place(place: Place, offset: int) -> Place:
    return place


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _letters(column: int) -> str:
    """A column as a sheet names it: 0 is A, 26 AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _events(file: WordFile, part: str, *tags: str) -> Iterator[Any]:
    """The elements of these names of a part, each when it ends; then it is let go."""
    from lxml import etree

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        seen = False
        for _, element in etree.iterparse(io.BytesIO(file.read(part)), events=("end",), **options):
            if not seen and element.getroottree().docinfo.doctype:
                raise file.fault("declares a document type or entities, which no workbook does", part=part)
            seen = True
            if _local(element) in tags:
                check_time()
                yield element
                element.clear()
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        raise file.fault("is not well-formed XML", _WANTED, part) from None


def _strings(file: WordFile) -> Iterator[str]:
    """The texts that cells share (18.4)."""
    part = file.related("sharedStrings")
    if part is not None:
        yield from (_text(item) for item in _events(file, part, "si"))


def _text(item: Any) -> str:
    """The text of a string item, its runs joined, without the readings of phonetic runs."""
    return "".join(
        piece.text or "" for piece in item.iter() if _local(piece) == "t" and (piece.getparent() is item or _local(piece.getparent()) == "r")
    )


def _looks(file: WordFile) -> list[str]:
    """What the number of a cell is by its style: `date`, `percent` or nothing."""
    part = file.related("styles")
    if part is None:
        return []
    root = file.tree(part)
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter() if _local(one) == "numFmt"}
    formats = next((one for one in root if _local(one) == "cellXfs"), ())
    return [_look(one.get("numFmtId", "0"), codes) for one in formats if _local(one) == "xf"]


def _look(number: str, codes: dict[str, str]) -> str:
    code = _QUOTED.sub("", codes.get(number, ""))
    known = int(number) if number.isdecimal() and len(number) < 6 else 0
    if "%" in code or (not code and known in _PERCENT_FORMATS):
        return "percent"
    is_date = any(letter in code.lower() for letter in "yd") if code else known in _DATE_FORMATS
    return "date" if is_date else ""


def _sheets(file: WordFile) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet of cells, in the order of the workbook."""
    related = file.relationships(file.main)
    for sheet in file.tree(file.main).iter():
        if _local(sheet) != "sheet":
            continue
        identity = next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id" and key.startswith("{")), "")
        kind, target, external = related.get(identity, ("", "", True))
        part = resolved(file.main, target)
        if not external and kind.endswith("/worksheet") and part in file.entries:
            yield sheet.get("name", "?"), part


def _cells(book: _Book, part: str) -> Iterator[tuple[int, int, str]]:
    """Row from 1, column from 0 and text of each cell that has any. A cell without a reference stands behind the last one (18.3.1.4)."""
    row = column = 0
    for element in _events(book.file, part, "c", "row"):
        if _local(element) == "row":
            told = element.get("r", "")
            row, column = int(told) if told.isascii() and told.isdecimal() and len(told) < 8 else row + 1, 0
            continue
        if found := _CELL.fullmatch(element.get("r", "")):
            row = int(found[2]) - 1
            column = 0
            for letter in found[1].upper():
                column = column * 26 + ord(letter) - ord("A") + 1
            column -= 1
        yield row + 1, column, _said(element, book)
        column += 1


def _said(cell: Any, book: _Book) -> str:
    """What a cell shows, near enough to be compared: of a number its digits, of a date its day."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(item) for item in cell if _local(item) == "is")
    value = next((child.text or "" for child in cell if _local(child) == "v"), "")
    if kind == "s":
        index = int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else len(book.strings)
        return book.strings[index] if index < len(book.strings) else ""
    if kind in ("str", "d"):
        return value
    return _number(value, cell.get("s", ""), book) if kind == "n" else ""


def _number(value: str, style: str, book: _Book) -> str:
    try:
        number = float(value)
    except ValueError:
        return ""
    look = book.looks[int(style)] if style.isascii() and style.isdecimal() and len(style) < 6 and int(style) < len(book.looks) else ""
    if look == "date" and _FIRST_TRUE_DAY <= number < 2_900_000:
        return f"{book.epoch + datetime.timedelta(days=int(number)):%Y-%m-%d}"
    if look == "percent":
        return f"{number * 100:.10g}%"
    return f"{number:.15g}" if abs(number) < 1e15 else value
