"""The words that dates are written with, folded so that spelling habits do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from docgen.locales.digits import unshape
from docgen.locales.months import HIJRI, HIJRI_SPELLED, SOLAR

Kind = Literal["gregorian", "hijri", "solar-hijri"]

_LETTERS = str.maketrans("أإآٱىیکةۀە", "ااااييكههه", "\u0640\u200c\u200d'’‘ʻʼʿʾ`´")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """`text` with ASCII digits, without direction marks, every stretch of white space one space."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unshape(text))).strip()


@cache
def fold(name: str) -> str:
    """A name without case, vowel marks, hamza seats, tatweel, apostrophes and hyphens: `Dhuʻl-Qiʻdah` is `dhul qidah`, `الإثنين` is `الاثنين`."""
    name = unicodedata.normalize("NFKC", name)
    name = name.translate(_LETTERS).casefold()
    name = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return " ".join(name.replace("-", " ").replace(".", " ").split())


_GREGORIAN_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# Month by month: what the Gulf and Egypt say, the Levant and Iraq, the Maghreb, Mauritania.
_GREGORIAN_AR = (
    ("يناير", "كانون الثاني", "جانفي"),
    ("فبراير", "شباط", "فيفري"),
    ("مارس", "آذار"),
    ("أبريل", "إبريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "يونية", "حزيران", "جوان"),
    ("يوليو", "يولية", "تموز", "جويلية", "يوليوز"),
    ("أغسطس", "آب", "أوت", "غشت", "أغشت"),
    ("سبتمبر", "أيلول", "شتنبر", "شتمبر"),
    ("أكتوبر", "تشرين الأول"),
    ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر", "دجمبر"),
)
# Other spellings met in official papers.
_HIJRI_MORE: dict[int, tuple[str, ...]] = {
    1: ("المحرم", "محرم الحرام", "Moharram", "al-Muharram"),
    2: ("صفر الخير", "Saphar"),
    3: (
        "ربيع أول",
        "ربيع الاول",
        "Rabi I",
        "Rabi al-Awal",
        "Rabi ul-Awwal",
        "Rabi al Awwal",
        "Rabiʻ al-Awwal",
        "Rabi 1",
        "Rabia I",
        "Rabia al-Awwal",
    ),
    4: (
        "ربيع الثاني",
        "ربيع ثاني",
        "ربيع آخر",
        "Rabi II",
        "Rabi al-Akhir",
        "Rabi al-Akhar",
        "Rabi ul-Thani",
        "Rabi ath-Thani",
        "Rabi 2",
        "Rabia II",
        "Rabia al-Thani",
    ),
    5: ("جمادى الأول", "جماد الأول", "جمادي الأولى", "Jumada al-Awwal", "Jumada ul-Ula", "Jumada al-Oula", "Jumada 1", "Jumada al-Awwalah"),
    6: (
        "جمادى الآخر",
        "جمادى الثانية",
        "جمادى الثاني",
        "جماد الثاني",
        "جماد الآخر",
        "جمادى الأخرى",
        "Jumada al-Thani",
        "Jumada al-Thaniyah",
        "Jumada al-Akhir",
        "Jumada al-Akhira",
        "Jumada al-Thania",
        "Jumada ath-Thaniyah",
        "Jumada 2",
    ),
    7: ("رجب الفرد", "Rajab"),
    8: ("Shaaban", "Sha'baan", "Shabaan"),
    9: ("رمضان المبارك", "Ramadhan", "Ramazan", "Ramadaan"),
    10: ("Shawal", "Shawaal"),
    11: (
        "ذي القعدة",
        "ذوالقعدة",
        "ذيالقعدة",
        "Dhu'l-Qa'dah",
        "Dhu al-Qa'dah",
        "Dhul-Qadah",
        "Dhul Qa'da",
        "Dhu al-Qi'da",
        "Zul-Qi'dah",
        "Thul-Qi'dah",
    ),
    12: ("ذي الحجة", "ذوالحجة", "ذيالحجة", "Dhul-Hijja", "Dhu al-Hijja", "Zul-Hijjah", "Thul-Hijjah"),
}
_SOLAR_FA = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")

_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

ERAS: dict[Kind, tuple[str, ...]] = {
    "gregorian": ("م", "ميلادي", "ميلادية", "AD", "A.D.", "CE", "C.E."),
    "hijri": ("ه", "هـ", "هجري", "هجرية", "هـ.ق", "هـ ق", "هق", "AH", "A.H.", "H", "هجري قمري", "هجرية قمرية"),
    "solar-hijri": ("هـ.ش", "هـ ش", "هش", "SH", "S.H.", "AP", "A.P.", "هجري شمسي", "هجرية شمسية", "ش"),
}


@cache
def months() -> dict[str, tuple[Kind, int]]:
    """Folded month name to calendar and number."""
    found: dict[str, tuple[Kind, int]] = {}
    for number in range(1, 13):
        english = _GREGORIAN_EN[number - 1]
        for name in (english, english[:3], *_GREGORIAN_AR[number - 1]):
            found[fold(name)] = ("gregorian", number)
        for name in (HIJRI["ar"][number - 1], HIJRI["en"][number - 1], HIJRI_SPELLED[number - 1], *_HIJRI_MORE.get(number, ())):
            found[fold(name)] = ("hijri", number)
        for name in (SOLAR["ar"][number - 1], SOLAR["en"][number - 1], _SOLAR_FA[number - 1]):
            found.setdefault(fold(name), ("solar-hijri", number))
    found["sept"] = ("gregorian", 9)
    return found


@cache
def month_spellings() -> dict[str, str]:
    """Folded month name to the name to suggest."""
    names: list[str] = [*_GREGORIAN_EN, *HIJRI["en"], *HIJRI["ar"], *(name for variants in _GREGORIAN_AR for name in variants)]
    return {fold(name): name for name in names}


@cache
def weekdays() -> dict[str, int]:
    """Folded weekday name to its number, Monday 0."""
    found: dict[str, int] = {}
    for number, (english, arabic) in enumerate(zip(_WEEKDAYS_EN, _WEEKDAYS_AR, strict=True)):
        for name in (english, english[:3], arabic, "يوم " + arabic):
            found[fold(name)] = number
    found |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    return found


@cache
def eras() -> dict[str, Kind]:
    """Folded era mark to calendar."""
    return {fold(mark): kind for kind, marks in ERAS.items() for mark in marks}
