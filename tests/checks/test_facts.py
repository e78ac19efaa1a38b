"""What a text says, in both languages, all digits, both calendars."""

import datetime
import re
from decimal import Decimal

import pytest

from docgen.checks.facts import Fact, facts_of
from docgen.checks.facts.level import level
from docgen.checks.flat import flatten
from docgen.locales.conventions import convention


def facts(text: str) -> list[Fact]:
    lang = "ar" if re.search("[ء-ي]", text) else "en"
    return list(facts_of(flatten(text), convention(lang, "QA")))


def said(text: str) -> list[tuple[str, object]]:
    return [(fact.kind, fact.value) for fact in facts(text)]


DAY = datetime.date(2021, 10, 18).toordinal()


@pytest.mark.parametrize(
    "text",
    [
        "18 October 2021",
        "October 18, 2021",
        "the 18th of October 2021",
        "18 Oct 2021",
        "2021-10-18",
        "18/10/2021",
        "18.10.2021",
        "{date}`2021-10-18`",
        "12 Rabiʻ I 1443 AH",
        "12 Rabi' al-Awwal 1443 AH",
        "1443-03-12 AH",
        "12/03/1443 AH",
        "{hijri}`2021-10-18`",
        "{gregorian}`1443-03-12 AH`",
        "18 أكتوبر 2021م",
        "١٨ أكتوبر ٢٠٢١",
        "18 تشرين الأول 2021",
        "18 تشرين الأول/أكتوبر 2021",
        "و18 من أكتوبر 2021",
        "12 ربيع الأول 1443هـ",
        "۱۲ ربیع الاول ۱۴۴۳ هـ",
        "١٢/٣/١٤٤٣هـ",
        "12 من شهر ربيع الأول 1443 هـ",
    ],
)
def test_one_day_in_every_form(text: str) -> None:
    assert said(text) == [("date", DAY)]


def test_ranges_give_both_ends() -> None:
    for text in ("12–14 October 2021", "October 12–14, 2021", "12-14 أكتوبر 2021", "12 – 14 أكتوبر 2021م"):
        assert said(text) == [("date", DAY - 6), ("date", DAY - 4)], text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("in October 2021", "month", (2021, 10)),
        ("في ربيع الأول 1443هـ", "month", (1443, 3)),
        ("on 18 October", "day", (10, 18)),
        ("في 18 أكتوبر", "day", (10, 18)),
        ("عام 1443هـ", "year", 1443),
        ("31 September 2021", "no-date", (2021, 9, 31)),
        ("at 2:30 pm", "time", (870, True)),
        ("الساعة ٢:٣٠ م", "time", (870, True)),
        ("at 14:30", "time", (870, True)),
        ("at 9 a.m.", "time", (540, True)),
        ("الساعة 10:00 صباحًا", "time", (600, True)),
        ("12.5 million people", "number", Decimal(12500000)),
        ("١٢٫٥ مليون زائر", "number", Decimal(12500000)),
        ("12 مليونًا و500 ألف زائر", "number", Decimal(12500000)),
        ("12 مليونًا ونصف المليون زائر", "number", Decimal(12500000)),
        ("12 500 000 people", "number", Decimal(12500000)),
        ("1,234,567.89 m", "number", Decimal("1234567.89")),
        ("١٬٢٣٤٬٥٦٧٫٨٩", "number", Decimal("1234567.89")),
        ("10 آلاف زائر", "number", Decimal(10000)),
        ("62%", "percent", Decimal(62)),
        ("٦٢٪", "percent", Decimal(62)),
        ("62 في المائة", "percent", Decimal(62)),
        ("62 بالمئة", "percent", Decimal(62)),
        ("4.5 percentage points", "percent", Decimal("4.5")),
        ("QAR 12.5 million", "money", (Decimal(12500000), frozenset(["QAR"]))),
        ("12.5 مليون ريال قطري", "money", (Decimal(12500000), frozenset(["QAR"]))),
        ("5 Kuwaiti dinars", "money", (Decimal(5), frozenset(["KWD"]))),
        ("3 ملايين دولار أمريكي", "money", (Decimal(3000000), frozenset(["USD"]))),
        ("€300", "money", (Decimal(300), frozenset(["EUR"]))),
        ("{number}`5` ريالات سعودية", "money", (Decimal(5), frozenset(["SAR"]))),
        ("press@one.example", "email", "press@one.example"),
        ("see https://www.one.example/en/press/.", "url", "one.example/*/press"),
        ("+974 4400 1234", "phone", "97444001234"),
        ("{ltr}`00974 4400 1234`", "phone", "97444001234"),
        ("EMB/PS/2021/031", "code", "emb/ps/2021/031"),
    ],
)
def test_each_kind_of_fact(text: str, kind: str, value: object) -> None:
    (fact,) = facts(text)
    assert (fact.kind, fact.value) == (kind, value)


def test_a_bare_riyal_may_be_any() -> None:
    (fact,) = facts("500 ريال")
    assert {"QAR", "SAR", "OMR", "YER"} <= fact.value[1]


@pytest.mark.parametrize("text", ["B2B", "COP", "one may be right", "النص بلا أرقام", "(a) and (b)"])
def test_text_without_facts(text: str) -> None:
    assert facts(text) == []


def test_facts_know_their_places() -> None:
    text = "On **18 October 2021** it rose by {percent}`4.5` to 12 \\* 3."
    flat = flatten(text)
    for fact in facts_of(flat, convention("en", "QA")):
        assert text[flat.origin(fact.start) :].startswith(fact.said[:2])


def test_levelling_keeps_offsets() -> None:
    text = "في ١٢ ربيع الأوّل — ۱۴۴۳\u00a0هـ ‘x’"
    assert len(level(text)) == len(text)
