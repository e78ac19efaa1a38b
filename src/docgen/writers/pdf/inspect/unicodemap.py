"""ToUnicode maps (ISO 32000-1, 9.10.3), read: from the bytes of a show operator to characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import entry, is_stream, named

_TOKEN = re.compile(rb"(?P<word>(?:begin|end)bf(?:char|range))|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<open>\[)|(?P<close>\])")
_LARGEST = 1 << 22
"""Bytes of a map; one for every character that there is has fewer."""
_MOST_CODES = 1 << 18
"""Written down by a map, each as often as it is."""
_LONGEST_CODE = 8
_LONGEST_TEXT = 1024
"""Hexadecimal digits; the standard's limit is 512 bytes."""


@dataclass(frozen=True, slots=True)
class UnicodeMap:
    """`codes` maps character codes of `width` bytes. A code that is not there gives U+FFFD."""

    width: int
    codes: dict[int, str]

    def text(self, string: bytes, budget: Budget) -> str:
        """The characters of a string, as long as the budget lasts."""
        width, codes = self.width, self.codes
        most = budget.letters + 1
        found: list[str] = []
        count = 0
        for at in range(0, len(string), width):
            letters = codes.get(string[at] if width == 1 else int.from_bytes(string[at : at + width], "big"), "\ufffd")
            count += len(letters)
            if count >= most:
                break
            found.append(letters)
        budget.text(count)
        return "".join(found)


def unicode_map(font: Any, budget: Budget) -> UnicodeMap:
    """A font without a map of its own is read as Latin-1 where its codes are bytes, and not at all where they are not."""
    width = 2 if named(font, "/Subtype") == "Type0" else 1
    stream = entry(font, "/ToUnicode")
    data = unpacked(stream, budget, f"the Unicode map of {named(font, '/BaseFont', 'a font')}", _LARGEST) if is_stream(stream) else None
    if data is None:
        return UnicodeMap(width, {} if width == 2 else {code: chr(code) for code in range(256)})
    reading = _Reading()
    reading.read(data)
    if reading.left <= 0:
        budget.left_out(f"more codes of a font than {_MOST_CODES:,}")
    return UnicodeMap(width, reading.codes)


@dataclass(slots=True)
class _Reading:
    """The codes found so far, and how many more may be: a few bytes may name the same ones again and again."""

    codes: dict[int, str] = field(default_factory=dict)
    left: int = _MOST_CODES

    def read(self, data: bytes) -> None:
        """Section by section; one that does not end is read all the same."""
        ranges: bool | None = None
        words: list[bytes] = []
        listed: list[bytes] | None = None
        for token in _TOKEN.finditer(data):
            if self.left <= 0:
                return
            if token["word"]:
                ranges = token["word"].endswith(b"range") if token["word"].startswith(b"begin") else None
                words, listed = [], None
            elif ranges is None:
                continue
            elif token["open"]:
                listed = []
            elif token["close"]:
                if listed is not None and len(words) == 2:
                    self.put_each(words[0], listed)
                words, listed = [], None
            elif listed is not None:
                listed.append(token["hex"])
            else:
                words.append(token["hex"])
                if len(words) == (3 if ranges else 2):
                    self.put(words)
                    words = []

    def put(self, words: list[bytes]) -> None:
        """A single code, or a range of them whose texts follow one another in their last character."""
        low, high, said = _code(words[0]), _code(words[-2]), _text(words[-1])
        if low is None or high is None:
            return
        for code in range(low, min(high, low + 0xFFFF, low + self.left) + 1):
            last = ord(said[-1]) + code - low if said else 0
            self.codes[code] = said[:-1] + chr(last) if said and last <= 0x10FFFF else ""
            self.left -= 1

    def put_each(self, first: bytes, texts: list[bytes]) -> None:
        low = _code(first)
        if low is not None:
            self.codes.update((code, _text(said)) for code, said in enumerate(texts, low))
            self.left -= len(texts)


def _code(word: bytes) -> int | None:
    digits = b"".join(word.split())
    return int(digits, 16) if 0 < len(digits) <= _LONGEST_CODE else None


def _text(word: bytes) -> str:
    digits = b"".join(word.split())[:_LONGEST_TEXT]
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")).decode("utf-16-be", errors="replace")
