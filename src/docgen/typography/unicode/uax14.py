"""Where a line may end by the Unicode Line Breaking Algorithm (UAX #14, for the version of `_ucd_break`), untailored.

The rules look at classes, one letter a character. Those that look at two neighbours (and the spaces between) are written down in `_allowed` and
`_after_spaces`, and become tables; those that look further (marks, numbers, flags, Hebrew) first rewrite the classes, so that two neighbours say all.
None of these looks over a space: what a stretch between spaces allows is found once for each string of classes. Numbers follow section 8.2, example
7, as Unicode's own test file does.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from docgen.typography.unicode.ucd import classes, letters

_HARD = ("BK", "CR", "LF", "NL")
_NONE: frozenset[int] = frozenset()
_LONGEST = 32
"""The most classes of a stretch that is remembered: nearly all words have fewer, and a long text without spaces is not to be kept."""
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


_MARK, _ALONE, _INNER, _CLOSING, _OPENING, _UNIT, _HYPHEN = 1, 2, 4, 8, 16, 32, 64
_ROLES = {
    _MARK: ("CM", "ZWJ"),
    _ALONE: (*_HARD, "SP", "ZW"),  # what a mark after it does not stand on
    _INNER: ("SY", "IS"),
    _CLOSING: ("CL", "CP"),
    _OPENING: ("OP", "OPW", "HY"),
    _UNIT: ("PR", "PO"),
    _HYPHEN: ("HY", "BA"),
}


class _Tables(NamedTuple):
    """The rules by class letters: rows of 128, a row the class before, a column the one after, 0 no, 1 yes, 2 a line must end (LB4, LB5)."""

    pairs: bytes
    spaces: bytes
    """With spaces between. Row 0 is the start of the text."""
    roles: bytes
    """What each class is to the rules that look further."""
    hard: bytes
    space: bytes


@cache
def _tables() -> _Tables:
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
    return _Tables(bytes(pairs), bytes(spaces), bytes(roles), "".join(names[name] for name in _HARD).encode(), names["SP"].encode())


_AL, _NU, _HL, _RI, _ZWJ = (ord(letters("break")[name]) for name in ("AL", "NU", "HL", "RI", "ZWJ"))


_Stretch = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""What a stretch without spaces allows: its first and last class once marks are attached, where a line may end in it or at its end, and where it
must."""


@lru_cache(maxsize=4096)
def _remembered(kinds: bytes) -> _Stretch:
    return _stretch(kinds)


def _stretch(kinds: bytes) -> _Stretch:
    """The rules inside a stretch of these classes, none of them a space."""
    tables = _tables()
    pairs, roles = tables.pairs, tables.roles
    bases = bytearray()  # LB9, LB10: the classes without their marks, and where each stood
    kept: list[int] = []
    lone = True
    for index, kind in enumerate(kinds):
        if roles[kind] & _MARK:
            if not lone:
                continue
            kind = _AL
        else:
            lone = roles[kind] & _ALONE != 0
        bases.append(kind)
        kept.append(index)
    if _NU in bases:
        _join_numbers(bases, roles)
    if _HL in bases or _RI in bases:
        _mark_flags_and_hebrew(bases, roles)
    may, must = [], []
    for at in range(1, len(bases)):
        allowed = pairs[bases[at - 1] * 128 + bases[at]]
        if allowed and kinds[kept[at] - 1] != _ZWJ:  # LB8a
            may.append(kept[at])
            if allowed == 2:
                must.append(kept[at])
    if bases[-1] in tables.hard:
        may.append(len(kinds))
        must.append(len(kinds))
    return bases[0], bases[-1], tuple(may), tuple(must)


def _join_numbers(bases: bytearray, roles: bytes) -> None:
    """What LB25 keeps with a number's digits becomes digits: separators between digits, and what stands between the digits and a prefix or suffix."""
    at, size = 1, len(bases)
    while at < size - 1:
        before, role = bases[at - 1], roles[bases[at]]
        end = at
        if before == _NU and role & _INNER:
            end = at + 1
            while end < size and roles[bases[end]] & _INNER:
                end += 1
            if end < size - 1 and roles[bases[end]] & _CLOSING and roles[bases[end + 1]] & _UNIT:
                end += 1
            elif end == size or not (bases[end] == _NU or roles[bases[end]] & _UNIT):
                end = at
        elif (before == _NU and role & _CLOSING and roles[bases[at + 1]] & _UNIT) or (
            roles[before] & _UNIT and role & _OPENING and bases[at + 1] == _NU
        ):
            end = at + 1
        bases[at:end] = bytes([_NU]) * (end - at)
        at = max(end, at + 1)


def _mark_flags_and_hebrew(bases: bytearray, roles: bytes) -> None:
    """LB21a and LB30a as classes of their own."""
    at = 0
    while at < len(bases) - 1:
        if bases[at] == _HL and roles[bases[at + 1]] & _HYPHEN:
            bases[at + 1] = ord(HYPHEN_LETTER)
        elif bases[at] == bases[at + 1] == _RI:
            bases[at] = ord(FLAG_LETTER)
            at += 1
        at += 1


def break_offsets(text: str) -> tuple[list[int], frozenset[int]]:
    """The offsets of `breaks`, and those of them that are mandatory."""
    tables = _tables()
    spaces = tables.spaces
    kinds = classes("break").encode(text)
    found: list[int] = []
    must: list[int] = []
    at = lead = 0
    for part in kinds.split(tables.space):
        if part:
            first, last, inner, hard = _remembered(part) if len(part) <= _LONGEST else _stretch(part)
            if at and spaces[lead * 128 + first]:
                found.append(at)
            if inner:
                found += [at + offset for offset in inner]
                must += [at + offset for offset in hard]
            lead = last
            at += len(part)
        at += 1
    if must and must[-1] == len(text):
        del found[-1], must[-1]
    return found, frozenset(must) if must else _NONE


def breaks(text: str) -> list[tuple[int, bool]]:
    """The offsets (code points, ascending) at which a line may end, each with True where it must (LB4, LB5).

    Neither 0 nor the end of the text is among them: no line ends before the first character (LB2), the last always ends at the last (LB3).
    """
    offsets, mandatory = break_offsets(text)
    return [(offset, offset in mandatory) for offset in offsets]
