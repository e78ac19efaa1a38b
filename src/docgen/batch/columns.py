"""Which field each column fills: by its head, which is the path of a field, or by a line of a mapping file (`Head in the sheet: path`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.batch.rows import Cell, Record, Row, Sheet
from docgen.close_matches import did_you_mean
from docgen.errors import Diagnostic, InputError, Place
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.root import Model
from docgen.reading.overrides import Set, path_of
from docgen.source import compose, from_bytes
from docgen.types import PathLike

_STRAY = re.compile("[\\s\u0640\u200b-\u200f\u2066-\u2069]+")
_ALIF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_SHARE = 0.5
_EXACT_DIGITS = 15
"""Digits of a number that a sheet keeps (IEEE 754 binary64); what is longer is no longer what was typed."""
_PHONES = ("phone", "mobile", "fax")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of a mapping file: the head of a column, the fields that it fills (none: the column is left out on purpose), where the line is."""

    head: str
    paths: tuple[str, ...]
    place: Place


def folded(head: str) -> str:
    """A head as it is compared: without case, spaces, tatweel and the letters that people write in two ways."""
    return _STRAY.sub(" ", unicodedata.normalize("NFKC", head)).strip().casefold().translate(_ALIF)


def read_mapping(path: PathLike) -> list[Wanted]:
    """The lines of a mapping file. Raises InputError with every error of it."""
    name = str(path)
    marked = compose(from_bytes(read_file(path, active().text_bytes, wanted="a mapping file (YAML)"), name))
    if not isinstance(marked.data, Mapping) or not marked.data:
        raise InputError(Diagnostic("this is no mapping", Place(name, 1, 1), "write a line for each column, as in 'Head in the sheet: headline.ar'"))
    found: list[Wanted] = []
    wrong: list[Diagnostic] = []
    for head, value in marked.data.items():
        place = marked.place((head,))
        said = value if isinstance(value, list) else [] if value is None or value is False else [value]
        for one in said:
            problem = _not_a_path(one, place)
            if problem is not None:
                wrong.append(problem)
        if any(folded(one.head) == folded(str(head)) for one in found):
            wrong.append(
                Diagnostic(f"the head '{head}' is there twice", marked.place((head,), key=True), "heads are compared without case and tatweel")
            )
        found.append(Wanted(str(head), tuple(str(one) for one in said), place))
    if wrong:
        raise InputError(wrong)
    return found


def _not_a_path(value: Any, place: Place) -> Diagnostic | None:
    if not isinstance(value, str):
        return Diagnostic("this must be the path of a field", place, "write it like headline.ar, or leave it empty to leave the column out")
    try:
        path_of(value)
    except InputError as error:
        return Diagnostic(error.problems[0].message, place, error.problems[0].hint)
    return None


def head_row(rows: Sequence[Row], wanted: Sequence[Wanted]) -> int:
    """The index of the row of heads: the first that has a head of the mapping file, or without one the first in which at least half of the columns
    have a text. A title above the table, in one wide cell, is neither."""
    if wanted:
        heads = {folded(one.head) for one in wanted}
        for index, row in enumerate(rows):
            if any(folded(cell.text) in heads for cell in row.cells.values()):
                return index
        return 0
    columns = {column for row in rows for column in row.cells}
    for index, row in enumerate(rows):
        if sum(cell.kind == "text" for cell in row.cells.values()) >= max(_SHARE * len(columns), min(2, len(columns))):
            return index
    return 0


def fields_of(sheet: Sheet, wanted: Sequence[Wanted], model: type[Model]) -> tuple[dict[int, tuple[str, ...]], list[Diagnostic]]:
    """The fields that each column fills, and a warning for each column that fills none. Raises InputError for heads that cannot be told apart, for a
    line of the mapping that no column has, and where no column fills anything."""
    known = {*model.model_fields, *(field.alias for field in model.model_fields.values() if field.alias), "template", "theme", "layout"}
    lines = {folded(one.head): one for one in wanted}
    by_column: dict[int, tuple[str, ...]] = {}
    told: list[Diagnostic] = []
    wrong: list[Diagnostic] = []
    seen: dict[str, Cell] = {}
    for column, cell in sorted(sheet.heads.cells.items()):
        line = lines.pop(folded(cell.text), None)
        paths = line.paths if line is not None else _by_head(cell, known)
        if paths is None:
            told.append(_fills_nothing(cell, known, mapped=bool(wanted)))
            continue
        for path in paths:
            if (other := seen.get(path)) is not None:
                wrong.append(Diagnostic(f"{other.text!r} and {cell.text!r} both fill {path}", Place(cell.place), "take one of the columns out"))
            seen[path] = cell
        if paths:
            by_column[column] = paths
    heads = [cell.text for cell in sheet.heads.cells.values()]
    wrong += [Diagnostic(f"no column of {sheet.name} is headed '{line.head}'", line.place, did_you_mean(line.head, heads)) for line in lines.values()]
    if not by_column and not wrong:
        hint = "head columns with paths of fields (reference, headline.ar), or give a mapping file with --map"
        wrong.append(Diagnostic("no column fills a field", Place(sheet.heads.place), hint))
    if wrong:
        raise InputError(wrong)
    return by_column, told


def _by_head(cell: Cell, known: Collection[str]) -> tuple[str, ...] | None:
    text = cell.text.strip()
    try:
        steps = path_of(text)
    except InputError:
        return None
    return (text,) if steps[0] in known else None


def _fills_nothing(cell: Cell, known: Collection[str], *, mapped: bool) -> Diagnostic:
    hint = "name its field in the mapping file, or write the line without one" if mapped else did_you_mean(cell.text.partition(".")[0], sorted(known))
    return Diagnostic(f"the column '{cell.text}' fills no field and is left out", Place(cell.place), hint, severity="warning")


def records(sheet: Sheet, fields: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[Record, list[Diagnostic]]]:
    """What each row sets, with what is wrong in it. A cell that is empty takes the field out: what the template says there is of another document."""
    for row in sheet.rows:
        wrong: list[Diagnostic] = []
        settings: dict[str, Any] = {}
        for column, paths in fields.items():
            cell = row.cells.get(column)
            if cell is not None and cell.kind == "error":
                wrong.append(Diagnostic(f"the sheet could not work out this cell ({cell.text})", Place(cell.place), "mend its formula"))
            elif cell is not None and cell.kind == "number" and len(cell.text.strip("-0.").replace(".", "")) > _EXACT_DIGITS:
                message = f"a number of more than {_EXACT_DIGITS} digits, of which a sheet has lost the last"
                wrong.append(Diagnostic(message, Place(cell.place), "make the cell a text and type it again"))
            for path in paths:
                settings[path] = Set(None, f"{row.place}") if cell is None else Set(cell.text, cell.place)
        yield Record(row.number, settings, row.place), wrong


def numbers_of_phones(sheet: Sheet, fields: Mapping[int, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """A warning for each column of telephone numbers that the sheet keeps as numbers: a zero or a plus at their beginning is lost in the sheet."""
    for column, paths in fields.items():
        if not any(path.rpartition(".")[2] in _PHONES for path in paths):
            continue
        cell = next((row.cells[column] for row in sheet.rows if column in row.cells and row.cells[column].kind == "number"), None)
        if cell is not None:
            message = "telephone numbers that the sheet keeps as numbers: a 0 or + at the beginning is lost there"
            yield Diagnostic(message, Place(cell.place), "format the column as text and type them again, where they had one", severity="warning")
