"""Small fonts made for tests: of any units per em, weight, style and format, with letters whose outlines tell which way up they stand."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "–’“”«»·\u00a0"
ARABIC = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653), *range(0x0660, 0x066D), 0x060C, 0x061B, 0x061F))) + " "

Point = tuple[float, float]


def flag(wide: float, bold: float = 0.0) -> list[Point]:
    """A pole with a flag at its top right, in ems: neither its mirror image nor its turned one looks like it."""
    thick = 0.08 + bold
    return [(0.1, 0.0), (0.1, 0.7), (0.1 + wide, 0.7), (0.1 + wide, 0.5), (0.1 + thick, 0.5), (0.1 + thick, 0.0)]


def _draw(pen: Any, points: Iterable[Point], upem: int) -> None:
    first, *rest = [(round(x * upem), round(y * upem)) for x, y in points]
    pen.moveTo(first)
    for point in rest:
        pen.lineTo(point)
    pen.closePath()


def font(
    family: str = "Strange",
    style: str = "Regular",
    *,
    upem: int = 1000,
    characters: str = LATIN + ARABIC,
    weight: int = 400,
    width: int = 5,
    selection: int | None = None,
    mac: int = 0,
    angle: float = 0,
    rights: int = 0,
    names: dict[str, str] | None = None,
    cubic: bool = False,
    weights: tuple[int, int, int] | None = None,
    slants: tuple[int, int, int] | None = None,
) -> TTFont:
    """`names` are FontBuilder's (`typographicFamily`, …); `weights` and `slants` (low, default, high) make a variable font, whose bold has thick
    poles and whose slanted one leans."""
    characters = "".join(dict.fromkeys(characters))
    order = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    made = FontBuilder(upem, isTTF=not cubic)
    made.setupGlyphOrder(order)
    made.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    shapes = {name: flag(0.3 + 0.002 * (index % 50), 0.04 if weight >= 600 else 0) for index, name in enumerate(order)}
    for name in order:
        if name in ("u0020", "u00A0"):
            shapes[name] = []
    if cubic:
        drawings = {}
        for name, points in shapes.items():
            pen = T2CharStringPen(round(0.6 * upem), None)
            if points:
                _draw(pen, points[::-1], upem)
            drawings[name] = pen.getCharString()
        made.setupCFF(f"{family.replace(' ', '')}-{style.replace(' ', '')}", {}, drawings, {})
    else:
        glyphs = {}
        for name, points in shapes.items():
            outline = TTGlyphPen(None)
            if points:
                _draw(outline, points, upem)
            glyphs[name] = outline.glyph()
        made.setupGlyf(glyphs)
    made.setupHorizontalMetrics({name: (round(0.6 * upem), round(0.1 * upem) if shapes[name] else 0) for name in order})
    made.setupHorizontalHeader(ascent=round(0.8 * upem), descent=-round(0.2 * upem))
    named = {"familyName": family, "styleName": style, "psName": f"{family.replace(' ', '')}-{style.replace(' ', '')}", "version": "Version 1.0"}
    made.setupNameTable(named | (names or {}), mac=False)
    selected = 0x40 if selection is None else selection
    made.setupOS2(usWeightClass=weight, usWidthClass=width, fsType=rights, fsSelection=selected, sCapHeight=round(0.7 * upem))
    made.setupPost(italicAngle=angle)
    made.font["head"].macStyle = mac
    axes = [("wght", *weights, "Weight")] if weights else []
    axes += [("slnt", *slants, "Slant")] if slants else []
    if axes:
        from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
        from fontTools.ttLib.tables.TupleVariation import TupleVariation

        made.setupFvar(axes, [])
        variations = {}
        for name, points in shapes.items():
            if not points:
                continue
            moved = []
            if weights:
                thick = [(round(0.06 * upem) if index in (4, 5) else 0, 0) for index in range(6)]
                moved.append(TupleVariation({"wght": (0.0, 1.0, 1.0)}, GlyphCoordinates([*thick, *[(0, 0)] * 4])))
            if slants:
                leaning = [(round(0.2 * y * upem), 0) for _, y in points]
                moved.append(TupleVariation({"slnt": (-1.0, -1.0, 0.0)}, GlyphCoordinates([*leaning, *[(0, 0)] * 4])))
            variations[name] = moved
        made.setupGvar(variations)
    return made.font


def save(folder: Path, made: TTFont, name: str, flavor: str | None = None) -> Path:
    """Writes a font into a folder, which is made; `flavor` is `woff` or `woff2`."""
    folder.mkdir(parents=True, exist_ok=True)
    made.flavor = flavor
    made.save(folder / name)
    return folder / name


def collection(folder: Path, name: str, *fonts: TTFont) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    made = TTCollection()
    for each in fonts:
        out = io.BytesIO()
        each.save(out)
        made.fonts.append(TTFont(io.BytesIO(out.getvalue())))
    made.save(folder / name)
    return folder / name
