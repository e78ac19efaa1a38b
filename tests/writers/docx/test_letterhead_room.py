"""A letterhead whose page has no room for text is refused in one line; one that says its lengths in units is measured by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from flows import sample_flow

from docgen.document.word_template import WordTemplate
from docgen.errors import TemplateError
from docgen.wordfile.package import open_word
from docgen.writers.docx import render
from docgen.writers.docx.word_templates.place import find_spot
from docgen.writers.options import RenderOptions


def page(folder: Path, size: dict[str, str], margins: dict[str, str], columns: str = "1") -> Path:
    document = docx.Document()
    section = document.sections[0]._sectPr
    for tag, said in (("w:pgSz", size), ("w:pgMar", margins), ("w:cols", {"num": columns})):
        element = section.find(qn(tag))
        for name, value in said.items():
            element.set(qn(f"w:{name}"), value)
    path = folder / "paper.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("size", "margins", "columns", "words"),
    [
        ({"w": "0", "h": "0"}, {}, "1", "a page of 0 × 0 points"),
        ({"w": "-5"}, {}, "1", "a page of -0.25"),
        ({"w": "abc"}, {}, "1", "page size that is no length: w:w='abc'"),
        ({"h": ""}, {}, "1", "page size that is no length: w:h=''"),
        ({}, {"left": "wide"}, "1", "margin that is no length: w:left='wide'"),
        ({}, {"left": "6500", "right": "6500"}, "1", "leave no width for the text"),
        ({}, {"left": "5500", "right": "5500"}, "1", "points of width for the text"),
        ({}, {"gutter": "11000"}, "1", "leave no width for the text"),
        ({}, {"top": "9000", "bottom": "-9000"}, "1", "leave no height for the text"),
        ({}, {}, "40", "leave no width for the text"),
        ({"w": "31681"}, {}, "1", "a page of 1584.05 × "),
        ({"h": "23in"}, {}, "1", " × 1656 points"),
    ],
)
def test_a_page_without_room_is_refused_in_one_line(size, margins, columns, words, tmp_path):
    path = page(tmp_path, size, margins, columns)
    with pytest.raises(TemplateError) as found:
        render(replace(sample_flow(), paper=WordTemplate(path)), RenderOptions())
    (problem,) = found.value.problems
    assert words in problem.message
    assert problem.place.file == str(path)


@pytest.mark.parametrize(
    ("width", "left", "points"), [("148mm", "1in", 275.55), ("14.8cm", "72pt", 275.55), ("8391", "6pc", 275.55), ("8390.6", "1440", 275.55)]
)
def test_lengths_with_units_are_measured_by_them(width, left, points, tmp_path):
    file = open_word(page(tmp_path, {"w": width}, {"left": left, "right": left}).read_bytes())
    assert find_spot(file).width == pytest.approx(points, abs=0.1)


def test_a_form_that_is_taken_for_a_letterhead_needs_room_too(tmp_path):
    path = page(tmp_path, {}, {"left": "6500", "right": "6500"})
    with pytest.raises(TemplateError, match="leave no width for the text"):
        render(replace(sample_flow(), paper=WordTemplate(path, form=True)), RenderOptions())
