"""Times of the day, with or without a time zone."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from docgen.errors import DateError, Problem
from docgen.locales.cldr import localized_offset, names, only_zone, zone_city, zone_long_name
from docgen.locales.convention import Convention
from docgen.locales.digits import shape, unshape

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Clock = Literal["auto", "12h", "24h"]
ZoneStyle = Literal["city", "name", "offset"]

NBSP = "\u00a0"
_MARKS = {ord(mark): None for mark in "\u200e\u200f\u061c"}
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.٫](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[^\d\s:.].*)?")
_AM = {"am", "a.m.", "ص", "صباحا", "صباحًا", "صباحاً"}
_PM = {"pm", "p.m.", "م", "مساء", "مساءً", "ظهرا", "ظهرًا", "ظهراً"}


def parse_time(text: str | datetime.time) -> datetime.time:
    """A time of the day as written: `14:30`, `2:30 pm`, `٢:٣٠ م`, `14:30:05`, `9 am`. Raises DateError when it is none."""
    if isinstance(text, datetime.time):
        return text
    plain = unshape(text).translate(_MARKS).replace(NBSP, " ").replace("\u202f", " ").strip()
    found = _TIME.fullmatch(plain)
    half = (found["half"] or "").strip().lower() if found else ""
    if found is None or (half and half not in _AM | _PM) or (found["minute"] is None and not half):
        raise DateError(Problem(f"{text!r} is not a time of the day", hint="write it as 14:30"))
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    if half:
        if not 1 <= hour <= 12:
            raise DateError(Problem(f"{text!r} is not a time of the day", hint="before and after noon the hours are 1 to 12"))
        hour = hour % 12 + (12 if half in _PM else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise DateError(Problem(f"{text!r} is not a time of the day", hint="times go from 00:00 to 23:59"))
    return datetime.time(hour, minute, second)


def format_time(
    time: str | datetime.time | datetime.datetime,
    conv: Convention,
    style: Clock = "auto",
    *,
    zone: str | None = None,
    zone_style: ZoneStyle = "city",
    on: datetime.date | None = None,
) -> str:
    """A time to the minute: `14:30`, `2:30 pm`, `٢:٣٠ مساءً`. `auto` is the territory's clock (CLDR short time), the same in both languages.

    A `datetime` with an offset is shown in `zone` (an IANA name such as `Asia/Qatar`) if one is given. With a zone its name follows:
    `city` by CLDR's exemplar city (`بتوقيت قطر`, `Qatar time`), `name` by CLDR's long name of the zone (`Arabian Standard Time`), `offset` as
    `UTC+03:00`; `on` is the day that decides about summer time (default: the datetime's own, or today).

    Raises DateError for text that is no time and for an unknown zone.
    """
    place = _zone(zone) if zone else None
    if isinstance(time, datetime.datetime):
        if place is not None and time.tzinfo is not None:
            time = time.astimezone(place)
        on = on or time.date()
        clock = time.time()
    else:
        clock = parse_time(time)
    text = _clock(clock, conv, style)
    if place is None or zone is None:
        return text
    moment = datetime.datetime.combine(on or datetime.datetime.now(place).date(), clock, place)
    return f"{text} {zone_name(moment, zone, conv, zone_style)}"


def _clock(clock: datetime.time, conv: Convention, style: Clock) -> str:
    own = names(conv)
    if style == "24h" or (style == "auto" and own.hours == 24):
        return shape(f"{clock.hour:02}:{clock.minute:02}", conv.digits)
    half = _arabic_half(clock.hour) if conv.lang == "ar" else own.am if clock.hour < 12 else own.pm
    return f"{shape(f'{clock.hour % 12 or 12}:{clock.minute:02}', conv.digits)}{NBSP}{half}"


def _arabic_half(hour: int) -> str:
    """The half of the day in a word, as offices and the press write it; CLDR's ص and م are for tables."""
    return "صباحًا" if hour < 12 else "ظهرًا" if hour == 12 else "مساءً"


@cache
def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo, available_timezones

    from docgen.close_matches import close_matches

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        known = available_timezones()
        if not known:
            hint = "this machine has no time zone data; install the package tzdata"
        else:
            near = close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else "zones have IANA names such as Asia/Qatar"
        raise DateError(Problem(f"unknown time zone {name!r}", hint=hint)) from None


def territory_zone(moment: datetime.datetime, conv: Convention) -> str | None:
    """The zone of the convention's territory, if it has one alone and the moment's offset from UTC is that zone's then; else `None`."""
    zone = only_zone(conv.territory)
    offset = moment.utcoffset()
    return zone if zone is not None and offset is not None and moment.astimezone(_zone(zone)).utcoffset() == offset else None


def zone_name(moment: datetime.datetime, zone: str, conv: Convention, style: ZoneStyle) -> str:
    """The name of a zone at a moment, in one of the three styles of `format_time`."""
    minutes = int((moment.utcoffset() or datetime.timedelta()).total_seconds()) // 60
    if style == "offset":
        # An offset is a technical sign and stays in European digits, left to right, on both sides.
        return f"UTC{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    if style == "name":
        return zone_long_name(zone, "daylight" if moment.dst() else "standard", conv.lang) or localized_offset(minutes, conv.lang)
    city = zone_city(zone, conv.lang)
    return f"بتوقيت {city}" if conv.lang == "ar" else f"{city} time"
