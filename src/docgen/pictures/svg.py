"""SVG files before anything draws them: XML without entities that points at nothing outside itself, of bounded depth and number of shapes.

What is wrong is an error. What is right but cannot be drawn is told elsewhere, since the picture is drawn without it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from docgen.limits import active
from docgen.pictures.kinds import NotAPicture

SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_TEXT = frozenset(("text", "tspan", "textPath", "tref", "altGlyph"))
_FOREIGN = frozenset(("script", "foreignObject", "iframe", "audio", "video", "canvas", "handler", "listener"))
_MOVING = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"))
_OUTLINE = 200
"""Characters of an outline that count as one shape."""
_VALUE = 2_000
"""Characters of a value (of a transformation, a list of dashes, a style) that is no outline: each shape below reads them all again."""
_ATTRIBUTES = 200
"""Attributes of one element."""
_STOPS = 256
"""Stops of one gradient."""
_STEPS = 4
"""Parts of a selector in a style sheet, such as `g.a > path`."""
_STYLES = 200
"""Rules of a style sheet that each shape allowed may be held against."""
_WHOLE = "an SVG that holds all it shows"


def read_svg(data: bytes) -> Any:
    """The tree of an SVG that may be drawn, without comments. Raises NotAPicture for what is no SVG, is larger than the limits
    allow, or holds or names what no picture should."""
    from lxml import etree

    if len(data) > active().text_bytes:
        raise NotAPicture(f"has {len(data):,} bytes, and {active().text_bytes:,} are the most of an SVG", "a simpler SVG, or a PNG")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        declares = b"<!ENTITY" in data
        raise NotAPicture("declares entities" if declares else "cannot be read as an SVG picture", "a whole SVG file, saved as plain SVG") from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None and any(True for _ in document.internalDTD.iterentities()):
        raise NotAPicture("declares entities", "a plain SVG file")
    if _name(root) != "svg":
        raise NotAPicture("is no SVG picture", "a whole SVG file")
    if any(True for _ in _siblings(root)):
        raise NotAPicture("points at a style sheet outside it", _WHOLE)
    _check(root)
    return root


def _name(element: Any) -> str:
    """An element's name in SVG's namespace (or in none); empty for all else."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    return name if space in ("", "{" + SVG) else ""


def _siblings(root: Any) -> Iterator[Any]:
    """Processing instructions before the root that name a style sheet."""
    before = root.getprevious()
    while before is not None:
        if getattr(before, "target", "") == "xml-stylesheet":
            yield before
        before = before.getprevious()


def _check(root: Any) -> None:
    elements = 0
    rules = 0
    for element, depth in _walked(root):
        if depth > active().nesting:
            raise NotAPicture(f"is nested more than {active().nesting} deep", "a simpler SVG, or a PNG")
        elements += 1
        name = _name(element)
        if len(element.attrib) > _ATTRIBUTES:
            raise NotAPicture(f"has an element with more than {_ATTRIBUTES} attributes", "a simpler SVG, or a PNG")
        if name.endswith("Gradient") and len(element) > _STOPS:
            raise NotAPicture(f"has a gradient of more than {_STOPS} colours", "a simpler SVG, or a PNG")
        for attribute, value in element.attrib.items():
            _check_attribute(name, attribute.rpartition("}")[2], attribute, value)
        _refuse(name)
        if name == "style":
            text = "".join(element.itertext())
            rules += text.count("{")
            _check_sheet(text)
    if elements > 10 * active().shapes + 1_000:
        raise NotAPicture(f"has {elements:,} elements, too many to draw", "a simpler SVG, or a PNG")
    if rules * elements > _STYLES * active().shapes:
        raise NotAPicture(f"has {rules:,} rules of style for {elements:,} elements, too many to draw", "a simpler SVG, or a PNG")


def _walked(root: Any) -> Iterator[tuple[Any, int]]:
    """Every element and how deep it stands, without recursion."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if isinstance(element.tag, str):
            yield element, depth
            waiting.extend((child, depth + 1) for child in reversed(element))


def _refuse(name: str) -> None:
    if name in _TEXT:
        raise NotAPicture("has text in it, whose font would not be embedded", "the same SVG with its text turned into outlines")
    if name in ("image", "feImage"):
        raise NotAPicture("holds a picture made of pixels", "that picture as a PNG or JPEG file of its own, or an SVG of shapes alone")
    if name in _FOREIGN:
        raise NotAPicture(f"holds a <{name}>, which no picture should", _WHOLE)
    if name in _MOVING:
        raise NotAPicture("moves", "a still picture")


def _check_sheet(text: str) -> None:
    """Of a style sheet. Selectors of many parts are refused: to match them takes as many tries as there are ways to choose their ancestors."""
    for rule in _without_comments(text).split("}"):
        selectors, _, declarations = rule.rpartition("{")
        for selector in re.split("[{;]", selectors)[-1].split(","):
            if len(re.split(r"[\s>+~]+", selector.strip())) > _STEPS or "(" in selector or len(selector) > _VALUE:
                raise NotAPicture("has a style sheet with selectors too intricate to follow", "a simpler SVG, or a PNG")
        _check_declared(declarations)
    _check_style(text)


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("/*", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("*/", start + 2)
        if end < 0:
            return "".join(kept)
        at = end + 2
    return "".join((*kept, text[at:]))


def _check_declared(text: str) -> None:
    """Of a style attribute, or the declarations of a rule."""
    _check_style(text)
    for key, value in _declared(text).items():
        if len(value) > _VALUE:
            raise _long(key)


def _check_style(text: str) -> None:
    if "\\" in text:
        raise NotAPicture("has escapes in its style", _WHOLE)
    if "@import" in text.lower():
        raise NotAPicture("points at a style sheet outside it", _WHOLE)
    _check_urls(text)


def _declared(text: str) -> dict[str, str]:
    """The properties of a style, by their names."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs if value}


def _check_attribute(name: str, key: str, written: str, value: str) -> None:
    if key in ("href", "src", "base") and not value.strip().startswith("#" if name != "image" else ("#", "data:")):
        raise NotAPicture(f"points at another file ({value[:60]})", _WHOLE)
    if key.lower().startswith("on"):
        raise NotAPicture(f"holds a script ({key})", _WHOLE)
    if written == key and key not in ("d", "points") and name and len(value) > _VALUE:
        raise _long(key)
    _check_urls(value)
    if key == "style":
        _check_declared(value)


def _long(key: str) -> NotAPicture:
    return NotAPicture(f"has a value too long to be drawn ({key[:40]})", "a simpler SVG, or a PNG")


def _urls(text: str) -> Iterator[str]:
    """What `url(…)` names in a text, without its quotes."""
    low, at = text.lower(), 0
    while (start := low.find("url(", at)) >= 0:
        end = text.find(")", start)
        if end < 0:
            yield text[start + 4 :].strip()
            return
        yield text[start + 4 : end].strip().strip("'\"").strip()
        at = end


def _check_urls(text: str) -> None:
    for target in _urls(text):
        if target and not target.startswith("#"):
            raise NotAPicture(f"points at another file ({target[:60]})", _WHOLE)


def _target(element: Any) -> str | None:
    for attribute, value in element.attrib.items():
        if attribute.rpartition("}")[2] == "href":
            return str(value).strip()[1:]
    return None


def check_shapes(root: Any) -> None:
    """Of an SVG whose styles are attributes. Raises NotAPicture for more shapes than the limits allow, each counted as often as it
    is used, and for parts that use themselves."""
    by_id: dict[str, Any] = {}
    for element, _ in _walked(root):
        if identity := element.get("id"):
            by_id.setdefault(identity, element)
    limit, nesting = active().shapes, active().nesting
    known: dict[Any, tuple[int, int]] = {}
    inside: set[Any] = set()

    def weigh(element: Any) -> Iterator[Any]:
        """A coroutine for each element: asks for the (shapes, depth) of others, and keeps its own in `known`."""
        shapes, deep = _weight(element), 0
        for other in (*(child for child in element if isinstance(child.tag, str)), *_used(element, by_id)):
            if other not in known:
                yield other
            more, deeper = known[other]
            shapes, deep = min(shapes + more, limit + 1), max(deep, deeper)
        known[element] = shapes, deep + 1

    stack = [(root, weigh(root))]
    inside.add(root)
    while stack:
        element, asking = stack[-1]
        wanted = next(asking, None)
        if wanted is None:
            stack.pop()
            inside.discard(element)
        elif wanted in inside:
            raise NotAPicture("has a part that holds itself", "a whole SVG file")
        else:
            inside.add(wanted)
            stack.append((wanted, weigh(wanted)))
    shapes, deep = known[root]
    if shapes > limit:
        raise NotAPicture(f"has more than {limit:,} shapes (a long outline counts for several)", "a simpler SVG, or a PNG")
    if deep > nesting:
        raise NotAPicture(f"is nested more than {nesting} deep", "a simpler SVG, or a PNG")


def _weight(element: Any) -> int:
    """How many shapes an element counts for by itself."""
    if _name(element) not in _SHAPES:
        return 1 if _name(element) == "use" else 0
    return math.ceil(max(1, len(element.get("d", "")) + len(element.get("points", ""))) / _OUTLINE)


def _used(element: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    """Other elements that are drawn again where this one stands."""
    targets = [_target(element)] if _name(element) == "use" else []
    targets += [target[1:] for target in _urls(element.get("clip-path", ""))]
    for target in targets:
        if target is not None and target in by_id:
            yield by_id[target]
