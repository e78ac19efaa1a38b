"""Shapes of an SVG as they are to be drawn: what its rules say is not drawn goes out, and outlines are written so that each can be read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.limits import check_time
from docgen.pictures.cascade import inherited, local
from docgen.pictures.pathdata import absolute_outline

_SIZES = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}
_DRAWN = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_ZERO = re.compile(r"[-+]?(?:0+\.?0*|\.0+)(?:[eE][-+]?\d+)?\s*(?:%|[a-z]*)")
_BROKEN_OFF = "an outline with an error in it (drawn up to there)"


def sound_shapes(root: Any) -> Iterator[str]:
    """Sets a flattened tree right; yields what of it is not drawn though it seems to be meant."""
    for element in [element for element in root.iter() if isinstance(element.tag, str)]:
        check_time()
        thickness = element.get("stroke-width", "").strip()
        if _ZERO.fullmatch(thickness):
            element.set("stroke-width", "0")
        elif thickness.startswith("-"):
            del element.attrib["stroke-width"]  # an error: as if it were not given
            yield "a line of negative thickness"
        name = local(element)
        if name in _DRAWN:
            yield from _outline(element, name)
            yield from _size(element, name)
            if _ZERO.fullmatch((inherited(element, "stroke-width") or "1").strip()):
                element.set("stroke", "none")


def _outline(element: Any, name: str) -> Iterator[str]:
    if name == "path" and element.get("d"):
        outline, whole = absolute_outline(element.get("d"))
        element.set("d", outline)
        if not whole:
            yield _BROKEN_OFF
    if name in ("polyline", "polygon"):
        numbers = element.get("points", "").split()
        if len(numbers) % 2:
            element.set("points", " ".join(numbers[:-1]))
            yield _BROKEN_OFF


def _size(element: Any, name: str) -> Iterator[str]:
    """Takes out a shape without extent, line and all (SVG 2, 10.2 to 10.4)."""
    for size in _SIZES.get(name, ()):
        value = element.get(size, "").strip()
        negative = value.startswith("-") and not _ZERO.fullmatch(value)
        if (negative or _ZERO.fullmatch(value)) and element.getparent() is not None:
            element.getparent().remove(element)
            if negative:
                yield "a shape of negative size"
            return
