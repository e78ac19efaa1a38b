"""Verse: a table without borders of two halves a line, mirrored in Arabic; where a half is too long for that, the second below the first."""

from __future__ import annotations

from docgen.document.blocks import Verse
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.names import STYLES

GUTTER = 18.0
"""Points between the halves of a line."""
_CENTRED, _AT_END = '<w:jc w:val="center"/>', '<w:jc w:val="end"/>'


def verse_xml(block: Verse[Runs], lang: Lang, width: float, draft: DocxBuildState, *, keep_next: bool) -> str:
    """Lines of verse `width` points wide."""
    after = AIR_KEPT if keep_next else AIR
    style = STYLES["verse"].of(lang)
    half = (width - GUTTER) / 2
    if all(draft.ruler.natural(runs, "verse", lang) <= half for line in block.lines for runs in line):
        rows = [
            row([cell(text_paragraph(runs, style, lang, draft, indent=_CENTRED, room=half), width / 2) for runs in line], whole=True)
            for line in block.lines
        ]
        return table(rows, [width / 2, width / 2], names.TABLE_PLAIN, rtl=lang == "ar", side=GUTTER / 2) + after
    lines = [
        text_paragraph(first, style, lang, draft, keep_next=True, room=width) + text_paragraph(second, style, lang, draft, indent=_AT_END, room=width)
        for first, second in block.lines
    ]
    return "".join(lines) + after
