"""What of a web page is there and is not seen: hidden by an attribute, by its own style, or by a rule of a style sheet that names its class or id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.checks.readback.sight import Look, Style, inside, length

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_SIMPLE = re.compile(r"[a-zA-Z][\w-]*|[.#][\w-]+|:root")
_SPACE = re.compile(r"\s+")
_CUT_AWAY = (
    ("clip", re.compile(r"rect\((?:[01](?:px|pt|em)?,?){4}\)")),
    ("clip-path", re.compile(r"inset\((?:[5-9]\d|1\d\d)(?:\.\d+)?%.*\)|circle\(0\D*\)|polygon\((?:0(?:px|%)?,?)+\)")),
    ("transform", re.compile(r".*rotate[xy]\(90deg\).*")),
)
_MOVED = re.compile(r"translate(?:[xyz]|3d)?\(([^()]*)\)")
_WIDTH = 1280.0
"""CSS pixels of a screen, for what is a share of it."""
_OUT_BEFORE, _OUT_BEHIND, _MOVED_OUT = -100.0, 2000.0, 1000.0
"""From where on text stands outside of what is seen."""
_SLIT = 4.0
"""A box that cuts off what does not fit and is no wider or higher shows no letter."""
_RECKONED = re.compile(r"(?:calc|min|max|clamp|env)\(")

LOOK = Look()
"""That of a page without a style."""


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute, or of a rule, in small letters."""
    found: dict[str, str] = {}
    for one in _COMMENT.sub("", style).split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!\s*important", "", value.strip().lower())
    return found


def rules_of(sheets: str) -> dict[str, dict[str, str]]:
    """The declarations of style sheets by their simple selectors: an element, a class, an id, the root. Those for print and for screens of some
    widths are left out, and all that is named by more than one word."""
    found: dict[str, dict[str, str]] = {}
    depth, inside_at_rule, selectors = 0, False, ""
    for piece in _BRACE.split(_COMMENT.sub("", sheets)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selectors = piece.rpartition(";")[2].strip()
            inside_at_rule = selectors.startswith("@")
        elif depth == 1 and not inside_at_rule:
            for selector in selectors.split(","):
                if _SIMPLE.fullmatch(selector.strip()):
                    found.setdefault(selector.strip(), {}).update(declarations(piece))
    return found


def style_of(element: Any, rules: Mapping[str, Style]) -> dict[str, str]:
    """What holds for an element by the rules and by its own style."""
    found: dict[str, str] = {}
    if rules:
        names = (
            ":root" if element.tag == "html" else "",
            element.tag,
            *(f".{name}" for name in (element.get("class") or "").split()),
            f"#{element.get('id')}",
        )
        for name in names:
            found |= rules.get(name, {})
    if own := element.get("style"):
        found |= declarations(own)
    return found


def is_hidden(element: Any, style: Style, look: Look) -> bool:
    """Whether nothing that stands in an element is seen, whatever look it takes; `look` is that of its letters."""
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return takes_away(style, look)


def hides(style: Style) -> bool:
    """Whether a rule that names it lets nothing be seen of what stands on white."""
    return takes_away(style, LOOK) or not inside(LOOK, style).is_seen()


def takes_away(style: Style, look: Look) -> bool:
    """Whether a style takes away what it holds for: it is not shown, is cut off, or stands outside of what is seen."""
    if not style:
        return False
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    for name in ("text-indent", "left", "right", "top", "bottom", "margin-left", "margin-right", "margin-top"):
        shift = length(style[name], look.size, _WIDTH) if name in style else None
        if shift is not None and not _OUT_BEFORE < shift < _OUT_BEHIND:
            return True
    if any(form.fullmatch(_SPACE.sub("", style.get(name, ""))) for name, form in _CUT_AWAY):
        return True
    for found in (*_MOVED.findall(style.get("transform", "")), style.get("translate", "").replace(" ", ",")):
        shifts = (length(part, look.size, _WIDTH / 4) for part in found.split(","))
        if any(shift is not None and abs(shift) >= _MOVED_OUT for shift in shifts):
            return True
    if style.get("overflow") in ("hidden", "clip"):
        sizes = (length(style[name], look.size, _WIDTH) for name in ("width", "height", "max-height", "max-width") if name in style)
        return any(size is not None and size < _SLIT for size in sizes)
    return False


def reckoned(style: Style) -> str:
    """What of a style only a browser can reckon, though it decides whether text is seen."""
    return next((f"{name}: {style[name]}" for name in ("font-size", "font", "opacity", "scale", "zoom") if _RECKONED.search(style.get(name, ""))), "")


def ground_said(element: Any) -> str:
    """The colour behind an element that its attribute says."""
    return (element.get("bgcolor") or "").lower()
