"""Two texts that are made of one list of facts, each by its own writer, agree; where one fact is another one in one of them, that is told."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from docgen import parity

Draw = Callable[[Any], Any]
MONTHS_EN = [name for name in calendar.month_name if name]
MONTHS_AR = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LEVANT = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"]
DAYS_EN = list(calendar.day_name)
DAYS_AR = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MONEY = {"QAR": "ريالًا قطريًا", "USD": "دولارًا أمريكيًا", "KWD": "دينارًا كويتيًا"}
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Fact(NamedTuple):
    kind: str
    value: Any


def _facts() -> st.SearchStrategy[list[Fact]]:
    """Facts of which none is part of another: their figures lie in ranges of their own."""
    some = [
        st.builds(Fact, st.just("number"), st.integers(101, 999)),
        st.builds(Fact, st.just("degrees"), st.integers(21, 59).flatmap(lambda one: st.sampled_from([one, -one]))),
        st.builds(Fact, st.just("percent"), st.integers(611, 989).flatmap(lambda one: st.sampled_from([Decimal(one) / 10, -Decimal(one) / 10]))),
        st.builds(Fact, st.just("money"), st.tuples(st.integers(10_000, 99_999).map(lambda one: one * 100), st.sampled_from(sorted(MONEY)))),
        st.builds(Fact, st.just("time"), st.tuples(st.integers(0, 23), st.sampled_from([5, 10, 20, 35, 50]))),
        st.builds(Fact, st.just("fraction"), st.sampled_from([(3, 7), (4, 9), (5, 8), (2, 9)])),
        st.builds(Fact, st.just("reference"), st.tuples(st.integers(32, 98), st.integers(2036, 2049))),
    ]
    when = st.one_of(
        st.builds(Fact, st.just("date"), st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31))),
        st.builds(Fact, st.just("weekday"), st.integers(0, 6)),
        st.builds(Fact, st.just("month"), st.integers(0, 11)),
    )
    kinds = st.lists(st.sampled_from(some), max_size=4, unique_by=id)
    return kinds.flatmap(lambda chosen: st.tuples(when, *chosen)).flatmap(lambda chosen: st.permutations(list(chosen)))


def in_english(fact: Fact, draw: Draw) -> str:
    value = fact.value
    match fact.kind:
        case "number":
            return f"There were {value} members in the hall"
        case "degrees":
            sign = draw(st.sampled_from("-−")) if value < 0 else draw(st.sampled_from(["", "+"]))
            return f"It was {sign}{abs(value)} degrees outside"
        case "percent":
            sign = draw(st.sampled_from("-−")) if value < 0 else draw(st.sampled_from(["", "+"]))
            return f"The change came to {sign}{abs(value)}{draw(st.sampled_from(['%', ' per cent']))}"
        case "money":
            amount, code = value
            return f"The work costs {code} {amount:,}"
        case "time":
            hour, minute = value
            if 0 < hour < 13 or draw(st.booleans()):
                return f"Doors open at {hour % 12 or 12}:{minute:02} {'am' if hour < 12 else 'pm'}"
            return f"Doors open at {hour:02}:{minute:02}"
        case "fraction":
            return f"The vote was carried by {value[0]}/{value[1]} of the seats"
        case "reference":
            return f"See Decision No. {value[0]}/{value[1]}"
        case "date":
            forms = [f"{value.day} {value:%B %Y}", f"{value:%B} {value.day}, {value.year}", f"{value:%Y-%m-%d}"]
            return f"They met on {draw(st.sampled_from(forms))}"
        case "weekday":
            return f"They met on {DAYS_EN[value]}"
        case _:
            return f"They met {draw(st.sampled_from(['in', 'last']))} {MONTHS_EN[value]}"


def in_arabic(fact: Fact, draw: Draw) -> str:
    said = _in_arabic(fact, draw)
    return said.translate(ARABIC) if draw(st.booleans()) else said


def _in_arabic(fact: Fact, draw: Draw) -> str:
    value = fact.value
    match fact.kind:
        case "number":
            return f"حضر القاعة {value} عضوًا"
        case "degrees":
            return f"بلغت الحرارة {_signed(value, draw)} درجة"
        case "percent":
            figure = str(abs(value)).replace(".", draw(st.sampled_from(".٫")))
            sign = "" if value > 0 else draw(st.sampled_from("-−"))
            return draw(st.sampled_from([f"بلغ التغيّر {sign}{figure}٪", f"بلغ التغيّر {figure}٪{sign}", f"بلغ التغيّر {sign}{figure} في المائة"]))
        case "money":
            amount, code = value
            return f"تبلغ الكلفة {str(amount) if draw(st.booleans()) else f'{amount:,}'.replace(',', '٬')} {MONEY[code]}"
        case "time":
            hour, minute = value
            if not 0 < hour < 13 and draw(st.booleans()):
                return f"تُفتح الأبواب الساعة {hour:02}:{minute:02}"
            half = draw(st.sampled_from(_halves(hour)))
            return f"تُفتح الأبواب الساعة {hour % 12 or 12}:{minute:02} {half}"
        case "fraction":
            return f"نال الاقتراح {value[0]}/{value[1]} من المقاعد"
        case "reference":
            return f"انظر القرار رقم {value[0]}/{value[1]}"
        case "date":
            day = draw(st.sampled_from([f"{value.day} {MONTHS_AR[value.month - 1]} {value.year}", f"{value.day}/{value.month}/{value.year}"]))
            return f"اجتمعوا في {day}"
        case "weekday":
            return f"اجتمعوا {draw(st.sampled_from(['يوم', 'مساء', 'صباح']))} {DAYS_AR[value]}"
        case _:
            return f"اجتمعوا في {draw(st.sampled_from([MONTHS_AR[value], LEVANT[value], f'{LEVANT[value]}/{MONTHS_AR[value]}']))}"


def _halves(hour: int) -> list[str]:
    if hour < 12:
        return ["فجرًا", "صباحًا", "ص"] if 3 <= hour < 6 else ["صباحًا", "ص"]
    return ["ظهرًا"] if hour == 12 else ["عصرًا", "مساءً", "م"] if hour < 18 else ["مساءً", "م"]


def _signed(value: int, draw: Draw) -> str:
    return draw(st.sampled_from([f"-{-value}", f"−{-value}", f"{-value}−"])) if value < 0 else str(value)


def another(fact: Fact, draw: Draw) -> Fact:
    """The same kind of fact, and not the same."""
    value = fact.value
    match fact.kind:
        case "degrees" | "percent":
            return Fact(fact.kind, draw(st.sampled_from([-value, value + (1 if value > 0 else -1)])))
        case "number":
            return Fact(fact.kind, value % 999 + 1001)
        case "money":
            amount, code = value
            return Fact(fact.kind, draw(st.sampled_from([(amount + 100, code), (amount, draw(st.sampled_from(sorted(set(MONEY) - {code}))))])))
        case "time":
            hour, minute = value
            return Fact(fact.kind, draw(st.sampled_from([((hour + 12) % 24, minute), (hour, minute + 1)])))
        case "fraction" | "reference":
            return Fact(fact.kind, value[::-1])
        case "date":
            return Fact(fact.kind, value + datetime.timedelta(days=draw(st.sampled_from([1, -1, 31, 366]))))
        case "weekday":
            return Fact(fact.kind, (value + draw(st.integers(1, 6))) % 7)
        case _:
            return Fact(fact.kind, (value + draw(st.integers(1, 11))) % 12)


def text(facts: list[Fact], write: Callable[[Fact, Draw], str], draw: Draw) -> str:
    return ". ".join(write(fact, draw) for fact in facts) + "."


@given(_facts(), st.data())
def test_texts_of_the_same_facts_agree(facts: list[Fact], data: st.DataObject) -> None:
    ar, en = text(facts, in_arabic, data.draw), text(facts, in_english, data.draw)
    assert [str(problem) for problem in parity(ar, en)] == []


@given(_facts(), st.data())
def test_one_fact_that_is_another_one_in_one_language_is_told(facts: list[Fact], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(facts) - 1))
    changed = [another(fact, data.draw) if index == at else fact for index, fact in enumerate(facts)]
    first, second = (changed, facts) if data.draw(st.booleans()) else (facts, changed)
    ar, en = text(first, in_arabic, data.draw), text(second, in_english, data.draw)
    assert parity(ar, en), (ar, en)
