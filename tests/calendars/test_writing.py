"""Dates and ranges as docgen writes them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from docgen.calendars import DualDate, format, format_date, format_range, parse
from docgen.errors import DateError
from docgen.locales.conventions import convention

NBSP = "\u00a0"
QATAR, SAUDI, IRAQ, EMIRATES, ENGLISH = (
    convention(lang, code) for lang, code in (("ar", "QA"), ("ar", "SA"), ("ar", "IQ"), ("ar", "AE"), ("en", "QA"))
)
OCTOBER, MEETING = parse("2021-10-18"), parse("2026-05-11")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_running_text_has_both_calendars_the_second_in_brackets() -> None:
    assert plain(format_date(OCTOBER, QATAR)) == "١٨ أكتوبر ٢٠٢١م (١٢ ربيع الأول ١٤٤٣هـ)"
    assert plain(format_date(OCTOBER, ENGLISH)) == "18 October 2021 (12 Rabiʻ I 1443 AH)"


def test_the_full_form_has_the_weekday_and_in_arabic_joins_the_calendars() -> None:
    assert plain(format_date(MEETING, QATAR, style="full")) == "الاثنين ١١ مايو ٢٠٢٦م الموافق ٢٤ ذو القعدة ١٤٤٧هـ"
    assert plain(format_date(MEETING, ENGLISH, style="full")) == "Monday, 11 May 2026 (24 Dhuʻl-Qiʻdah 1447 AH)"


def test_saudi_papers_put_the_hijri_date_first_in_arabic_and_the_gregorian_in_english() -> None:
    assert plain(format_date(OCTOBER, SAUDI, style="full")) == "الاثنين ١٢ ربيع الأول ١٤٤٣هـ الموافق ١٨ أكتوبر ٢٠٢١م"
    assert plain(format_date(OCTOBER, convention("en", "SA"))) == "18 October 2021 (12 Rabiʻ I 1443 AH)"


def test_a_gregorian_year_that_would_pass_for_a_hijri_one_keeps_its_mark() -> None:
    day = datetime.date(1453, 5, 29)
    assert plain(format_date(day, ENGLISH, "gregorian")) == "29 May 1453 AD"
    assert plain(format_date(day, ENGLISH, "gregorian", "iso")) == "1453-05-29 AD"
    assert plain(format_date(day, QATAR, "gregorian", era="none")) == "٢٩ مايو ١٤٥٣م"


def test_order_overrules_the_territory() -> None:
    assert plain(format_date(OCTOBER, SAUDI, order="gregorian-first")) == "١٨ أكتوبر ٢٠٢١م (١٢ ربيع الأول ١٤٤٣هـ)"
    assert plain(format_date(OCTOBER, ENGLISH, order="hijri-first")) == "12 Rabiʻ I 1443 AH (18 October 2021)"


@pytest.mark.parametrize(
    ("choices", "arabic", "english"),
    [
        ({"calendar": "gregorian"}, "١٨ أكتوبر ٢٠٢١م", "18 October 2021"),
        ({"calendar": "hijri"}, "١٢ ربيع الأول ١٤٤٣هـ", "12 Rabiʻ I 1443 AH"),
        ({"calendar": "hijri", "months": "spelled"}, "١٢ ربيع الأول ١٤٤٣هـ", "12 Rabi' al-Awwal 1443 AH"),
        ({"calendar": "hijri", "era": "spaced"}, "١٢ ربيع الأول ١٤٤٣ هـ", "12 Rabiʻ I 1443 AH"),
        ({"calendar": "gregorian", "era": "none"}, "١٨ أكتوبر ٢٠٢١", "18 October 2021"),
        ({"calendar": "hijri", "era": "none"}, "١٢ ربيع الأول ١٤٤٣", "12 Rabiʻ I 1443"),
        ({"style": "numeric"}, "١٨\u200f/١٠\u200f/٢٠٢١م (١٢\u200f/٣\u200f/١٤٤٣هـ)", "2021-10-18 (1443-03-12 AH)"),
        ({"style": "iso"}, "2021-10-18 (1443-03-12 AH)", "2021-10-18 (1443-03-12 AH)"),
        ({"calendar": "solar-hijri"}, "٢٦ مهر ١٤٠٠هـ.ش", "26 Mehr 1400 SH"),
        ({"calendar": "hijri", "style": "full"}, "الاثنين ١٢ ربيع الأول ١٤٤٣هـ", "Monday, 12 Rabiʻ I 1443 AH"),
    ],
)
def test_the_choices_of_form(choices: dict[str, Any], arabic: str, english: str) -> None:
    assert plain(format_date(OCTOBER, QATAR, **choices)) == arabic
    assert plain(format_date(OCTOBER, ENGLISH, **choices)) == english


def test_months_and_digits_follow_the_territory() -> None:
    assert plain(format_date(OCTOBER, IRAQ, "gregorian")) == "١٨ تشرين الأول ٢٠٢١م"
    assert plain(format_date(OCTOBER, EMIRATES, "gregorian")) == "18 أكتوبر 2021م"


def test_a_line_may_break_only_after_the_weekday_and_around_the_joint() -> None:
    assert format_date(OCTOBER, QATAR, style="full").split(" ") == [
        "الاثنين",
        f"١٨{NBSP}أكتوبر{NBSP}٢٠٢١م",
        "الموافق",
        f"١٢{NBSP}ربيع{NBSP}الأول{NBSP}١٤٤٣هـ",
    ]
    assert format_date(OCTOBER, ENGLISH).split(" ") == [f"18{NBSP}October{NBSP}2021", f"(12{NBSP}Rabiʻ{NBSP}I{NBSP}1443{NBSP}AH)"]


def test_an_announced_date_is_written_as_announced() -> None:
    announced = DualDate.announced_pair(datetime.date(2026, 5, 11), (1447, 11, 23))
    assert plain(format_date(announced, ENGLISH)) == "11 May 2026 (23 Dhuʻl-Qiʻdah 1447 AH)"


def test_a_plain_date_may_be_out_of_the_tables_when_its_own_calendar_alone_is_asked() -> None:
    independence = datetime.date(1918, 5, 28)
    assert plain(format_date(independence, ENGLISH, "gregorian")) == "28 May 1918"
    with pytest.raises(DateError, match="1924-08-01 to 2077-11-16"):
        format_date(independence, ENGLISH)
    assert plain(format_date(independence, ENGLISH, table="islamic-civil")) == "28 May 1918 (17 Shaʻban 1336 AH)"


def test_format_is_the_short_name() -> None:
    assert format is format_date


@pytest.mark.parametrize(
    ("start", "end", "choices", "arabic", "english"),
    [
        ("2021-10-12", "2021-10-14", {"calendar": "gregorian"}, "١٢–١٤ أكتوبر ٢٠٢١م", "12–14 October 2021"),
        ("2021-10-12", "2021-10-14", {}, "١٢–١٤ أكتوبر ٢٠٢١م (٦–٨ ربيع الأول ١٤٤٣هـ)", "12–14 October 2021 (6–8 Rabiʻ I 1443 AH)"),
        ("2021-09-28", "2021-10-03", {"calendar": "gregorian"}, "٢٨ سبتمبر – ٣ أكتوبر ٢٠٢١م", "28 September – 3 October 2021"),
        ("2021-12-30", "2022-01-02", {"calendar": "gregorian"}, "٣٠ ديسمبر ٢٠٢١م – ٢ يناير ٢٠٢٢م", "30 December 2021 – 2 January 2022"),
        ("2021-10-05", "2021-10-08", {"calendar": "hijri"}, "٢٨ صفر – ٢ ربيع الأول ١٤٤٣هـ", "28 Safar – 2 Rabiʻ I 1443 AH"),
        ("2021-10-12", "2021-10-14", {"calendar": "gregorian", "style": "iso"}, "2021-10-12 – 2021-10-14", "2021-10-12 – 2021-10-14"),
        (
            "2021-10-12",
            "2021-10-14",
            {"calendar": "gregorian", "style": "full"},
            "الثلاثاء ١٢ – الخميس ١٤ أكتوبر ٢٠٢١م",
            "Tuesday, 12 – Thursday, 14 October 2021",
        ),
        ("2021-10-12", "2021-10-12", {"calendar": "gregorian"}, "١٢ أكتوبر ٢٠٢١م", "12 October 2021"),
    ],
)
def test_a_range_says_once_what_both_ends_share(start: str, end: str, choices: dict[str, Any], arabic: str, english: str) -> None:
    assert plain(format_range(parse(start), parse(end), QATAR, **choices)) == arabic
    assert plain(format_range(parse(start).gregorian, parse(end).gregorian, ENGLISH, **choices)) == english


def test_a_range_must_not_end_before_it_starts() -> None:
    with pytest.raises(DateError, match="ends on 18 October 2021, before it starts on 19 October 2021"):
        format_range(parse("2021-10-19"), OCTOBER, ENGLISH)


def visual(text: str) -> str:
    """The order on the page, left to right, of an Arabic line with this text between two words; direction marks left out."""
    from docgen.typography.unicode.bidi import reorder, resolve_levels

    line = f"يوم {text} في"
    return "".join(line[at] for at in reorder(resolve_levels(line, "rtl")) if line[at] not in "\u200e\u200f\u061c")


@pytest.mark.parametrize(("conv", "shown"), [(QATAR, "م٢٠٢١/١٠/١٨"), (EMIRATES, "م2021/10/18")])
def test_an_arabic_date_in_figures_reads_from_the_right(conv: Any, shown: str) -> None:
    assert shown in visual(format_date(OCTOBER, conv, "gregorian", "numeric"))


def test_an_arabic_range_reads_from_the_right() -> None:
    assert "١٤–١٢" in visual(format_range(parse("2021-10-12"), parse("2021-10-14"), QATAR, "gregorian"))
    assert "14–12" in visual(format_range(parse("2021-10-12"), parse("2021-10-14"), EMIRATES, "gregorian"))


def test_percent_and_minus_stand_on_their_side() -> None:
    from docgen.locales.numbers import format_number, format_percent

    assert "٪٦٢٫٥" in visual(format_percent(62.5, QATAR))
    assert "62.5%" in visual(format_percent(62.5, EMIRATES))
    assert "٥−" in visual(format_number(-5, QATAR))
    assert "−5" in visual(format_number(-5, EMIRATES))
