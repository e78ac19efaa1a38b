"""Where islands begin: where patterns say it of each character, and the patterns of islands begin nowhere else."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.locales.cldr import territory_names
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.locales.figures import LETTER
from docgen.templating.isolation import isolates, latin, series, typed_dates
from docgen.templating.isolation.starts_cy import ADDRESSES, NO_UNIT, WORD, found_at, starts

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
FIGURES = r"(?<!\d)(?=\d)(?!\d{1,4}+(?:\Z|[،؛؟»”\")]|[ ]?[\u0620-\u064a]|[ ][a-z]))"
PLACES = [
    re.compile(pattern)
    for pattern in (
        ADDRESSES,
        FIGURES,
        rf"{FIGURES}|(?=[-\u2212+±#$€£¥₺₽₹])",
        rf"{FIGURES}|(?=\()",
        rf"(?=[{WORD}@#.\\/~+±−$€£¥-])(?!\d++(?>(?:[.,٫٬]\d++)*)(?:\Z|[،؛؟»”\")]|[ \u00a0]?[\u0620-\u064a]))"
        rf"(?:(?<=[«“\"‹(\[])|(?<![{WORD}@#.&/\\+-]))",
    )
]
SIDES = st.sampled_from([convention("ar", "001"), convention("ar", "MA"), convention("en", "QA")])


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example(text="")
@example(text="www.")
@example(text="\x00رقم_رقم")
@example(text="number ५ and 5")
def test_one_look_finds_the_places_that_patterns_find(text: str) -> None:
    trigger, latin = re.search(r"[0-9٠-٩۰-۹@\u00a0]|://|www\.", text) is not None, re.search(f"[{LETTER}]", text) is not None
    found = starts(text)
    assert (found.trigger, found.latin) == (trigger, latin)
    if trigger or latin:
        assert list(found[2:]) == [[match.start() for match in pattern.finditer(text)] for pattern in PLACES]
    else:
        assert not any(found)


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


def test_no_month_and_no_unit_begins_with_a_letter_that_only_counts() -> None:
    counting = re.compile(f"[{NO_UNIT}]")
    for lang in ("ar", "en"):
        for territory in ("001", *territory_names()):
            side = convention(lang, territory)
            assert [name for name in isolates._months(side) if counting.match(name)] == []
    assert [unit for unit in isolates._UNITS if counting.match(unit)] == []
