"""The end of an embargo, as a sentence's part: the hour, whose hour it is, the weekday and the day."""

from __future__ import annotations

import datetime
from typing import Any, cast

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.calendars import DualDate, format_date, format_time
from docgen.calendars.times import territory_zone, zone_name
from docgen.templating.dates import lead_calendar
from docgen.templating.locale_context import LocaleContext
from docgen.templating.markdown_str import MarkdownStr

NBSP = "\u00a0"


@pass_context
def embargo(context: Context, value: datetime.datetime | None, zone: str | None = None, clock: str = "12h") -> MarkdownStr:
    """Until when, after `محظور النشر` or `EMBARGOED`: `حتى الساعة ٩:٠٠ صباحًا (بتوقيت قطر) من يوم الأحد ٣٠ أغسطس ٢٠٢٦م`,
    `until 9:00 am (Qatar time) on Sunday, 30 August 2026`. A moment without a zone is told by that of the territory,
    where its offset is that one's, else by its offset. Midnight is 00:00 on any clock: a twelve-hour one leaves open which day it ends."""
    if value is None:
        return MarkdownStr("")
    zone = str(zone).replace("\\", "") if zone else None  # as the model has it, without the escapes of Markdown
    voice = cast(LocaleContext, context["_voice"])
    conv = voice.convention
    zone = zone or territory_zone(value, conv)
    here = value.astimezone(_zone(zone)) if zone else value
    midnight = (here.hour, here.minute) == (0, 0)
    hour = format_time(here.time(), conv, cast(Any, "24h" if midnight else clock)).replace(" ", NBSP)
    place = zone_name(here, zone, conv, "city") if zone else _offset(here, voice)
    day = DualDate.from_gregorian(here.date(), voice.settings.hijri_table) if _needs_hijri(voice) else here.date()
    # Where the Hijri calendar leads, the day is told in both: abroad it is looked up by the Gregorian one.
    calendar = "both" if lead_calendar(voice) == "hijri" and voice.settings.calendar == "both" else lead_calendar(voice)
    written = format_date(day, conv, calendar, "full", table=voice.settings.hijri_table)
    if voice.lang == "ar":
        return MarkdownStr(f"حتى الساعة{NBSP}{hour} ({place}) من يوم {written}")
    return MarkdownStr(f"until {hour} ({place}) on {written}")


def _needs_hijri(voice: LocaleContext) -> bool:
    return lead_calendar(voice) == "hijri"


def _offset(moment: datetime.datetime, voice: LocaleContext) -> str:
    """`UTC+03:00`, a technical sign, in European digits from left to right on both sides."""
    minutes = int((moment.utcoffset() or datetime.timedelta()).total_seconds()) // 60
    sign = f"{{ltr}}`UTC{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}`"
    return f"بتوقيت {sign}" if voice.lang == "ar" else sign


def _zone(name: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
