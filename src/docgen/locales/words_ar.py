"""Arabic numbers in words, by the grammar of number and counted noun (العدد والمعدود).

One and two agree with the noun and follow it or stand in it; three to ten take the other gender and a plural; eleven to ninety-nine take an
accusative singular; hundreds, thousands and millions a genitive one. 101 and 102 repeat the noun: مائة ريال وريال واحد.
Only what unvowelled writing shows is told apart: duals, tens, twelve, and the accusative's alef.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.locales.nouns import ArabicNoun, Gender, noun

Case = Literal["nominative", "accusative", "genitive"]
LIMIT = 10**15

_SCALES: tuple[tuple[int, ArabicNoun], ...] = (
    (10**12, noun("تريليون", "تريليونات")),
    (10**9, noun("مليار", "مليارات")),
    (10**6, noun("مليون", "ملايين")),
    (10**3, noun("ألف", "آلاف")),
)
_MASCULINE = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_FEMININE = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDREDS = ("", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a number stands: the gender of what is counted, its own case, and whether a noun follows it in construct (مائتا ريال)."""

    gender: Gender = "masculine"
    case: Case = "nominative"
    construct: bool = False


def cardinal(value: int, setting: Setting) -> str:
    """A number from 0 up to `LIMIT` in words."""
    if value == 0:
        return "صفر"
    parts: list[str] = []
    rest = value
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            # Only the last word of the number meets the noun.
            parts += _scaled(count, name, Setting(case=setting.case, construct=setting.construct and rest == 0))
    if rest:
        parts += _below_thousand(rest, setting)
    return " و".join(parts)


def counted(value: int, what: ArabicNoun, case: Case = "nominative") -> str:
    """A number and its noun, from 0 up to `LIMIT`: `ثلاثة ريالات`, `أحد عشر ألف ريال`, `مائة ريال وريالان`."""
    if value in (1, 2):
        return _one_or_two(value, what, case)
    rest = value % 100
    if rest in (1, 2):
        return f"{cardinal(value - rest, Setting(what.gender, case, True))} {what.singular} و{_one_or_two(rest, what, case)}"
    form = what.plural if 3 <= rest <= 10 else what.accusative if rest > 10 else what.singular
    return f"{cardinal(value, Setting(what.gender, case, rest <= 10))} {form}"


def _one_or_two(value: int, what: ArabicNoun, case: Case) -> str:
    if value == 2:
        return what.dual if case == "nominative" else what.dual_oblique
    word = what.accusative if case == "accusative" else what.singular
    return f"{word} {_unit(1, Setting(what.gender, case))}"


def _scaled(count: int, scale: ArabicNoun, setting: Setting) -> list[str]:
    """So many thousands or millions; 101 thousand is two parts, مائة ألف and ألف."""
    rest = count % 100
    if rest in (1, 2):
        # A lone ألف in the accusative shows its alef only where no noun follows.
        one = scale.accusative if setting.case == "accusative" and not setting.construct else scale.singular
        two = scale.dual if setting.case == "nominative" else scale.dual_oblique
        last = one if rest == 1 else two.removesuffix("ن") if setting.construct else two
        hundreds = count - rest
        head = [f"{_hundreds(hundreds // 100, Setting(case=setting.case, construct=True))} {scale.singular}"] if hundreds else []
        return [*head, last]
    words = " و".join(_below_thousand(count, Setting(case=setting.case, construct=rest == 0)))
    if rest == 0:
        return [f"{words} {scale.singular}"]
    if rest <= 10:
        return [f"{words} {scale.plural}"]
    return [f"{words} {scale.singular if setting.construct else scale.accusative}"]


def _below_thousand(value: int, setting: Setting) -> list[str]:
    hundreds, rest = divmod(value, 100)
    parts = []
    if hundreds:
        parts.append(_hundreds(hundreds, Setting(case=setting.case, construct=setting.construct and rest == 0)))
    if rest:
        parts.append(_below_hundred(rest, setting))
    return parts


