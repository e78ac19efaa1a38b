"""Numbers and money, as data: a Decimal, and a Decimal with its ISO 4217 code."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, cast, get_args

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from docgen.errors import DocgenError, InputError, Problem
from docgen.model.validation_errors import from_error, name_of, validation_error
from docgen.source import written
from docgen.types import MoneyStyle

_MONEY = re.compile(r"\s*(?:(?P<before>[^\W\d]{3})\s*(?P<amount>\S.*)|(?P<first>.*\S)\s*(?P<after>[^\W\d]{3}))\s*", re.DOTALL)


class Money(NamedTuple):
    """An amount of a currency; `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_money(text: str) -> Money:
    """`12500000 QAR` or `QAR 12,500,000`, digits of any set. Raises InputError when it is none, naming the nearest currency."""
    from docgen.locales.currencies import known_currency
    from docgen.locales.numbers import parse_number

    found = _MONEY.fullmatch(text)
    if found is None:
        raise InputError(Problem(f"{text!r} is not an amount of money", hint="write the number and the currency's code: 12500000 QAR"))
    return Money(parse_number(found["amount"] or found["first"]), known_currency(found["before"] or found["after"]))


def styled_money(text: str) -> tuple[Money, MoneyStyle | None]:
    """An amount as the role {money} has it: as `parse_money` reads it, and after it how its currency is named. Raises InputError."""
    amount, _, last = text.strip().rpartition(" ")
    style = last.lower() if amount and last.lower() in get_args(MoneyStyle) else None
    return parse_money(amount if style else text), cast(Any, style)


def to_decimal(value: Any) -> Decimal:
    """A number, or text that writes one, as a Decimal. Raises a fault for what is none."""
    from docgen.locales.numbers import MOST_DIGITS, parse_number

    text = value if isinstance(value, str) else str(value) if isinstance(value, Decimal) else written(value)
    if text is None:
        raise validation_error(f"this must be a number, not {name_of(value)}", "write digits only: 4250000")
    if not isinstance(value, str):
        number = Decimal(str(value)) if isinstance(value, (int, Decimal)) else _decimal(text, value)
        if not number.is_finite():
            raise validation_error(f"{text} is not a number that can be written")
        _, digits, exponent = number.as_tuple()
        if len(digits) > MOST_DIGITS or number.adjusted() >= MOST_DIGITS or -int(exponent) > MOST_DIGITS:
            raise validation_error(f"a number has at most {MOST_DIGITS} digits", "a code is a text: put it in quotes")
        return number
    try:
        return parse_number(text)
    except DocgenError as error:
        raise from_error(error) from None


def to_money(value: Any, currency: str | None = None) -> Money:
    """Money of text (`12500000 QAR`), of a mapping {amount, currency}, or of a number where a currency is given. Raises a fault."""
    if isinstance(value, Money):
        return value
    if isinstance(value, dict):
        unknown = set(value) - {"amount", "currency"}
        if unknown or "amount" not in value:
            raise validation_error("money is an amount and a currency", "write 12500000 QAR, or {amount: 12500000, currency: QAR}")
        return to_money(value["amount"], known(value.get("currency") or currency))
    if isinstance(value, str) and any(character.isalpha() for character in value):
        try:
            return parse_money(value)
        except DocgenError as error:
            raise from_error(error) from None
    amount = to_decimal(value)
    if currency is None:
        raise validation_error("the currency is missing", "write 12500000 QAR, or give the column its currency: QAR")
    return Money(amount, currency)


def known(code: Any) -> str:
    """An ISO 4217 code that CLDR knows, in capitals. Raises a fault for another."""
    from docgen.locales.currencies import known_currency

    if not isinstance(code, str):
        raise validation_error("the currency is missing", "give its ISO 4217 code, such as QAR")
    try:
        return known_currency(code)
    except DocgenError as error:
        raise from_error(error) from None


def _decimal(text: str, value: Any) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal(str(value))


Currency = Annotated[str, PlainValidator(known), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{3}$"})]
"""An ISO 4217 code."""


def whole(value: Any) -> int:
    """A whole number of a number, or of text that writes one. Raises a fault for what is none."""
    if type(value) is int:
        return value
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list, tuple)):
        raise validation_error(f"this must be a whole number, not {name_of(value)}", "write digits only, such as 3")
    number = to_decimal(value)
    if number != number.to_integral_value():
        raise validation_error(f"{value} is not a whole number", "write digits only, such as 3")
    return int(number)


Whole = Annotated[int, BeforeValidator(whole, json_schema_input_type=int)]
"""A whole number, in digits of any set; `true` is none."""
