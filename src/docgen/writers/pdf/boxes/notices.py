"""The bar of what no reader may miss: English at the left, Arabic at the right, on the theme's colour of alert."""

from __future__ import annotations

from docgen.document.document import PageHeaderFooter
from docgen.document.inline import Runs
from docgen.document.notices import AFTER, BETWEEN, DETAIL, PAD_X, PAD_Y, STYLE, detail, room_of, words
from docgen.types import Lang
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import fill


class NoticeBar(Box):
    """`sides` holds the words of each language. `framed` bars are content; one of a running head is drawn within an artifact."""

    after = AFTER

    def __init__(self, sides: dict[Lang, list[Box]], stage: LayoutContext, *, framed: bool) -> None:
        super().__init__()
        self.sides = sides
        self.stage = stage
        self.framed = framed
        self._tops: list[float] = []
        self._room = 0.0

    def measure(self, width: float) -> float:
        self._room = room_of(self.stage.languages, width, self.stage.page.gutter)
        count = max((len(boxes) for boxes in self.sides.values()), default=0)
        self._tops = []
        y = PAD_Y
        for index in range(count):
            self._tops.append(y)
            y += max(boxes[index].wrap(self._room)[1] for boxes in self.sides.values() if index < len(boxes)) + BETWEEN
        return y - BETWEEN + PAD_Y + 1.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        if self.framed:
            canvas.tagger.artifact("Background")
        fill(canvas, self.stage.look.ink("alert"), x, top - self.height, self.width, self.height)
        if self.framed:
            canvas.tagger.end()
        for lang, boxes in self.sides.items():
            left = x + self.width - PAD_X - self._room if lang == "ar" else x + PAD_X
            for box, offset in zip(boxes, self._tops, strict=False):
                box.paint(canvas, left, top - offset)


def notice_bar(furniture: PageHeaderFooter, stage: LayoutContext, *, framed: bool = True) -> NoticeBar | None:
    """The bar in a section's languages; `None` where there is nothing to say. `framed` bars have a place in the document's structure."""
    sides: dict[Lang, list[Box]] = {}
    for lang in stage.languages:
        voice = stage.voices[lang]
        boxes = [_notice(runs, voice, framed) for notice in furniture.notices if (runs := notice.side(lang))]
        if boxes:
            sides[lang] = boxes
    return NoticeBar(sides, stage, framed=framed) if sides else None


def _notice(runs: Runs, voice: LanguageContext, framed: bool) -> Box:
    parts: list[Box] = []
    for said, style in ((words(runs), STYLE), (detail(runs), DETAIL)):
        if said:
            element = voice.element.add("P") if framed else None
            parts.append(Text(spans(said, style, voice), style, voice, element, "start"))
    return Stack(parts)
