"""Characters to class letters, fast: the tables of `_ucd_*.py` as translations from text to bytes, one class byte a code point."""

from __future__ import annotations

import codecs
import importlib
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache

_COMMON_RANGES = (
    "09-0A 20-7E A0 A3 A7 A9 AB AD-AE B0-B1 B7 BB-BD C0 C4 C7-C9 D6-D7 DC DF-E4 E7-EF F1-F6 F9-FC 60C 61B 61F 621-63A 640-655 660-66C 670-671 "
    "67E 686 698 6A4 6A9 6AF 6CC 6D4 6F0-6F9 200B-200F 2010-2015 2018-201A 201C-201E 2022 2026 2028 202F 2039-203A 20AC 2212 FD3E-FD3F "
)
COMMON = "\0" + "".join(
    chr(code)
    for first, _, last in (span.partition("-") for span in _COMMON_RANGES.split())
    for code in range(int(first, 16), int(last or first, 16) + 1)
)
"""What Arabic and Latin text is made of (256 characters at most, NUL first): a text of these alone is classified at C speed."""

_ENCODING = codecs.charmap_build(COMMON.ljust(256, "\ufffe"))
_MEMO_LIMIT = 20_000


class _Translation(dict[int, str]):
    """A property as one latin-1 character for every code point: what `str.translate` asks, and remembers what it was asked for."""

    def __init__(self, starts: list[int], values: bytes) -> None:
        super().__init__()
        self._starts = starts
        self._values = values

    def __missing__(self, code: int) -> str:
        value = chr(self._values[bisect_right(self._starts, code) - 1])
        if len(self) < _MEMO_LIMIT:
            self[code] = value
        return value


@lru_cache(maxsize=2)  # of a paragraph all properties are asked, one after the other
def common_codes(text: str) -> bytes | None:
    """The place in `COMMON` of each character; `None` for a text with others."""
    try:
        return codecs.charmap_encode(text, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        return None


def encoder(starts: list[int], values: bytes) -> Callable[[str], bytes]:
    """What gives the class of each code point of a text. The property has the value `values[i]` from code point `starts[i]` on; `starts` ascend
    from 0."""
    translation = _Translation(starts, values)
    common = bytes(ord(translation[ord(char)]) for char in COMMON).ljust(256, b"\0")

    def encode(text: str) -> bytes:
        codes = common_codes(text)
        return text.translate(translation).encode("latin-1") if codes is None else codes.translate(common)

    return encode


class Classes:
    """A property of every code point as one byte each; `starts` and `values` are the ranges (`starts` ascending from 0)."""

    __slots__ = ("_starts", "_values", "encode")

    def __init__(self, starts: list[int], values: bytes) -> None:
        self._starts = starts
        self._values = values
        self.encode = encoder(starts, values)
        """The class of each code point of a text."""

    def of(self, code: int) -> int:
        """The class byte of one code point."""
        return self._values[bisect_right(self._starts, code) - 1]


@cache
def classes(name: str) -> Classes:
    """The table `_ucd_NAME`, and what is newer than it. Its values are letters (or, in `script`, numbers), as that module says."""
    module = importlib.import_module(f"docgen.typography.unicode._ucd_{name}")
    values = "".join(module.VALUES.split())
    packed = bytes.fromhex(values) if name == "script" else values.encode("latin-1")
    return Classes(*with_later([int(start, 16) for start in module.STARTS.split()], packed))


LATER = {0x20C1: 0x20B9, 0x20C2: 0x20B9, 0x20C3: 0x20B9, 0x20C4: 0x20B9}
"""Characters that are newer than the tables, which stay at the version whose conformance files are at hand; each has every property of another one.
U+20C1 SAUDI RIYAL SIGN (Unicode 17), U+20C2 RUFIYAA SIGN, U+20C3 UAE DIRHAM SIGN and U+20C4 OMANI RIAL SIGN (18) are as U+20B9 INDIAN RUPEE SIGN:
Bidi_Class ET, Line_Break PR, Script Common, East_Asian_Width N."""


def with_later(starts: list[int], values: bytes) -> tuple[list[int], bytes]:
    """The ranges of a property with those of the characters in `LATER` put in."""
    for code, like in LATER.items():
        value = values[bisect_right(starts, like) - 1]
        at = bisect_right(starts, code) - 1
        start, end = starts[at], starts[at + 1] if at + 1 < len(starts) else 0x110000
        parts = [(start, values[at])] * (start < code) + [(code, value)] + [(code + 1, values[at])] * (code + 1 < end)
        starts = [*starts[:at], *(first for first, _ in parts), *starts[at + 1 :]]
        values = values[:at] + bytes(kept for _, kept in parts) + values[at + 1 :]
    return starts, values


@cache
def letters(name: str) -> dict[str, str]:
    """The letter of each value of a table whose letters were dealt out by the script that made it (`break`, `cluster`)."""
    module = importlib.import_module(f"docgen.typography.unicode._ucd_{name}")
    return dict(pair.split("=") for pair in module.NAMES.split())
