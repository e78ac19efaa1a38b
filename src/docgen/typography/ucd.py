"""Characters to class letters, fast: the tables of `_ucd_*.py` as translations from text to bytes, one class byte a code point."""

from __future__ import annotations

import codecs
import importlib
from bisect import bisect_right
from functools import cache

_COMMON = "\0" + "".join(
    chr(code)
    for first, last in (
        (0x09, 0x0A), (0x20, 0x7E), (0xA0, 0xA0), (0xA3, 0xA3), (0xA7, 0xA7), (0xA9, 0xA9), (0xAB, 0xAB), (0xAD, 0xAE), (0xB0, 0xB1), (0xB7, 0xB7),
        (0xBB, 0xBD), (0xC0, 0xC0), (0xC4, 0xC4), (0xC7, 0xC9), (0xD6, 0xD7), (0xDC, 0xDC), (0xDF, 0xE4), (0xE7, 0xEF), (0xF1, 0xF6), (0xF9, 0xFC),
        (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x655), (0x660, 0x66C), (0x670, 0x671), (0x67E, 0x67E),
        (0x686, 0x686), (0x698, 0x698), (0x6A4, 0x6A4), (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6CC, 0x6CC), (0x6D4, 0x6D4), (0x6F0, 0x6F9),
        (0x200B, 0x200F), (0x2010, 0x2015), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x2028, 0x2028), (0x202F, 0x202F),
        (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2212, 0x2212), (0xFD3E, 0xFD3F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""What Arabic and Latin text is made of (256 characters at most, NUL first): a text of these alone is classified at C speed."""

_ENCODING = codecs.charmap_build(_COMMON.ljust(256, "\ufffe"))
_MEMO_LIMIT = 20_000


class Classes(dict[int, str]):
    """A property of every code point as one latin-1 character each; `starts` and `values` are the ranges (`starts` ascending from 0).

    As a mapping it serves `str.translate`, and remembers what it was asked for.
    """

    def __init__(self, starts: list[int], values: bytes) -> None:
        super().__init__()
        self._starts = starts
        self._values = values
        self._common = bytes(self.of(ord(char)) if char != "\ufffe" else 0 for char in _COMMON.ljust(256, "\ufffe"))

    def of(self, code: int) -> int:
        """The class byte of one code point."""
        return self._values[bisect_right(self._starts, code) - 1]

    def __missing__(self, code: int) -> str:
        value = chr(self.of(code))
        if len(self) < _MEMO_LIMIT:
            self[code] = value
        return value

    def encode(self, text: str) -> bytes:
        """The class of each code point of `text`."""
        try:
            return codecs.charmap_encode(text, "strict", _ENCODING)[0].translate(self._common)
        except UnicodeEncodeError:
            return text.translate(self).encode("latin-1")


@cache
def classes(name: str) -> Classes:
    """The table `_ucd_NAME`. Its values are letters (or, in `script`, numbers), as that module says."""
    module = importlib.import_module(f"docgen.typography._ucd_{name}")
    values = "".join(module.VALUES.split())
    packed = bytes.fromhex(values) if name == "script" else values.encode("latin-1")
    return Classes([int(start, 16) for start in module.STARTS.split()], packed)


@cache
def letters(name: str) -> dict[str, str]:
    """The letter of each value of a table whose letters were dealt out by the script that made it (`break`, `cluster`)."""
    module = importlib.import_module(f"docgen.typography._ucd_{name}")
    return dict(pair.split("=") for pair in module.NAMES.split())
