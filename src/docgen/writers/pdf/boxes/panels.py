"""Quotations beside a bar, decisions on a tint, the panel about the issuer: one language's, or both level with each other."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Quote
from docgen.document.forms import EDGE, TOP_RULE
from docgen.document.inline import Runs
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.framed import Backdrop, Framed, Insets
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack, stacked
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.strokes import fill
from docgen.writers.pdf.profiles.ink import Ink

_TOGETHER = 3
"""Lines of a quotation: what is set apart is not torn for less."""
_BAR = 1.7
_BAR_REACH = 2.0


def quote(block: Quote[Runs], voice: LanguageContext) -> Framed:
    """The words and the speaker's line, their bar at the start edge."""
    inside = voice.under("BlockQuote")
    words = text(block.text, "quote", inside, align="start")
    words.together = _TOGETHER
    parts: list[Box] = [words]
    if block.attribution:
        parts[0].keep_next = True
        parts.append(text(block.attribution, "attribution", inside, align="start"))
    indent, form = voice.look.theme.measures.quote_indent, voice.look.theme.forms.quote
    insets = Insets(right=indent, top=_BAR_REACH, bottom=_BAR_REACH) if voice.rtl else Insets(indent, _BAR_REACH, 0, _BAR_REACH)
    if form != "bar":
        insets = Insets(indent, 0.0, indent, 0.0) if form == "indent" else Insets()
    drawn = _bar(voice.look.ink("accent"), right=voice.rtl) if form == "bar" else _nothing
    return _aired(Framed(stacked(parts), insets, drawn, breakable=True), voice)


def panel(boxes: Sequence[Box], voice: LanguageContext) -> Framed:
    """One language's decision on its tint; it never breaks."""
    return _aired(Framed(stacked(boxes), _insets(voice), _decision(voice, [voice.rtl]), breakable=False), voice)


def panel_pair(left: Sequence[Box], right: Sequence[Box], voice: LanguageContext, gutter: float) -> Framed:
    """Both languages' decisions, on two tints of one height."""
    body = Pair(stacked(left), stacked(right), gutter + 2 * voice.look.theme.measures.decision_side)
    return _aired(Framed(body, _insets(voice), _decision(voice, [False, True], gutter), breakable=False), voice)


def about(boxes: Sequence[Box], voice: LanguageContext) -> Framed:
    """One tint as wide as the text, over both languages where there are two; it breaks between its parts."""
    measures = voice.look.theme.measures
    form = voice.look.theme.forms.about
    side = 0.0 if form == "ruled" else measures.about_side
    insets = Insets(side, measures.about_above, side, measures.about_below)
    drawn = {"tint": _tint(voice.look.ink("tint")), "topped": _topped(voice, tinted=True), "ruled": _topped(voice, tinted=False)}[form]
    return _aired(Framed(Parts(boxes), insets, drawn, breakable=True), voice)


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


def _insets(voice: LanguageContext) -> Insets:
    measures = voice.look.theme.measures
    return Insets(measures.decision_side, measures.decision_above, measures.decision_side, measures.decision_below)


def _aired(box: Framed, voice: LanguageContext) -> Framed:
    box.before = box.after = voice.look.theme.measures.block_gap
    return box


def _bar(ink: Ink, *, right: bool) -> Backdrop:
    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        fill(canvas, ink, x + width - _BAR if right else x, y, _BAR, height)

    return draw


def _nothing(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
    return


def _topped(voice: LanguageContext, *, tinted: bool) -> Backdrop:
    """A strong rule on top of the tint, or of nothing."""
    accent, tint = voice.look.ink("accent"), voice.look.ink("tint")

    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        if tinted:
            fill(canvas, tint, x, y, width, height)
        fill(canvas, accent, x, y + height - TOP_RULE, width, TOP_RULE)

    return draw


def _decision(voice: LanguageContext, rights: Sequence[bool], gutter: float | None = None) -> Backdrop:
    """The tint of a decision, or of both languages'; with an edge at the start of each where the theme has one. `rights` says of each, from the left,
    whether it starts at the right."""
    tint, accent = _tint(voice.look.ink("tint"), gutter), voice.look.ink("accent")
    if voice.look.theme.forms.decision == "tint":
        return tint

    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        tint(canvas, x, y, width, height)
        column = width if gutter is None else (width - gutter) / 2
        for index, right in enumerate(rights):
            left = x + index * (column + (gutter or 0.0))
            fill(canvas, accent, left + column - EDGE if right else left, y, EDGE, height)

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
