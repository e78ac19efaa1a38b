"""Tables over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flows import both, sample_flow
from odd_tables import flow_of
from pdf_reading import fragments, open_pdf, pages_text

from docgen.document.blocks import Column, Table
from docgen.document.inline import BiRuns
from docgen.document.tables.placing import fit_alone
from docgen.types import Lang
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.boxes.grid import Grid, side_grid
from docgen.writers.pdf.boxes.measuring import setter_of
from docgen.writers.pdf.boxes.table import TableBox
from docgen.writers.pdf.layout_context import LayoutContext

COLUMNS = (Column(both("المهمة", "Task"), "text", 2), Column(both("العدد", "Count"), "number", 0))


def table(rows: int, *, total: bool = False, words: str = "work", numbers: str = "") -> Table[BiRuns]:
    body = tuple((both(f"عمل {number}", f"{words} {number}"), both(str(number), f"{numbers}{number}")) for number in range(1, rows + 1))
    return Table(COLUMNS, body, (both("المجموع", "Total"), both("9", "9")) if total else None)


def box(stage: LayoutContext, rows: int, *, total: bool = False, words: str = "work", numbers: str = "", page: float = 700) -> TableBox:
    made = TableBox([set_in(stage, "en", table(rows, total=total, words=words, numbers=numbers))], 10, page)
    made.wrap(300)
    return made


def set_in(stage: LayoutContext, lang: Lang, whole: Table[BiRuns]) -> Grid:
    one = whole.map(lambda slot: slot.side(lang) or ())
    return side_grid(one, fit_alone(one, lang, 300, setter_of(stage.voices, stage.look.theme)), stage.voices[lang].under("Table"))


def bounds(parts: object) -> list[tuple[int, int]]:
    assert isinstance(parts, tuple)
    return [(part.start, part.end) for part in parts]


def test_rows_never_break_and_a_part_is_no_taller_than_asked(stage: LayoutContext) -> None:
    whole = box(stage, 50)
    parts = whole.cut(whole.height / 2)
    assert bounds(parts)[0][1] == bounds(parts)[1][0]
    assert parts is not None
    assert parts[0].wrap(300)[1] <= whole.height / 2
    assert parts[0].wrap(300)[1] + parts[1].wrap(300)[1] == pytest.approx(whole.height + whole.geometry.head)  # type: ignore[union-attr]


def test_two_rows_stay_with_the_head(stage: LayoutContext) -> None:
    whole = box(stage, 50)
    geometry = whole.geometry
    assert geometry is not None
    assert whole.cut(geometry.head + geometry.bottoms[2] - 1) is None
    assert bounds(whole.cut(geometry.head + geometry.bottoms[2])) == [(0, 2), (2, 50)]


def test_two_rows_stay_with_the_total(stage: LayoutContext) -> None:
    whole = box(stage, 10, total=True)
    assert bounds(whole.cut(whole.height - 1)) == [(0, 8), (8, 11)]
    three = box(stage, 3, total=True)
    assert three.cut(three.height - 1) is None


def test_a_row_taller_than_a_page_parts_only_when_forced(stage: LayoutContext) -> None:
    whole = box(stage, 2, words="a long task " * 60)
    assert whole.cut(100) is None
    parts = whole.cut(100, forced=True)
    assert parts is not None
    assert parts[0].wrap(300)[1] <= 100
    assert parts[0].wrap(300)[1] + parts[1].wrap(300)[1] > whole.height


def test_figures_stand_under_one_another_at_the_outer_edge_of_each_language(stage: LayoutContext) -> None:
    english, arabic = (set_in(stage, lang, table(12)) for lang in ("en", "ar"))
    assert [row.cells[1].x + row.cells[1].width for row in english.rows] == pytest.approx([295] * 12)
    assert [row.cells[1].x for row in arabic.rows] == pytest.approx([5] * 12)
    assert [{row.cells[1].texts[0].align for row in made.rows} for made in (english, arabic)] == [{"end"}, {"start"}]
    assert len({row.cells[1].width for row in arabic.rows}) == 1
    assert arabic.rows[0].cells[1].width < 20


def test_the_head_is_on_every_page_and_every_row_is_there_once() -> None:
    data = render(sample_flow("side-by-side", extra=(table(120),)), RenderOptions())
    texts = pages_text(data)[2:]
    assert len(texts) >= 3
    assert all("Task" in page for page in texts)
    found = [line for page in texts for line in page.splitlines() if line.startswith("work ")]
    assert [int(line.split()[1]) for line in found] == list(range(1, 121))


def test_a_repeated_head_is_no_content() -> None:
    with open_pdf(render(sample_flow("en", extra=(table(120),)), RenderOptions())) as pdf:
        heads = [element for element in fragments(pdf) if element.tag == "TH"]
    assert len([head for head in heads if "Task" in head.text]) == 1


def test_a_row_taller_than_a_page_begins_low_on_one_and_leaves_no_page_empty(stage: LayoutContext) -> None:
    whole = box(stage, 2, words="a long task " * 60, page=150)
    parts = whole.cut(100)
    assert parts is not None
    assert parts[0].wrap(300)[1] <= 100
    assert whole.cut(whole.geometry.head + 20) is None  # type: ignore[union-attr]


def test_a_section_stays_with_its_rows_and_a_subtotal_with_what_it_sums(stage: LayoutContext) -> None:
    plain = table(12)
    kinds = tuple("section" if index == 4 else "subtotal" if index == 8 else "row" for index in range(12))
    made = TableBox([set_in(stage, "en", replace(plain, kinds=kinds))], 10, 700)
    made.wrap(300)
    geometry = made.geometry
    assert geometry is not None
    at = [bounds(made.cut(geometry.head + geometry.bottoms[row]))[0][1] for row in (4, 5, 6, 7, 8, 9)]
    assert at == [4, 4, 6, 7, 7, 9]


def test_no_page_is_left_empty_before_a_first_row_taller_than_one() -> None:
    words = both("نص طويل " * 700, "a long text " * 700)
    tall = Table(COLUMNS, ((words, both("١", "1")), (both("عمل", "work"), both("٢", "2"))))
    for layout in ("side-by-side", "en"):
        texts = pages_text(render(flow_of(tall, layout, "A4"), RenderOptions()))  # type: ignore[arg-type]
        assert all(len(page.split()) > 60 for page in texts[:-1]), layout


def test_a_row_of_many_lines_may_begin_or_end_a_table_alone(stage: LayoutContext) -> None:
    for rows in (2, 3):
        whole = box(stage, rows, words="several words of a long task " * 16, page=300)
        low = whole.geometry
        assert low is not None
        assert bounds(whole.cut(low.head + low.bottoms[1] + 1)) == [(0, 1), (1, rows)]
        assert bounds(whole.cut(low.head + low.bottoms[rows - 1] + 1)) == [(0, rows - 1), (rows - 1, rows)]
        short = box(stage, rows)
        assert all(short.cut(height) is None for height in range(1, int(short.height)))
