"""A stage to set boxes on, and files to look into."""

from __future__ import annotations

import pytest
from flows import sample_theme

from docgen.document.theme import Page
from docgen.types import DigitSystem, Lang
from docgen.typography.fonts.families import library
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element


@pytest.fixture(scope="session")
def stage() -> LayoutContext:
    look = StyleResolver(sample_theme(), library().stack("Amiri", "Amiri"))
    document = Element("Document", None)
    sides: tuple[tuple[Lang, str, DigitSystem], ...] = (("ar", "ar-QA", "arab"), ("en", "en-GB", "latn"))
    voices = {side: LanguageContext(look, side, tag, digits, document.add("Sect", lang=tag)) for side, tag, digits in sides}
    return LayoutContext(look, voices, ("ar", "en"), Page(), abreast=True)
