"""Tables of both languages: two that face each other, row by row, so that rows and rules are level; and one over the whole measure.

Facing tables are rows of a table of two columns and the gutter between. Each of its cells holds one row of one language's table, mirrored for
Arabic, and has the row's rule itself: so the rules are level however many lines each side takes, and the head row repeats on every page.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Table
from docgen.document.document import BilingualTable, ParallelPair
from docgen.document.forms import stripes
from docgen.document.inline import Runs
from docgen.document.tables.laid import Laid, laid_side
from docgen.document.tables.table import Fit
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.group_rules import parts_groups
from docgen.writers.docx.body.paragraphs import AIR, GAP, GAP_KEPT, text_paragraph
from docgen.writers.docx.body.spacing import wants_air
from docgen.writers.docx.body.tables import air_under, cell, data_table, keeping, row, single_row, stays_whole, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.styles.table_styles import head_ground, head_rule, rule_above_total, rule_under, shaded

_ORDER: tuple[Lang, Lang] = ("en", "ar")

Tables = tuple[Table[Runs], Table[Runs]]
"""English and Arabic."""


def facing(item: ParallelPair) -> Tables | None:
    """Both sides' tables, where a pair is two tables with a row for a row."""
    if item.left is None or item.right is None:
        return None
    first, second = item.left.block, item.right.block
    if not isinstance(first, Table) or not isinstance(second, Table) or first.fit is None or second.fit is None:
        return None
    alike = len(first.rows) == len(second.rows) and (first.total is None) == (second.total is None) and first.kinds == second.kinds
    return (first, second) if alike else None


def facing_xml(tables: Tables, draft: DocxBuildState, *, above: float, keep_next: bool) -> str:
    """Two facing tables with what stands above and under them."""
    sides = [(laid_side(block, lang), block.fit) for block, lang in zip(tables, _ORDER, strict=True)]
    laid = [one for one, _ in sides]
    fits = [fit for _, fit in sides if fit is not None]
    gutter = draft.text_width - sum(fit.width for fit in fits)
    widths = [fits[0].width, gutter, fits[1].width]
    sources = sources_of(tables)
    kept = keeping(laid[0], followed=bool(sources))
    made = []
    for index in range(len(laid[0].rows)):
        rows = [one.rows[index] for one in laid]
        whole = all(stays_whole(own, fit, draft) for own, fit in zip(rows, fits, strict=True))
        look = _look(laid[0], index, draft)
        cells = [cell(_one_row(index, one, fit, draft, kept[index]), fit.width, look) for one, fit in zip(laid, fits, strict=True)]
        between = cell(GAP_KEPT if kept[index] else GAP, gutter, look if draft.theme.forms.table_sides == "joined" else "")
        made.append(row([cells[0], between, cells[1]], header=index < laid[0].heads, whole=whole))
    if sources:
        said = [_said(runs, "note", lang, draft) for runs, lang in zip(sources, _ORDER, strict=True)]
        made.append(row([cell(said[0], fits[0].width), cell(GAP, gutter), cell(said[1], fits[1].width)], whole=True))
    return _captioned(tables, table(made, widths, names.TABLE_PLAIN), draft, above=above, keep_next=keep_next)


def _look(laid: Laid, index: int, draft: DocxBuildState) -> str:
    """The borders and the tint of the cells that hold a row (CT_TcPr: borders before shading)."""
    theme = draft.theme
    rows, heads = theme.forms.table_rows, laid.heads
    above = rule_above_total(theme) if laid.rows[index].kind == "total" else ""
    under = rule_under(theme) if rows == "hairlines" or (rows == "zebra" and index == len(laid.rows) - 1) else ""
    if parts_groups(laid.rows[index], laid) or (index < heads and rows != "hairlines"):
        under = ""
    if index == heads - 1 and theme.forms.table_head == "line":
        under = head_rule(theme)
    striped = rows == "zebra" and index - heads in stripes([one.kind for one in laid.body])
    ground = head_ground(theme) if index < heads else shaded(theme, "tint") if striped else ""
    return (f"<w:tcBorders>{above}{under}</w:tcBorders>" if above or under else "") + ground


def _one_row(index: int, laid: Laid, fit: Fit, draft: DocxBuildState, keep: bool) -> str:
    """A row's own table in its cell. What keeps the outer row with the next must be the cell's first paragraph."""
    return (GAP_KEPT if keep else GAP) + single_row(laid.rows[index], laid, fit, draft, keep=keep) + GAP


def sources_of(tables: Tables) -> list[Runs | None]:
    """What stands under the tables of both sides; nothing where neither has a source."""
    sources = [block.source for block in tables]
    return sources if any(sources) else []


def both_xml(block: BilingualTable, draft: DocxBuildState, *, above: float, keep_next: bool) -> str:
    """One table of both languages with what stands above and under it."""
    tables = (block.english, block.arabic)
    under = _beside(sources_of(tables), "note", draft, sum(block.fit.widths))
    return _captioned(tables, data_table(block.laid, block.fit, draft, under + GAP if under else ""), draft, above=above, keep_next=keep_next)


def _captioned(tables: Tables, made: str, draft: DocxBuildState, *, above: float, keep_next: bool) -> str:
    captions = _beside([block.caption for block in tables], "caption", draft, draft.text_width)
    head = captions + GAP_KEPT if captions else AIR if wants_air(above) else ""
    return head + made + air_under(bool(sources_of(tables)), draft, keep_next=keep_next)


def _beside(slots: Sequence[Runs | None], style: str, draft: DocxBuildState, width: float) -> str:
    """A paragraph of each language, side by side where there are two columns."""
    if not any(slots):
        return ""
    half, gutter = width / 2, twips(draft.theme.page.gutter / 2)
    made = [
        cell(_said(runs, style, lang, draft), half, f'<w:tcMar><w:{edge} w:w="{gutter}" w:type="dxa"/></w:tcMar>')
        for runs, lang, edge in zip(slots, _ORDER, ("end", "start"), strict=True)
    ]
    return table([row(made)], [half, half], names.TABLE_PLAIN)


def _said(runs: Runs | None, style: str, lang: Lang, draft: DocxBuildState) -> str:
    return text_paragraph(runs, STYLES[style].of(lang), lang, draft) if runs else GAP
