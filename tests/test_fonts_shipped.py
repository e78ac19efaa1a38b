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
    assert len(found) == 16


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda folder: folder.name)
def test_each_family_has_its_licence_beside_it(folder):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_every_shipped_font_may_be_embedded():
    from fontTools.ttLib import TTFont

    for file in FONTS.glob("*/*.ttf"):
        with TTFont(file, lazy=True) as font:
            assert font["OS/2"].fsType == 0, file.name
