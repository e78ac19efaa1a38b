"""Which fields each column fills: by its head, which is the path of a field, or by a line of a mapping file (`Head in the sheet: path`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from docgen.batch.fields import Field, NoField, field_of
from docgen.batch.record import MOST_FIELDS
from docgen.close_matches import close_matches, did_you_mean
from docgen.errors import Diagnostic, InputError, Place, Warn
from docgen.model.root import Model
from docgen.model.validation_errors import listed
from docgen.reading.overrides import path_of
from docgen.reported import reported
from docgen.sheets.cells import Cell, Row
from docgen.source import compose, read
from docgen.types import PathLike

_STRAY = re.compile("[\\s\u0640\u200b-\u200f\u061c\u2066-\u2069]+")
_VOWELS = re.compile("[\u064b-\u0652\u0670]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_LOOKED_AT = 50
"""Rows among which that of the heads is looked for."""
_MOST_COLUMNS = 16_384
"""Columns of a sheet (Excel's own limit)."""
_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*")
"""A head that was meant as the path of a field, right or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mapping file: the head of a column, the fields that it fills (none: it is left out on purpose), where the line is."""

    head: str
    paths: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Column:
    """A column that fills fields: their paths, and what each is."""

    index: int
    paths: tuple[str, ...]
    fields: tuple[Field, ...]


def folded(head: str) -> str:
    """A head as it is compared: without case, spaces, vowel marks, tatweel and the letters that people write in two ways."""
    text = _VOWELS.sub("", unicodedata.normalize("NFKC", head).replace("\u0640", ""))
    return _STRAY.sub(" ", text).strip().casefold().translate(_LETTERS)


def read_mapping(path: PathLike, model: type[Model]) -> list[Line]:
    """The lines of a mapping file. Raises InputError with every error of it."""
    wrong: list[Diagnostic] = []
    try:
        marked = compose(read(path), wrong)
    except InputError as error:
        hint = 'a path with [ ] stands in quotation marks in a list: ["body[0].ar", "body[0].en"]'
        raise InputError([replace(one, hint=hint) if "]" in one.message else one for one in error.problems]) from None
    if not isinstance(marked.data, Mapping) or not marked.data:
        raise InputError(
            [*wrong, Diagnostic("this is no mapping", marked.place(), "write a line for each column, as in 'Head in the sheet: headline.ar'")]
        )
    found: list[Line] = []
    for head, value in marked.data.items():
        place = marked.place((head,))
        said = value if isinstance(value, list) else [] if value is None or value is False else [value]
        for index, one in enumerate(said):
            where = marked.place((head, index) if isinstance(value, list) else (head,))
            if (problem := _no_field(one, where, model, str(head))) is not None:
                wrong.append(problem)
        if any(folded(one.head) == folded(str(head)) for one in found):
            hint = "heads are compared without case, vowel marks and tatweel"
            at = replace(marked.place((head,), key=True), path=None)
            wrong.append(Diagnostic(f"the head '{head}' is there twice", at, hint))
        found.append(Line(str(head), tuple(str(one) for one in said), replace(place, path=None)))
    if wrong:
        raise InputError(wrong)
    return found


def _no_field(value: object, place: Place, model: type[Model], head: str) -> Diagnostic | None:
    """What is wrong with a path of a mapping file, which stands behind a head."""
    place = replace(place, path=None)
    if not isinstance(value, str):
        return Diagnostic("this must be the path of a field", place, "write it like headline.ar, or leave it empty to leave the column out")
    try:
        field_of(model, path_of(value, place))
    except (InputError, NoField) as error:
        if _field(head, model) is not None and getattr(error, "near", None) is None and "." not in value:  # the other way round
            return Diagnostic(
                f"'{value}' is no field, and '{head}' is one", place, f"the head of the sheet stands before the colon: '{value}: {head}'"
            )
        if isinstance(error, InputError):
            return error.problems[0]
        return Diagnostic(f"{error.message} in the kind {model.kind}", place, f"did you mean {error.near}?" if error.near else None)
    return None


def head_row(rows: Sequence[Row], lines: Sequence[Line], model: type[Model]) -> int:
    """The index of the row of heads: of the first rows the one that has most heads of the mapping file, or most paths of fields. A title above the
    table, in one wide cell, is none. Raises InputError where no row has one."""
    named = {folded(one.head) for one in lines}

    def hits(row: Row) -> int:
        return sum(folded(cell.text) in named or _field(cell.text, model) is not None for cell in row.cells.values())

    best = max(range(min(len(rows), _LOOKED_AT)), key=lambda index: hits(rows[index]))
    if hits(rows[best]):
        return best
    first = next((row for row in rows[:_LOOKED_AT] if len(row.cells) > 1), rows[0])
    seen = [cell.text.strip() for cell in first.cells.values()]
    if lines:
        hint = f"the mapping file names {', '.join(one.head for one in lines[:8])}; the row has {', '.join(seen[:8])}"
    else:
        hint = "head columns with paths of fields (reference, headline.ar), or say with --map which head fills which field"
    raise InputError(Diagnostic("no row of heads is found: no column is headed with a field", first.place(), hint))


def columns_of(heads: Row, lines: Sequence[Line], model: type[Model], passed: Sequence[str], name: str, tell: Warn) -> list[Column]:
    """The columns that fill fields; `passed` are heads of docgen's own. What fills none goes to `tell`. Raises InputError with every head that cannot
    be told apart or was meant as a path and is none, and with lines of the mapping file that no column has."""
    left = {folded(one.head): one for one in lines}
    columns: list[Column] = []
    wrong: list[Diagnostic] = []
    filled: dict[str, Cell] = {}
    of_lines: dict[str, Cell] = {}
    left_out: list[Cell] = []
    if len(heads.cells) > _MOST_COLUMNS:
        raise InputError(Diagnostic(f"has more than {_MOST_COLUMNS:,} columns", heads.place()))
    for index, cell in sorted(heads.cells.items()):
        text = cell.text.strip()
        if text.casefold() in passed:
            continue
        line = left.pop(folded(text), None)
        if line is not None:
            of_lines[line.head] = cell
        elif (again := next((one for one in lines if folded(one.head) == folded(text)), None)) is not None:
            if again.paths:
                message = f"two columns are headed '{again.head}', as the mapping file names one"
                wrong.append(Diagnostic(message, cell.place(), f"give one of them another head; the first is {of_lines[again.head].place()}"))
            continue
        paths = line.paths if line is not None else (text,) if _field(text, model) is not None else None
        if paths is None:
            if (problem := _meant(cell, model, lines)) is not None:
                wrong.append(problem)
            else:
                left_out.append(cell)
            continue
        for path in paths:
            other = next(
                (one for one in filled if one == path or path.startswith((f"{one}.", f"{one}[")) or one.startswith((f"{path}.", f"{path}["))), None
            )
            if other is not None:
                both = other if len(other) < len(path) else path
                if filled[other] is cell:
                    wrong.append(Diagnostic(f"'{text}' fills {both} twice", cell.place(), "take one of the two out"))
                else:
                    message = f"'{filled[other].text.strip()}' and '{text}' both fill {both}"
                    wrong.append(Diagnostic(message, cell.place(), "take one of the columns out"))
            filled[path] = cell
        if paths:
            columns.append(Column(index, paths, tuple(field_of(model, path_of(path)) for path in paths)))
    seen = [cell.text.strip() for cell in heads.cells.values()]
    wrong += [Diagnostic(f"no column of {name} is headed '{line.head}'", line.place, did_you_mean(line.head, seen)) for line in left.values()]
    if not columns and not wrong:
        wrong.append(Diagnostic("no column fills a field", heads.place(), "say with --map which head fills which field"))
    if len(filled) > MOST_FIELDS:
        wrong.append(Diagnostic(f"sets more than {MOST_FIELDS:,} fields", heads.place()))
    if wrong:
        raise InputError(reported(wrong))
    if left_out:
        message = f"columns fill no field and are left out: {listed(cell.text.strip() for cell in left_out)}"
        hint = (
            "write a line for each in the mapping file: a field, or nothing"
            if lines
            else "a head is the path of a field, or --map says which it fills"
        )
        tell(Diagnostic(message, left_out[0].place(), hint, severity="warning"))
    return columns


@lru_cache(maxsize=1024)
def _field(text: str, model: type[Model]) -> Field | None:
    """The field that a head names; `None` for a head that is no path, or leads nowhere."""
    if not _PATH.fullmatch(text.strip()):
        return None
    try:
        return field_of(model, path_of(text.strip()))
    except (InputError, NoField):
        return None


def _meant(cell: Cell, model: type[Model], lines: Sequence[Line]) -> Diagnostic | None:
    """What is wrong with a head that was meant to fill a field: it is a path (it has a dot, or is nearly a field), or nearly a head of the mapping
    file. Left out, the template's words would stand in every document in its place."""
    text = cell.text.strip()
    meant: NoField | None = None
    if _PATH.fullmatch(text):
        try:
            field_of(model, path_of(text))
        except NoField as error:
            meant = error
        except InputError:
            meant = None
    if meant is not None and (meant.near is not None or "." in text):
        return Diagnostic(f"{meant.message} in the kind {model.kind}", cell.place(), f"did you mean {meant.near}?" if meant.near else None)
    if lines and (near := close_matches(folded(text), [folded(one.head) for one in lines], cutoff=0.85)):
        head = next(one.head for one in lines if folded(one.head) == near[0])
        return Diagnostic(f"the column '{text}' is nearly '{head}' of the mapping file", cell.place(), "write both the same")
    return None
