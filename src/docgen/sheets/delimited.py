"""CSV (RFC 4180) as programs write it: in several encodings, with several separators; each cell with the place of every character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from docgen.errors import Diagnostic, InputError, Place, Warn
from docgen.limits import active, check_time
from docgen.sheets.cells import Kind, Row, visible
from docgen.source.file import position

SEPARATORS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TRIED = 200
"""Records of a file that are read to see which separator it has."""
_ARABIC = re.compile("[\u0620-\u064a]")
_TEXT_FORMULA = re.compile(r'=\s*"((?:[^"]|"")*)"')
_SAYS_ITS_SEPARATOR = re.compile(r"sep=(.)(?:\r\n?|\n)")
"""The first line that Excel reads."""

Score = Callable[[Sequence[Sequence[str]]], tuple[float, ...]]
"""How well the records that a separator makes are those of a table."""


class CsvCell:
    """A cell: `start` is the index of its first character in the file's text, `quoted` says whether it is in quotation marks."""

    __slots__ = ("file", "quoted", "start", "text")

    @property
    def kind(self) -> Kind:
        return "text"

    def __init__(self, text: str, start: int, quoted: bool, file: CsvText) -> None:
        self.text, self.start, self.quoted, self.file = text, start, quoted, file

    def index(self, offset: int) -> int:
        """The index in the file of a character of the text: a quotation mark in a quoted cell is written twice."""
        return self.start + offset + (self.text.count('"', 0, offset) if self.quoted else 0)

    def place(self, offset: int = 0) -> Place:
        return self.file.place(self.index(offset))


class CsvText:
    """A file's text, and how messages call the file."""

    __slots__ = ("name", "text")

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name

    def place(self, index: int) -> Place:
        return Place(self.name, *position(self.text, index))


def by_size(tried: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Rows of as many cells as most have, then how many cells there are."""
    sizes = [len(record) for record in tried]
    usual = max(set(sizes), key=sizes.count) if sizes else 0
    share = sizes.count(usual) / len(sizes) if usual > 1 else 0.0
    return round(share, 2), sum(sizes)


def read_records(text: str, name: str, score: Score = by_size) -> Iterator[list[CsvCell]]:
    """The records of a file, its separator found. Raises InputError for a quotation mark that is not closed, and for more cells than the limits
    allow."""
    start, separator = 0, ""
    if told := _SAYS_ITS_SEPARATOR.match(text):
        start, separator = told.end(), told[1]
    separator = separator or max(SEPARATORS, key=lambda one: score(_tried(text, one, name)))
    left = active().values
    for record in records(text, separator, name, start):
        check_time()
        left -= len(record)
        if left < 0:
            raise InputError(Diagnostic(f"has more than {active().values:,} cells", Place(name), "part it into several files"))
        yield record


def rows_of(records: Iterator[list[CsvCell]]) -> Iterator[Row]:
    """The records that have a cell which is not empty, each with the line in which it begins."""
    for record in records:
        cells = {column: cell for column, cell in enumerate(record) if visible(cell.text)}
        if cells:
            first, last = record[0], record[-1]
            cells = {column: _as_text(cell) for column, cell in cells.items()}
            line = first.place().line or 1

            def where(column: int, record: list[CsvCell] = record, last: CsvCell = last) -> Place:
                return record[column].place() if column < len(record) else last.place(len(last.text))

            yield Row(line, cells, where)


def _as_text(cell: CsvCell) -> CsvCell:
    """A cell; of a formula that is a text alone (`="0012"`), as programs write what a sheet would take for a number, that text."""
    found = _TEXT_FORMULA.fullmatch(cell.text.strip()) if cell.text.lstrip().startswith("=") else None
    return cell if found is None else CsvCell(found[1].replace('""', '"'), cell.start + cell.text.index('"') + 1, cell.quoted, cell.file)


def _tried(text: str, separator: str, name: str) -> list[list[str]]:
    tried: list[list[str]] = []
    with suppress(InputError):  # told when the file is read
        tried.extend([cell.text for cell in record] for record in islice(records(text, separator, name), _TRIED))
    return [record for record in tried if any(cell.strip() for cell in record)]


def records(text: str, separator: str, name: str, start: int = 0) -> Iterator[list[CsvCell]]:
    """The records of a file, as the standard library's reader has them. Raises InputError for a quotation mark that is not closed."""
    file = CsvText(text, name)
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"')
    end = re.compile(r"\r\n?|\n")
    record: list[CsvCell] = []
    at = start
    while at < len(text):
        if text[at] == '"':
            found = quoted.match(text, at)
            if found is None:
                message = "this quotation mark is not closed"
                raise InputError(Diagnostic(message, file.place(at), 'a quotation mark in a cell is doubled, and the cell quoted: "a ""b"" c"'))
            behind = plain.match(text, found.end())
            assert behind is not None
            record.append(CsvCell(found[1].replace('""', '"') + behind[0], found.start(1), True, file))
            at = behind.end()
        else:
            found = plain.match(text, at)
            assert found is not None
            record.append(CsvCell(found[0], at, False, file))
            at = found.end()
        if at < len(text) and text[at] == separator:
            at += 1
            if at < len(text):
                continue
            record.append(CsvCell("", at, False, file))
        if line := end.match(text, at):
            at = line.end()
        yield record
        record = []


def decoded(data: bytes, name: str, tell: Warn) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1256; the last is told. Raises InputError for bytes that are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    if data[:4096].count(0) * 4 > len(data[:4096]):
        return _strictly(data, "utf-16-le" if data[1::2][:2048].count(0) > data[::2][:2048].count(0) else "utf-16-be", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1256")
    if _ARABIC.search(text) is None:
        raise InputError(Diagnostic("is neither UTF-8 nor UTF-16 nor Windows-1256", Place(name), "save it as CSV in UTF-8"))
    tell(Diagnostic("is not UTF-8; it is read as Windows-1256", Place(name), "save it as CSV in UTF-8", severity="note"))
    return text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(Diagnostic(f"is no {said} from byte {error.start + 1} on", Place(name), "save it as CSV in UTF-8")) from None
