"""The two Umm al-Qura tables.

`published` is the package hijridate's: up to 1450 AH what was printed (mastheads of the Umm al-Qura newspaper, comparison calendars).
`kacst` is the one that KACST computes and publishes today; ICU and Java hold the same. They agree on every month of 1420–1450 AH and differ
by a day in 740 of the other 1,524 months; docs/dates.md counts them by period.
"""

from __future__ import annotations

import datetime
from functools import cache
from itertools import accumulate

from docgen.calendars.table import MonthTable

CERTAIN = (1420, 1450)
"""First and last Hijri year in which the two tables are the same."""

_RJD_TO_ORDINAL = 2_400_000 - 1_721_425
"""hijridate counts reduced Julian days (JDN − 2,400,000); JDN 1,721,426 is 1 January of year 1, ordinal 1."""


@cache
def published() -> MonthTable:
    """hijridate's table, 1343–1500 AH."""
    from hijridate import ummalqura

    first_year = ummalqura.HIJRI_RANGE[0][0]
    starts = (*ummalqura.MONTH_STARTS,)
    return MonthTable("published", first_year, tuple(start + _RJD_TO_ORDINAL for start in starts))


@cache
def kacst() -> MonthTable:
    """KACST's table, 1343–1500 AH."""
    from docgen.calendars.kacst_months import FIRST_ORDINAL, FIRST_YEAR, LONG_MONTHS

    lengths = (29 + (int(word, 16) >> bit & 1) for word in LONG_MONTHS.split() for bit in range(11, -1, -1))
    return MonthTable("kacst", FIRST_YEAR, tuple(accumulate(lengths, initial=FIRST_ORDINAL)))


@cache
def auto() -> MonthTable:
    """docgen's own choice: what was printed up to 1450 AH, KACST's forecast from 1451 on (hijridate's is older)."""
    printed, forecast = published(), kacst()
    split = (CERTAIN[1] + 1 - printed.first_year) * 12
    return MonthTable("auto", printed.first_year, printed.starts[:split] + forecast.starts[split:])


def source(ordinal: int) -> str:
    """Which table `auto` takes for a day: `published` or `kacst`."""
    return "published" if ordinal < kacst().to_ordinal(CERTAIN[1] + 1, 1, 1) else "kacst"


def first_day_of_forecast() -> datetime.date:
    """1 Muharram 1451, from which `auto` is KACST's."""
    return datetime.date.fromordinal(kacst().to_ordinal(CERTAIN[1] + 1, 1, 1))
