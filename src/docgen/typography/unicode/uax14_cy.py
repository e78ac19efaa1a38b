"""Kernel: where a line may end by the Unicode Line Breaking Algorithm (UAX #14, for the version of `_ucd_break`), untailored.

The rules look at classes, one letter a character. Those that look further than two neighbours (marks, numbers, flags, Hebrew) first rewrite the
classes, so that two neighbours say all (`uax14_pairs`). None of these looks over a space: what a stretch between spaces allows is found once for each
string of classes. Nearly all stretches are words in which no line may end, which takes a look at each of their classes and no more.
"""

from __future__ import annotations

from docgen import _cython as cython
from docgen.typography.unicode.uax14_pairs import (
    ALONE,
    CLOSING,
    FARTHER,
    FLAG_LETTER,
    HYPHEN,
    HYPHEN_LETTER,
    INNER,
    MARK,
    OPENING,
    UNIT,
    tables,
)
from docgen.typography.unicode.ucd import classes, letters

_NONE: frozenset[int] = frozenset()
_LONGEST: cython.Py_ssize_t = 32
"""The most classes of a stretch that is remembered: nearly all words have fewer, and a long text without spaces is not to be kept."""
_MOST_KEPT: cython.Py_ssize_t = 4096

_AL, _NU, _HL, _RI, _ZWJ = (ord(letters("break")[name]) for name in ("AL", "NU", "HL", "RI", "ZWJ"))
_LETTER: cython.int = _AL
_MARKS: cython.int = MARK
_LONE: cython.int = ALONE
_FARTHER: cython.int = FARTHER

Stretch = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""What a stretch without spaces allows: its first and last class once marks are attached, where a line may end in it or at its end, and where it
must."""

_STRETCHES: dict[bytes, Stretch] = {}


def _remembered(kinds: bytes) -> Stretch:
    found = _STRETCHES.get(kinds)
    if found is None:
        found = stretch(kinds)
        if len(kinds) <= _LONGEST:
            if len(_STRETCHES) >= _MOST_KEPT:
                _STRETCHES.clear()
            _STRETCHES[kinds] = found
    return found


def stretch(kinds: bytes) -> Stretch:
    """The rules inside a stretch of these classes, none of them a space."""
    pairs, _, roles, hard, _ = tables()
    bases = bytearray()  # LB9, LB10: the classes without their marks, and where each stood
    kept: list[int] = []
    lone = True
    for index, kind in enumerate(kinds):
        if roles[kind] & MARK:
            if not lone:
                continue
            kind = _AL
        else:
            lone = roles[kind] & ALONE != 0
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
    if bases[-1] in hard:
        may.append(len(kinds))
        must.append(len(kinds))
    return bases[0], bases[-1], tuple(may), tuple(must)


def _join_numbers(bases: bytearray, roles: bytes) -> None:
    """What LB25 keeps with a number's digits becomes digits: separators between digits, and what stands between the digits and a prefix or suffix."""
    at, size = 1, len(bases)
    while at < size - 1:
        before, role = bases[at - 1], roles[bases[at]]
        end = at
        if before == _NU and role & INNER:
            end = at + 1
            while end < size and roles[bases[end]] & INNER:
                end += 1
            if end < size - 1 and roles[bases[end]] & CLOSING and roles[bases[end + 1]] & UNIT:
                end += 1
            elif end == size or not (bases[end] == _NU or roles[bases[end]] & UNIT):
                end = at
        elif (before == _NU and role & CLOSING and roles[bases[at + 1]] & UNIT) or (roles[before] & UNIT and role & OPENING and bases[at + 1] == _NU):
            end = at + 1
        bases[at:end] = bytes([_NU]) * (end - at)
        at = max(end, at + 1)


def _mark_flags_and_hebrew(bases: bytearray, roles: bytes) -> None:
    """LB21a and LB30a as classes of their own."""
    at = 0
    while at < len(bases) - 1:
        if bases[at] == _HL and roles[bases[at + 1]] & HYPHEN:
            bases[at + 1] = ord(HYPHEN_LETTER)
        elif bases[at] == bases[at + 1] == _RI:
            bases[at] = ord(FLAG_LETTER)
            at += 1
        at += 1


@cython.ccall
@cython.boundscheck(False)
@cython.wraparound(False)
def whole_until(kinds: bytes, at: cython.Py_ssize_t, end: cython.Py_ssize_t, pairs: bytes, roles: bytes) -> cython.int:
    """The first class of the stretch `kinds[at:end]`, times 128, and its last, where two neighbours after two say that no line may end in it; else
    0."""
    kind: cython.int
    role: cython.int
    first: cython.int = 0
    before: cython.int = 0
    lone: cython.bint = True
    while at < end:
        kind = kinds[at]
        role = roles[kind]
        at += 1
        if role & _MARKS:
            if not lone:
                continue
            kind = _LETTER
        else:
            if role & _FARTHER:
                return 0
            lone = role & _LONE != 0
        if not first:
            first = kind
        elif pairs[before * 128 + kind]:
            return 0
        before = kind
    return first * 128 + before


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _stop(kinds: bytes, at: cython.Py_ssize_t, size: cython.Py_ssize_t, letter: cython.int) -> cython.Py_ssize_t:
    """Where the next letter of this kind is, or the end."""
    while at < size and kinds[at] != letter:
        at += 1
    return at


@cython.boundscheck(False)
@cython.wraparound(False)
def break_offsets(text: str) -> tuple[list[int], frozenset[int]]:
    """The offsets of `breaks`, and those of them that are mandatory."""
    kinds: bytes = classes("break").encode(text)
    pairs: bytes
    spaces: bytes
    roles: bytes
    pairs, spaces, roles, _, space = tables()
    found: list[int] = []
    must: list[int] = []
    size: cython.Py_ssize_t = len(kinds)
    start: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    first: cython.int
    last: cython.int = 0
    before: cython.int
    edges: cython.int
    letter: cython.int = space[0]
    while start < size:
        if cython.compiled:
            end = _stop(kinds, start, size, letter)
        else:
            end = kinds.find(space, start)
            end = size if end < 0 else end
        if start < end:
            before = last
            edges = whole_until(kinds, start, end, pairs, roles) if cython.compiled else 0
            if edges:
                first, last = edges // 128, edges % 128
            else:
                first, last, inner, hard = _remembered(kinds[start:end])
            if start and spaces[before * 128 + first]:
                found.append(start)
            if not edges and inner:
                found += [start + offset for offset in inner]
                must += [start + offset for offset in hard]
        start = end + 1
    if must and must[len(must) - 1] == size:
        found.pop()
        must.pop()
    return found, frozenset(must) if must else _NONE


def breaks(text: str) -> list[tuple[int, bool]]:
    """The offsets (code points, ascending) at which a line may end, each with True where it must (LB4, LB5).

    Neither 0 nor the end of the text is among them: no line ends before the first character (LB2), the last always ends at the last (LB3).
    """
    offsets, mandatory = break_offsets(text)
    return [(offset, offset in mandatory) for offset in offsets]
