"""Names of a batch's outputs: what of a pattern stands in a row is taken from the row, the rest from the document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.record import Record
from docgen.batch.task import Task, model_of
from docgen.bounded import bounded
from docgen.cli.batch.units import Unit
from docgen.cli.outputs import IN_PARTS, by_pattern, formats_of
from docgen.errors import Diagnostic, DocgenError, Place, UsageError
from docgen.inputs import is_folder
from docgen.naming.pattern import Pattern, is_pattern, parse
from docgen.naming.values import OF_FILES, Facts, plain_text, value_of
from docgen.source import written
from docgen.writers import formats, is_format

if TYPE_CHECKING:
    from docgen.model import Model

OUT = "out"
"""The folder of outputs where none is named."""
_LEADS_TO: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "zone", "territory", "hijri_table"}),
    "date_hijri": frozenset({"date", "zone", "territory", "hijri_table"}),
    "kind": frozenset({"kind"}),
    "theme": frozenset({"theme", "template", "kind"}),
}
"""The fields that say what a name of a pattern is, where it is not a field itself."""
_TOLD = 10
"""Names that are there twice, of which messages tell."""


@dataclass(slots=True)
class Names:
    """The names of rows' outputs. `choices` are the layout, the theme and the template that are asked for, `filled` the paths that rows set."""

    pattern: Pattern
    formats: tuple[str, ...]
    stem: str
    choices: Mapping[str, str | None]
    filled: frozenset[str]
    shared: list[Model] = field(default_factory=list)

    def outputs(self, record: Record, task: Task) -> dict[str, Path]:
        """The outputs of a row. Raises InputError where the row lacks what its name needs, or its document cannot be read."""
        own: list[Model] = []

        def value(key: str, format: str, part: int) -> str:
            facts = Facts(str(record.place), self.stem, format, "", record.number, part if format in IN_PARTS else None)
            if key in OF_FILES:
                return value_of(key, facts)
            said = record.settings.get(key)
            if said is not None and key not in _LEADS_TO and (text := _text(said.value)) is not None:
                return text
            layout, theme, template = (self.choices.get(name) for name in ("layout", "theme", "template"))
            return value_of(key, replace(facts, model=self._model(key, task, own), layout=layout, theme=theme, template=template))

        return by_pattern(Path(), self.pattern, self.formats, value).outputs

    def _model(self, key: str, task: Task, own: list[Model]) -> Model:
        """A model that has what a name stands for: any row's where no row says anything of it, else the row's."""
        leads = _LEADS_TO.get(key, frozenset({re.split(r"[.\[]", key, maxsplit=1)[0]}))
        alike = key not in ("lang", "layout") and not leads & {re.split(r"[.\[]", path, maxsplit=1)[0] for path in self.filled}
        known = self.shared if alike else own
        if not known:
            with bounded(task.limits, task.job.name or ""):
                known.append(model_of(task, lambda problem: None))
        return known[0]


def _text(value: object) -> str | None:
    text = value if isinstance(value, str) else written(value)
    return None if text is None or not text.strip() or "\n" in text else plain_text(text)


def pattern_of(output: str | None, usual: str, wanted: tuple[str, ...], called: str = "-o") -> Pattern:
    """The pattern of outputs: what `-o` says (a pattern, a folder, or the name of a file where there is but one document), else `usual` in the folder
    `out`. Raises UsageError."""
    if output is None:
        return parse(f"{OUT}/{usual}", called)
    if output == "-":
        raise UsageError("-o - is for one file; a batch writes into a folder")
    suffix = Path(output).suffix.removeprefix(".").lower()
    if not is_pattern(output) and (not is_format(suffix) or is_folder(Path(output))):
        if suffix and not is_folder(Path(output)):
            raise UsageError(f"{called} {output} names no format that there is; there are {', '.join('.' + name for name in formats())}")
        return parse(f"{output.replace('{', '{{').replace('}', '}}')}/{usual}", called)
    made = parse(output, called)
    if "part" in made.names:
        raise UsageError(f"{called} {output}: pages that are files of their own are numbered at the end of their names; leave {{part}} out")
    formats_of(made, wanted)
    return made


def folder_of(pattern: Pattern) -> Path:
    """The folder in which all that a pattern names lies: its parts before the first with a name in braces."""
    steps: list[str] = []
    for part in pattern.parts[:-1]:
        if not all(isinstance(piece, str) for piece in part):
            break
        steps.append("".join(map(str, part)))
    return Path("/".join(steps) or ("/" if pattern.written.startswith("/") else "."))


def refuse_twice(units: Sequence[Unit], sources: Iterable[Path], others: Iterable[Path]) -> None:
    """Raises UsageError for outputs that two documents would share, or that would be written over what the batch is made of; `others` are the files
    that it makes besides."""
    inputs = {os.path.realpath(path) for path in sources}
    taken: dict[str, Unit | None] = {os.path.realpath(path): None for path in others}
    wrong: list[Diagnostic] = []
    for unit in units:
        for path in unit.outputs:
            target = os.path.realpath(path)
            if target in inputs:
                raise UsageError(Diagnostic(f"{path} would be written over what the batch is made of", unit.place, "name another folder with -o"))
            if target not in taken:
                taken[target] = unit
                continue
            other = taken[target]
            if other is unit:
                raise UsageError(f"two formats of {unit.name} would both be written to {path}; put {{ext}} into the name")
            whose = "the batch's own files" if other is None else other.name
            wrong.append(Diagnostic(f"its file {path} would be that of {whose} too", unit.place, "put {n} or a field that differs into -o"))
    wrong += _numbered_twice(units, taken)
    if wrong:
        rest = len(wrong) - _TOLD
        raise UsageError([*wrong[:_TOLD], *([Diagnostic(f"{rest} more documents would share a file")] if rest > 0 else ())])


def _numbered_twice(units: Sequence[Unit], taken: Mapping[str, Unit | None]) -> list[Diagnostic]:
    """Names that pages of one document may have, and another document has."""
    wrong: list[Diagnostic] = []
    for target, unit in taken.items():
        path = Path(target)
        found = re.fullmatch(r"(.*)-\d+", path.stem)
        if unit is None or found is None or path.suffix.lower().removeprefix(".") not in IN_PARTS:
            continue
        other = taken.get(str(path.with_name(f"{found[1]}{path.suffix}")))
        if other is not None and other is not unit:
            message = f"its file {path.name} may be a page of {other.name} too"
            wrong.append(Diagnostic(message, unit.place, "give pictures names that do not end in a hyphen and a number"))
    return wrong


def told_of(error: DocgenError, place: Place) -> tuple[Diagnostic, ...]:
    """The problems of an error, those without a place told at `place`."""
    return tuple(_at(problem, place) for problem in error.problems)


def _at(problem: Diagnostic, place: Place) -> Diagnostic:
    return replace(problem, place=place) if problem.place.file in (None, str(place)) else problem
