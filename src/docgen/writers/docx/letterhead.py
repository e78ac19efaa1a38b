"""The letterhead of a section's first page: who speaks, in each language at its own edge, the emblem between them, a rule under all. A wide logo is a
banner above the names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docgen.document.banner import AFTER, banner_size
from docgen.document.document import Section
from docgen.document.inline import Runs, plain
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.images.pictures import Image, drawing, image
from docgen.writers.docx.issuers import issuers_xml
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.notices import notices_xml
from docgen.writers.docx.page_header_footer import left_to_right

_SPARE = 1.04
"""How much wider than an equal share a line of a long name may be, so that its words can fall."""
_SURE = 1.01
"""How much wider than here Word's own type may be."""
_MIDDLE = '<w:vAlign w:val="center"/>'


def letterhead_xml(section: Section, draft: DocxBuildState) -> str:
    """A table: names at the outer edges, the emblem between; of one language, the emblem stands at the other edge."""
    furniture = draft.flow.furniture
    languages = left_to_right(section)
    space = f'<w:p><w:pPr><w:pStyle w:val="{names.LETTERHEAD_GAP}"/></w:pPr></w:p>'
    if furniture.issuers:
        return space + notices_xml(section, draft) + issuers_xml(section, draft) + AIR
    emblem = None if furniture.emblem is None else image(furniture.emblem, draft)
    banner = None if emblem is None else banner_size(emblem.width, emblem.height, draft.text_width)
    high, gap = draft.theme.measures.emblem_height, draft.theme.measures.emblem_gap
    wide = 0.0 if emblem is None or banner is not None else emblem.fitted(2 * high, high)[0] + (2 if len(languages) == 2 else 1) * gap
    widths = [(draft.text_width - wide) / len(languages)] * len(languages) if wide else _by_need(languages, draft)
    cells = [_issuer(lang, width, draft) for lang, width in zip(languages, widths, strict=True)]
    over = ""
    if emblem is not None and banner is not None:
        over = _emblem(emblem, section, draft, banner)
    elif emblem is not None:
        cells.insert(1, cell(_emblem(emblem, section, draft), wide, _MIDDLE))
        widths.insert(1, wide)
    return space + notices_xml(section, draft) + over + table([row(cells)], widths, names.TABLE_LETTERHEAD, rtl=languages == ("ar",)) + AIR


def _by_need(languages: Sequence[Lang], draft: DocxBuildState) -> list[float]:
    """The widths of two names with nothing between them: more for the longer one, where both then have room on a line."""
    equal = [draft.text_width / len(languages)] * len(languages)
    if len(languages) < 2:
        return equal
    furniture, natural = draft.flow.furniture, draft.ruler.natural
    gutter = draft.theme.page.gutter / 4
    needs = []
    for lang in languages:
        department = furniture.department.side(lang) if furniture.department else None
        needs.append(max(natural(furniture.issuer.side(lang) or (), "issuer", lang), natural(department or (), "department", lang)) * _SURE + gutter)
    rest = draft.text_width - sum(needs)
    if rest < 0.0 or max(needs) <= equal[0]:
        return equal
    return [need + rest / 2 for need in needs]


def _issuer(lang: Lang, width: float, draft: DocxBuildState) -> str:
    """Name and department. A long name breaks into lines of like length: its cell is no wider than they need."""
    furniture = draft.flow.furniture
    name = furniture.issuer.side(lang) or ()
    department = furniture.department.side(lang) if furniture.department else None
    content = text_paragraph(name, STYLES["issuer"].of(lang), lang, draft)
    if department:
        content += text_paragraph(department, STYLES["department"].of(lang), lang, draft)
    spare = width - _balanced(name, lang, width, draft)
    edge = "end" if lang == "en" else "start"
    margin = f'<w:tcMar><w:{edge} w:w="{twips(spare)}" w:type="dxa"/></w:tcMar>' if spare > 0 else ""
    return cell(content, width, margin + _MIDDLE)


def _balanced(name: Runs, lang: Lang, width: float, draft: DocxBuildState) -> float:
    natural = draft.ruler.natural(name, "issuer", lang)
    lines = math.ceil(natural / width) if width > 0 else 1
    if lines < 2:
        return width
    return min(width, max(natural / lines * _SPARE + draft.ruler.least(name, "issuer", lang) / 2, draft.ruler.least(name, "issuer", lang)))


def _emblem(emblem: Image, section: Section, draft: DocxBuildState, banner: tuple[float, float] | None = None) -> str:
    """In a paragraph of its own; a banner is centred over the measure."""
    described = draft.flow.furniture.emblem_alt or draft.flow.furniture.issuer
    alt = " – ".join(plain(runs) for lang in section.languages if (runs := described.side(lang)))
    style = names.EMBLEM if len(section.languages) == 2 or banner is not None else names.EMBLEM_END
    space = f'<w:spacing w:after="{twips(AFTER)}"/>' if banner is not None else ""
    high = draft.theme.measures.emblem_height
    size = banner or emblem.fitted(2 * high, high)
    bidi = "<w:bidi/>" if section.languages == ("ar",) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{space}</w:pPr><w:r>{drawing(emblem, alt, size, draft)}</w:r></w:p>'
