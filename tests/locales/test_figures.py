"""The reader of figures typed by hand: what they may mean, where they end, and that writing one never changes its value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.locales.figures import figures, read_figure, written
from docgen.locales.numbers import format_number, parse_number

QATAR, MOROCCO = convention("ar", "QA", "latn"), convention("ar", "MA", "latn")
TERRITORIES = ("AE", "DZ", "EG", "IQ", "KW", "LB", "LY", "MA", "MR", "QA", "SA", "SD", "TN", "YE")
SIDES = [Convention("ar", territory, digits) for territory in TERRITORIES for digits in ("latn", "arab")]


@pytest.mark.parametrize(
    ("text", "form", "readings"),
    [
        ("350", "whole", ("350",)),
        ("٣٥٠", "whole", ("350",)),
        ("12,500,000", "grouped", ("12500000",)),
        ("1.000.000", "grouped", ("1000000",)),
        ("١٢٬٥٠٠", "grouped", ("12500",)),
        ("1,250.5", "grouped", ("1250.5",)),
        ("1.250,50", "grouped", ("1250.50",)),
        ("١٬٢٥٠٫٥", "grouped", ("1250.5",)),
        ("4.5", "decimal", ("4.5",)),
        ("٤٫٥", "decimal", ("4.5",)),
        ("0.250", "decimal", ("0.250",)),
        ("0,250", "decimal", ("0.250",)),
        ("1250.500", "decimal", ("1250.500",)),
        ("1.250", "ambiguous", ("1.250", "1250")),
        ("٣٠،٠٠٠", "ambiguous", ("30000", "30.000")),
        ("76,000", "grouped", ("76000",)),
        ("18.10.2021", "listed", ()),
        ("192.168.100.200", "listed", ()),
        ("3,5,7", "listed", ()),
        ("12,34,567", "listed", ()),
    ],
)
def test_a_figure_is_read_by_its_signs(text: str, form: str, readings: tuple[str, ...]) -> None:
    assert read_figure(text, QATAR) == (form, readings)


def test_the_territory_decides_what_is_ambiguous_and_which_reading_comes_first() -> None:
    assert read_figure("76,000", MOROCCO) == ("ambiguous", ("76.000", "76000"))
    assert read_figure("76.000", MOROCCO) == ("ambiguous", ("76000", "76.000"))
    assert read_figure("62,5", MOROCCO) == ("decimal", ("62.5",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("بلغت 12 500 000 ريال", [("12 500 000", "spaced", 12500000)]),
        ("بلغت 3\u202f250,75 درهم", [("3\u202f250,75", "spaced", Decimal("3250.75"))]),
        ("عام 2021 12 500 طالب", [("2021", "whole", 2021), ("12 500", "spaced", 12500)]),
        ("عام 2021 300 شخص", [("2021", "whole", 2021), ("300", "whole", 300)]),
        ("بلغ 000 500 12", [("000", "whole", 0), ("500", "whole", 500), ("12", "whole", 12)]),
        ("١٢ 500", [("١٢", "whole", 12), ("500", "whole", 500)]),
        (
            "حرارة -5 و-2.5 و+3 ومن 5-7 و5 -7",
            [("5", "whole", -5), ("2.5", "decimal", Decimal("-2.5")), ("3", "whole", 3), *[(n, "whole", int(n)) for n in "5757"]],
        ),
        ("B2B و5G وكوفيد-19", [("19", "whole", 19)]),
    ],
)
def test_figures_are_found_with_their_groups_and_signs(text: str, found: list[tuple[str, str, object]]) -> None:
    assert [(text[one.start : one.end], one.form, one.values[0]) for one in figures(text, QATAR)] == found


_WHOLE, _FRACTION = st.integers(0, 10**12), st.sampled_from(["", "5", "25", "250", "0625"])


@given(_WHOLE, _FRACTION, st.sampled_from([",", ".", "٬", ""]), st.sampled_from([",", ".", "٫"]), st.sampled_from(SIDES), st.booleans())
def test_no_figure_is_written_as_another_value(whole: int, fraction: str, group: str, decimal: str, side: Convention, arabic: bool) -> None:
    typed = f"{whole:,}".replace(",", group) + (decimal + fraction if fraction else "")
    typed = typed.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if arabic else typed
    form, readings = read_figure(typed, side)
    shown = written(typed, form, side)
    if form in ("ambiguous", "listed") or not readings:
        assert [mark for mark in shown if not mark.isdecimal()] == [mark for mark in typed if not mark.isdecimal()]
        return
    meant = Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)
    territory_decides = decimal == "," and len(fraction) == 3 and 0 < whole < 1000  # 1,250 where the comma groups
    if group != decimal and not territory_decides:
        assert meant in {Decimal(reading) for reading in readings}
    assert parse_number(shown, side) == Decimal(readings[0])


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False), st.sampled_from(SIDES))
def test_what_docgen_writes_is_read_back(value: Decimal, side: Convention) -> None:
    text = format_number(value, side)
    (figure,) = figures(text, side)
    assert value in figure.values


@given(st.text(alphabet="0123456789٠١٢۳.,٫٬، \u00a0-+%ابA", max_size=40), st.sampled_from(SIDES))
def test_any_text_is_read(text: str, side: Convention) -> None:
    end = 0
    for figure in figures(text, side):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        assert all(value.is_finite() for value in figure.values)
