"""Month names as people write them: those of CLDR, and the other names and spellings of official papers and newspapers."""

from __future__ import annotations

from functools import cache
from itertools import product

from docgen.calendars.vocabulary import Kind, fold
from docgen.locales.months import HIJRI, HIJRI_SPELLED, SOLAR

GREGORIAN_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# Month by month: what the Gulf and Egypt say, the Levant and Iraq, the Maghreb, Mauritania, Libya until 2011 (those names that are no other words).
GREGORIAN_AR = (
    ("يناير", "ينائر", "كانون الثاني", "كانون ثاني", "كانون ثان", "كانون 2", "جانفي", "أي النار"),
    ("فبراير", "فبرائر", "شباط", "فيفري", "فيفيري", "النوار"),
    ("مارس", "آذار", "مارت"),
    ("أبريل", "إبريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي", "مايس"),
    ("يونيو", "يونية", "حزيران", "جوان"),
    ("يوليو", "يولية", "تموز", "جويلية", "جوليه", "يوليوز"),
    ("أغسطس", "أوغسطس", "آب", "أوت", "غشت", "أغشت", "هانيبال"),
    ("سبتمبر", "سبتنبر", "أيلول", "شتنبر", "شتمبر"),
    ("أكتوبر", "أوكتوبر", "تشرين الأول", "تشرين أول", "تشرين 1", "أكطوبر", "التمور"),
    ("نوفمبر", "نوفنبر", "تشرين الثاني", "تشرين ثاني", "تشرين ثان", "تشرين 2", "نونبر", "الحرث"),
    ("ديسمبر", "دسمبر", "كانون الأول", "كانون أول", "كانون 1", "دجنبر", "دجمبر"),
)
EPITHETS = tuple(
    map(
        fold, ["الحرام", "المبارك", "المعظم", "المكرم", "المشرف", "المظفر", "المرجب", "المحرم", "الفرد", "الأصم", "الأصب", "الخير", "الأغر", "الأنور"]
    )
)
"""What reverence adds to a Hijri month: شعبان المعظم, صفر الخير. None of them tells one month from another."""

_HIJRI_MORE: dict[int, tuple[str, ...]] = {
    1: ("المحرم", "الله المحرم", "Moharram", "al-Muharram", "Muharram al-Haram"),
    2: ("Saphar", "Safar al-Khayr"),
    3: ("ربيع أول", "ربيع 1", "ربيع الأنور", "Rabi Awwal", "Rabi al-Awal", "Rabi ul-Awwal", "Rabi ul-Awal", "Rabi-ul-Awwal", "Rabiʻ al-Awwal"),
    4: (
        *("ربيع الثاني", "ربيع ثاني", "ربيع ثان", "ربيع آخر", "ربيع 2", "Rabi Thani", "Rabi al-Akhir", "Rabi al-Akhar", "Rabi al-Aakhir"),
        *("Rabi ul-Akhir", "Rabi ul-Thani", "Rabi ath-Thani", "Rabi al-Sani", "Rabi us-Sani"),
    ),
    5: ("Jumada al-Awwal", "Jumada al-Awal", "Jumada ul-Ula", "Jumada ul-Awwal", "Jumada al-Oula", "Jumada al-Awwalah", "Jumada Ula", "Jumada Awwal"),
    6: (
        *("Jumada al-Thani", "Jumada al-Thaniyah", "Jumada al-Akhir", "Jumada al-Akhirah", "Jumada al-Akhira", "Jumada al-Akhar", "Jumada ul-Akhira"),
        *("Jumada al-Thania", "Jumada al-Thaniya", "Jumada ath-Thaniyah", "Jumada ath-Thani", "Jumada ul-Thani", "Jumada Thani", "Jumada Thaniya"),
    ),
    7: ("Rajab", "Rajab al-Murajjab"),
    8: ("Shaaban", "Sha'baan", "Shabaan", "Shaʻban al-Mu'azzam"),
    9: ("Ramadhan", "Ramazan", "Ramadaan", "Ramzan", "Ramadan al-Mubarak"),
    10: ("Shawal", "Shawaal", "Shawwal al-Mukarram"),
    11: (),
    12: (),
}
_SOLAR_FA = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")


