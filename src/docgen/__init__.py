"""docgen: one YAML file in, a bilingual Arabic/English DOCX and PDF out.

The public names below are imported when they are first used, so that `import docgen` costs nothing.
"""

from __future__ import annotations

import importlib
import os
import sys

from docgen._version import __version__

TYPE_CHECKING = False
"""As `typing` has it, which is not imported for it: the program's first lines are to be run as soon as can be (see `docgen.cli`)."""

if TYPE_CHECKING:
    from typing import Any

    from docgen.api import load, loads, parse, render, render_bytes, to_docx
    from docgen.calendars import DualDate
    from docgen.checks.face import check
    from docgen.checks.pairs import parity
    from docgen.checks.run import Report
    from docgen.dumping import dump, dumps
    from docgen.errors import (
        DateError,
        Diagnostic,
        DocgenError,
        DocgenWarning,
        FontError,
        InputError,
        OutputError,
        Problem,
        RenderError,
        TemplateError,
        UsageError,
    )
    from docgen.limits import Limits
    from docgen.model import Bilingual, MeetingMinutes, PressStatement
    from docgen.renderer import Renderer

_HOMES = {
    "check": "docgen.checks.face",
    "dump": "docgen.dumping",
    "dumps": "docgen.dumping",
    "load": "docgen.api",
    "loads": "docgen.api",
    "parity": "docgen.checks.pairs",
    "Renderer": "docgen.renderer",
    "Report": "docgen.checks.run",
    "parse": "docgen.api",
    "render": "docgen.api",
    "render_bytes": "docgen.api",
    "to_docx": "docgen.api",
    "DualDate": "docgen.calendars",
    "Bilingual": "docgen.model",
    "MeetingMinutes": "docgen.model",
    "PressStatement": "docgen.model",
    "Diagnostic": "docgen.errors",
    "DocgenError": "docgen.errors",
    "DateError": "docgen.errors",
    "FontError": "docgen.errors",
    "OutputError": "docgen.errors",
    "RenderError": "docgen.errors",
    "TemplateError": "docgen.errors",
    "UsageError": "docgen.errors",
    "DocgenWarning": "docgen.errors",
    "InputError": "docgen.errors",
    "Limits": "docgen.limits",
    "Problem": "docgen.errors",
}

__all__ = [
    "Bilingual",
    "DateError",
    "Diagnostic",
    "DocgenError",
    "DocgenWarning",
    "DualDate",
    "FontError",
    "InputError",
    "Limits",
    "MeetingMinutes",
    "OutputError",
    "PressStatement",
    "Problem",
    "RenderError",
    "Renderer",
    "Report",
    "TemplateError",
    "UsageError",
    "__version__",
    "check",
    "dump",
    "dumps",
    "load",
    "loads",
    "parity",
    "parse",
    "render",
    "render_bytes",
    "to_docx",
]

if os.environ.get("DOCGEN_PURE") == "1":
    from docgen.compiled import SourceOfKernels

    sys.meta_path.insert(0, SourceOfKernels)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
