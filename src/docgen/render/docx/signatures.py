"""Signatures: side by side with room to sign in, Arabic over English, or a table from five on. Rows never break; all of it stays on one page."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import BiRuns, Inline, Lang, Runs
from docgen.document.signing import GUTTER, ROOM, SEAL, TABLE_FROM, across, rows_of, table_widths
from docgen.locales.digits import shape
from docgen.render.docx import names
from docgen.render.docx.draft import Draft
from docgen.render.docx.names import STYLES, StyleName
from docgen.render.docx.paragraphs import AIR_KEPT, GAP, GAP_KEPT, text_paragraph
from docgen.render.docx.styles import colour_of
from docgen.render.docx.tables import cell, row, table
from docgen.render.docx.tablestyles import CELL

Said = tuple[tuple[Lang, Runs], ...]
"""What a slot says, in each language that is shown."""
_MIDDLE = '<w:vAlign w:val="center"/>'
_LONG = 8
"""So many rows of a table may part over pages, the first and the last three aside."""


def both_sides(row_: SignatureRow[BiRuns]) -> SignatureRow[Said]:
    """Arabic over English."""
    return row_.map(lambda slot: tuple((lang, runs) for lang, runs in (("ar", slot.ar), ("en", slot.en)) if runs))  # type: ignore[misc]


def signatures_xml(block: SignatureRow[Said], width: float, draft: Draft) -> str:
    """The first signatory stands at the start of the leading language, and no signature parts from the others."""
    if not block.signatories:
        return ""
    languages = {lang for signatory in block.signatories for lang, _ in signatory.name}
    rtl = ("ar" in languages and draft.flow.meta.languages[0] == "ar") or languages == {"ar"}
    if len(block.signatories) >= TABLE_FROM and len(block.heads) == 4:
        return AIR_KEPT + _table(block, rtl, width, draft) + GAP
    out: list[str] = []
    at = 0
    for count in rows_of(len(block.signatories), width):
        found = block.signatories[at : at + count]
        at += count
        last = at >= len(block.signatories)
        out += (_abreast(found, rtl, width, draft, last=last), GAP if last else AIR_KEPT)
    return AIR_KEPT + "".join(out)


def _abreast(signatories: Sequence[Signatory[Said]], rtl: bool, width: float, draft: Draft, *, last: bool) -> str:
    """Three rows of cells: whom they sign for, room to sign in with a line under it, names and roles."""
    room = across(len(signatories), width)
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
            seal = _lines(signatory.seal, STYLES["signatory-role"], SEAL, draft) or GAP_KEPT
            rooms.append(cell(seal, SEAL, _dashed(draft) if signatory.seal else ""))
        said.append(cell(_names(signatory, room, draft, keep_next=not last) + ("" if last else GAP_KEPT), room, span))
    rows = [row(parties, whole=True)] if any(signatory.party for signatory in signatories) else []
    rows.append(row(rooms, whole=True, height=ROOM, exact=True))
    rows.append(row(said, whole=True))
    return table(rows, widths, names.TABLE_PLAIN, rtl=rtl)


def _ruled(draft: Draft) -> str:
    return f'<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{colour_of(draft.theme, "ink")}"/></w:tcBorders>'


def _dashed(draft: Draft) -> str:
    line = f'w:val="dashed" w:sz="4" w:space="0" w:color="{colour_of(draft.theme, "muted")}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "start", "bottom", "end"))
    return f"<w:tcBorders>{sides}</w:tcBorders>{_MIDDLE}"


def _names(signatory: Signatory[Said], room: float, draft: Draft, *, keep_next: bool) -> str:
    out: list[str] = []
    roles, dates = dict(signatory.role or ()), dict(signatory.date or ())
    for lang, runs in signatory.name:
        out.append(text_paragraph(runs, STYLES["signatory"].of(lang), lang, draft, keep_next=keep_next, room=room))
        for said in (roles.get(lang), dates.get(lang)):
            if said:
                out.append(text_paragraph(said, STYLES["signatory-role"].of(lang), lang, draft, keep_next=keep_next, room=room))
    return "".join(out) or GAP


def _party(signatory: Signatory[Said], room: float, draft: Draft) -> str:
    strong = tuple((lang, tuple(run._replace(strong=True) for run in runs)) for lang, runs in signatory.party or ())
    return _lines(strong, STYLES["signatory"], room, draft)


def _lines(slot: Said | None, style: StyleName, room: float, draft: Draft, *, keep_next: bool = True) -> str:
    return "".join(text_paragraph(runs, style.of(lang), lang, draft, keep_next=keep_next, room=room) for lang, runs in slot or () if runs)


def _table(block: SignatureRow[Said], rtl: bool, width: float, draft: Draft) -> str:
    widths = table_widths(width)
    leading: Lang = "ar" if rtl else "en"
    digits = draft.flow.furniture.digits.side(leading) or "latn"
    head = [
        cell(_stacked(slot, "table-head", names.TABLE_HEAD_NUMBER, leading, room, draft, True), room)
        for slot, room in zip(block.heads, widths, strict=True)
    ]
    rows = [row(head, header=True, whole=True)]
    party: Said | None = None
    last = len(block.signatories)
    for index, signatory in enumerate(block.signatories, 1):
        keep = index < last and (last < _LONG or index <= 2 or index > last - 3)
        if signatory.party and signatory.party != party:
            rows.append(row([cell(_party(signatory, width, draft), width, '<w:gridSpan w:val="4"/>')], whole=True))
        party = signatory.party
        number = text_paragraph((Inline(shape(str(index), digits)),), STYLES["table"].of(leading), leading, draft, keep_next=keep)
        under = _lines(signatory.date, STYLES["signatory-role"], widths[3], draft, keep_next=keep) + _lines(
            signatory.seal, STYLES["signatory-role"], widths[3], draft, keep_next=keep
        )
        cells = [
            cell(number, widths[0]),
            cell(_stacked(signatory.name, "table", names.TABLE_NUMBER, leading, widths[1], draft, keep), widths[1]),
            cell(_stacked(signatory.role or (), "table", names.TABLE_NUMBER, leading, widths[2], draft, keep), widths[2]),
            cell(under or (GAP_KEPT if keep else GAP), widths[3], '<w:vAlign w:val="bottom"/>'),
        ]
        rows.append(row(cells, whole=True, height=ROOM))
    return table(rows, widths, names.TABLE_GRID, rtl=rtl, head=True)


def _stacked(slot: Said, style: str, other: StyleName, leading: Lang, width: float, draft: Draft, keep: bool) -> str:
    """Both languages at the edge where the leading one starts."""
    room = width - 2 * CELL
    made = [
        text_paragraph(runs, (STYLES[style] if lang == leading else other).of(lang), lang, draft, keep_next=keep, room=room)
        for lang, runs in slot
        if runs
    ]
    return "".join(made) or GAP
