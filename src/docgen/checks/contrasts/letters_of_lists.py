"""Letters that count: 031-ب and 031-B, الفقرة (ج) and paragraph (c), الملحق د and Annex D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.slots import Side

_ABJAD = "ابجدهوزحطيكلمنسعفصقرشت"
_ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_GLUED = "ابتثجحخدذرزشضطظعغفقلنوي"
_SOUNDS = {
    "ا": "a", "ب": "bp", "ت": "t", "ث": "t", "ج": "jg", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "s", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "fv", "ق": "qg", "ك": "kc", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "wuo", "ي": "yi",
}  # fmt: skip
"""What the letters are written with, where they do not count."""
_NOUNS = {
    "ar": "ملحق|مرفق|فئه|مجموعه|فقره|بند|قاعه|بوابه|مبني|جدول|نموذج|قسم|جزء|درجه|فصيله|منطقه|قطاع|مدرج|رصيف|مستوي|خيار|طرف|حزمه|صف|شعبه",
    "en": "annex|appendix|attachment|category|class|group|paragraph|para|item|hall|room|gate|building|table|schedule|form|section|part|grade|block|"
    "zone|area|sector|stand|berth|level|option|party|lot|package|row|team|list",
}
_BEHIND = {
    # A letter that is glued to a figure may be a unit or a calendar: 5م, 1447هـ.
    "ar": rf"(?P<figure>\d+)(?:\s?[-/]\s?\(?(?P<at>[{_ALPHABET}])|\s?\((?P<in>[{_ALPHABET}])|(?P<glued>[{_GLUED}]))\u0640?(?![\w/]|\.\w)",
    "en": r"(?<![\w.])(?P<figure>\d+)(?:\s?[-/]\s?\(?(?P<at>[A-Za-z])|\s?\((?P<in>[A-Za-z])|(?P<glued>[A-Za-z]))(?![\w'/]|\.\w)",
}
_ALONE = {"ar": rf"(?P<alone>[{_ALPHABET}])\u0640?", "en": "(?P<alone>[A-Za-z])"}
_NAMED = {
    "ar": rf"(?<!\w)(?:[وفبكل]{{0,2}}(?:ال|ل)?)(?:{_NOUNS['ar']})(?:تان|تين|ات|ين|ان)?\s(?P<noun>[«\"'(]?[{_ALPHABET}][»\"')]?)(?!\w)(?!\.\w)",
    "en": rf"\b(?i:{_NOUNS['en']})s?\s(?P<noun>[\"'(“‘]?[A-Z][\"')”’]?|\([a-z]\))(?![\w'-]|\.\w)",
}
_PATTERN = {lang: re.compile(rf"{_BEHIND[lang]}|{_NAMED[lang]}|(?:^\s*|\(){_ALONE[lang]}(?:\)|(?<=^.)[.-]\s)") for lang in ("ar", "en")}
_ONE = {"ar": re.compile(f"[{_ALPHABET}]"), "en": re.compile("[A-Za-z]")}
_ROMAN = {"i": "a", "v": "e", "x": "j"}
"""The letters of the places that Roman figures of one letter count."""
_LEAD = re.compile("^0+(?=.)")


class _Lettered(NamedTuple):
    """A letter that counts, behind a figure or by itself, and the Latin letters that it may be."""

    figure: str
    letters: frozenset[str]
    start: int
    said: str


def letters_of_lists(first: Side, second: Side) -> Iterator[Contrast]:
    """DG107: a letter behind a figure, in brackets or behind the name of a part, where the other language has another one."""
    mine, theirs = _lettered(first), _lettered(second)
    if not mine or not theirs:
        return
    odd, others = _odd(mine, theirs), _odd(theirs, mine)
    told: set[int] = set()
    for one in odd:
        other = next((at for at, other in enumerate(others) if at not in told and other.figure == one.figure), None)
        if other is not None:
            told.add(other)
            yield Contrast("DG107", "the reference", one.said, others[other].said, others[other].start)


def _odd(some: Sequence[_Lettered], others: Sequence[_Lettered]) -> list[_Lettered]:
    known: dict[str, set[str]] = {}
    for other in others:
        known.setdefault(other.figure, set()).update(other.letters)
    everything = frozenset(letter for letters in known.values() for letter in letters)
    found: dict[tuple[str, frozenset[str]], _Lettered] = {}
    for one in some:
        if not one.letters & (known.get(one.figure, frozenset()) if one.figure else everything):
            found.setdefault((one.figure, one.letters), one)
    return list(found.values())


def _lettered(side: Side) -> list[_Lettered]:
    text = side.levelled
    found = []
    for one in _PATTERN[side.lang].finditer(text):
        name = next(name for name in ("at", "in", "glued", "noun", "alone") if one[name])
        letter = _ONE[side.lang].search(one[name])
        assert letter is not None
        start = one.start() if one["figure"] or name == "alone" else one.start(name)
        found.append((one["figure"] or "", letter[0], start, side.flat.text[start : one.end()].strip()))
    # Lists go by أبجد as a rule; those of the alphabet have letters that come late in it.
    by_alphabet = any(letter in "تثخذ" for _, letter, *_ in found)
    return [
        _Lettered(_LEAD.sub("", figure), _latin(letter, by_alphabet or letter not in "ابجد", not figure), at, said)
        for figure, letter, at, said in found
    ]


def _latin(letter: str, by_alphabet: bool, alone: bool) -> frozenset[str]:
    """The Latin letters that a letter may be: that of its place in either order, or of its sound."""
    if letter.isascii():
        return frozenset((letter.lower(), _ROMAN.get(letter.lower(), letter.lower()) if alone else letter.lower()))
    places = [order.index(letter) for order in (_ABJAD, _ALPHABET if by_alphabet else "") if letter in order]
    return frozenset((*(chr(ord("a") + place) for place in places if place < 26), *_SOUNDS[letter]))