def _hundreds(count: int, setting: Setting) -> str:
    if count != 2:
        return _HUNDREDS[count]
    word = _HUNDREDS[2] if setting.case == "nominative" else "مائتين"
    return word.removesuffix("ن") if setting.construct else word


def _below_hundred(value: int, setting: Setting) -> str:
    if value <= 10:
        return _unit(value, setting)
    feminine = setting.gender == "feminine"
    if value < 20:
        return _teen(value, setting)
    tens, unit = divmod(value, 10)
    word = _TENS[tens] + ("ون" if setting.case == "nominative" else "ين")
    if not unit:
        return word
    first = "إحدى" if unit == 1 and feminine else _unit(unit, Setting(setting.gender, setting.case))
    return f"{first} و{word}"


def _teen(value: int, setting: Setting) -> str:
    feminine = setting.gender == "feminine"
    ten = "عشرة" if feminine else "عشر"
    if value == 11:
        return f"{'إحدى' if feminine else 'أحد'} {ten}"
    if value == 12:
        stem = "اثنت" if feminine else "اثن"
        return f"{stem}{'ا' if setting.case == 'nominative' else 'ي'} {ten}"
    return f"{(_FEMININE if feminine else _MASCULINE)[value - 10]} {ten}"


def _unit(value: int, setting: Setting) -> str:
    """1–10 alone, or before a noun in construct."""
    feminine = setting.gender == "feminine"
    word = (_FEMININE if feminine else _MASCULINE)[value]
    if value == 1 and not feminine and setting.case == "accusative":
        return word + "ًا"
    if value == 2 and setting.case != "nominative":
        return word.removesuffix("ان") + "ين"
    if value == 8 and feminine and not setting.construct:
        # A defective noun: ثماني in construct, ثمانٍ alone, ثمانيًا in the accusative.
        return "ثمانيًا" if setting.case == "accusative" else "ثمانٍ"
    return word


_ORDINALS = ("", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
ORDINAL_LIMIT = 1000


def ordinal(value: int, gender: Gender = "masculine", case: Case = "nominative") -> str:
    """A definite ordinal from 1 up to `ORDINAL_LIMIT` - 1: `الثالث`, `الحادية عشرة`, `الخامس والعشرون`, `الأول بعد المائة`."""
    hundreds, rest = divmod(value, 100)
    if not rest:
        return "ال" + _hundreds(hundreds, Setting(case=case))
    word = _ordinal_below_hundred(rest, gender, case)
    return f"{word} بعد ال{_hundreds(hundreds, Setting(case='genitive'))}" if hundreds else word


ADVERBIAL_LIMIT = 100


def adverbial(value: int) -> str:
    """The word that begins a point of a list, from 1 up to `ADVERBIAL_LIMIT` - 1, as the papers of the United Nations have it: `أولًا`, `ثانيًا`,
    `حادي عشر`, `عشرون`, `حادي وعشرون`."""
    tens, unit = (0, 10) if value == 10 else divmod(value, 10)
    if tens == 0:
        return f"{_ORDINALS[unit]}ًا"
    if tens == 1:
        return f"{_compound_unit(unit, feminine=False)} عشر"
    ten = f"{_TENS[tens]}ون"
    return f"{_compound_unit(unit, feminine=False)} و{ten}" if unit else ten


def _ordinal_below_hundred(value: int, gender: Gender, case: Case) -> str:
    feminine = gender == "feminine"
    if value == 1:
        return "الأولى" if feminine else "الأول"
    tens, unit = (1, 0) if value == 10 else divmod(value, 10)
    if value <= 10:
        return "ال" + _ORDINALS[value] + ("ة" if feminine else "")
    if tens == 1:
        return f"ال{_compound_unit(unit, feminine)} {'عشرة' if feminine else 'عشر'}"
    ten = f"ال{_TENS[tens]}{'ون' if case == 'nominative' else 'ين'}"
    return f"ال{_compound_unit(unit, feminine)} و{ten}" if unit else ten


def _compound_unit(unit: int, feminine: bool) -> str:
    stem = "حادي" if unit == 1 else _ORDINALS[unit]
    return stem + ("ة" if feminine else "")
