"""Fonts of a few glyphs that a Word file carries, made from a family of the document: other characters, or other shapes of the same, than the family
itself shows where nobody asks it for them."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import Family
from docgen.typography.fonts.sfnt import cmap_table, name_table, read_names, sfnt
from docgen.typography.fonts.subset import subset

Style = tuple[bool, bool]
"""Bold, italic."""
_KEPT = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}
_NAMES: dict[Style, str] = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}


@dataclass(frozen=True, slots=True, eq=False)
class SmallFont:
    """`faces` are whole TrueType files, each with its (bold, italic)."""

    name: str
    faces: tuple[tuple[Style, bytes], ...]


def name_for(kind: str, family: Family) -> str:
    """A name that is neither the family's (a reserved one must not be used) nor that of what is made from another."""
    return f"Docgen {kind} {hashlib.sha256(family.name.encode()).hexdigest()[:4].upper()}"


def small_file(face: FontFace, glyphs: Mapping[int, int], name: str, style: Style) -> bytes:
    """A font file of the face's `glyphs` by the code points at which they shall stand; glyph 0 is left out. Raises FontError."""
    wanted = {code: gid for code, gid in glyphs.items() if gid}
    tables, renumbered = subset(face, list(dict.fromkeys(wanted.values())))
    tables = {tag: data for tag, data in tables.items() if tag in _KEPT}
    tables["cmap"] = cmap_table({code: renumbered[gid] for code, gid in wanted.items() if gid in renumbered})
    tables["name"] = _names(face, name, style)
    tables["post"] = struct.pack(">IiHHIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
    tables["OS/2"] = face.table("OS/2")
    return sfnt(tables)


def _names(face: FontFace, name: str, style: Style) -> bytes:
    """The name table; copyright and licence are the source font's own."""
    own = read_names(face.table("name"))
    postscript = f"{name.replace(' ', '')}-{_NAMES[style].replace(' ', '')}"
    return name_table(
        {
            0: own.get(0, ""),
            1: name,
            2: _NAMES[style],
            3: postscript,
            4: name if style == (False, False) else f"{name} {_NAMES[style]}",
            5: "Version 1.0",
            6: postscript,
            13: own.get(13, ""),
            14: own.get(14, ""),
        }
    )
