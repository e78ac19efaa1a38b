"""The bar of what no reader may miss: a shaded table, English at the left, Arabic at the right, in the headers of all pages."""

from __future__ import annotations

from docgen.document.document import Section
from docgen.document.inline import Runs
from docgen.document.notices import DETAIL, STYLE, detail, words
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, GAP, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.names import STYLES


def notices_xml(section: Section, draft: DocxBuildState) -> str:
    """The bar and some air under it; empty where there is nothing to say."""
    notices = draft.flow.furniture.notices
    languages: tuple[Lang, ...] = tuple(lang for lang in ("en", "ar") if lang in section.languages)
    width = draft.text_width / max(1, len(languages))
    rows = [
        row([cell(_said(notice.side(lang) or (), lang, draft), width) for lang in languages], whole=True)
        for notice in notices
        if any(notice.side(lang) for lang in languages)
    ]
    if not rows:
        return ""
    return table(rows, [width] * len(languages), names.TABLE_NOTICE, rtl=languages == ("ar",)) + AIR


def _said(runs: Runs, lang: Lang, draft: DocxBuildState) -> str:
    parts = ((words(runs), STYLE), (detail(runs), DETAIL))
    return "".join(text_paragraph(said, STYLES[style].of(lang), lang, draft) for said, style in parts if said) or GAP
