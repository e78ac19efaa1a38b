"""ToUnicode maps (ISO 32000-1, 9.10.3), read: from the bytes of a show operator to characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pikepdf

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class UnicodeMap:
    """`codes` maps character codes of `width` bytes. A code that is not there gives U+FFFD."""

    width: int
    codes: dict[int, str]

    def text(self, string: bytes) -> str:
        width = self.width
        return "".join(self.codes.get(int.from_bytes(string[at : at + width], "big"), "\ufffd") for at in range(0, len(string), width))


def unicode_map(font: pikepdf.Object) -> UnicodeMap:
    """A font without a map of its own is read as Latin-1 where its codes are bytes, and not at all where they are not."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return UnicodeMap(width, {} if width == 2 else {code: chr(code) for code in range(256)})
    codes: dict[int, str] = {}
    for kind, body in _BLOCK.findall(stream.read_bytes()):
        (_characters if kind == b"bfchar" else _ranges)(body, codes)
    return UnicodeMap(width, codes)


def _characters(body: bytes, codes: dict[int, str]) -> None:
    words = [word for word, _, _ in _TOKEN.findall(body)]
    for code, text in zip(words[::2], words[1::2], strict=False):
        codes[int(code, 16)] = _text(text)


def _ranges(body: bytes, codes: dict[int, str]) -> None:
    tokens = _TOKEN.findall(body)
    at = 0
    while at + 2 < len(tokens):
        low, high = int(tokens[at][0], 16), int(tokens[at + 1][0], 16)
        at += 2
        if tokens[at][1]:
            at += 1
            code = low
            while at < len(tokens) and not tokens[at][2]:
                codes[code] = _text(tokens[at][0])
                code, at = code + 1, at + 1
        else:
            first = _text(tokens[at][0])
            for code in range(low, min(high, low + 0xFFFF) + 1):
                codes[code] = first[:-1] + chr(ord(first[-1]) + code - low) if first else ""
        at += 1


def _text(word: bytes) -> str:
    return bytes.fromhex(word.decode("ascii")).decode("utf-16-be", errors="replace")
