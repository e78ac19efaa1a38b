"""Signatures: side by side with room to sign in, Arabic over English, or a table from five on. Rows never break, and nobody parts from whom they sign
for; a table that takes most of a page parts between signatories."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import BiRuns, Inline, Runs
from docgen.document.signing import GUTTER, ROOM, SEAL, TABLE_FROM, abreast_at, rows_of, table_widths
from docgen.document.tables.fitting import ABOVE, BELOW, PADDING
from docgen.locales.digits import shape
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.balanced_titles import end_room, title_indent
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, GAP, GAP_KEPT, paragraph, text_paragraph
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.body.seal import RING, ring_xml
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES, StyleName
from docgen.writers.docx.styles.table_styles import colour_of, rule_under

Said = tuple[tuple[Lang, Runs], ...]
"""What a slot says, in each language that is shown."""
_BOTTOM = '<w:vAlign w:val="bottom"/>'
_CENTRED = '<w:jc w:val="center"/>'
_LONG = 0.55
"""A table that takes more of a page parts."""
_GAP = 2.0
"""Points of a row that only Word's grammar asks for."""
_FEW = 2
"""So many signatories at least stand on each side of a page's end."""


def both_sides(row_: SignatureRow[BiRuns]) -> SignatureRow[Said]:
    """Arabic over English."""
    return row_.map(lambda slot: tuple((lang, runs) for lang, runs in (("ar", slot.ar), ("en", slot.en)) if runs))  # type: ignore[misc]


def signatures_xml(block: SignatureRow[Said], width: float, draft: DocxBuildState) -> str:
    """The first signatory stands at the start of the leading language, and no signature parts from the others."""
    if not block.signatories:
        return ""
    languages = {lang for signatory in block.signatories for lang, _ in signatory.name}
    rtl = ("ar" in languages and draft.flow.meta.languages[0] == "ar") or languages == {"ar"}
    if len(block.signatories) >= TABLE_FROM and len(block.heads) == 4:
        return AIR_KEPT + _table(block, rtl, width, draft) + AIR
    out: list[str] = []
    at = 0
    for count in rows_of(len(block.signatories), width):
        found = block.signatories[at : at + count]
        at += count
        last = at >= len(block.signatories)
        out += (_abreast(found, rtl, width, draft, last=last), AIR if last else AIR_KEPT)
    return AIR_KEPT + "".join(out)


def _abreast(signatories: Sequence[Signatory[Said]], rtl: bool, width: float, draft: DocxBuildState, *, last: bool) -> str:
    """Three rows of cells: whom they sign for, room to sign in with a line under it, names and roles."""
    room, aside = abreast_at(len(signatories), width)
    sealed = any(signatory.seal for signatory in signatories)
    line_width = room - SEAL if sealed else room
    widths: list[float] = []
    parties: list[str] = []
    rooms: list[str] = []
    said: list[str] = []
    span = '<w:gridSpan w:val="2"/>' if sealed else ""
    for index, signatory in enumerate(signatories):
        if index:
            widths.append(GUTTER)
            for cells in (parties, rooms, said):
                cells.append(cell(GAP_KEPT, GUTTER))
        widths += [line_width, SEAL] if sealed else [room]
        parties.append(cell(_party(signatory, room, draft) or GAP_KEPT, room, span))
        rooms.append(cell(GAP_KEPT, line_width, _ruled(draft)))
        if sealed:
            rooms.append(cell(_seal(signatory.seal, SEAL, ROOM - _GAP, draft, rtl=rtl) if signatory.seal else GAP_KEPT, SEAL))
        said.append(cell(_names(signatory, room, draft, keep_next=not last) + ("" if last else GAP_KEPT), room, span))
    if aside > 1.0:
        widths = [aside, *widths, aside]
        parties, rooms, said = ([cell(GAP_KEPT, aside), *cells, cell(GAP_KEPT, aside)] for cells in (parties, rooms, said))
    rows = [row(parties, whole=True)] if any(signatory.party for signatory in signatories) else []
    rows.append(row(rooms, whole=True, height=ROOM, exact=True))
    rows.append(row(said, whole=True))
    return table(rows, widths, names.TABLE_PLAIN, rtl=rtl)


def _ruled(draft: DocxBuildState) -> str:
    return f'<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{colour_of(draft.theme, "ink")}"/></w:tcBorders>'


def _seal(slot: Said, width: float, high: float, draft: DocxBuildState, *, rtl: bool, keep_next: bool = True) -> str:
    """The word in its ring, at the end of a place `width` points wide and in the middle of one `high` points high."""
    rest = max(0.0, width - SEAL)
    left = (SEAL - RING) / 2 + (0.0 if rtl else rest)
    said = [(lang, runs) for lang, runs in slot if runs]
    lines = sum(draft.theme.styles["signatory-role"].leading for _ in said)
    over = max(0.0, (high - lines) / 2)
    out = [ring_xml(left, (high - RING) / 2, draft)]
    for index, (lang, runs) in enumerate(said):
        before = f' w:before="{twips(over)}"' if index == 0 else ""
        after = f' w:after="{twips(over)}"' if index == len(said) - 1 else ""
        spacing = f"<w:spacing{before}{after}/>" if before or after else ""
        edge = "left" if (lang == "ar") == rtl else "right"  # of `w:bidi` paragraphs too, the left one is where a line begins
        indent = f'<w:ind w:{edge}="{twips(rest)}"/>' if rest else ""
        style = STYLES["signatory-role"].of(lang)
        out.append(paragraph(inline_xml(runs, lang, draft, SEAL), style, lang, keep_next=keep_next, spacing=spacing, indent=indent))
    return "".join(out)


