"""The grammar of one date in one calendar: days, month and year, or three figures; without weekday and without its twin in the other calendar."""

from __future__ import annotations

import re
from functools import cache

from docgen.calendars.core import Core
from docgen.calendars.month_names import EPITHETS, months
from docgen.calendars.ordinals import bare_of, day_word
from docgen.calendars.tokens import Token, Trie, any_of, longest, trie_of
from docgen.calendars.vocabulary import Kind, eras, fold, weekdays
from docgen.calendars.year_words import year_in_words

_MOST_DAYS = 8
_LAST_RARE = 1699
"""The last year that may have a Hijri mark."""
_SEPARATORS = frozenset("/-.\\")
_DATED = frozenset("/.")
_JOINTS = frozenset("-/.")
_BEFORE_FIGURES = frozenset("./\\٫")
_IN_FIGURES = frozenset("./\\,:٫٬٪%")
_NO_DATE = frozenset("#@_$€£&")
_MORE = frozenset(":٫")
_GOING_ON = frozenset("./,:٫٬%٪")
_PERCENT = frozenset("%٪")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_OF = any_of(("of", "من", "شهر", "لشهر", "بشهر", "day", "month"))
_YEAR_WORDS = any_of(("عام", "سنة", "لعام", "لسنة", "للعام", "للسنة", "العام", "السنة", "بعام", "year"))
_BEFORE_YEAR = any_of(("من", "في", "of", "in", "the"))
_TO = any_of(("to", "until", "till", "through", "and", "إلى", "حتى", "و", "لغاية"))
_PREFIXES = any_of(("و", "ف", "ب", "ل", "ك", "في", "بتاريخ", "تاريخ", "يوم", "الموافق", "من", "إلى", "حتى", "ه", "م", "ول", "وب"))
_CAPITALS = re.compile(r"[A-Z]")


@cache
def month_trie() -> Trie:
    """The trie of all names of months."""
    return trie_of(months())


@cache
def era_trie() -> Trie:
    """The trie of all marks of calendars."""
    return trie_of(eras())


