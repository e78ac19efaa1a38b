"""One reader of figures typed by hand: where they stand, what they may mean, whether one value can be told from their signs.

`1.250` and `76,000` have two readings: the sign before three figures groups in one country and parts decimals in another. Such a figure is
*ambiguous* and nobody may rewrite it; all others have one reading and can be written with any convention's signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from docgen.locales.cldr import Signs, signs
from docgen.locales.convention import Convention
from docgen.locales.digits import shape, unshape
from docgen.patterns import late

Form = Literal["whole", "grouped", "decimal", "spaced", "ambiguous", "listed"]
"""`whole`: digits only; `grouped`, `decimal`: signs that can be read in one way; `spaced`: groups of three parted by spaces; `listed`: signs that
make no number, as those of `18.10.2021` or `3,5,7`."""

SPACES = " \u00a0\u202f\u2009\u2007"
"""What may part the groups of one number: space, no-break space, narrow no-break space, thin space, figure space."""
NBSP = "\u00a0"
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u037d\u037f-\u0386\u0388-\u04ff"
"""Letters that go from the left, Latin, Greek and Cyrillic ones, as a class of a regular expression; × (U+00D7) and ÷ (U+00F7) are none."""

FIGURE = late(rf"\d(?<![{LETTER}_\d]\d)(?<!\d[.,٫٬،]\d)\d*+(?>(?:[.,٫٬،]\d++)*)(?![{LETTER}_])")
"""A figure with its signs: not inside a Latin word, and not from its middle. Patterns that begin with a character are searched for quickest."""
_GAPS = late(f"[{SPACES}]")
_GROUPS = late(r"[1-9]\d{0,2}(?:(?P<sign>[.,٬])\d{3})(?:(?P=sign)\d{3})*")
_ADDRESS = late(r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}")
"""An IPv4 address, which may look like a number in groups: 192.168.100.200."""
_MINUS = "-\u2212"
_SIGNED = "-\u2212+±"
_OPENING = "([{«‹“‘\"':،؛,;=\u2066\u200e\u200f"
"""What a sign may follow that belongs to the figure after it, beside a space."""


_PREFIXES = "وفبلك"
"""Arabic words of one letter, written joined to what follows."""


class Figure(NamedTuple):
    """A figure, `start` to `end` in code points without its sign. `readings` are what it may mean, in ASCII with a full stop before decimals,
    the reading of the territory first; none where it is no number. `sign` is the `-`, `−`, `+` or `±` that stands right before it."""

    start: int
    end: int
    form: Form
    readings: tuple[str, ...]
    sign: str = ""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The readings as numbers, negative behind a minus."""
        negative = self.sign != "" and self.sign in _MINUS
        return tuple(-Decimal(reading) if negative else Decimal(reading) for reading in self.readings)


def figures(text: str, convention: Convention) -> Iterator[Figure]:
    """All figures of a text, in order. `convention` gives the territory, whose decimal and group signs decide what is ambiguous."""
    for start, end, form, readings in read_figures(text, convention):
        yield Figure(start, end, form, readings, _sign(text, start))


def read_figures(text: str, convention: Convention) -> Iterator[tuple[int, int, Form, tuple[str, ...]]]:
    """As `figures`, without the signs: start, end, form and readings of each."""
    spans = [found.span() for found in FIGURE.finditer(text)]
    at, count = 0, len(spans)
    while at < count:
        stop = at + 1
        while stop < count and spans[stop][0] - spans[stop - 1][1] == 1 and text[spans[stop - 1][1]] in SPACES:
            stop += 1
        if stop - at == 1:
            start, end = spans[at]
            yield start, end, *read_figure(text[start:end], convention)
        else:
            yield from _chain(text, spans[at:stop], convention)
        at = stop


def _chain(text: str, spans: list[tuple[int, int]], convention: Convention) -> Iterator[tuple[int, int, Form, tuple[str, ...]]]:
    """Figures with one space between each two: one number in groups, or a year and such a number, or as many figures as there are."""
    for first, last in ((0, len(spans)), (1, len(spans)), (0, len(spans) - 1)):
        others = [*spans[:first], *spans[last:]]
        if last - first > 1 and all(is_year(text[start:end]) for start, end in others):
            start, end = spans[first][0], spans[last - 1][1]
            reading = spaced_reading(text[start:end])
            if reading is not None:
                yield from (_single(text, *span, convention) for span in spans[:first])
                yield start, end, "spaced", (reading,)
                yield from (_single(text, *span, convention) for span in spans[last:])
                return
    for span in spans:
        yield _single(text, *span, convention)


def is_year(text: str) -> bool:
    """Whether these figures may be a year of either calendar: 13xx–15xx, 18xx–21xx."""
    plain = unshape(text)
    return len(plain) == 4 and plain.isdecimal() and plain[:2] in ("13", "14", "15", "18", "19", "20", "21")


