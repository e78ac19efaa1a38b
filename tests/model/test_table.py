"""Tables: cells by their column's type, sums, and what is wrong with a row."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from docgen.calendars import DualDate
from docgen.errors import InputError
from docgen.model import Bilingual, Money, Table

COLUMNS = [
    {"ar": "البند", "en": "Item"},
    {"ar": "السنة", "en": "Year", "type": "year"},
    {"ar": "العدد", "en": "Number", "type": "number"},
    {"ar": "المبلغ", "en": "Amount", "type": "money", "currency": "qar"},
    {"ar": "النسبة", "en": "Share", "type": "percent"},
    {"ar": "التاريخ", "en": "Date", "type": "date"},
]


def wrong(**fields: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(InputError) as error:
        Table(**fields)
    return [(problem.place.path, problem.message) for problem in error.value.problems]


def test_cells_are_read_by_their_columns() -> None:
    table = Table(
        columns=COLUMNS, rows=[["B2B", 2026, "1,250", 4250000, "4.5 %", "2021-10-18"], [{"ar": "س", "en": "s"}, "٢٠٢٧", 4.5, "12 USD", 5, None]]
    )
    first, second = table.rows
    assert first == (
        Bilingual(ar="B2B", en="B2B"),
        2026,
        Decimal(1250),
        Money(Decimal(4250000), "QAR"),
        Decimal("4.5"),
        DualDate.from_gregorian(datetime.date(2021, 10, 18)),
    )
    assert second == (Bilingual(ar="س", en="s"), 2027, Decimal("4.5"), Money(Decimal(12), "USD"), Decimal(5), None)


def test_sums_are_exact() -> None:
    columns = [{"ar": "أ", "en": "a"}, {"ar": "ب", "en": "b", "type": "number"}, {"ar": "ج", "en": "c", "type": "money", "currency": "KWD"}]
    table = Table(columns=columns, rows=[["x", 0.1, "0.100"], ["y", 0.2, None], ["z", None, 1]], total=True)
    assert table.totals == (None, Decimal("0.3"), Money(Decimal("1.100"), "KWD"))


def test_every_wrong_cell_is_told_at_its_place() -> None:
    found = wrong(columns=COLUMNS[:3], rows=[["x", 2026], "row", ["x", 20.5, "many"], [None, None, None], [True, 3, 4]])
    assert found == [
        ("rows[0]", "this row has 2 cells, but there are 3 columns"),
        ("rows[1]", "a row must be a list of cells, not text"),
        ("rows[2][1]", "20.5 is not a year"),
        ("rows[2][2]", "'many' is not a number"),
        ("rows[4][0]", "this must be text in both languages, not the yes-or-no value true"),
    ]


def test_money_needs_a_currency() -> None:
    columns = [{"ar": "ج", "en": "c", "type": "money"}]
    assert wrong(columns=columns, rows=[[12]]) == [("rows[0][0]", "the currency is missing")]
    assert wrong(columns=[{**columns[0], "currency": "QAX"}], rows=[[12]])[0] == ("columns[0].currency", "unknown currency 'QAX'")


def test_different_currencies_are_not_added_up() -> None:
    ((path, message),) = wrong(columns=[{"ar": "ج", "en": "c", "type": "money"}], rows=[["1 QAR"], ["2 USD"]], total=True)
    assert path == "total"
    assert "mixes QAR and USD" in message


def test_a_total_needs_something_to_add_up() -> None:
    assert wrong(columns=[{"ar": "ج", "en": "c"}], rows=[["x"]], total=True) == [("total", "there is nothing to add up")]
