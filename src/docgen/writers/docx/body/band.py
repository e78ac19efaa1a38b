"""A letterhead that is a band: the names and the title on the accent colour, from edge to edge of a section's first page.

The band is a table of the body as wide as the page, for its title is text of the document. What stands free above it, up to the page's upper edge, a
rectangle in the header has the colour of.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.document import FlowItem, ParallelPair, Section, Side
from docgen.writers.docx import names
from docgen.writers.docx.body.blocks import block_xml
from docgen.writers.docx.body.paragraphs import AIR, GAP
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.letterhead import names_table
from docgen.writers.docx.measure import twips

_BELOW = 18.0
"""From the words of a band to its lower edge."""
_ABOVE = 8.0
"""From its upper edge to them."""
_OVER = 1.0
"""Points by which each half stands out of the page, so that no program leaves a line of paper at its edge."""
_BETWEEN = 14.0
"""From the names to the title."""


def band_xml(section: Section, title: Sequence[FlowItem], draft: DocxBuildState) -> str:
    """The band with the air under it; empty where there is nothing to stand on it."""
    page = draft.theme.page
    half = page.width / 2 + _OVER
    rows = []
    head = names_table(section, draft)
    if head:
        rows.append(row([_across(head + GAP, draft, above=_ABOVE, below=_BETWEEN if title else _BELOW)], whole=True))
    for index, item in enumerate(title):
        below = _BELOW if index == len(title) - 1 else 0.0
        if isinstance(item, ParallelPair):
            width = half - page.margin_side - page.gutter / 2
            left, right = ("" if side is None else block_xml(side.block, side.lang, width, draft) for side in (item.left, item.right))
            inner, outer = page.gutter / 2, page.margin_side + _OVER
            rows.append(row([_side(left, half, outer, inner, below), _side(right, half, inner, outer, below)], whole=True))
        elif isinstance(item, Side):
            rows.append(row([_across(block_xml(item.block, item.lang, draft.text_width, draft), draft, below=below)], whole=True))
    if not rows:
        return ""
    # LibreOffice shows no header of the first page where the first cell of the text holds a table.
    return GAP + table(rows, [half, half], names.TABLE_BAND, outset=page.margin_side) + AIR


def _across(content: str, draft: DocxBuildState, *, below: float, above: float = 0.0) -> str:
    page = draft.theme.page
    side = page.margin_side + _OVER
    return cell(content, page.width + 2 * _OVER, f'<w:gridSpan w:val="2"/>{_margins(side, side, below, above)}')


def _side(content: str, width: float, left: float, right: float, below: float) -> str:
    return cell(content or GAP, width, _margins(left, right, below))


def _margins(left: float, right: float, below: float, above: float = 0.0) -> str:
    """`w:tcMar`, in CT_TcMar's order."""
    return (
        f'<w:tcMar><w:top w:w="{twips(above)}" w:type="dxa"/><w:start w:w="{twips(left)}" w:type="dxa"/><w:bottom w:w="{twips(below)}" w:type="dxa"/>'
        f'<w:end w:w="{twips(right)}" w:type="dxa"/></w:tcMar>'
    )
