"""Key figures: how many stand in a row, whose figure stands for both languages, tiles and hairlines in PDF and DOCX."""

from __future__ import annotations

import io

import pytest
from docx import Document as open_docx
from ooxml import faults
from statements import STATEMENT

import docgen
from docgen.document.blocks import Field
from docgen.document.inline import Inline
from docgen.document.key_figures import TILE_GAP, TILE_SIDE, tile_rows, tile_values
from docgen.errors import InputError
from docgen.reading import parse

FIGURES = [
    {"value": "{number}`512000`", "label": {"ar": "حاوية", "en": "Containers"}},
    {"value": {"ar": "٣ موانئ", "en": "3 ports"}, "label": {"ar": "موانئ", "en": "In operation"}},
]


@pytest.mark.parametrize(
    ("widths", "rows"),
    [
        ([50] * 1, [1]),
        ([50] * 4, [4]),
        ([50] * 5, [3, 2]),
        ([50] * 7, [4, 3]),
        ([50] * 9, [3, 3, 3]),
        ([200] * 4, [2, 2]),
        ([50, 400, 50, 50], [1, 1, 2]),
    ],
)
def test_rows_are_even_and_no_figure_is_wider_than_its_tile(widths: list[float], rows: list[int]) -> None:
    assert tile_rows(widths, 480) == rows
    start = 0
    for count in rows:
        assert count == 1 or max(widths[start : start + count]) <= (480 - (count - 1) * TILE_GAP) / count - 2 * TILE_SIDE
        start += count


def field(value: str) -> Field[tuple[Inline, ...]]:
    return Field((Inline("words"),), (Inline(value),))


def test_a_figure_of_figures_alone_stands_once_and_one_with_words_in_both() -> None:
    assert [lang for lang, _ in tile_values({"ar": field("٥٠٠"), "en": field("500")}, "ar")] == ["ar"]
    assert [lang for lang, _ in tile_values({"ar": field("٣ موانئ"), "en": field("3 ports")}, "en")] == ["ar", "en"]
    assert [lang for lang, _ in tile_values({"en": field("500")}, "ar")] == ["en"]


@pytest.mark.parametrize("theme", ["report", "classic"])
@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "facing", "ar"])
def test_they_stand_in_a_table_of_tiles_in_docx_and_in_the_pdf(theme: str, layout: str, tmp_path) -> None:
    model = parse({**STATEMENT, "body": [{"figures": FIGURES}, {"ar": "نص", "en": "Text"}]})
    path = tmp_path / "out.docx"
    path.write_bytes(docgen.render_bytes(model, "docx", theme=theme, layout=layout))
    assert faults(path) == []
    cells = [cell.text for table in open_docx(io.BytesIO(path.read_bytes())).tables for row in table.rows for cell in row.cells]
    assert any("512,000" in text or "٥١٢٬٠٠٠" in text for text in cells)
    assert docgen.render_bytes(model, "pdf", theme=theme, layout=layout)


def test_other_formats_have_them_as_labelled_values() -> None:
    model = parse({**STATEMENT, "body": [{"figures": FIGURES}]})
    assert "Containers: " in docgen.render_bytes(model, "txt", layout="en").decode()


def test_a_figure_without_words_and_too_many_of_them_are_errors() -> None:
    with pytest.raises(InputError, match=r"figures\[0\]\.label"):
        parse({**STATEMENT, "body": [{"figures": [{"value": "5"}]}]})
    with pytest.raises(InputError, match="figures"):
        parse({**STATEMENT, "body": [{"figures": FIGURES * 7}]})
