"""Month names and era marks of the calendars beside the Gregorian one.

Hijri and Solar Hijri names are those of CLDR 48 (`ar.xml` and `en.xml`, `calendars/islamic` and `calendars/persian`, months/format/wide),
checked against ICU by a test; the spelled-out English names are the romanised Arabic ones.
"""

from __future__ import annotations

from docgen.types import Lang

HIJRI: dict[Lang, tuple[str, ...]] = {
    "ar": ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
    "en": (
        *("Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II"),
        *("Rajab", "Shaʻban", "Ramadan", "Shawwal", "Dhuʻl-Qiʻdah", "Dhuʻl-Hijjah"),
    ),
}

HIJRI_SPELLED = (
    *("Muharram", "Safar", "Rabi' al-Awwal", "Rabi' al-Thani", "Jumada al-Ula", "Jumada al-Akhirah"),
    *("Rajab", "Sha'ban", "Ramadan", "Shawwal", "Dhu al-Qi'dah", "Dhu al-Hijjah"),
)

HIJRI_ERA: dict[Lang, str] = {"ar": "هـ", "en": "AH"}
GREGORIAN_ERA_AR = "م"
GREGORIAN_ERA_EN = "AD"

SOLAR: dict[Lang, tuple[str, ...]] = {
    "ar": ("فرفردن", "أذربيهشت", "خرداد", "تار", "مرداد", "شهرفار", "مهر", "آيان", "آذر", "دي", "بهمن", "اسفندار"),
    "en": ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"),
}
SOLAR_ERA: dict[Lang, str] = {"ar": "هـ.ش", "en": "SH"}


def month_names(calendar: str, lang: Lang) -> tuple[str, ...]:
    """The twelve names of a calendar that is not the Gregorian: `solar-hijri`, or any of the Hijri ones."""
    return SOLAR[lang] if calendar == "solar-hijri" else HIJRI[lang]
