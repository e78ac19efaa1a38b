"""A font file cut down to some characters, that still shapes them: for files that carry their fonts to be read, and not to be written on with."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import uharfbuzz as hb

from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import OutOfRange
from docgen.typography.fonts.static_instance import static_file

NO_SUBSETS = 0x0100
"""fsType, bit 8 (OpenType, OS/2): the font may be embedded whole only."""


def may_cut(face: FontFace) -> bool:
    """Whether the font allows that a part of it be embedded."""
    return not face.naming.rights & NO_SUBSETS


@lru_cache(maxsize=16)
def cut_file(face: FontFace, bold: bool, italic: bool, characters: frozenset[str]) -> bytes:
    """The file of `static_file` with these characters alone, every form that the features of running text make of them (hb-subset's own list:
    joining, ligatures, marks, kerning), and the names of the whole. Raises FontError."""
    data = static_file(face, bold, italic)
    try:
        return _cut(data, characters)
    except (hb.HarfBuzzError, RuntimeError, ValueError, KeyError, OutOfRange):
        raise face.broken("no characters can be taken out of it") from None


def _cut(data: bytes, characters: Collection[str]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, characters))
    made = wanted.subset(hb.Face(hb.Blob(data)))
    return bytes(made.blob.data)
