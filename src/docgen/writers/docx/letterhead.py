"""The letterhead of a section's first page: who speaks, in each language at its own edge, the emblem between them, a rule under all. A wide logo is a
banner above the names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docgen.document.banner import AFTER, banner_size
from docgen.document.document import Section
from docgen.document.forms import BELOW_TOP, BETWEEN, DEPARTMENTS, THICK, THIN
from docgen.document.inline import Runs, plain
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import AIR, GAP, text_paragraph
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.images.pictures import Image, drawing, image
from docgen.writers.docx.issuers import issuers_xml
from docgen.writers.docx.measure import emu, twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.notices import notices_xml
from docgen.writers.docx.page_header_footer import left_to_right
from docgen.writers.docx.rectangle import rectangle_xml
from docgen.writers.docx.styles.table_styles import border_under, colour_of

_SPARE = 1.04
"""How much wider than an equal share a line of a long name may be, so that its words can fall."""
_SURE = 1.01
"""How much wider than here Word's own type may be."""
_MIDDLE = '<w:vAlign w:val="center"/>'


def letterhead_xml(section: Section, draft: DocxBuildState) -> str:
    """A table: names at the outer edges, the emblem between; of one language, the emblem stands at the other edge."""
    languages = left_to_right(section)
    form = draft.theme.forms.letterhead
    strip = _strip(draft) if form == "band" else ""
    space = f'<w:p><w:pPr><w:pStyle w:val="{names.LETTERHEAD_GAP}"/></w:pPr>{strip}</w:p>'
    notices = notices_xml(section, draft)
    if form == "band":
        return space + notices
    if draft.flow.furniture.issuers:
        return space + notices + issuers_xml(section, draft, _rules_under(draft, len(draft.flow.furniture.issuers))) + AIR
    over, rows, rtl = "", list[str](), False
    if form == "centred":
        rows, widths = _centred(section, languages, draft)
    else:
        cells, widths, over = _sides(section, languages, draft)
        rows, rtl = [row(cells)], languages == ("ar",)
    return space + notices + over + table([*rows, *_rules_under(draft, len(widths))], widths, names.TABLE_LETTERHEAD, rtl=rtl) + AIR


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


def _emblem(emblem: Image, section: Section, draft: DocxBuildState, banner: tuple[float, float] | None = None, *, centred: bool = False) -> str:
    """In a paragraph of its own; a banner is centred over the measure."""
    described = draft.flow.furniture.emblem_alt or draft.flow.furniture.issuer
    alt = " – ".join(plain(runs) for lang in section.languages if (runs := described.side(lang)))
    style = names.EMBLEM if len(section.languages) == 2 or banner is not None or centred else names.EMBLEM_END
    space = f'<w:spacing w:after="{twips(AFTER)}"/>' if banner is not None or centred else ""
    high = draft.theme.measures.emblem_height
    size = banner or emblem.fitted(2 * high, high)
    bidi = "<w:bidi/>" if section.languages == ("ar",) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{space}</w:pPr><w:r>{drawing(emblem, alt, size, draft)}</w:r></w:p>'


def names_table(section: Section, draft: DocxBuildState) -> str:
    """Names and emblem side by side as on a letterhead, without the rule; empty where there are none."""
    furniture = draft.flow.furniture
    languages = left_to_right(section)
    if furniture.issuers:
        return issuers_xml(section, draft, style=names.TABLE_PLAIN)
    if not any(furniture.issuer.side(lang) for lang in languages):
        return ""
    cells, widths, over = _sides(section, languages, draft)
    return over + table([row(cells)], widths, names.TABLE_PLAIN, rtl=languages == ("ar",))


def _sides(section: Section, languages: Sequence[Lang], draft: DocxBuildState) -> tuple[list[str], list[float], str]:
    """The cells of names at the outer edges with the emblem between, their widths, and what stands above them: a banner."""
    furniture = draft.flow.furniture
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
    return cells, widths, over


