"""The two Umm al-Qura tables beside ICU (Node's Intl), Java's HijrahChronology and hijridate's own conversion."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from peers import beside
from proofs import need

from docgen.calendars import DualDate, difference, parse, umalqura
from docgen.calendars.table import MonthTable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EPOCH = datetime.date(1970, 1, 1).toordinal()


def month_starts(table: MonthTable) -> list[int]:
    return [start - EPOCH for start in table.starts]


def differing_years() -> list[int]:
    """The Hijri year of every month whose start differs."""
    pairs = zip(umalqura.published().starts[:-1], umalqura.kacst().starts[:-1], strict=True)
    return [1343 + index // 12 for index, (published, kacst) in enumerate(pairs) if published != kacst]


def test_the_kacst_table_is_icus_month_by_month() -> None:
    need("node")
    done = subprocess.run(["node", str(ROOT / "scripts" / "kacst_months.js")], check=True, capture_output=True, text=True)
    with beside("icu"):
        assert json.loads(done.stdout)["starts"] == month_starts(umalqura.kacst())


def test_the_kacst_table_is_javas_month_by_month() -> None:
    need("java", "javac")
    done = subprocess.run(["java", str(HERE / "HijrahMonths.java")], check=True, capture_output=True, text=True)
    with beside("java"):
        assert [int(line) for line in done.stdout.split()] == month_starts(umalqura.kacst())


def test_the_published_table_converts_as_hijridate_does_on_every_day() -> None:
    from hijridate import Gregorian

    table = umalqura.published()
    for ordinal in range(table.starts[0], table.starts[-1]):
        assert table.from_ordinal(ordinal) == Gregorian.fromordinal(ordinal).to_hijri().datetuple()


def test_both_tables_hold_1896_months_over_the_same_years() -> None:
    for table in (umalqura.published(), umalqura.kacst(), umalqura.auto()):
        assert (len(table.starts) - 1, table.first_year, table.last_year) == (1896, 1343, 1500)


def test_computed_months_have_29_or_30_days_while_some_printed_ones_had_28_or_31() -> None:
    def lengths(table: MonthTable) -> Counter[int]:
        return Counter(after - before for before, after in pairwise(table.starts))

    assert set(lengths(umalqura.kacst())) == {29, 30}
    assert {days: lengths(umalqura.published())[days] for days in (28, 31)} == {28: 5, 31: 3}


def test_the_tables_agree_on_all_372_months_of_1420_to_1450() -> None:
    assert not [year for year in differing_years() if 1420 <= year <= 1450]
    assert (1450 - 1420 + 1) * 12 == 372


def test_the_tables_differ_in_740_other_months_at_most_by_two_days() -> None:
    assert len(differing_years()) == 740
    pairs = zip(umalqura.published().starts, umalqura.kacst().starts, strict=True)
    assert Counter(published - kacst for published, kacst in pairs if published != kacst) == {-1: 700, 1: 23, -2: 17}


def test_the_docs_count_the_differences_by_period() -> None:
    text = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
    for first, last in ((1343, 1379), (1380, 1389), (1390, 1399), (1400, 1409), (1410, 1419), (1420, 1450), (1451, 1479), (1480, 1500)):
        count = sum(first <= year <= last for year in differing_years())
        assert f"| {first}–{last} | {(last - first + 1) * 12} | {count} |" in text


def test_the_default_table_is_the_published_one_up_to_1450_and_kacsts_from_1451() -> None:
    published, kacst, auto = umalqura.published(), umalqura.kacst(), umalqura.auto()
    assert auto.starts[: 108 * 12] == published.starts[: 108 * 12]
    assert auto.starts[108 * 12 :] == kacst.starts[108 * 12 :]
    assert umalqura.first_day_of_forecast() == datetime.date(2029, 5, 14)


def test_first_of_rajab_1344_is_a_day_later_by_kacsts_table_and_the_note_says_so() -> None:
    assert parse("1344-07-01 AH", table="published").gregorian == datetime.date(1926, 1, 15)
    assert parse("1344-07-01 AH", table="kacst").gregorian == datetime.date(1926, 1, 16)
    note = str(difference(parse("1344-07-01 AH")))
    assert "1 Rajab 1344 AH is 15 January 1926 (published) or 16 January 1926 (kacst)" in note


@pytest.mark.parametrize("text", ["2021-10-18", "1420-01-01 AH", "1450-12-29 AH", "2026-05-11"])
def test_no_note_where_the_tables_agree(text: str) -> None:
    assert difference(parse(text)) is None


def test_no_day_from_1420_to_1450_has_a_note_and_an_announced_date_never_has_one() -> None:
    day = parse("1420-01-01 AH").gregorian
    while day <= parse("1450-12-29 AH").gregorian:
        assert difference(DualDate.from_gregorian(day)) is None
        day += datetime.timedelta(days=1)
    assert difference(DualDate.announced_pair(datetime.date(1926, 1, 15), (1344, 7, 1))) is None
