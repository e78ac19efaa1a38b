"""The letterhead of a section's first page: who speaks, in each language at its own edge, the emblem between them, a rule under all. A wide logo is a
banner above the names."""

from __future__ import annotations

from docgen.document.banner import AFTER, banner_size
from docgen.document.document import PageHeaderFooter
from docgen.types import Lang
from docgen.writers.pdf.boxes.balanced import Balanced
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.figures import Figures, figures
from docgen.writers.pdf.boxes.forms.masthead import Ruled, centred_names
from docgen.writers.pdf.boxes.issuers import issuers
from docgen.writers.pdf.boxes.picture import Image
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text, text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line

_RULE = 1.3
_ABOVE_RULE = 9.0
_FUZZ = 0.1


class Letterhead(Box):
    """English at the left, Arabic at the right, the emblem between; of one language, the emblem stands at the other edge. Taller than a page, it
    parts; the rule stands under the last part (`ruled`)."""

    after = 10.0

    def __init__(self, sides: dict[Lang, Box], emblem: Image | None, figures: Figures, stage: LayoutContext, *, ruled: bool = True) -> None:
        super().__init__()
        self.sides = sides
        self.emblem = emblem
        self.figures = figures
        self.stage = stage
        self.ruled = ruled
        self._columns: dict[Lang, float] = {}
        self._emblem_size = (0.0, 0.0)
        self._banner = 0.0
        """What a banner takes above the names."""

    def measure(self, width: float) -> float:
        banner = None if self.emblem is None else banner_size(self.emblem.width, self.emblem.height, width)
        if banner is not None:
            self._emblem_size, self._banner = banner, banner[1] + AFTER
            self._columns = self._by_need(width)
            return self._banner + self._tallest() + _ABOVE_RULE + _RULE
        if self.emblem is not None:
            high = self.stage.look.theme.measures.emblem_height
            scale = min(1.0, high / self.emblem.height, 2 * high / self.emblem.width)
            self._emblem_size = (self.emblem.width * scale, self.emblem.height * scale)
        across, tall = self._emblem_size
        if self.emblem is None:
            self._columns = self._by_need(width)
        else:
            gap = self.stage.look.theme.measures.emblem_gap
            column = (width - across - 2 * gap) / 2 if len(self.sides) == 2 else width - across - gap
            self._columns = dict.fromkeys(self.sides, column)
        return max(self._tallest(), tall) + _ABOVE_RULE + _RULE

    def _by_need(self, width: float) -> dict[Lang, float]:
        """How wide each language's column is where nothing stands between them: the longer name takes what the shorter one leaves."""
        if len(self.sides) == 1:
            return dict.fromkeys(self.sides, width)
        width -= self.stage.page.gutter
        (first, second), half = self.sides, width / 2
        wanted = {side: min(_natural(box) + _FUZZ, width) for side, box in self.sides.items()}
        if wanted[first] > half > wanted[second]:
            return {first: width - wanted[second], second: wanted[second]}
        if wanted[second] > half > wanted[first]:
            return {first: wanted[first], second: width - wanted[first]}
        return dict.fromkeys(self.sides, half)

    def _tallest(self) -> float:
        return max(box.wrap(self._columns[side])[1] for side, box in self.sides.items())

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not forced:
            return None
        room = height - _ABOVE_RULE - _RULE - self._banner
        heads: dict[Lang, Box] = {}
        tails: dict[Lang, Box] = {}
        for side, box in self.sides.items():
            parts = box.cut(room, forced=True) if box.height > room else (box, None)
            if parts is None:
                return None
            heads[side] = parts[0]
            if parts[1] is not None:
                tails[side] = parts[1]
        if not tails:
            return None
        return self._first(heads), _Continued(tails, self._columns, self.stage, ruled=self.ruled)

    def _first(self, sides: dict[Lang, Box]) -> Letterhead:
        return Letterhead(sides, self.emblem, self.figures, self.stage, ruled=False)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        room = self.height - _ABOVE_RULE - _RULE - self._banner
        tallest = max(box.height for box in self.sides.values())
        lift = (room - tallest) / 2
        for side, box in self.sides.items():
            box.paint(canvas, x + self.width - self._columns[side] if side == "ar" else x, top - self._banner - lift)
        if self.emblem is not None:
            self._paint_emblem(canvas, x, top, room)
        if not self.ruled:
            return
        canvas.tagger.artifact()
        y = top - self.height + _RULE / 2
        line(canvas, self.stage.look.ink("accent"), _RULE, x, y, x + self.width, y)
        canvas.tagger.end()

    def _paint_emblem(self, canvas: PageCanvas, x: float, top: float, room: float) -> None:
        if self.emblem is None:
            return
        across, tall = self._emblem_size
        place = 0.5 if len(self.sides) == 2 or self._banner else 0.0 if "ar" in self.sides else 1.0
        left, bottom = x + (self.width - across) * place, top - (tall if self._banner else (room + tall) / 2)
        self.figures.begin(canvas, left, bottom, across, tall)
        self.emblem.draw(canvas, left, bottom, across, tall)
        canvas.tagger.end()


