"""Labelled values as a grid on the tint: a table of two fields a row, each label above its value, in one language or in both side by side."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.document.blocks import Field, Fields
from docgen.document.fields import GRID_GUTTER, is_wide, letters_a_line, rows_of, spans_row
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.keeping import keep_with_next
from docgen.writers.docx.body.paragraphs import GAP, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.names import STYLES

_NO_INDENT = '<w:ind w:left="0" w:hanging="0"/>'


def fields_grid_xml(sides: Mapping[Lang, Fields[Runs]], width: float, draft: DocxBuildState) -> str:
    """The table, `width` points wide. English stands left of Arabic; the first field of a row is where the leading language begins."""
    languages: tuple[Lang, ...] = tuple(lang for lang in ("en", "ar") if lang in sides)
    leads = languages[0] if len(languages) == 1 else draft.flow.meta.languages[0]
    columns = 2 * len(languages)
    one = width / columns
    made = []
    letters = letters_a_line(draft.theme, width, len(languages))
    rows = rows_of(list(sides.values()), letters)
    for found in rows:
        wide = spans_row(found, list(sides.values()), letters)
        span = 2 if wide else 1
        cells = [[_cell(sides[lang].fields[index], lang, one * span, span, draft) for lang in languages] for index in found]
        if len(cells) == 1 and not wide:
            cells.append([cell(GAP, one) for _ in languages])
        if leads == "ar":
            cells.reverse()
        made.append(row([part for field in cells for part in field], whole=True))
    short = [len(found) == 2 or not any(is_wide(sides[lang].fields[found[0]], letters) for lang in languages) for found in rows]
    last = len(made) - 1
    for index in {index for index, lone in ((0, 0), (last - 1, last)) if 0 <= index < last and short[lone]}:  # no short row stands alone on a page
        made[index] = keep_with_next(made[index])
    return table(made, [one] * columns, names.TABLE_FACTS)


def _cell(field: Field[Runs], lang: Lang, width: float, span: int, draft: DocxBuildState) -> str:
    room = width - GRID_GUTTER / 2
    label = text_paragraph(field.label, STYLES["label"].of(lang), lang, draft, keep_next=True, room=room)
    value = text_paragraph(field.value, STYLES["value"].of(lang), lang, draft, room=room, indent=_NO_INDENT)
    return cell(label + value, width, f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
