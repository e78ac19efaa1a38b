"""CSV (RFC 4180) as programs write it: in several encodings, with several separators; each cell with the place of every character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice

from docgen.bitext.passages import Bitext, Measure, Part, language
from docgen.bitext.sheets import Row, pair_cells
from docgen.errors import Diagnostic, InputError, Place
from docgen.limits import active, check_time
from docgen.source.file import position

SEPARATORS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TRIED = 200
"""Records of a file that are read to see which separator it has."""
_ARABIC = re.compile("[\u0620-\u064a]")
_SAYS_ITS_SEPARATOR = re.compile(r"sep=(.)(?:\r\n?|\n)")
"""The first line that Excel reads."""


def read_csv(data: bytes, name: str) -> Bitext:
    """The pairs of a CSV file's rows. Raises InputError for bytes that are no text, and for a quotation mark that is not closed."""
    into = Bitext(name)
    text = _decoded(data, into)
    start, separator = 0, ""
    if told := _SAYS_ITS_SEPARATOR.match(text):
        start, separator = told.end(), told[1]
    separator = separator or max(SEPARATORS, key=lambda one: _fits(text, one, name))
    measure = Measure(name)
    rows: list[Row] = []
    left = active().values
    for record in records(text, separator, name, start):
        check_time()
        left -= len(record)
        if left < 0:
            raise InputError(Diagnostic(f"has more than {active().values:,} cells", Place(name), "check it part by part"))
        rows.append({column: _part(text, cell, name, measure) for column, cell in enumerate(record) if cell.text.strip()})
    pair_cells([row for row in rows if row], into)
    return into


class Cell:
    """The text of a cell, the index of its first character in the file, and whether it is quoted."""

    __slots__ = ("quoted", "start", "text")

    def __init__(self, text: str, start: int, quoted: bool) -> None:
        self.text = text
        self.start = start
        self.quoted = quoted

    def index(self, offset: int) -> int:
        """The index in the file of a character of the text: a quotation mark in a quoted cell is written twice."""
        return self.start + offset + (self.text.count('"', 0, offset) if self.quoted else 0)


def _part(text: str, cell: Cell, name: str, measure: Measure) -> Part:
    measure.take(cell.text)
    return Part(cell.text, partial(_place, text, cell, name), (cell.start,))


def _place(text: str, cell: Cell, name: str, offset: int) -> Place:
    return Place(name, *position(text, cell.index(offset)))


def records(text: str, separator: str, name: str, start: int = 0) -> Iterator[list[Cell]]:
    """The records of a file, as the standard library's reader has them. Raises InputError for a quotation mark that is not closed."""
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"')
    end = re.compile(r"\r\n?|\n")
    record: list[Cell] = []
    at = start
    while at < len(text):
        if text[at] == '"':
            found = quoted.match(text, at)
            if found is None:
                message = "this quotation mark is not closed"
                raise InputError(
                    Diagnostic(message, Place(name, *position(text, at)), 'a quotation mark in a cell is doubled, and the cell quoted: "a ""b"" c"')
                )
            behind = plain.match(text, found.end())
            assert behind is not None
            record.append(Cell(found[1].replace('""', '"') + behind[0], found.start(1), True))
            at = behind.end()
        else:
            found = plain.match(text, at)
            assert found is not None
            record.append(Cell(found[0], at, False))
            at = found.end()
        if at < len(text) and text[at] == separator:
            at += 1
            if at < len(text):
                continue
            record.append(Cell("", at, False))
        if line := end.match(text, at):
            at = line.end()
        yield record
        record = []


def _fits(text: str, separator: str, name: str) -> tuple[int, float, int]:
    """How well a separator parts a file: rows with cells in both languages, rows of as many cells as most, how often it stands there."""
    tried: list[list[str]] = []
    with suppress(InputError):  # told when the file is read
        tried.extend([cell.text for cell in record] for record in islice(records(text, separator, name), _TRIED))
    tried = [record for record in tried if any(cell.strip() for cell in record)]
    both = sum({"ar", "en"} <= {language(cell) for cell in record} for record in tried)
    sizes = [len(record) for record in tried]
    usual = max(set(sizes), key=sizes.count) if sizes else 0
    share = sizes.count(usual) / len(sizes) if usual > 1 else 0.0
    return both, round(share, 2), sum(sizes)


def _decoded(data: bytes, into: Bitext) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, into.name)
    if b"\0" in data[:4096]:
        return _strictly(data, "utf-16-le" if data[1::2][:2048].count(0) > data[::2][:2048].count(0) else "utf-16-be", into.name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1256")
    if _ARABIC.search(text) is None:
        raise InputError(Diagnostic("is neither UTF-8 nor UTF-16 nor Windows-1256", Place(into.name), "save it as CSV in UTF-8"))
    into.notes.append(Diagnostic("is not UTF-8; it is read as Windows-1256", Place(into.name), "save it as CSV in UTF-8", severity="note"))
    return text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(Diagnostic(f"is no {said} from byte {error.start + 1} on", Place(name), "save it as CSV in UTF-8")) from None
