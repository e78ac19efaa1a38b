"""The rows of which no document was made, as a file of the same shape, to be mended and given again; and what was wrong with each."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path

from docgen.batch.manifest import forget, is_as_written, remember
from docgen.batch.protected import protected
from docgen.batch.record import ERROR_HEAD, LINE_HEAD, ROW_HEAD
from docgen.cli.batch.units import Plan, Unit
from docgen.errors import Diagnostic
from docgen.files import make_folder, write_whole

_MARK = "\ufeff"
"""By which programs for sheets see that a CSV file is UTF-8."""

Failure = tuple[Unit, Sequence[Diagnostic]]


def path_of(plan: Plan) -> Path:
    """Where the failed rows go: beside the outputs, over nothing but what a batch wrote there and nobody has changed."""
    return next(path for path in _paths(plan) if not os.path.lexists(path) or _is_free(path, plan))


def _paths(plan: Plan) -> Iterator[Path]:
    suffix = ".jsonl" if plan.data is not None and not plan.heads else ".csv"
    return (plan.folder / (f"failed{suffix}" if number == 1 else f"failed-{number}{suffix}") for number in count(1))


def _is_free(path: Path, plan: Plan) -> bool:
    return is_as_written(path) and (plan.data is None or os.path.realpath(path) != os.path.realpath(plan.data))


def write(plan: Plan, failed: Sequence[Failure]) -> Path | None:
    """Writes them; a file of them that an earlier run left, and nobody has changed, goes. Raises OutputError."""
    path = path_of(plan)
    for other in takewhile(os.path.lexists, _paths(plan)):
        if not is_as_written(other):
            forget(other)
        elif (not failed or other != path) and _is_free(other, plan):
            other.unlink(missing_ok=True)
            forget(other)
    if not failed:
        return None
    text = _lines(plan, failed) if path.suffix == ".jsonl" else _csv(plan, failed)
    make_folder(path.parent)
    write_whole({path: text.encode("utf-8", "surrogatepass")})
    remember(path)
    return path


def _csv(plan: Plan, failed: Sequence[Failure]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([ROW_HEAD, *map(protected, plan.heads), ERROR_HEAD])
    for unit, problems in failed:
        writer.writerow([_number(plan, unit), *map(protected, unit.cells), protected(_said(problems))])
    return _MARK + out.getvalue()


def _lines(plan: Plan, failed: Sequence[Failure]) -> str:
    lines: list[str] = []
    for unit, problems in failed:
        own = {ROW_HEAD: _number(plan, unit), ERROR_HEAD: _said(problems)}
        line = unit.cells[0]
        try:
            members = json.loads(line)
        except (ValueError, RecursionError):
            members = None
        if not isinstance(members, dict):  # kept as it was, with its number, to be mended there
            lines.append(json.dumps({**own, LINE_HEAD: line}, ensure_ascii=False))
            continue
        if own.keys() & members.keys():
            line = json.dumps({key: value for key, value in members.items() if key not in own}, ensure_ascii=False)
        head = json.dumps(own, ensure_ascii=False)
        inner = line[1:].lstrip()
        lines.append(f"{head[:-1]}{'' if inner.startswith('}') else ', '}{inner}")
    return "".join(f"{line}\n" for line in lines)


def _number(plan: Plan, unit: Unit) -> str:
    return f"{unit.number} of {plan.total}" if unit.number else ""


def _said(problems: Sequence[Diagnostic]) -> str:
    return "\n".join(str(problem) for problem in problems)
