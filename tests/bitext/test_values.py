"""Columns of figures alone: which belong together, and which are of unlike things."""

from __future__ import annotations

import csv
import io

import pytest

from docgen.bitext.kinds import from_bytes
from docgen.bitext.values import compared
from docgen.checks.bitexts import check_bitext

# A table, the columns that are in a language, and how many pairs of cells are compared.
TABLES = {
    "years": ([["Item", "2024", "2025", "البند"], ["Revenue", "100", "120", "الإيرادات"], ["Costs", "90", "95", "المصروفات"]], {0, 3}, 0),
    "growth": ([["Item", "2024", "2025", "البند"], ["Revenue", "100", "120", "الإيرادات"], ["Growth", "5%", "7%", "النمو"]], {0, 3}, 0),
    "plan": ([["Item", "Plan", "Actual", "البند"], ["Revenue", "100", "120", "الإيرادات"], ["Costs", "90", "95", "المصروفات"]], {0, 3}, 0),
    "planbi": ([["Item", "Plan الخطة", "Actual الفعلي", "البند"], ["Revenue", "100", "120", "الإيرادات"]], {0, 3}, 0),
    "yearamount": ([["Item", "البند", "Year", "Amount"], ["A", "ألف", "2024", "1000"], ["B", "باء", "2025", "2000"]], {0, 1}, 0),
    "yearamount2": ([["Item", "البند", "السنة", "المبلغ"], ["A", "ألف", "2024", "1000"], ["B", "باء", "2025", "2000"]], {0, 1}, 0),
    "yearamount3": ([["Item", "البند", "Year", "المبلغ"], ["A", "ألف", "2024", "1000"], ["B", "باء", "2025", "2000"]], {0, 1}, 0),
    "unknown3": ([["Item", "البند", "Seats", "المقاعد"], ["A", "ألف", "24", "24"], ["B", "باء", "25", "26"]], {0, 1}, 2),
    "unlikeunk": ([["Item", "البند", "Width", "الارتفاع"], ["A", "ألف", "2400", "10"], ["B", "باء", "25", "2000"]], {0, 1}, 0),
    "two": (
        [
            ["Item", "Amount", "Year", "السنة", "المبلغ", "البند"],
            ["A", "1000", "2024", "2024", "1000", "ألف"],
            ["B", "2000", "2025", "2026", "2000", "باء"],
        ],
        {0, 5},
        4,
    ),
    "twoseq": ([["Item", "Amount", "Year", "البند", "المبلغ", "السنة"], ["A", "1000", "2024", "ألف", "1000", "2024"]], {0, 3}, 2),
    "suffix": ([["name_en", "name_ar", "count_en", "count_ar", "size"], ["A", "ألف", "1", "2", "9"]], {0, 1}, 1),
    "suffix2": ([["Name (English)", "Name (Arabic)", "Number (English)", "Number (Arabic)"], ["A", "ألف", "1", "2"]], {0, 1}, 1),
    "arhead": ([["الاسم بالإنجليزية", "الاسم بالعربية", "العدد بالإنجليزية", "العدد بالعربية"], ["A", "ألف", "1", "2"]], {0, 1}, 1),
    "form": ([["Date", "2026-03-05", "2026-03-06", "التاريخ"], ["Participants", "40", "41", "المشاركون"]], {0, 3}, 2),
    "digits": ([["Revenue", "100", "١٢٠", "الإيرادات"], ["Costs", "90", "٩٥", "المصروفات"]], {0, 3}, 2),
    "fromto": ([["Period", "2026-03-05", "2026-03-09", "الفترة"]], {0, 3}, 0),
    "amountshare": ([["Revenue", "100", "12%", "الإيرادات"], ["Costs", "90", "88%", "المصروفات"]], {0, 3}, 0),
    "quarters": ([["Item", "Q1", "Q2", "البند"], ["Start", "2026-01-01", "2026-04-01", "البداية"], ["Count", "5", "6", "العدد"]], {0, 3}, 0),
    "sameeq": ([["A", "5", "5", "ألف"], ["B", "7", "8", "باء"], ["C", "9", "9", "جيم"]], {0, 3}, 3),
    "pct": ([["Item", "البند", "Share", "النسبة"], ["A", "ألف", "10%", "0.1"], ["B", "باء", "20%", "0.3"]], {0, 1}, 1),
    "twoamounts": ([["Item", "البند", "Amount 2024", "Amount 2025"], ["A", "ألف", "10", "11"]], {0, 1}, 0),
    "dup": ([["Item", "البند", "Amount", "المبلغ", "Amount paid", "المبلغ المدفوع"], ["A", "ألف", "10", "10", "7", "7"]], {0, 1}, 2),
}


@pytest.mark.parametrize("name", TABLES)
def test_columns_of_figures_are_compared_where_they_say_the_same(name: str) -> None:
    rows, spoken, count = TABLES[name]
    found = list(compared([dict(enumerate(row)) for row in rows], spoken))
    assert len(found) == count
    assert all(one.ar != one.en for one in found)


def told(rows: list[list[str]]) -> list[tuple[str | None, int | None]]:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return [(problem.code, problem.place.line) for problem in check_bitext(from_bytes(out.getvalue().encode(), "a.csv")).problems]


def test_a_figure_that_differs_is_told_at_its_cell() -> None:
    rows = [["name_en", "name_ar", "count_en", "count_ar"], ["Training", "تدريب", "100", "100"], ["Cars", "سيارات", "5", "6"]]
    assert told(rows) == [("DG101", 3)]
    assert told([rows[0], rows[1], ["Cars", "سيارات", "5", "٥"]]) == []


def test_dates_amounts_and_references_of_such_columns_are_compared_by_their_rules() -> None:
    head = ["Item", "البند", "Amount", "المبلغ", "Date", "التاريخ"]
    row = ["Training", "تدريب", "QAR 1,000", "١٬٠٠٠ ر.ق", "2026-03-01", "١/٣/٢٠٢٦"]
    assert told([head, row]) == []
    assert told([head, [*row[:3], "١٬١٠٠ ر.ق", *row[4:]]]) == [("DG103", 2)]
    assert told([head, [*row[:5], "٢/٣/٢٠٢٦"]]) == [("DG102", 2)]
