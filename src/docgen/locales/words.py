"""Numbers, ordinals and amounts of money in words, in both languages.

Not covered, and refused: numbers of 10¹⁵ and more, decimals other than the parts of a currency, Arabic ordinals of 1000 and more. Not
covered, and not noticed: Arabic ordinals without the article, vowel endings that writing does not show.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from docgen.errors import InputError, Problem
from docgen.locales import words_ar, words_en
from docgen.locales.currencies import MAJOR, MINOR, currency_noun, known_currency
from docgen.locales.nouns import ArabicNoun, Gender
from docgen.locales.words_ar import Case, Setting
from docgen.types import Lang

Hundred = Literal["مائة", "مئة"]


def number_words(
    value: int,
    lang: Lang,
    *,
    gender: Gender = "masculine",
    case: Case = "nominative",
    hundred: Hundred = "مائة",
) -> str:
    """A whole number in words: `مائة وثلاثة وعشرون`, `one hundred and twenty-three`.

    `gender` is that of what is counted, `case` the number's own, `hundred` the spelling of 100; English heeds none of them.
    Raises InputError for a number of 10¹⁵ or more.
    """
    _within(value, words_ar.LIMIT)
    if lang == "en":
        return ("minus " if value < 0 else "") + words_en.cardinal(abs(value))
    return _spelled(("سالب " if value < 0 else "") + words_ar.cardinal(abs(value), Setting(gender, case)), hundred)


def counted_words(value: int, noun: ArabicNoun, *, case: Case = "nominative", hundred: Hundred = "مائة") -> str:
    """An Arabic number with its noun: `ثلاث ليرات`, `أحد عشر عضوًا`. Raises InputError for a negative number or one of 10¹⁵ or more."""
    _within(value, words_ar.LIMIT)
    if value < 0:
        raise InputError(Problem(f"{value} things cannot be counted", hint="give a number that is not negative"))
    return _spelled(words_ar.counted(value, noun, case), hundred)


def ordinal_words(value: int, lang: Lang, *, gender: Gender = "masculine", case: Case = "nominative", hundred: Hundred = "مائة") -> str:
    """An ordinal in words, in Arabic with the article: `الحادي والعشرون`, `twenty-first`.

    Raises InputError for zero and below, and for what is too large (1000 in Arabic, 10¹⁵ in English).
    """
    if value < 1:
        raise InputError(Problem(f"{value} has no ordinal", hint="ordinals start at 1"))
    _within(value, words_ar.ORDINAL_LIMIT if lang == "ar" else words_en.LIMIT)
    return _spelled(words_ar.ordinal(value, gender, case), hundred) if lang == "ar" else words_en.ordinal(value)


def adverbial_words(value: int, lang: Lang) -> str:
    """The word that begins a point of a list: `أولًا`, `ثانيًا`, `حادي عشر`; `First`, `Twenty-first`. Raises InputError for what has no ordinal, and
    in Arabic for 100 and more."""
    if lang == "en":
        return ordinal_words(value, "en").capitalize()
    if value >= words_ar.ADVERBIAL_LIMIT:
        raise InputError(Problem(f"{value} is too many points to be counted in Arabic words", hint=f"words go up to {words_ar.ADVERBIAL_LIMIT - 1}"))
    ordinal_words(value, "ar")
    return words_ar.adverbial(value)


def money_words(amount: int | Decimal, currency: str, lang: Lang, *, case: Case = "nominative", hundred: Hundred = "مائة") -> str:
    """An amount in words: `اثنا عشر مليونًا وخمسمائة ألف ريال قطري`, `twelve million five hundred thousand Qatari riyals`.

    The parts of a currency follow: `ثلاثة ريالات قطرية وخمسون درهمًا`. Raises InputError for an unknown currency, one whose Arabic
    forms docgen does not know, a negative amount, and decimals finer than the minor unit.
    """
    code = known_currency(currency)
    whole, parts = _split(Decimal(amount), code)
    _within(whole, words_ar.LIMIT)
    if lang == "en":
        said = [f"{words_en.cardinal(whole)} {currency_noun(code, whole, lang)}"] if whole or not parts else []
        if parts:
            minor = MINOR[code]
            said.append(f"{words_en.cardinal(parts)} {minor.english if parts == 1 else minor.english_plural}")
        return " and ".join(said)
    if code not in MAJOR:
        raise InputError(Problem(f"the Arabic number forms of {code} are not known", hint=f"known are {', '.join(sorted(MAJOR))}"))
    said = [words_ar.counted(whole, MAJOR[code], case)] if whole or not parts else []
    if parts:
        said.append(words_ar.counted(parts, MINOR[code].arabic, case))
    return _spelled(" و".join(said), hundred)


def amount_sentence(amount: int | Decimal, currency: str, lang: Lang, *, hundred: Hundred = "مائة") -> str:
    """The phrase that states an amount: `مبلغ وقدره … لا غير`, `the sum of …`. The number is the predicate of قدره, hence nominative."""
    said = money_words(amount, currency, lang, hundred=hundred)
    return f"مبلغ وقدره {said} لا غير" if lang == "ar" else f"the sum of {said}"


def _split(amount: Decimal, code: str) -> tuple[int, int]:
    """Major and minor units."""
    if not amount.is_finite() or amount < 0:
        raise InputError(Problem(f"{amount} is not an amount that can be put in words", hint="give a number that is not negative"))
    whole = int(amount)
    if amount == whole:
        return whole, 0
    if code not in MINOR:
        raise InputError(Problem(f"docgen knows no minor unit of {code}", hint="give a whole amount"))
    parts = (amount - whole) * MINOR[code].parts
    if parts != int(parts):
        raise InputError(Problem(f"{amount} is finer than {code}, which has {MINOR[code].parts} parts", hint="round the amount"))
    return whole, int(parts)


def _within(value: int, limit: int) -> None:
    if abs(value) >= limit:
        raise InputError(Problem(f"{value:,} is too large to be put in words", hint=f"words go up to {limit - 1:,}"))


def _spelled(text: str, hundred: Hundred) -> str:
    return text.replace("مائ", "مئ") if hundred == "مئة" else text
