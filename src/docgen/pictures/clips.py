"""Clipping paths of an SVG whose parts stand in them themselves: each shape with all the transformations that lead to it (CSS Masking 1, 5)."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.pictures.cascade import inherited, local

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_DEEPEST = 50


def plain_clips(root: Any) -> None:
    """Of a flattened tree in which no part holds itself: what clipping paths use and group becomes shapes of their own."""
    by_id = {element.get("id"): element for element in root.iter() if isinstance(element.tag, str) and element.get("id")}
    clips = [element for element in root.iter() if local(element) == "clipPath"]
    made = [(clip, [part for child in clip for part in _parts(child, "", by_id, 0)]) for clip in clips]
    for clip, parts in made:
        clip[:] = parts


def _parts(element: Any, moved: str, by_id: Mapping[str, Any], depth: int) -> Iterator[Any]:
    name = local(element)
    moved = f"{moved} {element.get('transform', '')}".strip()
    if name in _SHAPES:
        if inherited(element, "visibility") in ("hidden", "collapse"):
            return
        part = copy.deepcopy(element)
        part.attrib.pop("id", None)
        part.set("transform", moved)
        part.set("clip-rule", inherited(element, "clip-rule") or "nonzero")
        yield part
    elif name in ("g", "svg", "symbol", "a") and depth < _DEEPEST:
        for child in element:
            yield from _parts(child, moved, by_id, depth + 1)
    elif name == "use" and depth < _DEEPEST:
        target = next((by_id.get(str(value).strip()[1:]) for key, value in element.attrib.items() if key.rpartition("}")[2] == "href"), None)
        if target is not None:
            x, y = element.get("x", "0"), element.get("y", "0")
            yield from _parts(target, f"{moved} translate({x} {y})", by_id, depth + 1)
