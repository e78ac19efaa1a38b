"""What a font file has of glyphs: each once, numbered as they are met, a composite glyph after its components (OpenType `glyf`)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from docgen import _cython as cython
from docgen.errors import RenderError

MOST: int = 0xFFFF
"""Glyphs of one font file: `maxp` has their number as a uint16."""


class Most(NamedTuple):
    """The most that glyphs have, as `maxp` tells it: points and contours of simple ones, those of composite ones, components, depth of nesting."""

    points: int
    contours: int
    deep_points: int
    deep_contours: int
    elements: int
    depth: int


class Composed(NamedTuple):
    """The glyphs as `glyf` and `hmtx` have them, where each begins and the last ends, for each drawing the number of its glyph and its advance (font
    units), the widest advance of a glyph."""

    glyf: bytes
    hmtx: bytes
    offsets: list[int]
    order: list[int]
    advances: list[int]
    widest: int
    most: Most


@cython.cclass
class _File:
    """The glyphs so far."""

    glyf: bytearray
    hmtx: bytearray
    offsets: list[int]
    count: cython.Py_ssize_t
    widest: cython.int
    points: cython.int
    contours: cython.int
    deep_points: cython.int
    deep_contours: cython.int
    elements: cython.int
    depth: cython.int

    def __init__(self) -> None:
        self.glyf, self.hmtx, self.offsets = bytearray(), bytearray(), [0]
        self.count = self.widest = 0
        self.points = self.contours = self.deep_points = self.deep_contours = self.elements = self.depth = 0


def composed(first: object, drawings: Iterable[tuple[object, Any, float]], variants: Callable[[Any, float], Any]) -> Composed:
    """The glyphs that make these drawings, with all their components.

    `first` are the outlines that give number 0, for what is missing; a drawing is a face, what is drawn of it, and a scale; `variants` gives the
    Variants of a face at a scale. A variant that is a glyph of its face as it stands is that glyph, but for the number 0. Outlines and variants are
    told apart by their identity. Raises RenderError for more than a font file numbers.
    """
    file = _File()
    numbers: dict[Any, Any] = {}
    taken: dict[Any, Any] = {id(first): numbers}
    known: dict[Any, Any] = {}
    lenders: dict[Any, Any] = {}
    order: list[Any] = []
    advances: list[Any] = []
    last: Any = first
    face: object = None
    scale: object = None
    lender: Any = None
    needs: list[Any]
    _number_of(file, first, numbers, 0)
    for drawing in drawings:
        if drawing[0] is not face or drawing[2] is not scale:
            face, unit, scale = drawing
            lender = lenders.get((face, scale))
            if lender is None:
                lender = lenders[face, scale] = variants(face, scale)
            last = lender.outlines
            numbers = taken.setdefault(id(last), {})
        else:
            unit = drawing[1]
        variant: Any = lender[unit]
        key: Any = id(variant)
        number: Any = known.get(key)
        if number is None:
            needs = _numbers_of(file, last, numbers, variant.needs)
            number = needs[0] if variant.own and needs[0] else _add(file, variant, needs)
            known[key] = number
        order.append(number)
        advances.append(variant.advance)
    most = Most(file.points, file.contours, file.deep_points, file.deep_contours, file.elements, file.depth)
    return Composed(bytes(file.glyf), bytes(file.hmtx), file.offsets, order, advances, file.widest, most)


@cython.cfunc
def _numbers_of(file: _File, outlines: object, numbers: dict[Any, Any], gids: tuple[Any, ...]) -> list[Any]:
    found: list[Any] = []
    for gid in gids:
        found.append(_number_of(file, outlines, numbers, gid))
    return found


@cython.cfunc
def _number_of(file: _File, outlines: Any, numbers: dict[Any, Any], gid: Any) -> object:
    """The number of a glyph of a face, which comes with all its components; `numbers` are those of the face's glyphs that came before."""
    number: Any = numbers.get(gid)
    if number is None:
        glyph: Any = outlines[gid]
        number = _add(file, glyph, _numbers_of(file, outlines, numbers, glyph.needs))
        numbers[gid] = number
    return number


@cython.cfunc
def _add(file: _File, glyph: Any, needs: list[Any]) -> object:
    """Puts a glyph in the file; its number there. `needs` are the numbers of what it needs."""
    pieces: tuple[Any, ...] = glyph.pieces
    numbered: tuple[Any, ...] = glyph.numbered
    data: bytearray = file.glyf
    place: cython.Py_ssize_t
    component: cython.int
    points: cython.int
    contours: cython.int
    elements: cython.int
    depth: cython.int
    points, contours, elements, depth = glyph.limits
    if file.count >= MOST:
        raise RenderError("one document needs more than 65,535 different glyphs of one font file; make it two documents")
    data += pieces[0]
    for place in range(len(numbered)):
        component = needs[numbered[place]]
        data.append(component >> 8)
        data.append(component & 0xFF)
        data += pieces[place + 1]
    file.glyf = data
    file.hmtx += glyph.metrics
    file.offsets.append(len(data))
    advance: cython.int = glyph.advance
    file.widest = max(file.widest, advance)
    if depth:
        file.deep_points, file.deep_contours = max(file.deep_points, points), max(file.deep_contours, contours)
        file.elements, file.depth = max(file.elements, elements), max(file.depth, depth)
    else:
        file.points, file.contours = max(file.points, points), max(file.contours, contours)
    file.count += 1
    return file.count - 1


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
