"""One day in both calendars."""

from __future__ import annotations

import datetime

import pytest

from docgen.calendars import DualDate, parse
from docgen.errors import DateError

KNOWN = [
    ("2021-02-22", (1442, 7, 10)),
    ("2021-03-02", (1442, 7, 18)),
    ("2021-09-07", (1443, 1, 30)),
    ("2021-10-18", (1443, 3, 12)),
    ("2021-10-19", (1443, 3, 13)),
    ("2026-05-11", (1447, 11, 24)),
]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("gregorian", "hijri"), KNOWN)
def test_known_pairs_convert_both_ways_by_either_table(gregorian: str, hijri: tuple[int, int, int]) -> None:
    for table in ("auto", "published", "kacst"):
        assert DualDate.from_gregorian(day(gregorian), table).hijri == hijri
        assert DualDate.from_hijri(*hijri, table).gregorian == day(gregorian)


def test_a_datetime_counts_by_its_civil_day_even_after_sunset() -> None:
    evening = datetime.datetime(2021, 10, 18, 23, 30, tzinfo=datetime.UTC)
    assert DualDate.from_gregorian(evening) == DualDate.from_gregorian(day("2021-10-18"))


@pytest.mark.parametrize("hijri", [(1447, 11, 23), (1447, 11, 24), (1447, 11, 25)])
def test_an_announced_date_a_day_off_the_table_is_kept(hijri: tuple[int, int, int]) -> None:
    date = DualDate.announced_pair(day("2026-05-11"), hijri)
    assert (date.gregorian, date.hijri, date.announced) == (day("2026-05-11"), hijri, True)


@pytest.mark.parametrize("hijri", [(1447, 11, 22), (1447, 11, 26), (1446, 11, 24)])
def test_an_announced_date_further_off_is_an_error_with_the_tables_date(hijri: tuple[int, int, int]) -> None:
    with pytest.raises(DateError) as caught:
        DualDate.announced_pair(day("2026-05-11"), hijri)
    assert "the table gives 24 Dhuʻl-Qiʻdah 1447 AH" in str(caught.value)


def test_a_thirtieth_may_be_announced_where_the_table_has_29_days() -> None:
    assert DualDate.from_hijri(1443, 2, 29).gregorian == day("2021-10-06")
    assert DualDate.announced_pair(day("2021-10-07"), (1443, 2, 30)).hijri == (1443, 2, 30)


def test_a_date_that_either_table_gives_may_be_announced() -> None:
    assert DualDate.from_hijri(1364, 8, 28, "published").gregorian + datetime.timedelta(1) == DualDate.from_hijri(1364, 9, 1, "published").gregorian
    for table in ("published", "kacst"):
        for month in range(1, 13):
            own = DualDate.from_hijri(1364, month, 1, table)
            assert DualDate.announced_pair(own.gregorian, own.hijri).hijri == own.hijri


def test_a_mapping_of_both_dates_is_announced() -> None:
    date = parse({"gregorian": "2026-05-11", "hijri": "1447-11-23"})
    assert (date.hijri, date.announced) == ((1447, 11, 23), True)


def test_a_mapping_of_one_date_is_converted() -> None:
    assert parse({"hijri": "12/03/1443هـ"}) == parse({"gregorian": day("2021-10-18")}) == parse("2021-10-18")
    assert not parse({"hijri": "1443-03-12"}).announced


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({}, "the date is empty"),
        ({"gregorian": None}, "the date is empty"),
        ({"gregorain": "2021-10-18"}, "a date has no gregorain"),
        ({"gregorian": "1443-03-12"}, "is a date of the other calendar"),
        ({"hijri": "2021-10-18"}, "is a date of the other calendar"),
        ({"gregorian": "2021-10-18", "hijri": "1443-03-14"}, "are 2 days apart"),
        ({"gregorian": "Tuesday, 18 October 2021", "hijri": "1443-03-12"}, "is a Monday, not a Tuesday"),
        ({"gregorian": 20211018}, "20211018 is not a date"),
    ],
)
def test_a_wrong_mapping_is_an_error(mapping: dict[str, object], message: str) -> None:
    with pytest.raises(DateError, match=message):
        parse(mapping)


@pytest.mark.parametrize("text", ["1342-12-29 AH", "1501-01-01 AH", "12 Safar 1200 AH"])
def test_a_hijri_date_out_of_range_is_an_error_that_names_the_range(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    for bound in ("1924-08-01", "2077-11-16", "1343", "1500"):
        assert bound in str(caught.value)


@pytest.mark.parametrize("text", ["1924-07-31", "2077-11-17", "1900-01-01", "29 May 1453 AD", "18 أكتوبر 732م", "9999-12-31"])
def test_a_gregorian_day_out_of_the_hijri_range_is_a_day_all_the_same(text: str) -> None:
    date = parse(text)
    assert date.lunar is None
    assert str(date) == date.gregorian.isoformat()
    with pytest.raises(DateError, match="1924-08-01 to 2077-11-16"):
        date.hijri  # noqa: B018


@pytest.mark.parametrize("text", ["1258-02-10", "22/2/1258", "632-06-08"])
def test_figures_of_before_1343_without_a_mark_ask_for_one(text: str) -> None:
    with pytest.raises(DateError, match="mark it AD or م if it is Gregorian"):
        parse(text)
    assert parse(f"{text} AD").lunar is None


def test_a_day_of_one_table_alone_is_told_with_the_other_tables_view() -> None:
    with pytest.raises(DateError) as caught:
        parse("1400-10-30 AH")
    assert "it has 29 days by the published table; by the kacst table it has 30, and that day is 1980-09-10" in str(caught.value)
    assert parse("1400-10-30 AH", table="kacst").gregorian == day("1980-09-10")


@pytest.mark.parametrize("text", ["1924-08-01", "2077-11-16", "1343-01-01 AH", "1500-12-30 AH"])
def test_the_ends_of_the_range_convert(text: str) -> None:
    assert DualDate.from_gregorian(parse(text).gregorian) == parse(text)


def test_islamic_civil_reckons_what_the_tables_do_not_cover() -> None:
    assert DualDate.from_gregorian(day("1918-05-28"), "islamic-civil").hijri == (1336, 8, 17)


def test_order_is_the_gregorian_days_and_equality_that_of_both_dates() -> None:
    earlier, later = parse("2021-10-18"), parse("2021-10-19")
    assert earlier < later
    assert later >= earlier
    assert max(earlier, later) is later
    assert earlier == DualDate.announced_pair(day("2021-10-18"), (1443, 3, 12))
    assert earlier != DualDate.announced_pair(day("2021-10-18"), (1443, 3, 11))


def test_arithmetic_is_in_days() -> None:
    assert parse("2021-10-18") + datetime.timedelta(days=1) == parse("1443-03-13 AH")
    assert parse("2021-10-19") - parse("2021-10-18") == datetime.timedelta(days=1)


def test_it_prints_as_both_iso_dates() -> None:
    assert str(parse("2021-10-18")) == "2021-10-18 (1443-03-12 AH)"
