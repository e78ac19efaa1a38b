"""What the structure of a file of PDF 2.0 has otherwise (ISO 32000-2, 14.8; ISO 14289-2)."""

from __future__ import annotations

from docgen.writers.pdf.tagging.structure import LABELLED, Element

_DESCRIBED = "<</O /List /ListNumbering /Description>>"
"""What PDF 2.0 calls a list of fields, each behind its label (ISO 14289-2, 8.2.5.25)."""


def modernise(element: Element) -> None:
    """Puts the elements below one as PDF 2.0 asks. A caption is a part of its figure, the last one (ISO 14289-2, 8.2.5.27); in PDF 1.7 it stands
    beside it, since programs that read alternative texts aloud pass over what is in the figure."""
    if element.attributes == LABELLED:
        element.attributes = _DESCRIBED
    below = [kid for kid in element.kids if isinstance(kid, Element)]
    figure = next((kid for kid in below if kid.tag == "Figure"), None)
    if figure is not None:
        for caption in [kid for kid in below if kid.tag == "Caption"]:
            element.kids.remove(caption)
            figure.kids.append(caption)
            caption.parent = figure
    for kid in below:
        modernise(kid)
