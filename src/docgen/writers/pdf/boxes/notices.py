"""The bar of what no reader may miss: English at the left, Arabic at the right, on the theme's colour of alert."""

from __future__ import annotations

from docgen.document.document import PageHeaderFooter
from docgen.document.inline import Runs
from docgen.document.notices import AFTER, BETWEEN, DETAIL, INSIDE, STYLE, detail, room_of, words
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

    def __init__(self, sides: dict[Lang, list[Stack]], stage: LayoutContext, *, framed: bool) -> None:
        super().__init__()
        self.sides = sides
        self.stage = stage
        self.framed = framed
        self._tops: list[float] = []
        self._room = 0.0

    def measure(self, width: float) -> float:
        self._room = room_of(self.stage.languages, width, self.stage.page.gutter, self.stage.look.theme.measures)
        count = max((len(boxes) for boxes in self.sides.values()), default=0)
        self._tops = []
        y = below = 0.0
        pad = self.stage.look.theme.measures.notice_above
        for index in range(count):
            boxes = [boxes[index] for boxes in self.sides.values() if index < len(boxes)]
            height = max(box.wrap(self._room)[1] for box in boxes)
            above = max(_overhang(box.children[0])[0] for box in boxes)
            y += max(BETWEEN if index else pad, above + INSIDE)
            below = max(_overhang(box.children[-1])[1] - (height - box.height) for box in boxes)
            self._tops.append(y)
            y += height
        return y + max(pad + 1.0, below + INSIDE)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        if self.framed:
            canvas.tagger.artifact("Background")
        fill(canvas, self.stage.look.ink("alert"), x, top - self.height, self.width, self.height)
        if self.framed:
            canvas.tagger.end()
        pad = self.stage.look.theme.measures.notice_side
        for lang, boxes in self.sides.items():
            left = x + self.width - pad - self._room if lang == "ar" else x + pad
            for box, offset in zip(boxes, self._tops, strict=False):
                box.paint(canvas, left, top - offset)


def notice_bar(furniture: PageHeaderFooter, stage: LayoutContext, *, framed: bool = True) -> NoticeBar | None:
    """The bar in a section's languages; `None` where there is nothing to say. `framed` bars have a place in the document's structure."""
    sides: dict[Lang, list[Stack]] = {}
    for lang in stage.languages:
        voice = stage.voices[lang]
        boxes = [_notice(runs, voice, framed) for notice in furniture.notices if (runs := notice.side(lang))]
        if boxes:
            sides[lang] = boxes
    return NoticeBar(sides, stage, framed=framed) if sides else None


def _overhang(box: Box) -> tuple[float, float]:
    return box.overhang if isinstance(box, Text) else (0.0, 0.0)


def _notice(runs: Runs, voice: LanguageContext, framed: bool) -> Stack:
    parts: list[Box] = []
    for said, style in ((words(runs), STYLE), (detail(runs), DETAIL)):
        if said:
            element = voice.element.add("P") if framed else None
            parts.append(Text(spans(said, style, voice), style, voice, element, "start"))
    return Stack(parts)
