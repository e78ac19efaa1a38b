"""Calendars that are reckoned by a rule, as tables of their months' starts."""

from __future__ import annotations

import datetime

from docgen.calendars.table import MonthTable

_CIVIL_EPOCH = datetime.date(622, 7, 19).toordinal()
_SOLAR_EPOCH = datetime.date(622, 3, 21).toordinal()


def islamic_civil() -> MonthTable:
    """The arithmetical Islamic calendar (CLDR `islamic-civil`) over 1–2000 AH: thirty-year cycle, epoch Friday, 16 July 622 Julian. Odd months have
    30 days, even ones 29, the twelfth 30 in 11 years of every 30.

    No authority dates its papers by it. It is here for days that the Umm al-Qura tables do not cover, and only when asked for by name.
    """
    starts = [_CIVIL_EPOCH + 354 * year + (11 * year + 14) // 30 + 29 * month + (month + 1) // 2 for year in range(2000) for month in range(12)]
    return MonthTable("islamic-civil", 1, (*starts, _CIVIL_EPOCH + 354 * 2000 + (11 * 2000 + 14) // 30))


def solar_hijri() -> MonthTable:
    """The Solar Hijri calendar of Iran and Afghanistan (CLDR `persian`) over 1178–1500 (1799–2122), by its 33-year rule: months of 31 days up to
    Shahrivar, of 30 up to Bahman, Esfand of 29 or 30. Over these years the rule agrees with the astronomical reckoning, as ICU has it."""
    years = range(1178, 1501)
    starts = [_SOLAR_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + 30 * month + min(month, 6) for year in years for month in range(12)]
    return MonthTable("solar-hijri", years[0], (*starts, _SOLAR_EPOCH + 365 * years[-1] + (8 * years[-1] + 29) // 33))
