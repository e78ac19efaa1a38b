"""Days of the month in words: الثامن عشر, the eighteenth, غرة."""

from __future__ import annotations

from functools import cache

from docgen.calendars.tokens import Token, Trie, longest, trie_of
from docgen.calendars.vocabulary import fold

LAST = -1
"""Stands for the last day of a month, whichever it is."""

_UNITS_AR = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
_UNITS_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS_EN = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)
_CERTAIN = {"غرة": 1, "فاتح": 1, "الفاتح": 1, "سلخ": LAST, "آخر يوم": LAST, "اليوم الأخير": LAST, "last day": LAST}
"""Words for one certain day. What only means a time of the month (مطلع، أوائل، منتصف، أواخر) is no day."""


@cache
def _words() -> Trie:
    found: dict[str, int] = {}
    for unit, (arabic, english) in enumerate(zip(_UNITS_AR, _UNITS_EN, strict=True), start=1):
        found[arabic] = unit
        found[english] = unit
        found[f"twenty {english}"] = 20 + unit
        tens = arabic if unit > 1 else "الحادي"
        if unit > 0:
            found[f"{tens} عشر"] = 10 + unit
        for ending in ("العشرين", "العشرون"):
            found[f"{tens} و{ending}"] = 20 + unit
            found[f"{tens} و {ending}"] = 20 + unit
    for number, english in enumerate(_TEENS_EN, start=10):
        found[english] = number
    for name, number in (("العاشر", 10), ("العشرين", 20), ("العشرون", 20), ("الثلاثين", 30), ("الثلاثون", 30)):
        found[name] = number
    for ending in ("الثلاثين", "الثلاثون"):
        found[f"الحادي و{ending}"] = 31
        found[f"الحادي و {ending}"] = 31
    found |= {"thirtieth": 30, "thirty first": 31, "أول": 1}
    return trie_of({fold(name): number for name, number in (found | _CERTAIN).items()})


def day_word(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The day that words name from token `at` on, and the token behind them. A conjunction or preposition may be joined to the first."""
    token = tokens[at]
    if token.kind != "w":
        return None
    found = longest(_words(), tokens, at)
    if found is None and token.is_arabic:
        bare = bare_of(token.text)
        found = None if bare is None else longest(_words(), tokens, at, bare)
    return found


def bare_of(word: str) -> str | None:
    """A folded word without the one-letter conjunction or preposition that is joined to it: والثامن and للثامن are الثامن."""
    if word.startswith("لل") and len(word) > 3:
        return "ال" + word[2:]
    return word[1:] if len(word) > 3 and word[0] in "وفبلك" else None
