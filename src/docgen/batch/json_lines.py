"""JSON Lines: an object a line, its keys paths of fields (or heads of a mapping file), its values in the place of the template's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from docgen.batch.columns import Line, folded
from docgen.batch.record import ERROR_HEAD, LINE_HEAD, MOST_FIELDS, ROW_HEAD, Data, Record, numbered
from docgen.errors import Diagnostic, InputError, Place
from docgen.inputs import shortened
from docgen.limits import active, check_time
from docgen.reading.overrides import ABSENT, Set, path_of
from docgen.source import measured
from docgen.source.scalars import resolve

_SPACE = re.compile(r"[ \t\r]*")


def _constant(text: str) -> Any:
    raise ValueError(f"{text} is no JSON")


_DECODER = json.JSONDecoder(parse_float=resolve, parse_int=resolve, parse_constant=_constant)


def read_lines(data: bytes, name: str, lines: Sequence[Line]) -> Data:
    """The records of a file. A line that is wrong is a record with its error. Raises InputError for bytes that are no UTF-8, for a file without a
    line, and for one with more values than the limits allow."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data[: error.start].count(b"\n") + 1
        raise InputError(Diagnostic(f"byte 0x{data[error.start]:02X} is not UTF-8", Place(name, at), "save the file as UTF-8")) from None
    mapped = {folded(one.head): one for one in lines}
    records: list[Record] = []
    filled: set[str] = set()
    said: list[str | None] = []
    left = active().values
    for number, line in enumerate(text.split("\n"), 1):
        check_time()
        if not line.strip():
            continue
        record, row = _record(line, Place(name, number), len(records) + 1, mapped)
        left -= len(record.settings)
        if left < 0:
            raise InputError(Diagnostic(f"has more than {active().values:,} values", Place(name), "part it into several files"))
        said.append(row)
        filled |= record.settings.keys()
        records.append(record)
    if not records:
        raise InputError(Diagnostic("the file is empty", Place(name)))
    made, total = numbered(records, said)
    return Data(name, (), made, total, frozenset(filled))


def _record(line: str, place: Place, number: int, mapped: dict[str, Line]) -> tuple[Record, str | None]:
    """A line as a record, and what it says of its number."""
    settings: dict[str, Set] = {}
    wrong: list[Diagnostic] = []
    row: str | None = None
    kept = line.strip()
    try:
        for key, value, at in _members(line):
            where = Place(place.file, place.line, at + 1)
            if key == ROW_HEAD:
                row = str(value)
                continue
            if key == ERROR_HEAD:
                continue
            if key == LINE_HEAD:
                inner, _ = _record(str(value), where, number, mapped)
                kept = str(value).strip()
                settings |= inner.settings
                wrong += [replace(problem, place=where) for problem in inner.wrong]
                continue
            if len(settings) >= MOST_FIELDS:
                wrong.append(Diagnostic(f"sets more than {MOST_FIELDS:,} fields", where))
                break
            paths = mapped[folded(key)].paths if folded(key) in mapped else (key,)
            for path in paths:
                problem = _wrong(path, value, settings, where)
                if problem is not None:
                    wrong.append(problem)
                else:
                    settings[path] = Set(ABSENT if value is None else value, where)
    except _Broken as error:
        wrong.append(
            Diagnostic(f"this line is no JSON object: {error.message}", Place(place.file, place.line, error.at + 1), 'write {"reference": "…"}')
        )
    return Record(number, settings, Place(place.file, place.line, 1), (kept,), tuple(wrong)), row


def _wrong(path: str, value: Any, settings: dict[str, Set], place: Place) -> Diagnostic | None:
    try:
        path_of(path, place)
        measured(value, str(place))
    except InputError as error:
        problem = error.problems[0]
        return Diagnostic(problem.message, place, problem.hint)
    if path in settings:
        return Diagnostic(f"the key '{shortened(path)}' is there twice", place, "take one of them out")
    return None


class _Broken(Exception):
    def __init__(self, message: str, at: int) -> None:
        self.message, self.at = message, at
        super().__init__(message)


def _members(line: str) -> Iterator[tuple[str, Any, int]]:
    """The members of an object: key, value and the index at which the value begins."""

    def past(at: int) -> int:
        found = _SPACE.match(line, at)
        return at if found is None else found.end()

    def expect(at: int, signs: str) -> str:
        if at >= len(line) or line[at] not in signs:
            raise _Broken(f"{' or '.join(signs)} is expected here", min(at, len(line.rstrip("\r"))))
        return line[at]

    def decode(at: int) -> tuple[Any, int]:
        try:
            return _DECODER.raw_decode(line, at)
        except RecursionError:
            raise _Broken("it is nested too deep", at) from None
        except ValueError as error:
            raise _Broken(str(getattr(error, "msg", error)).lower(), getattr(error, "pos", at)) from None

    at = past(0)
    expect(at, "{")
    at = past(at + 1)
    if at < len(line) and line[at] == "}":
        at += 1
    else:
        while True:
            expect(at, '"')
            key, at = decode(at)
            at = past(at)
            expect(at, ":")
            start = past(at + 1)
            value, at = decode(start)
            yield key, value, start
            at = past(at)
            if expect(at, ",}") == "}":
                at += 1
                break
            at = past(at + 1)
    if past(at) < len(line):
        raise _Broken("something stands behind it", past(at))