class Grammar:
    """Reads `tokens` of `text`. `whole` says that the text is nothing but a date, so that no care is taken not to see one where there is none."""

    def __init__(self, text: str, tokens: list[Token], *, whole: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.whole = whole

    def core(self, at: int, *, guarded: bool = True) -> Core | None:
        """The date whose first token is `at`; `guarded` looks at what stands right before it."""
        token = self.tokens[at]
        if token.kind == "n":
            if guarded and not self.whole and self._is_tail(at):
                return None
            return self._figures(at) or self._day_first(at) or self._year_first(at)
        if token.kind != "w":
            return None
        return self._day_first(at) or self._month_first(at)

    def _is_tail(self, at: int) -> bool:
        """Whether the number at a token goes on something: a longer number, a code."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or token.gap:
            return False
        if before.kind == "w":
            return not _PREFIXES(before)
        further = self.tokens[at - 2] if at > 1 and not before.gap else None
        if before.kind != "s" or further is None:
            return before.kind == "d" or before.text in _BEFORE_FIGURES
        if before.text in _IN_FIGURES:
            return further.kind == "n" or (further.kind == "w" and not further.is_arabic)
        if before.text == "-":
            word = self.text[further.start : further.end]
            code = further.kind == "w" and (word.isupper() or (further.is_arabic and not _PREFIXES(further) and further.text not in weekdays()))
            return further.kind == "n" or code
        return before.text in _NO_DATE

    # Figures

    def _figures(self, at: int) -> Core | None:
        """`2021-10-18`, `18/10/2021`, `22 / 7 / 2015`, `12-14/10/2021`."""
        tokens, days, place = self.tokens, [], at
        if tokens[at + 1].text == "-" and not tokens[at + 1].gap and tokens[at + 2].kind == "n" and tokens[at + 3].text in _DATED:
            days, place = [tokens[at].text], at + 2
        found = self._three(place)
        if found is None and days:
            days, place = [], at
            found = self._three(place)
        if found is None:
            return None
        numbers, separator, behind = found
        mark, behind = self._era(behind, max(numbers, key=len))
        lengths = [len(number) for number in numbers]
        long_year = max(lengths[0], lengths[2]) >= 3 and lengths[1] <= 2 and min(lengths[0], lengths[2]) <= 2
        if self.whole:
            if not long_year and max(lengths) > 2:
                return None
        elif (max(lengths[0], lengths[2]) != 4 and mark is None) or max(lengths) > 4 or lengths[1] > 2 or min(lengths[0], lengths[2]) > 2:
            return None
        if days and (len(days[0]) > 2 or lengths[2] != 4):
            return None
        places = tuple(self.tokens[token].start for token in dict.fromkeys((at, place)))
        return Core(at, behind, tuple(map(int, days)), mark=mark, numbers=numbers, separator=separator, places=places)

    def _three(self, at: int) -> tuple[tuple[str, str, str], str, int] | None:
        first, sign, second, again, third, after = (*self.tokens[at : at + 6], *[self.tokens[-1]] * 6)[:6]
        if (first.kind, second.kind, third.kind) != ("n", "n", "n") or sign.text not in _SEPARATORS or again.text != sign.text:
            return None
        if any(len(token.text) > 4 for token in (first, second, third)):
            return None
        spaced = sign.gap or second.gap or again.gap or third.gap
        if spaced and not self.whole:
            # Points and hyphens with spaces round them part sentences and list items.
            before = self.tokens[at - 1] if at else None
            if sign.text != "/" or len(first.text) > 4 or (before is not None and before.text == sign.text):
                return None
        if not self.whole and not after.gap:
            further = self.tokens[at + 6] if at + 6 < len(self.tokens) else self.tokens[-1]
            if (after.text in _SEPARATORS or after.text in _MORE) and further.kind == "n" and not further.gap:
                return None
            if after.kind == "w" and not after.is_arabic and after.text not in ("t", "ah", "ad", "ce", "h", "sh", "a", "c", "s"):
                return None
        return (first.text, second.text, third.text), sign.text, at + 5

    # Days and named months

    def _day_first(self, at: int) -> Core | None:
        """`18 October 2021`, `12–14 أكتوبر`, `الثامن عشر من شهر أكتوبر من عام 2021`, `18-Oct-2021`."""
        found = self._days(at)
        if found is None or (found[2] and at and self.tokens[at - 1].text in _HALF_NAMES):
            return None
        days, place, spelled, places, named_days = found
        joint = self.tokens[place].text if self.tokens[place].text in _JOINTS and not self.tokens[place].gap else ""
        of = place
        if joint and not self.tokens[place + 1].gap:
            place += 1
        else:
            joint = ""
            while (_OF(self.tokens[place]) and place - of < 4) or self._is_the(place, of):
                place += 1
        month = self._month(place)
        if month is None:
            return None
        calendar, number, other, place, named = month
        if spelled == "loose" and of == named and not self.whole and not (days == (1,) and self.tokens[at].text == "اول"):
            return None
        if joint and self.tokens[place].text == joint and not self.tokens[place].gap and self.tokens[place + 1].kind == "n":
            place += 1
        year, mark, behind = self._year(place)
        if not self.whole:
            counting = self._counts(at, days) if spelled else ""
            if counting == "noun" or (counting == "weekday" and not year):
                return None
            if not year and (calendar == "solar-hijri" or self.tokens[at].text == "اول"):
                return None
            if not self.tokens[named].is_arabic and self.text[self.tokens[named].start].islower() and (not year or self.tokens[named].text in _VERBS):
                return None
        doubtful = bool(spelled) and self._counts(at, days) == "weekday"
        return Core(
            at, behind, days, number, year, calendar, mark, spelled=bool(spelled), last=other, doubtful=doubtful, weekdays=named_days, places=places
        )

    def _is_the(self, place: int, of: int) -> bool:
        return place > of and self.tokens[place].text == "the"

    def _days(self, at: int) -> tuple[tuple[int, ...], int, str, tuple[int, ...], tuple[tuple[int, int, int], ...]] | None:
        """Days of a month, the token behind, whether they are in words (`loose` ones need من or "of" behind them), where they stand, and the weekdays
        among them."""
        found = self._day(at)
        if found is None:
            return None
        day, place, spelled = found
        days, ends, commas, places = [day], [place], [False], [self.tokens[at].start]
        named: list[tuple[int, int, int]] = []
        while len(days) < _MOST_DAYS and (step := self._next_day(place, bool(spelled))) is not None:
            day, place, comma, start, weekday = step
            named += [(len(days), *weekday)] if weekday else []
            days.append(day)
            ends.append(place)
            commas.append(comma)
            places.append(start)
        # A comma joins days only where a last "and" makes a list of them.
        while commas[-1]:
            days.pop(), ends.pop(), commas.pop(), places.pop()
        return tuple(days), ends[-1], spelled, tuple(places), tuple(name for name in named if name[0] < len(days))

    def _day(self, at: int) -> tuple[int, int, str] | None:
        token = self.tokens[at]
        if token.kind == "n":
            if len(token.text) > 2:
                return None
            after = self.tokens[at + 1]
            suffix = after.kind == "w" and not after.gap and after.text in ("st", "nd", "rd", "th")
            return int(token.text), at + 1 + suffix, ""
        word = day_word(self.tokens, at)
        if word is None:
            return None
        day, behind = word
        certain = behind - at > 1 or token.text in ("غره", "فاتح", "الفاتح", "سلخ")
        return day, behind, "sure" if certain or day > 10 else "loose"

    def _next_day(self, place: int, spelled: bool) -> tuple[int, int, bool, int, tuple[int, int] | None] | None:
        token = self.tokens[place]
        comma = token.text in (",", "،")
        joined = spelled and token.is_arabic and token.text[0] == "و"
        if not (comma or joined or token.text in ("-", "&") or _TO(token)):
            return None
        at = place if joined and not _TO(token) else place + 1
        if comma and _TO(self.tokens[at]):
            at += 1
            comma = False
        named = None
        for _ in range(3):
            word = self.tokens[at]
            if word.kind == "w" and word.text in weekdays():
                named = weekdays()[word.text], word.start
                at += 1
            elif word.text in ("the", "يوم") or (named and word.text in (",", "،")):
                at += 1
        found = self._day(at)
        return None if found is None or bool(found[2]) != spelled else (found[0], found[1], comma, self.tokens[at].start, named)

    def _month(self, at: int) -> tuple[Kind, int, int | None, int, int] | None:
        """Calendar, number, the second name's number where it is another, the token behind, and the name's first token."""
        found = longest(month_trie(), self.tokens, at)
        if found is None and self.tokens[at].is_arabic and at and (bare := bare_of(self.tokens[at].text)) is not None:
            found = longest(month_trie(), self.tokens, at, bare) if not self.whole else None
        if found is None:
            return None
        (calendar, number), place = found
        if (
            self.tokens[place].text == "."
            and not self.tokens[place].gap
            and not self.tokens[place - 1].is_arabic
            and len(self.tokens[place - 1].text) <= 4
        ):
            place += 1
        if calendar == "hijri":
            while self.tokens[place].text in EPITHETS:
                place += 1
            return calendar, number, None, place, at
        other = None
        if calendar == "gregorian" and (twin := self._second_name(place)) is not None:
            month, behind = twin
            if month == number or self.whole:
                place, other = behind, month if month != number else None
        return calendar, number, other, place, at

    def _second_name(self, place: int) -> tuple[int, int] | None:
        """Another name of the month: `/أكتوبر`, `(أكتوبر)`, `- أكتوبر`, `أو أكتوبر`."""
        sign = self.tokens[place]
        opened = sign.text in _OPENING
        if not opened and sign.text not in ("/", "-", "\\", "او"):
            return None
        found = longest(month_trie(), self.tokens, place + 1)
        if found is None or found[0][0] != "gregorian":
            return None
        (_, month), behind = found
        if opened:
            return (month, behind + 1) if self.tokens[behind].text in _CLOSING else None
        return month, behind

    def _year(self, at: int) -> tuple[str, Kind | None, int]:
        """The year, the calendar that its mark names, and the token behind; an empty year where there is none, and then `at` itself."""
        place = at
        if self.tokens[place].text in (",", "،"):
            place += 1
        while _BEFORE_YEAR(self.tokens[place]) and place - at < 4:
            place += 1
        named = _YEAR_WORDS(self.tokens[place])
        if named:
            place += 1
        elif place > at and self.tokens[place - 1].text not in (",", "،", "من", "of", "the"):
            return "", None, at
        mark = None
        if self.tokens[place].text in ("ah", "ad", "ce") and self.tokens[place + 1].kind == "n":
            mark = eras()[self.tokens[place].text]
            place += 1
        number = self.tokens[place]
        if number.kind == "w" and mark is None:
            return self._year_in_words(place, named) or ("", None, at)
        if number.kind != "n" or len(number.text) > 4:
            return "", None, at
        if not self.whole and self._goes_on(place):
            return "", None, at
        behind = place + 1
        if mark is None:
            mark, behind = self._era(behind, number.text)
        if not self.whole and len(number.text) < (3 if mark else 4):
            return "", None, at
        return number.text, mark, behind

    def _year_in_words(self, place: int, named: bool) -> tuple[str, Kind | None, int] | None:
        """As `_year`, of a year in words. In a text, where "two thousand" may count what follows, only behind عام or the like, or before a mark."""
        found = year_in_words(self.tokens, place)
        if found is None:
            return None
        year = str(found[0])
        mark, behind = self._era(found[1], year)
        return (year, mark, behind) if self.whole or named or mark is not None else None

    def _goes_on(self, place: int) -> bool:
        """Whether a number is the beginning of a longer one or of a code."""
        after = self.tokens[place + 1]
        if after.gap or after.kind == "z":
            return False
        if after.kind == "w":
            return not after.is_arabic and after.text not in ("ah", "ad", "ce", "h", "sh", "a", "c", "s")
        further = self.tokens[place + 2] if place + 2 < len(self.tokens) else after
        return after.kind == "s" and after.text in _GOING_ON and not further.gap and (further.kind == "n" or after.text in _PERCENT)

    def _era(self, at: int, year: str) -> tuple[Kind | None, int]:
        """The calendar that a mark behind a year names, and the token behind it."""
        token = self.tokens[at]
        if token.text == "(" and self.whole and (found := longest(era_trie(), self.tokens, at + 1)) and self.tokens[found[1]].text == ")":
            return found[0], found[1] + 1
        found = longest(era_trie(), self.tokens, at) if token.kind == "w" else None
        if found is None:
            return None, at
        kind, behind = found
        raw = self.text[token.start : token.end]
        # "ad", "2021 AP reported": a Latin mark is in capitals, and the rarer ones stand with such a year.
        rare = token.gap and token.text in ("h", "ap", "s", "sh") and int(year) > _LAST_RARE
        if not token.is_arabic and not self.whole and (rare or not _CAPITALS.match(raw)):
            return None, at
        if token.text == "ش" and token.gap and not self.whole:
            return None, at
        if behind - at > 1 and self.tokens[behind].text == "." and not self.tokens[behind].gap and self.tokens[behind - 2].text == ".":
            behind += 1
        return kind, behind

    def _counts(self, at: int, days: tuple[int, ...]) -> str:
        """What an ordinal may count instead of days: the `noun` before it (النصف الأول من أكتوبر), the `weekday` (الاثنين الأول منه), or nothing."""
        before = self.tokens[at - 1] if at else None
        if before is None or not before.is_arabic or not self.tokens[at].is_arabic or self.tokens[at].text[0] in "وب":
            return ""
        if before.text in weekdays():
            return "weekday" if len(days) == 1 and 0 < days[0] <= 5 else ""
        noun = before.text.startswith("ال") and before.text not in ("اليوم", "الموافق", "الموافقه", "المؤرخ", "المؤرخه", "الي")
        return "noun" if noun else ""

    def _month_first(self, at: int) -> Core | None:
        """`October 18, 2021`, `March 4 and 5`, `October 2021`, `تشرين الأول 2021`."""
        month = self._month(at)
        if month is None:
            return None
        calendar, number, other, place, _ = month
        token = self.tokens[at]
        if not self.whole and (calendar == "solar-hijri" or (not token.is_arabic and self.text[token.start].islower())):
            return None
        year, mark, behind = self._year(place)
        if len(year) >= 3:
            return Core(at, behind, (), number, year, calendar, mark, last=other)
        if self.tokens[place].text == "the":
            place += 1
        days = self._days(place)
        if days is None or (days[2] and not self.whole) or (days[2] == "" and self.tokens[place].kind != "n"):
            return None
        if not self.whole and self._goes_on(days[1] - 1) and self.tokens[days[1]].kind != "w":
            return None
        year, mark, behind = self._year(days[1])
        if len(year) < 3 and not self.whole:
            year, mark, behind = "", None, days[1]
        return Core(at, behind, days[0], number, year, calendar, mark, last=other, weekdays=days[4], places=days[3])

    def _year_first(self, at: int) -> Core | None:
        """`2021-Oct-18`; with spaces only where the text is nothing else."""
        tokens = self.tokens
        if len(tokens[at].text) != 4:
            return None
        joint = tokens[at + 1].text if tokens[at + 1].text in _JOINTS and tokens[at + 1].kind == "s" else ""
        if not joint and not self.whole:
            return None
        month = self._month(at + 1 + bool(joint))
        if month is None:
            return None
        calendar, number, other, place, _ = month
        if joint:
            if tokens[place].text != joint:
                return None
            place += 1
        day = self._day(place)
        if day is None or day[2]:
            return None
        mark, behind = self._era(day[1], tokens[at].text)
        return Core(at, behind, (day[0],), number, tokens[at].text, calendar, mark, last=other, places=(tokens[place].start,))


_VERBS = frozenset(("may", "march", "mar"))
_HALF_NAMES = frozenset(map(fold, ("كانون", "تشرين", "ربيع", "جمادى", "جماد", "جمادا", "جمادة")))
"""كانون، تشرين، ربيع، جمادى: the ordinal behind them belongs to the month's name."""
