"""An SVG whose styles are attributes: style sheets and `style` are laid over each element by the rules of the cascade (SVG 2, 6; CSS Cascade 4), so
that whoever draws it reads one attribute for one property. Colours are written in one way, and what has no effect is left out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from docgen.pictures.csscolour import css_colour, hexadecimal

Declarations: TypeAlias = dict[str, str]

_COLOURS = ("fill", "stroke", "stop-color", "color", "flood-color", "lighting-color")
_OPACITIES = ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity")
_PROPERTIES = frozenset(
    (
        *_COLOURS,
        *_OPACITIES,
        *("fill-rule", "clip-rule", "clip-path", "clip", "mask", "filter", "display", "visibility", "overflow", "mix-blend-mode", "isolation"),
        *("stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "vector-effect"),
        *("marker", "marker-start", "marker-mid", "marker-end", "paint-order", "transform", "transform-origin", "transform-box"),
        *("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "font-size"),
    )
)
"""Properties of shapes that a style may set; the rest changes nothing that is drawn."""
_INHERITED = frozenset(
    (
        *("fill", "stroke", "color", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "visibility", "stroke-width", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "paint-order", "marker-start", "marker-mid", "marker-end"),
    )
)
_SVG = "{http://www.w3.org/2000/svg}"
_PAINT = re.compile(r"url\(([^()]*)\)(.*)", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_SET_APART = ("defs", "symbol", "clipPath", "linearGradient", "radialGradient", "pattern", "mask", "filter", "marker")


def flattened(root: Any) -> Any:
    """A copy of a tree that was found to be an SVG in order: `style`, `class` and style sheets are gone, their values are attributes."""
    root = copy.deepcopy(root)
    matched = _matched(root)
    for element in [element for element in root.iter() if isinstance(element.tag, str)]:
        _set(element, matched.get(element, ()))
    for element in list(root.iter("{*}style", "style")):
        if element.getparent() is not None:
            element.getparent().remove(element)
    _hidden(root)
    for element in (element for element in root.iter() if isinstance(element.tag, str)):
        _normalise(element)
        if element.prefix is not None and str(element.tag).startswith(_SVG):
            element.tag = local(element)  # svglib finds no part to use by a name with a prefix
    return root


def local(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def inherited(element: Any, name: str) -> str | None:
    """The value of a property that is inherited, of an element in a flattened tree."""
    while element is not None:
        value = element.get(name)
        if value is not None and value != "inherit":
            return str(value)
        element = element.getparent()
    return None


def paint_server(value: str) -> tuple[str, str] | None:
    """The id that a paint names (`url(#a) red`), and the colour in its stead, which may be empty; `None` for a plain colour."""
    found = _PAINT.fullmatch(value.strip())
    name = None if found is None else named(found[1])
    return None if found is None or name is None else (name, found[2].strip())


def named(inside: str) -> str | None:
    """The id of this file that stands between the brackets of `url(…)`, quoted or not; `None` for what names none."""
    inside = inside.strip()
    if len(inside) > 1 and inside[0] in "'\"" and inside[-1] == inside[0]:
        inside = inside[1:-1].strip()
    return inside[1:] if inside.startswith("#") and not set(inside) & set("'\"") else None


def _matched(root: Any) -> dict[Any, list[tuple[Declarations, Declarations]]]:
    """Of each element the declarations of the rules that match it, weakest first: those that are not important, and those that are."""
    import cssselect2
    import tinycss2

    matcher = cssselect2.Matcher()
    some = False
    for style in root.iter("{*}style", "style"):
        for rule in tinycss2.parse_stylesheet("".join(style.itertext()), skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            for selector in selectors:
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declared(rule.content))
                    some = True
    if not some:
        return {}
    wrapped = cssselect2.ElementWrapper.from_xml_root(root)
    return {
        element.etree_element: [payload for *_, payload in matcher.match(element)]
        for element in wrapped.iter_subtree()
        if isinstance(element.etree_element.tag, str)
    }


def declared(content: Any) -> tuple[Declarations, Declarations]:
    """The declarations of a rule or of a `style` attribute."""
    import tinycss2

    plain, important = Declarations(), Declarations()
    for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in _PROPERTIES:
            (important if one.important else plain)[one.lower_name] = tinycss2.serialize(one.value).strip()
    return plain, important


def _set(element: Any, rules: Any) -> None:
    own = declared(element.get("style", ""))
    for declarations in (*(plain for plain, _ in rules), own[0], *(important for _, important in rules), own[1]):
        for name, value in declarations.items():
            element.set(name, value)
    for name in ("style", "class"):
        element.attrib.pop(name, None)
    if "marker" in element.attrib:
        shorthand = element.attrib.pop("marker")
        for place in ("marker-start", "marker-mid", "marker-end"):
            element.set(place, shorthand)


def _hidden(root: Any) -> None:
    """Takes out what is not displayed (SVG 2, 15.3)."""
    for element in [element for element in root.iter() if isinstance(element.tag, str) and element.get("display", "").strip() == "none"]:
        parent = element.getparent()
        if parent is not None and local(element) not in _SET_APART:
            parent.remove(element)


def _normalise(element: Any) -> None:
    for name in _COLOURS:
        if name in element.attrib:
            element.set(name, _colour(element, element.get(name).replace("!important", "").strip()))
    for name in _OPACITIES:
        if name in element.attrib and (share := _share(element.get(name))) is not None:
            element.set(name, share)
    for name in ("transform", "gradientTransform"):
        if name in element.attrib:
            element.set(name, re.sub(r"(?<=[\d.])(?:px|deg)\b", "", element.get(name)))
    if "clip-path" in element.attrib and (named := paint_server(element.get("clip-path"))):
        element.set("clip-path", f"url(#{named[0]})")
    if local(element) in ("polygon", "polyline"):
        element.set("points", " ".join(_NUMBER.findall(element.get("points", ""))))
        if inherited(element, "fill") is None:
            element.set("fill", "#000000")


def _colour(element: Any, value: str) -> str:
    """A colour in hexadecimal; what is none stays as it is."""
    server = paint_server(value)
    if server is not None:
        name, instead = server
        return f"url(#{name}) {_colour(element, instead)}".strip() if instead else f"url(#{name})"
    if value.lower() == "currentcolor":
        return next((found for found in _current(element) if found != "currentcolor"), "#000000")
    colour = css_colour(value)
    return value if colour is None else hexadecimal(colour)


def _current(element: Any) -> Iterator[str]:
    """The `color` of an element and of those above it."""
    while element is not None:
        value = str(element.get("color", "")).strip().lower()
        if value and value != "inherit":
            colour = css_colour(value)
            yield value if colour is None else hexadecimal(colour)
        element = element.getparent()


def _share(value: str) -> str | None:
    """An opacity as a number from 0 to 1."""
    value = value.replace("!important", "").strip()
    try:
        number = float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return None
    return f"{min(1.0, max(0.0, number)):g}" if number == number else None
