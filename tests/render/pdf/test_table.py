"""Tables over pages."""

from __future__ import annotations

import pytest
from flows import both, sample_flow
from pdf_reading import fragments, open_pdf, pages_text
from render_pdf_boxes import Block

from docgen.document.blocks import Column, Table
from docgen.document.inline import BiRuns
from docgen.render.options import RenderOptions
from docgen.render.pdf import render
from docgen.render.pdf.box import Box
from docgen.render.pdf.grid import grid
from docgen.render.pdf.stage import Stage
from docgen.render.pdf.table import TableBox, align_columns

COLUMNS = (Column(both("المهمة", "Task"), "text", 2), Column(both("العدد", "Count"), "number", 0))


def table(rows: int, *, total: bool = False, words: str = "work", numbers: str = "") -> Table[BiRuns]:
    body = tuple((both(f"عمل {number}", f"{words} {number}"), both(str(number), f"{numbers}{number}")) for number in range(1, rows + 1))
    return Table(COLUMNS, body, (both("المجموع", "Total"), both("9", "9")) if total else None)


def box(stage: Stage, rows: int, *, total: bool = False, words: str = "work", numbers: str = "") -> TableBox:
    one = table(rows, total=total, words=words, numbers=numbers).map(lambda slot: slot.en or ())
    made = TableBox([grid(one, stage.voices["en"].under("Table"))], 10)
    made.wrap(300)
    return made


def bounds(parts: object) -> list[tuple[int, int]]:
    assert isinstance(parts, tuple)
    return [(part.start, part.end) for part in parts]


def test_rows_never_break_and_a_part_is_no_taller_than_asked(stage: Stage) -> None:
    whole = box(stage, 50)
    parts = whole.cut(whole.height / 2)
    assert bounds(parts)[0][1] == bounds(parts)[1][0]
    assert parts is not None
    assert parts[0].wrap(300)[1] <= whole.height / 2
    assert parts[0].wrap(300)[1] + parts[1].wrap(300)[1] == pytest.approx(whole.height + whole.geometry.head)  # type: ignore[union-attr]


def test_two_rows_stay_with_the_head(stage: Stage) -> None:
    whole = box(stage, 50)
    geometry = whole.geometry
    assert geometry is not None
    assert whole.cut(geometry.head + geometry.bottoms[2] - 1) is None
    assert bounds(whole.cut(geometry.head + geometry.bottoms[2])) == [(0, 2), (2, 50)]


def test_two_rows_stay_with_the_total(stage: Stage) -> None:
    whole = box(stage, 10, total=True)
    assert bounds(whole.cut(whole.height - 1)) == [(0, 8), (8, 10)]
    three = box(stage, 3, total=True)
    assert three.cut(three.height - 1) is None


def test_a_row_taller_than_a_page_parts_only_when_forced(stage: Stage) -> None:
    whole = box(stage, 2, words="a long task " * 60)
    assert whole.cut(100) is None
    parts = whole.cut(100, forced=True)
    assert parts is not None
    assert parts[0].wrap(300)[1] <= 100
    assert parts[0].wrap(300)[1] + parts[1].wrap(300)[1] > whole.height


def test_number_columns_end_at_the_outer_edge_of_each_language(stage: Stage) -> None:
    for side, edge in (("en", "right"), ("ar", "left")):
        one = table(3).map(lambda slot, side=side: slot.side(side) or ())  # type: ignore[misc]
        made = grid(one, stage.voices[side].under("Table"))  # type: ignore[index]
        widths = made.widths(300)
        edges = made.edges(widths)
        assert sum(widths) == pytest.approx(300)
        assert edges[1] == pytest.approx(300 - widths[1] if edge == "right" else 0)
        assert {row[1].align for row in made.rows} == {"end"}


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


def test_tables_that_follow_one_another_take_the_same_column_widths_and_others_their_own(stage: Stage) -> None:
    short, long = box(stage, 3), box(stage, 3, numbers="12,000,000,00")
    apart = [short.geometry.edges, long.geometry.edges]  # type: ignore[union-attr]
    assert apart[0] != apart[1]

    def edges(between: list[Box]) -> list[list[list[float]]]:
        tables = [TableBox(made.grids, 10) for made in (box(stage, 3), box(stage, 3, numbers="12,000,000,00"))]
        align_columns([tables[0], *between, tables[1]])
        for made in tables:
            made.wrap(300)
        return [made.geometry.edges for made in tables if made.geometry is not None]

    assert edges([]) == [apart[1], apart[1]]
    assert edges([Block("a paragraph", 20)]) == apart
