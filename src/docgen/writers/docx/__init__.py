"""DOCX: a Flow as a WordprocessingML package (ECMA-376, transitional), with everything Word needs for Arabic."""

from __future__ import annotations

from docgen.document.document import Flow
from docgen.writers.options import RenderOptions


def render(flow: Flow, options: RenderOptions) -> bytes:
    """The whole file. Raises FontError for a family that cannot be found, RenderError for a picture that cannot be used."""
    from docgen.writers.docx.document import document

    return document(flow, options)
