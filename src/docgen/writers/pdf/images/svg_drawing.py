"""SVG drawings as form XObjects (ISO 32000-1, 8.10): each once in a file, cut at its own edges, in the colours that the file's profile allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from docgen.limits import check_time
from docgen.pictures import NotAPicture, Vector
from docgen.pictures.geometry import Segment, bounds, is_kind, segments, with_area
from docgen.pictures.gradients import Gradient
from docgen.pictures.matrix import Matrix, moved, times
from docgen.pictures.vector import Placed, has_line, is_clip, shapes_of
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.images.shadings import colours, fitted, opacities, pattern, written
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import Stream, compressed
from docgen.writers.pdf.objects.tokens import Raw
from docgen.writers.pdf.profiles.inks import Inks

_MOST_STOPS = 50_000
"""Stops of all gradients of a drawing, each as often as it begins again."""


def place_drawing(canvas: PageCanvas, vector: Vector) -> str:
    """Puts a drawing among the resources of the page being drawn; its name there. It is as large as the drawing, its lower left corner at 0, 0."""
    document = canvas.document
    name = f"drawing-{vector.digest}"
    resource: str = pdfdoc.xObjectName(name)
    if resource not in document.idToObject:
        document.Reference(_Form(canvas, vector).stream(), resource)
    canvas.use_form(name)
    return resource


class _Form:
    """Gathers the operators of a drawing and the resources that they name: `states` and `patterns` are dictionaries as PDF text, with their names."""

    def __init__(self, canvas: PageCanvas, vector: Vector) -> None:
        self.document = canvas.document
        self.inks: Inks | None = canvas.inks
        self.vector = vector
        self.box = (0.0, 0.0, vector.width, vector.height)
        self.states: dict[str, str] = {}
        self.patterns: dict[str, str] = {}
        self.functions: dict[tuple[Gradient, bool], tuple[str, str]] = {}
        self.stops = 0

    def stream(self) -> Stream:
        operators = [f"{written([self.vector.miter])} M"]
        for shape, matrix, clips in shapes_of(self.vector.drawing):
            check_time()
            if not is_clip(shape):
                operators += self._shape(shape, matrix, clips)
        return compressed("\n".join(operators).encode("ascii"), self._entries(self.states, self.patterns))

    def _entries(self, states: dict[str, str], patterns: dict[str, str]) -> dict[str, Any]:
        """Of a form's dictionary."""
        named = []
        for kind, found in (("ExtGState", states), ("Pattern", patterns)):
            if found:
                entries = (f"/{name} {reference(self.document, Raw(value))}" for value, name in found.items())
                named.append(f"/{kind} <<{' '.join(entries)}>>")
        return {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[{written(self.box)}]", "Resources": f"<<{' '.join(named)}>>"}

    def _shape(self, shape: Any, matrix: Matrix, clips: Sequence[Placed]) -> list[str]:
        area = [] if is_kind(shape, "Line", "PolyLine") else with_area(shape)
        filled = bool(area) and self._paints(shape, getattr(shape, "fillColor", None))
        lined = has_line(shape) and self._paints(shape, shape.strokeColor)
        path = _path(shape)
        if not path or not (filled or lined):
            return []
        out = ["q"]
        for clip, own in clips:
            out += [_path(clip, own), "W n" if getattr(clip, "fillMode", 1) else "W* n"]
        even = "" if getattr(shape, "fillMode", 1) else "*"
        whole = len(area) == len(list(segments(shape)))
        if filled and lined and whole and self._is_opaque(shape.fillColor) and self._is_opaque(shape.strokeColor):
            painted = [(*self._paint(shape, shape.fillColor, matrix, "fill"), *self._paint(shape, shape.strokeColor, matrix, "stroke"), f"B{even}")]
        else:
            painted = [(*self._paint(shape, shape.fillColor, matrix, "fill"), f"f{even}")] if filled else []
            painted += [(*self._paint(shape, shape.strokeColor, matrix, "stroke"), "S")] if lined else []
        for *paint, operator in painted:
            pen = [] if operator.startswith("f") else self._line(shape)
            drawn = path if whole or operator == "S" else _operators(area)
            out += ["q", *paint, f"{written(matrix)} cm", *pen, drawn, operator, "Q"]
        return [*out, "Q"]

    @staticmethod
    def _line(shape: Any) -> list[str]:
        out = [f"{written([shape.strokeWidth])} w {getattr(shape, 'strokeLineCap', 0) or 0:d} J {getattr(shape, 'strokeLineJoin', 0) or 0:d} j"]
        dashes = getattr(shape, "strokeDashArray", None)
        if dashes:
            out.append(f"[{written(list(dashes) * (1 + len(dashes) % 2))}] 0 d")
        return out

    def _paints(self, shape: Any, colour: Any) -> bool:
        """Whether a colour is one, and if it stands for a gradient, whether that has any extent on the shape."""
        gradient = None if colour is None else self.vector.gradient(colour)
        if gradient is None:
            return colour is not None
        edges = bounds(shape)
        return edges is not None and gradient.on(edges) is not None

    def _is_opaque(self, colour: Any) -> bool:
        gradient = self.vector.gradient(colour)
        return colour.alpha == 1 and (gradient is None or all(stop.alpha == 1 for stop in gradient.stops))

    def _paint(self, shape: Any, colour: Any, matrix: Matrix, way: str) -> list[str]:
        """Sets a colour or a gradient for fills or strokes (`way`), and its opacity."""
        gradient = self.vector.gradient(colour)
        shown: float = getattr(colour, "alpha", 1)
        if gradient is None:
            return [*self._opacity(shown, way), self._colour((colour.red, colour.green, colour.blue), way)]
        edges = bounds(shape)
        own = None if edges is None else gradient.on(edges)
        if own is None:
            return self._opacity(0.0, way)
        if (plain := gradient.plain) is not None:
            return [*self._opacity(shown * plain.alpha, way), self._colour(plain.rgb, way)]
        own = times(matrix, own)
        gradient = fitted(gradient, own, self.box)
        alphas = {stop.alpha for stop in gradient.stops}
        out = [f"/{self._state(self._mask(gradient, own))} gs"] if len(alphas) > 1 else []
        out += self._opacity(shown if len(alphas) > 1 else shown * alphas.pop(), way)
        name = self.patterns.setdefault(self._pattern(gradient, own), f"P{len(self.patterns)}")
        return [*out, f"/Pattern cs /{name} scn" if way == "fill" else f"/Pattern CS /{name} SCN"]

    def _colour(self, rgb: tuple[float, float, float], way: str) -> str:
        if self.inks is not None:
            return f"{written(self.inks.of(rgb))} {'k' if way == 'fill' else 'K'}"
        return f"{written(rgb)} {'rg' if way == 'fill' else 'RG'}"

    def _opacity(self, share: float, way: str) -> list[str]:
        if share >= 1:
            return []
        return [f"/{self._state(_alpha(share, way))} gs"]

    def _state(self, value: str) -> str:
        return self.states.setdefault(value, f"G{len(self.states)}")

    def _mask(self, gradient: Gradient, matrix: Matrix) -> str:
        """A graphics state whose mask is a gradient's opacity (11.6.5.2). It is set where the form's own coordinates hold."""
        shown = self._entries({}, {self._pattern(gradient, matrix, opacity=True): "P0"})
        group = {**shown, "Group": "<</Type /Group /S /Transparency /CS /DeviceGray>>"}
        form = compressed(f"/Pattern cs /P0 scn {written(self.box)} re f".encode("ascii"), group)
        return f"<</Type /ExtGState /SMask <</Type /Mask /S /Luminosity /G {reference(self.document, form)}>>>>"

    def _pattern(self, gradient: Gradient, matrix: Matrix, *, opacity: bool = False) -> str:
        """A gradient's pattern; gradients of the same colours share their function. Raises NotAPicture for too many."""
        key = gradient, opacity
        if key not in self.functions:
            self.stops += len(gradient.stops)
            if self.stops > _MOST_STOPS:
                raise NotAPicture("has more gradients, or gradients that begin again more often, than can be drawn", "a simpler SVG, or a PNG")
            space, function = opacities(gradient) if opacity else colours(gradient, self.inks)
            self.functions[key] = space, reference(self.document, Raw(function))
        return pattern(gradient, matrix, *self.functions[key])


def _alpha(share: float, way: str) -> str:
    return f"<</Type /ExtGState /{'ca' if way == 'fill' else 'CA'} {written([share])}>>"


def _path(shape: Any, matrix: Matrix | None = None) -> str:
    """A shape's outline as operators, moved by a matrix."""
    return _operators(segments(shape), matrix)


def _operators(outline: Iterable[Segment], matrix: Matrix | None = None) -> str:
    out: list[str] = []
    for operator, numbers in outline:
        if matrix is not None:
            points = (moved(point, matrix) for point in zip(numbers[::2], numbers[1::2], strict=True))
            numbers = tuple(part for point in points for part in point)
        out.append(f"{written(numbers)} {operator}" if numbers else operator)
    return "\n".join(out)
