"""Room between lines where their ink would meet, and none where it would not."""

from __future__ import annotations

import pytest
from typeset import WIDE, lines, span, style

from docgen.typography.paragraph.ink_cy import MOST, OWN, apart, extra, highest, lowest

VERSE = "أُو۟لَـٰٓئِكَ عَلَىٰ هُدًى مِّن رَّبِّهِمْ ۖ وَأُو۟لَـٰٓئِكَ هُمُ ٱلْمُفْلِحُونَ وَٱلۡأَرۡضِۖ وَٱلۡأَرۡضِۗ "
PLAIN = "عقدت اللجنة اجتماعها السنوي وناقشت خطة العمل وبرنامج الزيارات والمعارض في جميع المدن "


def test_vocalised_lines_of_a_narrow_pitch_are_moved_apart() -> None:
    set_ = lines(span(VERSE * 4, look=style(size=13)), width=150.0)
    assert max(extra(set_, 15.0)[1:-1]) > 0.0


def test_lines_of_a_wide_pitch_stay_as_they_are() -> None:
    set_ = lines(span(VERSE * 4, look=style(size=13)), width=150.0)
    assert not any(extra(set_, 40.0))


def test_plain_latin_needs_no_room() -> None:
    set_ = lines(span("The Committee held its annual meeting, (by good luck). " * 4, lang="en"), base="ltr", width=150.0)
    assert not any(extra(set_, 13.0))


def test_what_is_added_keeps_the_ink_apart() -> None:
    set_ = lines(span(VERSE * 3, look=style(size=13)), width=160.0)
    leading = 15.0
    more = extra(set_, leading)
    for index in range(1, len(set_)):
        pitch = leading + more[index]
        for low, left, _ in set_[index - 1].boxes():
            for high, start, _ in set_[index].boxes():
                assert apart(low.shaped, high.shaped, start - left) <= pitch + 0.01


def test_where_many_lines_need_room_all_take_the_same() -> None:
    more = extra(lines(span(VERSE * 6, look=style(size=13)), width=150.0), 13.0)[1:-1]
    assert len(set(more)) == 1
    assert more[0] > 0.0


def test_a_lone_tall_word_moves_its_own_line_only() -> None:
    tall = "ل" + "\u064e" * 6 + "ل" + "\u0650" * 4
    set_ = lines(span(PLAIN * 3 + tall + " " + PLAIN * 3, look=style(size=10)), width=200.0)
    more = extra(set_, 16.0)
    assert 0 < sum(1 for room in more if room) <= 2


def test_the_first_and_the_last_line_may_reach_into_the_space_around_but_not_further() -> None:
    [line] = lines(span("مِّن رَّبِّهِمْ ۖ", look=style(size=13)))
    top, bottom = highest(line), lowest(line)
    assert (top, bottom) == (line.top, line.bottom)
    above, below = extra([line], 10.0)
    assert above == pytest.approx(max(top - (0.72 + OWN) * 10.0, 0.0))
    assert below == pytest.approx(max(-bottom - (0.28 + OWN) * 10.0, 0.0))


def test_no_font_opens_lines_beyond_measure() -> None:
    set_ = lines(span("ل" + "\u064e" * 60 + " " + PLAIN), width=60.0)
    assert max(extra(set_, 15.0)) <= MOST * 15.0


def test_no_lines_need_no_room() -> None:
    assert extra([], 15.0) == [0.0]
    assert extra(lines(span("\u2028\u2028a", lang="en"), width=WIDE, base="ltr"), 15.0) == [0.0] * 4
