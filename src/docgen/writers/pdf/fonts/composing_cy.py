"""What a font file has of glyphs: each once, numbered as they are met, a composite glyph after its components (OpenType `glyf`)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from typing import Any

from docgen import _cython as cython
from docgen.errors import RenderError

MOST: int = 0xFFFF
"""Glyphs of one font file: `maxp` has their number as a uint16."""
NEEDS, PIECES, NUMBERED, OWN = 0, 1, 2, 8
"""Fields of a `Glyph`, by their places."""


def in_order(first: object, drawn: Sequence[Any]) -> tuple[list[Any], bytes, list[int]]:
    """The glyphs that make these drawings, with all their components; their data, as `glyf` has it; and for each drawing the number of its glyph.

    `first` are the outlines that give number 0, for what is missing; `drawn` are pairs of Variants and a Glyph. A variant that is a glyph of its face
    as it stands is that glyph, but for the number 0. Outlines and variants are told apart by their identity. Raises RenderError for more than
    a font file numbers.
    """
    glyphs: list[Any] = []
    data: bytearray = bytearray()
    numbers: dict[Any, Any] = {}
    taken: dict[Any, Any] = {id(first): numbers}
    known: dict[Any, Any] = {}
    order: list[Any] = []
    last: Any = first
    needs: list[Any]
    _number_of(first, numbers, 0, glyphs, data)
    for lender, variant in drawn:
        key: Any = id(variant)
        number: Any = known.get(key)
        if number is None:
            if lender.outlines is not last:
                last = lender.outlines
                numbers = taken.setdefault(id(last), {})
            needs = _numbers_of(last, numbers, variant[NEEDS], glyphs, data)
            number = needs[0] if variant[OWN] and needs[0] else _add(variant, needs, glyphs, data)
            known[key] = number
        order.append(number)
    return glyphs, bytes(data), order


@cython.cfunc
def _numbers_of(outlines: object, numbers: dict[Any, Any], gids: tuple[Any, ...], glyphs: list[Any], data: bytearray) -> list[Any]:
    found: list[Any] = []
    for gid in gids:
        found.append(_number_of(outlines, numbers, gid, glyphs, data))
    return found


@cython.cfunc
def _number_of(outlines: Any, numbers: dict[Any, Any], gid: Any, glyphs: list[Any], data: bytearray) -> object:
    """The number of a glyph of a face, which comes with all its components; `numbers` are those of the face's glyphs that came before."""
    number: Any = numbers.get(gid)
    if number is None:
        glyph: Any = outlines[gid]
        number = _add(glyph, _numbers_of(outlines, numbers, glyph[NEEDS], glyphs, data), glyphs, data)
        numbers[gid] = number
    return number


@cython.cfunc
def _add(glyph: Any, needs: list[Any], glyphs: list[Any], data: bytearray) -> object:
    """Puts a glyph in the file; its number there. `needs` are the numbers of what it needs."""
    pieces: tuple[Any, ...] = glyph[PIECES]
    numbered: tuple[Any, ...] = glyph[NUMBERED]
    place: cython.Py_ssize_t
    component: cython.int
    if len(glyphs) >= MOST:
        raise RenderError("one document needs more than 65,535 different glyphs of one font file; make it two documents")
    data += pieces[0]
    for place in range(len(numbered)):
        component = needs[numbered[place]]
        data.append(component >> 8)
        data.append(component & 0xFF)
        data += pieces[place + 1]
    glyphs.append(glyph)
    return len(glyphs) - 1


def checksum(data: bytes) -> int:
    """The checksum of OpenType's table directory: big-endian 32-bit words, added; the last filled up with zeros."""
    words = array("i", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return _sum(words)


@cython.cfunc
def _sum(words: cython.int_view) -> cython.uint:
    """Modulo 2^32, as C's integers wrap."""
    if not cython.compiled:
        return sum(words) & 0xFFFFFFFF
    total: cython.uint = 0
    index: cython.Py_ssize_t
    for index in range(len(words)):
        total += words[index]
    return total
