"""Font families, stacks and folders. Only folders that docgen ships or a caller names are searched; no system font is ever used."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from docgen._data import shipped
from docgen.errors import FontError, Place, Problem
from docgen.limits import OverTime, check_time
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.font_files import PASSED_OVER, SUFFIXES, Stamp, read_fonts, stamp_of, unlike_checksums
from docgen.typography.fonts.naming import BOLD, REGULAR, as_legacy, instances

_MOST_PARTS = 64
"""Files of one face that are asked for characters."""


@lru_cache(maxsize=1024)
def _open(path: Path, stamp: Stamp) -> tuple[FontFace, ...]:
    faces: list[FontFace] = []
    for index, raw in enumerate(read_fonts(path, stamp)):
        named = instances(raw.table, path.stem)
        opened = [FontFace(path, stamp, index, naming) for naming in named]
        opened[0].check_raw(raw)
        if not _is_shipped(path):
            opened[0].check_outlines(raw)
        if raw.packed:
            for face in opened:
                face.raw = raw
        faces += opened
    return tuple(faces)


def _is_shipped(path: Path) -> bool:
    """Is it one of docgen's own, which its tests hold to be whole?"""
    return path.is_relative_to(shipped("fonts"))


def open_faces(path: Path) -> tuple[FontFace, ...]:
    """The faces in a file: one, those of a collection, the instances of a variable font. Opened once for as long as the file stays the same.
    Raises FontError."""
    return _open(path, stamp_of(path))


def open_face(path: Path) -> FontFace:
    """The first face of a file. Raises FontError."""
    return open_faces(path)[0]


@dataclass(frozen=True, eq=False)
class Family:
    """A family's four faces: those that it has by (bold, italic), and the others made of them (an Arabic family often has no italic)."""

    name: str
    faces: Mapping[tuple[bool, bool], FontFace]
    parts: Mapping[tuple[bool, bool], tuple[FontFace, ...]] = field(default_factory=dict)
    """Further files of the same face, which may hold other characters: web fonts come cut by script."""

    def face(self, bold: bool = False, italic: bool = False) -> FontFace:
        """The face of this style; one that the family lacks is slanted, made bolder, or (a regular one, an upright one) the nearest that there is."""
        for style in ((bold, italic), (bold, False), (False, italic), (False, False), (True, False), (False, True)):
            if style in self.faces:
                return self.faces[style].made(slanted=italic and not style[1], emboldened=bold and not style[0])
        return next(iter(self.faces.values()))

    def stand_ins(self, bold: bool, italic: bool) -> Iterator[FontFace]:
        """Faces made of the family's others, for what the one of this style has no glyph for: an italic often has no Arabic."""
        yield from self.further((bold, italic))
        for style in ((bold, False), (False, italic), (False, False)):
            for face in (self.faces[style], *self.further(style)) if style in self.faces else ():
                yield face.made(slanted=italic and not style[1], emboldened=bold and not style[0])

    def has(self, bold: bool, italic: bool) -> bool:
        return (bold, italic) in self.faces

    def owns(self, face: FontFace) -> bool:
        """Is it one of this family's, or made of one?"""
        return face.source in self.faces.values() or self.is_part(face)

    @lru_cache(maxsize=8)  # noqa: B019 - families live as long as their library
    def further(self, style: tuple[bool, bool]) -> tuple[FontFace, ...]:
        """The files of `parts` that have characters which those before them lack."""
        known = self.faces[style].characters if style in self.parts else frozenset()
        found = []
        for face in self.parts.get(style, ()):
            if not face.characters <= known:
                found.append(face)
                known |= face.characters
        return tuple(found)

    def is_part(self, face: FontFace) -> bool:
        """Is it of a further file of one of its faces?"""
        return any(face.source in files for files in self.parts.values())


