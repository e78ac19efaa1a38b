"""What a number in a cell says, by the cell's number format (ECMA-376 Part 1, 18.8.30 and 18.8.31): a number, a day, a time, a share."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.sheets.cells import Kind
from docgen.sheets.shown import has_words, is_rounded, shown

EPOCH_1900, EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
"""Day 0 of a workbook, and of one that counts from 1904 (18.17.4.1)."""
_LEAP_DAY = 60
"""Day 60 of the first is 29 February 1900, which there was not; those before it are one later than they count."""
_LAST_DAY = 2_900_000
_BUILT_IN: dict[int, str] = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "date"),
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 46, 47, 55, 56), "time"),
    22: "moment",
    **dict.fromkeys((9, 10), "percent"),
}
"""Formats that have no code in the file."""
_DECIMALS = {2: 2, 4: 2, 39: 2, 40: 2}
_FIGURES = {
    **dict.fromkeys((1, 3, 37, 38), "0"),
    **dict.fromkeys((2, 4, 39, 40), "0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    48: "##0.0E+0",
}
"""Codes of those that show a number, as far as they say how many figures of it."""
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CALENDAR = re.compile(r"\[\$[^\]-]*-(?:([0-9A-Fa-f]{1,8})|[^\],]*)(?:,([0-9A-Fa-f]{1,8}))?\]")
_HIJRI = (0x06, 0x17)
"""Calendars of a format's locale (MS-OE376, 2.1.739): Hijri, and Umm al-Qura."""
_PIECE = re.compile(r'"([^"]*)"|\\(.)|([0#?])|([-+() /])')
_PHONE = 5
"""Figures of a format from which on its literals are a part of what is shown: a telephone number, a number of a file."""

What = Literal["number", "date", "time", "moment", "percent"]


@dataclass(frozen=True, slots=True)
class Look:
    """A number format. `hijri` says that days are shown as Hijri; `decimals` is how many are always shown, `mask` are the figures and literals of a
    number that is shown like a telephone's. `code` is the format of a number that shows words or signs beside it; `elapsed` is the largest unit of a
    duration (h, m or s), `seconds` says that it shows them. `figures` is the code that says how many figures of a number are shown, empty where all
    are."""

    what: What = "number"
    hijri: bool = False
    decimals: int = 0
    mask: tuple[str, ...] = ()
    code: str = ""
    elapsed: str = ""
    seconds: bool = False
    figures: str = ""


PLAIN = Look()


def look_of(number: int, code: str | None) -> Look:
    """The format of a number, or of its code where the file has one."""
    if not code:
        what = _BUILT_IN.get(number)
        figures = _FIGURES.get(number, "")
        return Look(what, figures=figures) if what else Look(decimals=_DECIMALS.get(number, 0), figures=figures)  # type: ignore[arg-type]
    first = _section(code)
    elapsed = _ELAPSED.search(first)
    timed = elapsed is not None
    bare = _LITERAL.sub("", first)
    folded = bare.lower()
    days = any(letter in folded for letter in "yd") or "mmm" in folded
    timed = timed or "h" in folded or "s" in folded or "am/pm" in folded
    if days:
        return Look("moment" if timed else "date", _is_hijri(code, bare))
    if timed and "general" not in folded:
        return Look("time", elapsed=elapsed[1][0].lower() if elapsed else "", seconds="s" in folded)
    words = code if has_words(code) else ""
    if "%" in bare:
        return Look("percent", code=words, figures=code)
    decimals = re.search(r"\.(0+)[^0#?]*$", bare)
    return Look(decimals=len(decimals[1]) if decimals else 0, mask=_mask(code), code=words, figures=code)


