"""Pairs side by side: rows of a table of two columns without borders, English at the left, Arabic at the right.

Blocks of many lines are paired line group by line group (items of a list, fields, the rows of tables), so that both sides stay level all down the
page and part over pages together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.document.blocks import Fields, ListBlock, Panel
from docgen.document.document import Row, Side
from docgen.render.docx import names
from docgen.render.docx.blocks import block_xml, fields, label_width, list_items
from docgen.render.docx.draft import Draft
from docgen.render.docx.even import ragged
from docgen.render.docx.facing import facing, facing_xml
from docgen.render.docx.measure import twips
from docgen.render.docx.paragraphs import AIR, AIR_KEPT, GAP
from docgen.render.docx.spacing import AIR as AIR_POINTS
from docgen.render.docx.spacing import below, wants_air
from docgen.render.docx.tables import cell, row, table


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of the pairs' table: what stands in its two cells."""

    left: str
    right: str
    whole: bool = False
    under: float = 0.0
    """Space under both, in points."""


def pairs_xml(rows: Sequence[Row], draft: Draft, *, above: float = 0.0, keep_next: bool = False) -> str:
    """Neighbouring pairs as tables, each followed by the paragraph that Word wants. `above` is the space left above the first."""
    half = draft.text_width / 2
    width = half - draft.theme.page.gutter / 2
    out: list[str] = []
    waiting: list[str] = []
    for index, item in enumerate(rows):
        keep = keep_next and index == len(rows) - 1
        tables = facing(item)
        if tables is None:
            waiting += [pair_row(cells, half, draft, under=cells.under) for cells in _cells(item, width, draft, above, keep)]
        else:
            if waiting:
                out += (table(waiting, [half, half], names.TABLE_PLAIN), GAP)
                waiting = []
            out.append(facing_xml(tables, draft, above=above, keep_next=keep))
        above = row_below(item, draft)
    if waiting:
        out += (table(waiting, [half, half], names.TABLE_PLAIN), GAP)
    return "".join(out)


def row_below(item: Row, draft: Draft) -> float:
    """The space that a pair leaves under itself."""
    return min((below(side.block, draft.theme) for side in (item.left, item.right) if side is not None), default=0.0)


def pair_row(cells: Cells, half: float, draft: Draft, over: float = 0.0, under: float = 0.0, *, header: bool = False) -> str:
    """A row; each cell keeps half the gutter free at its inner edge. `over` and `under` are margins in points. Order: CT_TcMar."""
    gutter = twips(draft.theme.page.gutter / 2)
    top = f'<w:top w:w="{twips(over)}" w:type="dxa"/>' if over else ""
    bottom = f'<w:bottom w:w="{twips(under)}" w:type="dxa"/>' if under else ""
    left = cell(cells.left or GAP, half, f'<w:tcMar>{top}{bottom}<w:end w:w="{gutter}" w:type="dxa"/></w:tcMar>')
    right = cell(cells.right or GAP, half, f'<w:tcMar>{top}<w:start w:w="{gutter}" w:type="dxa"/>{bottom}</w:tcMar>')
    return row([left, right], whole=cells.whole, header=header)


def _cells(item: Row, width: float, draft: Draft, above: float, keep_next: bool) -> list[Cells]:
    """The rows that one pair makes."""
    if item.left is not None and item.right is not None:
        first, second = item.left.block, item.right.block
        if isinstance(first, ListBlock) and isinstance(second, ListBlock) and len(first.items) == len(second.items):
            sides = (
                list_items(first, item.left.lang, width, draft, keep_next=keep_next),
                list_items(second, item.right.lang, width, draft, keep_next=keep_next),
            )
            return [Cells(left, right) for left, right in zip(*sides, strict=True)]
        if isinstance(first, Fields) and isinstance(second, Fields) and len(first.fields) == len(second.fields):
            indent = max(label_width(first, item.left.lang, draft), label_width(second, item.right.lang, draft))
            sides = (fields(first, item.left.lang, indent, width, draft), fields(second, item.right.lang, indent, width, draft))
            made = [Cells(left, right) for left, right in zip(*sides, strict=True)]
            over = [Cells(AIR, AIR)] if wants_air(above) else []
            return [*over, *made, Cells(AIR_KEPT, AIR_KEPT) if keep_next else Cells(AIR, AIR)]
    whole = any(side is not None and _stays_whole(side) for side in (item.left, item.right))
    loose = ragged(item, width, draft)
    left, right = (_side(side, width, draft, above, keep_next, loose) for side in (item.left, item.right))
    return [Cells(left, right, whole, AIR_POINTS if whole else 0.0)]


def _stays_whole(side: Side) -> bool:
    block = side.block
    return isinstance(block, Panel) and block.kind == "decision"


def _side(side: Side | None, width: float, draft: Draft, above: float, keep_next: bool, loose: bool) -> str:
    return "" if side is None else block_xml(side.block, side.lang, width, draft, above=above, inside=True, keep_next=keep_next, ragged=loose)
