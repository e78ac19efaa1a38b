"""PDF by reportlab: `render(flow, options)`, and `BidiParagraph`, a platypus flowable for anyone's reportlab documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names

if TYPE_CHECKING:
    from docgen.writers.pdf.document import render
    from docgen.writers.pdf.flowable import BidiParagraph

__all__ = ["BidiParagraph", "render"]

__getattr__ = names(__name__, {"docgen.writers.pdf.document": "render", "docgen.writers.pdf.flowable": "BidiParagraph"})