class _Continued(Letterhead):
    """What is left of a letterhead on a further page, in columns as wide as on the first."""

    def __init__(self, sides: dict[Lang, Box], columns: dict[Lang, float], stage: LayoutContext, *, ruled: bool) -> None:
        super().__init__(sides, None, Figures(()), stage, ruled=ruled)
        self._columns = columns

    def _first(self, sides: dict[Lang, Box]) -> Letterhead:
        return _Continued(sides, self._columns, self.stage, ruled=False)

    def measure(self, width: float) -> float:
        return self._tallest() + _ABOVE_RULE + _RULE


def _natural(box: Box) -> float:
    """How wide names are that take a line each."""
    if isinstance(box, Stack):
        return max(map(_natural, box.children))
    if isinstance(box, Balanced):
        return box.body.natural_width()
    return box.natural_width() if isinstance(box, Text) else 0.0


def letterhead(furniture: PageHeaderFooter, stage: LayoutContext) -> Box | None:
    """The letterhead in a section's languages, in the theme's form; `None` where the document names no issuer in any of them."""
    forms = stage.look.theme.forms
    if furniture.issuers:
        several = issuers(furniture, stage)
        if several is None or (forms.letterhead != "band" and forms.letterhead_rule == "strong"):
            return several
        several.ruled = False
        return several if forms.letterhead == "band" else Ruled(several, stage, forms.letterhead_rule)
    if forms.letterhead == "centred":
        names = centred_names(furniture, stage, *_emblem(furniture, stage))
        return None if names is None else Ruled(names, stage, forms.letterhead_rule)
    made = _of_sides(furniture, stage)
    if made is None or (forms.letterhead == "sides" and forms.letterhead_rule == "strong"):
        return made
    made.ruled = False
    return made if forms.letterhead == "band" else Ruled(made, stage, forms.letterhead_rule)


def _emblem(furniture: PageHeaderFooter, stage: LayoutContext) -> tuple[Image | None, Figures]:
    """The emblem, and where it belongs in the structure."""
    if furniture.emblem is None:
        return None, Figures(())
    return stage.images[furniture.emblem], _figures(furniture, stage)


def _of_sides(furniture: PageHeaderFooter, stage: LayoutContext) -> Letterhead | None:
    sides: dict[Lang, Box] = {}
    for side in stage.languages:
        voice = stage.voices[side]
        parts: list[Box] = []
        if issuer := furniture.issuer.side(side):
            parts.append(Balanced(text(issuer, "issuer", voice, align="start")))
        if furniture.department and (department := furniture.department.side(side)):
            parts.append(text(department, "department", voice, align="start"))
        if parts:
            sides[side] = Stack(parts)
    if not sides:
        return None
    return Letterhead(sides, *_emblem(furniture, stage), stage)


def _figures(furniture: PageHeaderFooter, stage: LayoutContext) -> Figures:
    """The emblem is content in each language that says what it shows, and an ornament where none does."""
    alt = furniture.emblem_alt
    return figures((stage.voices[side], runs) for side in stage.languages if alt and (runs := alt.side(side)))
