"""Where in a text the patterns of islands can begin: one look at each of its characters, so that the patterns need not look at them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen import _cython as cython
from docgen.locales.figures import LETTER

WORD = rf"{LETTER}\d_"
"""Latin letters, figures and _, as a class of a regular expression."""

_SIGN = r"[^\s0-9٠-٩۰-۹@:]*+(?:[0-9٠-٩۰-۹@]|://)"
_ARABIC = "\u0620-\u064a"
NO_UNIT = "abcdefghijklmnopqrstuvwxyzءؤئىبةثخزضطظعقلهو"
"""Letters that begin no month and no unit: what they stand before is counted, not dated or measured."""
_CLOSED = '\\Z|[،؛؟»”")]'
_COUNTING = rf"(?!00|٠٠)\d{{1,4}}+(?:{_CLOSED}|[{_ARABIC}]|[ ][{NO_UNIT}])"
ADDRESSES = rf"(?=[A-Za-z0-9٠-٩۰-۹+(]|رقم|الرقم)(?<![A-Za-z0-9_])(?={_SIGN}|www\.|[A-Z]{{3}}[ ]\d|رقم|الرقم|[Nn]o\.|number)(?!(?<!\d){_COUNTING})"
"""Not inside a Latin word, and where the stretch up to the next space has a figure, an @ or a ://, or else leads to a figure (QAR 5, No. 3); not at a
short figure that only counts."""
_SINGLE = re.compile(r"[\d\s_@:(+#./\\~±\u2212$€£¥₺₽₹\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u037d\u037f-\u0386\u0388-\u04ff-]")
_BASIC = re.compile("[A-Za-z]+")
_NUMBERED = re.compile("ر(?=قم)|ا(?=لرقم)")


class Starts(NamedTuple):
    """Whether a text has what any island but a token has, whether it has a Latin letter, and places in it, ascending."""

    trigger: bool
    """Has it a digit, an @, a no-break space, :// or www.?"""
    latin: bool
    addresses: Sequence[int]
    """Where `ADDRESSES` matches."""
    figures: Sequence[int]
    """First digits, but of a short figure with nothing but a word behind it."""
    numbers: Sequence[int]
    """The same, and signs before numbers."""
    series: Sequence[int]
    """Those of `figures`, and opening parentheses."""
    tokens: Sequence[int]
    """Where a Latin letter, a figure or a sign stands that is not inside a token; not at a figure that an Arabic word follows: most figures of an
    Arabic text."""


NOWHERE = Starts(False, False, (), (), (), (), ())


@cython.cfunc
@cython.exceptval(check=False)
def _letter(char: cython.Py_UCS4) -> cython.bint:
    """`LETTER`"""
    if char <= "z":
        return char >= "a" or "A" <= char <= "Z"
    if char <= "\u024f":
        return char >= "\u00c0" and char != "\u00d7" and char != "\u00f7"
    return "\u0370" <= char <= "\u04ff" and char != "\u037e" and char != "\u0387"


@cython.cfunc
@cython.exceptval(check=False)
def _closes(char: cython.Py_UCS4) -> cython.bint:
    return char in '،؛؟»”")'


@cython.cfunc
@cython.exceptval(check=False)
def _arabic(char: cython.Py_UCS4) -> cython.bint:
    return "\u0620" <= char <= "\u064a"


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _worded(text: str, at: cython.Py_ssize_t, char: cython.Py_UCS4) -> cython.bint:
    """www., QAR 5, No. and number, at a letter of [A-Za-z]."""
    if char == "w":
        return text.startswith("www.", at)
    if (char == "n" or char == "N") and (text.startswith("o.", at + 1) or (char == "n" and text.startswith("number", at))):
        return True
    if char >= "a" or at + 4 >= len(text):
        return False
    return "A" <= text[at + 1] <= "Z" and "A" <= text[at + 2] <= "Z" and text[at + 3] == " " and text[at + 4].isdecimal()


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _counted(text: str, end: cython.Py_ssize_t, known: cython.bint) -> cython.bint:
    """Whether nothing, or an Arabic word, follows the figure whose last digit, or one before a sign in it, stands before `end`; `known` is what
    holds of the digit behind that sign, or of the next one."""
    if end >= len(text):
        return True
    char: cython.Py_UCS4 = text[end]
    if _closes(char):
        return True
    if char.isdecimal():
        return known
    if char in ".,٫٬":
        return known and end + 1 < len(text) and text[end + 1].isdecimal()
    if (char == " " or char == "\u00a0") and end + 1 < len(text):
        char = text[end + 1]
    return _arabic(char)


