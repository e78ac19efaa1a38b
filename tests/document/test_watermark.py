"""A watermark stays within the margins, whatever its words and the page."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import Both
from docgen.document.theme import MM, Page
from docgen.document.watermark import COLOUR, SAMPLE, Mark, laid
from docgen.errors import RenderError
from docgen.types import Lang


def width(lang: Lang, text: str) -> float:
    return SAMPLE * 0.5 * len(text)


def corners(mark: Mark) -> list[tuple[float, float]]:
    """Of the box that holds the turned lines."""
    wide = max(width(lang, text) for lang, text in mark.lines) * mark.size / SAMPLE / 2
    high = mark.leading * len(mark.lines) / 2
    cosine, sine = math.cos(mark.angle), math.sin(mark.angle)
    return [(mark.x + x * cosine - y * sine, mark.y + x * sine + y * cosine) for x in (-wide, wide) for y in (-high, high)]


@given(
    st.text("ab", min_size=1, max_size=80),
    st.text("جد", min_size=1, max_size=80),
    st.floats(100 * MM, 420 * MM),
    st.floats(100 * MM, 420 * MM),
    st.floats(5 * MM, 30 * MM),
    st.floats(5 * MM, 30 * MM),
)
def test_it_stays_within_the_margins(english: str, arabic: str, across: float, up: float, side: float, bottom: float) -> None:
    page = Page(across, up, side, 14 * MM, bottom)
    mark = laid(Both(arabic, english), ("ar", "en"), page, width)
    assert mark is not None
    for x, y in corners(mark):
        assert side - 0.01 <= x <= across - side + 0.01
        assert bottom - 0.01 <= y <= up - 14 * MM + 0.01


@pytest.mark.parametrize(
    ("words", "languages", "lines"),
    [
        (Both("مسودة", "DRAFT"), ("ar", "en"), [("ar", "مسودة"), ("en", "DRAFT")]),
        (Both("مسودة", "DRAFT"), ("en",), [("en", "DRAFT")]),
        (Both(None, "DRAFT"), ("ar",), [("en", "DRAFT")]),
        (Both("مسودة", None), ("en", "ar"), [("ar", "مسودة")]),
    ],
)
def test_it_speaks_the_languages_of_the_page_or_the_one_that_it_has(words: Both[str], languages: tuple[Lang, ...], lines: object) -> None:
    mark = laid(words, languages, Page(), width)
    assert mark is not None
    assert list(mark.lines) == lines


def test_no_words_make_no_watermark() -> None:
    assert laid(None, ("ar", "en"), Page(), width) is None
    for words in (Both(), Both("", " "), Both(None, "\n")):
        with pytest.raises(RenderError, match="a watermark needs words"):
            laid(words, ("ar", "en"), Page(), width)


def test_it_is_a_tint_of_six_to_seven_per_cent() -> None:
    assert all(0.93 <= part <= 0.94 for part in COLOUR.rgb)
    assert COLOUR.cmyk[:3] == (0, 0, 0)
    assert 0.06 <= COLOUR.cmyk[3] <= 0.07
