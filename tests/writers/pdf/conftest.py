"""A stage to set boxes on, and files to look into."""

from __future__ import annotations

import pytest
from flows import sample_theme

from docgen.document.document import DigitSystem
from docgen.document.inline import Lang
from docgen.document.theme import Page
from docgen.typography.fonts.families import library
from docgen.writers.pdf.look import Look
from docgen.writers.pdf.stage import Stage
from docgen.writers.pdf.tagging.structure import Element
from docgen.writers.pdf.voice import Voice


@pytest.fixture(scope="session")
def stage() -> Stage:
    look = Look(sample_theme(), library().stack("Amiri", "Amiri"))
    document = Element("Document", None)
    sides: tuple[tuple[Lang, str, DigitSystem], ...] = (("ar", "ar-QA", "arab"), ("en", "en-GB", "latn"))
    voices = {side: Voice(look, side, tag, digits, document.add("Sect", lang=tag)) for side, tag, digits in sides}
    return Stage(look, voices, ("ar", "en"), Page(), abreast=True)
