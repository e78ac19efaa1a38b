"""Key figures in tiles: a large figure over its words, in one language or in both, on the tint under a strong rule or under a hairline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.document.blocks import Fields
from docgen.document.forms import TOP_RULE
from docgen.document.inline import Runs
from docgen.document.key_figures import TILE_ABOVE, TILE_BELOW, TILE_GAP, TILE_SIDE, tile_rows, tile_values
from docgen.types import Lang
from docgen.writers.pdf.boxes.abreast import Abreast
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.stack import Stack, stacked
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import fill, line
from docgen.writers.pdf.tagging.structure import LABELLED

_HAIRLINE = 0.5


class TileRow(Abreast):
    """Tiles of one height, side by side; the first where reading begins."""

    def __init__(self, tiles: Sequence[Box], stage: LayoutContext, *, rtl: bool) -> None:
        super().__init__()
        self.tiles = list(reversed(tiles)) if rtl else list(tiles)
        self.stage = stage
        self._one = 0.0

    def measure(self, width: float) -> float:
        self._one = (width - (len(self.tiles) - 1) * TILE_GAP) / len(self.tiles)
        heights = [tile.wrap(self._one - 2 * TILE_SIDE)[1] for tile in self.tiles]
        self.first_baseline = TILE_ABOVE + (self.tiles[0].first_baseline or 0.0)
        return TILE_ABOVE + max(heights) + TILE_BELOW

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        for index, tile in enumerate(self.tiles):
            yield tile, index * (self._one + TILE_GAP) + TILE_SIDE, TILE_ABOVE

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        look = self.stage.look
        tiles = look.theme.forms.figures == "tiles"
        canvas.tagger.artifact("Background")
        for index in range(len(self.tiles)):
            left = x + index * (self._one + TILE_GAP)
            if tiles:
                fill(canvas, look.ink("tint"), left, top - self.height, self._one, self.height)
            rule = TOP_RULE if tiles else _HAIRLINE
            line(canvas, look.ink("accent" if tiles else "hairline"), rule, left, top - rule / 2, left + self._one, top - rule / 2)
        canvas.tagger.end()
        super().paint(canvas, x, top)


def tiles(sides: Mapping[Lang, Fields[Runs]], voices: Mapping[Lang, LanguageContext], stage: LayoutContext) -> Box:
    """The key figures of one language, or of both."""
    lists = {lang: voices[lang].under("L", attributes=LABELLED) for lang in sides}
    languages: tuple[Lang, ...] = tuple(lang for lang in ("ar", "en") if lang in sides)
    made: list[Stack] = []
    widths: list[float] = []
    for index in range(len(next(iter(sides.values())).fields)):
        fields = {lang: sides[lang].fields[index] for lang in languages}
        within = {lang: lists[lang].under("LI") for lang in languages}
        once = sides[languages[0]].figures or "en"
        shown = tile_values(fields, once)
        valued = {lang for lang, _ in shown}
        labels = {lang: field.label for lang, field in fields.items() if field.label}
        said = [text(runs, "label", within[lang], "Lbl" if lang in valued else "LBody", "center") for lang, runs in labels.items()]
        values = [text(runs, "figure", within[lang], "LBody", "center") for lang, runs in shown]
        widths.append(max(value.natural_width() for value in values))
        made.append(Stack([*values, *said]))
    width = stage.page.width - 2 * stage.page.margin_side
    rtl = stage.leading.rtl if len(languages) == 2 else languages[0] == "ar"
    rows: list[Box] = []
    start = 0
    for count in tile_rows(widths, width):
        rows.append(TileRow(made[start : start + count], stage, rtl=rtl))
        rows[-1].after = TILE_GAP
        start += count
    return stacked(rows)
