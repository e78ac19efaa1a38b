"""The foot of every page, drawn when the number of pages is known."""

from __future__ import annotations

from docgen.document.document import PageHeaderFooter
from docgen.document.inline import Inline, Runs
from docgen.document.theme import FOOT_PLACE
from docgen.locales.digits import shape
from docgen.types import Align, Lang
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line

_HAIRLINE = 0.5

Lines = dict[tuple[Runs, str, Lang, Align], Text]
"""Lines that are the same on every page of a section, typeset once."""


def draw_foot(canvas: PageCanvas, furniture: PageHeaderFooter, stage: LayoutContext, number: int, total: int, known: Lines) -> None:
    """A hairline, the page's number in each language, the reference: centred between two languages, at the start edge of one."""
    page = stage.page
    y = page.margin_bottom * FOOT_PLACE if stage.foot is None else stage.foot
    under = y - stage.look.theme.measures.rule_gap
    canvas.tagger.artifact("Footer")
    if stage.look.theme.forms.page_rules == "hairline":
        line(canvas, stage.look.ink("hairline"), _HAIRLINE, page.margin_side, y, page.width - page.margin_side, y)
    both = len(stage.languages) > 1
    for side in stage.languages:
        label = page_label(furniture, side, number, total)
        box = _set((Inline(label, nobreak=True),), "footer", side, "start" if both else "end", stage)
        box.paint(canvas, page.margin_side, under)
    if furniture.reference:
        runs = (Inline(furniture.reference, isolate=True, nobreak=True),)
        # Between two languages the reference is nobody's own: it takes the sizes of the English side.
        sizes: Lang = "en" if both else stage.languages[0]
        _repeated(known, runs, "footer", sizes, "center" if both else "start", stage).paint(canvas, page.margin_side, under)
    canvas.tagger.end()


def page_label(furniture: PageHeaderFooter, side: Lang, number: int, total: int) -> str:
    """`صفحة ١ من ٣`, `Page 1 of 3`: the side's own words and digits."""
    digits = furniture.digits.side(side) or "latn"
    label = furniture.page_label.side(side) or "{page}/{pages}"
    return label.replace("{pages}", shape(str(total), digits)).replace("{page}", shape(str(number), digits))


def _set(runs: Runs, style: str, side: Lang, align: Align, stage: LayoutContext) -> Text:
    """One line of furniture across the text's width."""
    box = Text(spans(runs, style, stage.voices[side]), style, stage.voices[side], None, align)
    box.wrap(stage.page.width - 2 * stage.page.margin_side)
    return box


def _repeated(known: Lines, runs: Runs, style: str, side: Lang, align: Align, stage: LayoutContext) -> Text:
    """The same, once a section."""
    box = known.get((runs, style, side, align))
    if box is None:
        box = known[runs, style, side, align] = _set(runs, style, side, align, stage)
    return box
