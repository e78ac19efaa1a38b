"""A font of a dozen glyphs that shows counted numbers in Arabic-Indic digits.

Word has no number format for them: `hindiNumbers` counts in Devanagari (MS-DOCX, 2.4), and `PAGE` has no switch. Whether `1` is shown as `١` is
for each user's own settings to say. So what Word counts by itself in Arabic (pages, lists, headings) is set in this font, made from the document's
own Arabic one: its digits stand at U+0030 to U+0039 as well as at U+0660 to U+0669. Where the font is missing, plain digits are shown.

It has the letters of `arabicAbjad` too, with an alef that wears its hamza: Word counts «أ» first, LibreOffice «ا».
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache

from docgen.document.lettering import ALPHABETS
from docgen.typography.face import FontFace
from docgen.typography.fonts import Family
from docgen.typography.sfnt import cmap_table, name_table, read_names, sfnt
from docgen.typography.subset import subset

_ALEF, _HAMZA = "\u0627", "\u0623"
_SIGNS = " .,:;()[]-/%\u2013\u060c\u066a\u066b\u066c"


@dataclass(frozen=True, slots=True)
class DigitFont:
    """`faces` are whole TrueType files, each with its (bold, italic)."""

    name: str
    faces: tuple[tuple[tuple[bool, bool], bytes], ...]


@lru_cache(maxsize=16)
def digit_font(family: Family) -> DigitFont:
    """The digits of a family, regular and bold. Its name is neither the family's (a reserved one must not be used) nor that of another's digits."""
    mark = hashlib.sha256(family.name.encode()).hexdigest()[:4].upper()
    name = f"Docgen Digits {mark}"
    styles = ((False, False), (True, False))
    return DigitFont(name, tuple((style, _font(family.face(*style), name, bold=style[0])) for style in styles))


def _font(face: FontFace, name: str, *, bold: bool) -> bytes:
    digits = [face.glyph(chr(0x0660 + digit)) for digit in range(10)]
    signs = {sign: face.glyph(sign) for sign in _SIGNS}
    abjad = {letter: face.glyph(_HAMZA if letter == _ALEF else letter) for letter in (_ALEF, *ALPHABETS["ar"])}
    tables, renumbered = subset(face, [gid for gid in (*digits, *signs.values(), *abjad.values()) if gid])
    mapping = {ord(sign): renumbered[gid] for sign, gid in (signs | abjad).items() if gid in renumbered and gid}
    for digit, gid in enumerate(digits):
        if gid in renumbered and gid:
            mapping[0x30 + digit] = mapping[0x0660 + digit] = renumbered[gid]
    tables = {tag: data for tag, data in tables.items() if tag in _KEPT}
    tables["cmap"] = cmap_table(mapping)
    tables["name"] = _names(face, name, bold=bold)
    tables["post"] = struct.pack(">IiHHIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
    tables["OS/2"] = face.table("OS/2")
    return sfnt(tables)


_KEPT = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}


def _names(face: FontFace, name: str, *, bold: bool) -> bytes:
    """The name table; copyright and licence are the source font's own."""
    style = "Bold" if bold else "Regular"
    plain = name.replace(" ", "")
    own = read_names(face.table("name"))
    return name_table(
        {
            0: own.get(0, ""),
            1: name,
            2: style,
            3: f"{plain}-{style}",
            4: name if not bold else f"{name} {style}",
            5: "Version 1.0",
            6: f"{plain}-{style}",
            13: own.get(13, ""),
            14: own.get(14, ""),
        }
    )
