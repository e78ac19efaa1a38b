"""The letterhead of several who speak together: a table of a column each, with the emblem over the names, all centred."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.document import LetterheadIssuer, Section
from docgen.document.inline import plain
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.balanced_titles import end_room, title_indent
from docgen.writers.docx.body.paragraphs import paragraph
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.images.pictures import drawing, image
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES

_CENTRED = '<w:jc w:val="center"/>'
_UNDER_EMBLEM = 6.0
_MIDDLE = '<w:vAlign w:val="center"/>'


def issuers_xml(section: Section, draft: DocxBuildState, under: Sequence[str] = (), style: str = names.TABLE_LETTERHEAD) -> str:
    """The table, the first issuer where reading begins: mirrored where Arabic leads. Emblems have a row, so that the names stand level. `under` are
    the rows of its rules."""
    issuers = draft.flow.furniture.issuers
    leading = section.languages[0]
    width = draft.text_width / len(issuers)
    rows = []
    if any(issuer.emblem is not None for issuer in issuers):
        rows.append(row([cell(_emblem(issuer, section, width, draft), width, _MIDDLE) for issuer in issuers]))
    rows.append(row([cell(_names(issuer, section, width, draft), width) for issuer in issuers]))
    return table([*rows, *under], [width] * len(issuers), style, rtl=leading == "ar")


def _names(issuer: LetterheadIssuer, section: Section, width: float, draft: DocxBuildState) -> str:
    lines = []
    for lang in section.languages:
        for slot, style in ((issuer.name, "issuer"), (issuer.department, "department")):
            if slot is not None and (runs := slot.side(lang)):
                even = title_indent(end_room(runs, style, lang, width, draft), style, draft, centred=True)
                lines.append(paragraph(inline_xml(runs, lang, draft, width, style), STYLES[style].of(lang), lang, indent=even + _CENTRED))
    return "".join(lines) or _empty(section.languages[0])


def _empty(lang: Lang) -> str:
    return paragraph("", STYLES["department"].of(lang), lang)


def _emblem(issuer: LetterheadIssuer, section: Section, width: float, draft: DocxBuildState) -> str:
    if issuer.emblem is None:
        return _empty(section.languages[0])
    found = image(issuer.emblem, draft)
    high = draft.theme.measures.emblem_height
    described = issuer.emblem_alt or issuer.name
    alt = " – ".join(plain(runs) for lang in section.languages if (runs := described.side(lang)))
    size = found.fitted(min(2 * high, width), high)
    space = f'<w:spacing w:after="{twips(_UNDER_EMBLEM)}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{names.EMBLEM}"/>{space}</w:pPr><w:r>{drawing(found, alt, size, draft)}</w:r></w:p>'
