"""docgen: one YAML file in, a bilingual Arabic/English DOCX and PDF out.

The public names below are imported when they are first used, so that `import docgen` costs nothing.
"""

from __future__ import annotations

import os
import sys

from docgen._version import __version__
from docgen.lazy import names

TYPE_CHECKING = False
"""As `typing` has it, which is not imported for it: the program's first lines are to be run as soon as can be (see `docgen.cli`)."""

if TYPE_CHECKING:
    from docgen.api import load, loads, parse, render, render_bytes, to_docx
    from docgen.batch.cluster import cluster
    from docgen.batch.many import render_many
    from docgen.batch.task import Job, Rendered
    from docgen.calendars import DualDate
    from docgen.checks.face import check
    from docgen.checks.pairs import parity
    from docgen.checks.run import Report
    from docgen.config import Configuration, configuration
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
    from docgen.publishing import Published, publish
    from docgen.renderer import Renderer

__all__ = [
    "Bilingual",
    "Configuration",
    "DateError",
    "Diagnostic",
    "DocgenError",
    "DocgenWarning",
    "DualDate",
    "FontError",
    "InputError",
    "Job",
    "Limits",
    "MeetingMinutes",
    "OutputError",
    "PressStatement",
    "Problem",
    "Published",
    "RenderError",
    "Rendered",
    "Renderer",
    "Report",
    "TemplateError",
    "UsageError",
    "__version__",
    "check",
    "cluster",
    "configuration",
    "dump",
    "dumps",
    "load",
    "loads",
    "parity",
    "parse",
    "publish",
    "render",
    "render_bytes",
    "render_many",
    "to_docx",
]

if os.environ.get("DOCGEN_PURE") == "1":
    from docgen.compiled import SourceOfKernels

    sys.meta_path.insert(0, SourceOfKernels)


__getattr__ = names(
    __name__,
    {
        "docgen.api": "load loads parse render render_bytes to_docx",
        "docgen.batch.cluster": "cluster",
        "docgen.batch.many": "render_many",
        "docgen.batch.task": "Job Rendered",
        "docgen.calendars": "DualDate",
        "docgen.checks.face": "check",
        "docgen.checks.pairs": "parity",
        "docgen.checks.run": "Report",
        "docgen.config": "Configuration configuration",
        "docgen.dumping": "dump dumps",
        "docgen.errors": "DateError Diagnostic DocgenError DocgenWarning FontError InputError OutputError Problem RenderError TemplateError "
        "UsageError",
        "docgen.limits": "Limits",
        "docgen.model": "Bilingual MeetingMinutes PressStatement",
        "docgen.publishing": "Published publish",
        "docgen.renderer": "Renderer",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
