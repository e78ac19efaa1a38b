"""What is told of an input, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.errors import Diagnostic
from docgen.types import Lang


def findings(problems: Iterable[Diagnostic], lang: Lang) -> list[dict[str, Any]]:
    """Each problem as an object, its words in the language."""
    return [_finding(problem, lang) for problem in problems]


def _finding(problem: Diagnostic, lang: Lang) -> dict[str, Any]:
    place = problem.place
    made: dict[str, Any] = {
        "severity": problem.severity,
        "code": problem.code,
        "message": said(problem.message, lang),
        "hint": None if problem.hint is None else said(problem.hint, lang),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": place.inside,
        "fixable": bool(problem.edits),
    }
    if problem.edits:
        made["edits"] = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in problem.edits]
    return made


def said(text: str, lang: Lang) -> str:
    """A message in the language, or as it is where the catalogue has it not."""
    if lang != "ar":
        return text
    from docgen.locales.messages import arabic, isolated

    return arabic(text) or isolated(text)
