"""Tables: of data, mirrored for Arabic by `w:bidiVisual`, and of layout, without any border (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.forms import stripes
from docgen.document.tables.fitting import PADDING
from docgen.document.tables.laid import Cell, Laid, LaidRow
from docgen.document.tables.needs import SMALL, right_mark
from docgen.document.tables.table import Fit
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.group_rules import edges, own_rule
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, GAP, GAP_KEPT, paragraph
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.styles.table_styles import head_ground, head_rule, rule_above_total, shaded

_NUMBERS = {"table": names.TABLE_NUMBER, "table-head": names.TABLE_HEAD_NUMBER, "table-total": names.TABLE_TOTAL_NUMBER}
_ROOM = 1.5
"""Points that a block of figures is wider than they are here: in Word they may be a little wider."""


def cell(content: str, width: float, properties: str = "") -> str:
    """`content` is at least one paragraph, and ends with one."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], *, header: bool = False, whole: bool = False, height: float = 0.0, exact: bool = False) -> str:
    """`whole` rows never break over pages; `header` rows stand on every page; `height` is the least, or with `exact` the only one, in points.
    Order: CT_TrPr."""
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="{"exact" if exact else "atLeast"}"/>' if height else ""
    marks = ("<w:cantSplit/>" if whole else "") + tall + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def table(
    rows: Sequence[str],
    widths: Sequence[float],
    style: str,
    *,
    rtl: bool = False,
    head: bool = False,
    total: bool = False,
    side: float | None = None,
    outset: float = 0.0,
) -> str:
    """A fixed table of these column widths (points), in logical order. `side` is the space at each side of a cell's text, where the
    style's is another; `outset` is how far the table stands out of the text at each side."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    # Word reads the attributes, LibreOffice the bits of `w:val`: 0x20 first row, 0x40 last row, 0x600 no bands.
    look = f'w:val="{0x0600 | 0x20 * head | 0x40 * total:04X}" w:firstRow="{int(head)}" w:lastRow="{int(total)}"'
    margins = ""
    if side is not None:
        margins = f'<w:tblCellMar><w:left w:w="{twips(side)}" w:type="dxa"/><w:right w:w="{twips(side)}" w:type="dxa"/></w:tblCellMar>'
    out = '<w:jc w:val="center"/>' if outset > 0 else ""  # an indent below nought is none in LibreOffice where the table is mirrored
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if rtl else ""}'
        f'<w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/>{out}<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook {look} w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def data_table(laid: Laid, fit: Fit, draft: DocxBuildState, under: str = "") -> str:
    """A table of one language or of both. Its first and its last two rows stay with the head and the total. `under` is its source line, a last row:
    LibreOffice keeps rows with the next one, but no long table with the paragraph under it."""
    kept = keeping(laid, followed=bool(under))
    totals = _totals(laid)
    grounds = grounds_of(laid, draft)
    made = [
        row(
            row_cells(
                one, laid, fit, draft, keep=kept[index], look=_strong(draft) if under and one.kind == "total" else "", ground=grounds.get(index, "")
            ),
            header=index < laid.heads,
            whole=stays_whole(one, fit, draft),
        )
        for index, one in enumerate(laid.rows)
    ]
    if under:
        look = f'<w:gridSpan w:val="{len(fit.widths)}"/>{BARE}'
        made.append(row([cell(under, sum(fit.widths), look)], whole=True))
    last = totals and not under
    return table(made, fit.widths, names.TABLE_GRID, rtl=laid.rtl, head=laid.heads > 0, total=last, side=_side(fit), outset=_outset(fit, draft))


def air_under(sourced: bool, draft: DocxBuildState, *, keep_next: bool) -> str:
    """The space under a table; a source line has some of its own."""
    if sourced and draft.theme.styles["note"].after >= draft.theme.measures.block_gap / 2:
        return GAP_KEPT if keep_next else GAP
    return AIR_KEPT if keep_next else AIR


BARE = (
    '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders><w:tcMar><w:top w:w="120" w:type="dxa"/><w:start w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:end w:w="0" w:type="dxa"/></w:tcMar>'
)
"""A cell under a table: no rule under it, and its text at the table's edge."""


def _strong(draft: DocxBuildState) -> str:
    return f"<w:tcBorders>{rule_above_total(draft.theme)}</w:tcBorders>"


def single_row(one: LaidRow, laid: Laid, fit: Fit, draft: DocxBuildState, *, keep: bool) -> str:
    """One row as a table of its own, in a cell of a page's two columns that has the rules."""
    return table(
        [row(row_cells(one, laid, fit, draft, keep=keep, inside=True), whole=True)], fit.widths, names.TABLE_CELLS, rtl=laid.rtl, side=_side(fit)
    )


def _totals(laid: Laid) -> bool:
    return laid.rows[-1].kind == "total"


def _outset(fit: Fit, draft: DocxBuildState) -> float:
    """How far a table that is wider than the text stands out of it at each side."""
    return max(0.0, (fit.width - draft.text_width) / 2)


def _side(fit: Fit) -> float | None:
    return None if abs(fit.padding - PADDING) < 0.01 else fit.padding


