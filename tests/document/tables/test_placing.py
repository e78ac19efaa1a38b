"""Where tables stand that are too wide for their column: the ways out, in their order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flows import both
from odd_tables import PLACE, flow_of

from docgen.document.blocks import Column, Table
from docgen.document.document import BilingualTable, FlowItem, Layout, ParallelPair, Side, SpanningBlock
from docgen.document.inline import BiRuns, Runs, plain
from docgen.document.tables.fitting import PADDING, TIGHT, Setter
from docgen.document.tables.needs import Measured
from docgen.document.tables.placing import Placed, placed
from docgen.document.tables.table import GivenWidth
from docgen.errors import RenderError
from docgen.types import ColumnType, Lang

LETTER = 5.0
"""Points: every letter of this test's type is as wide; small type is four fifths of it."""


def measure(runs: Runs, style: str, lang: Lang) -> Measured:
    letter = LETTER * (0.8 if style.endswith("-small") else 1.0)
    text = plain(runs)
    return Measured(len(text) * letter, max((len(word) for word in text.split(" ")), default=0) * letter)


def placed_in(table: Table[BiRuns], column: float, layout: Layout = "side-by-side") -> tuple[list[FlowItem], Placed]:
    """The table where each of two columns is so wide, with a gutter of 20 points."""
    flow = flow_of(table, layout, "A4")
    gutter = flow.theme.page.gutter
    found = placed(flow, Setter(measure), 2 * column + gutter)
    return [item for item in found.flow.sections[0].items if not _is_words(item)], found


def _is_words(item: FlowItem) -> bool:
    side = item.left if isinstance(item, ParallelPair) else item if isinstance(item, Side) else None
    return side is not None and not isinstance(side.block, Table)


def _tables(found: Placed) -> list[Table[Runs]]:
    items = [item for section in found.flow.sections for item in section.items]
    return [item.block for item in items if isinstance(item, Side) and isinstance(item.block, Table)]


def table(words: int, figure: str = "1,234", kind: ColumnType = "number", **choices: object) -> Table[BiRuns]:
    """One word of so many letters beside a figure."""
    columns = (Column(both("ا", "a"), "text", 1.0), Column(both("ا", "a"), kind, 0.0))
    arabic = figure.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    return Table(columns, ((both("س" * words, "w" * words), both(arabic, figure)),), place=PLACE, **choices)  # type: ignore[arg-type]


def fits(item: FlowItem) -> list[tuple[float, bool]]:
    sides = [side.block for side in (item.left, item.right) if side is not None] if isinstance(item, ParallelPair) else []
    return [(block.fit.padding, block.fit.small) for block in sides if isinstance(block, Table) and block.fit is not None]


def test_first_the_space_in_the_cells_grows_less_then_the_type_and_then_it_leaves_the_columns() -> None:
    word, figure = 20 * LETTER, 5 * LETTER
    wide = word + figure + 4 * PADDING + 1
    assert fits(placed_in(table(20), wide)[0][0]) == [(PADDING, False)] * 2
    assert fits(placed_in(table(20), wide - 3)[0][0]) == [(TIGHT, False)] * 2
    items, found = placed_in(table(20), wide - 12)
    assert fits(items[0]) == [(TIGHT, True)] * 2
    assert [(moved.how, moved.place) for moved in found.moved] == [("small", PLACE)]
    assert "table-small" in found.flow.theme.styles
    items, found = placed_in(table(20), (word + figure) * 0.8 + 8)
    assert isinstance(items[0], SpanningBlock)
    assert [moved.how for moved in found.moved] == ["page"]


def test_both_languages_in_one_table_show_a_figure_once_and_words_at_their_own_side() -> None:
    items, _ = placed_in(table(20), 105)
    assert isinstance(items[0], SpanningBlock)
    block = items[0].block
    assert isinstance(block, BilingualTable)
    assert [column.lang for column in block.laid.columns] == ["en", None, "ar"]
    assert [plain(cell.words[0].runs) for cell in block.laid.body[0].cells] == ["w" * 20, "1,234", "س" * 20]
    assert block.fit.width == pytest.approx(2 * 105 + 28.35, abs=0.1)


