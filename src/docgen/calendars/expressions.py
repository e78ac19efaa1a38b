"""Date expressions in a text: the one reader that `date:`, {date}, `docgen date` and the checks share.

An expression is a date in one calendar, whole or in part, with the weekday beside it, and the same day in the other calendar if the text gives
it. Reading takes one pass over the text; from each word it looks ahead a bounded way.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from docgen.calendars.core import Core
from docgen.calendars.grammar import Grammar, month_trie
from docgen.calendars.ordinals import bare_of
from docgen.calendars.readings import by_year
from docgen.calendars.registry import day_of
from docgen.calendars.tokens import any_of, folded, tokens_of
from docgen.calendars.vocabulary import Kind, weekdays
from docgen.errors import DateError
from docgen.patterns import late

_COMMAS = frozenset(",،")
_OPENING = {"(": ")", "[": "]"}
_EQUALS = any_of(("الموافق", "الموافقة", "الموافقه", "موافق", "موافقة", "يوافق", "يوافقه", "ويوافق", "ويوافقه", "الموافقين", "المصادف", "الواقع"))
_BETWEEN = any_of(("الموافق", "الموافقة", "موافق", "المصادف", "الواقع", "بتاريخ", "في", "ل", "لـ", "on", "the"))
_DAY = any_of(("يوم", "اليوم", "ليوم", "بيوم", "يومي", "ويوم", "this"))
_PARTS_OF_DAY = any_of(("صباح", "مساء", "ظهر", "عصر", "فجر", "ضحى", "نهار"))
_LEADS = any_of(("on", "في", "بتاريخ", "بتأريخ", "تاريخ", "التاريخ", "المؤرخ", "المؤرخة", "dated", "date", "this", "the", "يوم", "اليوم", "من", "of"))
_NIGHT = any_of(("ليلة", "عشية"))
_STRETCH = any_of(("to", "until", "till", "through", "and", "إلى", "حتى", "و", "لغاية"))
_LOOK_BACK = 6
_SEPARATED = late(r"[0-9٠-٩۰-۹][\u200e\u200f\u061c]?\s?[\u200e\u200f\u061c]?[-/.\\–‐‑−⁄][\u200e\u200f\u061c]?\s?[\u200e\u200f\u061c]?[0-9٠-٩۰-۹]")
_WORD = late(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0655'’‘ʼ`´])*")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as it is written. `start` and `end` are code points, weekday and twin included; `core_start` and `core_end` are the date's alone.

    `core` says what it says, `None` where a known date stands (a role). `year` is that of a stretch's other end where its own is not said.
    `weekdays` are the weekdays named beside it (Monday 0) with their offsets. `twin` is the same day in the other calendar. `behind` is the token
    behind all of it.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    core: Core | None
    weekdays: tuple[tuple[int, int], ...] = ()
    twin: Expression | None = None
    behind: int = field(default=0, compare=False)

    @property
    def whole(self) -> bool:
        """Whether it says day, month and year."""
        return self.core is None or self.core.numbers is not None or bool(self.core.days and self.core.year)

    @property
    def partial(self) -> bool:
        """Whether it says day and month, and no year."""
        return self.core is not None and self.core.numbers is None and bool(self.core.days) and not self.core.year


def expressions(text: str, known: Collection[int] = ()) -> tuple[Expression, ...]:
    """The date expressions of a running text, in its order. `known` are offsets of characters that stand for a date each."""
    if not known and not speaks_of_dates(text):
        return ()
    reader = _Reader(text, known, whole=False)
    found: list[Expression] = []
    at = floor = 0
    while at < len(reader.tokens) - 1:
        one = reader.expression(at, floor)
        if one is None:
            at += 1
            continue
        if found and (joined := _as_stretch(reader, found[-1], one)) is not None:
            found[-1] = joined
        found.append(one)
        at = floor = one.behind
    return tuple(found)


def expression(text: str) -> Expression | None:
    """The expression that a text is, and nothing else; `None` where it is more or less than one."""
    reader = _Reader(text, (), whole=True)
    for at in range(min(len(reader.tokens), _LOOK_BACK + 4)):
        one = reader.expression(at, 0)
        if one is not None:
            started = reader.before(one)
            return one if started and reader.only_signs(one.behind) else None
    return None


def first_part(text: str) -> tuple[Expression, str] | None:
    """The first expression in a text that is not one as a whole, and what follows it."""
    reader = _Reader(text, (), whole=True)
    for at in range(len(reader.tokens) - 1):
        one = reader.expression(at, 0)
        if one is not None:
            return one, text[one.end :].strip(" ,،.")
    return None


def speaks_of_dates(text: str) -> bool:
    """A quick look: three figures with signs between them, or the first word of a month's name."""
    if _SEPARATED.search(text) is not None:
        return True
    return any(_begins_a_month(word) for word in _WORD.findall(text))