def _places(text: str) -> list[int]:
    """The characters that `starts` does not pass over: all others of a text are letters inside words, for the most part."""
    places = [found.start() for found in _SINGLE.finditer(text)]
    if _BASIC.search(text):
        places += [found.start() for found in _BASIC.finditer(text)]
    if "رقم" in text:
        places += [found.start() for found in _NUMBERED.finditer(text)]
    places.sort()
    return places


@cython.boundscheck(False)
@cython.wraparound(False)
def starts(text: str) -> Starts:
    """Where islands of a text can begin: one look at each of its characters, from the last to the first."""
    length: cython.Py_ssize_t = len(text)
    places: list[int] = [] if cython.compiled else _places(text)
    index: cython.Py_ssize_t = length if cython.compiled else len(places)
    at: cython.Py_ssize_t
    end: cython.Py_ssize_t = 0
    char: cython.Py_UCS4
    before: cython.Py_UCS4
    after: cython.Py_UCS4
    second: cython.Py_UCS4
    trigger: cython.bint = "www." in text
    latin: cython.bint = False
    leads: cython.bint = False
    """Does a figure, an @ or a :// come in this stretch without spaces?"""
    counted: cython.bint = False
    begins: cython.bint
    token: cython.bint
    short: cython.bint
    alone: cython.bint
    addresses: list[int] = []
    figures: list[int] = []
    signs: list[int] = []
    opening: list[int] = []
    tokens: list[int] = []
    while index:
        index -= 1
        at = index if cython.compiled else places[index]
        char = text[at]
        if char == " ":
            leads = False
            continue
        before = text[at - 1] if at else "\0"
        begins = token = False
        if "\u0600" <= char < "\u0660" or "\u066a" <= char < "\u06f0":  # no digit, no sign, no space: most of an Arabic text
            if char == "ر":
                begins = text.startswith("رقم", at)
            elif char == "ا":
                begins = text.startswith("الرقم", at)
            if not begins:
                continue
        elif _letter(char):
            latin = token = True
            begins = char <= "z" and (leads or _worded(text, at, char))
        elif char.isdecimal():
            counted = _counted(text, at + 1, counted)
            token = not counted
            if at + 1 == length or not text[at + 1].isdecimal():
                end = at + 1
            if "0" <= char <= "9" or "٠" <= char <= "٩" or "۰" <= char <= "۹":
                leads = trigger = begins = True
            if not before.isdecimal():
                short = end - at <= 4
                after = text[end] if end < length else "\0"
                second = text[end + 1] if end + 1 < length else "\0"
                alone = end == length or _closes(after) or _arabic(after)
                if not short or not (alone or (after == " " and (_arabic(second) or "a" <= second <= "z"))):
                    figures.append(at)
                if short and (alone or (after == " " and second in NO_UNIT)):
                    # 00 and ٠٠ begin a number with a country's code
                    begins = begins and end - at > 1 and char == text[at + 1] and (char == "0" or char == "٠")
        elif char == "@":
            leads = trigger = token = True
        elif char == ":":
            leads = text.startswith("://", at)
            trigger = trigger or leads
        elif char == "(" or char == "+":
            begins = leads
            if char == "(":
                opening.append(at)
            else:
                signs.append(at)
                token = True
        elif char == "\u00a0":
            leads = False
            trigger = True
        elif char.isspace():
            leads = False
        else:
            token = char in "_#./\\~±\u2212$€£¥-"
            if char in "-\u2212±#$€£¥₺₽₹":
                signs.append(at)
        if begins and not ("a" <= before <= "z" or "A" <= before <= "Z" or "0" <= before <= "9" or before == "_"):
            addresses.append(at)
        if token and (before in '«“"‹([' or not (before in ".-/@#&\\+_" or _letter(before) or before.isdecimal())):
            tokens.append(at)
    if not trigger and not latin:
        return NOWHERE
    for found in (addresses, figures, signs, opening, tokens):
        found.reverse()
    return Starts(trigger, latin, addresses, figures, sorted([*figures, *signs]), sorted([*figures, *opening]), tokens)


def found_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> list[re.Match[str]]:
    """As `pattern.finditer`, for a pattern that begins at some of these ascending places and nowhere else."""
    found: list[re.Match[str]] = []
    end = 0
    for place in places:
        if place >= end and (one := pattern.match(text, place)) is not None:
            end = one.end()
            found.append(one)
    return found
