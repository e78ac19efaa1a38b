"""The glyph that one character has in text of a script, with nothing about it."""

from __future__ import annotations

import uharfbuzz as hb

from docgen.typography.fonts.face import FontFace


def glyph_alone(face: FontFace, character: str, script: str, language: str = "en") -> int:
    """The number of the glyph of a character that stands alone in left-to-right text of a script (ISO 15924; `Zyyy` is text that is of none). Where
    it is drawn by several, the one that the character map gives."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    hb.shape(face.font, buffer)
    return int(buffer.glyph_infos[0].codepoint) if len(buffer.glyph_infos) == 1 else face.glyph(character)
