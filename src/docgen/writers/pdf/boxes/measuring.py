"""Measures the cells of tables in this format's own type."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.document.document import Flow
from docgen.document.inline import DIRECTIONS, Runs
from docgen.document.tables.fitting import Setter
from docgen.document.tables.needs import Measured
from docgen.document.tables.placing import Placed, may_shrink, placed, slacks, small_styles
from docgen.document.theme import Theme
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element

_STYLES: dict[Lang, ParagraphStyle] = {lang: ParagraphStyle(base=DIRECTIONS[lang]) for lang in ("ar", "en")}


def setter_of(voices: Mapping[Lang, LanguageContext], theme: Theme) -> Setter:
    """Sets tables as these voices speak. The theme has its small styles already."""
    known: dict[tuple[Runs, str, Lang], Measured] = {}

    def measure(runs: Runs, style: str, lang: Lang) -> Measured:
        key = (runs, style, lang)
        found = known.get(key)
        if found is None:
            content = spans(runs, style, voices[lang])
            paragraph = prepare(content, _STYLES[lang])
            voices[lang].look.measured[key] = (content, paragraph)
            found = known[key] = Measured(paragraph.natural_width(), paragraph.least_width())
        return found

    return Setter(measure, slacks(theme)[0], may_shrink(theme))


def placed_tables(flow: Flow, font_folders: tuple[Path, ...] = ()) -> Placed:
    """Where the tables of a flow stand in a PDF, without making one. Raises FontError for a family that is not there."""
    theme = small_styles(flow.theme)
    look = StyleResolver(theme, library(font_folders).stack(theme.families.arabic, theme.families.latin))
    sides: tuple[Lang, ...] = ("ar", "en")
    voices = {side: LanguageContext(look, side, flow.meta.tag(side), "latn", Element("Sect", None)) for side in sides}
    return placed(flow, setter_of(voices, theme), theme.page.width - 2 * theme.page.margin_side)