def spaced_reading(text: str) -> str | None:
    """What a number in groups parted by spaces means: one to three figures without a leading 0, then groups of exactly three, then decimals.

    None for anything else: `000 500 12`, `04 123 4567`, `2021 300`."""
    whole, *groups = _GAPS.split(text)
    last, fraction = groups[-1] if groups else "", ""
    if len(last) > 3 and last[3] in ".,٫":
        last, fraction = last[:3], last[4:]
        if not fraction.isdecimal():
            return None
    if not groups or not 1 <= len(whole) <= 3 or any(len(group) != 3 for group in (*groups[:-1], last)):
        return None
    joined = f"{whole}{''.join(groups[:-1])}{last}"
    if not joined.isdecimal() or len({_script(digit) for digit in joined + fraction}) > 1:
        return None
    plain = unshape(joined)
    return None if plain[0] == "0" else f"{plain}.{unshape(fraction)}" if fraction else plain


def _script(digit: str) -> int:
    """The first of the ten digits that this one belongs to."""
    return ord(digit) - int(digit)


def _single(text: str, start: int, end: int, convention: Convention) -> tuple[int, int, Form, tuple[str, ...]]:
    form, readings = read_figure(text[start:end], convention)
    return start, end, form, readings


def _sign(text: str, start: int) -> str:
    """The sign before a figure: it stands at the start of a word, and no figure before it makes a range of it (`5 -7`)."""
    if start == 0 or text[start - 1] not in _SIGNED:
        return ""
    if start == 1 or text[start - 2] in _OPENING:
        return text[start - 1]
    if text[start - 2] in _PREFIXES and (start == 2 or text[start - 3].isspace() or text[start - 3] in _OPENING):
        return text[start - 1]
    if not text[start - 2].isspace():
        return ""
    before = text[max(0, start - 4) : start - 1].rstrip()
    return "" if before and (before[-1].isdecimal() or before[-1] in "%٪") else text[start - 1]


def read_figure(text: str, convention: Convention) -> tuple[Form, tuple[str, ...]]:
    """The form of a figure without spaces and its readings (see `Figure`)."""
    if text.isdecimal():
        return "whole", (unshape(text),)
    return _read(text, _latin_signs(convention).group)


def _latin_signs(convention: Convention) -> Signs:
    """The signs that the territory's Arabic has with European digits; they say which of , and . groups there."""
    return signs(Convention("ar", convention.territory, "latn")) if convention.lang == "ar" else signs(convention)


@lru_cache(maxsize=4096)
def _read(text: str, territory_groups_by: str) -> tuple[Form, tuple[str, ...]]:
    plain = unshape(text)
    marks = [mark for mark in plain if not mark.isdecimal()]
    last, others = marks[-1], set(marks[:-1])
    whole, _, fraction = plain.rpartition(last)
    if last == "٫" or (others and last not in others and last != "٬"):
        # The last of two different signs parts decimals; the others must be groups.
        if last != "،" and (not others or _GROUPS.fullmatch(whole)):
            return ("grouped" if others else "decimal"), (f"{_digits(whole)}.{fraction}",)
        return "listed", ()
    if last == "٬" or len(marks) > 1:
        if _GROUPS.fullmatch(plain.replace("،", ",") if "," not in plain else plain) and not _ADDRESS.fullmatch(plain):
            return "grouped", (_digits(plain),)
        return "listed", ()
    if len(fraction) == 3 and len(whole) <= 3 and whole[0] != "0":
        grouped, parted = whole + fraction, f"{whole}.{fraction}"
        if last == "," and territory_groups_by == ",":
            return "grouped", (grouped,)
        return "ambiguous", ((grouped, parted) if last == territory_groups_by or last == "،" else (parted, grouped))
    if last == "." or whole == "0" or (last == "," and territory_groups_by != ","):
        return "decimal", (f"{whole}.{fraction}",)
    return "listed", (f"{whole}.{fraction}",)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def written(text: str, form: Form, convention: Convention) -> str:
    """A figure of this form in a convention's digits and signs, its value kept; an ambiguous one as it is typed. The groups of a `spaced` one are
    parted by U+00A0, which the bidirectional algorithm keeps inside the number (UAX #9 W4)."""
    if form == "ambiguous":
        return text
    plain = shape(unshape(text), convention.digits)
    if form == "whole" or form == "listed":
        return text if "٫" in text or "٬" in text else plain
    sign = signs(convention)
    if form == "spaced":
        plain = _GAPS.sub(NBSP, plain)
        return plain[:-1].translate({ord(mark): sign.decimal for mark in ".,٫"}) + plain[-1]
    marks = [mark for mark in plain if not mark.isdecimal()]
    decimal = form == "decimal" or len(set(marks)) > 1
    whole, mark, fraction = plain.rpartition(marks[-1]) if decimal else (plain, "", "")
    for typed in ".,٬":
        whole = whole.replace(typed, sign.group)
    return whole + (sign.decimal if mark else "") + fraction
