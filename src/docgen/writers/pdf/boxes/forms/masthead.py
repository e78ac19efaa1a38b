"""Letterheads of other forms than names at both sides: all of it centred, rules of other kinds, and a band over the whole page."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.banner import AFTER, banner_size
from docgen.document.document import PageHeaderFooter
from docgen.document.forms import BELOW_TOP, BETWEEN, DEPARTMENTS, STRONG, THICK, THIN, LetterheadRule
from docgen.types import Align
from docgen.writers.pdf.boxes.balanced import Balanced
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.figures import Figures
from docgen.writers.pdf.boxes.picture import Image
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text, text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import fill, line

_UNDER = 8.0
"""From what stands above a rule to the rule."""
_EMBLEM = 8.0
"""From an emblem to the names under it."""
_BAND_BELOW = 18.0
"""From the words of a band to its lower edge."""
_BAND_ABOVE = 12.0
"""From the upper edge of a band that does not begin at the page's, to its words."""
_BAND_GAP = 16.0
"""From the names on a band to the title."""
_FUZZ = 1.0


class Ruled(Box):
    """A letterhead with its rule. Taller than a page, it parts, the rule under or above the first part."""

    after = 10.0

    def __init__(self, body: Box, stage: LayoutContext, form: LetterheadRule) -> None:
        super().__init__()
        self.body = body
        self.stage = stage
        self.form = form

    @property
    def _above(self) -> float:
        return THICK + BELOW_TOP if self.form == "above" else 0.0

    @property
    def _below(self) -> float:
        return {"strong": _UNDER + STRONG, "double": _UNDER + THIN + BETWEEN + THICK, "above": 0.0, "none": 0.0}[self.form]

    def measure(self, width: float) -> float:
        return self._above + self.body.wrap(width)[1] + self._below

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.cut(height - self._above - self._below, forced=True) if forced else None
        return None if parts is None else (Ruled(parts[0], self.stage, self.form), parts[1])

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        self.body.paint(canvas, x, top - self._above)
        accent, right, bottom = self.stage.look.ink("accent"), x + self.width, top - self.height
        if self.form == "none":
            return
        canvas.tagger.artifact()
        if self.form == "above":
            line(canvas, accent, THICK, x, top - THICK / 2, right, top - THICK / 2)
        elif self.form == "strong":
            line(canvas, accent, STRONG, x, bottom + STRONG / 2, right, bottom + STRONG / 2)
        else:
            thin = bottom + THICK + BETWEEN + THIN / 2
            line(canvas, self.stage.look.ink("ornament"), THIN, x, thin, right, thin)
            line(canvas, accent, THICK, x, bottom + THICK / 2, right, bottom + THICK / 2)
        canvas.tagger.end()


class CentredNames(Box):
    """The emblem, or a banner, above the names, all centred."""

    def __init__(self, names: Sequence[Box], emblem: Image | None, figures: Figures, stage: LayoutContext) -> None:
        super().__init__()
        self.names = Stack(names)
        self.emblem = emblem
        self.figures = figures
        self.stage = stage
        self._emblem_size = (0.0, 0.0)
        self._over = 0.0

    def measure(self, width: float) -> float:
        self._emblem_size, self._over = (0.0, 0.0), 0.0
        if self.emblem is not None:
            banner = banner_size(self.emblem.width, self.emblem.height, width)
            high = self.stage.look.theme.measures.emblem_height
            scale = min(1.0, high / self.emblem.height, 2 * high / self.emblem.width)
            self._emblem_size = banner or (self.emblem.width * scale, self.emblem.height * scale)
            self._over = self._emblem_size[1] + (AFTER if banner else _EMBLEM)
        return self._over + self.names.wrap(width)[1]

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.names.cut(height - self._over, forced=True) if forced else None
        return None if parts is None else (CentredNames([parts[0]], self.emblem, self.figures, self.stage), parts[1])

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        if self.emblem is not None:
            across, tall = self._emblem_size
            left, bottom = x + (self.width - across) / 2, top - tall
            self.figures.begin(canvas, left, bottom, across, tall)
            self.emblem.draw(canvas, left, bottom, across, tall)
            canvas.tagger.end()
        self.names.paint(canvas, x, top - self._over)


def centred_names(furniture: PageHeaderFooter, stage: LayoutContext, emblem: Image | None, figures: Figures) -> CentredNames | None:
    """The names of a section's languages one under the other, the leading one first, and the departments in one line where that has room."""
    names: list[Box] = []
    departments: dict[str, Text] = {}
    for side in stage.languages:
        voice = stage.voices[side]
        if issuer := furniture.issuer.side(side):
            names.append(Balanced(text(issuer, "issuer", voice, align="center")))
        if furniture.department and (department := furniture.department.side(side)):
            align: Align = "end" if len(stage.languages) == 2 else "center"
            departments[side] = text(department, "department", voice, align=align)
    if not names and not departments:
        return None
    if len(departments) == 2:
        half = (stage.page.width - 2 * stage.page.margin_side - DEPARTMENTS) / 2
        if all(box.natural_width() <= half for box in departments.values()):
            return CentredNames([*names, Pair(departments["en"], departments["ar"], DEPARTMENTS)], emblem, figures, stage)
    for box in departments.values():
        box.align = "center"
    return CentredNames([*names, *departments.values()], emblem, figures, stage)


class Band(Box):
    """Names and title on the accent colour, from edge to edge of the page, and from its upper edge where nothing stands above."""

    after = 16.0

    def __init__(self, parts: Sequence[Box], stage: LayoutContext) -> None:
        super().__init__()
        self.body = Stack(parts)
        self.stage = stage
        self.keep_next = False

    def measure(self, width: float) -> float:
        return self.body.wrap(width)[1] + _BAND_BELOW + self._pad

    @property
    def _pad(self) -> float:
        return _BAND_ABOVE

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.cut(height - _BAND_BELOW - self._pad, forced=True) if forced else None
        return None if parts is None else (Band([parts[0]], self.stage), Band([parts[1]], self.stage))

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        page, bleed = self.stage.page, self.stage.bleed
        highest = page.height - page.margin_top
        upper = page.height + bleed if top > highest - _FUZZ else top
        bottom = top - self.height
        canvas.tagger.artifact("Background")
        fill(canvas, self.stage.look.ink("accent"), x - page.margin_side - bleed, bottom, page.width + 2 * bleed, upper - bottom)
        canvas.tagger.end()
        self.body.paint(canvas, x, top - self._pad)


def band(names: Box | None, title: Sequence[Box], stage: LayoutContext) -> Band | None:
    """A band of the names and the title; `None` where there are neither."""
    if names is not None and title:
        names.after = _BAND_GAP
        title[0].before = 0.0
    parts = [*([names] if names is not None else []), *title]
    return Band(parts, stage) if parts else None
