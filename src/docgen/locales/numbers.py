"""Numbers, percentages and money written by a side's convention, and read back from any digits."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from functools import cache

from docgen.errors import InputError, Problem
from docgen.inputs import shortened
from docgen.locales.cldr import Signs, signs
from docgen.locales.convention import Convention
from docgen.locales.digits import shape, unshape
from docgen.patterns import late
from docgen.types import MoneyStyle

Number = int | Decimal | float
MOST_DIGITS = 28
"""Digits of a number, with its decimals: what Python's decimal arithmetic keeps without rounding. A longer one is a code."""
NBSP = "\u00a0"
LRM = "\u200e"


def format_number(value: Number, conv: Convention, *, group: bool = True, places: int | None = None) -> str:
    """`value` with the convention's digits, decimal sign and group sign (UTS #35 part 3, pattern `#,##0.###`).

    The decimals are those of `value` (a Decimal keeps its trailing zeros, a float its shortest form), or `places` of them, rounded half to
    even. `group=False` leaves out the group sign, as in years and reference numbers.

    Raises InputError for an infinity or NaN.
    """
    if type(value) is int and places is None:
        negative, whole, fraction = value < 0, str(abs(value)), ""
    else:
        negative, whole, fraction = _parts(value, places)
    sign = signs(conv)
    if group and len(whole) > 3:
        whole = f"{int(whole):,}"
        if sign.group != ",":
            whole = whole.replace(",", sign.group)
    text = f"{whole}{sign.decimal}{fraction}" if fraction else whole
    if negative:
        text = _negative(text, conv, sign)
    return shape(text, conv.digits)


def _negative(text: str, conv: Convention, sign: Signs) -> str:
    # In a right-to-left line a bare minus before European digits would go to their right (UAX #9 W4, W6);
    # CLDR keeps it at their left with a mark. Before Arabic-Indic digits it belongs at the right, and goes there by itself.
    mark = LRM if conv.lang == "ar" and conv.digits == "latn" else ""
    return f"{mark}{sign.minus}{text}"


def _parts(value: Number, places: int | None) -> tuple[bool, str, str]:
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise InputError(Problem(f"{value} is not a number that can be written", hint="give a finite number"))
    text = format(number if places is None else round(number, places), "f")
    negative = text.startswith("-")
    whole, _, fraction = text.lstrip("-").partition(".")
    return negative and bool(text.strip("-0.")), whole, fraction


def format_percent(value: Number, conv: Convention, *, places: int | None = None) -> str:
    """`value` in hundredths (`62.5` is 62.5 %) with the convention's percent sign: ٪ with Arabic-Indic digits, % otherwise.

    The sign follows the number in logical order, as CLDR has it; in a right-to-left line ٪ stands at the left of ٦٢٫٥, and % at the right of
    62.5, held there by CLDR's marks.
    """
    return format_number(value, conv, places=places) + signs(conv).percent


def format_money(amount: Number, currency: str, conv: Convention, style: MoneyStyle | None = None) -> str:
    """An amount of an ISO 4217 currency: `QAR 12,500,000` in English, the number and the currency's name in Arabic, unless a `style` is asked for:
    the `code` or the `name` in both, or CLDR's `symbol` of either language, which is the code where CLDR has none.

    A whole amount has no decimals; any other has at least the currency's own number of them (CLDR `currencyData/fractions`: 2 for QAR,
    3 for KWD) and never loses one that was given. The Arabic name stands in the plural form that the number asks for. A no-break space joins
    number and currency.

    Raises InputError for an unknown currency, naming the nearest.
    """
    from docgen.locales.currencies import currency_name, currency_symbol, fraction_digits, known_currency

    code = known_currency(currency)
    number = _amount(amount, fraction_digits(code))
    text = format_number(number, conv)
    if (style or ("code" if conv.lang == "en" else "name")) == "name":
        return f"{text}{NBSP}{currency_name(code, number, conv)}"
    sign = currency_symbol(code, conv.lang) if style == "symbol" else code
    if conv.lang == "ar":
        return f"{text}{NBSP}{sign}"
    space = "" if unicodedata.category(sign[-1]).startswith("S") else NBSP  # CLDR's currencySpacing (UTS #35 part 3)
    return f"{sign}{space}{text}" if not text.startswith("\u2212") else f"\u2212{sign}{space}{text[1:]}"


