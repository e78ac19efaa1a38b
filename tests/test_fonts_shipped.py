"""The shipped fonts are the files that fonts/README.md says they are."""

from __future__ import annotations

import hashlib
import re

import pytest

from docgen._data import shipped

FONTS = shipped("fonts")
FAMILIES = sorted(folder for folder in FONTS.iterdir() if folder.is_dir())
ROW = re.compile(r"^\| `([^`]+)` \| `[^`]+` \| [^|]+ \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_the_readme_lists_every_font_file_with_the_hash_it_has():
    listed = sorted(ROW.findall((FONTS / "README.md").read_text(encoding="utf-8")))
    found = sorted((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for folder in FAMILIES for file in folder.iterdir())
    assert listed == found
    assert len(found) == 19


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda folder: folder.name)
def test_each_family_has_its_licence_beside_it(folder):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_every_shipped_font_may_be_embedded():
    from fontTools.ttLib import TTFont

    for file in FONTS.glob("*/*.ttf"):
        with TTFont(file, lazy=True) as font:
            assert font["OS/2"].fsType == 0, file.name


@pytest.mark.parametrize("sign", ["\u20c1", "\u20c3", "\u20c4"])
@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
def test_the_gulf_s_currency_signs_are_drawn_in_every_family_and_are_as_high_as_figures(family, sign):
    from docgen.typography.fonts.drawn import drawn
    from docgen.typography.fonts.families import library

    for bold in (False, True):
        faces = library().stack(family, family).faces(True, bold, False)
        face = next(face for face in faces if sign in face.characters)
        assert face.bold == bold
        assert face.family == ("Noto Naskh Arabic" if (family, sign) == ("Noto Naskh Arabic", "\u20c1") else "Docgen Signs")
        left, bottom, right, top = drawn(face, face.glyph(sign)).box
        if face.family == "Docgen Signs":
            assert 0.62 * face.upem < top < 0.76 * face.upem
        assert -0.06 * face.upem < bottom <= 20
        assert 0 < left < right < face.advance(face.glyph(sign))


def test_the_signs_are_what_their_script_draws(tmp_path):
    import importlib.util

    from fontTools import version

    if not version.startswith("4.68"):
        return  # which the README names
    spec = importlib.util.spec_from_file_location("make_signs_font", FONTS.parent / "scripts" / "make_signs_font.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.FOLDER = tmp_path
    for bold in (False, True):
        made = script.make(bold)
        assert made.read_bytes() == (FONTS / "docgen-signs" / made.name).read_bytes()
