"""Verse: two halves of a line are level where they fit, the first where reading begins; else the second stands below, at the end."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
import pytest
from statements import STATEMENT

import docgen
from docgen.document.arrange import Layout
from docgen.reading import parse

SHORT = [[{"ar": "على قدر أهل العزم", "en": "As the resolve"}, {"ar": "تأتي العزائم", "en": "so the deeds"}]]
LONG = [[{"ar": "الخيل والليل والبيداء " * 6, "en": "The horse and the night " * 6}, {"ar": "والسيف والرمح " * 6, "en": "and the sword " * 6}]]


def statement(lines: Sequence[Any]) -> Any:
    return parse({**STATEMENT, "body": [{"verse": lines}]})


def tables(lines: Sequence[Any], layout: Layout) -> list[list[list[str]]]:
    """The rows of the tables of a DOCX."""
    made = docx.Document(BytesIO(docgen.render_bytes(statement(lines), "docx", layout=layout)))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]


def test_halves_that_fit_are_a_row_of_a_table_that_is_mirrored_in_arabic() -> None:
    found = [table for table in tables(SHORT, "stacked") if len(table[0]) == 2]
    assert [["على قدر أهل العزم", "تأتي العزائم"]] in found
    assert [["As the resolve", "so the deeds"]] in found
    assert docgen.render_bytes(statement(SHORT), "docx", layout="ar")


def test_halves_that_do_not_fit_stand_one_under_another() -> None:
    assert not any("الخيل" in cell for table in tables(LONG, "ar") for row in table for cell in row)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "facing", "sequential", "ar", "en"])
@pytest.mark.parametrize("lines", [SHORT * 3, LONG * 40])
def test_verse_is_made_in_every_layout_and_format(lines: Sequence[Any], layout: Layout) -> None:
    model = statement(lines)
    assert docgen.render_bytes(model, "pdf", layout=layout).startswith(b"%PDF")
    assert docgen.render_bytes(model, "docx", layout=layout)


def test_a_line_of_text_has_both_halves() -> None:
    said = docgen.render_bytes(statement(SHORT), "txt").decode()
    assert "As the resolve … so the deeds" in said
    page = docgen.render_bytes(statement(SHORT), "html").decode()
    assert 'class="verse"' in page


def test_verse_is_written_back_as_it_was_read() -> None:
    model = statement(SHORT * 2)
    assert docgen.loads(docgen.dumps(model)) == model
