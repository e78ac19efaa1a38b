"""What holds of every table in every format: nothing of it is broken or leaves the page, and facing rows are level; or its place is told."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from drawn_tables import Drawn, drawn_tables
from hypothesis import HealthCheck, Phase, given, settings
from odd_tables import PLACE, flow_of, layouts, papers, tables

from docgen.document.blocks import Table
from docgen.document.document import Flow, Layout
from docgen.document.inline import BiRuns, Inline
from docgen.document.tables.needs import SMALL
from docgen.document.tables.placing import small_styles
from docgen.errors import RenderError
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.docx import render as render_docx
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.options import RenderOptions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""A failing table is told as it is: to make it smaller would take minutes."""


def told(error: RenderError) -> None:
    assert [problem.place for problem in error.problems] == [PLACE] * len(error.problems)
    assert all("mm" in problem.message for problem in error.problems)


@MANY
@given(tables(), layouts, papers)
def test_no_piece_is_broken_none_leaves_the_page_and_facing_rows_are_level(table: Table[BiRuns], layout: Layout, paper: str) -> None:
    flow = flow_of(table, layout, paper)
    try:
        drawn = drawn_tables(flow)
    except RenderError as error:
        told(error)
        return
    page = flow.theme.page
    edge = page.margin_side - page.outset
    for part in drawn:
        assert not part.broken, part
        assert part.ink[0] >= part.left - 0.1, part
        assert part.ink[1] <= part.right + 0.1, part
        assert edge - 0.1 <= part.left, part
        assert part.right <= page.width - edge + 0.1, part
    assert_level(drawn, flow)


def assert_level(drawn: list[Drawn], flow: Flow) -> None:
    """Every row of one language has its top where the other's has, where the languages stand side by side."""
    middle = flow.theme.page.width / 2
    beyond = {"en": lambda part: part.left > middle, "ar": lambda part: part.right < middle}
    if flow.layout != "side-by-side" or any(beyond[part.lang](part) for part in drawn):  # one table for both languages, over the page
        return
    if any(part.left < middle < part.right for part in drawn):  # over the page
        return
    tops = {lang: sorted({(part.page, round(-part.top, 3)) for part in drawn if part.lang == lang}) for lang in ("en", "ar")}
    assert [page for page, _ in tops["en"]] == [page for page, _ in tops["ar"]]
    assert [top for _, top in tops["en"]] == pytest.approx([top for _, top in tops["ar"]], abs=0.1)


@MANY
@given(tables(), layouts, papers)
def test_a_word_file_gives_every_piece_room_and_no_table_more_than_the_page_has(table: Table[BiRuns], layout: Layout, paper: str) -> None:
    flow = flow_of(table, layout, paper)
    try:
        data = render_docx(flow, RenderOptions())
    except RenderError as error:
        told(error)
        return
    ruler = Ruler(small_styles(flow.theme), library(), own_signs=True)
    page = flow.theme.page
    body = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    for made in body.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "0")) / 20 for column in made.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(widths) <= page.width - 2 * (page.margin_side - page.outset) + 0.5
        style = made.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and style.get(f"{W}val") in ("DocgenTable", "DocgenCells"):
            own = made.find(f"{W}tblPr/{W}tblCellMar/{W}left")
            padding = 5.0 if own is None else int(own.get(f"{W}w", "0")) / 20
            for cell in made.iter(f"{W}tc"):
                assert_room(cell, padding, ruler)


def assert_room(cell: ElementTree.Element, padding: float, ruler: Ruler) -> None:
    width = cell.find(f"{W}tcPr/{W}tcW")
    assert width is not None
    inner = int(width.get(f"{W}w", "0")) / 20 - 2 * padding
    for paragraph in cell.findall(f"{W}p"):
        name = paragraph.find(f"{W}pPr/{W}pStyle")
        identity = "" if name is None else name.get(f"{W}val", "")
        indent = paragraph.find(f"{W}pPr/{W}ind")
        taken = 0.0 if indent is None else sum(int(indent.get(f"{W}{side}", "0")) / 20 for side in ("start", "end"))
        lang: Lang = "ar" if paragraph.find(f"{W}pPr/{W}bidi") is not None else "en"
        style = "table-head" if "Head" in identity else "table-total" if "Total" in identity else "table"
        text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
        for piece in text.split(" "):
            least = ruler.natural((Inline(piece, nobreak=True),), style + SMALL * ("Small" in identity), lang)
            assert least <= inner - taken + 0.3, (piece, least, inner, taken)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "ar"])
def test_what_fits_nowhere_is_told_at_its_place_in_both_formats(layout: Layout) -> None:
    from odd_tables import ARABIC, ENGLISH

    from docgen.document.blocks import Column
    from docgen.document.inline import Both

    long = Both((Inline("والاستثمارات" * 20),), (Inline("x" * 200),))
    table = Table((Column(Both((Inline(ARABIC[0]),), (Inline(ENGLISH[0]),))),), ((long,),), place=PLACE)
    for make in (lambda flow: drawn_tables(flow), lambda flow: render_docx(flow, RenderOptions())):
        with pytest.raises(RenderError) as error:
            make(flow_of(table, layout, "A4"))
        told(error.value)
