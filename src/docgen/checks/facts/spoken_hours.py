"""Hours in words, to the minute: half past four, a quarter to six, الرابعة والنصف, السادسة إلا ربعًا."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from docgen.checks.facts.dates import half_behind
from docgen.checks.facts.spelled import spelled
from docgen.types import Lang


class SpokenHour(NamedTuple):
    """An hour as a clock of twelve hours shows it, in minutes from 0 to 719, and the half of the day that is said with it. One that is not `sure` may
    be another thing: an ordinal, a number at a place."""

    minutes: int
    half: Literal["am", "pm"] | None
    start: int
    end: int
    sure: bool

    @property
    def moments(self) -> tuple[int, ...]:
        """The minutes of the day that it may be."""
        return tuple(self.minutes + shift for half, shift in (("am", 0), ("pm", 720)) if self.half in (half, None))


_ARABIC = (
    *("الواحده", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه", "التاسعه", "العاشره"),
    *("الحاديه عشره?", "الثانيه عشره?"),
)
_AR_HOURS = "|".join(f"(?P<h{hour}>{_ARABIC[hour - 1]})" for hour in (12, 11, *range(1, 11)))
_AR = re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<clock>الساعه )?(?:{_AR_HOURS}|(?P<h0>منتصف الليل|منتصف النهار))(?! عشر)(?!\w)")
_AR_PART = re.compile(
    r"\s(?:(?P<less>الا)\s|و)(?:(?:ال)?(?P<part>نصف|ربع|ثلث)ا?(?!\w)(?! (?:ال)?(?:ساعه|سنه|عام|قرن))"
    r"|(?P<figure>\d{1,2})\s(?:دقيقه|دقائق)(?!\w)|(?P<words>[\u0621-\u064a]{3,9}(?: (?:و[\u0621-\u064a]{5,7}|عشره?))?)\s(?:دقيقه|دقائق)(?!\w))"
)
_AR_PARTS = {"نصف": 30, "ربع": 15, "ثلث": 20}
_EXACTLY = re.compile(r"[,،]| تماما")

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_EN_HOURS = "|".join(f"(?P<h{hour}>{name})" for hour, name in enumerate(_ENGLISH, 1))
_MINUTES = "five|ten|fifteen|twenty(?:[ -]five)?|thirty(?:[ -]five)?|forty(?:[ -]five)?|fifty(?:[ -]five)?"
_COUNTED = "minute|second|hour|day|week|month|year|per|point|degree|member|people|million|thousand|billion"
_EN = re.compile(
    rf"\b(?:(?P<at>at|by|until|till|from|before|after|since|to) )?"
    rf"(?:(?P<lead>half|(?:an? )?quarter|{_MINUTES}|\d\d?)(?: minutes)? (?P<way>past|to|after|before|till) )?"
    rf"(?:{_EN_HOURS}|(?P<h0>midnight|noon))(?:[ -](?P<late>{_MINUTES})(?!-\w| (?:{_COUNTED})))?\b(?P<clock> o'clock\b)?",
    re.IGNORECASE,
)
_EN_PARTS = {"half": 30, "quarter": 15} | {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_SOME_EN = re.compile(rf"\b(?:{'|'.join(_ENGLISH)}|(?:past|to|after|before|till) (?:midnight|noon))\b", re.IGNORECASE)


def spoken_hours(text: str, lang: Lang) -> list[SpokenHour]:
    """The hours in words of a levelled text without vowel marks."""
    if lang == "ar":
        return list(_in_arabic(text))
    return list(_in_english(text)) if _SOME_EN.search(text) else []


def _hour(found: re.Match[str], last: int = 12) -> int:
    return next(hour for hour in range(last + 1) if found[f"h{hour}"])


def _in_arabic(text: str) -> Iterator[SpokenHour]:
    for found in _AR.finditer(text):
        hour, minutes, end = _hour(found), 0, found.end()
        while (part := _AR_PART.match(text, end)) is not None and (length := _length(part)) is not None:
            minutes += -length if part["less"] else length
            end = part.end()
        behind = _EXACTLY.match(text, end)
        half = half_behind(text, end if behind is None else behind.end(), hour)
        named = end > found.end()
        if hour == 0:
            half = "am" if "ليل" in found[0] else "pm"
        if hour or named:
            yield SpokenHour((hour * 60 + minutes) % 720, half, found.start(), end, bool(half or named or found["clock"]))


def _length(part: re.Match[str]) -> int | None:
    """The minutes of a part behind an hour; none where it is of something else."""
    if part["part"]:
        return _AR_PARTS[part["part"]]
    if part["figure"]:
        return int(part["figure"])
    numbers = spelled(part["words"], "ar")
    return numbers[0].value if len(numbers) == 1 and numbers[0].start == 0 and numbers[0].value < 60 and not numbers[0].ordinal else None


def _in_english(text: str) -> Iterator[SpokenHour]:
    for found in _EN.finditer(text):
        hour, at = _hour(found), (found["at"] or "").lower()
        minutes, sure = _past(found)
        if late := found["late"]:
            minutes += _minutes(late)
            sure = sure or at == "at"
        behind = _EXACTLY.match(text, found.end())
        half = half_behind(text, found.end() if behind is None else behind.end(), hour)
        if hour == 0:
            if not found["lead"]:
                continue
            half = "am" if "midnight" in found[0].lower() else "pm"
        if sure or half or at:
            start = found.start() + (len(at) + 1 if at else 0)
            yield SpokenHour((hour * 60 + minutes) % 720, half, start, found.end(), bool(half or sure or found["clock"]))


def _past(found: re.Match[str]) -> tuple[int, bool]:
    """The minutes said before an hour, and whether nothing else is meant: "ten to twelve members" is a stretch, "a quarter to six" is none."""
    lead = found["lead"]
    if not lead:
        return 0, bool(found["clock"])
    way = found["way"].lower()
    length = _minutes(lead)
    sure = "half" in lead.lower() or "quarter" in lead.lower() or found["clock"] is not None or way == "past" or found["at"] in ("at", "At")
    return (-length if way in ("to", "before", "till") else length), sure


def _minutes(words: str) -> int:
    said = re.sub(r"^an? ", "", words.lower())
    return int(said) if said.isdecimal() else sum(_EN_PARTS[word] for word in re.split("[ -]", said))
