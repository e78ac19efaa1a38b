"""One font as text is set in it: shaped by HarfBuzz, measured, drawn.

A face is a file's font as it stands, an instance of a variable one, or a face that its family lacks, made of one that it has by a slant or by heavier
strokes. What is not needed to choose a face is read when it is first asked for.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts.font_files import RawFont, Stamp, read_fonts
from docgen.typography.fonts.glyf_cy import check_glyphs
from docgen.typography.fonts.naming import BOLD, Naming
from docgen.typography.fonts.sfnt import Damaged, number

_ALIKE = {"\u02bb": "\u2018", "\u02bc": "\u2019", "\u2010": "-", "\u2011": "-"}
_MARKS = ("\u02bb", "\u02bc")
_THOUSANDS, _DECIMAL, _RAISED = "\u066c", "\u066b", "\u2019"
_APART = 0.2
"""Ems that the Arabic thousands separator stands over the decimal one at least: IBM Plex Sans Arabic has two commas, with which 2٬100 and 2٫100 can
hardly be told apart."""
_GAPING = 1.6
"""Times the width of a quotation mark: IBM Plex Sans Arabic has an U+02BB as wide as an o."""

FEWEST, MOST = 1000, 2048
"""Units of the em that positions are counted in. A font that has fewer is counted in a multiple of its own, one that has more in a part of them: so
rounding is not seen, and the widest glyph fits the fields of a font file."""

SLANT = 0.2126
"""What a slanted face leans by: 12 degrees, to the right in every script, as word processors and browsers have it."""
STROKE = 0.024
"""What the strokes of an emboldened face gain, of the em; advances stay."""


_LETTERS = 64
"""Characters that are tried for an outline."""
_MOST_EMS = 8
"""How far a line of the font may reach up or down; what is more comes of damage, and would not fit the fields of a font file."""
_LEAST_OS2 = 68
"""Bytes of the shortest `OS/2` that there is, Apple's version 0 (OpenType, OS/2 table)."""


