"""Pairs: two languages side by side."""

import pytest
from render_pdf_boxes import Block, painted

from docgen.document.inline import Inline
from docgen.render.pdf.row import Pair
from docgen.render.pdf.stage import Stage
from docgen.render.pdf.text import Text, text


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
def test_arabic_and_english_of_one_style_need_no_levelling(stage: Stage, style: str) -> None:
    arabic = text((Inline("بيان صحفي " * 20),), style, stage.voices["ar"])
    english = text((Inline("Press statement " * 20),), style, stage.voices["en"])
    pair = Pair(english, arabic, 10)
    pair.wrap(400)
    assert isinstance(pair.left, Text)
    assert isinstance(pair.right, Text)
    assert pair.left.lines > 1
    assert pair.left.height / pair.left.lines == pair.right.height / pair.right.lines == stage.look.style(style).leading
    assert pair.left.first_baseline == pair.right.first_baseline


def test_a_paragraph_leaves_two_lines_on_each_page(stage: Stage) -> None:
    english = text((Inline("Press statement " * 40),), "body", stage.voices["en"])
    english.wrap(200)
    leading = stage.look.style("body").leading
    assert english.cut(leading * 1.9) is None
    parts = english.cut(english.height - 1)
    assert parts is not None
    assert parts[1].wrap(200)[1] == pytest.approx(2 * leading)
