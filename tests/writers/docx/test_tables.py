"""Tables in Word: facing ones level row by row, one of both languages over the page, figures under figures, a space after each."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flows import both
from odd_tables import flow_of
from ooxml import converted
from proofs import need

from docgen.document.blocks import Column, Table
from docgen.document.inline import BiRuns
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIGURES = (("731,200", "٧٣١٬٢٠٠"), ("−1,200", "−١٬٢٠٠"), ("5", "٥"))


def table(rows: int = 3, **choices: object) -> Table[BiRuns]:
    columns = (Column(both("البند", "Item"), "text", 1), Column(both("العدد", "Count"), "number", 0))
    body = tuple((both(f"عمل {index}", f"work {index} " + "more " * index), both(*FIGURES[index % 3][::-1])) for index in range(rows))
    return Table(columns, body, (both("المجموع", "Total"), both("٩", "9")), **choices)  # type: ignore[arg-type]


def body_of(made: Table[BiRuns]) -> ElementTree.Element:
    data = render(flow_of(made, "side-by-side", "A4"), RenderOptions())
    found = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def words(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def holding(body: ElementTree.Element, text: str) -> ElementTree.Element:
    """The outermost table that holds a text."""
    return next(child for child in body.findall(f"{W}tbl") if text in words(child))


@pytest.mark.parametrize("rows", [1, 3, 12])
def test_facing_tables_are_one_row_by_row_whatever_their_length(rows: int) -> None:
    outer = holding(body_of(table(rows)), "work 0")
    found = outer.findall(f"{W}tr")
    assert len(found) == rows + 2
    assert found[0].find(f"{W}trPr/{W}tblHeader") is not None
    for row in found:
        left, between, right = row.findall(f"{W}tc")
        assert [len(cell.findall(f"{W}tbl")) for cell in (left, between, right)] == [1, 0, 1]
        assert [cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None for cell in (left, between, right)] == [True, False, True]
    assert [words(cell) for cell in found[-1].findall(f"{W}tc")] == ["Total9", "", "المجموع٩"]


def test_a_table_that_asks_for_the_page_is_one_of_both_languages() -> None:
    made = holding(body_of(table(page_wide=True)), "work 0")
    cells = [[words(cell) for cell in row.findall(f"{W}tc")] for row in made.findall(f"{W}tr")]
    assert cells[0] == ["Item", "Countالعدد", "البند"]
    assert cells[1] == ["work 0 ", "731,200", "عمل 0"]
    assert cells[-1] == ["Total", "9", "المجموع"]


def test_a_space_follows_every_table_and_what_stands_under_it() -> None:
    for made in (table(), table(page_wide=True), table(source=both("المصدر", "Source"))):
        children = list(body_of(made))
        last = max(index for index, child in enumerate(children) if child.tag == f"{W}tbl" and ("Total" in words(child) or "Source" in words(child)))
        style = children[last + 1].find(f"{W}pPr/{W}pStyle")
        assert style is not None
        assert style.get(f"{W}val") == ("Gap" if "Source" in words(children[last]) else "Air")  # the line of the source leaves its own


def test_figures_of_an_arabic_table_end_on_one_line_whatever_stands_right_of_them() -> None:
    body = body_of(table(3))
    starts = {}
    for paragraph in body.iter(f"{W}p"):
        if words(paragraph) in ("٧٣١٬٢٠٠", "−١٬٢٠٠", "٥"):
            indent = paragraph.find(f"{W}pPr/{W}ind")
            starts[words(paragraph)] = 0 if indent is None else int(indent.get(f"{W}left", "0"))
    assert starts["٧٣١٬٢٠٠"] == starts["٥"] > starts["−١٬٢٠٠"]


def test_a_row_nearly_as_high_as_a_page_may_part() -> None:
    long = replace(table(1), rows=((both("نص " * 900, "words " * 900), both("٥", "5")),))
    rows = holding(body_of(long), "words words").findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_libreoffice_sets_the_rows_of_facing_tables_level(tmp_path: Path) -> None:
    need("pdftotext")
    rows = tuple((both(f"AR{index} " + "نص " * (index % 5) * 4, f"EN{index} " + "words " * (index % 3) * 5), both("٥", "5")) for index in range(40))
    path = tmp_path / "in.docx"
    path.write_bytes(render(flow_of(Table(table().columns, rows), "side-by-side", "A4"), RenderOptions()))
    (made,) = converted([path], tmp_path)
    said = subprocess.run(["pdftotext", "-bbox", made, "-"], capture_output=True, text=True, check=True).stdout
    places: dict[str, tuple[int, float]] = {}
    for page, text in enumerate(said.split("<page ")[1:]):
        for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>((?:EN|AR)\d+)<', text):
            places[word] = (page, float(top))
    assert len(places) == 80
    for index in range(40):
        english, arabic = places[f"EN{index}"], places[f"AR{index}"]
        assert english[0] == arabic[0]
        assert english[1] == pytest.approx(arabic[1], abs=0.6)


@pytest.mark.parametrize("choices", [{}, {"page_wide": True}])
def test_the_source_is_the_last_row_and_the_row_over_it_stays_with_it(choices: dict[str, bool]) -> None:
    rows = holding(body_of(table(source=both("المصدر", "Source"), **choices)), "Source").findall(f"{W}tr")
    assert "Source" in words(rows[-1])
    assert "المصدر" in words(rows[-1])
    assert rows[-2].find(f".//{W}p/{W}pPr/{W}keepNext") is not None
    assert "Total" in words(rows[-2])
    assert rows[-2].find(f".//{W}tcBorders/{W}top") is not None
