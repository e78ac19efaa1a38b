"""The letterhead of several who speak together: side by side, each with its emblem over its names, all centred, a rule under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.document.document import LetterheadIssuer, PageHeaderFooter
from docgen.writers.pdf.boxes.abreast import Abreast
from docgen.writers.pdf.boxes.balanced import balanced
from docgen.writers.pdf.boxes.box import Box, Nothing, of_whole
from docgen.writers.pdf.boxes.figures import Figures, figures
from docgen.writers.pdf.boxes.picture import Image
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line

_RULE = 1.3
_ABOVE_RULE = 9.0
_UNDER_EMBLEM = 6.0
_BETWEEN_LANGUAGES = 2.0
_FUZZ = 0.01


class Emblem(Box):
    """An emblem in the middle of its column, `high` points at most and twice as wide."""

    after = _UNDER_EMBLEM

    def __init__(self, image: Image | None, shown: Figures, high: float) -> None:
        super().__init__()
        self.image = image
        self.shown = shown
        self.high = high
        self._size = (0.0, 0.0)

    def measure(self, width: float) -> float:
        if self.image is None:  # the names of all stand level
            return self.high
        scale = min(1.0, self.high / self.image.height, min(2 * self.high, width) / self.image.width)
        self._size = (self.image.width * scale, self.image.height * scale)
        return self.high

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        if self.image is None:
            return
        across, tall = self._size
        left, bottom = x + (self.width - across) / 2, top - (self.high + tall) / 2
        self.shown.begin(canvas, left, bottom, across, tall)
        self.image.draw(canvas, left, bottom, across, tall)
        canvas.tagger.end()


class Issuers(Abreast):
    """`columns` from left to right, `gap` points between. Taller than a page, they part; the rule stands under the last part."""

    after = 10.0

    def __init__(self, columns: Sequence[Box], gap: float, stage: LayoutContext, *, ruled: bool = True) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.gap = gap
        self.stage = stage
        self.ruled = ruled

    def measure(self, width: float) -> float:
        column = (width - self.gap * (len(self.columns) - 1)) / len(self.columns)
        return max(box.wrap(column)[1] for box in self.columns) + _ABOVE_RULE + _RULE

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        """The columns, level at the top."""
        for index, box in enumerate(self.columns):
            yield box, index * (box.width + self.gap), 0.0

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not forced:
            return None
        room = height - _ABOVE_RULE - _RULE
        heads: list[Box] = []
        tails: list[Box] = []
        for box in self.columns:
            parts = box.cut(room, forced=True) if box.height > room + _FUZZ else (box, Nothing())
            if parts is None:
                return None
            heads.append(parts[0])
            tails.append(parts[1])
        if all(isinstance(tail, Nothing) for tail in tails):
            return None
        return of_whole(self, (Issuers(heads, self.gap, self.stage, ruled=False), Issuers(tails, self.gap, self.stage, ruled=self.ruled)))

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        super().paint(canvas, x, top)
        if self.ruled:
            canvas.tagger.artifact()
            y = top - self.height + _RULE / 2
            line(canvas, self.stage.look.ink("accent"), _RULE, x, y, x + self.width, y)
            canvas.tagger.end()


def issuers(furniture: PageHeaderFooter, stage: LayoutContext) -> Issuers | None:
    """The letterhead of several issuers, the first where reading begins; `None` where none of them is named in the section's languages."""
    shown = any(issuer.emblem is not None for issuer in furniture.issuers)
    columns = [_column(issuer, stage, emblems=shown) for issuer in furniture.issuers]
    made = [Stack(column) for column in columns if column]
    if not made:
        return None
    if stage.languages[0] == "ar":
        made.reverse()
    return Issuers(made, stage.page.gutter, stage)


def _column(issuer: LetterheadIssuer, stage: LayoutContext, *, emblems: bool) -> list[Box]:
    names: list[Box] = []
    for side in stage.languages:
        voice = stage.voices[side]
        said = ((issuer.name, "issuer"), (issuer.department, "department"))
        lines = [balanced(text(runs, style, voice, align="center")) for slot, style in said if slot is not None and (runs := slot.side(side))]
        if lines and names:
            lines[0].before = _BETWEEN_LANGUAGES
        names += lines
    if not names or not emblems:
        return names
    image = None if issuer.emblem is None else stage.images[issuer.emblem]
    told = [(stage.voices[side], runs) for side in stage.languages if issuer.emblem_alt and (runs := issuer.emblem_alt.side(side))]
    emblem = Emblem(image, figures(told) if image is not None else Figures(()), stage.look.theme.measures.emblem_height)
    return [emblem, *names]
