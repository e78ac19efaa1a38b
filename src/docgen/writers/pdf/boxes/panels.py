"""Quotations beside a bar, decisions on a tint, the panel about the issuer: one language's, or both level with each other."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Quote
from docgen.document.inline import Runs
from docgen.document.insets import PANEL
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.framed import Backdrop, Framed, Insets
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack, stacked
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.strokes import fill
from docgen.writers.pdf.profiles.ink import Ink

_BAR = 1.7
_BAR_INDENT = 11.5
_BAR_REACH = 2.0
_PANEL_X = PANEL["decision"]
_PANEL_TOP = 4.5
_PANEL_BOTTOM = 6.0
_ABOUT_X = PANEL["about"]
_ABOUT_TOP = 8.0
_ABOUT_BOTTOM = 10.0
_AROUND = 7.0
"""Points of air before and after a quotation or a panel."""


def quote(block: Quote[Runs], voice: LanguageContext) -> Framed:
    """The words and the speaker's line, their bar at the start edge."""
    inside = voice.under("BlockQuote")
    parts: list[Box] = [text(block.text, "quote", inside, align="start")]
    if block.attribution:
        parts[0].keep_next = True
        parts.append(text(block.attribution, "attribution", inside, align="start"))
    insets = Insets(right=_BAR_INDENT, top=_BAR_REACH, bottom=_BAR_REACH) if voice.rtl else Insets(_BAR_INDENT, _BAR_REACH, 0, _BAR_REACH)
    return _aired(Framed(stacked(parts), insets, _bar(voice.look.ink("accent"), right=voice.rtl), breakable=True))


def panel(boxes: Sequence[Box], voice: LanguageContext) -> Framed:
    """One language's decision on its tint; it never breaks."""
    insets = Insets(_PANEL_X, _PANEL_TOP, _PANEL_X, _PANEL_BOTTOM)
    return _aired(Framed(stacked(boxes), insets, _tint(voice.look.ink("tint")), breakable=False))


def panel_pair(left: Sequence[Box], right: Sequence[Box], voice: LanguageContext, gutter: float) -> Framed:
    """Both languages' decisions, on two tints of one height."""
    body = Pair(stacked(left), stacked(right), gutter + 2 * _PANEL_X)
    insets = Insets(_PANEL_X, _PANEL_TOP, _PANEL_X, _PANEL_BOTTOM)
    return _aired(Framed(body, insets, _tint(voice.look.ink("tint"), gutter), breakable=False))


def about(boxes: Sequence[Box], voice: LanguageContext) -> Framed:
    """One tint as wide as the text, over both languages where there are two; it breaks between its parts."""
    insets = Insets(_ABOUT_X, _ABOUT_TOP, _ABOUT_X, _ABOUT_BOTTOM)
    return _aired(Framed(Parts(boxes), insets, _tint(voice.look.ink("tint")), breakable=True))


class Parts(Stack):
    """A stack that parts between its children, and within a list among them; no paragraph of it is cut that fits a page."""

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = super().cut(height, forced=forced)
        if parts is None or forced:
            return parts
        first, second = parts
        whole = set(map(id, self.children))
        torn = first.children[-1] if isinstance(first, Stack) and id(first.children[-1]) not in whole else None
        if torn is not None and not isinstance(torn, Stack):
            at = len(first.children) - 1 if isinstance(first, Stack) else 0
            while at > 0 and self._held(at):
                at -= 1
            if at == 0:
                return None
            first, second = Stack(self.children[:at]), Stack(self.children[at:])
        return Parts(_children(first)), Parts(_children(second))


def _children(box: Box) -> list[Box]:
    return box.children if isinstance(box, Stack) else [box]


def _aired(box: Framed) -> Framed:
    box.before = box.after = _AROUND
    return box


def _bar(ink: Ink, *, right: bool) -> Backdrop:
    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        fill(canvas, ink, x + width - _BAR if right else x, y, _BAR, height)

    return draw


def _tint(ink: Ink, gutter: float | None = None) -> Backdrop:
    """One tint, or two with a gutter between."""

    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        if gutter is None:
            fill(canvas, ink, x, y, width, height)
            return
        column = (width - gutter) / 2
        fill(canvas, ink, x, y, column, height)
        fill(canvas, ink, x + column + gutter, y, column, height)

    return draw
