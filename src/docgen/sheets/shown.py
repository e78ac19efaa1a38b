"""What a cell shows of a number, with the words and signs of its number format (ECMA-376 Part 1, 18.8.31): `EMB/0007`, `(5)`, `1500 ر.ق`.

Numbers are never rounded, and have no signs between thousands.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[]|\[)*')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*(?P<fill>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<general>General|@)|(?P<figure>[0#?])'
    r"|(?P<point>\.)|(?P<group>,)|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_POWER_OR_FRACTION = re.compile(r"[0#?]E[+-]|[#?]\s*/\s*[#?0-9]", re.IGNORECASE)
_POWER = re.compile(r"([0#?.,]+)E[+-]", re.IGNORECASE)
_FRACTION = re.compile(r"[#?]\s*/\s*([#?]+|[0-9]+)")
_MOST_BELOW = 3
"""Figures of the lower half of a fraction."""


def has_words(code: str) -> bool:
    """Whether a number format shows anything beside the figures."""
    return ";" in code or bool(re.search(r'["\\*\[@%]|[^0#?.,\s]', re.sub("General", "", code, flags=re.IGNORECASE)) or _SCALED.search(code))


def shown(digits: str, code: str) -> str | None:
    """What a number (`-1234.5`) is shown as; `None` where it is shown rounded to thousands, or not at all."""
    number = Decimal(digits)
    section, signed = _chosen(number, code)
    bare = _LITERAL.sub("", section)
    if _SCALED.search(bare):
        return None
    minus = "-" if signed and number < 0 else ""
    if _POWER_OR_FRACTION.search(bare):
        return None if re.search(r"[^0#?E+\-/\s.,]", bare, re.IGNORECASE) or _LITERAL.search(section) else digits
    number = abs(number) * 100 ** bare.count("%")
    text = _filled(f"{number.normalize():f}" if "%" in bare else digits.lstrip("-"), section).strip()
    return f"{minus}{text}" if text else None


def is_rounded(digits: str, code: str) -> bool:
    """Whether a number (`-1234.5`) is shown with fewer figures than it has: 18.5 as 19 by `0`, and as 18 1/2 by `# ?/?` it is not."""
    number = Decimal(digits)
    bare = _LITERAL.sub("", _chosen(number, code)[0])
    if "general" in bare.lower() or not re.search("[0#?]", bare):
        return False
    if power := _POWER.search(bare):
        return len(number.normalize().as_tuple().digits) > len(re.findall("[0#?]", power[1]))
    if part := _FRACTION.search(bare):
        below = [int(part[1])] if part[1].isdecimal() else range(1, 10 ** min(len(part[1]), _MOST_BELOW))
        return all(number * one % 1 for one in below)
    behind = re.search(r"[0#?]*\.([0#?]*)", bare)
    exponent = (number * 100 ** bare.count("%")).normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent > (len(behind[1]) if behind else 0)


def _chosen(number: Decimal, code: str) -> tuple[str, bool]:
    """The section of a format that holds for a number, and whether the number's own minus is shown."""
    sections: list[str] = []
    at = 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        assert found is not None
        sections.append(found[0])
        at = found.end() + 1
    if any(_CONDITION.search(one) for one in sections):
        return next((one for one in sections if _holds(number, one)), sections[-1]), True
    if len(sections) > 2 and number == 0:
        return sections[2], False
    return (sections[1], False) if len(sections) > 1 and number < 0 else (sections[0], True)


def _holds(number: Decimal, section: str) -> bool:
    found = _CONDITION.search(section)
    if found is None:
        return True
    bound = Decimal(found[2])
    return {
        "<": number < bound, "<=": number <= bound, ">": number > bound, ">=": number >= bound, "=": number == bound, "<>": number != bound,
    }[found[1]]  # fmt: skip


def _filled(digits: str, section: str) -> str:
    """A section's words with the figures of a number that is not negative in their places."""
    pieces: list[tuple[bool, str]] = []
    decimals, behind = 0, False
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup
        if kind == "point" and any(figure for figure, _ in pieces):
            behind = True
        elif kind == "figure" and behind:
            decimals += found[0] == "0"
        elif kind in ("figure", "general"):
            pieces.append((True, found[0] if kind == "figure" else "0"))
        elif kind == "fill":
            pieces.append((False, " " if found["fill"] == " " else ""))
        elif kind is not None and kind != "group":
            pieces.append((False, found[kind]))
    last = max((index for index, (figure, _) in enumerate(pieces) if figure), default=-1)
    first = next((index for index, (figure, _) in enumerate(pieces) if figure), -1)
    if last < 0:
        return "".join(text for _, text in pieces)
    whole, _, part = digits.partition(".")
    if whole == "0" and not part and pieces[first][1] != "0":
        whole = ""
    made: list[str] = []
    for index in range(last, -1, -1):
        figure, text = pieces[index]
        if not figure:
            made.append(text)
        elif index == first:
            made.append(whole or ("0" if text == "0" else ""))
        else:
            made.append(whole[-1:] or ("0" if text == "0" else ""))
            whole = whole[:-1]
    part = f"{part:0<{decimals}}"
    return "".join(reversed(made)) + (f".{part}" if part else "") + "".join(text for _, text in pieces[last + 1 :])
