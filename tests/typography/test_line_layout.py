"""Lines of one width: aligned, justified, in visual order; what stands at their edges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from typeset import WIDE, lines, paragraph, span, style, visual

from docgen.types import Align, Base
from docgen.typography.paragraph.line_layout_cy import WIDEST_GAP, set_lines
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle, Span

ARABIC = "عقدت اللجنة اجتماعها السنوي وناقشت خطة العمل وبرنامج الزيارات والمعارض في جميع المدن"
ENGLISH = "The Committee held its annual meeting and discussed the plan of work and the programme of visits"
TEXTS: list[tuple[str, Base]] = [(ARABIC, "rtl"), (ENGLISH, "ltr")]


@pytest.mark.parametrize(("text", "base"), TEXTS)
@pytest.mark.parametrize("align", ["start", "center", "end", "justify"])
def test_lines_stand_where_their_alignment_says(text: str, base: Base, align: Align) -> None:
    width = 260.0
    set_ = lines(span(" ".join([text] * 4)), width=width, base=base, align=align)
    assert len(set_) > 2
    for line in set_[:-1]:
        left, right = line.x, width - line.x - line.width
        if align == "center":
            assert left == pytest.approx(right)
        elif align == "justify":
            assert (left, right) == (pytest.approx(0, abs=0.02), pytest.approx(0, abs=0.02))
        else:
            assert (right if (align == "start") == (base == "rtl") else left) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("text", "base"), TEXTS)
def test_a_last_line_is_not_stretched_and_stands_at_the_start(text: str, base: Base) -> None:
    last = lines(span(text), width=150.0, base=base, align="justify")[-1]
    assert last.gap <= 0.0
    assert (150.0 - last.x - last.width if base == "rtl" else last.x) == pytest.approx(0, abs=1e-6)


def test_the_line_before_an_author_s_break_is_not_stretched() -> None:
    first, _ = lines(span("سطر أول\u2028سطر ثان"), width=200.0, align="justify")
    assert first.gap == 0.0


def test_a_line_that_cannot_be_filled_ends_short_with_even_spaces() -> None:
    first, _ = lines(span("Communications international organisations", lang="en"), base="ltr", width=140.0, align="justify")
    assert (first.gap, first.x) == (0.0, 0.0)


def test_a_gap_never_grows_so_wide_that_readers_see_columns() -> None:
    for width in range(60, 200, 5):
        for line in lines(span(ARABIC), width=float(width), align="justify"):
            spaces = [word.shaped.space_width for word in line.words if word.spaced]
            assert all(space + line.gap <= WIDEST_GAP * 10 + 1e-6 for space in spaces)


@pytest.mark.parametrize(("text", "base"), TEXTS)
def test_indents_are_from_the_start_edge(text: str, base: Base) -> None:
    made = prepare([span(text)], ParagraphStyle(base, "start", 15.0, "none", 12.0, 20.0, 30.0))
    first, second, *_ = set_lines(made, 200.0)
    starts = [200.0 - line.x - line.width if base == "rtl" else line.x for line in (first, second)]
    assert starts == [pytest.approx(32.0), pytest.approx(20.0)]
    assert all(line.width <= 150.0 + 0.02 for line in (first, second))


def test_a_soft_hyphen_shows_where_the_line_ends_and_nowhere_else() -> None:
    text = "co\u00adopera\u00adtion"
    [whole] = lines(span(text, lang="en"), base="ltr")
    assert visual(whole) == "cooperation"
    first, second = lines(span(text, lang="en"), base="ltr", width=36.0)
    assert visual(first) == "coopera\u00ad"
    assert visual(second) == "tion"


def test_a_soft_hyphen_before_a_space_shows_nothing() -> None:
    first, _ = lines(span("coopera\u00ad tion", lang="en"), base="ltr", width=32.0)
    assert visual(first) == "coopera"


def test_spaces_at_a_line_s_end_hang_and_do_not_count() -> None:
    for line in lines(span(ARABIC.replace(" ", "   ")), width=120.0):
        assert not line.words[0].spaced or line.words[0].level % 2 == 0
        assert line.width <= 120.0
        last = max(line.words, key=lambda word: word.end)
        assert not last.spaced


@pytest.mark.parametrize("text", ["a\u2028\u2028b", "a\n\nb", "a\r\n\r\nb"])
def test_an_empty_line_stays(text: str) -> None:
    assert [visual(line) for line in lines(span(text))] == ["a", "", "b"]


def test_an_empty_line_at_the_start_stays_and_a_break_at_the_end_opens_none() -> None:
    assert [visual(line) for line in lines(span("\u2028a\u2028"))] == ["", "a"]


def test_neither_break_nor_seam_between_islands_makes_a_line() -> None:
    parts = [span("abc\u2028", isolate=True), span("def", isolate=True)]
    assert [visual(line) for line in lines(*parts)] == ["abc", "def"]


def test_no_text_makes_no_line() -> None:
    assert lines(span("")) == []
    assert lines() == []


@pytest.mark.parametrize("width", range(40, 140, 7))
def test_an_island_that_fits_a_line_is_never_parted(width: int) -> None:
    island = "+974 4400 1234"
    [whole] = lines(span(island, isolate=True))
    parts = [span("يرجى الاتصال على الرقم "), Span(island, style(), "ar", isolate=True, nobreak=True), span(" في أوقات العمل")]
    text = "".join(part.text for part in parts)
    start = text.index(island)
    if whole.width <= width:
        [line] = [line for line in lines(*parts, width=float(width)) if line.start < start + len(island) and line.end > start]
        assert line.start <= start
        assert line.end >= start + len(island)


def test_a_word_wider_than_its_column_is_cut_between_clusters_and_keeps_its_forms() -> None:
    text = "والمُسْتَشْفَياتُ"
    set_ = lines(span(text), width=20.0)
    assert len(set_) > 2
    assert all(line.width <= 20.02 for line in set_)
    marks = "\u064e\u064f\u0652\u0650"
    assert all(text[line.start] not in marks for line in set_)


def test_a_column_of_no_width_holds_one_cluster_a_line() -> None:
    assert [visual(line) for line in lines(span("abc", lang="en"), base="ltr", width=0.0)] == ["a", "b", "c"]


def test_lines_are_in_visual_order() -> None:
    [line] = lines(span("قال (John Smith) نعم"))
    assert visual(line) == "معن )John Smith( لاق"
    [line] = lines(span("He said (نعم لا) twice", lang="en"), base="ltr")
    assert visual(line) == "He said (ال معن) twice"


def test_a_part_of_a_paragraph_is_set_as_it_stands_in_the_whole() -> None:
    made = paragraph(span("قال John ثم قال Jane ثم"))
    [whole] = set_lines(made, WIDE)
    [part] = set_lines(made, WIDE, (len("قال "), len("قال John ثم قال ")))
    assert visual(part) == "لاق مث John"
    assert visual(part) in visual(whole)


def test_boxes_and_runs_tell_the_same_places() -> None:
    for base, text in (("rtl", "قال John نعم، ثم قال لا"), ("ltr", "He said نعم twice")):
        for line in lines(span(text), width=80.0, base=base, align="justify"):  # type: ignore[arg-type]
            boxes = list(line.boxes())
            assert [(box[1], box[0].shaped.text) for box in boxes] == [(run.x, run.text) for run in line.runs()]
            edges = [(x, x + width) for word, x, width in boxes if not word.shaped.blank]
            assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(edges))
            assert edges[-1][1] <= line.x + line.width + 1e-6


def test_ascent_and_descent_are_those_of_the_tallest_and_deepest_face() -> None:
    big, small = style(size=20), style(size=10)
    [line] = lines(span("كبير ", look=big), span("صغير", look=small))
    face = big.fonts.arabic.face()
    assert line.ascent == pytest.approx(20 * face.ascent / face.upem)
    assert line.descent == pytest.approx(-20 * face.descent / face.upem)


@pytest.mark.parametrize(("text", "lang", "base"), [("inter\u00adnational\u00adisation", "en", "ltr"), ("التعا\u00adو\u00adنيات", "ar", "rtl")])
def test_a_column_as_narrow_as_can_be_has_room_for_the_hyphens_that_show(text: str, lang: str, base: Base) -> None:
    paragraph = prepare([span(text, lang=lang)], ParagraphStyle(base=base))
    set_ = set_lines(paragraph, paragraph.least_width() + 0.05)
    assert [text[line.end - 1] for line in set_[:-1]] == ["\u00ad"] * (len(set_) - 1)
    assert len(set_) > 1


def test_what_is_held_on_one_line_opens_at_its_spaces_before_a_word_of_it_is_parted() -> None:
    """A date in brackets that is wider than its column."""
    held = span("(13 Muharram 1448 AH)", lang="en-GB", nobreak=True)
    (word,) = lines(span("Muharram", lang="en-GB"), base="ltr")
    for width in range(int(word.width) + 4, int(word.width) + 60, 7):
        found = [visual(line).strip() for line in lines(span("On ", lang="en-GB"), held, width=width, base="ltr")]
        assert any("Muharram" in line for line in found), found
