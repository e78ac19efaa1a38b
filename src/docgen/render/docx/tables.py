"""Tables: of data, mirrored for Arabic by `w:bidiVisual`, and of layout, without any border (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Column, Table
from docgen.document.columns import column_widths
from docgen.document.inline import Lang, Runs
from docgen.render.docx import names
from docgen.render.docx.draft import Draft
from docgen.render.docx.measure import twips
from docgen.render.docx.names import STYLES
from docgen.render.docx.paragraphs import text_paragraph
from docgen.render.docx.tablestyles import CELL

_LOOKS = {
    "head": ("table-head", names.TABLE_HEAD_NUMBER),
    "row": ("table", names.TABLE_NUMBER),
    "total": ("table-total", names.TABLE_TOTAL_NUMBER),
}


def cell(content: str, width: float, properties: str = "") -> str:
    """`content` is at least one paragraph, and ends with one."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], *, header: bool = False, whole: bool = False, height: float = 0.0, exact: bool = False) -> str:
    """`whole` rows never break over pages; `header` rows stand on every page; `height` is the least, or with `exact` the only one, in points.
    Order: CT_TrPr."""
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="{"exact" if exact else "atLeast"}"/>' if height else ""
    marks = ("<w:cantSplit/>" if whole else "") + tall + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[float], style: str, *, rtl: bool = False, head: bool = False, total: bool = False) -> str:
    """A fixed table of these column widths (points), in logical order."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    # Word reads the attributes, LibreOffice the bits of `w:val`: 0x20 first row, 0x40 last row, 0x600 no bands.
    look = f'w:val="{0x0600 | 0x20 * head | 0x40 * total:04X}" w:firstRow="{int(head)}" w:lastRow="{int(total)}"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if rtl else ""}'
        f'<w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def data_table(block: Table[Runs], lang: Lang, width: float, draft: Draft) -> str:
    """A table of one language. Its first and its last two rows stay with the head and the total."""
    widths = _widths(block, lang, width, draft)
    return table(_rows(block, lang, widths, draft), widths, names.TABLE_GRID, rtl=lang == "ar", head=True, total=block.total is not None)


def split_table(block: Table[Runs], lang: Lang, width: float, draft: Draft) -> list[tuple[str, bool]]:
    """The same table as a table for each row, all with the same columns; and whether the row stays with the next."""
    widths = _widths(block, lang, width, draft)
    rows = _rows(block, lang, widths, draft)
    last = len(rows) - 1
    return [
        (
            table([made], widths, names.TABLE_GRID, rtl=lang == "ar", head=index == 0, total=index == last and block.total is not None),
            "<w:keepNext/>" in made,
        )
        for index, made in enumerate(rows)
    ]


def _rows(block: Table[Runs], lang: Lang, widths: Sequence[float], draft: Draft) -> list[str]:
    rows = [_row(tuple(column.header for column in block.columns), block.columns, "head", lang, widths, draft, header=True, keep=True)]
    last = len(block.rows) - 1
    for index, cells in enumerate(block.rows):
        keep = (index == 0 and last > 0) or index == last - 1 or (index == last and block.total is not None)
        rows.append(_row(cells, block.columns, "row", lang, widths, draft, keep=keep))
    if block.total is not None:
        rows.append(_row(block.total, block.columns, "total", lang, widths, draft))
    return rows


def _row(
    cells: Sequence[Runs],
    columns: Sequence[Column[Runs]],
    look: str,
    lang: Lang,
    widths: Sequence[float],
    draft: Draft,
    *,
    header: bool = False,
    keep: bool = False,
) -> str:
    style, number = _LOOKS[look]
    made = []
    for runs, column, width in zip(cells, columns, widths, strict=True):
        identity = number.of(lang) if column.at_end else STYLES[style].of(lang)
        made.append(cell(text_paragraph(runs, identity, lang, draft, keep_next=keep), width))
    return row(made, header=header, whole=True)


def _widths(block: Table[Runs], lang: Lang, width: float, draft: Draft) -> list[float]:
    """As wide as the text needs: Word's own fitting would make another table on every machine."""
    ruler = draft.ruler
    natural, least = [], []
    for index, column in enumerate(block.columns):
        cells = [(column.header, "table-head"), *((cells[index], "table") for cells in block.rows)]
        if block.total is not None:
            cells.append((block.total[index], "table-total"))
        natural.append(max(ruler.natural(runs, style, lang) for runs, style in cells) + 2 * CELL + 1)
        least.append(max(ruler.least(runs, style, lang) for runs, style in cells) + 2 * CELL + 1)
    return column_widths(block.columns, width, least, natural)