def _names(signatory: Signatory[Said], room: float, draft: DocxBuildState, *, keep_next: bool) -> str:
    out: list[str] = []
    roles, dates = dict(signatory.role or ()), dict(signatory.date or ())
    for lang, runs in signatory.name:
        lines: list[tuple[str, Runs | None]] = [("signatory", runs), ("signatory-role", roles.get(lang)), ("signatory-role", dates.get(lang))]
        for style, said in lines:
            if said:
                even = title_indent(end_room(said, style, lang, room, draft), style, draft)
                out.append(text_paragraph(said, STYLES[style].of(lang), lang, draft, keep_next=keep_next, room=room, indent=even))
    return "".join(out) or GAP


def _party(signatory: Signatory[Said], room: float, draft: DocxBuildState) -> str:
    strong = tuple((lang, tuple(run._replace(strong=True) for run in runs)) for lang, runs in signatory.party or ())
    return _lines(strong, STYLES["signatory"], room, draft)


def _lines(slot: Said | None, style: StyleName, room: float, draft: DocxBuildState, *, keep_next: bool = True) -> str:
    return "".join(text_paragraph(runs, style.of(lang), lang, draft, keep_next=keep_next, room=room) for lang, runs in slot or () if runs)


def _table(block: SignatureRow[Said], rtl: bool, width: float, draft: DocxBuildState) -> str:
    widths = table_widths(width)
    leading: Lang = "ar" if rtl else "en"
    digits = draft.flow.furniture.digits.side(leading) or "latn"
    places = ("centre", "edge", "edge", "centre")
    head = [
        cell(_stacked(slot, "table-head", names.TABLE_HEAD_NUMBER, leading, room, draft, True, middle=place == "centre"), room)
        for slot, room, place in zip(block.heads, widths, places, strict=True)
    ]
    rows = [row(head, header=True, whole=True)]
    party: Said | None = None
    last = len(block.signatories)
    whole = _height(block, draft) < _LONG * (draft.theme.page.height - draft.theme.page.margin_top - draft.theme.page.margin_bottom)
    between = _between(draft)
    own = f"<w:tcBorders>{_below(draft)}</w:tcBorders>" if _below(draft) else ""
    for index, signatory in enumerate(block.signatories, 1):
        keep = index < last and (whole or index < _FEW or index > last - _FEW)
        if signatory.party and signatory.party != party:
            rows.append(row([cell(_party(signatory, width, draft), width, '<w:gridSpan w:val="4"/>')], whole=True))
        party = signatory.party
        number = inline_xml((Inline(shape(str(index), digits)),), leading, draft)
        counted = paragraph(number, STYLES["table"].of(leading), leading, keep_next=keep, indent=_CENTRED)
        cells = [
            cell(counted, widths[0], between),
            cell(_stacked(signatory.name, "table", names.TABLE_NUMBER, leading, widths[1], draft, keep), widths[1], between),
            cell(_stacked(signatory.role or (), "table", names.TABLE_NUMBER, leading, widths[2], draft, keep), widths[2], between),
            cell(_room(signatory, widths[3], draft, rtl=rtl, keep=keep), widths[3], own + _BOTTOM),
        ]
        rows.append(row(cells, whole=True, height=ROOM + _under(signatory, draft)))
    return table(rows, widths, names.TABLE_GRID, rtl=rtl, head=True)


def _between(draft: DocxBuildState) -> str:
    """The rule between a cell and the next, and where the theme's tables have none between rows, that too."""
    return f'<w:tcBorders>{_below(draft)}<w:end w:val="single" w:sz="4" w:space="0" w:color="{colour_of(draft.theme, "hairline")}"/></w:tcBorders>'


def _below(draft: DocxBuildState) -> str:
    return "" if draft.theme.forms.table_rows == "hairlines" else rule_under(draft.theme)


def _room(signatory: Signatory[Said], width: float, draft: DocxBuildState, *, rtl: bool, keep: bool) -> str:
    """Room to sign in, the seal's place in it at the end, and the line of the day at its foot."""
    seal = ""
    if signatory.seal:
        seal = _seal(signatory.seal, width - 2 * PADDING, ROOM - ABOVE - BELOW, draft, rtl=rtl, keep_next=keep)
    return seal + _lines(signatory.date, STYLES["signatory-role"], width, draft, keep_next=keep) or (GAP_KEPT if keep else GAP)


def _under(signatory: Signatory[Said], draft: DocxBuildState) -> float:
    """The height of what stands under the room to sign in, in points."""
    return draft.theme.styles["signatory-role"].leading * sum(1 for _, runs in signatory.date or () if runs)


def _height(block: SignatureRow[Said], draft: DocxBuildState) -> float:
    """About the height of a table, in points."""
    high = draft.theme.styles["table-head"].leading * max((len(slot) for slot in block.heads), default=0)
    party: Said | None = None
    for signatory in block.signatories:
        if signatory.party and signatory.party != party:
            high += draft.theme.styles["signatory"].leading * len(signatory.party) + ABOVE + BELOW
        party = signatory.party
        high += ROOM + _under(signatory, draft)
    return high


def _stacked(
    slot: Said, style: str, other: StyleName, leading: Lang, width: float, draft: DocxBuildState, keep: bool, *, middle: bool = False
) -> str:
    """Both languages at the edge where the leading one starts, or in the middle."""
    room = width - 2 * PADDING
    made = [
        paragraph(
            inline_xml(runs, lang, draft, room),
            (STYLES[style] if middle or lang == leading else other).of(lang),
            lang,
            keep_next=keep,
            indent=_CENTRED if middle else "",
        )
        for lang, runs in slot
        if runs
    ]
    return "".join(made) or (GAP_KEPT if keep else GAP)
