"""Islands found by the pattern alone, and by the compiled twin that asks the pattern only where one may begin: the same ones in any text."""

from __future__ import annotations

import pytest
from compiled_twins import both
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.locales.conventions import Convention, convention

_PIECES = st.sampled_from(
    [
        *"0123456789٠٣۵०²½ \n\t\u00a0\u2028\u3000.,,..-–—/_+()@:%٪'’ʻ&abvwxNAQZéÀɏıرقمالبـهـ،؛",
        *("http://", "https://", "www.", "://", "info@heritage.example", "heritage.example", "+974 4400 1234", "(+44)", "00974", "EMB/PS/2021/031"),
        *(
            "QA58DOHB00001234567890ABCDEFG",
            "A-1",
            "B2B",
            "v3",
            "2.0",
            "1.4.2",
            "12.10.2021",
            "رقم ",
            "الرقم ",
            "No. ",
            "no. ",
            "number ",
            "QAR ",
            " QAR",
        ),
        *(
            "12,500,000",
            " ريال",
            " درهم",
            " October 2021",
            " Rabi al-Awwal 1443 AH",
            "18–20",
            " أكتوبر 2021م",
            " ربيع الأول 1443هـ",
            " Qa'dah",
            "\U0001f600",
        ),
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=40))
_SIDES = st.sampled_from([convention("ar", "001"), convention("ar", "MA"), convention("ar", "IQ"), convention("en", "QA")])


@settings(max_examples=600, deadline=None)
@given(text=_TEXTS, side=_SIDES)
@example(text="", side=convention("en", "001"))
@example(text="www.", side=convention("en", "001"))
@example(text="number ५ and 5", side=convention("en", "001"))
def test_the_compiled_search_finds_the_same_islands(text: str, side: Convention) -> None:
    python, compiled = both("docgen.templating.islands.islands")
    assert compiled(text, side) == python(text, side)


@settings(deadline=None)
@given(text=_TEXTS, start=st.integers(0, 60), end=st.integers(0, 60))
def test_the_compiled_look_at_the_neighbours_sees_the_same(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    for name, arguments in (("follows_latin", (start,)), ("touches_latin", (start, end))):
        python, compiled = both(f"docgen.templating.islands.{name}")
        assert compiled(text, *arguments) == python(text, *arguments)


def test_what_is_no_text_is_refused() -> None:
    _, compiled = both("docgen.templating.islands.islands")
    with pytest.raises(TypeError):
        compiled(None, convention("en", "001"))
