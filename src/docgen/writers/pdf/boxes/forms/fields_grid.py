"""Labelled values as a grid on the tint: two a row, each label above its value, in one language or in both side by side."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.document.blocks import Fields
from docgen.document.fields import GRID_GUTTER, GRID_INSET, GRID_ROW, letters_a_line, rows_of, spans_row
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.framed import Backdrop, Framed, Insets
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Lines, Stack
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import fill, line
from docgen.writers.pdf.tagging.structure import LABELLED

_HAIRLINE = 0.5


def fields_grid(sides: Mapping[Lang, Fields[Runs]], voices: Mapping[Lang, LanguageContext], stage: LayoutContext) -> Framed:
    """The fields of one language, or of both, which have the same number of them. The first of a row stands where the leading language begins."""
    columns = {side: _cells(block, voices[side]) for side, block in sides.items()}
    cells: list[Box]
    if len(columns) == 2:
        cells = [Pair(english, arabic, GRID_GUTTER / 2) for english, arabic in zip(columns["en"], columns["ar"], strict=True)]
    else:
        cells = [cell for made in columns.values() for cell in made]
    rtl = stage.leading.rtl if len(columns) == 2 else "ar" in columns
    rows: list[Box] = []
    letters = letters_a_line(stage.look.theme, stage.page.width - 2 * stage.page.margin_side, len(columns))
    for found in rows_of(list(sides.values()), letters):
        made = [cells[index] for index in found]
        if spans_row(found, list(sides.values()), letters):
            rows.append(made[0])
        elif len(made) == 1:
            rows.append(Pair(None, made[0], GRID_GUTTER) if rtl else Pair(made[0], None, GRID_GUTTER))
        else:
            rows.append(Pair(made[1], made[0], GRID_GUTTER) if rtl else Pair(made[0], made[1], GRID_GUTTER))
    for row in rows[:-1]:
        row.after = GRID_ROW
    return Framed(Lines(rows, lone=2), Insets(GRID_INSET, GRID_INSET - 2, GRID_INSET, GRID_INSET), _ground(stage), breakable=True)


def _cells(block: Fields[Runs], voice: LanguageContext) -> list[Box]:
    within = voice.under("L", attributes=LABELLED)
    made: list[Box] = []
    for field in block.fields:
        inside = within.under("LI")
        label = text(field.label, "label", inside, "Lbl", "start")
        label.keep_next = True
        made.append(Stack([label, text(field.value, "value", inside, "LBody", "start")]))
    return made


def _ground(stage: LayoutContext) -> Backdrop:
    tint, hairline = stage.look.ink("tint"), stage.look.ink("hairline")

    def draw(canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        fill(canvas, tint, x, y, width, height)
        line(canvas, hairline, _HAIRLINE, x, y + height, x + width, y + height)

    return draw
