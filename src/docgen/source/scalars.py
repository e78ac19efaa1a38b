"""What a plain scalar means: the YAML 1.2 core schema (YAML 1.2.2, 10.3.2), and nothing of YAML 1.1.

So `10:30`, `no`, `on`, `1_000` and `2021-10-18` are text. Numbers keep the form they were written in where Python would lose it.
"""

from __future__ import annotations

import re

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("0123456789+-.")
_BASES = {"0o": 8, "0x": 16}
MAX_DIGITS = 400
"""A number of more characters than this stays text: nobody reads it as a number."""


class WrittenInt(int):
    """A whole number that was not written as Python writes it: `007`, `0x1F`, `+3`. `written` is its text."""

    written: str


class WrittenFloat(float):
    """A number that was not written as Python writes it: `4.50`, `1e3`. `written` is its text."""

    written: str


Scalar = str | int | float | bool | None


def resolve(text: str) -> Scalar:
    """The value of a plain scalar. Never raises: what is no constant and no number is text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS or len(text) > MAX_DIGITS:
        return text
    if _INT.fullmatch(text):
        return _keep(WrittenInt(text[2:], _BASES[text[:2]]) if text[:2] in _BASES else WrittenInt(text), text)
    if _FLOAT.fullmatch(text):
        return _keep(WrittenFloat(text.replace(".", "") if text[-1].isalpha() else text), text)
    return text


def written(value: object) -> str | None:
    """A number as it stood in the source (`4.50`, `007`), or as Python writes it; `None` for what is not a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return getattr(value, "written", None) or str(value)


def _keep(number: WrittenInt | WrittenFloat, text: str) -> int | float:
    plain: int | float = int(number) if isinstance(number, int) else float(number)
    if str(plain) == text:
        return plain
    number.written = text
    return number
