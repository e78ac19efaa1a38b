"""BidiParagraph: Arabic and English text that is measured, cut and drawn as platypus does it, without loading platypus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from docgen.typography.paragraph.compose import compose
from docgen.typography.paragraph.ink_cy import BASELINE, extra, overhang
from docgen.typography.paragraph.line_ends import with_space
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.types import ParagraphStyle, Span
from docgen.writers.pdf.fonts.pdf_font import fonts_of
from docgen.writers.pdf.objects.text_line_cy import Marker, text_object
from docgen.writers.pdf.open_canvas import append_operators

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]


class BidiParagraph:
    """A paragraph of spans, with the methods of a flowable (`docgen.writers.pdf.flowable` makes it one). All lengths are points.

    After `wrap(width, height)`: `lines`, `height` (lines × leading, and what lines need besides where their ink would meet), `first_baseline`, from
    the top to the first line's baseline, and `ragged`: whether justified text is ragged, as a whole, since a line of it would gape.
    `split` keeps at least `orphans` lines before a page break and `widows` after it. `missing` holds (code-point offset, character) that no
    font has; a box stands for each.
    """

    widows = 2
    orphans = 2

    def __init__(self, spans: Sequence[Span], style: ParagraphStyle, shaped: Paragraph | None = None) -> None:
        """`shaped` are the same spans, shaped already in the same direction."""
        super().__init__()
        self.paragraph: Paragraph = prepare(spans, style) if shaped is None else shaped.styled(style)
        self.style = style
        self.lines: list[Line] = []
        self.ragged = False
        self._asked_ragged = False
        self._extra: list[float] = []  # points above each line, and after the last
        self._set_for: float | None = None
        self.width = 0.0
        self.height = 0.0
        self._bounds: tuple[int, int] | None = None  # of a part: what a page break left of the text
        self.first: BidiParagraph | None = None  # one of the same words and look, which keeps for others how it was set last
        self._kept: tuple[float, list[Line], bool, list[float], float] | None = None  # width, lines, ragged, extra, height

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """A paragraph of the same text; what is set is never changed, so it is shared."""
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def minWidth(self) -> float:
        """As narrow as it can be with no word broken; reportlab's tables ask for it where a column has no width."""
        return self.paragraph.least_width() + self.style.start_indent + self.style.end_indent

    @property
    def missing(self) -> tuple[tuple[int, str], ...]:
        return self.paragraph.missing

    @property
    def first_baseline(self) -> float:
        return BASELINE * self.style.leading + (self._extra[0] if self._extra else 0.0)

    @property
    def overhang(self) -> tuple[float, float]:
        """Points that its ink stands out above and below its box, once it is wrapped."""
        return overhang(self.lines, self.style.leading)

    def edge(self, *, first: bool) -> tuple[Line, float, float] | None:
        """The first or the last line, its baseline's distance from the paragraph's top or its lower edge, and the line pitch; points."""
        if not self.lines:
            return None
        leading = self.style.leading
        if first:
            return self.lines[0], self.first_baseline, leading
        return self.lines[-1], (1 - BASELINE) * leading + self._extra[-1], leading

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if self._set_for != availWidth:
            self._asked_ragged = False
            first = self.first if self._bounds is None else None
            if first is not None and first._kept is not None and first._kept[0] == availWidth:
                _, self.lines, self.ragged, self._extra, self.height = first._kept
            else:
                self._set(availWidth)
                if first is not None:
                    first._kept = availWidth, self.lines, self.ragged, self._extra, self.height
            self._set_for = availWidth
            self.width = availWidth
        return self.width, self.height

    def rag(self) -> None:
        """Sets justified text ragged, as what it faces is. Called after `wrap`."""
        if self._set_for is not None and self.style.align == "justify" and not self.ragged:
            self._asked_ragged = True
            self._set(self._set_for)

    def _set(self, width: float) -> None:
        """Where a part meets another width, its piece of the text is set again, in the context of the whole."""
        paragraph = self.paragraph
        if self._bounds and self._bounds[0]:
            paragraph = paragraph.styled(replace(self.style, first_indent=0.0))
        self.lines, self.ragged = compose(paragraph, width, self._bounds, ragged=self._asked_ragged)
        self._extra = extra(self.lines, self.style.leading)
        self.height = self._height()

    def _height(self) -> float:
        return len(self.lines) * self.style.leading + sum(self._extra)

    def split(self, availWidth: float, availHeight: float) -> list[Self]:
        """Two parts, or none where the rules of widows and orphans leave no place.

        The lines are those of the last `wrap`, whatever width is given here: reportlab's tables wrap a cell within its padding and split it with
        the whole column's width, and its own Paragraph keeps its lines too.
        """
        if self._set_for is None:
            self.wrap(availWidth, availHeight)
        total = len(self.lines)
        fits = self._fitting(availHeight + 1e-6)
        if fits >= total:
            return [self]
        fits = min(fits, total - min(self.widows, total))
        if fits > self.orphans and self.lines[fits - 1].ends_in_hyphen:
            fits -= 1  # a word is not parted by a page
        if fits < min(self.orphans, total) or fits < 1:
            return []
        return [self._part(0, fits), self._part(fits, total)]

    def _fitting(self, room: float) -> int:
        """How many lines a height holds."""
        if not any(self._extra):
            return int(room // self.style.leading)
        for index, above in enumerate(self._extra[:-1]):
            room -= self.style.leading + above
            if room < 0:
                return index
        return len(self.lines) if room >= self._extra[-1] else len(self.lines) - 1

    def _part(self, start: int, stop: int) -> Self:
        part = type(self).__new__(type(self))
        part.__dict__.update(self.__dict__)
        part.__dict__.pop("_postponed", None)  # platypus's note that this flowable has been put off once already
        part.lines = self.lines[start:stop]
        part._extra = [*self._extra[start:stop], self._extra[-1] if stop == len(self.lines) else 0.0]
        part.height = part._height()
        low, high = self._bounds or (0, len(self.paragraph.text))
        part._bounds = (part.lines[0].start if start else low, self.lines[stop].start if stop < len(self.lines) else high)
        return part

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        append_operators(canvas, self.operators(canvas, x, y))
        for url, box, _ in self.links(x, y):
            canvas.linkURL(url, box, relative=1)

    def operators(self, canvas: Canvas, x: float, y: float, marker: Marker | None = None, *, tagged: bool = False) -> str:
        """The text object that draws the paragraph with its lower left corner at (x, y) in the canvas's present coordinates. As the content of a
        `tagged` file it has the spaces at which its lines end, so that what reads by structure does not run words together."""
        placed = self._placed(x, y)
        if tagged:
            placed = ((with_space(line, self.paragraph), left, baseline) for line, left, baseline in placed)
        return text_object(placed, fonts_of(canvas), self.paragraph.level == 1, marker)

    def _placed(self, x: float, y: float) -> Iterator[tuple[Line, float, float]]:
        top = y + self.height
        leading = self.style.leading
        for line, above in zip(self.lines, self._extra, strict=False):
            top -= above
            yield line, x, top - BASELINE * leading
            top -= leading

    def links(self, x: float, y: float) -> Iterator[tuple[str, Box, int]]:
        """(address, box, span) of each stretch of a link, line by line; boxes as (left, bottom, right, top) for the corner (x, y)."""
        spans = self.paragraph.spans
        linked = {index for index, span in enumerate(spans) if span.link}
        if not linked:
            return
        for line, left, baseline in self._placed(x, y):
            if linked.isdisjoint(line.spans):
                continue
            bottom, top = baseline - 0.28 * self.style.leading, baseline + 0.72 * self.style.leading
            pending: tuple[str, float, float, int] | None = None
            for word, start, width in line.boxes():
                link = spans[word.span].link
                if pending and link != pending[0]:
                    yield pending[0], (pending[1], bottom, pending[2], top), pending[3]
                    pending = None
                if link:
                    pending = (link, pending[1] if pending else left + start, left + start + width, word.span)
            if pending:
                yield pending[0], (pending[1], bottom, pending[2], top), pending[3]
