"""From signatories to boxes: what they say in one language, or in two with Arabic over English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import Inline, Runs
from docgen.document.signing import TABLE_FROM
from docgen.locales.digits import shape
from docgen.types import Align, Lang
from docgen.writers.pdf.boxes.balanced import balanced
from docgen.writers.pdf.boxes.box import Box, Nothing
from docgen.writers.pdf.boxes.signature_table import SignatureLine, SignatureTable
from docgen.writers.pdf.boxes.signatures import Signature, SignatureBox
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.profiles.ink import Ink

Said = Mapping[Lang, Runs]
"""What a slot says, in each language that is shown, Arabic first."""


def signature_box(block: SignatureRow[Said], stage: LayoutContext, leading: LanguageContext) -> Box:
    """The signatures of a document, side by side or as a table."""
    ink: Ink = stage.look.ink("ink")
    if len(block.signatories) >= TABLE_FROM and len(block.heads) == 4:
        return _table(block, stage, leading)
    found = [_signature(signatory, stage) for signatory in block.signatories]
    return SignatureBox(found, ink, rtl=leading.rtl)


def _signature(signatory: Signatory[Said], stage: LayoutContext) -> Signature:
    names: list[Box] = []
    for side, runs in signatory.name.items():
        voice = stage.voices[side].under("Div")
        names.append(balanced(text(runs, "signatory", voice, align="center")))
        for slot in (signatory.role, signatory.date):
            if slot and slot.get(side):
                names.append(balanced(text(slot[side], "signatory-role", voice, align="center")))
    return Signature(_lines(signatory.party, stage, "signatory", "center", strong=True) or Nothing(), Stack(names), _seal(signatory, stage))


def _seal(signatory: Signatory[Said], stage: LayoutContext) -> Box | None:
    return _lines(signatory.seal, stage, "signatory-role", "center")


def _lines(
    slot: Said | None, stage: LayoutContext, style: str, align: Align, *, strong: bool = False, leading: LanguageContext | None = None
) -> Box | None:
    """What a slot says, a language under the other: at the edge where the leading one starts, if there is one."""
    boxes: list[Box] = []
    for side, runs in (slot or {}).items():
        if runs:
            said = tuple(run._replace(strong=True) for run in runs) if strong else runs
            own: Align = "end" if leading is not None and align == "start" and side != leading.side else align
            line = text(said, style, stage.voices[side], align=own)
            boxes.append(balanced(line) if own == "center" else line)
    return Stack(boxes) if boxes else None


def _table(block: SignatureRow[Said], stage: LayoutContext, leading: LanguageContext) -> SignatureTable:
    aligns: tuple[Align, ...] = ("center", "start", "start", "center")
    heads = [_lines(slot, stage, "table-head", align, leading=leading) or Nothing() for slot, align in zip(block.heads, aligns, strict=True)]
    rows: list[SignatureLine] = []
    party: Said | None = None
    for index, signatory in enumerate(block.signatories, 1):
        if signatory.party is not None and signatory.party != party:
            rows.append(SignatureLine(party=_lines(signatory.party, stage, "signatory", "center", strong=True)))
        party = signatory.party
        number = text((Inline(shape(str(index), leading.digits)),), "table", leading, align="center")
        cells = (number, *(_lines(slot, stage, "table", "start", leading=leading) for slot in (signatory.name, signatory.role)))
        under = _lines(signatory.date, stage, "signatory-role", "center")
        rows.append(SignatureLine(tuple(cell or Nothing() for cell in cells), None, under, _seal(signatory, stage)))
    return SignatureTable(heads, rows, stage.look, rtl=leading.rtl, room=stage.room - stage.head)


def sides_of(block: SignatureRow, languages: Iterable[Lang]) -> SignatureRow[Said]:  # type: ignore[type-arg]
    """A bilingual block's slots in the languages shown, Arabic over English."""
    shown = [side for side in ("ar", "en") if side in set(languages)]
    return block.map(lambda slot: {side: runs for side in shown if (runs := slot.side(side))})
