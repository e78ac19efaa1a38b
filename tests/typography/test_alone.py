"""What a character looks like by itself depends on the script."""

from __future__ import annotations

import pytest

from docgen.typography.fonts.alone import glyph_alone
from docgen.typography.fonts.families import library


@pytest.mark.parametrize(
    ("family", "sign", "differs"), [("Amiri", ".", True), ("Amiri", "(", True), ("Amiri", "4", False), ("Noto Serif", ".", False)]
)
def test_a_sign_may_have_a_shape_of_its_own_in_latin_text(family, sign, differs):
    face = library().family(family).face()
    assert glyph_alone(face, sign, "Zyyy") == face.glyph(sign)
    assert (glyph_alone(face, sign, "Latn") != face.glyph(sign)) == differs


def test_a_character_that_the_face_lacks_is_glyph_0():
    assert glyph_alone(library().family("Amiri").face(), "\u3042", "Latn") == 0
