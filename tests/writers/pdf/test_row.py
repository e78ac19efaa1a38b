"""Pairs: two languages side by side."""

import pytest
from render_pdf_boxes import Block, painted

from docgen.document.blocks import Paragraph as DocumentParagraph
from docgen.document.document import Side
from docgen.document.inline import Inline
from docgen.writers.pdf.boxes.alike import matched
from docgen.writers.pdf.boxes.balanced import Balanced
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.hanging import Hanging
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text, spaced, text
from docgen.writers.pdf.layout_context import LayoutContext


def test_each_side_takes_its_half_and_the_pair_is_as_tall_as_the_taller() -> None:
    pair = Pair(Block("left", 30), Block("right", 50), 10)
    assert pair.wrap(110)[1] == 50
    assert painted(pair, 110) == [("left", 0, 1000, 30), ("right", 60, 1000, 50)]


def test_first_baselines_stand_level() -> None:
    pair = Pair(Block("left", 30, baseline=8), Block("right", 30, baseline=11), 10)
    assert pair.wrap(110)[1] == 33
    assert pair.first_baseline == 11
    assert [top for _, _, top, _ in painted(pair, 110)] == [997, 1000]


def test_both_sides_part_at_one_height_and_go_on() -> None:
    pair = Pair(Block("left", 30), Block("right", 50), 10)
    pair.wrap(110)
    parts = pair.cut(40)
    assert parts is not None
    assert painted(parts[0], 110) == [("left", 0, 1000, 30), ("right", 60, 1000, 40)]
    assert painted(parts[1], 110) == [("right+", 60, 1000, 10)]


def test_a_pair_goes_whole_to_the_next_page_when_a_side_cannot_part() -> None:
    pair = Pair(Block("left", 30, solid=True), Block("right", 50), 10)
    pair.wrap(110)
    assert pair.cut(20) is None
    assert pair.cut(35) is not None


@pytest.mark.parametrize("style", ["body", "headline", "heading1", "table", "note"])
def test_arabic_and_english_of_one_style_need_no_levelling(stage: LayoutContext, style: str) -> None:
    arabic = text((Inline("مقدمة مكتوبة " * 20),), style, stage.voices["ar"])
    english = text((Inline("Press statement " * 20),), style, stage.voices["en"])
    pair = Pair(english, arabic, 10)
    pair.wrap(400)
    assert isinstance(pair.left, Text)
    assert isinstance(pair.right, Text)
    assert pair.left.lines > 1
    leading = pytest.approx(stage.look.style(style).leading)
    assert pair.left.height / pair.left.lines == leading
    assert pair.right.height / pair.right.lines == leading
    assert pair.left.first_baseline == pair.right.first_baseline


def test_a_paragraph_leaves_two_lines_on_each_page(stage: LayoutContext) -> None:
    english = text((Inline("Press statement " * 40),), "body", stage.voices["en"])
    english.wrap(200)
    leading = stage.look.style("body").leading
    assert english.cut(leading * 1.9) is None
    parts = english.cut(english.height - 1)
    assert parts is not None
    assert parts[1].wrap(200)[1] == pytest.approx(2 * leading)


LONG = "The administration of the Buckinghamshire, Wolverhampton, Northamptonshire and Gloucestershire Organisations. "
EVEN = "عقدت اللجنة اجتماعها السنوي في المدينة وناقشت خطة العمل وبرنامج الزيارات والمعارض في جميع المدن. "


def facing(stage: LayoutContext, english: str, arabic: str, column: float) -> tuple[Text, Text]:
    left = text((Inline(english.strip()),), "body", stage.voices["en"])
    right = text((Inline(arabic.strip()),), "body", stage.voices["ar"])
    pair = Pair(left, right, 10)
    pair.wrap(2 * column + 10)
    assert pair.height == max(left.height, right.height)
    return left, right


def test_what_faces_a_ragged_paragraph_is_ragged(stage: LayoutContext) -> None:
    assert text((Inline("a"),), "body", stage.voices["en"]).ragged is None  # not measured
    column = stage.look.theme.justify_from + 1
    left, right = facing(stage, LONG, EVEN * 2, column)
    assert (left.ragged, right.ragged) == (True, True)
    alone = text((Inline((EVEN * 2).strip()),), "body", stage.voices["ar"])
    alone.wrap(column)
    assert alone.ragged is False


def test_two_paragraphs_that_can_be_even_are_justified(stage: LayoutContext) -> None:
    left, right = facing(stage, "it is as it is and so it will be. " * 9, EVEN * 2, stage.look.theme.justify_from + 1)
    assert (left.ragged, right.ragged) == (False, False)


def test_the_space_after_a_paragraph_follows_its_end_on_the_next_page(stage: LayoutContext) -> None:
    english = spaced(text((Inline("Press statement " * 40),), "body", stage.voices["en"]))
    arabic = spaced(text((Inline("بيان صحفي " * 40),), "body", stage.voices["ar"]))
    after = stage.look.style("body").after
    assert after > 0
    for box in (english, Pair(english, arabic, 10), Stack([english]), Hanging(None, english, 10, rtl=False)):
        box.after = after
        box.wrap(300)
        parts = box.cut(stage.look.style("body").leading * 2.5)
        assert parts is not None
        assert parts[1].after == after
        assert parts[0].before == box.before


def test_a_page_ends_after_a_whole_word(stage: LayoutContext) -> None:
    words = "the administration of telecommunications and of environmental recommendations concerning sustainability "
    box = text((Inline(words * 6),), "body", stage.voices["en"])
    column = stage.look.theme.justify_from + 1
    box.wrap(column)
    leading = stage.look.style("body").leading
    for lines in range(4, box.lines - 2):
        parts = box.part(lines * leading + 0.1)
        assert parts is not None
        assert parts[0]._paragraph is not None
        assert not parts[0]._paragraph.lines[-1].ends_in_hyphen


def test_a_subheadline_is_set_in_lines_of_like_length(stage: LayoutContext) -> None:
    words = "The Committee approves a plan of forty million, rising by 4.1%"
    side = Side("en", DocumentParagraph((Inline(words),), "subheadline"))
    plain = text((Inline(words),), "subheadline", stage.voices["en"])
    for width in range(150, 330, 5):
        box = box_of(side, stage)
        plain.wrap(width)
        assert box.wrap(width)[1] == plain.height
        assert isinstance(box, Balanced)
        lines = box.body._paragraph.lines if box.body._paragraph else []
        if len(lines) == 2:
            assert lines[1].width > 0.4 * lines[0].width


@pytest.mark.parametrize("leading_side", [0, 1])
def test_a_paragraph_under_the_same_in_the_other_language_is_justified_or_ragged_as_that_is(stage: LayoutContext, leading_side: int) -> None:
    def sides() -> list[Side]:
        made = [Side("en", DocumentParagraph((Inline(LONG.strip()),))), Side("ar", DocumentParagraph((Inline(EVEN * 2),)))]
        return made if leading_side == 0 else made[::-1]

    def states(boxes: list[Box]) -> list[bool | None]:
        for box in boxes:
            box.wrap(stage.look.theme.justify_from + 1)
        return [box.ragged for box in boxes if isinstance(box, Text)]

    assert sorted(map(bool, states([box_of(side, stage) for side in sides()]))) == [False, True]
    assert states(matched(sides(), [box_of(side, stage) for side in sides()])) == [True, True]
