"""What a number in a cell says, by its format."""

from __future__ import annotations

import datetime

import pytest

from docgen.sheets.formats import EPOCH_1900, EPOCH_1904, look_of, said


@pytest.mark.parametrize(
    ("code", "value", "text", "kind"),
    [
        ("General", "97444123456", "97444123456", "number"),
        ("General", "9.7444123456E10", "97444123456", "number"),
        ("General", "0.10000000000000001", "0.1", "number"),
        ("General", "1E-7", "0.0000001", "number"),
        ("0.00", "4.5", "4.50", "number"),
        ("#,##0.00", "1234.5", "1234.50", "number"),
        ("0.0", "4.567", "4.567", "number"),
        ("0000000000", "501234567", "0501234567", "number"),
        ('"+974 "0000 0000', "44123456", "+974 4412 3456", "number"),
        ("\\(###\\)\\ ###\\-####", "4025551234", "(402) 555-1234", "number"),
        ("00", "7", "07", "number"),
        ('0" QAR"', "12500", "12500", "number"),
        ("0.0%", "0.045", "4.5%", "number"),
        ("yyyy\\-mm\\-dd", "44488", "2021-10-19", "date"),
        ("[$-409]d\\-mmm\\-yy;@", "44488", "2021-10-19", "date"),
        ("dd/mm/yyyy hh:mm", "44488.4375", "2021-10-19T10:30", "date"),
        ("dd/mm/yyyy hh:mm", "44488", "2021-10-19", "date"),
        ("[$-2060401]dd/mm/yyyy", "44488", "2021-10-19", "hijri"),
        ("B2yyyy/mm/dd", "44488", "2021-10-19", "hijri"),
        ("h:mm AM/PM", "0.4375", "10:30", "time"),
        ("[h]:mm", "0.75", "18:00", "time"),
        ("[Red]0;[Blue]-0", "12", "12", "number"),
        ('"day "0', "12", "12", "number"),
        ("General", "NaN", "NaN", "error"),
        ("General", "Infinity", "Infinity", "error"),
        ("General", "text", "text", "error"),
    ],
)
def test_a_number_says_what_its_cell_shows(code: str, value: str, text: str, kind: str) -> None:
    assert said(value, look_of(0, code), EPOCH_1900) == (text, kind)


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (14, "44488", "2021-10-19"),
        (22, "44488.5", "2021-10-19T12:00"),
        (20, "0.4375", "10:30"),
        (10, "0.045", "4.5%"),
        (2, "4.5", "4.50"),
        (0, "7", "7"),
    ],
)
def test_formats_without_a_code_are_known_by_their_numbers(number: int, value: str, text: str) -> None:
    assert said(value, look_of(number, None), EPOCH_1900)[0] == text


@pytest.mark.parametrize(("day", "text"), [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01")])
def test_days_before_the_leap_day_that_there_was_not_count_right(day: str, text: str) -> None:
    assert said(day, look_of(14, None), EPOCH_1900) == (text, "date")
    assert said("60", look_of(14, None), EPOCH_1900) == ("60", "number")


def test_a_workbook_may_count_from_1904() -> None:
    days = (datetime.date(2021, 10, 19) - EPOCH_1904).days
    assert said(str(days), look_of(14, None), EPOCH_1904) == ("2021-10-19", "date")
    assert said("0", look_of(14, None), EPOCH_1904) == ("1904-01-01", "date")