def keyed_table(words: int) -> Table[BiRuns]:
    """Rows that begin with a reference: it, a word, a figure."""
    plain_table = table(words)
    columns = (Column(both("ا", "a"), "text", 0.5), *plain_table.columns)
    return replace(plain_table, columns=columns, rows=((both("٣/٢", "3/2"), *plain_table.rows[0]),))


def test_what_begins_the_rows_begins_them_at_both_sides_of_one_table_where_there_is_room() -> None:
    items, _ = placed_in(keyed_table(20), 127)
    assert isinstance(items[0], SpanningBlock)
    assert isinstance(items[0].block, BilingualTable)
    assert [plain(cell.words[0].runs) for cell in items[0].block.laid.body[0].cells] == ["3/2", "w" * 20, "1,234", "س" * 20, "٣/٢"]
    assert [column.lang for column in items[0].block.laid.columns] == ["en", "en", None, "ar", "ar"]
    items, _ = placed_in(keyed_table(22), 130)
    assert isinstance(items[0], SpanningBlock)
    assert isinstance(items[0].block, BilingualTable)
    assert [column.lang for column in items[0].block.laid.columns] == ["en", None, None, "ar"]


def test_its_figures_are_arabic_indic_only_where_that_is_asked_for() -> None:
    items, _ = placed_in(table(20, figures_from="ar"), 105)
    assert isinstance(items[0], SpanningBlock)
    assert isinstance(items[0].block, BilingualTable)
    assert plain(items[0].block.laid.body[0].cells[1].words[0].runs) == "١٬٢٣٤"


def test_where_the_sides_have_not_the_same_figures_arabic_stands_under_english() -> None:
    unlike = table(20)
    rows = ((unlike.rows[0][0], both("٥", "1,234")),)
    items, found = placed_in(Table(unlike.columns, rows, place=PLACE), 105)
    assert [(item.lang, item.follows_translation) for item in items if isinstance(item, Side)] == [("en", False), ("ar", True)]
    assert [moved.how for moved in found.moved] == ["under"]


def test_a_table_that_asks_for_the_page_has_it_at_once_and_nobody_is_told() -> None:
    for layout in ("side-by-side", "stacked"):
        items, found = placed_in(table(3, page_wide=True), 200, layout)  # type: ignore[arg-type]
        assert isinstance(items[0], SpanningBlock), layout
        assert found.moved == ()


def test_one_that_asked_for_the_page_and_does_not_fit_it_as_one_is_told_why() -> None:
    items, found = placed_in(table(40, page_wide=True), 150)
    assert [(item.lang, item.follows_translation) for item in items if isinstance(item, Side)] == [("en", False), ("ar", True)]
    assert [moved.how for moved in found.moved] == ["parted"]
    assert "mm" in found.moved[0].why


def test_a_share_of_the_width_is_one_of_each_language_s_half_where_both_stand_in_one_table() -> None:
    whole = table(3, page_wide=True)
    given = Column(whole.columns[0].header, "text", 1.0, width=GivenWidth(40, percent=True))
    items, found = placed_in(replace(whole, columns=(given, whole.columns[1])), 200)
    assert isinstance(items[0], SpanningBlock)
    assert isinstance(items[0].block, BilingualTable)
    fit = items[0].block.fit
    assert fit.widths[0] == pytest.approx(0.2 * fit.width)
    assert fit.widths[2] == pytest.approx(0.2 * fit.width)
    assert found.moved == ()


ONE_COLUMN: tuple[Layout, ...] = ("en", "ar", "sequential", "stacked")


@pytest.mark.parametrize("layout", ONE_COLUMN)
def test_in_one_column_it_stands_out_up_to_the_page_s_margins_before_there_is_an_error(layout: Layout) -> None:
    flow = flow_of(table(40), layout, "A4")
    outset = flow.theme.page.outset
    assert outset > 0
    narrow = (40 + 5) * LETTER * 0.8  # what it needs at the least, padding left out
    found = placed(flow, Setter(measure), narrow)
    assert found.problems == ()
    assert {moved.how for moved in found.moved} == {"out"}
    widths = [block.fit.width for block in _tables(found) if block.fit is not None]
    assert widths == pytest.approx([narrow + 2 * outset] * len(widths))


