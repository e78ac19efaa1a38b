"""Rules 1 to 6 of `line_break_tailoring_cy`: where numbers, dashes and hyphens glue what is beside them. One look at each character."""

from __future__ import annotations

import re

from docgen import _cython as cython
from docgen.typography.paragraph.line_break_words import CENT, MAGNITUDE, MONTH, NATION, PER, SECOND, UNIT, is_day, leads, roles

_NUMBER = re.compile(r"\d\S*+")
_SPACE = re.compile(" (?=[\\d(«“+±$€£–—·\u06d6-\u06dd\u06e9-])")
_DASH = re.compile("[-‐–—]")


def _places(text: str) -> list[int]:
    """The characters that `glue` does not pass over: others hardly ever are more than a tenth of a text."""
    places = [found.start() for found in _NUMBER.finditer(text)]
    places += [found.start() for found in _SPACE.finditer(text)]
    places += [found.start() for found in _DASH.finditer(text)]
    places.sort()
    return places


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _word(text: str, at: cython.Py_ssize_t) -> cython.bint:
    """Is there a character that patterns call `\\w`?"""
    return 0 <= at < len(text) and (text[at] == "_" or text[at].isalnum())


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _short(text: str, at: cython.Py_ssize_t) -> cython.bint:
    """Are there one or two letters before a hyphen inside a word, or one after it (rule 6)?"""
    return not (_word(text, at - 2) and _word(text, at - 3)) or at + 2 == len(text) or not text[at + 2].isalnum()


@cython.cfunc
def _space(text: str, start: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """Where the next space is, or the end of the text."""
    end: cython.Py_ssize_t = text.find(" ", start)
    return len(text) if end < 0 else end


@cython.boundscheck(False)
@cython.wraparound(False)
def glue(text: str) -> tuple[set[int], set[int]]:
    """The offsets where no line should end by rules 1 to 6, and those after a label's word."""
    glued: set[int] = set()
    labels: set[int] = set()
    length: cython.Py_ssize_t = len(text)
    places: list[int] = [] if cython.compiled else _places(text)
    index: cython.Py_ssize_t
    at: cython.Py_ssize_t
    number: cython.Py_ssize_t = 0
    char: cython.Py_UCS4
    after: cython.Py_UCS4
    role: cython.int
    for index in range(length if cython.compiled else len(places)):
        at = index if cython.compiled else places[index]
        char = text[at]
        if "a" <= char <= "z" or "\u0620" <= char <= "\u065f":
            continue  # most of a text: no rule begins at it
        if char == " ":
            if at + 1 == length:
                continue
            after = text[at + 1]
            if after.isdecimal() or (after in "(«“+±$€£" and at + 2 < length and text[at + 2].isdecimal()):
                role = leads(text[text.rfind(" ", 0, at) + 1 : at])
                if role == 1 or (role == 2 and is_day(text, at)):
                    glued.add(at + 1)
                elif role == 3:
                    labels.add(at + 1)
            if after in "–—·-":
                if at + 2 < length and text[at + 2] == " ":
                    glued.add(at + 1)
            elif "\u06d6" <= after <= "\u06dd" or after == "\u06e9":
                glued.add(at + 1)
        elif char.isdecimal():
            if at < number:
                continue
            number = at + 1
            while number < length and not text[number].isspace():
                number += 1
            if number + 1 < length and text[number] == " " and not text[number + 1].isspace() and text[number - 1] not in ".,;:،؛!?؟)]»”\"'":
                _after_number(text, number + 1, glued, labels)
        elif char in "–—":
            if at and at + 1 < length and text[at - 1].isdecimal() and text[at + 1].isdecimal():
                glued.add(at + 1)
        elif char in "-‐" and _word(text, at - 1) and _word(text, at + 1) and _short(text, at):
            glued.add(at + 1)
    return glued, labels


@cython.cfunc
def _after_number(text: str, start: cython.Py_ssize_t, glued: set[int], labels: set[int]) -> None:
    """Adds the offsets that rules 1 and 2 glue where a number and a space end at `start`, and that before the second word of a currency's name."""
    end: cython.Py_ssize_t = _space(text, start)
    last: cython.Py_ssize_t
    role: cython.int = roles(text[start:end])
    after: cython.int
    if not role:
        return
    last = _space(text, end + 1)
    after = roles(text[end + 1 : last])
    if role & UNIT:
        glued.add(start)
    elif role & MONTH:
        glued.update(range(start, end + 2 if after & SECOND else end))
    elif role & MAGNITUDE:
        glued.add(start)
        if after & UNIT:
            glued.add(end + 1)
    elif role & PER and after & CENT:
        glued.add(start)
        glued.add(end + 1)
    if role & MAGNITUDE and not role & UNIT:
        role, end = after, last
        after = roles(text[end + 1 : _space(text, end + 1)])
    if role & UNIT and after & NATION:
        labels.add(end + 1)
