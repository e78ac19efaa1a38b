"""Measures the cells of tables in this format's own type."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.document.inline import DIRECTIONS, Lang, Runs
from docgen.document.tables.fitting import Setter
from docgen.document.tables.needs import Measured
from docgen.document.tables.placing import may_shrink, slacks
from docgen.document.theme import Theme
from docgen.render.pdf.spans import spans
from docgen.render.pdf.voice import Voice
from docgen.typography.paragraph import prepare
from docgen.typography.types import ParagraphStyle

_STYLES: dict[Lang, ParagraphStyle] = {lang: ParagraphStyle(base=DIRECTIONS[lang]) for lang in ("ar", "en")}


def setter_of(voices: Mapping[Lang, Voice], theme: Theme) -> Setter:
    """Sets tables as these voices speak. The theme has its small styles already."""
    known: dict[tuple[Runs, str, Lang], Measured] = {}

    def measure(runs: Runs, style: str, lang: Lang) -> Measured:
        key = (runs, style, lang)
        found = known.get(key)
        if found is None:
            paragraph = prepare(spans(runs, style, voices[lang]), _STYLES[lang])
            found = known[key] = Measured(paragraph.natural_width(), paragraph.least_width())
        return found

    return Setter(measure, slacks(theme)[0], may_shrink(theme))
