"""SVG pictures: Word from 2016 on draws the SVG itself; what is drawn here, by Pillow, is for readers that do not.

Shapes are flattened to polygons and painted at three times the size, then made smooth. Each is painted on the box that it covers and no more, so that
the work grows with what is covered; a drawing of many large shapes is painted smaller.
"""

from __future__ import annotations

import io
import math
from itertools import pairwise
from typing import Any

from docgen.limits import check_time
from docgen.pictures import Vector
from docgen.pictures.geometry import Outline, Point, bounds, is_flat, is_kind, outlines
from docgen.pictures.gradients import Gradient
from docgen.pictures.matrix import Matrix, moved, times
from docgen.pictures.vector import Placed, has_line, is_clip, shapes_of
from docgen.writers.docx.images.shading import shaded

_DPI = 300
_MOST_PIXELS = 900
_SMOOTH = 3
_ROUND = 1
"""The line cap that is so (ISO 32000-1, table 54)."""
_PIECES = 20_000
"""Dashes of one shape."""
_WORK = 300_000_000
"""Pixels of all boxes together: some seconds of painting."""
Box = tuple[int, int, int, int]


def painted(vector: Vector) -> bytes:
    """The drawing as a PNG with a transparent ground."""
    from PIL import Image

    scale = min(_DPI / 72, _MOST_PIXELS / max(vector.width, vector.height)) * _SMOOTH
    seen = [(shape, matrix, clips) for shape, matrix, clips in shapes_of(vector.drawing) if not is_clip(shape)]
    work = sum(_area(shape, matrix, vector, scale) for shape, matrix, _ in seen)
    if work > _WORK:
        scale = max(scale * math.sqrt(_WORK / work), _SMOOTH / max(vector.width, vector.height))
    size = (max(_SMOOTH, round(vector.width * scale)), max(_SMOOTH, round(vector.height * scale)))
    page = Image.new("RGBA", size, (0, 0, 0, 0))
    # Shapes count upwards from the lower edge, pixels downwards from the upper one.
    placed = (scale, 0.0, 0.0, -scale, 0.0, vector.height * scale)
    for shape, matrix, clips in seen:
        check_time()
        _paint(shape, times(placed, matrix), [(clip, times(placed, own)) for clip, own in clips], page, vector)
    small = page.resize((max(1, size[0] // _SMOOTH), max(1, size[1] // _SMOOTH)), Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "PNG", dpi=(scale / _SMOOTH * 72, scale / _SMOOTH * 72))
    return out.getvalue()


def _area(shape: Any, matrix: Matrix, vector: Vector, scale: float) -> float:
    """Pixels of the boxes that a shape is painted on."""
    total = 0.0
    for points, _ in outlines(shape):
        across, up = zip(*(moved(point, matrix) for point in points), strict=True)
        wide = min(vector.width, max(across)) - max(0.0, min(across))
        high = min(vector.height, max(up)) - max(0.0, min(up))
        total += max(0.0, wide) * max(0.0, high) * scale * scale
    return total


def _paint(shape: Any, matrix: Matrix, clips: list[Placed], page: Any, vector: Vector) -> None:
    placed = _placed(shape, matrix)
    pen = shape.strokeWidth * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) if has_line(shape) else 0
    box = _box(placed, pen, page.size)
    if box is None:
        return
    through = _through(clips, box)

    def lay(colour: Any, mask: Any) -> None:
        gradient = vector.gradient(colour)
        shown = colour if gradient is None else _shaded(gradient, shape, matrix, box, getattr(colour, "alpha", 1))
        if shown is not None:
            _lay(page, shown, mask, through, box)

    if getattr(shape, "fillColor", None) is not None and not is_kind(shape, "Line", "PolyLine"):
        lay(shape.fillColor, _filled(placed, box, nonzero=bool(getattr(shape, "fillMode", 1))))
    if pen > 0:
        dashes = [part * pen / shape.strokeWidth for part in getattr(shape, "strokeDashArray", None) or ()]
        lay(shape.strokeColor, _stroked(_dashed(placed, dashes), box, pen, getattr(shape, "strokeLineCap", 0) or 0))


def _shaded(gradient: Gradient, shape: Any, matrix: Matrix, box: Box, opacity: float) -> Any:
    """A gradient's colours over a box; `None` where it paints nothing."""
    edges = bounds(shape)
    own = None if edges is None else gradient.on(edges)
    return None if own is None else shaded(gradient, times(matrix, own), box, opacity)


def _placed(shape: Any, matrix: Matrix) -> list[Outline]:
    return [([moved(point, matrix) for point in points], closed) for points, closed in outlines(shape)]


def _box(outlines: list[Outline], pen: float, size: tuple[int, int]) -> Box | None:
    """The pixels that a shape can cover: left, top, right, bottom; `None` where it lies beside the page."""
    points = [point for outline, _ in outlines for point in outline]
    if not points:
        return None
    reach = pen + 2
    left, right = min(x for x, _ in points) - reach, max(x for x, _ in points) + reach
    top, bottom = min(y for _, y in points) - reach, max(y for _, y in points) + reach
    box = max(0, math.floor(left)), max(0, math.floor(top)), min(size[0], math.ceil(right)), min(size[1], math.ceil(bottom))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _inside(points: list[Point], box: Box) -> list[Point]:
    return [(x - box[0], y - box[1]) for x, y in points]


def _filled(outlines: list[Outline], box: Box, *, nonzero: bool) -> Any:
    """A mask of what outlines hold, by the rule of winding numbers or of even and odd (SVG 1.1, 11.3)."""
    from PIL import Image, ImageChops, ImageDraw

    size = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", size)
    drawn = [points for points, _ in outlines if not is_flat(points)]
    if len(drawn) == 1:
        ImageDraw.Draw(mask).polygon(_inside(drawn[0], box), fill=255)
        return mask
    ways = {True: mask, False: Image.new("L", size)}  # clockwise, and the other way round
    for points in drawn:
        own = _box([(points, True)], 0, (box[2], box[3]))
        if own is None or own[2] <= box[0] or own[3] <= box[1]:
            continue
        own = max(own[0], box[0]), max(own[1], box[1]), own[2], own[3]
        part = Image.new("L", (own[2] - own[0], own[3] - own[1]))
        ImageDraw.Draw(part).polygon(_inside(points, own), fill=1)
        target = ways[_turn(points) > 0] if nonzero else mask
        place = own[0] - box[0], own[1] - box[1]
        below = target.crop((*place, place[0] + part.width, place[1] + part.height))
        target.paste(ImageChops.add(below, part) if nonzero else ImageChops.difference(below, part), place)
    counted = ImageChops.difference(ways[True], ways[False]) if nonzero else mask
    return counted.point([0] + [255] * 255)


def _turn(points: list[Point]) -> float:
    """Positive for an outline that goes one way round, negative for the other."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True))


def _dashed(outlines: list[Outline], dashes: list[float]) -> list[Outline]:
    """The pieces that a line is dashed into (SVG 1.1, 11.4); the whole line where they are too small, or too many, to be seen."""
    pattern = dashes * (1 + len(dashes) % 2)
    whole = sum(pattern)
    lines = [[*points, points[0]] if closed else points for points, closed in outlines]
    length = sum(math.dist(*ends) for line in lines for ends in pairwise(line))
    if whole < _SMOOTH or length / whole * len(pattern) > _PIECES:
        return outlines
    made: list[Outline] = []
    for line in lines:
        at, left = 0, pattern[0]
        piece = [line[0]]
        for start, end in pairwise(line):
            distance = math.dist(start, end)
            gone = 0.0
            while distance - gone > left:
                gone += left
                share = gone / distance
                piece.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
                if at % 2 == 0:
                    made.append((piece, False))
                piece = piece[-1:]
                at = (at + 1) % len(pattern)
                left = pattern[at]
            left -= distance - gone
            piece.append(end)
        if at % 2 == 0:
            made.append((piece, False))
    return made


def _dot(draw: Any, point: Point, pen: float, cap: int) -> None:
    """The end of a line that reaches over it: round, or square. Of a line without length it is all that is seen."""
    x, y = point
    edges = [x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2]
    if cap == _ROUND and pen < 4 * _MOST_PIXELS * _SMOOTH:  # one that is larger is walked round row by row, and covers all
        draw.ellipse(edges, fill=255)
    else:
        draw.rectangle(edges, fill=255)


def _stroked(outlines: list[Outline], box: Box, pen: float, cap: int) -> Any:
    from PIL import Image, ImageDraw

    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    draw = ImageDraw.Draw(mask)
    for points, closed in outlines:
        line = _inside([*points, points[0]] if closed else points, box)
        dot = all(point == line[0] for point in line)
        if (cap and dot) or (cap == _ROUND and not closed):
            for end in (line[0], line[-1]):
                _dot(draw, end, pen, cap)
        if len(line) > 1 and not dot:
            # Pillow walks along a thin line pixel by pixel, were it ever so long; a broad one is a polygon.
            far = max(abs(part) for point in line for part in point) > 10 * _MOST_PIXELS * _SMOOTH
            draw.line(line, fill=255, width=max(2 if far else 1, round(pen)), joint="curve")
    return mask


def _through(clips: list[Placed], box: Box) -> Any:
    """A mask of what clipping paths let through; `None` where there are none."""
    from PIL import ImageChops

    mask = None
    for clip, matrix in clips:
        one = _filled(_placed(clip, matrix), box, nonzero=bool(getattr(clip, "fillMode", 1)))
        mask = one if mask is None else ImageChops.multiply(mask, one)
    return mask


def _lay(page: Any, colour: Any, mask: Any, through: Any, box: Box) -> None:
    """A colour (or an image of colours) on the page where a mask is, by its opacity (source over)."""
    from PIL import Image, ImageChops

    if through is not None:
        mask = ImageChops.multiply(mask, through)
    if isinstance(colour, Image.Image):
        colour.putalpha(ImageChops.multiply(colour.getchannel("A"), mask))
        page.alpha_composite(colour, box[:2])
        return
    opacity = round(255 * getattr(colour, "alpha", 1))
    paint = tuple(round(255 * part) for part in (colour.red, colour.green, colour.blue))
    if opacity == 255:
        page.paste((*paint, 255), box, mask)
        return
    layer = Image.new("RGBA", mask.size, (*paint, 0))
    layer.putalpha(mask.point([opacity * value // 255 for value in range(256)]))
    page.alpha_composite(layer, box[:2])
