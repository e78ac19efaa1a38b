"""What single words are to the tailoring of line breaks (`line_break_tailoring_cy`): units, months, labels, titles."""

from __future__ import annotations

from functools import lru_cache

from docgen.typography.paragraph._glue_words import CODES, MAGNITUDES, MONTH_SECONDS, MONTHS, NATIONS, NUMBERED, TITLES, UNITS

_VOWEL_SIGNS = dict.fromkeys(range(0x64B, 0x653))
_OPENING = "(«“\"'["
CLOSING = ".,;:،؛!?؟)]»”\"'"

UNIT, MONTH, MAGNITUDE, PER, SECOND, CENT, NATION = 1, 2, 4, 8, 16, 32, 64


@lru_cache(maxsize=4096)
def roles(word: str) -> int:
    """What a word may be after a number, by rules 1 and 2, whatever punctuation is on it: some of the flags above, or 0."""
    word = word.rstrip(CLOSING).partition("\u00a0")[0].translate(_VOWEL_SIGNS).lower()
    flags = UNIT * (word in UNITS) | MONTH * (word in MONTHS) | MAGNITUDE * (word in MAGNITUDES) | SECOND * (word in MONTH_SECONDS)
    flags |= NATION * (word in NATIONS)
    return flags | PER * (word in ("في", "per")) | CENT * (word in ("المئة", "المائة", "cent"))


@lru_cache(maxsize=4096)
def leads(word: str) -> int:
    """What a word that stands before a space and a number is by rules 1 and 3: 0 nothing, 1 a month or an abbreviation, 2 ask `is_day`, 3 a label."""
    word = _bare_before(word)
    if word in MONTHS or word in MONTH_SECONDS or word in CODES:
        return 1
    if word in NUMBERED or _without_prefix(word) in NUMBERED:
        return 3
    return 2 if word[-1:] == "," and word[:-1].isdigit() else 0


def is_day(text: str, end: int) -> bool:
    """Is the number and comma that ends at `end` the day of a date written `October 18, 2021`?"""
    end -= len(_bare_before(text[text.rfind(" ", 0, end) + 1 : end])) + 1
    return _bare_before(text[text.rfind(" ", 0, end) + 1 : end]) in MONTHS


@lru_cache(maxsize=4096)
def is_title(word: str) -> bool:
    """Is this, before a full stop, a title (rule 8)?"""
    return _bare_before(word) in TITLES


def _bare_before(word: str) -> str:
    """A word without what opens it, from a no-break space on, in lower case and without vowel signs."""
    return word.lstrip(_OPENING).rpartition("\u00a0")[2].translate(_VOWEL_SIGNS).lower()


def _without_prefix(word: str) -> str:
    """An Arabic word without a conjunction and a preposition written as one with it: والمادة, للمادة, بالمادة, وبالمادة."""
    if word[:1] in ("و", "ف") and word not in NUMBERED:
        word = word[1:]
    if word[:2] == "لل":
        return "ال" + word[2:]
    return word[1:] if word[:1] in ("ب", "ل", "ك") and word not in NUMBERED else word
