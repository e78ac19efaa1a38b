"""A font of a dozen glyphs that shows counted numbers in Arabic-Indic digits.

Word has no number format for them: `hindiNumbers` counts in Devanagari (MS-DOCX, 2.4), and `PAGE` has no switch. Whether `1` is shown as `١` is
for each user's own settings to say. So what Word counts by itself in Arabic (pages, lists, headings) is set in this font, made from the document's
own Arabic one: its digits stand at U+0030 to U+0039 as well as at U+0660 to U+0669. Where the font is missing, plain digits are shown.

It has the letters of `arabicAbjad` too, with an alef that wears its hamza: Word counts «أ» first, LibreOffice «ا».
"""

from __future__ import annotations

from functools import lru_cache

from docgen.document.lettering import ALPHABETS
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import Family
from docgen.writers.docx.fonts.small_font import SmallFont, name_for, small_file

_ALEF, _HAMZA = "\u0627", "\u0623"
_SIGNS = " .,:;()[]-/%\u2013\u060c\u066a\u066b\u066c"


@lru_cache(maxsize=16)
def digit_font(family: Family) -> SmallFont:
    """The digits of a family, regular and bold."""
    name = name_for("Digits", family)
    styles = ((False, False), (True, False))
    return SmallFont(name, tuple((style, small_file(face := family.face(*style), _glyphs(face), name, style)) for style in styles))


def _glyphs(face: FontFace) -> dict[int, int]:
    found = {ord(sign): face.glyph(sign) for sign in _SIGNS}
    found |= {ord(letter): face.glyph(_HAMZA if letter == _ALEF else letter) for letter in (_ALEF, *ALPHABETS["ar"])}
    for digit in range(10):
        found[0x30 + digit] = found[0x0660 + digit] = face.glyph(chr(0x0660 + digit))
    return found
