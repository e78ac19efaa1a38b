"""Pairs side by side: rows of a table of two columns without borders, English at the left, Arabic at the right.

Blocks of many lines are paired line group by line group (items of a list, fields, the rows of tables), so that both sides stay level all down the
page and part over pages together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from docgen.document.blocks import Contents, Fields, Heading, ListBlock, Panel, Paragraph, SideBlock
from docgen.document.document import ParallelPair, Side
from docgen.document.inline import Runs
from docgen.document.key_figures import are_figures
from docgen.document.theme import Theme
from docgen.document.titles import is_headline
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.blocks import block_xml, fields, label_width, list_items
from docgen.writers.docx.body.ending import BROUGHT, ends
from docgen.writers.docx.body.facing import facing, facing_xml
from docgen.writers.docx.body.fields_grid import fields_grid_xml
from docgen.writers.docx.body.headings import headings_xml, is_heading_row
from docgen.writers.docx.body.justification import ragged
from docgen.writers.docx.body.keeping import SHORT, keep_with_next
from docgen.writers.docx.body.no_break_spaces import length
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, GAP, GAP_KEPT
from docgen.writers.docx.body.spacing import below, wants_air
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.body.tiles import tiles_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import contents_xml
from docgen.writers.docx.measure import twips
from docgen.writers.docx.styles.table_styles import thin


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of the pairs' table: what stands in its two cells."""

    left: str
    right: str
    whole: bool = False
    short: bool = False
    """Whole because it is short, unless it stays with what follows."""
    under: float = 0.0
    """Space under both, in points."""


def pairs_xml(rows: Sequence[ParallelPair], draft: DocxBuildState, *, above: float = 0.0, keep_next: bool = False) -> str:
    """Neighbouring pairs as tables, each followed by the paragraph that Word wants. `above` is the space left above the first."""
    half = draft.text_width / 2
    width = half - draft.theme.page.gutter / 2
    out: list[str] = []
    waiting: list[str] = []
    leading = 0
    for index, item in enumerate(rows):
        keep = keep_next and index == len(rows) - 1
        tables = facing(item)
        if ends(item) and len(waiting) > BROUGHT:
            waiting[-BROUGHT:] = map(keep_with_next, waiting[-BROUGHT:])
        if is_heading_row(item):
            out += _tables(waiting, leading, half)
            waiting, leading = [], 0
            out.append(headings_xml(item, half, draft))
        elif (facts := _facts(item, draft)) is not None:
            out += _tables(waiting, leading, half)
            waiting, leading = [], 0
            made = tiles_xml if facts[0].figures is not None else fields_grid_xml
            grid = made({"en": facts[0], "ar": facts[1]}, draft.text_width, draft)
            out.append((AIR if wants_air(above) else "") + grid + (AIR_KEPT if keep else AIR))
        elif tables is None:
            waiting += [pair_row(cells, half, draft, under=cells.under) for cells in _cells(item, width, draft, above, keep)]
            leading = leading + 1 if _leads(item, draft) else 0
        else:
            out += _tables(waiting, leading, half)
            waiting, leading = [], 0
            out.append(facing_xml(tables, draft, above=above, keep_next=keep))
        above = row_below(item, draft)
        draft.divided = draft.divided or (draft.divides and is_headline(item))
    out += _tables(waiting, leading, half)
    return "".join(out)


def _facts(item: ParallelPair, draft: DocxBuildState) -> tuple[Fields[Runs], Fields[Runs]] | None:
    """Both sides' fields, where they are key figures or the theme has them in a grid, and they are a pair for a pair."""
    if item.left is None or item.right is None:
        return None
    first, second = item.left.block, item.right.block
    if draft.theme.forms.fields != "grid" and not are_figures(first, second):
        return None
    return (first, second) if isinstance(first, Fields) and isinstance(second, Fields) and len(first.fields) == len(second.fields) else None


def _tables(rows: Sequence[str], leading: int, half: float) -> Iterator[str]:
    """Rows as a table, and the last of them, which lead what follows, as one of their own: LibreOffice keeps only whole tables with what follows."""
    first, last = rows[: len(rows) - leading], rows[len(rows) - leading :]
    if first:
        yield table(first, [half, half], names.TABLE_PLAIN)
        yield GAP
    if last:
        yield table(last, [half, half], names.TABLE_PLAIN)
        yield GAP_KEPT


def _leads(item: ParallelPair, draft: DocxBuildState) -> bool:
    """Whether a pair stays on the page of what follows it."""
    blocks = [side.block for side in (item.left, item.right) if side is not None]
    return bool(blocks) and all(map(partial(stays_with_next, theme=draft.theme), blocks))


def stays_with_next(block: SideBlock, theme: Theme) -> bool:
    """Whether a block stays on the page of what follows it."""
    if isinstance(block, Paragraph):
        return block.keep_with_next or (block.style in theme.styles and theme.styles[block.style].keep_with_next)
    return isinstance(block, Heading)


