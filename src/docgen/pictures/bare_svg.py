"""SVG pictures without what nobody who looks at them sees: what editors and people note in them, layers that are hidden, parts that nothing uses.

Names of parts and of styles say what somebody called them; those that are used are numbered anew, and all others left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.pictures.cascade import named

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = ("metadata", "title", "desc")
_PRESENTATION_NAMES = (
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering cursor "
    "direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-size image-rendering isolation "
    "lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events "
    "shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-rendering transform transform-origin transform-box vector-effect visibility writing-mode"
)
_PRESENTATION = frozenset(_PRESENTATION_NAMES.split())
"""Properties of style (SVG 2, appendix G), but for those of text, of which these pictures have none; the size of a font is what `em` measures."""
_BY_NAME = frozenset(("clipPath", "filter", "linearGradient", "marker", "mask", "pattern", "radialGradient", "symbol"))
"""Elements that are drawn only where another names them."""
_ATTRIBUTE_NAMES = (
    "amplitude azimuth baseFrequency baseProfile bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation exponent "
    "filterUnits fr fx fy gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength limitingConeAngle "
    "markerHeight markerUnits markerWidth maskContentUnits maskUnits media mode numOctaves offset operator order orient pathLength "
    "patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r "
    "radius refX refY requiredExtensions requiredFeatures result rx ry scale seed slope specularConstant specularExponent spreadMethod "
    "stdDeviation stitchTiles style surfaceScale systemLanguage tableValues targetX targetY type values version viewBox width x x1 x2 "
    "xChannelSelector y y1 y2 yChannelSelector z"
)
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
"""Attributes of elements that draw (SVG 2, appendix H)."""
_URL = re.compile(r"url\(([^()]*)\)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IN_SELECTOR = re.compile(r"([.#])([A-Za-z_\u0080-\uffff-][\w\u0080-\uffff-]*)")
_ASKED = re.compile(r"\[\s*([\w:-]+)")


@dataclass(slots=True)
class _Names:
    """What each id and each class is called from now on."""

    ids: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def identity(self, name: str) -> str:
        return self.ids.setdefault(name, f"i{len(self.ids) + 1}")

    def style(self, name: str) -> str:
        return self.classes.setdefault(name, f"c{len(self.classes) + 1}")


def bare_svg(data: bytes) -> bytes:
    """An SVG file that was found to be one (`read_svg`): its shapes, and what says how they look."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    for element in list(root.iter()):
        if element is not root and _is_foreign(element) and element.getparent() is not None:
            element.getparent().remove(element)  # and the text after it, of which no shape is made
    sheets = [element for element in root.iter() if _local(element) == "style"]
    for sheet in sheets:
        sheet.text = _COMMENT.sub("", "".join(sheet.itertext()))
        for child in list(sheet):
            sheet.remove(child)
    said = " ".join(sheet.text for sheet in sheets)
    asked = frozenset(_ASKED.findall(said))
    used = {match[2] for match in _IN_SELECTOR.finditer(said) if match[1] == "#"} | set(_used(root)) | set(_named(said))
    _drop_unused(root, used)
    names = _Names()
    for element in root.iter():
        if element not in sheets:
            element.text = None
        element.tail = None
        _bare_attributes(element, used, names, asked, styled=bool(sheets))
    for sheet in sheets:
        sheet.text = _sheet(sheet.text, names, renamed=not asked & {"id", "class"})
    etree.cleanup_namespaces(root)
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_foreign(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    space, brace, _ = element.tag.rpartition("}")
    return (bool(brace) and space[1:] != _SVG) or _local(element) in _UNSEEN


def _used(root: Any) -> Iterator[str]:
    """The ids that something in the tree refers to."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in ("href", _XLINK_HREF):
                yield value.strip().removeprefix("#")
            else:
                yield from _named(value)


def _named(text: str) -> Iterator[str]:
    """The ids that a text refers to by `url(#…)`."""
    return (name for found in _URL.finditer(text) if (name := named(found[1])) is not None)


def _drop_unused(root: Any, used: set[str]) -> None:
    """Leaves out what is hidden, and what only stands to be used and is not."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None or _local(element) in ("style", "stop"):
            continue
        waiting = _local(parent) == "defs" or _local(element) in _BY_NAME
        if (waiting or _is_hidden(element)) and not any(inner.get("id") in used or _local(inner) == "style" for inner in element.iter()):
            parent.remove(element)


def _is_hidden(element: Any) -> bool:
    return bool(element.get("display") == "none" or re.search(r"(?:^|;)\s*display\s*:\s*none\s*(?:;|!|$)", element.get("style", "")))


def _bare_attributes(element: Any, used: set[str], names: _Names, asked: frozenset[str], *, styled: bool) -> None:
    """`asked` are attributes that the style sheet asks for."""
    for name, value in list(element.attrib.items()):
        if name == "id" and "id" not in asked and value in used:
            element.set(name, names.identity(value))
        elif name == "class" and "class" not in asked and styled:
            element.set(name, " ".join(map(names.style, value.split())))
        elif name in ("href", _XLINK_HREF):
            element.set(name, _to(value, names) if "id" not in asked else value)
        elif name == "style":
            element.set(name, _referring(_declared(value), names, renamed="id" not in asked))
        elif name in _ATTRIBUTES or name in _PRESENTATION or name == _XML_SPACE:
            element.set(name, _referring(value, names, renamed="id" not in asked))
        elif name not in asked:
            del element.attrib[name]
        if name in ("style", "class") and not element.get(name):
            element.attrib.pop(name, None)


def _to(value: str, names: _Names) -> str:
    target = value.strip()
    return f"#{names.identity(target[1:])}" if target.startswith("#") else value


def _referring(value: str, names: _Names, *, renamed: bool) -> str:
    if not renamed or "(" not in value:
        return value

    def call(found: re.Match[str]) -> str:
        name = named(found[1])
        return found[0] if name is None else f"url(#{names.identity(name)})"

    return _URL.sub(call, value)


def _declared(style: Any) -> str:
    """The declarations that say how a shape looks, in their order; `style` is an attribute, or what tinycss2 found in a rule."""
    import tinycss2

    kept = []
    for one in tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in _PRESENTATION and (value := tinycss2.serialize(one.value).strip()):
            kept.append(f"{one.name}:{value}{'!important' if one.important else ''}")
    return ";".join(kept)


def _sheet(text: str, names: _Names, *, renamed: bool) -> str:
    """A style sheet whose names are numbered, without rules that hold for some readers only (`@media`)."""
    import tinycss2

    def call(found: re.Match[str]) -> str:
        return found[1] + (names.style if found[1] == "." else names.identity)(found[2])

    rules = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector, declared = tinycss2.serialize(rule.prelude).strip(), _referring(_declared(rule.content), names, renamed=renamed)
            rules.append(f"{_IN_SELECTOR.sub(call, selector) if renamed else selector}{{{declared}}}")
    return "".join(rules)