class FontFace:
    """A face. All metrics are font units, `upem` of them to the em; identity is equality.

    `slanted` and `emboldened` tell of a face that is made, and not drawn by its designer; `source` is the face that it is made of.
    """

    def __init__(self, path: Path, stamp: Stamp, index: int, naming: Naming, *, slanted: bool = False, emboldened: bool = False) -> None:
        self.path, self.stamp, self.index, self.naming = path, stamp, index, naming
        self.slanted, self.emboldened = slanted, emboldened
        self.source: FontFace = self
        self.family: str = naming.family
        self.bold, self.italic = naming.bold, naming.italic
        self._ink: dict[int, tuple[int, int]] = {}
        self.kept: dict[Hashable, Any] = {}
        """What renderers make of it for themselves, by names of their own; gone with the face."""
        self._made: dict[tuple[bool, bool], FontFace] = {}

    def __repr__(self) -> str:
        return f"FontFace({self.path.name}, {self.naming.style})"

    def made(self, *, slanted: bool, emboldened: bool) -> FontFace:
        """The face made of this one; the same each time."""
        slanted, emboldened = slanted and not self.italic, emboldened and not self.bold
        if not slanted and not emboldened:
            return self
        found = self._made.get((slanted, emboldened))
        if found is None:
            said = " ".join(("Emboldened",) * emboldened + ("Slanted",) * slanted)
            named = replace(
                self.naming,
                style=said,
                postscript=f"{self.naming.postscript}-{said.replace(' ', '')}",
                weight=max(self.naming.weight, BOLD) if emboldened else self.naming.weight,
                italic=self.italic or slanted,
            )
            found = FontFace(self.path, self.stamp, self.index, named, slanted=slanted, emboldened=emboldened)
            found.source = self
            self._made[slanted, emboldened] = found
        return found

    @cached_property
    def raw(self) -> RawFont:
        """The font's bytes, read again from its file, which must not have changed. Raises FontError."""
        return self.source.raw if self.source is not self else read_fonts(self.path, self.stamp)[self.index]

    @cached_property
    def face(self) -> hb.Face:
        if self.source is not self:
            return self.source.face
        raw = self.raw
        return hb.Face(hb.Blob(raw.data), raw.index)

    @cached_property
    def font(self) -> hb.Font:
        font = hb.Font(self.face)
        if self.naming.axes:
            font.set_variations(dict(self.naming.axes))
        if self.upem != self.face.upem:
            font.scale = (self.upem, self.upem)
        if self.slanted:
            font.synthetic_slant = SLANT
        if self.emboldened:
            font.synthetic_bold = (STROKE, STROKE, True)
        return font

    @cached_property
    def upem(self) -> int:
        own: int = self.face.upem
        if own < FEWEST:
            return own * -(-FEWEST // own)
        return own if own <= MOST else round(own / -(-own // MOST))

    @cached_property
    def has_glyf(self) -> bool:
        return "glyf" in self.raw.directory

    @cached_property
    def as_stored(self) -> bool:
        """Are the file's own TrueType outlines those of this face, in its units?"""
        return self.has_glyf and self.upem == self.face.upem and not (self.naming.axes or self.slanted or self.emboldened)

    @cached_property
    def _extents(self) -> tuple[int, int]:
        extents = self.font.get_font_extents("ltr")
        return int(extents.ascender), int(extents.descender)

    @cached_property
    def ascent(self) -> int:
        return self._extents[0]

    @cached_property
    def descent(self) -> int:
        """Negative below the baseline."""
        return self._extents[1]

    @property
    def postscript_name(self) -> str:
        return self.naming.postscript

    @cached_property
    def glyph_count(self) -> int:
        return int(self.face.glyph_count)

    def glyph(self, character: str) -> int:
        """The glyph that `cmap` gives a character; 0 for none, and for one that the font has not."""
        found = int(self.font.get_nominal_glyph(ord(character)) or 0)
        return found if found < self.glyph_count else 0

    def advance(self, gid: int) -> int:
        """A glyph's own advance."""
        return int(self.font.get_glyph_h_advance(gid))

    def ink_of(self, gid: int) -> tuple[int, int]:
        """The top and the bottom of what a glyph draws."""
        found = self._ink.get(gid)
        if found is None:
            extents = self.font.get_glyph_extents(gid)
            found = self._ink[gid] = (0, 0) if extents is None else (int(extents.y_bearing), int(extents.y_bearing + extents.height))
        return found

    @cached_property
    def _mapped(self) -> frozenset[str]:
        return frozenset(chr(code) for code in self.face.unicodes if code <= 0x10FFFF)

    @cached_property
    def stand_ins(self) -> dict[int, str]:
        """For characters that the cmap lacks, those of the same look that it has: a mark of transliteration takes a quotation mark's glyph. So it
        does where its own is as wide as a letter, and would leave a hole in a word. A raised comma stands for an Arabic thousands separator that is
        drawn as a decimal one."""
        found = {mark: alike for mark, alike in _ALIKE.items() if alike in self._mapped}
        low = {ord(_THOUSANDS): _RAISED} if self._confuses_separators() else {}
        return low | {ord(mark): alike for mark, alike in found.items() if mark not in self._mapped or (mark in _MARKS and self._gapes(mark, alike))}

    def _confuses_separators(self) -> bool:
        if not self._mapped.issuperset((_THOUSANDS, _DECIMAL, _RAISED)):
            return False
        tops = [self.font.get_glyph_extents(self.glyph(mark)) for mark in (_THOUSANDS, _DECIMAL)]
        return None not in tops and tops[0].y_bearing - tops[1].y_bearing < _APART * self.upem

    def _gapes(self, mark: str, alike: str) -> bool:
        return self.advance(self.glyph(mark)) > _GAPING * self.advance(self.glyph(alike))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character the face can show."""
        return self._mapped.union(map(chr, self.stand_ins))

    @cached_property
    def latin_figures(self) -> bool:
        """Has Latin script a full stop of its own, and the figures that Arabic has? Amiri's Arabic full stop stands as high as its zero: in 2.0
        it could be taken for one."""
        marks = []
        for script in ("Arab", "Latn"):
            buffer = hb.Buffer()
            buffer.add_str("0123456789.")
            buffer.direction, buffer.script, buffer.language = "ltr", script, "ar"
            hb.shape(self.font, buffer)
            marks.append([info.codepoint for info in buffer.glyph_infos])
        return marks[0][:-1] == marks[1][:-1] and marks[0][-1] != marks[1][-1]

    @cached_property
    def cap_height(self) -> int:
        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT))

    @cached_property
    def italic_angle(self) -> float:
        """Degrees, counter-clockwise from the vertical, from `post`; of a slanted face what it was slanted by."""
        if self.slanted:
            return -round(math.degrees(math.atan(SLANT)), 2)
        axes = dict(self.naming.axes)
        return axes["slnt"] if axes.get("slnt") else number(self.table("post"), 4, "i") / 65536

    @property
    def weight(self) -> int:
        """As usWeightClass of `OS/2` counts."""
        return self.naming.weight

    @cached_property
    def embedding_rights(self) -> int:
        """fsType of `OS/2` (OpenType, OS/2 table): 0 installable, 2 restricted, 4 preview and print, 8 editable."""
        return number(self.table("OS/2"), 8, "H")

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """xMin, yMin, xMax, yMax of `head`."""
        box = [round(number(self.table("head"), at, "h") * self.upem / self.face.upem) for at in (36, 38, 40, 42)]
        return box[0], box[1], box[2], box[3]

    def table(self, tag: str) -> bytes:
        """A table's bytes as the file has it, empty where the font has none."""
        return self.raw.table(tag)

    def check(self) -> None:
        """Raises FontError for what is no font that text can be set in."""
        self.check_raw(self.raw)

    def check_raw(self, raw: RawFont) -> None:
        """The same, of the bytes just read, which are not kept."""
        tables = raw.directory
        try:
            _check(raw)
            if not tables.keys() & {"glyf", "CFF ", "CFF2"}:
                bitmaps = tables.keys() & {"EBDT", "CBDT", "sbix", "bdat", "SVG "}
                raise Damaged("it has bitmaps only; docgen embeds outlines" if bitmaps else "it has no outlines")
            face = hb.Face(hb.Blob(raw.data), raw.index)
            if not face.glyph_count or not face.unicodes:
                raise Damaged("it has no glyphs that characters lead to")
            extents = hb.Font(face).get_font_extents("ltr")
            if max(abs(extents.ascender), abs(extents.descender)) > _MOST_EMS * face.upem:
                raise Damaged(f"its ascent or descent is more than {_MOST_EMS} ems")
        except Damaged as damage:
            raise self.broken(str(damage)) from None
        except (hb.HarfBuzzError, ValueError, OverflowError) as wrong:
            raise self.broken(str(wrong)) from None

    def check_outlines(self, raw: RawFont) -> None:
        """Raises FontError where not every glyph of the bytes just read can be read, or none of the letters draws anything."""
        try:
            if "glyf" in raw.directory:
                wide, count = number(raw.table("head"), 50, "h"), number(raw.table("maxp"), 4, "H")
                check_glyphs(raw.table("glyf"), raw.table("loca"), count, wide=bool(wide))
            if not _draws(raw):
                raise Damaged("none of its letters draws anything")
        except Damaged as damage:
            raise self.broken(str(damage)) from None

    def broken(self, what: str) -> FontError:
        """The error for damage found in this font."""
        return FontError(Problem(f"is not a font, or is damaged: {what}", Place(str(self.path)), "take the file from its source again"))


def _draws(raw: RawFont) -> bool:
    """Does any of some letters and figures have an outline? HarfBuzz leaves out a table that it cannot read, and draws nothing."""
    face = hb.Face(hb.Blob(raw.data), raw.index)
    font = hb.Font(face)
    letters = islice((code for code in face.unicodes if code <= 0x10FFFF and chr(code).isalnum()), _LETTERS)
    found = [font.get_glyph_extents(font.get_nominal_glyph(code) or 0) for code in letters]
    return not found or any(extents is not None and extents.width for extents in found)


def _check(raw: RawFont) -> None:
    """Raises Damaged where a table that everything rests on is missing or too short."""
    least = {"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "cmap": 4}
    for tag, length in least.items():
        start, end = raw.directory.get(tag, (0, 0))
        if end - start < length:
            raise Damaged(f"its table {tag} is {'cut short' if end > start else 'missing'}")
    if not 16 <= number(raw.table("head"), 18, "H") <= 16384:
        raise Damaged("its units of the em are not 16 to 16,384")
    os2 = raw.table("OS/2")
    if os2 and len(os2) < _LEAST_OS2:
        raise Damaged("its table OS/2 is cut short")
    glyphs, longs = number(raw.table("maxp"), 4, "H"), number(raw.table("hhea"), 34, "H")
    start, end = raw.directory["hmtx"]
    if not glyphs or not 0 < longs <= glyphs or end - start < 4 * longs:
        raise Damaged("its advances (hmtx) are cut short")
    if "glyf" in raw.directory:
        wide = number(raw.table("head"), 50, "h")
        start, end = raw.directory.get("loca", (0, 0))
        if wide not in (0, 1) or end - start < (glyphs + 1) * (4 if wide else 2):
            raise Damaged("the places of its glyphs (loca) are cut short")
