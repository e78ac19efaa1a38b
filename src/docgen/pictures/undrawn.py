"""What stands in an SVG and is not drawn, or not as it is meant: told, since it is drawn without. Opacity of single shapes is set right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.pictures.cascade import inherited, local, paint_server
from docgen.pictures.csscolour import css_colour

_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_UNSEEN = frozenset(("mask", "filter", "pattern", "marker", "clipPath", "linearGradient", "radialGradient"))
"""What stands in these is not drawn where it stands."""
_WORDS = {"mask": "a mask", "filter": "a filter", "mix-blend-mode": "blending", "vector-effect": "lines of one width at every size"}
_NOTHING = ("none", "normal", "auto", "")


def undrawn(root: Any) -> Iterator[str]:
    """Of a flattened SVG, before its gradients are marked."""
    by_id = {element.get("id"): element for element in root.iter() if isinstance(element.tag, str) and element.get("id")}
    used = {_target(element) for element in root.iter() if local(element) == "use"}
    for element in _seen(root):
        yield from _properties(element, by_id)
        yield from _paints(element, by_id)
        yield from _parts(element, by_id)
        if (opacity := _opacity(element)) < 1:
            if not _taken_in(element, used):
                yield "opacity of a group (that of single shapes is drawn)"
            elif opacity > 0 and any(_has_fill_and_line(one) for one in element.iter() if isinstance(one.tag, str)):
                yield "opacity of a shape together with its line (each is drawn with it by itself)"


_CONDITIONS = ("media", "supports", "layer", "container", "scope")


def conditional(root: Any) -> Iterator[str]:
    """Of an SVG with its style sheets: rules that hold in some places only, none of which are laid over its shapes."""
    import tinycss2

    for style in root.iter("{*}style", "style"):
        for rule in tinycss2.parse_stylesheet("".join(style.itertext()), skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _CONDITIONS:
                yield f"rules of style under a condition (@{rule.lower_at_keyword})"


def _seen(root: Any) -> Iterator[Any]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and local(element) not in _UNSEEN:
            yield element
            waiting.extend(reversed(element))


def _properties(element: Any, by_id: Mapping[str, Any]) -> Iterator[str]:
    for name, words in _WORDS.items():
        if element.get(name, "none").strip() not in _NOTHING:
            yield words
    for name in ("marker-start", "marker-mid", "marker-end"):
        if element.get(name, "none").strip() not in _NOTHING:
            yield "markers"
    if element.get("paint-order", "").split()[:1] in (["stroke"], ["markers"]) and local(element) != "svg":
        yield "lines under their fills"
    if element.get("transform-origin") is not None and element.get("transform"):
        yield "a transformation about a point of its own"
    if local(element) in _SHAPES and inherited(element, "stroke") not in (None, "none"):
        offset = inherited(element, "stroke-dashoffset") or "0"
        if (inherited(element, "stroke-dasharray") or "none") != "none" and offset.rstrip("px%") not in ("0", "0.0", ""):
            yield "where dashes begin"
    clip = element.get("clip-path", "none").strip()
    if clip != "none":
        server = paint_server(clip)
        target = by_id.get(server[0]) if server else None
        if target is None or local(target) != "clipPath":
            yield "a clipping path that it does not have" if server else "a clipping path of a basic shape"
        elif target.get("clipPathUnits") == "objectBoundingBox":
            yield "a clipping path in shares of a shape's box"
        elif target.get("transform") or target.get("clip-path"):
            yield "a clipping path that is itself transformed or clipped"


def _paints(element: Any, by_id: Mapping[str, Any]) -> Iterator[str]:
    for name in ("fill", "stroke"):
        server = paint_server(element.get(name, ""))
        if server is None:
            continue
        target = by_id.get(server[0])
        kind = "" if target is None else local(target)
        if target is None and not server[1]:
            yield f"a colour that it does not have (#{server[0][:40]})"
        elif kind == "pattern":
            yield "a pattern"
        elif target is not None and kind not in ("linearGradient", "radialGradient"):
            yield f"a colour that is none (#{server[0][:40]})"


def _parts(element: Any, by_id: Mapping[str, Any]) -> Iterator[str]:
    if local(element) == "use" and (part := _target(element)) is not None:
        target = by_id.get(part)
        if target is None:
            yield f"a part that it does not have (#{part[:40]})"
        elif local(target) in ("symbol", "svg") and target.get("viewBox"):
            yield "the scale of a symbol"
    if local(element) == "switch":
        yield "a choice by language or feature"
    if local(element) == "svg" and element.getparent() is not None:
        origin = element.get("viewBox", "0 0").replace(",", " ").split()[:2]
        if any(part.rstrip("0").rstrip(".") not in ("", "0", "-0") for part in origin):
            yield "where an inner picture begins"
        if element.get("overflow", "hidden").strip() not in ("visible", "auto"):
            yield "the edges of an inner picture (nothing is cut there)"


def _target(element: Any) -> str | None:
    for attribute, value in element.attrib.items():
        if attribute.rpartition("}")[2] == "href":
            return str(value).strip()[1:]
    return None


def _opacity(element: Any) -> float:
    try:
        return float(element.get("opacity", "1"))
    except ValueError:
        return 1.0


def _has_fill_and_line(shape: Any) -> bool:
    """Whether the line of a shape lies over its fill, so that both are seen where one is to be seen."""
    return (
        local(shape) in _SHAPES and local(shape) != "line" and inherited(shape, "fill") != "none" and inherited(shape, "stroke") not in (None, "none")
    )


def _taken_in(element: Any, used: set[str | None]) -> bool:
    """Gives the opacity of a shape, or of a group of one, to its fill and its line; whether that could be done."""
    shapes = [one for one in element.iter() if isinstance(one.tag, str) and local(one) in (*_SHAPES, "use")]
    if not shapes:
        return True
    shape = shapes[0]
    above: Any = shape
    while above is not None:
        if above.get("id") in used or local(above) in ("defs", "symbol"):
            return False
        above = above.getparent()
    if len(shapes) > 1 or local(shape) == "use":
        return False
    opacity = _opacity(element)
    del element.attrib["opacity"]
    for name in ("fill", "stroke"):
        colour = css_colour(inherited(shape, name) or "")
        own = inherited(shape, f"{name}-opacity")
        before = float(own) if own else 1.0 if colour is None else colour[3]
        shape.set(f"{name}-opacity", f"{opacity * before:g}")
    return True
