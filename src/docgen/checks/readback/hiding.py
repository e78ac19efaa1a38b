"""What of a web page is there and is not seen: hidden by an attribute, by its own style, or by a rule of a style sheet that names its class or id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_SIMPLE = re.compile(r"[a-zA-Z][\w-]*|[.#][\w-]+")
_NOUGHT = re.compile(r"[+-]?0*\.?0*(?:px|pt|em|rem|ex|ch|vw|vh|%|)")
_SPACE = re.compile(r"\s+")
_SMALL = re.compile(r"[+-]?0*(?:\.\d+)?(?:px|pt|em|rem|%|)|1px")
_CUT_AWAY = (
    ("clip", re.compile(r"rect\((?:[01](?:px|pt|em)?,?){4}\)")),
    ("clip-path", re.compile(r"inset\((?:[5-9]\d|1\d\d)(?:\.\d+)?%.*\)|circle\(0\D*\)|polygon\((?:0(?:px|%)?,?)+\)")),
    ("transform", re.compile(r".*(?:scale[xy]?|scale3d|matrix)\(0*(?:\.0+)?[,)].*|.*rotate[xy]\(90deg\).*|.*translate[xy]?\(-?\d{4,}px.*")),
    ("filter", re.compile(r".*opacity\(0(?:\.0+)?%?\).*")),
    ("scale", re.compile(r"0(?:\.0+)?")),
    ("zoom", re.compile(r"0?\.0\d*")),
)
_FAR_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|)")
_WHITE = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)"))
_NO_COLOUR = frozenset(("transparent", "rgba(0,0,0,0)"))

Style = Mapping[str, str]


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute, or of a rule, in small letters."""
    found: dict[str, str] = {}
    for one in _COMMENT.sub("", style).split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!\s*important", "", value.strip().lower())
    return found


def rules_of(sheets: str) -> dict[str, dict[str, str]]:
    """The declarations of style sheets by their simple selectors: an element, a class, an id. Those for print and for screens of some widths are left
    out, and all that is named by more than one word."""
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
        names = (element.tag, *(f".{name}" for name in (element.get("class") or "").split()), f"#{element.get('id')}")
        for name in names:
            found |= rules.get(name, {})
    if own := element.get("style"):
        found |= declarations(own)
    return found


def is_hidden(element: Any, style: Style, ground: str) -> bool:
    """Whether what stands in an element is not seen; `ground` is the colour behind it."""
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return hides(style, ground)


def hides(style: Style, ground: str) -> bool:
    """Whether a style lets nothing be seen of what it holds for."""
    if not style:
        return False
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse") or style.get("content-visibility") == "hidden":
        return True
    if any(_NOUGHT.fullmatch(style.get(name, "1")) for name in ("font-size", "opacity")):
        return True
    if any(_FAR_AWAY.fullmatch(style.get(name, "")) for name in ("text-indent", "left", "right", "top", "margin-left")):
        return True
    if any(form.fullmatch(_SPACE.sub("", style.get(name, ""))) for name, form in _CUT_AWAY):
        return True
    if style.get("overflow") in ("hidden", "clip") and any(
        _SMALL.fullmatch(style.get(name, "9px")) for name in ("width", "height", "max-height", "max-width")
    ):
        return True
    colour = _colour(style.get("color", ""))
    return bool(colour) and colour in (*_NO_COLOUR, ground)


def ground_of(element: Any, style: Style, ground: str) -> str:
    """The colour behind what stands in an element: its own, or what was there."""
    own = style.get("background-color") or element.get("bgcolor") or style.get("background", "").split(" ")[0]
    colour = _colour(own) if own else ""
    return colour if colour and colour not in _NO_COLOUR and not colour.startswith(("url", "none", "inherit", "var")) else ground


def _colour(value: str) -> str:
    value = re.sub(r"\s", "", value.lower())
    if value in _WHITE:
        return "#ffffff"
    short = re.fullmatch("#([0-9a-f])([0-9a-f])([0-9a-f])", value)
    return "#" + "".join(part * 2 for part in short.groups()) if short else "#000000" if value == "black" else value