def _centred(section: Section, languages: Sequence[Lang], draft: DocxBuildState) -> tuple[list[str], list[float]]:
    """The rows and the widths of a letterhead in the middle: the emblem, the names one under the other, the departments in one line."""
    furniture, theme = draft.flow.furniture, draft.theme
    half = draft.text_width / 2
    over = ""
    if furniture.emblem is not None:
        emblem = image(furniture.emblem, draft)
        over = _emblem(emblem, section, draft, banner_size(emblem.width, emblem.height, draft.text_width), centred=True)
    leading = [lang for lang in section.languages if furniture.issuer.side(lang)]
    said = [(lang, furniture.issuer.side(lang) or ()) for lang in leading]
    issuers = "".join(text_paragraph(runs, STYLES["issuer"].of(lang), lang, draft, indent=_CENTRE) for lang, runs in said)
    departments = {lang: runs for lang in languages if furniture.department and (runs := furniture.department.side(lang))}
    across = '<w:gridSpan w:val="2"/>'
    top = f'<w:tcMar><w:top w:w="{twips(BELOW_TOP)}" w:type="dxa"/></w:tcMar>' if theme.forms.letterhead_rule == "above" else ""
    below = f'<w:tcMar><w:bottom w:w="{twips(_UNDER)}" w:type="dxa"/></w:tcMar>'
    one_line = len(departments) == 2 and all(draft.ruler.natural(runs, "department", lang) < half - DEPARTMENTS for lang, runs in departments.items())
    if one_line:
        rows = [row([cell((over + issuers) or GAP, draft.text_width, across + top)])]
        cells = [
            cell(
                text_paragraph(departments[lang], STYLES["department"].of(lang), lang, draft, indent='<w:jc w:val="right"/>'),
                half,
                _inner_margins(lang),
            )
            for lang in ("en", "ar")
        ]
        return [*rows, row(cells)], [half, half]
    words = "".join(text_paragraph(runs, STYLES["department"].of(lang), lang, draft, indent=_CENTRE) for lang, runs in departments.items())
    margins = top.replace("</w:tcMar>", below.removeprefix("<w:tcMar>")) if top else below
    return [row([cell((over + issuers + words) or GAP, draft.text_width, across + margins)])], [half, half]


def _inner_margins(lang: Lang) -> str:
    """Keeps two departments apart (CT_TcMar)."""
    edge = f'<w:{"start" if lang == "ar" else "end"} w:w="{twips(DEPARTMENTS / 2)}" w:type="dxa"/>'
    below = f'<w:bottom w:w="{twips(_UNDER)}" w:type="dxa"/>'
    return f"<w:tcMar>{edge}{below}</w:tcMar>" if lang == "ar" else f"<w:tcMar>{below}{edge}</w:tcMar>"


def _rules_under(draft: DocxBuildState, width: int) -> list[str]:
    """The rows that are nothing but the two rules under a letterhead."""
    if draft.theme.forms.letterhead_rule != "double":
        return []
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    empty = cell(GAP, draft.text_width, span + border_under(draft.theme, "ornament", THIN))
    thick = cell(GAP, draft.text_width, span + border_under(draft.theme, "accent", THICK))
    return [row([empty], height=1.0, exact=True), row([thick], height=BETWEEN, exact=True)]


_CENTRE = '<w:jc w:val="center"/>'
_UNDER = 8.0
"""From the names to what stands under them, in points."""


def _strip(draft: DocxBuildState) -> str:
    """What has the colour of a band above it: the page from its upper edge to the text. Where notices stand there, they are above the band."""
    if draft.flow.furniture.notices:
        return ""
    page = draft.theme.page
    extent = f'cx="{emu(page.width)}" cy="{emu(page.margin_top + 2.0)}"'
    return rectangle_xml(extent, colour_of(draft.theme, "accent"), next(draft.drawings))