@dataclass(frozen=True, eq=False)
class FontStack:
    """Which family sets Arabic script, which the rest, and which are asked next for a character that neither has. `doubts` are warnings for fonts of
    the first two that may be damaged."""

    arabic: Family
    latin: Family
    fallbacks: tuple[Family, ...] = field(default=())
    doubts: tuple[Problem, ...] = field(default=())

    @lru_cache(maxsize=64)  # noqa: B019 - stacks live as long as their library
    def faces(self, arabic: bool, bold: bool, italic: bool) -> tuple[FontFace, ...]:
        """Faces to try in order, for Arabic script or for the rest."""
        order = (self.arabic, self.latin) if arabic else (self.latin, self.arabic)
        seen: dict[FontFace, None] = {}
        for family in order:
            seen.setdefault(family.face(bold, italic))
            seen.update(dict.fromkeys(family.stand_ins(bold, italic)))
        for family in self.fallbacks:
            seen.setdefault(family.face(bold, italic))
        return tuple(seen)


class FontLibrary:
    """The families in some folders (searched deep) and in the shipped one; a caller's folder wins over the shipped.

    `broken` are warnings for files that cannot be used; `passed_over` are fonts of formats that cannot.
    """

    def __init__(self, folders: Iterable[Path] = (), listed: Iterable[Iterable[Path]] = ()) -> None:
        self.folders = (*folders, shipped("fonts"))
        self.families: dict[str, Family] = {}
        self.broken: list[Problem] = []
        self.passed_over: list[Path] = []
        self._legacy: dict[str, Family] = {}
        self._stacks: dict[tuple[str, str], FontStack] = {}
        for files in (*listed, _files(self.folders[-1])):
            self._add(files)

    def _add(self, files: Iterable[Path]) -> None:
        found: dict[str, list[FontFace]] = {}
        legacy: dict[str, list[FontFace]] = {}
        for path in files:
            if path.suffix.lower() in PASSED_OVER:
                self.passed_over.append(path)
                continue
            try:
                check_time()
                faces = open_faces(path)
            except FontError as broken:
                self.broken.extend(replace(problem, severity="warning") for problem in broken.problems)
                continue
            except OverTime as late:
                raise FontError(Problem(f"searching for fonts: {late}", Place(str(path)), "name a folder that holds the fonts alone")) from None
            for face in faces:
                found.setdefault(face.family, []).append(face)
                if not face.naming.axes and (named := as_legacy(face.naming)) is not None:
                    legacy.setdefault(named.family, []).append(FontFace(face.path, face.stamp, face.index, named))
        for into, families in ((self.families, found), (self._legacy, legacy)):
            for name, several in families.items():
                four = chosen(several)
                into.setdefault(name, Family(name, four, {style: parts_of(face, several) for style, face in four.items()}))

    def family(self, name: str) -> Family:
        """Raises FontError, naming the nearest family, the folders searched, and the files there that cannot be used."""
        family = self.families.get(name) or self._legacy.get(name)
        if family is not None:
            return family
        near = difflib.get_close_matches(name, self.families, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(self.families))}"
        where = ", ".join(str(folder) for folder in self.folders[:-1]) or "the shipped fonts"
        said = "; ".join((*(f"{problem.place}: {problem.message}" for problem in self.broken), *self.left_out()))
        raise FontError(Problem(f"no font family {name!r} in {where}" + (f" ({said})" if said else ""), Place("fonts"), hint))

    def left_out(self) -> list[str]:
        """What was found of formats that cannot be used, in words: `3 files are .pfb: convert them to .ttf or .otf`."""
        counted = Counter(path.suffix.lower() for path in self.passed_over)
        return [
            f"{count} files are {suffix}: convert them to .ttf or .otf" if count > 1 else f"1 file is {suffix}: convert it to .ttf or .otf"
            for suffix, count in sorted(counted.items())
        ]

    def stack(self, arabic: str, latin: str) -> FontStack:
        """The stack of two families by name (they may be one), all others behind them that may be embedded. Raises FontError."""
        key = (arabic, latin)
        if key not in self._stacks:
            first, second = self.family(arabic), self.family(latin)
            rest = (family for name, family in sorted(self.families.items()) if name not in key and forbidden(family.face()) is None)
            self._stacks[key] = FontStack(first, second, tuple(rest), tuple(doubts((first, second))))
        return self._stacks[key]


def doubts(families: Iterable[Family]) -> Iterator[Problem]:
    """A warning for each file of these families whose bytes are not those that its maker summed up: shaping passes over a damaged table without a
    word. Raises FontError for a file that has changed."""
    told: set[Path] = set()
    for face in (face for family in families for face in family.faces.values()):
        if face.path in told or _is_shipped(face.path):
            continue
        told.add(face.path)
        if tables := unlike_checksums(face.raw):
            message = f"may be damaged: its {_listed(tables)} not what the font's checksums say"
            yield Problem(message, Place(str(face.path)), "take the file from its source again", severity="warning")


