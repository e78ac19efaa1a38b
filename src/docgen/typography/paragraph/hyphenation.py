"""Where an English word may be parted at a line's end: F. M. Liang's patterns ("Word Hy-phen-a-tion by Com-put-er", 1983), of the package pyphen.

Only plain words in small letters are ever parted: a name, a word in capitals, a reference, an address or a word that has a hyphen already stays
whole. pyphen brings the patterns; they are asked for here as they stand in its files, since its own reader takes longer than a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from docgen.typography.types import Span

LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters that stay on the line, and that go to the next."""

_WORD = re.compile(r"(?<![^ \u2028(\[«“‘\"'])([a-z]{5,})(?=(?:['’]s?)?[.,;:!?…)\]»”’\"']*(?:[ \u2028]|\Z))")
"""A word between spaces, with nothing about it but quotation marks, brackets, a genitive and what ends a sentence."""
_ANY_WORD = re.compile(r"(?<![A-Za-z0-9@./:_-])[A-Za-z]{5,}(?![A-Za-z0-9@./:_-]*[A-Za-z0-9@/:_-])")
_AMERICAN = ("US", "PH", "PR", "UM", "GU", "VI", "AS", "MP")
_DIGITS = b"0123456789"


def points(text: str, spans: Sequence[Span]) -> Iterator[int]:
    """The offsets (code points) in a paragraph at which a hyphen may end a line, ascending. The paragraph's last word is never parted."""
    if len(text) < LEAST_BEFORE + LEAST_AFTER:
        return
    end_of_text = len(text.rstrip())
    at = 0
    for span in spans:
        start, at = at, at + len(span.text)
        if span.isolate or span.nobreak or span.link or not is_english(span.lang):
            continue
        for word in _WORD.finditer(text, start, at):
            low, high = word.span(1)
            if text[high:at].strip(" ") == "" and at < len(text) and text[at] not in " \u2028" and text[high : high + 1] != " ":
                continue  # the word goes on in another span
            if " " not in text[high:end_of_text]:
                return
            for offset in parts(word[1], territory(span.lang)):
                yield low + offset


def points_of_wide(text: str, spans: Sequence[Span], low: int, high: int) -> list[int]:
    """The offsets between `low` and `high` at which English words that are wider than their column may be parted, names among them."""
    found: list[int] = []
    at = 0
    for span in spans:
        start, at = at, at + len(span.text)
        if start < high and at > low and not span.isolate and is_english(span.lang):
            for word in _ANY_WORD.finditer(text, max(start, low), min(at, high)):
                if not word[0].isupper():
                    found += [word.start() + offset for offset in parts(word[0].lower(), territory(span.lang))]
    return found


def is_english(tag: str) -> bool:
    """Is this BCP 47 tag one of English?"""
    return tag.partition("-")[0].lower() == "en"


def territory(tag: str) -> str:
    """`US` or `GB`: whose patterns an English tag takes."""
    return "US" if any(part.upper() in _AMERICAN for part in tag.split("-")[1:]) else "GB"


@lru_cache(maxsize=8192)
def parts(word: str, of: str = "GB") -> tuple[int, ...]:
    """The offsets in a word of small letters at which it may be parted; none in what is longer than any word."""
    if len(word) > _LONGEST_WORD:
        return ()
    patterns = _patterns(of)
    bounded = f".{word}.".encode()
    values = [0] * (len(bounded) + 1)
    for start in range(len(bounded)):
        for stop in range(start + 1, min(len(bounded), start + _LONGEST) + 1):
            pattern = patterns.get(bounded[start:stop])
            if pattern is not None:
                place = start
                for letter in pattern:
                    if 0x30 <= letter <= 0x39:
                        values[place] = max(values[place], letter - 0x30)
                    else:
                        place += 1
    return tuple(at for at in range(LEAST_BEFORE, len(word) - LEAST_AFTER + 1) if values[at + 1] % 2)


_LONGEST_WORD = 100
"""Letters; the longest words of English have 45."""
_LONGEST = 28
"""Bytes of the longest pattern."""


@cache
def _patterns(of: str) -> dict[bytes, bytes]:
    """Letters to the pattern that has them; empty where pyphen is not installed as its wheel leaves it."""
    found = find_spec("pyphen")
    folders = list(found.submodule_search_locations or ()) if found else []
    for folder in folders:
        path = Path(folder) / "dictionaries" / f"hyph_en_{of}.dic"
        try:
            data = path.read_bytes()
        except OSError:
            continue
        return dict(zip(data.translate(None, _DIGITS).split(b"\n"), data.split(b"\n"), strict=True))
    return {}
