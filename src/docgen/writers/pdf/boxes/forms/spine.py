"""The spine of a first page: facts of both languages, each once under a hairline, between the titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.document.spine import ABOVE, BELOW, BETWEEN, GAP, WIDTH, Spined, shown_values
from docgen.types import Lang
from docgen.writers.pdf.boxes.abreast import Abreast
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line
from docgen.writers.pdf.tagging.structure import LABELLED

_HAIRLINE = 0.5


class Spine(Abreast):
    """The English title, the facts, the Arabic title."""

    def __init__(self, english: Box, facts: Sequence[Box], arabic: Box, stage: LayoutContext) -> None:
        super().__init__()
        self.sides = (english, arabic)
        self.facts = list(facts)
        self.stage = stage
        self.before = self.after = stage.look.theme.measures.block_gap
        self._side = 0.0

    def measure(self, width: float) -> float:
        self._side = (width - WIDTH) / 2 - GAP
        heights = [side.wrap(self._side)[1] for side in self.sides]
        self.first_baseline = self.sides[0].first_baseline
        spine = sum(ABOVE + fact.wrap(WIDTH)[1] + BELOW for fact in self.facts)
        return max(*heights, spine)

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        yield self.sides[0], 0.0, 0.0
        down = 0.0
        for fact in self.facts:
            yield fact, self._side + GAP, down + ABOVE
            down += ABOVE + fact.height + BELOW
        yield self.sides[1], self._side + 2 * GAP + WIDTH, 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        left, ink = x + self._side + GAP, self.stage.look.ink("hairline")
        canvas.tagger.artifact()
        down = top
        for fact in self.facts:
            line(canvas, ink, _HAIRLINE, left, down, left + WIDTH, down)
            down -= ABOVE + fact.height + BELOW
        line(canvas, ink, _HAIRLINE, left, down, left + WIDTH, down)
        canvas.tagger.end()
        super().paint(canvas, x, top)


def spine(found: Spined, titles: dict[Lang, list[Box]], stage: LayoutContext) -> Spine:
    """`titles` are the boxes of the title's blocks, by language."""
    voices = {lang: stage.voices[lang].under("L", attributes=LABELLED) for lang in stage.languages}
    facts: list[Box] = []
    for english, arabic in zip(found.english.fields, found.arabic.fields, strict=True):
        within = {lang: voice.under("LI") for lang, voice in voices.items()}
        values = shown_values(english, arabic, stage.languages[0])
        valued = {lang for lang, _ in values}
        label = Pair(
            text(english.label, "label", within["en"], "Lbl" if "en" in valued else "LBody", "end"),
            text(arabic.label, "label", within["ar"], "Lbl" if "ar" in valued else "LBody", "end"),
            BETWEEN,
        )
        facts.append(Stack([label, *(text(runs, "value", within[lang], "LBody", "center") for lang, runs in values)]))
    return Spine(Stack(titles["en"]), facts, Stack(titles["ar"]), stage)
