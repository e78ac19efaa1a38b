"""Only the glyphs that are drawn, and which number each has after: by hb-subset, or as HarfBuzz draws them."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import accumulate

import uharfbuzz as hb

from docgen.typography.fonts.drawn import drawn
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import OutOfRange, int16, packed, uint16

_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_BIDI_CLOSURE
_DROPPED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "gasp", "kern", "DSIG", "STAT", "meta", "BASE", "JSTF")
_NEEDED = ("head", "hhea", "hmtx", "maxp")
"""What every font file has (OpenType, "Required Tables") and a subset goes on having; HarfBuzz leaves out what it cannot read."""


def subset(face: FontFace, gids: Iterable[int]) -> tuple[dict[str, bytes], dict[int, int]]:
    """The tables of a face cut down to these glyphs and their components, and a map from old glyph numbers to new ones. Raises FontError."""
    try:
        tables, renumbered = _stored(face, gids) if face.as_stored else _drawn(face, gids)
    except (hb.HarfBuzzError, RuntimeError, KeyError, OutOfRange):
        raise face.broken("no glyphs can be taken out of it") from None
    if lacking := [tag for tag in _NEEDED if not tables.get(tag)]:
        raise face.broken(f"its table {lacking[0]} is lacking or cannot be read")
    return tables, renumbered


def _stored(face: FontFace, gids: Iterable[int]) -> tuple[dict[str, bytes], dict[int, int]]:
    wanted = hb.SubsetInput()
    wanted.flags = _FLAGS
    wanted.glyph_set.update(gids)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face.face, wanted)
    small = plan.execute()
    tables = {tag: bytes(small.reference_table(tag).data) for tag in small.table_tags}
    return tables, dict(plan.old_to_new_glyph_mapping.items())


def _drawn(face: FontFace, gids: Iterable[int]) -> tuple[dict[str, bytes], dict[int, int]]:
    """Simple glyphs, in the face's units."""
    renumbered = {gid: index for index, gid in enumerate(dict.fromkeys((0, *gids)))}
    glyphs = [drawn(face, gid) for gid in renumbered]
    advances = [uint16(face.advance(gid), "an advance") for gid in renumbered]
    data = [glyph.data + bytes(-len(glyph.data) % 4) for glyph in glyphs]
    offsets = [0, *accumulate(map(len, data))]
    head, hhea = bytearray(face.table("head")), bytearray(face.table("hhea"))
    head[18:20] = packed(">H", (face.upem,), "the units of an em")
    head[36:44] = packed(">4h", face.bbox, "a font's box")
    head[50:52] = b"\0\1"
    hhea[4:12] = packed(">3hH", (int16(face.ascent, "an ascent"), int16(face.descent, "a descent"), 0, max(advances)), "hhea")
    hhea[12:18] = bytes(6)
    hhea[34:36] = struct.pack(">H", len(glyphs))
    most = [max(glyph.points for glyph in glyphs), max(glyph.contours for glyph in glyphs)]
    return {
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(packed(">Hh", (advance, glyph.box[0]), "hmtx") for advance, glyph in zip(advances, glyphs, strict=True)),
        "maxp": packed(">IH13H", (0x00010000, len(glyphs), *most, 0, 0, 1, *[0] * 8), "maxp"),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "glyf": b"".join(data) or bytes(4),
    }, renumbered
