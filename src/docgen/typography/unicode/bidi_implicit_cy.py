"""Kernel: weak types, brackets, neutrals and implicit levels (UAX #9, rules W1 to I2) of one isolating run sequence, on runs of equal class.

A class is one letter: L R, A (AL), E (EN), N (AN), + (ES), % (ET), `,` (CS), M (NSM), B (BN), W (WS), S, P (B), O (ON), ( and ) for the ON
characters that are paired brackets. Explicit formatting characters never come here: isolate initiators and PDI come as O, the rest not at all.
A sequence is a byte string of these, and every rule a search or a replacement in it, so that the cost is by run and not by character.
"""

from __future__ import annotations

import re
from functools import cache

from docgen import _cython as cython
from docgen.typography.unicode import _ucd_bidi

Run = tuple[int, int, int]
"""Start, end (code points) and embedding level."""

_BOUNDARY_NEUTRALS = re.compile(rb"([^B])(B+)(?=(.))", re.DOTALL)
_SEPARATOR = re.compile(rb"(?<=E)[+,](?=E)")
_TERMINATORS = re.compile(rb"(?<!%)%++(?=E)|(?<=E)%+")
_ARABIC_SEPARATOR = re.compile(rb"(?<=N),(?=N)")
_BRACKET = re.compile(rb"[()]")
_RIGHT = re.compile(rb"[REN]")
_TO_STRONG = bytes.maketrans(b"AMWSP+%,B", b"ROOOOOOOO")
_TO_NEUTRAL = bytes.maketrans(b"()", b"OO")
_LEFT_IN_ODD = re.compile(rb"(?:L(?:[LO]*L)?|[EN]+)+")
_RIGHT_IN_EVEN = re.compile(rb"[REN](?:[RENO]*[REN])?")
_DIGITS = re.compile(rb"[EN]+")
_STACK_LIMIT = 63
_L: cython.int = 0x4C
_R: cython.int = 0x52
_A: cython.int = 0x41
_E: cython.int = 0x45
_N: cython.int = 0x4E
_M: cython.int = 0x4D
_O: cython.int = 0x4F


def resolve(classes: bytes, text: str, level: int, sos: bytes, eos: bytes) -> list[Run]:
    """The levels of a sequence as runs that cover it, neighbours of different level.

    `classes` and `text` are of equal length; `level` is the sequence's embedding level, `sos` and `eos` are b"L" or b"R" (rule X10).
    """
    size = len(classes)
    if not level & 1 and sos == eos == b"L" and not (b"A" in classes or b"R" in classes or b"N" in classes):
        return [(0, size, level)]
    # sos and eos stand in the string as the strong characters that they act as, so that no rule needs a case for the edges
    kinds = sos + classes + eos
    if b"B" in kinds:
        kinds = _BOUNDARY_NEUTRALS.sub(_absorb, kinds)
    original = kinds
    if b"M" in kinds:
        kinds = _attach_marks(kinds)
    if b"E" in kinds:
        kinds = _resolve_numbers(kinds)
    if b"N,N" in kinds:
        kinds = _ARABIC_SEPARATOR.sub(b"N", kinds)
    kinds = kinds.translate(_TO_STRONG)
    if b")" in kinds and b"(" in kinds and b"L" in kinds:
        kinds = _resolve_brackets(kinds, original, text, level)
    kinds = kinds.translate(_TO_NEUTRAL)
    return _odd_runs(kinds, level, size) if level & 1 else _even_runs(kinds, level, size)