def test_in_arabic_its_figures_are_in_latin_digits_before_there_is_an_error() -> None:
    def wide(runs: Runs, style: str, lang: Lang) -> Measured:
        """Type in which Arabic digits are three times as wide as Latin ones."""
        width = sum(15.0 if character in "٠١٢٣٤٥٦٧٨٩" else 5.0 for character in plain(runs))
        return Measured(width, width)

    def tried(asked: Lang) -> Placed:
        flow = flow_of(table(3, figure="−1,234", figures_from=asked), "ar", "A4")
        return placed(replace(flow, theme=replace(flow.theme, page=replace(flow.theme.page, outset=0.0))), Setter(wide), 80)

    found = tried("en")
    assert [moved.how for moved in found.moved] == ["digits"]
    (cell,) = [block.rows[0][1] for block in _tables(found)]
    assert plain(cell) == "−1,234"
    assert all(run.isolate for run in cell)  # so that its sign stands before it
    asked = tried("ar")
    assert asked.moved == ()
    assert len(asked.problems) == 1


def test_widths_that_are_given_and_leave_too_little_are_told_as_what_they_are() -> None:
    whole = table(3)
    given = Column(whole.columns[0].header, "text", 1.0, width=GivenWidth(500))
    _, found = placed_in(replace(whole, columns=(given, whole.columns[1])), 200)
    assert found.problems[0].message.startswith("the width given to its columns (177 mm) and what its others need (")
    assert found.problems[0].hint == "smaller widths, or none"


def test_what_fits_nowhere_is_told_with_what_it_needs_and_what_there_is() -> None:
    _, found = placed_in(table(200), 105)
    assert [problem.place for problem in found.problems] == [PLACE]
    assert "mm" in found.problems[0].message
    assert "'wwwww" in found.problems[0].message


def test_a_width_that_was_given_is_kept_and_one_too_small_is_told() -> None:
    whole = table(3)
    given = Column(whole.columns[0].header, "text", 1.0, width=GivenWidth(40, percent=True))
    items, _ = placed_in(Table((given, whole.columns[1]), whole.rows, place=PLACE), 200)
    assert isinstance(items[0], ParallelPair)
    assert items[0].left is not None
    assert isinstance(items[0].left.block, Table)
    assert items[0].left.block.fit is not None
    assert items[0].left.block.fit.widths == pytest.approx((80, 120))
    narrow = Column(whole.columns[0].header, "text", 1.0, width=GivenWidth(10))
    _, found = placed_in(Table((narrow, whole.columns[1]), whole.rows, place=PLACE), 200)
    assert found.problems[0].message.startswith("the column 'a' is given 4 mm, but 'www' needs")


def test_tables_that_follow_one_another_and_are_alike_take_the_same_widths() -> None:
    flow = flow_of(table(10), "side-by-side", "A4")
    section = flow.sections[0]
    first = section.items[1]
    second = flow_of(table(20, figure="1"), "side-by-side", "A4").sections[0].items[1]
    together = replace(flow, sections=(replace(section, items=(first, second)),))
    found = placed(together, Setter(measure), 600)
    widths = [item.left.block.fit.widths for item in found.flow.sections[0].items if isinstance(item, ParallelPair)]  # type: ignore[union-attr]
    assert widths[0] == widths[1]


def test_columns_of_one_value_in_both_languages_need_no_translation_to_stand_once() -> None:
    items, _ = placed_in(table(20, figure="QDC/3/2", kind="text"), 105)
    assert isinstance(items[0], SpanningBlock)


def test_no_flow_is_made_of_tables_that_fit_nowhere() -> None:
    from docgen.document.tables.placing import in_place

    with pytest.raises(RenderError):
        in_place(flow_of(table(300), "stacked", "A4"), Setter(measure), 300)


@pytest.mark.parametrize(("rows", "words", "leaves"), [(9, 5, True), (7, 5, False), (9, 1, False)])
def test_a_table_of_many_rows_that_is_many_times_as_tall_in_its_column_stands_over_the_page(rows: int, words: int, leaves: bool) -> None:
    columns = (Column(both("ا", "a"), "text", 1.0), *[Column(both("ا", "a"), "number", 0.0)] * 4)
    row = (both(" ".join(["سسسس"] * words), " ".join(["wwww"] * words)), *[both("١٬٢٣٤", "1,234")] * 4)
    (item, *_), found = placed_in(Table(columns, (row,) * rows, place=PLACE), 200)
    assert isinstance(item, SpanningBlock) == leaves
    assert [moved.how for moved in found.moved] == (["page"] if leaves else [])
