"""The spine: facts that both languages share, once, between the titles of two languages side by side; elsewhere they stand as other facts."""

from __future__ import annotations

import io

import pymupdf
import pytest
from docx import Document as open_docx
from ooxml import faults
from statements import STATEMENT

import docgen
from docgen.reading import parse, starter


def model(**fields: object) -> docgen.Model:
    return parse({**STATEMENT, "reference": "PS/7", "headline": {"ar": "عنوان البيان", "en": "The headline"}, **fields})


def test_a_reference_stands_once_between_the_titles() -> None:
    with pymupdf.open(stream=docgen.render_bytes(model(), "pdf", theme="agency")) as pdf:
        page = pdf[0]
        found = [place for place in page.search_for("PS/7") if place.y0 < page.rect.height / 2]
        (title,) = page.search_for("The headline")
        middle = page.rect.width / 2
    assert len(found) == 1
    assert abs((found[0].x0 + found[0].x1) / 2 - middle) < 2
    assert found[0].x0 > title.x1


def test_it_is_a_table_of_three_cells_in_docx(tmp_path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(docgen.render_bytes(model(), "docx", theme="agency"))
    assert faults(path) == []
    rows = [[cell.text for cell in row.cells] for table in open_docx(io.BytesIO(path.read_bytes())).tables for row in table.rows]
    (spine,) = [row for row in rows if len(row) == 3 and "PS/7" in row[1]]
    assert "The headline" in spine[0]
    assert "عنوان البيان" in spine[2]


@pytest.mark.parametrize("layout", ["stacked", "facing", "ar", "en"])
def test_other_layouts_have_plain_facts(layout: str) -> None:
    assert docgen.render_bytes(model(), "pdf", theme="agency", layout=layout)
    rows = [row for table in open_docx(io.BytesIO(docgen.render_bytes(model(), "docx", theme="agency", layout=layout))).tables for row in table.rows]
    assert not any(len(row.cells) == 3 and "PS/7" in row.cells[1].text for row in rows)


@pytest.mark.parametrize("headline", ["long " * 200, "word"])
def test_a_title_that_is_too_long_for_it_stands_over_both_columns(headline: str) -> None:
    data = docgen.render_bytes(model(headline={"ar": "عنوان " * len(headline.split()), "en": headline}), "pdf", theme="agency")
    with pymupdf.open(stream=data) as pdf:
        found = [place for place in pdf[0].search_for("PS/7") if place.y0 < pdf[0].rect.height / 2]
    assert len(found) == (1 if headline == "word" else 2)


def test_minutes_have_one_too() -> None:
    rows = open_docx(io.BytesIO(docgen.render_bytes(docgen.loads(starter("meeting-minutes")), "docx", theme="agency"))).tables
    assert any(len(row.cells) == 3 and "MIN/2026/01" in row.cells[1].text for table in rows for row in table.rows)
