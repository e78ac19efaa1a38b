"""Reports for programs: JSON, SARIF 2.1.0, and the workflow commands of GitHub Actions."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from docgen._version import __version__
from docgen.checks.catalogue import codes
from docgen.checks.run import Report
from docgen.errors import Diagnostic
from docgen.source.file import position

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(reports: Sequence[Report]) -> str:
    """A JSON array, one object a finding: file, line, column, path, severity, code, message, hint, fixable. A cell is a path."""
    rows = [_row(problem) for report in reports for problem in report.problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _row(problem: Diagnostic) -> dict[str, Any]:
    said = {name: getattr(problem, name) for name in ("severity", "code", "message", "hint")}
    place = problem.place
    return {"file": place.file, "line": place.line, "column": place.column, "path": place.inside, **said, "fixable": bool(problem.edits)}


def as_sarif(reports: Sequence[Report]) -> str:
    """A SARIF 2.1.0 log with one run. Columns count code points; fixes are replacements of the source's stretches."""
    found = [(report, problem) for report in reports for problem in report.problems]
    used = sorted({problem.code for _, problem in found if problem.code})
    rules = [_rule(code) for code in used]
    results = [_result(report, problem, used) for report, problem in found]
    driver = {"name": "docgen", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, Any]:
    code = codes()[name]
    return {
        "id": name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": f"wrong: {code.wrong}\nright: {code.right}"},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(report: Report, problem: Diagnostic, used: list[str]) -> dict[str, Any]:
    artifact = {"uri": _uri(problem.place.file or report.name)}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact}}
    if problem.place.line is not None:
        location["physicalLocation"]["region"] = {"startLine": problem.place.line, "startColumn": problem.place.column or 1}
    if inside := problem.place.inside:
        location["logicalLocations"] = [{"fullyQualifiedName": inside, "kind": "member"}]
    result: dict[str, Any] = {
        "level": problem.severity,
        "message": {"text": problem.told},
        "locations": [location],
    }
    if problem.code:
        result |= {"ruleId": problem.code, "ruleIndex": used.index(problem.code)}
    if problem.edits and report.loaded is not None and report.loaded.marked.source is not None:
        replacements = [_replacement(report.loaded.marked.source.text, edit.start, edit.end, edit.text) for edit in problem.edits]
        result["fixes"] = [
            {
                "description": {"text": problem.hint or problem.message},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
            }
        ]
    return result


def _replacement(text: str, start: int, end: int, new: str) -> dict[str, Any]:
    first, column = position(text, start)
    last, end_column = position(text, end) if end else (first, column)
    region = {"startLine": first, "startColumn": column, "endLine": last, "endColumn": end_column}
    return {"deletedRegion": region, "insertedContent": {"text": new}}


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def as_github(reports: Sequence[Report]) -> str:
    """Workflow commands, a line a finding, which GitHub shows beside the lines of a change."""
    return "\n".join(_command(problem) for report in reports for problem in report.problems)


def _command(problem: Diagnostic) -> str:
    place = problem.place
    level = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    fields = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items() if value is not None)
    path = f"{place.inside}: " if place.inside else ""
    return f"::{level} {given}::{_data(path + problem.told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
