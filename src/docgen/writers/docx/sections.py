"""Sections: page, margins, direction, numbering, and which header and footer stand where (ECMA-376 Part 1, 17.6)."""

from __future__ import annotations

from docgen.document.document import Section
from docgen.document.theme import FOOT_PLACE, Theme
from docgen.writers.docx.measure import twips

MOST_PAGE = 1584
"""The longest edge of a page that Word takes, in points (22 inches)."""
_WON = 0.18
"""Of the lower margin, what Word's pages have more for text: the PDF wins a few lines by tightening its spaces, Word's lines are never tightened."""


def header_at(theme: Theme) -> float:
    """The header's distance from the page's upper edge; a letterhead begins lower, at the text's own margin. Points."""
    return max(14.0, theme.page.margin_top - theme.measures.head_gap - theme.measures.rule_gap - theme.styles["running-head"].leading)


def _footer_at(theme: Theme) -> float:
    return max(10.0, theme.page.margin_bottom * FOOT_PLACE - theme.measures.rule_gap - theme.styles["footer"].leading - 1)


NEXT_PAGE = '<w:type w:val="nextPage"/>'


def section_properties(section: Section, theme: Theme, references: str, *, kind: str, titled: bool = True) -> str:
    """`w:sectPr`, in CT_SectPr's order. `references` are its header and footer references, `kind` is how it begins. The first page of a section that
    is `titled` has a head of its own."""
    page = theme.page
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    size = f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
    side = twips(page.margin_side)
    margins = (
        f'<w:pgMar w:top="{twips(page.margin_top)}" w:right="{side}" w:bottom="{twips(page.margin_bottom * (1 - _WON))}" w:left="{side}"'
        f' w:header="{twips(header_at(theme))}" w:footer="{twips(_footer_at(theme))}" w:gutter="0"/>'
    )
    title = "<w:titlePg/>" if titled else ""
    rtl = "<w:bidi/><w:rtlGutter/>" if section.languages[0] == "ar" else ""
    return f'<w:sectPr>{references}{kind}{size}{margins}<w:cols w:space="720"/>{title}{rtl}</w:sectPr>'
