"""Extended grapheme clusters (UAX #29): what a reader takes for one character, and what no font change and no line's end may part."""

from __future__ import annotations

import re
from functools import cache

from docgen.typography.unicode.ucd import classes as table
from docgen.typography.unicode.ucd import letters


def clusters(text: str) -> list[tuple[int, int]]:
    """The clusters of a text as ranges (code points) that cover it."""
    return [match.span() for match in _pattern().finditer(table("cluster").encode(text))]


@cache
def _pattern() -> re.Pattern[bytes]:
    """Rules GB3 to GB13 as one pattern over classes."""
    names = letters("cluster")
    hangul = "{L}*(?:{V}+|{LV}{V}*|{LVT}){T}*|{L}+|{T}+".format(**names)
    pictures = "{ExtPict}(?:{Extend}*{ZWJ}{ExtPict})*".format(**names)
    base = f"(?:{hangul}|{pictures}|{names['Regional_Indicator'] * 2}|[^{names['CR']}{names['LF']}{names['Control']}])"
    after = "[{Extend}{ZWJ}{SpacingMark}]*".format(**names)
    return re.compile("{CR}{LF}|[{CR}{LF}{Control}]|".format(**names).encode() + f"{names['Prepend']}*{base}{after}".encode(), re.DOTALL)
