"""Font files, families and stacks. Only folders that docgen ships or a caller names are searched; no system font is ever used."""

from __future__ import annotations

import difflib
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from docgen._data import shipped
from docgen.errors import FontError, Place, Problem

if TYPE_CHECKING:
    from docgen.typography.shaping import Unit

_SUFFIXES = {".ttf", ".otf"}
_ALIKE = {"\u02bb": "\u2018", "\u02bc": "\u2019", "\u2010": "-", "\u2011": "-"}


class FontFace:
    """One font file, open for shaping. All metrics are font units, `upem` of them to the em; identity is equality."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.blob = hb.Blob.from_file_path(str(path))
            self.face = hb.Face(self.blob)
        except (hb.HarfBuzzError, OSError, ValueError) as broken:
            raise FontError(Problem(f"cannot be read as a font ({broken})", Place(str(path)), "a whole TrueType file (.ttf)")) from None
        tables = set(self.face.table_tags)
        if not self.face.glyph_count or "cmap" not in tables or not tables & {"glyf", "CFF ", "CFF2"}:
            raise FontError(Problem("is not a font, or is cut short", Place(str(path)), "a whole TrueType file (.ttf)"))
        self.has_glyf = "glyf" in tables
        self.font = hb.Font(self.face)
        self.upem: int = self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: int = extents.ascender
        self.descent: int = extents.descender  # negative below the baseline
        self.family: str = self.face.get_name(16, "en") or self.face.get_name(1, "en") or path.stem
        subfamily: str = self.face.get_name(17, "en") or self.face.get_name(2, "en") or ""
        self.postscript_name: str = self.face.get_name(6, "en") or path.stem
        self.bold = "bold" in subfamily.lower()
        self.italic = "italic" in subfamily.lower() or "oblique" in subfamily.lower()
        self.units: dict[tuple[tuple[tuple[int, int, int], ...], int, str], Unit] = {}
        self.plain_units: dict[int, Unit] = {}
        """Those of one glyph that is not moved, by its number, advance and character in one: what compiled shaping asks first."""
        self.plain_weight = subfamily.lower() in {"regular", "bold", "italic", "bold italic", "oblique", "bold oblique", ""}

    def __repr__(self) -> str:
        return f"FontFace({self.path.name})"

    @cached_property
    def _mapped(self) -> frozenset[str]:
        return frozenset(map(chr, self.face.unicodes))

    @cached_property
    def stand_ins(self) -> dict[int, str]:
        """For characters that the cmap lacks, those of the same look that it has: a mark of transliteration takes a quotation mark's glyph."""
        return {ord(mark): alike for mark, alike in _ALIKE.items() if mark not in self._mapped and alike in self._mapped}

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
        """Degrees, counter-clockwise from the vertical, from `post`."""
        table = self.table("post")
        return float(struct.unpack(">i", table[4:8])[0]) / 65536 if len(table) >= 8 else 0.0

    @cached_property
    def weight(self) -> int:
        """usWeightClass of `OS/2`, 400 where there is none."""
        table = self.table("OS/2")
        return int(struct.unpack(">H", table[4:6])[0]) if len(table) >= 6 else 400

    @cached_property
    def embedding_rights(self) -> int:
        """fsType of `OS/2` (OpenType, OS/2 table): 0 installable, 2 restricted, 4 preview and print, 8 editable."""
        table = self.table("OS/2")
        return int(struct.unpack(">H", table[8:10])[0]) if len(table) >= 10 else 0

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """xMin, yMin, xMax, yMax of `head`."""
        x0, y0, x1, y1 = struct.unpack(">4h", self.table("head")[36:44])
        return x0, y0, x1, y1

    def table(self, tag: str) -> bytes:
        """A table's bytes, empty where the font has none."""
        return bytes(self.face.reference_table(tag).data) if tag in self.face.table_tags else b""


@lru_cache(maxsize=256)
def _open(path: Path, _stamp: tuple[int, int]) -> FontFace:
    return FontFace(path)


