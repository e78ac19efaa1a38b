"""A content stream's operators with their operands (ISO 32000-1, 7.8.2), read one by one, whatever the bytes are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.writers.pdf.inspect.budget import Budget

_SPACE = rb"[\x00\t\n\f\r ]"
_REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_SKIPPED = rb"(?P<skip>(?:(?:[-+.\d]{1,20}" + _SPACE + rb"+){0,6}(?:re|[qQmlcvyhwJjMin]|cm|ri|W\*?)(?=" + _SPACE + rb"|$)" + _SPACE + rb"*){1,64})"
"""Paths and the graphics state, of which nothing is told, are skipped many operators at a time."""
_TELLING = (
    rb"(?P<space>" + _SPACE + rb"+|%[^\r\n]*)"
    rb"|(?P<number>" + _NUMBER + rb")(?!" + _REGULAR + rb")"
    rb"|/(?P<name>" + _REGULAR + rb"*)"
    rb"|(?P<string>\()"
    rb"|(?P<mark><<|>>|[\[\]{}])"
    rb"|<(?P<hex>[^<>]*)>?"
    rb"|(?P<word>" + _REGULAR + rb"+)"
    rb"|(?P<odd>.)"
)
_TOKEN = re.compile(rb"%s|%s" % (_SKIPPED, _TELLING), re.DOTALL)
_EVERY_TOKEN = re.compile(_TELLING, re.DOTALL)
_PARENTHESIS = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_IMAGE_END = re.compile(_SPACE + rb"EI(?=" + _SPACE + rb"|$)")
_NAME_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_MOST_OPERANDS = 64
_MOST_NAMES = 4096
"""Different names that are remembered as they are read."""
_DEEPEST = 32
_EVERY = 1024
_A_STREAM = 100
"""Tokens that a stream counts for, were it empty."""
_MOST_SIGNS = 1 << 20
"""Parentheses and reverse solidi of one string; what has more has no end."""
_KEYWORDS = {"true": True, "false": False, "null": None}


class Name(str):
    """A name, without its solidus."""

    __slots__ = ()


Operand = Any
"""A Name, bytes (a string), a number, a list, or a dictionary with names for keys."""


def operators(data: bytes, budget: Budget, *, paths: bool = False) -> Iterator[tuple[str, list[Operand]]]:
    """Operators with the operands before each; the last 64 of them where there are more. Those that only draw paths or set the graphics state are
    left out, unless `paths` asks for them; an inline picture is the operator `EI`. Ends where the budget does."""
    stack: list[list[Operand]] = [[]]
    kinds: list[bytes] = []
    names: dict[bytes, Name] = {}
    words: dict[bytes, str] = {}
    if not budget.token(_A_STREAM):
        return
    at = count = 0
    match, size = (_EVERY_TOKEN if paths else _TOKEN).match, len(data)
    while at < size:
        found = match(data, at)
        if found is None:
            return
        at = found.end()
        kind = found.lastgroup
        count += 1 + (at - found.start() >> 5)
        if count >= _EVERY:
            if not budget.token(count):
                return
            count = 0
        if kind == "space":
            continue
        if kind == "skip":
            stack, kinds = [[]], []
        elif kind == "word":
            written = found[0]
            word = words.get(written)
            if word is None:
                word = written.decode("latin-1")
                if len(words) < _MOST_NAMES:
                    words[written] = word
            if word in _KEYWORDS:
                stack[-1].append(_KEYWORDS[word])
                continue
            operands = stack[0]
            stack, kinds = [[]], []
            if word == "ID":
                end = _IMAGE_END.search(data, at)
                at = len(data) if end is None else end.end()
                yield "EI", operands
            elif word != "BI":
                yield word, operands
        elif kind == "mark":
            _mark(found[0], stack, kinds)
        elif kind == "number":
            stack[-1].append(_number(found[0]))
        elif kind == "name":
            stack[-1].append(_name(found["name"], names))
        elif kind == "string":
            string, at, signs = _string(data, at)
            count += 1 + (signs >> 1)
            stack[-1].append(string)
        else:
            stack[-1].append(_hexadecimal(found["hex"]) if kind == "hex" else None)
        if len(stack) == 1 and len(stack[0]) > _MOST_OPERANDS:
            del stack[0][0]
    budget.token(count)


def _name(written: bytes, names: dict[bytes, Name]) -> Name:
    """A name; `names` remembers those that were read before."""
    found = names.get(written)
    if found is None:
        text = written.decode("utf-8", "replace")
        found = Name(_NAME_ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "#" in text else text)
        if len(names) < _MOST_NAMES:
            names[written] = found
    return found


def _hexadecimal(written: bytes) -> bytes:
    digits = _NOT_HEX.sub(b"", written)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _number(written: bytes) -> float:
    return float(written) if len(written) < 40 else 0.0


def _string(data: bytes, start: int) -> tuple[bytes, int, int]:
    """A literal string, where it ends, and how many parentheses and reverse solidi were met; one without an end takes all there is."""
    depth, at, signs = 1, start, 0
    escaped = False
    while signs < _MOST_SIGNS and (found := _PARENTHESIS.search(data, at)):
        at = found.end()
        signs += 1
        sign = found[0]
        if sign == b"\\":
            escaped = True
            at += 1
        elif sign == b"(":
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                break
    else:
        return b"", len(data), signs
    inner = data[start : at - 1]
    return (_ESCAPE.sub(_unescaped, inner) if escaped else inner), at, signs


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 0xFF,))
    return b"" if found[2] else _ESCAPED.get(found[3], found[3])


def _mark(sign: bytes, stack: list[list[Operand]], kinds: list[bytes]) -> None:
    """Opens or closes an array or a dictionary; what does not fit is passed over."""
    if sign in (b"[", b"<<"):
        if len(stack) <= _DEEPEST:
            stack.append([])
            kinds.append(sign)
    elif kinds and kinds[-1] == {b"]": b"[", b">>": b"<<"}.get(sign):
        kinds.pop()
        inner = stack.pop()
        stack[-1].append(inner if sign == b"]" else dict(_pairs(inner)))


def _pairs(inner: list[Operand]) -> Iterator[tuple[str, Operand]]:
    for key, value in zip(inner[::2], inner[1::2], strict=False):
        if isinstance(key, Name):
            yield key, value
