"""Key figures in tiles: a table of as many tiles as a row has, with narrow cells between them."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.document.blocks import Fields
from docgen.document.inline import Runs
from docgen.document.key_figures import TILE_ABOVE, TILE_BELOW, TILE_GAP, TILE_SIDE, tile_rows, tile_values
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, GAP, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.styles.table_styles import shaded, tile_rule

_CENTRED = '<w:ind w:left="0" w:hanging="0"/><w:jc w:val="center"/>'


def tiles_xml(sides: Mapping[Lang, Fields[Runs]], width: float, draft: DocxBuildState) -> str:
    """The tables, `width` points wide, of one language or of both."""
    languages: tuple[Lang, ...] = tuple(lang for lang in ("ar", "en") if lang in sides)
    leads = languages[0] if len(languages) == 1 else draft.flow.meta.languages[0]
    once = sides[languages[0]].figures or "en"
    count = len(sides[languages[0]].fields)
    found = [{lang: sides[lang].fields[index] for lang in languages} for index in range(count)]
    values = [tile_values(fields, once) for fields in found]
    widths = [max(draft.ruler.natural(runs, "figure", lang) for lang, runs in tile) for tile in values]
    out: list[str] = []
    start = 0
    for tiles in tile_rows(widths, width):
        one = (width - (tiles - 1) * TILE_GAP) / tiles
        cells: list[str] = []
        for index in range(start, start + tiles):
            inner = one - 2 * TILE_SIDE
            words = [text_paragraph(runs, STYLES["figure"].of(lang), lang, draft, keep_next=True, room=inner) for lang, runs in values[index]]
            words += [
                text_paragraph(found[index][lang].label, STYLES["label"].of(lang), lang, draft, room=inner, indent=_CENTRED)
                for lang in languages
                if found[index][lang].label
            ]
            cells.append(cell("".join(words), one, _look(draft)))
        start += tiles
        if leads == "ar":
            cells.reverse()
        spaced = [part for made in cells for part in (cell(GAP, TILE_GAP), made)][1:]
        out.append(table([row(spaced, whole=True)], ([one, TILE_GAP] * tiles)[:-1], names.TABLE_PLAIN))
    return AIR.join(out)


def _look(draft: DocxBuildState) -> str:
    """What a tile's cell has. Order: CT_TcPr."""
    theme = draft.theme
    margins = (
        f'<w:tcMar><w:top w:w="{twips(TILE_ABOVE)}" w:type="dxa"/><w:start w:w="{twips(TILE_SIDE)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(TILE_BELOW)}" w:type="dxa"/><w:end w:w="{twips(TILE_SIDE)}" w:type="dxa"/></w:tcMar>'
    )
    return f"{tile_rule(theme)}{shaded(theme, 'tint') if theme.forms.figures == 'tiles' else ''}{margins}"
