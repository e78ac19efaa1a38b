"""The rules of the Unicode Line Breaking Algorithm (UAX #14, for the version of `_ucd_break`) that look at two neighbours and the spaces between, as
tables; and what each class is to those that look further (`uax14_cy`). Numbers follow section 8.2, example 7, as Unicode's own test file does."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from docgen.typography.unicode.ucd import letters

_HARD = ("BK", "CR", "LF", "NL")
_HANGUL = ("JL", "JV", "JT", "H2", "H3")
FLAG_LETTER = "1"  # a regional indicator with its second half after it (LB30a)
HYPHEN_LETTER = "2"  # a hyphen after a Hebrew letter (LB21a)


def _allowed(before: str, after: str) -> bool:
    """May a line end between two neighbours of these classes, with no space between? Rules LB6 to LB31, in their order."""
    letter = ("AL", "HL")
    if after in (*_HARD, "SP", "ZW"):  # LB6, LB7
        return False
    if before == "ZW":  # LB8
        return True
    forbidden = (
        before == "ZWJ"  # LB8a
        or "WJ" in (before, after)  # LB11
        or before == "GL"  # LB12
        or (after == "GL" and before not in ("SP", "BA", "HY", HYPHEN_LETTER))  # LB12a
        or after in ("CL", "CP", "EX", "IS", "SY")  # LB13
        or before in ("OP", "OPW")  # LB14
        or (before == "QU" and after in ("OP", "OPW"))  # LB15
        or (before in ("CL", "CP") and after == "NS")  # LB16
        or before == after == "B2"  # LB17
        or "QU" in (before, after)  # LB19
    )
    if forbidden:
        return False
    if "CB" in (before, after):  # LB20
        return True
    return not (
        after in ("BA", "HY", "NS", HYPHEN_LETTER)
        or before in ("BB", HYPHEN_LETTER)  # LB21, LB21a
        or (before == "SY" and after == "HL")  # LB21b
        or after == "IN"  # LB22
        or (before in letter and after == "NU")
        or (before == "NU" and after in letter)  # LB23
        or (before == "PR" and after in ("ID", "IDX", "EB", "EM"))
        or (before in ("ID", "IDX", "EB", "EM") and after == "PO")  # LB23a
        or (before in ("PR", "PO") and after in letter)
        or (before in letter and after in ("PR", "PO"))  # LB24
        or (before in ("PR", "PO", "HY", "NU") and after == "NU")
        or (before == "NU" and after in ("PR", "PO"))  # LB25; what needs more context is rewritten to NU
        or (before == "JL" and after in ("JL", "JV", "H2", "H3"))
        or (before in ("JV", "H2") and after in ("JV", "JT"))
        or (before in ("JT", "H3") and after == "JT")  # LB26
        or (before in _HANGUL and after == "PO")
        or (before == "PR" and after in _HANGUL)  # LB27
        or (before in letter and after in letter)  # LB28
        or (before == "IS" and after in letter)  # LB29
        or (before in (*letter, "NU") and after == "OP")
        or (before == "CP" and after in (*letter, "NU"))  # LB30
        or (before == FLAG_LETTER and after == "RI")  # LB30a
        or (before in ("EB", "IDX") and after == "EM")  # LB30b
    )


def _after_spaces(before: str, after: str) -> bool:
    """May a line end after the spaces between two classes? `before` is "" at the start of the text."""
    if after in (*_HARD, "SP", "ZW"):  # LB6, LB7
        return False
    if before == "ZW":  # LB8
        return True
    return not (
        after in ("WJ", "CL", "CP", "EX", "IS", "SY")  # LB11, LB13
        or before in ("OP", "OPW")  # LB14
        or (before == "QU" and after in ("OP", "OPW"))  # LB15
        or (before in ("CL", "CP") and after == "NS")  # LB16
        or before == after == "B2"  # LB17
    )  # LB18


MARK, ALONE, INNER, CLOSING, OPENING, UNIT, HYPHEN, FARTHER = 1, 2, 4, 8, 16, 32, 64, 128
_ROLES = {
    MARK: ("CM", "ZWJ"),
    ALONE: (*_HARD, "SP", "ZW"),  # what a mark after it does not stand on
    INNER: ("SY", "IS"),
    CLOSING: ("CL", "CP"),
    OPENING: ("OP", "OPW", "HY"),
    UNIT: ("PR", "PO"),
    HYPHEN: ("HY", "BA"),
    FARTHER: (*_HARD, "HL", "RI"),  # where two neighbours do not say all, numbers apart, which only forbid more
}


class Tables(NamedTuple):
    """The rules by class letters: rows of 128, a row the class before, a column the one after, 0 no, 1 yes, 2 a line must end (LB4, LB5)."""

    pairs: bytes
    spaces: bytes
    """With spaces between. Row 0 is the start of the text."""
    roles: bytes
    """What each class is to the rules that look further."""
    hard: bytes
    space: bytes


@cache
def tables() -> Tables:
    names = {**letters("break"), FLAG_LETTER: FLAG_LETTER, HYPHEN_LETTER: HYPHEN_LETTER}
    pairs, spaces, roles = bytearray(128 * 128), bytearray(128 * 128), bytearray(128)
    for after, column in names.items():
        spaces[ord(column)] = _after_spaces("", after)
        for before, row in names.items():
            cell = ord(row) * 128 + ord(column)
            pairs[cell] = 2 * (before != "CR" or after != "LF") if before in _HARD else _allowed(before, after)
            spaces[cell] = _after_spaces(before, after)
    for role, members in _ROLES.items():
        for name in members:
            roles[ord(names[name])] |= role
    return Tables(bytes(pairs), bytes(spaces), bytes(roles), "".join(names[name] for name in _HARD).encode(), names["SP"].encode())
