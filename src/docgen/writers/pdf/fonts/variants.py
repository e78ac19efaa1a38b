"""Units of shaped text as glyphs of a font file, kept for every document: each distinct (outlines, offsets, advance) is a glyph of its own, a
composite of the face's glyphs (OpenType `glyf`, composite glyph description)."""

from __future__ import annotations

import struct
from math import ceil, floor

from docgen.errors import Place, Problem, RenderError
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import OutOfRange, int16
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts.outlines import NO_BOX, NOTHING, Drawn, Glyph, Outlines, above, glyph_of, outlines

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_SCALE, _MORE_COMPONENTS, _UNSCALED_OFFSETS = 0x1, 0x2, 0x8, 0x20, 0x1000
_HEADER, _NUMBER, _OFFSETS = struct.Struct(">5h").pack, struct.Struct(">H").pack, struct.Struct(">hh").pack

_UNSCALED = 16384
"""1.0 as F2Dot14."""
_LEAST = 512
"""Of a component's scale: below it the steps would be seen."""
_KEPT, _SCALES = 30_000, 16
"""How many variants of a face are kept at one scale, and how many scales."""

Parts = tuple[tuple[int, int, int], ...]


class Variants(dict[GlyphCluster, Glyph]):
    """The variants of a face at one scale (1 = the face's own font units). Units that differ only in the text they stand for share one.

    A component's scale is F2Dot14: what lies outside it, or is too small for its steps, has outlines drawn at that size instead.
    """

    def __init__(self, face: FontFace, scale: float) -> None:
        super().__init__()
        self._face = face
        fixed = round(scale * _UNSCALED)
        self._fixed = fixed if _LEAST <= fixed < 2 * _UNSCALED else _UNSCALED
        self.outlines: Outlines = outlines(face) if self._fixed == fixed else Drawn(face, scale)
        self._scale = scale
        self._known: dict[tuple[Parts, int], Glyph] = {}

    def __missing__(self, unit: GlyphCluster) -> Glyph:
        key = (unit.parts, max(round(unit.advance * self._scale), 0))
        variant = self._known.get(key)
        if variant is None:
            try:
                variant = self._known[key] = self._made(*key)
            except OutOfRange as wrong:
                raise RenderError(Problem(f"{unit.text!r} is too wide to be drawn in one go: {wrong}", Place(str(self._face.path)))) from None
        self[unit] = variant
        return variant

    def _made(self, parts: Parts, advance: int) -> Glyph:
        factor, scaled = self._fixed / _UNSCALED, self._fixed != _UNSCALED
        gids = [gid for gid, _, _ in parts]
        placed = [(gid, round(dx * self._scale), round(dy * self._scale)) if self._scale != 1 else (gid, dx, dy) for gid, dx, dy in parts]
        shapes = [self.outlines[gid] for gid in gids]
        own = len(parts) == 1 and placed[0][1:] == (0, 0) and shapes[0].advance == advance and not (scaled and shapes[0].draws)
        drawn = [(index, shapes[index], dx, dy) for index, (_, dx, dy) in enumerate(placed) if shapes[index].draws]
        if not drawn:
            return glyph_of((b"",), gids, (), advance, 0, NO_BOX, NOTHING, own=own)
        boxes = [(s.box[0] * factor + dx, s.box[1] * factor + dy, s.box[2] * factor + dx, s.box[3] * factor + dy) for _, s, dx, dy in drawn]
        left, bottom, right, top = zip(*boxes, strict=True)
        box = (_edge(floor(min(left))), _edge(floor(min(bottom))), _edge(ceil(max(right))), _edge(ceil(max(top))))
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_HAS_SCALE | _UNSCALED_OFFSETS if scaled else 0)
        fraction = _NUMBER(self._fixed) if scaled else b""
        pieces = [_HEADER(-1, *box)]
        for place, (_, _, dx, dy) in enumerate(drawn, 1):
            pieces[-1] += _NUMBER(flags | _MORE_COMPONENTS if place < len(drawn) else flags)
            pieces.append(_OFFSETS(int16(dx, "a glyph's place"), int16(dy, "a glyph's place")) + fraction)
        limits = above([shape.limits for _, shape, _, _ in drawn])
        return glyph_of(pieces, gids, [index for index, _, _, _ in drawn], advance, box[0], box, limits, own=own)


def _edge(value: int) -> int:
    return int16(value, "a glyph's edge")


def variants(face: FontFace, scale: float) -> Variants:
    """The variants of a face at `scale`; those of a few scales are kept. Raises FontError for an outline format that cannot carry any."""
    scales: dict[float, Variants] = face.kept.setdefault(Variants, {})
    found = scales.get(scale)
    if found is None or len(found) > _KEPT:
        if len(scales) > _SCALES:
            scales.clear()
        found = scales[scale] = Variants(face, scale)
    return found
