"""A grid of facts stands on one page where it is short, and parts between two rows of a longer one."""

from __future__ import annotations

import pytest
from ooxml import Docx, W, on
from statements import STATEMENT

import docgen
from docgen.document.blocks import Field, Fields
from docgen.document.document import Side
from docgen.document.inline import Inline
from docgen.templating.theme import load_theme
from docgen.typography.fonts.families import library
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 6])
def test_two_rows_of_a_grid_at_least_stand_on_either_page_of_a_pdf(rows: int) -> None:
    theme = load_theme("heritage")
    look = StyleResolver(theme, library().stack("Amiri", "Amiri"))
    voices = {"en": LanguageContext(look, "en", "en-GB", "latn", Element("Sect", None))}
    stage = LayoutContext(look, voices, ("en",), theme.page, abreast=False)  # type: ignore[arg-type]
    fields = Fields(tuple(Field((Inline(f"label {index}"),), (Inline("value"),)) for index in range(2 * rows)))
    whole = box_of(Side("en", fields), stage)
    tall = whole.wrap(400)[1]
    one = (tall - 16) / rows
    shares = {round((parts[0].wrap(400)[1] - 16) / one) for height in range(1, int(tall)) if (parts := whole.cut(height))}
    assert shares == set(range(2, rows - 1))


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "en"])
def test_rows_of_a_short_grid_stay_together_in_a_word_file(layout: str) -> None:
    fields = {"reference": "PS/7", "version": 2, "corrects": {"reference": "PS/6"}, "status": "published"}
    made = docgen.render_bytes(docgen.parse({**STATEMENT, **fields}), "docx", layout=layout, theme="heritage")
    (grid,) = [table for table in Docx(made).xml("word/document.xml").iter(f"{W}tbl") if "PS/7" in "".join(table.itertext())]
    rows = grid.findall(f"{W}tr")
    kept = [all(on(paragraph.find(f"{W}pPr/{W}keepNext")) for paragraph in row.iter(f"{W}p")) for row in rows]
    assert kept[0]
    assert kept[-2]
    assert not kept[-1]
