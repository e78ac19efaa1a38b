"""The cells of a workbook (ECMA-376 Part 1, SpreadsheetML), read one row after the other: a sheet costs what its cells cost, wherever they stand.

Readers that make a rectangle of a sheet ask for the memory of all cells between its first and its last; a file of some kilobytes with a cell at each
end of a sheet (A1 and XFD1048576) takes a whole machine, and python-calamine, which is written in Rust, then aborts the process (SIGABRT): no
exception, no other document. openpyxl reads such a file, at nine times the time.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from docgen.errors import DocgenError, InputError, Place
from docgen.limits import active, check_time
from docgen.sheets.cells import Kind, Row, column_letters, column_of, visible
from docgen.sheets.formats import EPOCH_1900, EPOCH_1904, PLAIN, Look, look_of, rounded, said, shown_of
from docgen.wordfile.package import WordFile, content_type, open_parts, resolved

_SHEET_LIMIT = 64 * 2**20
"""Bytes of one part: it is read in pieces and never a tree."""
WANTED = "a whole workbook (.xlsx)"
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet; `row` counts from 1, `column` from 0. `shown` is what a number is with the words of its format, empty where that is `text`,
    `None` where the sheet does not show it whole; `rounded` says that the sheet shows fewer figures of it than it has, `struck` that
    it shows the text, or a part of it, struck through."""

    text: str
    kind: Kind
    row: int
    column: int
    where: _Where
    shown: str | None = ""
    rounded: bool = False
    struck: bool = False

    def place(self, offset: int = 0) -> Place:
        return self.where(self.row, self.column)


@dataclass(frozen=True, slots=True)
class _Where:
    file: str
    sheet: str

    def __call__(self, row: int, column: int) -> Place:
        return Place(self.file, cell=f"{self.sheet}!{column_letters(column)}{row}")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from one corner to the other, both in it; rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: its name, its part of the package, whether it is hidden."""

    name: str
    part: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of a sheet that have a cell, in order, its merged cells, and its hidden columns, each stretch by its first and its last."""

    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Workbook:
    """A workbook that was opened. `name` is how messages call it; `struck_strings` are the texts of which something is struck through, `struck_looks`
    the styles that strike through."""

    file: WordFile
    sheets: tuple[Sheet, ...]
    strings: list[str]
    looks: list[Look]
    epoch: datetime.date
    struck_strings: frozenset[int] = frozenset()
    struck_looks: frozenset[int] = frozenset()
    left: int = field(default_factory=lambda: active().values)

    @property
    def name(self) -> str:
        return self.file.name

    def content(self, sheet: Sheet) -> Content:
        """What stands in a sheet. Raises the file's error for one that is damaged, or has more cells than the limits allow."""
        where = _Where(self.name, sheet.name)
        rows: dict[int, dict[int, SheetCell]] = {}
        hidden: set[int] = set()
        merged: list[Area] = []
        unseen: list[tuple[int, int]] = []
        row = column = 0
        for element in _events(self.file, sheet.part, "{*}c", "{*}row", "{*}mergeCell", "{*}col"):
            tag = element.tag
            if tag.endswith("}c"):
                # A cell without a reference stands behind the last one (18.3.1.4).
                if found := _CELL.fullmatch(element.get("r", "")):
                    row, column = int(found[2]), column_of(found[1])
                elif not column:
                    row = _row_number(element.getparent(), row + 1)
                text, kind = self._said(element)
                if kind != "text" or visible(text):
                    self._count()
                    shown = self._shown(element) if kind == "number" else ("", False)
                    rows.setdefault(row, {})[column] = SheetCell(text, kind, row, column, where, *shown, self._struck(element))
                column += 1
            elif tag.endswith("}row"):
                row, column = _row_number(element, row if column else row + 1), 0
                if element.get("hidden") in _TRUE:
                    hidden.add(row)
            elif tag.endswith("}col"):
                if element.get("hidden") in _TRUE:
                    unseen.append((_row_number(element, 0, "min") - 1, _row_number(element, 0, "max") - 1))
            elif (area := area_of(element.get("ref", ""))) is not None:
                merged.append(area)
        made = (Row(number, rows[number], partial(where, number), number in hidden) for number in sorted(rows))
        return Content(tuple(made), tuple(merged), tuple(unseen))

    def _count(self) -> None:
        check_time()
        self.left -= 1
        if self.left < 0:
            raise self.file.fault(f"has more than {active().values:,} cells", "part it into several files")

    def _look(self, cell: Any) -> Look:
        style = _index(cell.get("s", ""))
        return self.looks[style] if 0 <= style < len(self.looks) else PLAIN

    def _struck(self, cell: Any) -> bool:
        if _index(cell.get("s", "")) in self.struck_looks:
            return True
        kind = cell.get("t", "n")
        if kind == "s" and self.struck_strings:
            return _index(next((child.text or "" for child in cell if _local(child) == "v"), "")) in self.struck_strings
        return kind == "inlineStr" and _strikes(cell)

    def _shown(self, cell: Any) -> tuple[str | None, bool]:
        look, value = self._look(cell), next(child.text for child in cell if _local(child) == "v")
        return shown_of(value, look), rounded(value, look)

    def _said(self, cell: Any) -> tuple[str, Kind]:
        """What a cell says, and what it is; an empty text of one that says nothing."""
        kind, value, formula = cell.get("t", "n"), None, False
        for child in cell:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag.endswith("}v"):
                value = child.text or ""
            elif tag.endswith("}f"):
                formula = True
            elif tag.endswith("}is") and kind == "inlineStr":
                return _text(child), "text"
        if value is None or (value == "" and kind == "n"):
            return ("", "formula") if formula else ("", "text")
        if kind == "n":
            return said(value, self._look(cell), self.epoch)
        if kind == "s":
            index = _index(value)
            return (self.strings[index], "text") if 0 <= index < len(self.strings) else (f"the shared text {value}, which is not there", "error")
        if kind == "b":
            return ("true" if value in _TRUE else "false"), "boolean"
        return (value, "error") if kind == "e" else (_unescaped(value), "date" if kind == "d" else "text")


