"""Outputs that are named by a pattern: what of it stands in an input is read before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.inputs import STDIN, called
from docgen.cli.jobs.found import Input
from docgen.cli.outputs import IN_PARTS, Job, by_pattern
from docgen.errors import UsageError
from docgen.naming.values import OF_FILES, Facts, value_of

if TYPE_CHECKING:
    from docgen.model import Model
    from docgen.naming import Pattern


def needs_model(pattern: Pattern) -> bool:
    """Whether a name of the pattern is a field of the document."""
    return not pattern.names <= OF_FILES


def named(
    source: Input, pattern: Pattern, asked: tuple[str, ...], n: int, model: Model | None, stdin_name: Path | None, choices: Mapping[str, str | None]
) -> Job:
    """The outputs of an input, the `n`th of all, by a pattern. `choices` are the layout, the theme and the template that were asked for. Raises what
    `by_pattern` raises."""
    if source.path == STDIN and stdin_name is None and pattern.names & {"stem", "folder"}:
        raise UsageError(f"what comes from standard input has no name for {pattern.called} {pattern.written}; give it one with --stdin-name")
    name = called(source.path, stdin_name)
    own = Path(name)

    def value(key: str, format: str, part: int) -> str:
        return value_of(key, Facts(name, own.stem, format, source.folder, n, part if format in IN_PARTS else None, model, **choices))

    return by_pattern(source.path, pattern, asked, value)
