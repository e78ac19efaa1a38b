"""Titles in lines of like length, as the PDF has them. Word fills each line as far as it goes: so a title's lines are made so short, by an indent
at their end, that as many as it needs anyway are nearly full."""

from __future__ import annotations

from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.typography.paragraph.compose import compose
from docgen.writers.docx.body.pitch import shaped
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import twips

_STEPS = 6
_SPARE = 1.02
"""Of the narrowest width: Word's own type may be a little wider."""
_SURE = 0.985
"""Of the width, so much is surely there for Word's own type."""
_LEAST = 6.0
"""Points; no title is made narrower by less."""


def title_indent(free: float, name: str, draft: DocxBuildState, *, centred: bool = False) -> str:
    """`w:ind` of a title in the theme's style `name` whose lines leave `free` points; empty where they leave none. Those of a centred one are left at
    both sides."""
    if not free:
        return ""
    if centred or draft.theme.styles[name].align == "center":
        return f'<w:ind w:left="{twips(free / 2)}" w:right="{twips(free / 2)}"/>'
    return f'<w:ind w:right="{twips(free)}"/>'


def end_room(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> float:
    """The points that such a title leaves free at the end of its lines."""
    text = "".join(run.text for run in runs)
    if "\u2028" in text or draft.ruler.natural(runs, name, lang) <= width:
        return 0.0
    made = shaped(runs, name, lang, draft, "start")
    width *= _SURE
    count = len(compose(made, width).lines)
    narrow, wide = width / 2, width
    for _ in range(_STEPS):
        middle = (narrow + wide) / 2
        fits = len(compose(made, middle).lines) <= count and made.least_width() <= middle
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    rest = width - wide * _SPARE - 1.0
    return rest if rest >= _LEAST else 0.0