def _listed(tables: Sequence[str]) -> str:
    named = ", ".join(tag.strip() for tag in tables)
    return f"table {named} is" if len(tables) == 1 else f"tables {named} are"


def forbidden(face: FontFace) -> str | None:
    """What fsType (OpenType, OS/2) forbids that a PDF does with a font, in words; `None` where it allows all of it. Where a font names several
    rights, the widest holds."""
    rights = face.naming.rights
    if rights & 0x000F == 0x0002:
        return "the font does not allow itself to be embedded"
    if rights & 0x0200:
        return "the font allows only bitmaps of itself to be embedded"
    if rights & 0x0100:
        return "the font does not allow a part of itself to be embedded"
    return None


def chosen(faces: Sequence[FontFace]) -> dict[tuple[bool, bool], FontFace]:
    """A family's four faces out of all that bear its name, by (bold, italic).

    Regular is what stands nearest to weight 400, bold what is heavier than that and nearest to 700 (CSS Fonts 4, 5.2). Width comes first: a condensed
    face is taken only where there is no other.
    """
    out: dict[tuple[bool, bool], FontFace] = {}
    for italic in (False, True):
        group = [face for face in faces if face.italic == italic]
        if not group:
            continue
        width = min(abs(face.naming.width - 5) for face in group)
        group = [face for face in group if abs(face.naming.width - 5) == width]
        regular = min(group, key=lambda face: _rank(face, REGULAR))
        bolder = [face for face in group if face.weight >= regular.weight + 100]
        out[regular.bold and not bolder, italic] = regular
        if bolder:
            out[True, italic] = min(bolder, key=lambda face: _rank(face, BOLD))
    return out


def parts_of(face: FontFace, faces: Sequence[FontFace]) -> tuple[FontFace, ...]:
    """The other files of a face, in the order in which it was chosen before them."""
    same = [one for one in faces if one is not face and (one.weight, one.italic) == (face.weight, face.italic)]
    same = [one for one in same if (one.naming.width, one.naming.odd) == (face.naming.width, face.naming.odd)]
    return tuple(sorted(same, key=lambda one: _rank(one, REGULAR))[:_MOST_PARTS])


def _rank(face: FontFace, wanted: int) -> tuple[object, ...]:
    """How near a face comes to a weight, the nearest lowest. Of like ones those with no word more in their names come first, then static ones, then
    those by the order of their files."""
    weight = face.weight
    if wanted == REGULAR:
        order = (0, abs(weight - REGULAR)) if REGULAR <= weight <= 500 else (1, REGULAR - weight) if weight < REGULAR else (2, weight - REGULAR)
    else:
        order = (0, weight - wanted) if weight >= wanted else (1, wanted - weight)
    suffix = (".ttf", ".ttc", ".otf", ".otc", ".woff2", ".woff")
    kind = face.path.suffix.lower()
    return order, face.naming.odd, bool(face.naming.axes), suffix.index(kind) if kind in suffix else len(suffix), str(face.path), face.index


def _files(folder: Path) -> list[Path]:
    """The fonts in a folder and all below it, in the order of their paths."""
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(where, name) for name in names if Path(name).suffix.lower() in SUFFIXES | PASSED_OVER]
    return sorted(found)


@lru_cache(maxsize=16)
def _library(folders: tuple[Path, ...], listed: tuple[tuple[tuple[Path, Stamp | None], ...], ...]) -> FontLibrary:
    return FontLibrary(folders, [[path for path, _ in files] for files in listed])


def library(folders: tuple[Path, ...] = ()) -> FontLibrary:
    """The library of these folders and the shipped fonts, kept for as long as their files stay the same. Raises FontError for no folder."""
    listed = []
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            raise FontError(Problem("is not a folder of fonts", Place(str(folder)), "a folder that holds .ttf files"))
        listed.append(tuple((path, _stamp(path)) for path in _files(folder)))
    return _library(folders, tuple(listed))


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(path)
    except FontError:
        return None  # which opening it will tell
