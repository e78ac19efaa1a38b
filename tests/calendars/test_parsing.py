"""Dates as people write them."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.calendars import DualDate, parse
from docgen.calendars.month_names import months
from docgen.calendars.parsing import day_said
from docgen.calendars.parsing import read as expression_of
from docgen.calendars.registry import Table
from docgen.calendars.vocabulary import fold
from docgen.errors import DateError
from docgen.locales.cldr import names
from docgen.locales.conventions import convention

OCTOBER = DualDate(datetime.date(2021, 10, 18), (1443, 3, 12))


@pytest.mark.parametrize(
    "text",
    [
        "2021-10-18",
        "2021/10/18",
        "1443-03-12 AH",
        "1443-03-12",
        "1443/3/12 هـ",
        "12/03/1443هـ",
        "12/3/1443",
        "12-03-1443 هـ",
        "١٢/٣/١٤٤٣ هـ",
        "١٢\u200f/٣\u200f/١٤٤٣هـ",
        "١٢ ربيع الأول ١٤٤٣ هـ",
        "12 ربيع الاول 1443 هجري",
        "12 ربيع الأول 1443",
        "18 أكتوبر 2021م",
        "18 اكتوبر 2021 م",
        "١٨ أكتوبر، ٢٠٢١",
        "18 تشرين الأول 2021",
        "۱۸ أكتوبر ۲۰۲۱",
        "18 من أكتوبر 2021",
        "18 October 2021",
        "18th October 2021",
        "18th of October, 2021",
        "October 18, 2021",
        "Oct 18 2021",
        "18 Oct. 2021",
        "18 October 2021 CE",
        "18 OCTOBER 2021 A.D.",
        "12 Rabiʻ I 1443 AH",
        "12 Rabi' al-Awwal 1443 A.H.",
        "12 Rabi al-Awwal 1443H",
        "12 Rabi 1 1443",
        "Rabiʻ I 12, 1443 AH",
        "Monday, 18 October 2021",
        "Mon 18 October 2021",
        "Monday, 12 Rabiʻ I 1443 AH",
        "الاثنين 18 أكتوبر 2021م",
        "الإثنين، ١٨ أكتوبر ٢٠٢١م",
        "يوم الاثنين 18 أكتوبر 2021",
        "18/10/2021",
        "10/18/2021",
        "18.10.2021",
        "18/10/2021م",
        "26 Mehr 1400",
        "26 مهر 1400",
        "1400-07-26 SH",
        "1400/7/26 هـ.ش",
        "  2021-10-18 ",
        "18\u00a0أكتوبر\u00a02021م",
        "\u200f18 أكتوبر 2021م\u200f",
        "الاثنين 18 أكتوبر 2021م الموافق 12 ربيع الأول 1443هـ",
        "الاثنين 12 ربيع الأول 1443هـ الموافق 18 أكتوبر 2021م",
        "18 أكتوبر 2021م (12 ربيع الأول 1443هـ)",
        "Monday, 18 October 2021 (12 Rabiʻ I 1443 AH)",
        "12 Rabiʻ I 1443 AH (18 October 2021)",
        "12 Rabiʻ I 1443 AH, corresponding to 18 October 2021",
        "2021-10-18 = 1443-03-12",
    ],
)
def test_every_form_of_one_day(text: str) -> None:
    assert parse(text) == OCTOBER


def test_a_date_and_a_dual_date_pass_through() -> None:
    assert parse(datetime.date(2021, 10, 18)) == OCTOBER
    assert parse(OCTOBER) is OCTOBER


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 ربيع الثاني 1443", 4),
        ("1 جمادى الأول 1443", 5),
        ("1 جمادى الثانية 1443", 6),
        ("1 ذي القعدة 1443", 11),
        ("1 ذو القعده 1443", 11),
        ("1 ذي الحجة 1443", 12),
        ("1 المحرّم 1443", 1),
        ("1 Dhu al-Qi'dah 1443", 11),
        ("1 Dhul-Hijjah 1443", 12),
        ("1 Jumādā al-Ūlā 1443", 5),
        ("1 Sha'ban 1443", 8),
        ("1 Ramadhan 1443", 9),
    ],
)
def test_other_spellings_of_hijri_months(text: str, month: int) -> None:
    assert parse(text).hijri == (1443, month, 1)


def test_every_month_name_that_cldr_has_in_an_arab_territory_is_known() -> None:
    for territory in [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]:
        for number, name in enumerate(names(convention("ar", territory)).months, start=1):
            assert months()[fold(name)] == ("gregorian", number), (territory, name)


def test_no_folded_month_name_stands_for_two_months() -> None:
    from docgen.calendars import month_names
    from docgen.locales.months import HIJRI, HIJRI_SPELLED, SOLAR

    made = (month_names._HIJRI_MORE, month_names._jumada(), month_names._dhu(), month_names._romanised())
    rows = [*enumerate(month_names.GREGORIAN_AR, start=1), *((number, tuple(names)) for more in made for number, names in more.items())]
    rows += [(index + 1, (HIJRI["ar"][index], HIJRI["en"][index], HIJRI_SPELLED[index])) for index in range(12)]
    rows += [(index + 1, (SOLAR["ar"][index], SOLAR["en"][index], month_names._SOLAR_FA[index])) for index in range(12)]
    for number, spellings in rows:
        for name in spellings:
            assert months()[fold(name)][1] == number, name


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2021", ["3 April 2021", "4 March 2021"]),
        ("3-4-2021", ["3 April 2021", "4 March 2021"]),
        ("12/03/43", ["12 March 2043", "3 December 2043", "12 Rabiʻ I 1443 AH"]),
        ("18/10/21", ["18 October 2021", "18 Shawwal 1421 AH", "21 October 2018"]),
        ("12/03/43هـ", ["12 Rabiʻ I 1443 AH", "12 Rabiʻ I 1343 AH"]),
        ("18 October 21", ["18 October 2021", "18 October 1921"]),
    ],
)
def test_what_stays_ambiguous_is_an_error_that_lists_the_readings(text: str, readings: list[str]) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    for reading in readings:
        assert reading in str(caught.value)


def test_the_language_around_or_an_arabic_sign_settles_day_and_month() -> None:
    third_of_april = DualDate.from_gregorian(datetime.date(2021, 4, 3))
    assert parse("03/04/2021", lang="ar") == parse("٣/٤/٢٠٢١") == parse("3/4/2021م") == third_of_april
    assert parse("04/04/2021") == parse("2021-04-04")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a date"),
        ("soon", "is not a date"),
        ("18 Octobr 2021", "did you mean October?"),
        ("12 ربيع الأولى 1443", "did you mean ربيع الأول?"),
        ("October 2021", "the day is missing"),
        ("18 October", "the year is missing"),
        ("2021-10", "the day is missing"),
        ("20211018", "separate year, month and day: 2021-10-18"),
        ("2021-10-18T09:00", "without the time"),
        ("2021-02-29", "February 2021 has no day 29 – it has 28 days"),
        ("2021-13-01", "has no month 13"),
        ("1443-02-30 AH", "Safar 1443 AH has no day 30 – it has 29 days"),
        ("1443-13-01 AH", "has no month 13"),
        ("18 October 2021 AH", "the month is Gregorian, the mark is Hijri"),
        ("12 ربيع الأول 1443م", "the month is Hijri, the mark is Gregorian"),
        ("18 October 2021 BC", "names no calendar"),
        ("Tuesday, 18 October 2021", "18 October 2021 is a Monday, not a Tuesday"),
        ("الثلاثاء 18 أكتوبر 2021م", "is a Monday, not a Tuesday"),
        ("الثلاثاء 18 أكتوبر 2021م الموافق 12 ربيع الأول 1443هـ", "is a Monday, not a Tuesday"),
        ("18 October 2021 (14 Rabiʻ I 1443 AH)", "are 2 days apart"),
        ("18 October 2021 (19 October 2021)", "not one Gregorian and one Hijri"),
        ("99999-01-01", "is not a date"),
        ("0000-01-01 م", "no Gregorian date"),
        ("2021-00-10", "has no month 0"),
        ("2021-10-00", "has no day 0"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize("value", [20211018, 1.5, None, ["2021-10-18"], True])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(DateError, match="is not a date"):
        parse(value)  # type: ignore[arg-type]


def test_nothing_heavy_is_loaded_to_read_a_date() -> None:
    import subprocess
    import sys

    code = "import sys, docgen.calendars as c; assert 'hijridate' not in sys.modules; c.parse('2021-10-18'); assert 'babel' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(deadline=None, max_examples=300)
@given(
    year=st.one_of(st.integers(0, 9999), st.integers(1342, 1501), st.integers(1690, 1710)),
    month=st.integers(0, 14),
    day=st.integers(0, 33),
    table=st.sampled_from(["auto", "published", "kacst", "islamic-civil"]),
)
def test_year_month_day_in_figures_means_what_the_reader_of_expressions_reads_in_it(year: int, month: int, day: int, table: Table) -> None:
    text = f"{year:04}-{month:02}-{day:02}"

    def outcome(read: Callable[[], DualDate]) -> object:
        try:
            return read()
        except DateError as error:
            return str(error)

    assert outcome(lambda: parse(text, table=table)) == outcome(lambda: day_said(expression_of(text), text, table))
    for key in ("gregorian", "hijri"):
        plain, spaced = (outcome(lambda key=key, said=said: parse({key: said}, table=table)) for said in (text, f" {text}"))
        assert plain == (spaced.replace(f"' {text}'", f"'{text}'") if isinstance(spaced, str) else spaced)
