"""What a visible signature shows: that the file is signed, by whom and when, in the document's languages and fonts."""

from __future__ import annotations

import datetime

from docgen.document.inline import Inline, Runs
from docgen.locales.labels import labels
from docgen.types import Lang
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line
from docgen.writers.pdf.signing.sign_field import HEIGHT, WIDTH

_PAD = 4.0


def appearance(name: str, moment: datetime.datetime, stage: LayoutContext) -> bytes:
    """A page of the field's size, in the file's colours. `moment` is the time of signing."""
    canvas = PageCanvas((WIDTH, HEIGHT), tagged=False, inks=stage.look.inks)
    accent = stage.look.ink("accent")
    x = WIDTH - 1 if stage.leading.rtl else 1.0
    line(canvas, accent, 1.3, x, 0, x, HEIGHT)
    top = HEIGHT
    words = labels()["signed-by"]
    line_top = top
    for side in stage.languages[:2]:
        top = _line(canvas, (Inline(words[side], role="label"),), "footer", side, stage, line_top, own_edge=True)
    top = _line(canvas, (Inline(name, strong=True),), "footer", stage.languages[0], stage, top)
    when = moment.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    _line(canvas, (Inline(when, isolate=True, role="label"),), "footer", stage.languages[0], stage, top)
    canvas.showPage()
    return canvas.finish(canvas.pages)


def _line(canvas: PageCanvas, runs: Runs, style: str, side: Lang, stage: LayoutContext, top: float, *, own_edge: bool = False) -> float:
    """At the leading language's edge, or at that of its own. Returns where the next line begins."""
    voice = stage.voices[side]
    box = Text(spans(runs, style, voice), style, voice, None, "end" if not own_edge and voice.rtl != stage.leading.rtl else "start")
    _, height = box.wrap(WIDTH - 2 * _PAD)
    box.paint(canvas, _PAD, top)
    return top - height