def open_workbook(data: bytes, name: str, error: type[DocgenError] = InputError) -> Workbook:
    """A workbook by its bytes. Raises `error` for what is no whole workbook."""
    file = WordFile(name, {}, "", error)
    file.wanted, file.limit = WANTED, _SHEET_LIMIT
    open_parts(file, data)
    main = next((target for kind, target, _ in file.relationships("").values() if kind.endswith("/officeDocument")), "")
    file.main = resolved("", main)
    if file.main not in file.entries or "sheet" not in content_type(file, file.main):
        raise file.fault("holds no workbook that can be read", WANTED)
    counted_from_1904 = any(_local(one) == "workbookPr" and one.get("date1904") in _TRUE for one in file.tree(file.main))
    strings = list(_strings(file))
    looks = _looks(file)
    return Workbook(
        file,
        tuple(_sheets(file)),
        [text for text, _ in strings],
        [look for look, _ in looks],
        EPOCH_1904 if counted_from_1904 else EPOCH_1900,
        frozenset(index for index, (_, struck) in enumerate(strings) if struck),
        frozenset(index for index, (_, struck) in enumerate(looks) if struck),
    )


def area_of(text: str) -> Area | None:
    """The cells of a reference (`A2:D9`, `B7`); `None` for what is none."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    left, top = column_of(found[1]), int(found[2])
    right, bottom = (column_of(found[3]), int(found[4])) if found[3] else (left, top)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _row_number(row: Any, otherwise: int, name: str = "r") -> int:
    told = "" if row is None else row.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 8 else otherwise


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _events(file: WordFile, part: str, *tags: str) -> Iterator[Any]:
    """The elements of these names of a part, each when it ends; then it is let go."""
    from lxml import etree

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    walk = etree.iterparse(io.BytesIO(file.read(part)), events=("end",), tag=tags, **options)
    try:
        seen = False
        for _, element in walk:
            if not seen and element.getroottree().docinfo.doctype:
                raise _declared(file, part)
            seen = True
            yield element
            element.clear()
            while element.getprevious() is not None and element.getparent() is not None:
                del element.getparent()[0]
        if walk.root is not None and walk.root.getroottree().docinfo.doctype:
            raise _declared(file, part)
    except etree.XMLSyntaxError:
        raise file.fault("is not well-formed XML", WANTED, part) from None


def _declared(file: WordFile, part: str) -> DocgenError:
    return file.fault("declares a document type or entities, which no workbook does", part=part)


def _strings(file: WordFile) -> Iterator[tuple[str, bool]]:
    """The texts that cells share (18.4), each with whether something of it is struck through."""
    part = file.related("sharedStrings")
    if part is not None:
        yield from ((_text(item), _strikes(item)) for item in _events(file, part, "{*}si"))


def _strikes(item: Any) -> bool:
    """Whether a run of a text, or a font, is struck through (18.4.10)."""
    return any(_local(one) == "strike" and one.get("val", "1") in _TRUE for one in item.iter())


def _index(text: str) -> int:
    """The number of an entry in a table of the file; -1 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


def _text(item: Any) -> str:
    """The text of a string item, its runs joined, without the readings of phonetic runs."""
    if len(item) == 1 and _local(item[0]) == "t":
        return _unescaped(item[0].text or "")
    return _unescaped(
        "".join(piece.text or "" for piece in item.iter() if _local(piece) == "t" and (piece.getparent() is item or _local(piece.getparent()) == "r"))
    )


def _unescaped(text: str) -> str:
    """A text without the escapes of characters that XML does not take (22.9.2.19), its line ends as Python has them."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _looks(file: WordFile) -> list[tuple[Look, bool]]:
    """The number format of each style of cells, and whether its font strikes through."""
    part = file.related("styles")
    if part is None:
        return []
    root = file.tree(part)
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter() if _local(one) == "numFmt"}
    formats = next((one for one in root if _local(one) == "cellXfs"), ())
    fonts = [_strikes(font) for one in root if _local(one) == "fonts" for font in one if _local(font) == "font"]
    struck = {index for index, strikes in enumerate(fonts) if strikes}
    return [(_look(one.get("numFmtId", "0"), codes), _index(one.get("fontId", "")) in struck) for one in formats if _local(one) == "xf"]


def _look(number: str, codes: dict[str, str]) -> Look:
    known = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    return look_of(known, codes.get(number))


def _sheets(file: WordFile) -> Iterator[Sheet]:
    """Each sheet of cells, in the order of the workbook."""
    related = file.relationships(file.main)
    for sheet in file.tree(file.main).iter():
        if _local(sheet) != "sheet":
            continue
        identity = next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id" and key.startswith("{")), "")
        kind, target, external = related.get(identity, ("", "", True))
        part = resolved(file.main, target)
        if not external and kind.endswith("/worksheet") and part in file.entries:
            yield Sheet(sheet.get("name", "?"), part, sheet.get("state", "visible") != "visible")
