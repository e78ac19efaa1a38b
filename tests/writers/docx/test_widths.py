"""Columns have room for figures as Word and LibreOffice draw them: without letters, their signs are not the Latin ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import uharfbuzz as hb
from ooxml import Docx, W

import docgen
from docgen.document.tables.fitting import PADDING
from docgen.typography.fonts.families import library

FIGURES = ((-98765432.25, 1), (1, 2))
SHORT = {"ar": "أ", "en": "a"}


def made(layout: str, negatives: str, embed: str) -> Docx:
    columns = [SHORT, *({"ar": f"ج{index}", "en": f"c{index}", "type": "number", "decimals": 2} for index in range(2))]
    rows = [[SHORT, *pair] for pair in FIGURES]
    table = {"columns": columns, "rows": rows, "negatives": negatives}
    model = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "languages": ["ar", "en"],
            "territory": "QA",
            "digits": "latn",
            "date": "2026-03-14",
            "issuer": {"name": {"ar": "الهيئة", "en": "Authority"}},
            "headline": {"ar": "النتائج", "en": "Results"},
            "body": [{"ar": "نص.", "en": "Text."}, {"table": table}],
        }
    )
    return Docx(docgen.render_bytes(model, "docx", layout=layout, embed_fonts=embed))


def figures(docx: Docx) -> Iterator[tuple[str, float, bool, str]]:
    """Of each cell with a figure alone: its text, the points between its paddings, whether it is bold, and its style."""
    for cell in docx.xml("word/document.xml").iter(f"{W}tc"):
        text = "".join(part.text or "" for part in cell.iter(f"{W}t"))
        if cell.find(f"{W}tbl") is None and "." in text and not any(letter.isalpha() for letter in text):
            style = cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val")
            width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) / 20
            yield text, width - 2 * PADDING, "Total" in style, style


def size_of(docx: Docx, name: str) -> float:
    """The type size of a style, its own or that of the style it is based on, in points."""
    styles = {style.get(f"{W}styleId"): style for style in docx.xml("word/styles.xml").iter(f"{W}style")}
    kind = "szCs" if name.endswith("Arabic") else "sz"
    while (size := styles[name].find(f"{W}rPr/{W}{kind}")) is None:
        name = styles[name].find(f"{W}basedOn").get(f"{W}val")
    return int(size.get(f"{W}val")) / 2


def drawn(text: str, size: float, bold: bool) -> float:
    """The width of a figure as text of no script, in points."""
    face = library().family("Amiri").face(bold, False)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Zyyy", "en"
    hb.shape(face.font, buffer)
    return sum(at.x_advance for at in buffer.glyph_positions) / face.upem * size


@pytest.mark.parametrize("layout", ["sequential", "stacked", "ar", "en"])
@pytest.mark.parametrize("negatives", ["minus", "parentheses"])
def test_no_figure_is_wider_than_its_cell_whatever_the_signs_it_is_drawn_with(layout, negatives):
    docx = made(layout, negatives, "none")
    found = list(figures(docx))
    assert len(found) >= (4 if layout in ("ar", "en") else 8)
    for figure, room, bold, style in found:
        assert drawn(figure, size_of(docx, style), bold) <= room, (figure, style)


def test_figures_of_a_file_with_its_own_signs_have_the_room_of_those():
    narrow, wide = ({figure: room for figure, room, _, _ in figures(made("en", "minus", embed))} for embed in ("all", "none"))
    assert narrow.keys() == wide.keys()
    assert all(narrow[figure] <= wide[figure] for figure in narrow)
    assert any(narrow[figure] < wide[figure] for figure in narrow)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "sequential", "en"])
def test_page_breaks_in_a_row_are_one_as_in_the_pdf(layout):
    model = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "languages": ["ar", "en"],
            "date": "2026-03-14",
            "issuer": {"name": {"ar": "الهيئة", "en": "Authority"}},
            "headline": {"ar": "النتائج", "en": "Results"},
            "body": [
                {"ar": "نص.", "en": "Text."},
                "page-break",
                "page-break",
                {"ar": "آخر.", "en": "More."},
                "page-break",
                "page-break",
                "page-break",
                {"ar": "آخر.", "en": "Last."},
            ],
        }
    )
    body = Docx(docgen.render_bytes(model, "docx", layout=layout)).xml("word/document.xml")
    breaks = [style for style in body.iter(f"{W}pStyle") if style.get(f"{W}val") == "PageBreak"]
    assert len(breaks) == (4 if layout == "sequential" else 2)