def open_face(path: Path) -> FontFace:
    """The face of a file, opened once for as long as the file stays the same. Raises FontError."""
    try:
        stat = path.stat()
    except OSError as missing:
        raise FontError(Problem(f"cannot be opened: {missing.strerror}", Place(str(path)))) from None
    return _open(path, (stat.st_mtime_ns, stat.st_size))


@dataclass(frozen=True, eq=False)
class Family:
    """A family's four faces; a style it lacks falls back to the nearest it has (an Arabic family often has no italic)."""

    name: str
    faces: Mapping[tuple[bool, bool], FontFace]

    def face(self, bold: bool = False, italic: bool = False) -> FontFace:
        for style in ((bold, italic), (bold, False), (False, italic), (False, False)):
            if style in self.faces:
                return self.faces[style]
        return next(iter(self.faces.values()))

    def has(self, bold: bool, italic: bool) -> bool:
        return (bold, italic) in self.faces


@dataclass(frozen=True, eq=False)
class FontStack:
    """Which family sets Arabic script, which the rest, and which are asked next for a character that neither has."""

    arabic: Family
    latin: Family
    fallbacks: tuple[Family, ...] = field(default=())

    @lru_cache(maxsize=64)  # noqa: B019 - stacks live as long as their library
    def faces(self, arabic: bool, bold: bool, italic: bool) -> tuple[FontFace, ...]:
        """Faces to try in order, for Arabic script or for the rest."""
        order = (self.arabic, self.latin) if arabic else (self.latin, self.arabic)
        seen: dict[FontFace, None] = {}
        for family in (*order, *self.fallbacks):
            seen.setdefault(family.face(bold, italic))
        return tuple(seen)


class FontLibrary:
    """The families in some folders (searched deep) and in the shipped one; a caller's folder wins over the shipped."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders = (*folders, shipped("fonts"))
        self.families: dict[str, Family] = {}
        self.broken: list[Problem] = []
        self._stacks: dict[tuple[str, str], FontStack] = {}
        for folder in self.folders:
            found: dict[str, dict[tuple[bool, bool], FontFace]] = {}
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in _SUFFIXES and path.is_file():
                    try:
                        face = open_face(path)
                    except FontError as broken:
                        self.broken.extend(broken.problems)
                        continue
                    if face.plain_weight:
                        found.setdefault(face.family, {}).setdefault((face.bold, face.italic), face)
            for name, faces in found.items():
                self.families.setdefault(name, Family(name, faces))

    def family(self, name: str) -> Family:
        """Raises FontError, naming the nearest family and the folders searched."""
        if name in self.families:
            return self.families[name]
        near = difflib.get_close_matches(name, self.families, 1)
        said = "; ".join(str(problem) for problem in self.broken)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(self.families))}"
        where = ", ".join(str(folder) for folder in self.folders[:-1]) or "the shipped fonts"
        raise FontError(Problem(f"no font family {name!r} in {where}" + (f" ({said})" if said else ""), Place("fonts"), hint))

    def stack(self, arabic: str, latin: str) -> FontStack:
        """The stack of two families by name (they may be one), all others behind them. Raises FontError."""
        key = (arabic, latin)
        if key not in self._stacks:
            first, second = self.family(arabic), self.family(latin)
            rest = (family for name, family in sorted(self.families.items()) if name not in key)
            self._stacks[key] = FontStack(first, second, tuple(rest))
        return self._stacks[key]


@lru_cache(maxsize=16)
def _library(folders: tuple[Path, ...], _stamps: tuple[int, ...]) -> FontLibrary:
    return FontLibrary(folders)


def library(folders: tuple[Path, ...] = ()) -> FontLibrary:
    """The library of these folders and the shipped fonts, kept for as long as the folders stay the same. Raises FontError for no folder."""
    stamps = []
    for folder in folders:
        if not folder.is_dir():
            raise FontError(Problem("is not a folder of fonts", Place(str(folder)), "a folder that holds .ttf files"))
        stamps.append(folder.stat().st_mtime_ns)
    return _library(folders, tuple(stamps))
