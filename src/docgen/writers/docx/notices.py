"""The bar of what no reader may miss: a shaded table, English at the left, Arabic at the right, in the headers of all pages."""

from __future__ import annotations

from docgen.document.document import Section
from docgen.document.inline import Runs
from docgen.document.notices import DETAIL, INSIDE, STYLE, detail, words
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, GAP, text_paragraph
from docgen.writers.docx.body.pitch import reaches
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES


def notices_xml(section: Section, draft: DocxBuildState) -> str:
    """The bar and some air under it; empty where there is nothing to say."""
    notices = draft.flow.furniture.notices
    languages: tuple[Lang, ...] = tuple(lang for lang in ("en", "ar") if lang in section.languages)
    width = draft.text_width / max(1, len(languages))
    rows = []
    for notice in notices:
        sides = {lang: notice.side(lang) or () for lang in languages}
        if any(sides.values()):
            above, below = (max(reaches) for reaches in zip(*(_overhang(runs, lang, width, draft) for lang, runs in sides.items()), strict=True))
            rows.append(row([cell(_said(runs, lang, above, below, draft), width) for lang, runs in sides.items()], whole=True))
    if not rows:
        return ""
    return table(rows, [width] * len(languages), names.TABLE_NOTICE, rtl=languages == ("ar",)) + AIR


def _overhang(runs: Runs, lang: Lang, width: float, draft: DocxBuildState) -> tuple[float, float]:
    """Points by which the bar must be opened above and below the words, whose ink would stand out of it."""
    parts = [(said, style) for said, style in ((words(runs), STYLE), (detail(runs), DETAIL)) if said]
    if not parts:
        return 0.0, 0.0
    above, below = reaches(*parts[0], lang, width, draft)[0], reaches(*parts[-1], lang, width, draft)[1]
    pad = draft.theme.measures.notice_above
    return max(0.0, above + INSIDE - pad), max(0.0, below + INSIDE - pad - 1.0)


def _said(runs: Runs, lang: Lang, above: float, below: float, draft: DocxBuildState) -> str:
    parts = [(said, style) for said, style in ((words(runs), STYLE), (detail(runs), DETAIL)) if said]
    last = len(parts) - 1
    return (
        "".join(
            text_paragraph(said, STYLES[style].of(lang), lang, draft, spacing=_spacing(above if index == 0 else 0.0, below if index == last else 0.0))
            for index, (said, style) in enumerate(parts)
        )
        or GAP
    )


def _spacing(above: float, below: float) -> str:
    sides = (f'w:{side}="{twips(points)}"' for side, points in (("before", above), ("after", below)) if points)
    attributes = " ".join(sides)
    return f"<w:spacing {attributes}/>" if attributes else ""
