"""The words that dates are written with, folded so that spelling habits do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from docgen.locales.digits import unshape

Kind = Literal["gregorian", "hijri", "solar-hijri"]

_LETTERS = str.maketrans("أإآٱىیکةۀەہ", "ااااييكهههه", "\u0640\u200c\u200d'’‘ʻʼʿʾ`´")
INVISIBLE = "\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Signs without width and without meaning in a date, as the inside of a regular expression's set."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """`text` with ASCII digits, without direction marks, every stretch of white space one space."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unshape(text))).strip()


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, vowel marks, hamza seats, tatweel, apostrophes and hyphens: `Dhuʻl-Qiʻdah` is `dhul qidah`, `الإثنين` is `الاثنين`."""
    name = unicodedata.normalize("NFKC", name)
    name = name.translate(_LETTERS).casefold()
    name = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return " ".join(name.replace("-", " ").replace(".", " ").split())


_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

ERAS: dict[Kind, tuple[str, ...]] = {
    "gregorian": ("م", "ميلادي", "ميلادية", "ميلاديا", "للميلاد", "من الميلاد", "AD", "A.D.", "CE", "C.E."),
    "hijri": (
        *("ه", "هـ", "هجري", "هجرية", "هجريا", "للهجرة", "من الهجرة", "هـ.ق", "هـ ق", "هق", "AH", "A.H.", "H", "Hijri", "Hijra", "Hijrah"),
        *("هجري قمري", "هجرية قمرية", "هجريا قمريا"),
    ),
    "solar-hijri": ("هـ.ش", "هـ ش", "هش", "SH", "S.H.", "AP", "A.P.", "هجري شمسي", "هجرية شمسية", "ش"),
}


@cache
def weekdays() -> dict[str, int]:
    """Folded weekday name to its number, Monday 0."""
    found: dict[str, int] = {}
    for number, (english, arabic) in enumerate(zip(_WEEKDAYS_EN, _WEEKDAYS_AR, strict=True)):
        for name in (english, english[:3], arabic):
            found[fold(name)] = number
    found |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "الثلثاء": 1}
    return found


@cache
def eras() -> dict[str, Kind]:
    """Folded era mark to calendar."""
    return {fold(mark): kind for kind, marks in ERAS.items() for mark in marks}
