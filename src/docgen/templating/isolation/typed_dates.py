"""Dates typed in figures into Arabic text: 18/10/2021, 2021-10-18, 12/3/1443هـ. They stand as docgen's own `numeric` form does, the day at the right
and the year, with its م or هـ, at the left: CLDR's order of Arabic figures, whichever of the two was typed first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.locales.digits import unshape
from docgen.locales.figures import LETTER
from docgen.patterns import late
from docgen.templating.isolation.starts_cy import found_at

RLM = "\u200f"
"""What parts day, month and year of a date in figures, as CLDR has it."""
_MARK = r"[ \u00a0]?(?:م|هـ?)(?!\w)"
_DATE = late(
    rf"(?=\d)(?<![{LETTER}_\d/.:,٫٬+])(?:(?<!-)|(?<=[مهـ]-)|(?<=[/.]\d\d-)|(?<=[/.]\d\d\d\d-))"
    rf"(?P<since>\d{{1,2}}(?:[/.]\d{{1,2}})?[–-](?=\d{{1,2}}[ \u00a0]?[/.]))?"
    rf"(?P<first>\d{{1,4}})(?P<sign>[ \u00a0]?[/.-][ \u00a0]?)(?P<second>\d{{1,2}})(?P=sign)(?P<third>\d{{1,4}})"
    rf"(?!/|-(?!\d{{1,4}}(?P<next>[/.])\d{{1,2}}(?P=next)\d)|[.,:٫٬]\d|\d|[A-Za-z_])(?P<mark>{_MARK})?(?!\w)"
)
_REFERENCE = late(
    r"(?<![\w\u0640])(?:[وفبلك]|بال|وال|لل|ول)?(?:ال)?(?:رقم|رقما|رقمي|أرقام|قرار|قرارات|مرسوم|قانون|لائحة|نظام|أمر|تعميم|كتاب|خطاب|مذكرة|محضر|بند|بنود|مادة|فقرة|قضية|ملف|عقد"
    r"|مرجع|مرجعنا|إشارة|إصدار|نسخة|عنوان|توصية|معاملة|صادر|وارد)[ \u00a0:]{1,3}$"
)
_IN_BRACKETS = late(
    r"(?<![\w\u0640])(?:[وفبلك]|بال|وال|لل|ول)?(?:ال)?(?:رقم|رقما|رقمي|أرقام|قرار|قرارات|مرسوم|تعميم|توصية|بند|مادة)[ \u00a0:]{0,3}[(\[][ \u00a0]?$"
)
"""The same before a number in brackets: `رقم (5/2/2026)`."""
_GOES_ON = late(r"[)\]]?[ \u00a0]?(?:،[ \u00a0]?و?|و|أو|إلى|حتى|[–-])[ \u00a0]?[(\[]?")
"""What stands between one number and the next: `رقمي (5/2/2026) و(6/2/2026)`."""


class TypedDate(NamedTuple):
    """A date in figures, `start` to `end` in code points, its mark in it, and the first day of a
    range that ends with it (1-15/3/2026). `year_first` says that the year was typed first."""

    start: int
    end: int
    year_first: bool


def typed_dates(text: str, places: Sequence[int] | None = None) -> Iterator[TypedDate]:
    """The dates of a text; numbers of decisions and papers (`القرار 3/1/2026`) are none. `places` are those of its figures, where they are known."""
    numbered = -1  # where the last number of a decision ends
    for found in _DATE.finditer(text) if places is None else found_at(_DATE, text, places):
        first, second, third = (unshape(found[name]) for name in ("first", "second", "third"))
        year_first = len(first) == 4
        day, year = (third, first) if year_first else (first, third)
        short = len(year) == 2 and "/" in found["sign"] and not year_first
        if len(day) > 2 or not (len(year) == 4 or short) or not _month_and_day(int(second), int(day)):
            continue
        if found["mark"] is None and _is_number(text, found.start(), numbered):
            numbered = found.end()
            continue
        start = found.start()
        if found["since"] is not None and not _rises(unshape(found["since"][:-1]), int(day)):
            if found["since"][-1] == "-":
                continue
            start = found.start("first")
        yield TypedDate(start, found.end(), year_first)


def _is_number(text: str, start: int, numbered: int) -> bool:
    """Whether what looks like a date is the number of a decision or paper."""
    if numbered >= 0 and _GOES_ON.fullmatch(text, numbered, start):
        return True
    before = max(0, start - 24)
    return _REFERENCE.search(text, before, start) is not None or _IN_BRACKETS.search(text, before, start) is not None


def _rises(since: str, day: int) -> bool:
    """Whether a first day, or a first day and month, comes before a date: 1-15/3/2026, 28/2-3/3/2026."""
    first, *its_month = map(int, re.split("[/.]", since))
    return 1 <= first <= 31 and (its_month[0] <= 12 if its_month else first < day)


def _month_and_day(month: int, day: int) -> bool:
    return (1 <= month <= 12 and 1 <= day <= 31) or (1 <= day <= 12 and 1 <= month <= 31)
