"""Years in words: ألفين وستة وعشرين، ستة وأربعين وتسعمائة وألف, nineteen forty-five, two thousand and twenty-six.

Only years from 1000 to 2999 are read: a smaller number in words behind a month counts something else as often as years.
"""

from __future__ import annotations

from functools import cache

from docgen.calendars.tokens import Token
from docgen.calendars.vocabulary import fold

_UNITS_AR = (
    *(("واحد", "واحدة", "أحد", "إحدى", "حادي", "الحادي"), ("اثنين", "اثنان", "اثنتين", "اثنتان", "اثني", "اثنا", "اثنتي", "اثنتا")),
    *((stem, f"{stem}ة") for stem in ("ثلاث", "أربع", "خمس", "ست", "سبع")),
    ("ثمان", "ثماني", "ثمانية"),
    ("تسع", "تسعة"),
)
_TENS_AR = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDRED_AR = ("مائة", "مئة", "مية")
_RANKS = ("units", "tens", "hundreds", "thousands")

_UNITS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS_EN = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS_EN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def year_in_words(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The year that words name from token `at` on, and the token behind them."""
    if tokens[at].kind != "w":
        return None
    return _arabic(tokens, at) if tokens[at].is_arabic else _english(tokens, at)


@cache
def _words() -> dict[str, tuple[int, str]]:
    """Folded Arabic words to their value and rank; `ten` goes with a unit before it (خمسة عشر) or stands alone, `hundred` takes one before it."""
    found: dict[str, tuple[int, str]] = {}
    for value, forms in enumerate(_UNITS_AR, 1):
        found |= {fold(form): (value, "units") for form in forms}
    for value, stem in enumerate(_TENS_AR, 2):
        found |= {fold(stem + ending): (10 * value, "tens") for ending in ("ين", "ون")}
    for value in range(3, 10):
        found |= {fold(form + hundred): (100 * value, "hundreds") for form in _UNITS_AR[value - 1] for hundred in _HUNDRED_AR if form[-1] != "ة"}
    found |= {fold(form): (200, "hundreds") for form in ("مائتين", "مائتان", "مئتين", "مئتان", "ميتين")}
    found |= {fold(form): (100, "hundred") for form in _HUNDRED_AR}
    found |= {fold(article + form): (1000, "thousands") for article in ("", "ال") for form in ("ألف", "ألفا")}
    found |= {fold(article + form): (2000, "thousands") for article in ("", "ال") for form in ("ألفين", "ألفان")}
    return found | {fold(form): (10, "ten") for form in ("عشر", "عشرة")}


def _arabic(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Each rank once, from the greatest down or from the least up."""
    values = dict.fromkeys(_RANKS, 0)
    place, last, behind = at, "", at
    while True:
        token = tokens[place]
        joined = place == at
        if not joined and (token.text == "و" or token.text == "بعد"):
            place, joined = place + 1, True
            token = tokens[place]
        found = _words().get(token.text) if token.is_arabic else None
        # Folded, وأحد is واحد.
        if token.is_arabic and token.text[0] == "و" and not joined and token.text[1:] in _words():
            found, joined = _words()[token.text[1:]], True
        if found is None or not _take(values, *found, joined, last):
            break
        last = found[1]
        place = behind = place + 1
    return (sum(values.values()), behind) if values["thousands"] else None


def _take(values: dict[str, int], value: int, rank: str, joined: bool, last: str) -> bool:
    """A word more; False where it belongs to no number that these have begun."""
    if not joined:
        if last != "units":
            return False
        if rank == "ten" and not values["tens"]:
            values["tens"] = 10
        elif rank == "hundred" and values["units"] > 2 and not values["hundreds"]:
            values["hundreds"], values["units"] = 100 * values["units"], 0
        else:
            return False
        return True
    if rank == "ten" and values["units"]:
        return False
    rank = {"ten": "tens", "hundred": "hundreds"}.get(rank, rank)
    if values[rank] or (rank == "units" and values["tens"]):
        return False
    values[rank] = value
    return True


@cache
def _small() -> dict[str, int]:
    return {name: value for value, name in enumerate((*_UNITS_EN, *_TEENS_EN), 1)} | {name: 10 * value for value, name in enumerate(_TENS_EN, 2)}


def _english(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """`two thousand and six`, `nineteen hundred and six`, `nineteen oh six`, `nineteen forty-five`, `one thousand nine hundred and six`."""
    first = _below_hundred(tokens, at)
    if first is None:
        return None
    value, place = first
    scale = tokens[place].text
    if scale == "thousand" and value in (1, 2):
        total, place = 1000 * value, place + 1
        more = _below_hundred(tokens, place)
        if more is not None and more[0] < 10 and tokens[more[1]].text == "hundred":
            total, place = total + 100 * more[0], more[1] + 1
        return _with_rest(tokens, total, place)
    if not 10 <= value <= 29:
        return None
    if scale == "hundred":
        return _with_rest(tokens, 100 * value, place + 1)
    if scale in ("oh", "o"):
        more = _below_hundred(tokens, place + 1)
        return (100 * value + more[0], more[1]) if more is not None and more[0] < 10 else None
    more = _below_hundred(tokens, place)
    return (100 * value + more[0], more[1]) if more is not None and more[0] >= 10 else None


def _with_rest(tokens: list[Token], total: int, place: int) -> tuple[int, int]:
    """The tens and units behind hundreds or thousands."""
    rest = _below_hundred(tokens, place + (tokens[place].text == "and"))
    return (total, place) if rest is None else (total + rest[0], rest[1])


def _below_hundred(tokens: list[Token], at: int) -> tuple[int, int] | None:
    value = _small().get(tokens[at].text) if tokens[at].kind == "w" else None
    if value is None:
        return None
    place = at + 1
    if value < 20 or value % 10:
        return value, place
    unit = place + (tokens[place].text == "-" and not tokens[place].gap)
    more = _small().get(tokens[unit].text, 0) if tokens[unit].kind == "w" else 0
    return (value + more, unit + 1) if 1 <= more <= 9 else (value, place)
