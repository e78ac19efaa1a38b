"""The paragraph as a child of platypus's Flowable, for reportlab's own frames, tables and stories. docgen's pages need no platypus."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from docgen.writers.pdf import paragraph


class BidiParagraph(paragraph.BidiParagraph, Flowable):  # type: ignore[misc]
    """A platypus flowable of spans: right in one line, in a table cell, over a page break."""