def _absorb(match: re.Match[bytes]) -> bytes:
    """Rule X9 without taking anything out: a BN counts as one more of the character before it, where that changes nothing else.

    A separator must stay single (W4), so there the BN goes with what follows; after a bracket it goes the way of a mark (N0).
    """
    before, after = match[1], match[3]
    if before in b"()":
        fill = b"M"
    elif before in b"+,":
        fill = b"O" if after in b"()" else after
    else:
        fill = before
    return before + fill * len(match[2])


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _attach_marks(kinds: bytes) -> bytes:
    """Rule W1. As plain Python, marks on a letter, nearly all of them, are replaced at C speed (and the second and third on the same letter)."""
    if not cython.compiled:
        for letter in (b"A", b"R", b"L"):
            for _ in range(3):
                kinds = kinds.replace(letter + b"M", letter * 2)
    attached: bytearray = bytearray(kinds)
    at: cython.Py_ssize_t = kinds.find(b"M")
    size: cython.Py_ssize_t = len(kinds)
    before: cython.int
    while 0 <= at < size:
        before = attached[at - 1]
        attached[at] = _O if before == 0x28 or before == 0x29 else before
        if cython.compiled:
            at += 1
            while at < size and kinds[at] != _M:
                at += 1
        else:
            at = kinds.find(b"M", at + 1)
    return bytes(attached)


@cython.cfunc
@cython.exceptval(check=False)
def _strong(kind: cython.int) -> cython.bint:
    return kind in (_L, _R, _A)


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _resolve_numbers(kinds: bytes) -> bytes:
    """Rules W2 and W4 to W7 for the weak and neutral characters between a strong one (or sos) and the next, where a number is among them."""
    resolved: bytearray = bytearray(kinds)
    at: cython.Py_ssize_t = kinds.find(b"E")
    start: cython.Py_ssize_t
    while at >= 0:
        start = at
        while not _strong(kinds[start - 1]):
            start -= 1
        while not _strong(kinds[at]):
            at += 1
        resolved[start:at] = _after_strong(kinds[start - 1 : start], kinds[start:at])
        at = kinds.find(b"E", at)
    return bytes(resolved)


@cache
def _pattern_memo() -> dict[tuple[bytes, bytes], bytes]:
    return {}


def _after_strong(strong: bytes, tail: bytes) -> bytes:
    memo = _pattern_memo()
    key = (strong, tail)
    result = memo.get(key)
    if result is None:
        if strong == b"A":
            result = tail.replace(b"E", b"N")
        else:
            result = _TERMINATORS.sub(lambda match: b"E" * len(match[0]), _SEPARATOR.sub(b"E", tail))
            if strong == b"L":
                result = result.replace(b"E", b"L")
        if len(memo) < 5000 and len(tail) < 100:
            memo[key] = result
    return result


@cache
def _brackets() -> tuple[dict[str, str], dict[str, str]]:
    """The canonical closing bracket of each opening one, and the canonical form of each closing one (BD16)."""
    opening: dict[str, str] = {}
    closing: dict[str, str] = {}
    for entry in _ucd_bidi.BRACKETS.split():
        first, last, canonical = (chr(int(code, 16)) for code in entry.split("-"))
        opening[first] = closing[last] = canonical
    return opening, closing


def bracket_pairs(positions: list[int], text: str) -> list[tuple[int, int]]:
    """BD16: the bracket pairs among the brackets of `text` at `positions` (ascending), in the order of their opening brackets."""
    opening, closing = _brackets()
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for position in positions:
        char = text[position]
        wanted = opening.get(char)
        if wanted is not None:
            if len(stack) == _STACK_LIMIT:
                break
            stack.append((wanted, position))
            continue
        canonical = closing[char]
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == canonical:
                pairs.append((stack[depth][1], position))
                del stack[depth:]
                break
    pairs.sort()
    return pairs


