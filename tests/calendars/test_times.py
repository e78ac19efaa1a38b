"""Times of the day."""

from __future__ import annotations

import datetime

import pytest

from docgen.calendars import format_time, parse_time
from docgen.calendars.times import territory_zone
from docgen.errors import DateError
from docgen.locales.conventions import convention

QATAR, ENGLISH, MOROCCO = convention("ar", "QA"), convention("en", "QA"), convention("ar", "MA")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", (14, 30)),
        ("2:30 pm", (14, 30)),
        ("2:30 p.m.", (14, 30)),
        ("٢:٣٠ م", (14, 30)),
        ("2:30م", (14, 30)),
        ("09:00", (9, 0)),
        ("9 am", (9, 0)),
        ("12:00 am", (0, 0)),
        ("12:00 pm", (12, 0)),
        ("١٠:٠٠ صباحًا", (10, 0)),
        ("00:00", (0, 0)),
        ("23:59:59", (23, 59)),
    ],
)
def test_times_are_read_in_both_languages(text: str, expected: tuple[int, int]) -> None:
    found = parse_time(text)
    assert (found.hour, found.minute) == expected


@pytest.mark.parametrize("text", ["", "24:00", "14:60", "14", "noon", "14:30 pm", "0:30 am", "2:3", "1:30 xm"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is not a time of the day"):
        parse_time(text)


def test_the_clock_is_the_territorys_on_both_sides() -> None:
    assert plain(format_time("14:30", QATAR)) == "٢:٣٠ مساءً"
    assert plain(format_time("14:30", ENGLISH)) == "2:30 pm"
    assert plain(format_time("09:05", QATAR)) == "٩:٠٥ صباحًا"
    assert format_time("14:30", MOROCCO) == format_time("14:30", convention("en", "MA")) == "14:30"


def test_a_clock_may_be_asked_for() -> None:
    assert format_time("14:30", QATAR, "24h") == "١٤:٣٠"
    assert plain(format_time("00:30", ENGLISH, "12h")) == "12:30 am"
    assert plain(format_time(datetime.time(14, 30), MOROCCO, "12h")) == "2:30 مساءً"
    assert [plain(format_time(time, QATAR, "12h")) for time in ("00:15", "11:59", "12:00", "12:59", "13:00")] == [
        "١٢:١٥ صباحًا",
        "١١:٥٩ صباحًا",
        "١٢:٠٠ ظهرًا",
        "١٢:٥٩ ظهرًا",
        "١:٠٠ مساءً",
    ]


def test_a_zone_is_named_by_its_city_its_name_or_its_offset() -> None:
    summer = datetime.date(2021, 7, 1)
    assert format_time("09:00", ENGLISH, "24h", zone="Asia/Qatar") == "09:00 Qatar time"
    assert format_time("09:00", QATAR, "24h", zone="Asia/Qatar") == "٠٩:٠٠ بتوقيت قطر"
    assert format_time("09:00", ENGLISH, "24h", zone="Europe/London", zone_style="name", on=summer) == "09:00 British Summer Time"
    assert format_time("09:00", QATAR, "24h", zone="Asia/Baku", zone_style="offset") == "٠٩:٠٠ UTC+04:00"
    assert format_time("09:00", ENGLISH, "24h", zone="America/New_York", zone_style="offset", on=summer) == "09:00 UTC-04:00"


@pytest.mark.parametrize(
    ("moment", "territory", "zone"),
    [
        ("2026-05-12T09:00+03:00", "SA", "Asia/Riyadh"),
        ("2026-05-12T09:00+02:00", "SA", None),
        ("2026-07-12T09:00+03:00", "EG", "Africa/Cairo"),
        ("2026-01-12T09:00+03:00", "EG", None),
        ("2026-01-12T09:00+03:00", "001", None),
        ("2026-07-12T09:00-04:00", "US", None),
        ("2026-07-12T09:00+03:00", "PS", None),
        ("2026-07-12T09:00", "SA", None),
    ],
)
def test_a_moment_without_a_zone_is_the_territory_s_where_that_has_one_and_its_offset(moment: str, territory: str, zone: str | None) -> None:
    assert territory_zone(datetime.datetime.fromisoformat(moment), convention("en", territory)) == zone


def test_a_moment_is_shown_in_the_zone_asked_for() -> None:
    moment = datetime.datetime.fromisoformat("2021-10-20T09:00+03:00")
    assert format_time(moment, ENGLISH, "24h", zone="Europe/London") == "07:00 London time"
    assert format_time(moment, ENGLISH, "24h") == "09:00"


def test_an_unknown_zone_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(DateError) as caught:
        format_time("09:00", ENGLISH, zone="Asia/Quatar")
    assert "did you mean Asia/Qatar?" in str(caught.value)