def keeping(laid: Laid, *, followed: bool = False) -> list[bool]:
    """Which rows stay on the page of the next: those of the head, the first, a section's, and those above a sum; the last where it is `followed` by
    the table's source."""
    last = len(laid.rows) - 1
    totals = _totals(laid)
    kept = []
    for index, one in enumerate(laid.rows):
        after = laid.rows[index + 1].kind if index < last else "row"
        first = index == laid.heads and index < last
        late = index == last - 1 - totals or (totals and index == last - 1)
        kept.append(index < last and (index < laid.heads or first or late or one.kind == "section" or after in ("subtotal", "total")))
    kept[-1] = followed
    return kept


def stays_whole(one: LaidRow, fit: Fit, draft: DocxBuildState) -> bool:
    """Whether a row may be kept on one page: not where it is nearly as high as a page, which would leave an empty one before it."""
    page = draft.theme.page
    room = page.height - page.margin_top - page.margin_bottom
    style = one.style + SMALL * fit.small
    leading = draft.theme.styles[style].leading
    most = max((_lines(made, style, fit, draft) for made in one.cells), default=1)
    return most * leading < room / 2


def _lines(made: Cell, style: str, fit: Fit, draft: DocxBuildState) -> float:
    width = sum(fit.widths[index] for index in range(made.first, made.first + made.span)) - 2 * fit.padding
    return sum(1 + draft.ruler.natural(part.runs, style, part.lang) / max(width, 1.0) for part in made.words if part.runs)


def grounds_of(laid: Laid, draft: DocxBuildState) -> dict[int, str]:
    """What the cells of some rows, by their index, have of shading or borders that the table's style cannot say: heads of more rows than one,
    tints of every other row."""
    theme, grounds = draft.theme, dict[int, str]()
    if theme.forms.table_head != "tint" and laid.heads:
        ground = head_ground(theme)
        grounds |= dict.fromkeys(range(laid.heads), ground) if ground else {laid.heads - 1: f"<w:tcBorders>{head_rule(theme)}</w:tcBorders>"}
    if theme.forms.table_rows == "zebra":
        found = stripes([one.kind for one in laid.body])
        grounds |= {laid.heads + index: shaded(theme, "tint") for index in found}
    return grounds


def row_cells(
    one: LaidRow, laid: Laid, fit: Fit, draft: DocxBuildState, *, keep: bool, look: str = "", inside: bool = False, ground: str = ""
) -> list[str]:
    """The cells of a row; `look` is what their properties say besides widths, `ground` a shading or a border of all. `inside` is a row that stands in
    a cell."""
    made = []
    for own in one.cells:
        width = sum(fit.widths[index] for index in range(own.first, own.first + own.span))
        span = f'<w:gridSpan w:val="{own.span}"/>' if own.span > 1 else ""
        edge = own_rule(own, one, laid, draft.theme) if inside else edges(own, one, laid)
        border = ground if ground.startswith("<w:tcBorders>") else ""
        properties = span + (border or look or edge) + ground[len(border) :]
        made.append(cell(_content(own, one, laid, fit, width - 2 * fit.padding, draft, keep), width, properties))
    return made


def _content(own: Cell, one: LaidRow, laid: Laid, fit: Fit, room: float, draft: DocxBuildState, keep: bool) -> str:
    parts = [part for part in own.words if part.runs] or list(own.words[:1])
    style = one.style + SMALL * fit.small
    return "".join(
        paragraph(
            inline_xml(part.runs, part.lang, draft, room * draft.body_size(part.lang) / draft.size(style, part.lang), style),
            _identity(own, one, part.lang, fit),
            part.lang,
            keep_next=keep,
            indent=_indent(own, one, part.lang, laid, fit),
        )
        for part in parts
    )


def _identity(own: Cell, one: LaidRow, lang: Lang, fit: Fit) -> str:
    """The paragraph style: figures and their heads have one of their own."""
    if _at_end(own, lang) and not fit.small:
        return _NUMBERS[one.style].of(lang)
    return STYLES[one.style + SMALL * fit.small].of(lang)


def _at_end(own: Cell, lang: Lang) -> bool:
    return own.align == ("left" if lang == "ar" else "right")


def _indent(own: Cell, one: LaidRow, lang: Lang, laid: Laid, fit: Fit) -> str:
    """Indents and alignment that the style does not have. Figures of a right-to-left table stand right under one another, in a block at the end of
    their column; those without a bracket or a minus at their right keep its width free there."""
    start = end = 0.0
    if own.figures:
        hang = fit.hang(own.first, right_mark(own.words))
        if laid.rtl and own.align == "right":
            start = max(0.0, fit.widths[own.first] - 2 * fit.padding - fit.blocks[own.first] - _ROOM)
        start, end = (start + hang, end) if lang == "ar" else (start, end + hang)
    ind = ""
    if start or end:
        ind = "<w:ind" + f' w:left="{twips(start)}"' * bool(start) + f' w:right="{twips(end)}"' * bool(end) + "/>"
    if own.align == "center":
        return ind + '<w:jc w:val="center"/>'
    at_end = _at_end(own, lang)
    return ind + ('<w:jc w:val="right"/>' if at_end and fit.small else "")