def _jumada() -> dict[int, list[str]]:
    """جمادى الأولى and جمادى الآخرة with their many endings; the second word alone tells the two apart."""
    first = ("جمادى", "جماد", "جمادا", "جمادة")
    second = {
        5: ("الأولى", "الأول", "الأولة", "أول", "أولى", "1"),
        6: ("الآخرة", "الآخر", "الأخرى", "الثانية", "الثاني", "آخر", "آخرة", "ثاني", "ثانية", "ثان", "2"),
    }
    return {month: [f"{one} {two}" for one in first for two in words] for month, words in second.items()}


def _dhu() -> dict[int, list[str]]:
    """ذو القعدة and ذو الحجة in every case, joined or apart, with or without the article; and in English letters."""
    names = {11: ("القعدة", "قعدة"), 12: ("الحجة", "حجة")}
    arabic = {month: [f"{dhu}{gap}{name}" for dhu in ("ذو", "ذي", "ذا", "ذى") for gap in (" ", "") for name in both] for month, both in names.items()}
    roots = {
        11: ("Qi'dah", "Qi'da", "Qa'dah", "Qa'da", "Qadah", "Qada", "Qidah", "Qida", "Qaadah", "Qaada", "Qe'dah", "Qaeda"),
        12: ("Hijjah", "Hijja", "Hijah", "Hija", "Hajjah", "Hajja"),
    }
    starts = tuple(
        f"{dhu}{link}" for dhu in ("Dhu", "Dhi", "Dhul", "Thul", "Thu", "Zul", "Zu", "Dul") for link in (" al-", "'l-", "l-", " ", "-ul-", " Al-")
    )
    return {month: [*arabic[month], *names[month][:1], *(start + root for start, root in product(starts, roots[month]))] for month in names}


def _romanised() -> dict[int, list[str]]:
    """Months of which there are two, with numerals: Rabiʻ I, Rabi 1, Rabia II."""
    first = ("I", "1"), ("II", "2")
    rabi = {3 + n: [f"{name} {mark}" for name in ("Rabi", "Rabia", "Rabee") for mark in marks] for n, marks in enumerate(first)}
    rabi = {month: [*names, *(f"{name} {more}" for name in ("Rabia", "Rabee") for more in _AFTER_RABI[month])] for month, names in rabi.items()}
    jumada = {5 + n: [f"{name} {mark}" for name in ("Jumada", "Jumādā", "Jamada", "Jumaada") for mark in marks] for n, marks in enumerate(first)}
    return rabi | {
        month: [*names, *(f"{name} {more}" for name in ("Jamada", "Jumaada", "Jamadi") for more in _AFTER_JUMADA[month])]
        for month, names in jumada.items()
    }


_AFTER_RABI = {3: ("al-Awwal", "al-Awal", "ul-Awwal"), 4: ("al-Thani", "al-Akhir", "al-Akhar", "ul-Thani")}
_AFTER_JUMADA = {
    5: ("al-Ula", "al-Awwal", "al-Oula", "ul-Ula", "ul-Awwal"),
    6: ("al-Akhirah", "al-Akhira", "al-Thani", "al-Thaniyah", "al-Thaniya", "al-Akhir", "ul-Akhira", "ul-Thani"),
}


@cache
def months() -> dict[str, tuple[Kind, int]]:
    """Folded month name to calendar and number."""
    found: dict[str, tuple[Kind, int]] = {}
    made = [_jumada(), _dhu(), _romanised()]
    for number in range(1, 13):
        english = GREGORIAN_EN[number - 1]
        for name in (english, english[:3], *GREGORIAN_AR[number - 1]):
            found[fold(name)] = ("gregorian", number)
        spellings = [HIJRI["ar"][number - 1], HIJRI["en"][number - 1], HIJRI_SPELLED[number - 1], *_HIJRI_MORE[number]]
        for name in (*spellings, *(name for more in made for name in more.get(number, ()))):
            found[fold(name)] = ("hijri", number)
        for name in (SOLAR["ar"][number - 1], SOLAR["en"][number - 1], _SOLAR_FA[number - 1]):
            found.setdefault(fold(name), ("solar-hijri", number))
    found["sept"] = ("gregorian", 9)
    return found


@cache
def spellings() -> dict[str, str]:
    """Folded month name to the name to suggest."""
    names = [
        *GREGORIAN_EN,
        *HIJRI["en"],
        *HIJRI_SPELLED,
        *HIJRI["ar"],
        *(name for variants in GREGORIAN_AR for name in variants if name.isalpha() or " " in name),
    ]
    return {fold(name): name for name in names if not name[-1].isdigit()}
