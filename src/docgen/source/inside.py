"""Where a character of a text value stands in the source, whatever the style it was written in.

YAML changes white space (folding, indentation) and escapes, never the order of the other characters: so the n-th visible
character of the value is the n-th visible character of the scalar's source, an escape counted as the one character it stands for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from docgen.source.span import Span

_PAIR = 12
"""The length of a pair of surrogate escapes; no other escape has it."""
_BLOCK_HEADER = re.compile(r"[|>][^\n\r]*(?:\r\n|\r|\n)?")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)", re.DOTALL
)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": "", "\r": "", "\r\n": "",
}  # fmt: skip
"""Escapes of a double-quoted scalar (YAML 1.2.2, 5.7); any other escaped character stands for itself."""


def index_inside(text: str, span: Span, value: str, offset: int) -> int:
    """The code-point index in `text` of character `offset` of `value`, which `span` holds; past its end, the last place inside it.

    A space where lines were folded has no place of its own; it is told at the visible character after it.
    """
    if span.style == "" and span.end - span.start == len(value):
        return min(span.start + offset, max(span.start, span.end - 1))
    is_white = offset < len(value) and value[offset].isspace()
    word = offset
    if is_white:
        shown = _shown(value)
        before = bisect_left(shown, offset)
        word = shown[before - 1] + 1 if before else 0
    if is_white and word:
        # The spaces after a visible character follow it in the source too, up to the end of the line.
        last, length = _visible_at(text, span, value, word - 1)
        index = last + length + offset - word
        if text[last + length : index + 1] == value[word : offset + 1]:
            return index
    return _visible_at(text, span, value, offset)[0]


def _visible_at(text: str, span: Span, value: str, offset: int) -> tuple[int, int]:
    """Index and length in the source of the visible character at `offset`, or of the next one after it."""
    before = bisect_left(_shown(value), offset)
    indices, lengths = _places(text, span)
    if not indices:
        return span.start, 1
    at = min(before, len(indices) - 1)
    return indices[at], lengths[at]


@lru_cache(maxsize=8)
def _shown(value: str) -> array[int]:
    """The offsets of a text's visible characters."""
    return array("L", [offset for offset, character in enumerate(value) if not character.isspace()])


@lru_cache(maxsize=8)
def _places(text: str, span: Span) -> tuple[array[int], array[int]]:
    """Index and length in the source of each visible character of a scalar. Found once for a scalar, however many places in it are told."""
    found = list(_visible(text, span))
    return array("L", [index for index, _ in found]), array("L", [length for _, length in found])


def _visible(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Index and length of each character that makes the value, white space left out."""
    start, end, style = span.start, span.end, span.style
    if style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, start)
        start = header.end() if header else start
    elif style in ("'", '"'):
        start, end = start + 1, end - 1
    index = start
    while index < end:
        character = text[index]
        length = 1
        if style == '"' and character == "\\" and (escape := _ESCAPE.match(text, index, end)):
            length = len(escape[0])
            character = unescape(escape[0])
        elif style == "'" and character == "'":
            length = 2
        if character and not character.isspace():
            yield index, length
        index += length


def escape_at(text: str, index: int) -> str:
    """The escape of a double-quoted scalar that begins at `index`; empty where none does."""
    found = _ESCAPE.match(text, index)
    return found[0] if found else ""


def unescape(escape: str) -> str:
    """The character that an escape stands for; empty for an escaped line end."""
    if len(escape) == _PAIR:
        return chr(0x10000 + ((int(escape[2:6], 16) - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
    if len(escape) > 2 and escape[1] in "xuU":
        return chr(int(escape[2:], 16))
    return _ESCAPED.get(escape[1:], escape[1:])
