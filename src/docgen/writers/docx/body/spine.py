"""The spine of a first page: a table of the English title, the facts of both languages, and the Arabic title."""

from __future__ import annotations

from docgen.document.document import Side
from docgen.document.spine import BELOW, GAP, WIDTH, Spined, shown_values
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.blocks import block_xml
from docgen.writers.docx.body.paragraphs import AIR, paragraph, text_paragraph
from docgen.writers.docx.body.paragraphs import GAP as AFTER
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.styles.table_styles import thin

_CENTRED = '<w:ind w:left="0" w:hanging="0"/><w:jc w:val="center"/>'


def spine_xml(found: Spined, draft: DocxBuildState) -> str:
    """The table, as wide as the text, and the air under it."""
    side = (draft.text_width - WIDTH) / 2
    titles = ["".join(block_xml(one.block, one.lang, side - GAP, draft) for one in sides if one is not None) for sides in _columns(found)]
    cells = [
        cell(titles[0] or AFTER, side, f'<w:tcMar><w:end w:w="{twips(GAP)}" w:type="dxa"/></w:tcMar>'),
        cell(_facts(found, draft), WIDTH),
        cell(titles[1] or AFTER, side, f'<w:tcMar><w:start w:w="{twips(GAP)}" w:type="dxa"/></w:tcMar>'),
    ]
    return table([row(cells, whole=True)], [side, WIDTH, side], names.TABLE_PLAIN) + AIR


def _columns(found: Spined) -> tuple[list[Side | None], list[Side | None]]:
    return [pair.left for pair in found.title], [pair.right for pair in found.title]


def _facts(found: Spined, draft: DocxBuildState) -> str:
    out: list[str] = []
    leads: Lang = draft.flow.meta.languages[0]
    last = len(found.english.fields) - 1
    for index, (english, arabic) in enumerate(zip(found.english.fields, found.arabic.fields, strict=True)):
        space = '<w:r><w:t xml:space="preserve">  </w:t></w:r>'
        label = inline_xml(english.label, "en", draft, WIDTH, "label") + space + inline_xml(arabic.label, "ar", draft, WIDTH, "label")
        rule = f"<w:pBdr><w:top {thin(draft.theme)}/></w:pBdr>"
        out.append(paragraph(label, STYLES["label"].of("en"), "en", keep_next=True, tabs=rule, indent=_CENTRED))
        values = shown_values(english, arabic, leads)
        for place, (lang, runs) in enumerate(values):
            ends = place == len(values) - 1
            under = f'<w:spacing w:after="{twips(BELOW)}"/>' if ends else ""
            style = STYLES["value"].of(lang)
            out.append(text_paragraph(runs, style, lang, draft, keep_next=index < last or not ends, spacing=under, indent=_CENTRED, room=WIDTH))
    return "".join(out)
