"""The running head of a section's later pages, and the foot of all of them, with fields that Word counts."""

from __future__ import annotations

from docgen.document.document import Section
from docgen.document.inline import Inline, Runs
from docgen.document.runninghead import LINES, shortened
from docgen.locales.digits import shape
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, GAP, paragraph, text_paragraph
from docgen.writers.docx.body.runs import content_xml, inline_xml, run_properties, run_xml
from docgen.writers.docx.body.separators import line_count, lined
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import field_properties
from docgen.writers.docx.fields import field
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import FOOTER_CENTRE, FOOTER_END, STYLES, StyleName
from docgen.writers.docx.notices import notices_xml


def left_to_right(section: Section) -> tuple[Lang, ...]:
    """English at the left, Arabic at the right."""
    return tuple(lang for lang in ("en", "ar") if lang in section.languages)


def running_head_xml(section: Section, draft: DocxBuildState) -> str:
    furniture = draft.flow.furniture
    languages = left_to_right(section)
    style = STYLES["running-head"]
    width = draft.text_width / len(languages)
    room = width - (draft.theme.page.gutter / 2 if len(languages) > 1 else 0.0)
    cells = []
    long = False
    for lang in languages:
        runs = _fitted(furniture.running_head.side(lang) or (), lang, room, draft)
        long = long or draft.ruler.natural(runs, "running-head", lang) > room
        words = text_paragraph(lined(runs, "running-head", lang, room, draft, LINES), style.of(lang), lang, draft)
        cells.append(cell(words, width, _inner(lang, width - room)))
    made = table([row(cells)], [width] * len(cells), names.TABLE_RUNNING, rtl=languages == ("ar",))
    notices = notices_xml(section, draft)
    return notices + made + (AIR if notices or long else GAP)


def _inner(lang: Lang, space: float) -> str:
    """Keeps two languages apart."""
    if not space:
        return ""
    return f'<w:tcMar><w:{"end" if lang == "en" else "start"} w:w="{twips(space)}" w:type="dxa"/></w:tcMar>'


def _fitted(runs: Runs, lang: Lang, room: float, draft: DocxBuildState) -> Runs:
    """The words of a running head that its lines hold."""
    return shortened(runs, lambda part: line_count(part, "running-head", lang, room, draft) <= LINES) if runs else runs


def footer_xml(section: Section, draft: DocxBuildState) -> str:
    """Page x of y in each language, the reference between two languages, at the start edge of one. Pages count through the whole file."""
    languages = left_to_right(section)
    width = draft.text_width / 3
    reference = draft.flow.furniture.reference
    middle = paragraph(run_xml(content_xml(reference), "") if reference else "", FOOTER_CENTRE.id, "en")
    if len(languages) == 2:
        cells = [_page_label("en", draft), middle, _page_label("ar", draft)]
        return table([row([cell(content, width) for content in cells])], [width] * 3, names.TABLE_FOOTER) + GAP
    (lang,) = languages
    start = inline_xml((Inline(reference, isolate=True, nobreak=True),) if reference else (), lang, draft, style="footer")
    cells = [paragraph(start, STYLES["footer"].of(lang), lang), _page_label(lang, draft, FOOTER_END)]
    return table([row([cell(content, width * 1.5) for content in cells])], [width * 1.5] * 2, names.TABLE_FOOTER, rtl=lang == "ar") + GAP


def _page_label(lang: Lang, draft: DocxBuildState, style: StyleName = STYLES["footer"]) -> str:
    furniture = draft.flow.furniture
    rtl = lang == "ar"
    properties = run_properties(Inline(""), rtl, draft)
    digits = furniture.digits.side(lang) or "latn"
    counted = field_properties(lang, draft) or properties
    out = []
    for text, code in _split_label(furniture.page_label.side(lang) or "{page} / {pages}"):
        if text:
            out.append(run_xml(content_xml(text), properties))
        if code:
            out.append(field("PAGE" if code == "page" else "NUMPAGES", content_xml(shape("1", digits)), counted))
    return paragraph("".join(out), style.of(lang), lang)


def _split_label(label: str) -> list[tuple[str, str]]:
    """(text, placeholder after it) pairs."""
    out: list[tuple[str, str]] = []
    rest = label
    while rest:
        at = min((rest.find(mark) for mark in ("{page}", "{pages}") if mark in rest), default=-1)
        if at < 0:
            out.append((rest, ""))
            break
        code = "page" if rest.startswith("{page}", at) else "pages"
        out.append((rest[:at], code))
        rest = rest[at + len(code) + 2 :]
    return out
