"""The running head of a section's later pages: the bar of notices, then who speaks and of what, a hairline under all."""

from __future__ import annotations

from docgen.document.document import PageHeaderFooter
from docgen.document.inline import Runs
from docgen.document.runninghead import LINES, shortened
from docgen.types import Lang
from docgen.writers.pdf.boxes.notices import NoticeBar, notice_bar
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line

_HAIRLINE = 0.5
_EDGE = 12.0
"""The least from the page's edge to the words."""
_BAR_EDGE = 20.0
"""From the page's edge to the bar."""
_UNDER_BAR = 6.0


class RunningHead:
    """Set once for a section and drawn on each of its pages but the first. `extra` is how much lower than the margin the text must begin."""

    def __init__(self, furniture: PageHeaderFooter, stage: LayoutContext) -> None:
        page, measures = stage.page, stage.look.theme.measures
        self.stage = stage
        self.width = page.width - 2 * page.margin_side
        self.bar: NoticeBar | None = notice_bar(furniture, stage, framed=False)
        self.texts = _texts(furniture, stage, self.width)
        tall = max((text.height for text in self.texts.values()), default=0.0)
        over = _EDGE
        if self.bar is not None:
            over = _BAR_EDGE + self.bar.wrap(self.width)[1] + _UNDER_BAR
        self.extra = max(0.0, over + tall + measures.rule_gap + measures.head_gap - page.margin_top)

    def paint(self, canvas: PageCanvas) -> None:
        page, measures = self.stage.page, self.stage.look.theme.measures
        y = page.height - page.margin_top - self.extra + measures.head_gap
        canvas.tagger.artifact("Header")
        if self.bar is not None:
            self.bar.paint(canvas, page.margin_side, page.height - _BAR_EDGE)
        if self.stage.look.theme.forms.page_rules == "hairline":
            line(canvas, self.stage.look.ink("hairline"), _HAIRLINE, page.margin_side, y, page.width - page.margin_side, y)
        for side, text in self.texts.items():
            text.paint(canvas, page.margin_side + (self.width - text.width if side == "ar" else 0.0), y + measures.rule_gap + text.height)
        canvas.tagger.end()


def _texts(furniture: PageHeaderFooter, stage: LayoutContext, width: float) -> dict[Lang, Text]:
    """Each language's words at its own edge, cut where they would take more lines than a head has."""
    both = len(stage.languages) > 1
    room = (width - stage.page.gutter) / 2 if both else width
    found: dict[Lang, Text] = {}
    for side in stage.languages:
        if runs := furniture.running_head.side(side):
            voice = stage.voices[side]
            kept = shortened(runs, lambda part, voice=voice: _set(part, voice, room).lines <= LINES)  # type: ignore[misc]
            found[side] = _set(kept, voice, room)
    return found


def _set(runs: Runs, voice: LanguageContext, room: float) -> Text:
    text = Text(spans(runs, "running-head", voice), "running-head", voice, None, "start")
    text.wrap(room)
    return text
