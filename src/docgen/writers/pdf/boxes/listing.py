"""Lists, lists in lists, and numbered paragraphs: markers at the start edge, what they mark beside them."""

from __future__ import annotations

from docgen.document.blocks import ListBlock, Paragraph
from docgen.document.inline import Inline, Runs
from docgen.document.listing import places
from docgen.document.markers import marker
from docgen.locales.digits import shape
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.hanging import Hanging
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.language_context import LanguageContext

_MARKER_GAP = 5.0
_NUMBERING = {"bullet": "Disc", "decimal": "Decimal", "abjad": "LowerAlpha", "roman": "UpperRoman", "ordinal-words": "Decimal"}
"""ISO 32000-1, table 347; it has none for ordinals in words."""


def items(block: ListBlock[Runs], voice: LanguageContext) -> list[Box]:
    """A box an item. Markers are in the colour of ornaments; all items of one depth take the widest marker's indent."""
    found, bullet = places(block), voice.look.theme.forms.bullet
    lists: dict[int, LanguageContext] = {}
    above: dict[int, LanguageContext] = {}  # the body of the last item at each depth, in which the lists of that item stand
    indents: dict[int, float] = {}
    boxes: list[Hanging] = []
    for place, item in zip(found, block.items, strict=True):
        if place.run not in lists:
            parent = above.get(place.depth - 1, voice)
            lists[place.run] = parent.under("L", attributes=f"<</O /List /ListNumbering /{_NUMBERING[place.style]}>>")
        inside = lists[place.run].under("LI")
        label = Inline(marker(place.style, place.at, voice.side, voice.digits, bullet, place.depth), role="ornament")
        sign = text((label,), "list", inside, "Lbl", "start")
        least = max(indents.get(place.depth, voice.look.theme.measures.list_indent), sign.natural_width() + _MARKER_GAP)
        indents[place.depth] = least
        body = above[place.depth] = inside.under("LBody")
        boxes.append(Hanging(sign, text(item, "list", body, None, "start", element=body.element), 0.0, rtl=voice.rtl))
    style = voice.look.style("list")
    out: list[Box] = []
    for place, box in zip(found, boxes, strict=True):
        box.indent = indents[place.depth]
        offset = sum(indents.get(depth, 0.0) for depth in range(place.depth))
        whole = Hanging(None, box, offset, rtl=voice.rtl) if offset else box
        whole.before, whole.after = style.before, style.after
        out.append(whole)
    return out


def numbered(block: Paragraph[Runs], number: int, voice: LanguageContext) -> Hanging:
    """A paragraph with its number at the start edge; all numbers under a hundred have the same room."""
    element = voice.element.add("P")
    sign = text((Inline(f"{shape(str(number), voice.digits)}."),), block.style, voice, None, "start", element=element)
    room = text((Inline(f"{shape('00', voice.digits)}."),), block.style, voice, None, "start").natural_width()
    body = text(block.text, block.style, voice, None, element=element)
    box = Hanging(sign, body, max(room, sign.natural_width()) + _MARKER_GAP, rtl=voice.rtl)
    style = voice.look.style(block.style)
    box.before, box.after, box.keep_next = style.before, style.after, style.keep_with_next or block.keep_with_next
    return box