def row_below(item: ParallelPair, draft: DocxBuildState) -> float:
    """The space that a pair leaves under itself."""
    return min((below(side.block, draft.theme) for side in (item.left, item.right) if side is not None), default=0.0)


def pair_row(cells: Cells, half: float, draft: DocxBuildState, over: float = 0.0, under: float = 0.0, *, header: bool = False) -> str:
    """A row; each cell keeps half the gutter free at its inner edge. `over` and `under` are margins in points. Order: CT_TcMar."""
    gutter = twips(draft.theme.page.gutter / 2)
    top = f'<w:top w:w="{twips(over)}" w:type="dxa"/>' if over else ""
    bottom = f'<w:bottom w:w="{twips(under)}" w:type="dxa"/>' if under else ""
    divider = f"<w:tcBorders><w:right {thin(draft.theme)}/></w:tcBorders>" if draft.divided else ""
    left = cell(cells.left or GAP, half, f'{divider}<w:tcMar>{top}{bottom}<w:end w:w="{gutter}" w:type="dxa"/></w:tcMar>')
    right = cell(cells.right or GAP, half, f'<w:tcMar>{top}<w:start w:w="{gutter}" w:type="dxa"/>{bottom}</w:tcMar>')
    made = row([left, right], whole=cells.whole, header=header)
    return made.replace("<w:tr>", SHORT, 1) if cells.short and not cells.whole else made


def _cells(item: ParallelPair, width: float, draft: DocxBuildState, above: float, keep_next: bool) -> list[Cells]:
    """The rows that one pair makes."""
    if item.left is not None and item.right is not None:
        first, second = item.left.block, item.right.block
        if isinstance(first, Contents) and isinstance(second, Contents):
            made = zip(contents_xml(first, item.left.lang, draft), contents_xml(second, item.right.lang, draft), strict=True)
            return [Cells(left, right) for left, right in made]
        if isinstance(first, ListBlock) and isinstance(second, ListBlock) and len(first.items) == len(second.items):
            sides = (
                list_items(first, item.left.lang, width, draft, keep_next=keep_next),
                list_items(second, item.right.lang, width, draft, keep_next=keep_next),
            )
            short = [_few((("en", one), ("ar", other)), "list", width, draft) for one, other in zip(first.items, second.items, strict=True)]
            return [Cells(left, right, short=few) for left, right, few in zip(*sides, short, strict=True)]
        if isinstance(first, Fields) and isinstance(second, Fields) and len(first.fields) == len(second.fields):
            indent = max(label_width(first, item.left.lang, draft), label_width(second, item.right.lang, draft))
            sides = (fields(first, item.left.lang, indent, width, draft), fields(second, item.right.lang, indent, width, draft))
            rows = [Cells(left, right) for left, right in zip(*sides, strict=True)]
            over = [Cells(AIR, AIR)] if wants_air(above) else []
            return [*over, *rows, Cells(AIR_KEPT, AIR_KEPT) if keep_next else Cells(AIR, AIR)]
    whole = any(side is not None and _stays_whole(side) for side in (item.left, item.right))
    loose = ragged(item, width, draft)
    left, right = (_side(side, width, draft, above, keep_next, loose) for side in (item.left, item.right))
    return [Cells(left, right, whole, not _leads(item, draft) and _short(item, width, draft), draft.theme.measures.block_gap if whole else 0.0)]


_FEW = 5
"""So many lines stay on one page: LibreOffice heeds neither widows nor orphans in a row that may part."""
_AVERAGE: dict[Lang, float] = {"en": 0.48, "ar": 0.39}
"""Of the type size, the width of a code point in running text."""


def _short(item: ParallelPair, width: float, draft: DocxBuildState) -> bool:
    """Whether a pair is so short that it never parts."""
    slots: list[tuple[Lang, Runs]] = []
    style = "body"
    for side in (item.left, item.right):
        if side is None:
            continue
        if not isinstance(side.block, (Heading, Paragraph)):
            return False
        style = side.block.style if isinstance(side.block, Paragraph) and side.block.style in draft.theme.styles else style
        slots.append((side.lang, side.block.text))
    return _few(slots, style, width, draft)


def _few(slots: Sequence[tuple[Lang, Runs]], style: str, width: float, draft: DocxBuildState) -> bool:
    """Whether texts take few lines, about, in columns of `width` points."""
    for lang, runs in slots:
        text = "".join(run.text for run in runs)
        if text.count("\u2028") + length(text) * draft.size(style, lang) * _AVERAGE[lang] / max(width, 1.0) > _FEW + 0.2:
            return False
    return True


def _stays_whole(side: Side) -> bool:
    block = side.block
    return isinstance(block, Panel) and block.kind == "decision"


def _side(side: Side | None, width: float, draft: DocxBuildState, above: float, keep_next: bool, loose: bool) -> str:
    return "" if side is None else block_xml(side.block, side.lang, width, draft, above=above, inside=True, keep_next=keep_next, ragged=loose)
