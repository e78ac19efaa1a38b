"""The one JSON document that a run with `--json` prints on standard output: its result, the files that it wrote, and what was told on the way."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, is_dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import Diagnostic

if TYPE_CHECKING:
    from docgen.cli.habits.results import Finding, Written


@dataclass(slots=True)
class _Gathered:
    """What a run has to say so far."""

    result: Any = None
    files: list[Written] | None = None
    told: list[Diagnostic] = field(default_factory=list)


_gathered = _Gathered()


def begin() -> None:
    """A run begins."""
    global _gathered
    _gathered = _Gathered()


def result(shape: Any) -> None:
    """What the run has to say: a dataclass of `results`, or a mapping or a list that is JSON already."""
    _gathered.result = shape


def files(written: list[Written]) -> None:
    """Files that were written, or none where some should have been."""
    _gathered.files = [*(_gathered.files or ()), *written]


def tell(problem: Diagnostic) -> None:
    """A problem that belongs to the run and not to one of its files."""
    _gathered.told.append(problem)


def finding(problem: Diagnostic) -> Finding:
    """A problem as JSON has it."""
    from docgen.cli.habits.results import Finding

    said = {name: getattr(problem, name) for name in ("severity", "code", "message", "hint")}
    place = problem.place
    return Finding(file=place.file, line=place.line, column=place.column, path=place.inside, **said, fixable=bool(problem.edits))


def finished() -> Any:
    """The whole document; `None` where the run has nothing to say (it printed its help, or a text that is JSON itself)."""
    made = asdict(_gathered.result) if is_dataclass(_gathered.result) and not isinstance(_gathered.result, type) else _gathered.result
    told = _gathered.told
    if isinstance(made, list):
        return [*made, *(asdict(finding(problem)) for problem in told)]
    document: dict[str, Any] = dict(made or {})
    if _gathered.files is not None:
        document["files"] = [asdict(one) for one in _gathered.files]
    for name, some in (
        ("warnings", [problem for problem in told if problem.severity != "error"]),
        ("errors", [problem for problem in told if problem.severity == "error"]),
    ):
        document[name] = [*document.get(name, ()), *(asdict(finding(problem)) for problem in some)]
        if not document[name]:
            del document[name]
    return None if made is None and not document else document
