"""What keeps a text from being a date, said so that it can be mended."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from docgen.calendars.expressions import calendar_of, expressions, first_part
from docgen.calendars.month_names import EPITHETS, months, spellings
from docgen.calendars.readings import FORMS
from docgen.calendars.vocabulary import fold, tidy, weekdays
from docgen.errors import DateError, Problem
from docgen.limits import may_compare
from docgen.locales.months import HIJRI, HIJRI_SPELLED
from docgen.patterns import late

_NAMED = late(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+|من\s+)?(?:شهر\s+)?(?P<month>[^\d,،/()]+?)\s*[,،]?\s*(?P<year>\d{3,4})\D*")
_NAME_FIRST = late(r"(?P<month>[^\d,،/()]+?)\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*[,،]?\s+(?P<year>\d{3,4})\D*")
_NEAR, _CLEAR = 0.72, 0.09
"""How like a name must be to be meant, and how much less like the next month's."""
_LONGEST = 40
"""Letters of a name that may be a month's."""
_UNCERTAIN = {fold(word): word for word in ("مطلع", "أوائل", "أواسط", "أواخر", "منتصف", "مستهل", "نهاية", "بداية", "early", "mid", "late")}


def not_a_date(text: str) -> DateError:
    """Why a text is no date."""
    clean = tidy(text)
    if (month := _unknown_month(clean)) is not None:
        return DateError(Problem(f"{text!r} is not a date: {month[0]!r} is no month", hint=month[1] or FORMS))
    if _several(text):
        return one_of_many(text)
    if (missing := _missing(clean)) is not None:
        return DateError(Problem(f"{text!r} is not a date", hint=missing))
    part = first_part(text)
    if part is not None and part[0].whole:
        rest = part[1]
        if text[: part[0].start].strip() or not rest:
            return DateError(Problem(f"{text!r} is not a date alone", hint="give the date without other words"))
        if re.fullmatch(r"[^\W\d_]{1,12}\.?(?:[^\W\d_]\.?)*", rest) and part[0].twin is None:
            return DateError(Problem(f"{text!r} is not a date: {rest!r} names no calendar", hint="marks are AH or هـ, AD or م, and SH or هـ.ش"))
        return DateError(Problem(f"{text!r} is more than one date: {rest!r} is left over", hint="give one date, or the same day in both calendars"))
    return DateError(Problem(f"{text!r} is not a date", hint=FORMS))


def one_of_many(text: str) -> DateError:
    """A stretch or list of days stands where one day is asked for."""
    return DateError(Problem(f"{tidy(text)!r} names several days", hint="give one day"))


def _several(text: str) -> bool:
    """Whether a text is days of one calendar: the ends of a stretch, or a list."""
    found = expressions(text)
    return len(found) > 1 and len({calendar_of(one) for one in found}) == 1 and all(one.whole or one.partial for one in found)


def _unknown_month(text: str) -> tuple[str, str | None] | None:
    """What stands in the place of the month, and the one that is meant, or the two that may be."""
    words = re.match(r"(?:on\s+|في\s+)?(?:يوم\s+)?(?P<name>[^\W\d_]+)\.?[،,]?\s+", text)
    if words is not None and fold(words["name"]) in weekdays():
        text = text[words.end() :]
    found = _NAMED.fullmatch(text) or _NAME_FIRST.fullmatch(text)
    if found is None:
        return None
    name = found["month"].strip(" .")
    folded = fold(name)
    if folded in months() or not folded:
        return None
    if (hint := _one_of(folded)) is not None:
        return name, hint
    if any(word in months() for word in folded.split()):
        return None
    return name, nearest_month(folded)


def _one_of(folded: str) -> str | None:
    """The names between which a name that two months share leaves the choice."""
    names = [*HIJRI["ar"], *HIJRI_SPELLED, "كانون الثاني", "تشرين الأول", "تشرين الثاني", "كانون الأول"]
    shared = [name for name in names if fold(name).split()[0] == folded and " " in name]
    return f"there are {' and '.join(shared)}" if len(shared) > 1 else None


def nearest_month(folded: str) -> str | None:
    """`did you mean …?` for one month alone; nothing where another is nearly as near, since a wrong month is worse than no hint."""
    if len(folded) > _LONGEST or not may_compare(len(months())):
        return None
    matcher: SequenceMatcher[str] = SequenceMatcher()

    def likeness(name: str) -> float:
        matcher.set_seq1(name)
        return matcher.ratio() if matcher.quick_ratio() >= 0.5 else 0.0

    folded = " ".join(word for word in folded.split() if word not in EPITHETS)
    matcher.set_seq2(folded)
    best: dict[tuple[str, int], float] = {}
    for name, meaning in months().items():
        if meaning[0] == "solar-hijri" or name.isascii() != folded.isascii():
            continue
        best[meaning] = max(best.get(meaning, 0.0), likeness(name))
    ranked = sorted(best, key=best.__getitem__, reverse=True)
    if best[ranked[0]] < _NEAR or best[ranked[0]] - best[ranked[1]] < _CLEAR:
        return None
    shown = max((name for name in spellings() if months()[name] == ranked[0] and name.isascii() == folded.isascii()), key=likeness)
    return f"did you mean {spellings()[shown]}?"


def _missing(text: str) -> str | None:
    """What a text that is nearly a date lacks."""
    words = [fold(word) for word in re.split(r"[\s,،]+", text) if word]
    if words and words[0] in _UNCERTAIN:
        return f"{_UNCERTAIN[words[0]]} is no certain day; give the day"
    names = fold(re.sub(r"\d+", " ", text))
    if names in months() or any(word in months() for word in words):
        numbers = re.findall(r"\d+", text)
        if len(numbers) == 1:
            return "the day is missing" if len(numbers[0]) >= 3 else "the year is missing"
        if not numbers:
            return "day and year are missing"
        return None
    if re.match(r"\d{4}-\d{1,2}-\d{1,2}[T ]\d", text):
        return "give the date alone, without the time"
    if re.fullmatch(r"\d{4}[-/]\d{1,2}", text):
        return "the day is missing"
    if re.fullmatch(r"\d{8}", text):
        return f"separate year, month and day: {text[:4]}-{text[4:6]}-{text[6:]}"
    return None
