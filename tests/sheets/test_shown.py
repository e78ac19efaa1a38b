"""What a cell shows of a number with the words and signs of its format."""

from __future__ import annotations

import pytest

from docgen.sheets.formats import EPOCH_1900, look_of, rounded, said, shown_of

_MONEY = '_-* #,##0.00\\ [$QAR]_-;-* #,##0.00\\ [$QAR]_-;_-* "-"??\\ [$QAR]_-;_-@_-'
_PHONE = "[<=9999999]###-####;(###) ###-####"


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ('"EMB/"0000', "7", "EMB/0007"),
        ('0000"/1447"', "7", "0007/1447"),
        ('"رقم "0', "7", "رقم 7"),
        ('#,##0.00\\ "ر.ق"', "1234567.891", "1234567.891 ر.ق"),
        ("#,##0.00 [$QAR]", "1500", "1500.00 QAR"),
        ('0 "ألف"', "1.5", "1.5 ألف"),
        ('"نعم";;"لا"', "1", "نعم"),
        ('"نعم";;"لا"', "0", "لا"),
        ('"نعم";;"لا"', "-1", None),
        ('0;-0;"صفر"', "0", "صفر"),
        ("0;(0)", "-5", "(5)"),
        ('"A"0.0', "-7.5", "-A7.5"),
        ('0% "سنويا"', "0.155", "15.5% سنويا"),
        ('General" kg"', "0", "0 kg"),
        (_MONEY, "1500", "1500.00 QAR"),
        (_MONEY, "0", "- QAR"),
        (_PHONE, "5551234", "555-1234"),
        (_PHONE, "4025551234", "(402) 555-1234"),
        ('"a;b"0;"c"0', "3", "a;b3"),
        ('0,,"M"', "2500000", None),
        ("0,", "2500", None),
        (";;;", "5", None),
        ("[Red]0", "1E+3", "1000"),
        ("# ?/?", "0.5", "0.5"),
        ("0.00E+00", "12345678", "12345678"),
        ("#,##0", "1234", ""),
        ("General", "0.30000000000000004", ""),
    ],
)
def test_a_number_is_shown_with_the_words_of_its_format(code: str, value: str, text: str | None) -> None:
    assert shown_of(value, look_of(164, code)) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("[h]:mm", "1.5", "36:00"),
        ("[h]:mm:ss", "1.000011574", "24:00:01"),
        ("[mm]:ss", "1.5", "2160:00"),
        ("[s]", "1.5", "129600"),
        ("h:mm", "1.5", "12:00"),
    ],
)
def test_a_duration_is_what_the_sheet_shows(code: str, value: str, text: str) -> None:
    assert said(value, look_of(164, code), EPOCH_1900) == (text, "time")


def test_a_time_before_midnight_of_the_first_day_is_an_error() -> None:
    assert said("-0.5", look_of(164, "[h]:mm"), EPOCH_1900)[1] == "error"


@pytest.mark.parametrize(
    "code", ["B2dd/mm/yyyy", "[$-,117]dd/mm/yyyy", "[$-ar-SA,117]dd/mm/yyyy", "[$-1170000]B2dd/mm/yyyy;@", "[$-2060401]dd/mm/yyyy"]
)
def test_a_day_that_is_shown_as_hijri_is_known_by_every_way_to_ask_for_it(code: str) -> None:
    assert said("45904", look_of(164, code), EPOCH_1900) == ("2025-09-04", "hijri")


@pytest.mark.parametrize(
    ("code", "few", "many"),
    [
        ("0", "18", "18.5"),
        ('"EMB/"0000', "18", "18.5"),
        ("#,##0.00", "1234.5", "1234.567"),
        ('#,##0.00 "ر.ق"', "33.33", "33.333333333333336"),
        ("0%", "0.12", "0.125"),
        ("0.0%", "0.125", "0.1255"),
        ("0.00;(0)", "1.25", "-1.5"),
        ("# ?/?", "18.5", "0.3333"),
        ("# ?/8", "0.125", "0.1"),
        ("0.00E+00", "12300000", "12345678"),
        ("0.0#", "1.25", "1.255"),
    ],
)
def test_a_number_is_rounded_where_its_format_has_fewer_figures(code: str, few: str, many: str) -> None:
    look = look_of(164, code)
    assert (rounded(few, look), rounded(many, look)) == (False, True)


def test_a_number_that_is_shown_as_it_is_is_never_rounded() -> None:
    for number, code in ((0, None), (49, "@"), (164, "General"), (164, 'General" kg"'), (164, '"نعم"')):
        assert not rounded("0.123456789", look_of(number, code))
    assert [number for number in (1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 48) if not rounded("0.123456789", look_of(number, None))] == []