def _amount(amount: Number, digits: int) -> int | Decimal:
    if isinstance(amount, int):
        return amount
    number = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    if not number.is_finite():
        raise InputError(Problem(f"{amount} is not an amount", hint="give a finite number"))
    if number == number.to_integral_value():
        return int(number)
    number = number.normalize()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent < digits:
        return number.quantize(Decimal(1).scaleb(-digits))
    return number


_SIGN = late(r"^[+\-\u2212\u200e\u200f\u061c]+")
_INVISIBLE = {ord(mark): None for mark in "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"}
_SPACES = {ord(space): None for space in " \u00a0\u202f\u2009"}
_COMMA_GROUPS = late(r"[1-9]\d{0,2}(,\d{3})+")
_POINT_GROUPS = late(r"[1-9]\d{0,2}(\.\d{3})+")


def parse_number(text: str, conv: Convention | None = None) -> Decimal:
    """The number that `text` writes, in any of the three digit sets and with the signs of either numbering system.

    ٫ and ٬ are decimal and group sign always. Comma and point are read by `conv` where it is given (`1.234.567,89` in Morocco); without it
    the last of two different ones is the decimal sign, a repeated one groups, and a single comma before three digits groups.

    Raises InputError when `text` is no number.
    """
    plain = unshape(text).translate(_INVISIBLE).strip()
    negative = plain[:1] in "-\u2212" and plain != ""
    plain = plain.lstrip("+-\u2212").translate(_SPACES)
    if "٫" in plain or "٬" in plain:
        plain = plain.replace("٬", "").replace("٫", ".")
        return _decimal(plain, negative, text)
    return _decimal(_western(plain, conv), negative, text)


def _western(plain: str, conv: Convention | None) -> str:
    """`plain` with its group signs gone and a point for the decimal sign."""
    if conv is not None:
        sign = signs(conv if conv.digits == "latn" else Convention(conv.lang, conv.territory, "latn"))
        decimal, group = sign.decimal, sign.group
    elif "," in plain and "." in plain:
        decimal = "," if plain.rfind(",") > plain.rfind(".") else "."
        group = "." if decimal == "," else ","
    elif plain.count(".") > 1 or (plain.count(",") == 1 and not _COMMA_GROUPS.fullmatch(plain)):
        decimal, group = ",", "."
    else:
        decimal, group = ".", ","
    whole, mark, fraction = plain.partition(decimal)
    groups = _POINT_GROUPS if group == "." else _COMMA_GROUPS
    if group in whole and groups.fullmatch(whole):
        whole = whole.replace(group, "")
    return f"{whole}.{fraction}" if mark else whole


def _decimal(plain: str, negative: bool, text: str) -> Decimal:
    try:
        if not plain or not plain.replace(".", "", 1).isdecimal():
            raise InvalidOperation
        digits = len(plain.replace(".", ""))
        if digits > MOST_DIGITS:
            raise InputError(Problem(f"a number has at most {MOST_DIGITS} digits, and this one has {digits:,}", hint="a code goes into {ltr}`…`"))
        number = Decimal(plain)
    except InvalidOperation:
        raise InputError(Problem(f"{shortened(text)!r} is not a number", hint="write it as 1234567.89 or ١٬٢٣٤٬٥٦٧٫٨٩")) from None
    return -number if negative else number


@cache
def _ordinal_suffix(rest: int) -> str:
    if 11 <= rest <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(rest % 10, "th")


def ordinal(value: int, conv: Convention) -> str:
    """An ordinal in figures: `3rd`; Arabic writes the bare number, as its ordinals in figures carry no mark. Words are in `words.py`."""
    text = format_number(value, conv)
    return text if conv.lang == "ar" else text + _ordinal_suffix(abs(value) % 100)
