"""English numbers in words, with *and* before the last part as British English has it."""

from __future__ import annotations

LIMIT = 10**15

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def cardinal(value: int) -> str:
    """A number from 0 up to `LIMIT` in words: `one hundred and five`, `twelve million five hundred thousand`."""
    if value < 1000:
        return _below_thousand(value)
    parts: list[str] = []
    rest = value
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(f"{_below_thousand(count)} {name}")
    if rest:
        parts.append(f"and {_below_thousand(rest)}" if rest < 100 else _below_thousand(rest))
    return " ".join(parts)


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def _below_hundred(value: int) -> str:
    if value < 20:
        return _SMALL[value]
    tens, unit = divmod(value, 10)
    return _TENS[tens] + (f"-{_SMALL[unit]}" if unit else "")


def ordinal(value: int) -> str:
    """An ordinal in words: `twenty-first`, `one hundredth`."""
    head, joint, last = _split(cardinal(value))
    if last in _ORDINALS:
        return head + joint + _ORDINALS[last]
    return head + joint + (last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th")


def _split(text: str) -> tuple[str, str, str]:
    """The last word apart, at a space or a hyphen."""
    at = max(text.rfind(" "), text.rfind("-"))
    return (text[:at], text[at], text[at + 1 :]) if at >= 0 else ("", "", text)
