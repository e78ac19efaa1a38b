"""Persian letters typed for Arabic ones, and the words of other languages in which they are right."""

from __future__ import annotations

import re
from collections.abc import Iterator

PERSIAN = "یک"
"""Farsi yeh and keheh: keyboards and old programs write them for ي and ك in Arabic words."""

HEH = "ھ"
"""Heh doachashmee: Urdu writes it only behind a consonant (کھ), so that a word that begins with it is an Arabic one, typed on another keyboard."""
_HEH = re.compile(
    f"(?<![\u0620-\u065f\u066e-\u06d3])[وف]?[بكل]?(?:ال|لل)?{HEH}[\u0621-\u063a\u0641-\u065f\u0670{HEH}]+(?![\u0620-\u065f\u066e-\u06d3])"
)
_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")
_FOREIGN = re.compile("[^\u0621-\u063a\u0640-\u065f\u0670\u0671\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u200d یک]")
"""What no Arabic word has: گ چ پ ڤ, Urdu's ٹ ڑ ں ے ہ ھ, Kurdish ڵ ۆ ێ ە, Pashto's ۍ, and the non-joiner of Persian."""
_QUOTED = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"|‹[^‹›]*›|”[^”“]*“')
_ADDRESS = re.compile(r"\]\([^)\s]*\)|(?:https?://|www\.)\S+")
_FINAL = re.compile("ی(?=[\u064b-\u065f\u0670]*\\Z)")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_PREFIX = re.compile("\\A[وف]?[بلكک]?")
_YEH = frozenset(
    [
        "في",
        "الذي",
        "التي",
        "اللواتي",
        "هي",
        "كي",
        "لكي",
        "أي",
        "حوالي",
        "الحالي",
        "الوطني",
        "العربي",
        "الدولي",
        "التالي",
        "الماضي",
        "الثاني",
        "الخارجي",
        "الداخلي",
        "الرئيسي",
    ]
)
"""Words that end in ي."""
_ALEF = frozenset(
    [
        "إلى",
        "حتى",
        "متى",
        "لدى",
        "سوى",
        "أخرى",
        "الأخرى",
        "كبرى",
        "الكبرى",
        "مستوى",
        "المستوى",
        "أعلى",
        "الأعلى",
        "أقصى",
        "الأقصى",
        "أدنى",
        "الأدنى",
        "مستشفى",
        "المستشفى",
        "موسى",
        "عيسى",
    ]
)
"""Words that end in ى."""


def slips(text: str) -> Iterator[tuple[int, str]]:
    """The Arabic words with Persian letters in a text, with their offsets. A word with a letter that Arabic has not is another language's, and so is
    all that stands in quotation marks with one; an address is written as it is."""
    if not any(letter in text for letter in PERSIAN):
        return
    quoted = [found.span() for found in _QUOTED.finditer(text) if any(_is_foreign(word[0]) for word in _WORD.finditer(found[0]))]
    spans = quoted + [found.span() for found in _ADDRESS.finditer(text)]
    others = _joined(sorted(spans))
    at = 0
    for found in _WORD.finditer(text):
        while at < len(others) and others[at][1] <= found.start():
            at += 1
        inside = at < len(others) and others[at][0] <= found.start()
        if not inside and not _is_foreign(found[0]) and any(letter in found[0] for letter in PERSIAN):
            yield found.start(), found[0]


def heh_slips(text: str) -> Iterator[tuple[int, str, str]]:
    """The Arabic words that begin with ھ (U+06BE), one letter or article before it, with their offsets and as they are meant."""
    if HEH not in text:
        return
    others = [found.span() for pattern in (_QUOTED, _ADDRESS) for found in pattern.finditer(text)]
    for found in _HEH.finditer(text):
        if found[0].count(HEH) == 1 and not any(start <= found.start() < end for start, end in others):
            yield found.start(), found[0], found[0].replace(HEH, "ه")


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def meant_by(word: str) -> tuple[str, ...]:
    """The Arabic words that one with Persian letters can stand for, of the same length. ی at a word's end has no dots: it is ي or ى."""
    plain = _FINAL.sub("\0", word).replace("ی", "ي").replace("ک", "ك")
    if "\0" not in plain:
        return (plain,)
    both = tuple(plain.replace("\0", end) for end in "يى")
    known = tuple(one for one, ends in zip(both, (_YEH, _ALEF), strict=True) if _is_one_of(one, ends))
    return known if len(known) == 1 else both


def _is_foreign(word: str) -> bool:
    return _FOREIGN.search(word) is not None


def _is_one_of(word: str, words: frozenset[str]) -> bool:
    bare = _MARKS.sub("", word)
    prefix = _PREFIX.match(bare)
    longest = prefix.end() if prefix else 0
    return any(bare[start:] in words for start in range(longest + 1))