def _begins_a_month(word: str) -> bool:
    trie, said = month_trie(), folded(word.rstrip("'’‘ʼ`´"))
    if word[0].isascii():
        return said in trie and (word[0].isupper() or said in _LOWER)
    return said in trie or ((bare := bare_of(said)) is not None and bare in trie)


_LOWER = frozenset(name for name in ("january", "february", "april", "june", "july", "august", "september", "october", "november", "december"))


class _Reader(Grammar):
    """Expressions at the tokens of a text."""

    def __init__(self, text: str, known: Collection[int], *, whole: bool) -> None:
        super().__init__(text, tokens_of(text, known), whole=whole)

    def expression(self, at: int, floor: int) -> Expression | None:
        """The expression whose date begins at a token; `floor` is the first token that is free."""
        one = self._single(at, floor)
        if one is None:
            return None
        twin = self._twin(one)
        if twin is None:
            return self._with_weekday_behind(one)
        other, behind = twin
        return replace(one, twin=other, end=self.tokens[behind - 1].end, behind=behind)

    def _single(self, at: int, floor: int, *, guarded: bool = True) -> Expression | None:
        token = self.tokens[at]
        core = None
        if token.kind == "d":
            behind = at + 1
        else:
            core = self.core(at, guarded=guarded)
            if core is None:
                return None
            behind = core.behind
        first, found, closed = self._weekday_before(at, behind, floor)
        if core is not None and core.doubtful and found and not self.whole and not _fits(core, found[0][0]):
            return None
        behind += closed
        end = self.tokens[behind - 1].end
        return Expression(self.tokens[first].start, end, token.start, self.tokens[behind - closed - 1].end, core, found, None, behind)

    # Weekdays

    def _weekday_before(self, at: int, behind: int, floor: int) -> tuple[int, tuple[tuple[int, int], ...], bool]:
        """The token at which the expression begins, its weekday included, the weekday with its offset, and whether a bracket closes behind it."""
        tokens, place = self.tokens, at - 1
        # الأحد (1/1/2023): the date in brackets behind its weekday.
        bracketed = place > floor and tokens[place].text == "(" and tokens[behind].text == ")" and self._weekday(place - 1) is not None
        place -= bracketed
        while place >= floor and at - place <= 3 and (tokens[place].text in _COMMAS or _BETWEEN(tokens[place])):
            place -= 1
        closed = place >= floor and tokens[place].text == ")"
        if closed or (place >= floor and tokens[place].text == "."):
            place -= 1
        if place < floor or (number := self._weekday(place)) is None:
            return at, (), False
        offset = tokens[place].start
        if closed:
            if place - 1 < floor or tokens[place - 1].text != "(":
                return at, (), False
            place -= 1
        if place - 1 >= floor and _NIGHT(tokens[place - 1]):
            return at, (), False
        while place - 1 >= floor and _DAY(tokens[place - 1]):
            place -= 1
        return place, ((number, offset),), bracketed

    def _weekday(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.kind != "w":
            return None
        number = weekdays().get(token.text)
        if number is None and token.is_arabic and (bare := bare_of(token.text)) is not None:
            number = weekdays().get(bare)
        if number is not None and token.text.isascii() and not self.whole and not self.text[token.start].isupper():
            return None
        return number

    def _with_weekday_behind(self, one: Expression) -> Expression:
        """The weekday after a date: `18 October 2021 (Monday)`, `18 أكتوبر 2021، الاثنين`."""
        if one.weekdays or not one.whole:
            return one
        tokens, place = self.tokens, one.behind
        opened = tokens[place].text == "("
        if opened or tokens[place].text in _COMMAS:
            place += 1
        if _DAY(tokens[place]) and not tokens[place].text.isascii():
            place += 1
        number = self._weekday(place) if tokens[place].kind == "w" else None
        if number is None or (tokens[place].text.isascii() and len(tokens[place].text) <= 3 and not opened):
            return one
        behind = place + 1
        if opened:
            if tokens[behind].text != ")":
                return one
            behind += 1
        elif not self.whole and self._leads_to_a_date(behind):
            return one
        return replace(one, weekdays=((number, tokens[place].start),), end=tokens[behind - 1].end, behind=behind)

    def _leads_to_a_date(self, place: int) -> bool:
        """Whether a weekday before this token is the next date's."""
        step = 0
        while step < 3 and (self.tokens[place].text in _COMMAS or _BETWEEN(self.tokens[place])):
            place, step = place + 1, step + 1
        return self.tokens[place].kind == "d" or self.core(place, guarded=False) is not None

    # The other calendar

    def _twin(self, one: Expression) -> tuple[Expression, int] | None:
        """The same day in the other calendar, and the token behind it and its bracket."""
        joint = self._joint(one)
        if joint is None:
            return None
        place, closing, certain = joint
        floor = place
        for _ in range(4):
            token = self.tokens[place]
            if _DAY(token) or self._weekday(place) is not None or token.text in _COMMAS or token.text in ("the", "on", "في"):
                place += 1
        other = self._single(place, floor, guarded=False)
        if other is None:
            return None
        behind = other.behind
        if closing:
            if self.tokens[behind].text != closing:
                return None
            behind += 1
        calendars = {calendar_of(one), calendar_of(other)}
        if not (one.whole or other.whole) or not (self._has_days(one) and self._has_days(other)):
            return None
        if None not in calendars and len(calendars) == 1 and not (self.whole and certain):
            return None
        return other, behind

    def _has_days(self, one: Expression) -> bool:
        return one.whole or one.partial

    def _joint(self, one: Expression) -> tuple[int, str, bool] | None:
        """The token behind what joins a date to its twin, the closing bracket it asks for, and whether it joins nothing else."""
        tokens, place = self.tokens, one.behind
        if tokens[place].text in _COMMAS:
            place += 1
        sign = tokens[place]
        if sign.text in _OPENING:
            place = self._equals(place + 1) or place + 1
            return place, _OPENING[sign.text], True
        behind = self._equals(place)
        if behind is not None:
            return behind, "", True
        if sign.kind != "s" or place != one.behind or sign.text not in ("=", "/", "-"):
            return None
        marked = one.core is not None and one.core.mark is not None
        if sign.text == "=" or (sign.gap and tokens[place + 1].gap) or (sign.text == "/" and marked):
            return place + 1, "", sign.text == "=" or self.whole
        return None

    def _equals(self, place: int) -> int | None:
        """The token behind الموافق and the like."""
        tokens = self.tokens
        if _EQUALS(tokens[place]):
            place += 1
            while tokens[place].text in ("ل", "له", "لي", "الي", "في", "ليوم", ":") and place < len(tokens) - 1:
                place += 1
            return place
        words = tuple(token.text for token in tokens[place : place + 2])
        if words in (("corresponding", "to"), ("which", "is"), ("equivalent", "to"), ("equal", "to")):
            return place + 2
        if words[0] == "i" and [token.text for token in tokens[place + 1 : place + 4]] == [".", "e", "."]:
            return place + 4
        return place + 1 if words[0] in ("=", "or") and (words[0] == "=" or self.whole) else None

    # The whole of a text

    def before(self, one: Expression) -> bool:
        """Whether nothing but a lead stands before an expression: بتاريخ, on, مساء اليوم."""
        return all(
            token.start >= one.start or _LEADS(token) or _PARTS_OF_DAY(token) or token.text in (":", ",", "،", "(")
            for token in self.tokens[: one.behind]
        )

    def only_signs(self, place: int) -> bool:
        """Whether nothing but points and commas follows."""
        return all(token.kind == "z" or token.text in (".", ",", "،", "؛", ";") for token in self.tokens[place:])


def _fits(core: Core, weekday: int) -> bool:
    """Whether the day of a date with a year is this weekday."""
    try:
        year, month, day = int(core.year), core.month, core.days[-1]
        date = datetime.date(year, month, day) if core.calendar == "gregorian" else day_of("auto", year, month, day)
    except (ValueError, DateError):
        return False
    return date.weekday() == weekday


def calendar_of(one: Expression) -> Kind | None:
    """The calendar that an expression names by its month, its mark or its year; `None` where a known date stands."""
    core = one.core
    if core is None:
        return None
    if core.calendar is not None or core.mark is not None:
        return core.calendar or core.mark
    assert core.numbers is not None
    years = [number for number in core.numbers if len(number) >= 3]
    return by_year(int(years[0])) if years else None


def _as_stretch(reader: _Reader, first: Expression, last: Expression) -> Expression | None:
    """`first` with the year of `last`, where the two are the ends of one stretch: 28 September – 3 October 2021."""
    if not first.partial or first.core is None or last.core is None or not last.core.year or first.twin is not None:
        return None
    if first.core.calendar != last.core.calendar:
        return None
    between = [token for token in reader.tokens[first.behind : last.behind] if token.start < last.start]
    if len(between) != 1 or not (between[0].text == "-" or _STRETCH(between[0])):
        return None
    year = int(last.core.year) - (first.core.month > last.core.month)
    return replace(first, core=replace(first.core, year=str(year), mark=last.core.mark))
