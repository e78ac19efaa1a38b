"""Draws the font `Docgen Signs`: currency signs that few fonts have yet (U+20C1 Saudi riyal, U+20C3 UAE dirham, U+20C4 Omani rial), regular and bold.

The outlines are docgen's own, built here from strokes after the shapes that the central banks published; they stand on the baseline and are as
high as lining figures. Run it only when a change is meant, look at the signs beside figures in every family, and write the new hashes into
fonts/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FOLDER = Path(__file__).resolve().parents[1] / "fonts" / "docgen-signs"
UPEM, HEIGHT = 1000, 690
EDGE = 45
"""On each side of a sign."""
_MADE = 3_876_000_000
"""Seconds since 1904: the same file each time."""

Point = tuple[float, float]
Contour = list[Point | tuple[Point, ...]]
"""Points; a tuple of points is a quadratic curve to the last of them, the others off the curve."""
Drawing = tuple[list[Contour], list[Contour]]
"""What is filled, and what is left out of it."""


def riyal(bold: bool) -> Drawing:
    """Two stems with slanted heads, crossed and joined by three bars that rise to the right; the left stem ends in a tail to the left."""
    rise, lean = 0.2126, 0.268
    width, thick = (112, 104) if bold else (78, 80)
    first, second = 214.0, 366.0
    right, left = 620.0, 0.0

    def bar(start: float, end: float, centre: float) -> Contour:
        """A bar whose middle passes (0, centre); its ends are cut at a slant."""
        low, high = centre - thick / 2, centre + thick / 2
        cut = thick * lean
        return [
            (start, low + rise * start),
            (end - cut, low + rise * (end - cut)),
            (end, high + rise * end),
            (start + cut, high + rise * (start + cut)),
        ]

    middle, lower, foot = 305.0, 152.0, -12.0
    tail = thick * 0.5
    bottom = lower + rise * first
    stem_foot = lower - thick / 2 + rise * second
    filled: list[Contour] = [
        [(first, bottom), (first + width, bottom), (first + width, HEIGHT), (first, HEIGHT - 0.84 * width)],
        [(second, stem_foot), (second + width, stem_foot + rise * width), (second + width, HEIGHT - 38), (second, HEIGHT - 38 - 0.84 * width)],
        bar(left + 34, right, middle),
        bar(second, right, lower),
        bar(second + 4, right, foot),
        [
            (left, 40 - tail + rise * left),
            (first - 22, 40 - tail + rise * (first - 22)),
            ((first + 26, 40 - tail + rise * (first + 26)), (first + 50, 92 - tail + 60)),
            (first + width - 6, bottom - 44),
            ((first + width, bottom - 34), (first + width, bottom)),
            (first, bottom),
            (first, 40 + tail + rise * first),
            (left + thick * lean, 40 + tail + rise * thick * lean),
        ],
    ]
    return filled, []


def dirham(bold: bool) -> Drawing:
    """A D whose two bars reach out on both sides: their left ends curl up, their right ends down."""
    stem, hair, bar, bulge = (132, 42, 84, 124) if bold else (92, 30, 62, 92)
    left, right = 96.0, 640.0
    waist = HEIGHT / 2
    bowl_right = right - 8
    outer: Contour = [
        (left - 44, 0),
        (290, 0),
        ((470, 0), (bowl_right, 120), (bowl_right, waist)),
        ((bowl_right, HEIGHT - 120), (470, HEIGHT), (290, HEIGHT)),
        (left - 44, HEIGHT),
        ((left - 6, HEIGHT - 26), (left, HEIGHT - 118)),
        (left, 118),
        ((left - 6, 26), (left - 44, 0)),
    ]
    inner_right = bowl_right - bulge - 14
    inner: Contour = [
        (left + stem, hair),
        (left + stem, HEIGHT - hair),
        (276, HEIGHT - hair),
        ((420, HEIGHT - hair), (inner_right, HEIGHT - 150), (inner_right, waist)),
        ((inner_right, 150), (420, hair), (276, hair)),
    ]
    bars = [_wave(0, right + 96, waist + side * (bar / 2 + 39), bar) for side in (1, -1)]
    return [outer, *bars], [inner]


def _wave(start: float, end: float, centre: float, thick: float) -> Contour:
    """A level bar; its left end curls up to a point, its right end down."""
    low, high = centre - thick / 2, centre + thick / 2
    curl = 0.62 * thick + 18
    return [
        ((start, high + 24)),
        ((start, low), (start + curl, low)),
        (end - curl * 0.55, low),
        ((end - 16, low), (end, low - 24)),
        ((end, high), (end - curl, high)),
        (start + curl * 0.55, high),
        ((start + 16, high), (start, high + 24)),
    ]


def rial(bold: bool) -> Drawing:
    """The head of the letter ain over two slanted bars; its body runs down from the upper one to the lower."""
    thick, gap = (128, 52) if bold else (104, 62)
    lean = 0.52
    right = 960.0
    low, high = 0.0, thick + gap

    def bar(bottom: float, start: float, end: float) -> Contour:
        shift = thick * lean
        return [(start, bottom), (end, bottom), (end + shift, bottom + thick), (start + shift, bottom + thick)]

    base = high + thick
    weight = 1.12 if bold else 1.0
    head: Contour = [
        (268, base - 4),
        ((262, base + 108), (300, base + 205)),
        ((346, HEIGHT - 18), (416, HEIGHT - 6)),
        ((474, HEIGHT + 6), (560, HEIGHT - 88)),
        (520, base + 96),
        ((462, base + 176 - 12 * weight), (410, base + 176 - 12 * weight)),
        ((346, base + 176 - 16 * weight), (346, base + 100)),
        ((346, base + 52), (396, base - 4)),
    ]
    body: Contour = [
        (330, high + 6),
        (460, high + 6),
        ((540, high - gap * 0.45), (640, low + thick - 6)),
        (400, low + thick - 6),
        ((372, high - gap * 0.5), (330, high + 6)),
    ]
    return [bar(high, 72, right - 92), bar(low, 0, right - 180), head, body], []


SIGNS: dict[int, tuple[str, Callable[[bool], Drawing]]] = {
    0x20C1: ("saudiRiyal", riyal),
    0x20C3: ("uaeDirham", dirham),
    0x20C4: ("omaniRial", rial),
}


def _edges(contours: Sequence[Contour]) -> tuple[float, float]:
    across = [x for contour in contours for step in contour for x, _ in (step if isinstance(step[0], tuple) else (step,))]  # type: ignore[misc]
    return min(across), max(across)


def _glyph(contours: Sequence[Contour], shift: float) -> object:
    pen = TTGlyphPen(None)

    def at(point: Point) -> tuple[int, int]:
        return round(point[0] + shift), round(point[1])

    for contour in contours:
        first, *rest = contour
        pen.moveTo(at(first))  # type: ignore[arg-type]
        for step in rest:
            if isinstance(step[0], tuple):
                pen.qCurveTo(*(at(point) for point in step))  # type: ignore[arg-type]
            else:
                pen.lineTo(at(step))  # type: ignore[arg-type]
        pen.closePath()
    glyph = pen.glyph()
    glyph.flags[0] |= 0x40  # its contours overlap
    return glyph


def make(bold: bool) -> Path:
    style = "Bold" if bold else "Regular"
    box: Contour = [(EDGE, 0), (EDGE, HEIGHT), (455, HEIGHT), (455, 0)]
    drawings = {".notdef": [box]} | {name: _wound(*draw(bold)) for name, draw in SIGNS.values()}
    made = FontBuilder(UPEM, isTTF=True)
    made.setupGlyphOrder(list(drawings))
    made.setupCharacterMap({code: name for code, (name, _) in SIGNS.items()})
    glyphs, metrics = {}, {}
    for name, contours in drawings.items():
        left, right = _edges(contours)
        glyphs[name] = _glyph(contours, EDGE - left)
        metrics[name] = (round(right - left) + 2 * EDGE, EDGE)
    made.setupGlyf(glyphs)
    made.setupHorizontalMetrics(metrics)
    made.setupHorizontalHeader(ascent=900, descent=-250)
    made.setupNameTable(
        {
            "copyright": "Copyright 2026 The docgen authors",
            "familyName": "Docgen Signs",
            "styleName": style,
            "uniqueFontIdentifier": f"1.000;DocgenSigns-{style}",
            "fullName": f"Docgen Signs {style}",
            "version": "Version 1.000",
            "psName": f"DocgenSigns-{style}",
            "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
            "licenseInfoURL": "https://openfontlicense.org",
        },
        mac=False,
    )
    made.setupOS2(
        usWeightClass=700 if bold else 400,
        fsType=0,
        fsSelection=0x20 if bold else 0x40,
        sCapHeight=HEIGHT,
        sxHeight=500,
        sTypoAscender=900,
        sTypoDescender=-250,
        usWinAscent=900,
        usWinDescent=250,
    )
    made.setupPost()
    head = made.font["head"]
    head.created = head.modified = _MADE
    head.macStyle = int(bold)
    made.font.recalcTimestamp = False
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"DocgenSigns-{style}.ttf"
    made.font.save(target)
    return target


def _wound(filled: list[Contour], holes: list[Contour]) -> list[Contour]:
    """What is filled runs clockwise, what is left out the other way."""
    return [
        contour if (_area(contour) < 0) == clockwise else _turned(contour)
        for contours, clockwise in ((filled, True), (holes, False))
        for contour in contours
    ]


def _flat(contour: Contour) -> list[Point]:
    return [step[-1] if isinstance(step[0], tuple) else step for step in contour]  # type: ignore[misc]


def _area(contour: Contour) -> float:
    points = _flat(contour)
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _turned(contour: Contour) -> Contour:
    """The same contour run the other way."""
    flat = _flat(contour)
    out: Contour = [flat[0]]
    closing = [*contour[1:], contour[0]]
    for index in range(len(closing) - 1, -1, -1):
        step = closing[index]
        end = flat[index]
        if isinstance(step[0], tuple):
            out.append((*reversed(step[:-1]), end))  # type: ignore[arg-type]
        elif index:
            out.append(end)
    return out


if __name__ == "__main__":
    for bold in (False, True):
        print(make(bold))
