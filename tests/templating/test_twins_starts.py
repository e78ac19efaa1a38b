"""Where islands begin, by patterns and by the compiled twin; and that the patterns of islands begin nowhere else."""

from __future__ import annotations

import re

import pytest
from compiled_twins import both
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.locales.cldr import territory_names
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.templating import isolates, latin, series, typed_dates
from docgen.templating.starts import NO_UNIT, found_at, starts

PIECES = st.sampled_from(
    [
        *"0123456789٠٣۵०² \n\t\u00a0\u2028\u3000\x1c.,,..-–—−/\\_+±()[]{}<>«»“”\"‹›@#&~",
        *":;%٪‰'’ʻ!?…$€£¥₺°×÷=½⁺⁻abwnoxABNQZéÀɏ÷×ı\u0130رقمالبوهـم،؛\u200f",
        *("http://", "www.", "://", "info@heritage.example", "+974 4400 1234", "(+44)", "00974", "(04) 123 4567", "EMB/PS/2021/031"),
        *("QA58DOHB00001234567890", "A-1", "B2B", "v3", "2.0", "1.4.2", "12.10.2021", "4455 6677"),
        *("71.123.456", "18/10/2021", "٣/١/٢٠٢٦", "5 March 2021", "10.0.0.1/24", "::1", "GMT+3", "رقم ", "الرقم ", "No. ", "number ", "QAR "),
        *("12,500,000", "000 500 12", " ريال", " دار", " عام", "(2024)", "٢٠٢٤م", " books", " October 2021", " ربيع الأول 1443هـ", "-5", " −5%"),
        *("±0.5", "$1.5bn", "17°C", "C++", ".NET", "U.S.", "@name", "#tag"),
        *("«Yes, we can!»", "Inc.", "5 km/h", "10⁻³", "هاتف ", "ISO 9001", "\U0001f600"),
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=40))
SIDES = st.sampled_from([convention("ar", "001"), convention("ar", "MA"), convention("en", "QA")])


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example(text="")
@example(text="www.")
@example(text="\x00رقم_رقم")
@example(text="number ५ and 5")
def test_the_compiled_look_finds_the_same_places(text: str) -> None:
    python, compiled = both("docgen.templating.starts.starts")
    assert compiled(text) == python(text)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, side=SIDES)
def test_the_patterns_begin_where_they_are_asked_for_and_nowhere_else(text: str, side: Convention) -> None:
    seen = starts(text)
    for pattern, places in (
        (isolates._pattern(side, False), seen.addresses),
        (isolates._NUMBER, seen.numbers),
        (series._CANDIDATE, seen.series),
        (typed_dates._DATE, seen.figures),
        (series._DOTTED, seen.figures),
        (series._AREA, seen.figures),
        (latin._TOKEN, seen.tokens),
    ):
        assert [found.span() for found in found_at(pattern, text, places)] == [found.span() for found in pattern.finditer(text)]
    placed, searched = isolates._pattern(side, False, placed=True), isolates._pattern(side, False)
    assert [found.span() for found in found_at(placed, text, seen.addresses)] == [found.span() for found in searched.finditer(text)]


@given(text=TEXTS)
def test_the_compiled_search_at_places_is_the_same(text: str) -> None:
    python, compiled = both("docgen.templating.starts.found_at")
    places, pattern = range(0, len(text), 2), re.compile(r"\w{1,3}")
    assert [found.span() for found in compiled(pattern, text, places)] == [found.span() for found in python(pattern, text, places)]


def test_no_month_and_no_unit_begins_with_a_letter_that_only_counts() -> None:
    counting = re.compile(f"[{NO_UNIT}]")
    for lang in ("ar", "en"):
        for territory in ("001", *territory_names()):
            side = convention(lang, territory)
            assert [name for name in isolates._months(side) if counting.match(name)] == []
    assert [unit for unit in isolates._UNITS if counting.match(unit)] == []


def test_what_is_no_text_is_refused() -> None:
    _, compiled = both("docgen.templating.starts.starts")
    with pytest.raises(TypeError):
        compiled(None)
