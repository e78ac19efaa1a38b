"""A font whose full stop, brackets and other signs are the Latin ones of a family that has Arabic ones too.

Amiri draws `.`, `(`, `/` and some more as Arabic has them, and has Latin shapes for the script `latn` alone. Where no letter stands beside them (a
table's 4.50, a list's `1.`, the dots of a contents list) a program takes the text for no script's, and shows the Arabic ones in English. So such
text is set in this font, made from the document's own Latin family: the shapes of `latn` are the only ones it has. Its letters are for whoever
writes on there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from docgen.typography.fonts.alone import glyph_alone
from docgen.typography.fonts.families import Family
from docgen.writers.docx.fonts.small_font import SmallFont, Style, name_for, small_file

_HELD = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "\u2002\u2009\u200e\u2010\u2011\u2012–—‘’“”•…\u202f‰€−"
_STYLES: tuple[Style, ...] = ((False, False), (True, False), (False, True), (True, True))


@dataclass(frozen=True, slots=True, eq=False)
class SignFont:
    """`swapped` are the signs whose Latin shapes are not those of text of no script; `held` all characters of the font."""

    font: SmallFont
    swapped: frozenset[str]
    held: frozenset[str]

    @property
    def name(self) -> str:
        return self.font.name

    def fits(self, text: str) -> bool:
        """Whether a text shows such a sign and no letter that would say which script it is of, and the font has all of it."""
        return not self.swapped.isdisjoint(text) and self.held.issuperset(text) and not any(category(one)[0] in "LM" for one in text)


@lru_cache(maxsize=64)
def carried(signs: SignFont, styles: frozenset[Style]) -> SmallFont:
    """The font with these faces alone, and its regular one."""
    return SmallFont(signs.name, tuple(face for face in signs.font.faces if face[0] in styles or face[0] == (False, False)))


@lru_cache(maxsize=16)
def sign_font(family: Family) -> SignFont | None:
    """The signs of a family in its own faces; None where they have one shape. Raises FontError."""
    face = family.face()
    held = frozenset(_HELD) & face.characters
    swapped = frozenset(
        sign for sign in held if category(sign)[0] not in "LMN" and glyph_alone(face, sign, "Latn") != glyph_alone(face, sign, "Zyyy")
    )
    if not swapped:
        return None
    name = name_for("Latin Signs", family)
    faces = []
    for style in _STYLES:
        if style == (False, False) or style in family.faces:
            own = family.face(*style)
            glyphs = {ord(one): glyph_alone(own, one, "Latn") for one in held & own.characters}
            faces.append((style, small_file(own, glyphs, name, style)))
    return SignFont(SmallFont(name, tuple(faces)), swapped, held)
