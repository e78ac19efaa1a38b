"""Kashida: where scribes lengthen a word, never in a ligature, never in what is read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import ARABIC_RUNS, FAMILIES
from typeset import lines, paragraph, span, style

from docgen.types import Kashida
from docgen.typography.fonts.families import library
from docgen.typography.paragraph.kashida import KASHIDA_POLICIES, lengthen, priority
from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.shaping.shaper import ShapedWord, setting

LONG = "اجتمعت اللجنة المشتركة في قاعة المجلس وناقشت تفاصيل خطة العمل السنوية المقبلة وبرنامج الزيارات"
LAM_ALEF = re.compile("ل[\u064b-\u0652]*[اأإآ]")


def justified(kashida: Kashida, width: float = 190.0, family: tuple[str, str] = FAMILIES[0], text: str = LONG) -> list[Line]:
    return lines(span(text, look=style(family, 14)), width=width, align="justify", kashida=kashida)


def told(line: Line) -> list[str]:
    """The words of a line as its units tell them, in logical order."""
    return ["".join(unit.text for unit in reversed(word.shaped.units)) for word in sorted(line.words, key=lambda word: word.start)]


def strokes(word: Word) -> int:
    """How many glyphs the word has more than it would have alone."""
    plain = word.shaped.setting.alone(word.shaped.text)
    return sum(len(unit.parts) for unit in word.shaped.units) - sum(len(unit.parts) for unit in plain.units)


def gids(shaped: ShapedWord) -> list[int]:
    return [gid for unit in shaped.units for gid, _, _ in unit.parts]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("kashida", ["auto", "full"])
def test_no_line_tells_a_kashida(kashida: Kashida, family: tuple[str, str]) -> None:
    set_ = justified(kashida, family=family)
    assert [word for line in set_ for word in told(line)] == LONG.split()


def test_full_lengthens_loose_lines_never_the_last_and_none_lengthens_no_line() -> None:
    full = [sum(strokes(word) > 0 for word in line.words) for width in (160.0, 190.0, 230.0) for line in justified("full", width)[:-1]]
    assert sum(map(bool, full)) > 0.5 * len(full)
    assert not any(strokes(word) for word in justified("full")[-1].words)
    assert not any(strokes(word) for line in justified("none") for word in line.words)


def test_auto_is_sparing() -> None:
    for width in range(120, 320, 10):
        for line in justified("auto", float(width)):
            lengthened = [word for word in line.words if strokes(word)]
            assert len(lengthened) <= 2
            assert all(strokes(word) == 1 for word in lengthened)


def test_kashidas_fill_the_line_and_leave_less_to_the_spaces() -> None:
    for line, plain in zip(justified("full"), justified("none"), strict=True):
        assert line.width == pytest.approx(plain.width, abs=0.05)
        assert line.gap <= plain.gap + 1e-6


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("word", ["الأعمال", "سلام", "للإسلام", "والآلات", "الله", "خِلالَ"])
def test_no_joint_is_in_a_lam_alef_or_between_a_letter_and_its_mark(word: str, family: tuple[str, str]) -> None:
    look = style(family, 14)
    joints = setting(library().family(family[0]).face(), 14, True, "Arab", "ar", look).joints(word)
    for joint in joints:
        assert not re.match("[\u064b-\u0652]", word[joint:])
        assert not any(match.start() < joint < match.end() for match in LAM_ALEF.finditer(word))


@settings(max_examples=200, deadline=None)
@given(word=st.text("ابتسشصلمهيةأإآكقدرو\u064e\u0651\u0650", min_size=3, max_size=9), count=st.integers(1, 3))
def test_a_lengthened_word_tells_the_same_characters_and_is_wider_by_its_strokes(word: str, count: int) -> None:
    set_ = setting(library().family("Amiri").face(), 14, True, "Arab", "ar", style())
    plain = set_.alone(word)
    for joint in set_.joints(word):
        longer = set_.elongated(plain, ((joint, count),))
        assert [unit.text for unit in longer.units] == [unit.text for unit in plain.units]
        assert longer.width >= plain.width - 1e-6
        assert len(gids(longer)) > len(gids(plain)) or gids(longer) != gids(plain)


def test_a_word_in_two_styles_goes_on_joining_where_it_is_justified() -> None:
    looks = [style(size=14), style(size=14, bold=True), style(size=14)]
    parts = ["اجتمعت اللجنة الم", "ست", "شارة في القاعة الكبرى وناقشت تفاصيل الخطة السنوية المقبلة"]
    spans = [span(part, look=look) for part, look in zip(parts, looks, strict=True)]
    [whole] = lines(*spans)
    pieces = {(word.start, word.end): gids(word.shaped) for word in whole.words if word.start >= 14 and word.end <= 23}
    assert len(pieces) == 3
    seen = 0
    for width in range(130, 300, 5):
        for line in lines(*spans, width=float(width), align="justify", kashida="full"):
            for word in line.words:
                if (word.start, word.end) in pieces:
                    assert gids(word.shaped) == pieces[word.start, word.end]
                    seen += 1
    assert seen > 50


def test_scribes_priorities() -> None:
    ranks = {("قصيدة", 2): 1, ("مدرسة", 4): 1, ("كتابة", 4): 2, ("محمد", 3): 2, ("علما", 3): 3, ("كبير", 3): 4, ("عفو", 2): 5, ("كتاب", 2): 6}
    assert {key: priority(*key) for key in ranks} == ranks


def test_nothing_is_lengthened_where_there_is_no_room() -> None:
    made = paragraph(span(LONG, look=style(size=14)), align="justify", kashida="full")
    row = made.row
    before = row.shaped[:4]
    words = list(before)
    policy = KASHIDA_POLICIES["full"]
    assert lengthen(words, row.items[:4], row.starts[:4], row.stops[:4], 0.1, 3, policy, 14.0) == 0.0
    assert words == before
    assert lengthen(words, row.items[:4], row.starts[:4], row.stops[:4], 30.0, 3, policy, 14.0) > 0.0
    assert words != before


@pytest.mark.parametrize("text", ARABIC_RUNS)
def test_full_never_makes_a_line_wider_than_its_column(text: str) -> None:
    for width in (90.0, 130.0, 170.0):
        for line in justified("full", width, text=text):
            assert line.width <= width + 0.02
