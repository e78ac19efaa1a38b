"""The rule under the heads of groups of columns: under the groups alone, as in print, and not under columns that belong to none.

Where two cells meet, Word and LibreOffice draw an edge that either of them has: so it is taken away at both.
"""

from __future__ import annotations

from docgen.document.tables.laid import Cell, Laid, LaidRow
from docgen.document.theme import Theme
from docgen.writers.docx.styles.table_styles import rule_under


def parts_groups(one: LaidRow, laid: Laid) -> bool:
    """Whether a row holds the heads of groups, and those of their columns follow."""
    return one.kind == "groups" and laid.heads > 1


def edges(own: Cell, one: LaidRow, laid: Laid) -> str:
    """What a cell of a table with a rule under each row says of its edges (the inside of CT_TcPr), `own` of the row `one`."""
    if parts_groups(one, laid) and not _titled(own):
        return '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
    if one.kind == "head" and parts_groups(laid.rows[0], laid):
        under = any(_titled(group) and group.first <= own.first < group.first + group.span for group in laid.rows[0].cells)
        return "" if under else '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    return ""


def own_rule(own: Cell, one: LaidRow, laid: Laid, theme: Theme) -> str:
    """The same for a row that stands in a cell, which has no rule where groups have theirs."""
    return f"<w:tcBorders>{rule_under(theme)}</w:tcBorders>" if parts_groups(one, laid) and _titled(own) else ""


def _titled(own: Cell) -> bool:
    return any(part.runs for part in own.words)