def _resolve_brackets(kinds: bytes, original: bytes, text: str, level: int) -> bytes:
    """Rule N0. `kinds` and `original` carry sos in front, so they are one longer than `text` there."""
    pairs = bracket_pairs([match.start() - 1 for match in _BRACKET.finditer(kinds)], text)
    if not pairs:
        return kinds
    resolved = bytearray(kinds)
    right_to_left = level & 1
    for opener, closer in pairs:
        first, last = opener + 1, closer + 1
        has_left = resolved.find(b"L", first, last) >= 0
        has_right = _RIGHT.search(resolved, first, last) is not None
        if (has_right if right_to_left else has_left) or not (has_left or has_right):
            if not (has_left or has_right):
                continue  # N0 d
            direction = b"R" if right_to_left else b"L"  # N0 b
        else:
            # N0 c: only the opposite direction inside; it holds if the context before is of that direction too
            left_before = resolved.rfind(b"L", 0, first)
            right_before = max(resolved.rfind(b"R", 0, first), resolved.rfind(b"E", 0, first), resolved.rfind(b"N", 0, first))
            direction = b"L" if left_before > right_before else b"R"
        for position in (first, last):
            end = position + 1
            while original[end] == 0x4D:  # the marks on a bracket go with it
                end += 1
            resolved[position:end] = direction * (end - position)
    return bytes(resolved)


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _left_in_odd(kinds: bytes) -> list[tuple[int, int]]:
    """Left-to-right stretches and numbers, those that touch as one: what `_LEFT_IN_ODD` finds."""
    if not cython.compiled:
        return [match.span() for match in _LEFT_IN_ODD.finditer(kinds)]
    found: list[tuple[int, int]] = []
    size: cython.Py_ssize_t = len(kinds)
    at: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t
    ahead: cython.Py_ssize_t
    kind: cython.int
    while at < size:
        start = at
        while at < size:
            kind = kinds[at]
            if kind == _L:
                at += 1
                ahead = at
                while ahead < size and kinds[ahead] == _O:
                    ahead += 1
                if ahead < size and kinds[ahead] == _L:
                    at = ahead
            elif kind in (_E, _N):
                at += 1
            else:
                break
        if at > start:
            found.append((start, at))
        at += 1
    return found


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _right_in_even(kinds: bytes) -> list[tuple[int, int]]:
    """Right-to-left stretches with the neutrals and numbers in them: what `_RIGHT_IN_EVEN` finds."""
    if not cython.compiled:
        return [match.span() for match in _RIGHT_IN_EVEN.finditer(kinds)]
    found: list[tuple[int, int]] = []
    size: cython.Py_ssize_t = len(kinds)
    at: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t = -1
    end: cython.Py_ssize_t = 0
    kind: cython.int
    for at in range(size):
        kind = kinds[at]
        if kind == _L:
            if start >= 0:
                found.append((start, end))
                start = -1
        elif kind != _O:
            if start < 0:
                start = at
            end = at + 1
    if start >= 0:
        found.append((start, end))
    return found


def _odd_runs(kinds: bytes, level: int, size: cython.Py_ssize_t) -> list[Run]:
    """N1, N2 and I2: left-to-right stretches and numbers rise one level; all else, neutrals included, stays."""
    runs: list[Run] = []
    at: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t
    end: cython.Py_ssize_t
    for start, end in _left_in_odd(kinds):
        start = start - 1 if start else 0
        end = end - 1 if end <= size else size
        if start > at:
            runs.append((at, start, level))
        if end > start:
            runs.append((start, end, level + 1))
        at = end
    if at < size:
        runs.append((at, size, level))
    return runs


def _even_runs(kinds: bytes, level: int, size: cython.Py_ssize_t) -> list[Run]:
    """N1, N2 and I1: right-to-left stretches with the neutrals in them rise one level, the numbers in them two."""
    runs: list[Run] = []
    at: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t
    end: cython.Py_ssize_t
    low: cython.Py_ssize_t
    high: cython.Py_ssize_t
    for first, last in _right_in_even(kinds):
        start = first - 1 if first else 0
        end = last - 1 if last <= size else size
        if start > at:
            runs.append((at, start, level))
            at = start
        for digits in _DIGITS.finditer(kinds, first, last):
            low, high = digits.start() - 1, digits.end() - 1
            if low > at:
                runs.append((at, low, level + 1))
            runs.append((low, high, level + 2))
            at = high
        if end > at:
            runs.append((at, end, level + 1))
            at = end
    if at < size:
        runs.append((at, size, level))
    return runs
