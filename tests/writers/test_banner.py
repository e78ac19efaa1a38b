"""A wide logo reaches over the measure, in PDF and in DOCX; any other stays between the names."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from ooxml import Docx, faults
from pdf_reading import open_pdf
from PIL import Image

import docgen
from docgen import api
from docgen.document.arrange import arrange
from docgen.document.banner import banner_size
from docgen.document.document import LAYOUTS, Layout
from docgen.document.theme import MM

MEASURE = 170 * MM


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((300, 100), None),
        ((100, 100), None),
        ((0, 0), None),
        ((900, 120), (MEASURE, MEASURE * 120 / 900)),
        ((MEASURE * 2, MEASURE / 2), (400.0, 100.0)),
        ((100, 10), (150.0, 15.0)),
    ],
)
def test_a_banner_is_as_wide_as_the_measure_its_size_and_the_page_allow(size: tuple[float, float], expected: tuple[float, float] | None) -> None:
    found = banner_size(*size, MEASURE)
    assert found == (None if expected is None else pytest.approx(expected))


def figures(pdf: pikepdf.Pdf) -> list[list[float]]:
    """The boxes of all figures: left, bottom, right, top, in points."""
    found = [element for element in pdf.objects if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"]
    return [[float(edge) for edge in element.A.BBox] for element in found]


def statement(folder: Path, size: tuple[int, int]) -> docgen.Model:
    Image.new("RGB", size, (20, 60, 120)).save(folder / "logo.png", dpi=(96, 96))
    emblem = {"emblem": "logo.png", "emblem_alt": {"ar": "شعار", "en": "Logo"}}
    data = {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2021-10-19",
        "issuer": {"name": {"ar": "وزارة السجلات", "en": "Ministry of Records"}, **emblem},
        "headline": {"ar": "عنوان", "en": "Headline"},
        "body": [{"ar": "نص.", "en": "Text."}],
    }
    return docgen.parse(data, folder=folder)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wide_logo_stands_over_the_names_in_both_formats(layout: Layout, tmp_path: Path) -> None:
    model = statement(tmp_path, (900, 120))
    with open_pdf(docgen.render_bytes(model, "pdf", layout=layout)) as pdf:
        box = figures(pdf)[0]
        width = float(pdf.pages[0].MediaBox[2])
    wide = box[2] - box[0]
    page = arrange(api.document(model), layout).theme.page
    assert wide == pytest.approx(page.width - 2 * page.margin_side, abs=0.1)
    assert (box[0] + box[2]) / 2 == pytest.approx(width / 2, abs=0.1)
    path = docgen.render(model, tmp_path / "out.docx", layout=layout)
    extents = [
        int(extent.get("cx", "0")) / 12700
        for name in Docx(path.read_bytes()).parts
        if name.startswith("word/header")
        for extent in Docx(path.read_bytes()).xml(name).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    ]
    assert extents[0] == pytest.approx(wide, abs=0.1)
    assert faults(path) == []


def test_a_logo_that_is_not_wide_stays_between_the_names(tmp_path: Path) -> None:
    with open_pdf(docgen.render_bytes(statement(tmp_path, (300, 100)), "pdf")) as pdf:
        left, bottom, right, top = figures(pdf)[0]
    assert top - bottom <= 48.01
    assert right - left <= 96.01


def test_a_name_of_many_lines_under_a_banner_is_parted_with_the_page(tmp_path: Path) -> None:
    model = statement(tmp_path, (900, 120))
    long = docgen.parse(
        {**_data(model), "issuer": {"name": {"ar": "وزارة " * 1500, "en": "Ministry " * 1500}, "emblem": "logo.png"}}, folder=tmp_path
    )
    with pikepdf.open(_saved(docgen.render_bytes(long, "pdf", profile="screen"), tmp_path)) as pdf:
        assert len(pdf.pages) > 1


def _data(model: docgen.Model) -> dict[str, object]:
    body = [{"ar": "نص.", "en": "Text."}]
    return {"docgen": 1, "kind": model.kind, "date": "2021-10-19", "headline": {"ar": "عنوان", "en": "Headline"}, "body": body}


def _saved(data: bytes, folder: Path) -> Path:
    path = folder / "out.pdf"
    path.write_bytes(data)
    return path
