"""Signature lines: a table whose cells begin with a line to sign on. Rows never break, and all of it stays on one page."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import BiRuns, Lang, Runs
from docgen.render.docx import names
from docgen.render.docx.draft import Draft
from docgen.render.docx.names import STYLES
from docgen.render.docx.paragraphs import GAP, paragraph, text_paragraph
from docgen.render.docx.runs import inline_xml
from docgen.render.docx.tables import cell, row, table

Said = tuple[tuple[Lang, Runs], ...]
"""What a slot says, in each language that is shown."""
_GUTTER = 28.0
"""Between two lines, in points."""
_ABREAST = 3


def both_sides(row_: SignatureRow[BiRuns]) -> SignatureRow[Said]:
    """English at the left, Arabic at the right of each line."""
    return row_.map(lambda slot: tuple((lang, runs) for lang, runs in (("en", slot.en), ("ar", slot.ar)) if runs))  # type: ignore[misc]


def signatures_xml(block: SignatureRow[Said], width: float, draft: Draft) -> str:
    """Lines side by side, two or three abreast, names under them, roles under the names. The first signatory stands at the start of the
    leading language, and no line parts from the others."""
    if not block.signatories:
        return ""
    languages = {lang for signatory in block.signatories for lang, _ in signatory.name}
    rtl = ("ar" in languages and draft.flow.meta.languages[0] == "ar") or languages == {"ar"}
    count = len(block.signatories)
    abreast = _ABREAST if count % 2 and count != 1 else 2
    out: list[str] = []
    for at in range(0, count, abreast):
        out += (_line(block.signatories[at : at + abreast], abreast, rtl, width, draft, keep_next=at + abreast < count), GAP)
    return "".join(out)


def _line(signatories: Sequence[Signatory[Said]], abreast: int, rtl: bool, width: float, draft: Draft, *, keep_next: bool) -> str:
    each = (width - _GUTTER * (abreast - 1)) / abreast
    cells: list[str] = []
    widths: list[float] = []
    for index in range(abreast):
        if index:
            cells.append(cell(GAP, _GUTTER))
            widths.append(_GUTTER)
        if index >= len(signatories):
            cells.append(cell(GAP, each))
            widths.append(each)
            continue
        sides = _sides(signatories[index], rtl)
        for lang, name, role in sides:
            cells.append(cell(_names(name, role, lang, draft, keep_next), each / len(sides)))
            widths.append(each / len(sides))
    return table([row(cells, whole=True)], widths, names.TABLE_PLAIN, rtl=rtl)


def _sides(signatory: Signatory[Said], rtl: bool) -> Sequence[tuple[Lang, Runs, Runs | None]]:
    """The languages of one line in the table's own order: Arabic is always at the right."""
    roles = dict(signatory.role or ())
    sides = [(lang, runs, roles.get(lang)) for lang, runs in signatory.name]
    return sides[::-1] if rtl else sides


def _names(name: Runs, role: Runs | None, lang: Lang, draft: Draft, keep_next: bool) -> str:
    line = paragraph(inline_xml(name, lang, draft), names.SIGNATURE_LINE.of(lang), lang)
    return line if not role else line + text_paragraph(role, STYLES["signatory-role"].of(lang), lang, draft, keep_next=keep_next)