def _section(code: str) -> str:
    """The first section of a format, for positive numbers; what is quoted may have semicolons."""
    found = re.match(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*', code)
    return found[0] if found else code


def _is_hijri(code: str, bare: str) -> bool:
    named = _CALENDAR.search(code)
    if named is None:
        return bare.lstrip().upper().startswith("B2")
    return (int(named[2], 16) & 0xFF if named[2] else int(named[1] or "0", 16) >> 16 & 0xFF) in _HIJRI or bare.lstrip().upper().startswith("B2")


def _mask(code: str) -> tuple[str, ...]:
    """The figures (0, # and ?) and literals of a whole number's format; none where that is plain, or more than that."""
    pieces: list[str] = []
    end = 0
    for found in _PIECE.finditer(code):
        if found.start() != end:
            return ()
        end = found.end()
        pieces.append(found[3] if found[3] else f"\\{found[1] if found[1] is not None else found[2] or found[4]}")
    figures = [piece for piece in pieces if not piece.startswith("\\")]
    if end != len(code) or len(figures) < 2 or (len(figures) < _PHONE and (len(figures) != len(pieces) or "0" not in figures)):
        return ()
    return tuple(pieces)


def said(value: str, look: Look, epoch: datetime.date) -> tuple[str, Kind]:
    """What a number in a cell says, and what it is."""
    try:
        number = float(value)
    except ValueError:
        return value, "error"
    if not math.isfinite(number):
        return value, "error"
    if look.what == "percent":
        return f"{number * 100:.10g}%", "number"
    if look.what == "time":
        if number < 0:
            return value, "error"
        return (_duration(number, look) if look.elapsed and number >= 1 else _time(number % 1)), "time"
    if look.what in ("date", "moment") and (day := _day(number, epoch)) is not None:
        part = number % 1
        kind: Kind = "hijri" if look.hijri else "date"
        if look.what == "moment" and round(part * 86_400) % 86_400:
            return f"{day:%Y-%m-%d}T{_time(part)}", kind
        return f"{day:%Y-%m-%d}", kind
    return _digits(value, look), "number"


def _day(number: float, epoch: datetime.date) -> datetime.date | None:
    day = int(number)
    if epoch == EPOCH_1900 and day <= _LEAP_DAY:
        return None if not 1 <= day < _LEAP_DAY else epoch + datetime.timedelta(days=day + 1)
    return epoch + datetime.timedelta(days=day) if 0 <= day < _LAST_DAY else None


def _time(part: float) -> str:
    minutes, seconds = divmod(round(part * 86_400) % 86_400, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def _duration(number: float, look: Look) -> str:
    """A time that may be longer than a day, in the units that its format has."""
    seconds = round(number * 86_400)
    if look.elapsed == "s":
        return str(seconds)
    minutes, rest = divmod(seconds, 60)
    tail = f":{rest:02}" if look.seconds or rest else ""
    return f"{minutes}{tail}" if look.elapsed == "m" else f"{minutes // 60}:{minutes % 60:02}{tail}"


def plain(value: str) -> str:
    """The figures of a number as a file of a workbook has it (`1E-7`), without a power of ten, and without what binary fractions add."""
    number = float(value)
    text = f"{number:.15g}" if abs(number) < 1e15 else f"{Decimal(value):f}"
    return f"{Decimal(text):f}" if "e" in text else text


def shown_of(value: str, look: Look) -> str | None:
    """What the cell of a number shows with the words of its format; empty where that is what `said` gives, `None` where the sheet does not show it
    whole."""
    return shown(plain(value), look.code) if look.code else ""


def rounded(value: str, look: Look) -> bool:
    """Whether the cell of a number shows it rounded, which `said` never gives."""
    return bool(look.figures) and is_rounded(plain(value), look.figures)


def _digits(value: str, look: Look) -> str:
    """Digits as the cell shows them, but for what it rounds away and for signs between thousands."""
    text = plain(value)
    if look.mask and text.isascii() and text.isdecimal():
        return _masked(text, look.mask)
    whole, dot, decimals = text.partition(".")
    return f"{whole}.{decimals:0<{look.decimals}}" if look.decimals > len(decimals) else f"{whole}{dot}{decimals}"


def _masked(digits: str, mask: tuple[str, ...]) -> str:
    left = len(digits)
    shown: list[str] = []
    first = next(index for index, piece in enumerate(mask) if not piece.startswith("\\"))
    for index in range(len(mask) - 1, -1, -1):
        piece = mask[index]
        if piece.startswith("\\"):
            shown.append(piece[1:])
        elif index == first:
            shown.append(digits[:left] or ("0" if piece == "0" else ""))
        elif left:
            left -= 1
            shown.append(digits[left])
        else:
            shown.append("0" if piece == "0" else "")
    return "".join(reversed(shown)).strip()
