"""What lines of JSON do not set and others do: there a document has what its template says, which is of another document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.batch.record import Data, Record
from docgen.errors import Diagnostic, InputError
from docgen.limits import check_time
from docgen.reading.overrides import path_of


def inherited(data: Data, template: Any) -> Iterator[Diagnostic]:
    """A warning for each path that some records set, others do not, and the template has; `template` is its data."""
    shapes: Counter[frozenset[str]] = Counter()
    first: dict[frozenset[str], Record] = {}
    for record in data.records:
        if record.settings and not record.wrong:
            shape = frozenset(record.settings)
            shapes[shape] += 1
            first.setdefault(shape, record)
    told: list[str] = []
    for path in sorted(data.filled):
        check_time()
        if any(path.startswith((f"{one}.", f"{one}[")) for one in told):
            continue
        lacking = [shape for shape in shapes if not any(_meet(path, other) for other in shape)]
        if lacking and _has(template, path):
            told.append(path)
            number = sum(shapes[shape] for shape in lacking)
            place = min((first[shape] for shape in lacking), key=lambda record: record.number).place
            message = f"lines do not set '{path}', which others do, and their documents have what the template says there: {number:,}"
            yield Diagnostic(message, place, "null takes a field out", severity="warning")


def _meet(one: str, other: str) -> bool:
    """Whether two paths are one, or one leads into the other."""
    return one == other or one.startswith((f"{other}.", f"{other}[")) or other.startswith((f"{one}.", f"{one}["))


def _has(data: Any, path: str) -> bool:
    """Whether something stands at a path."""
    try:
        steps = path_of(path)
    except InputError:
        return False
    for step in steps:
        listed = isinstance(step, int) and isinstance(data, Sequence) and not isinstance(data, str) and step < len(data)
        if not listed and not (isinstance(data, Mapping) and step in data):
            return False
        data = data[step]
    return data is not None
