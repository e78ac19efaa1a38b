"""What a letterhead's Normal and its defaults say of every paragraph, taken back in docgen's styles: its fonts, sizes and colours are wished for, its
indents, alignment, spaces and directions are not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.names import w, whole
from docgen.wordfile.order import P_PR, R_PR, put

_P_OFF = ("keepNext", "keepLines", "pageBreakBefore", "suppressLineNumbers", "contextualSpacing", "mirrorIndents", "suppressOverlap", "bidi")
_R_OFF = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "vanish")
"""On/off properties that docgen's styles have only where they say so. A style may hold no `w:rtl`: runs say it."""
_P_VALUES: dict[str, dict[str, str]] = {
    "shd": {"val": "clear", "color": "auto", "fill": "auto"},
    "jc": {"val": "left"},
    "textAlignment": {"val": "auto"},
    "outlineLvl": {"val": "9"},
}
_R_VALUES: dict[str, dict[str, str]] = {
    "spacing": {"val": "0"},
    "w": {"val": "100"},
    "kern": {"val": "0"},
    "position": {"val": "0"},
    "u": {"val": "none"},
    "effect": {"val": "none"},
    "bdr": {"val": "nil"},
    "shd": {"val": "clear", "color": "auto", "fill": "auto"},
    "vertAlign": {"val": "baseline"},
    "em": {"val": "none"},
}
_SPACING = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
_BORDERS = ("top", "left", "bottom", "right", "between", "bar")


def neutral(style: Any, base: str | None, cascade: Cascade) -> None:
    """Takes back in a style of docgen's (an element) what comes down from `base`, the letterhead's style it stands on, and what it does not say
    itself. `cascade` is the letterhead's."""
    _paragraph(_inner(style, "pPr"), base, cascade)
    _run(_inner(style, "rPr"), base, cascade)
    for name in ("pPr", "rPr"):
        if len(style.find(w(name))) == 0:
            style.remove(style.find(w(name)))


def _inner(style: Any, name: str) -> Any:
    found = style.find(w(name))
    if found is None:
        found = style.makeelement(w(name), {})
        later = style.find(w("rPr")) if name == "pPr" else None
        style.append(found) if later is None else later.addprevious(found)
    return found


def _paragraph(own: Any, base: str | None, cascade: Cascade) -> None:
    said = {name: found for name in P_PR if (found := cascade.of_style(base, "pPr", name)) is not None}
    for name, found in said.items():
        if own.find(w(name)) is not None:
            continue
        if name in _P_OFF and is_on(found):
            put(own, name, P_PR, {"val": "0"})
        elif name in ("widowControl", "suppressAutoHyphens") and not is_on(found):
            put(own, name, P_PR)
        elif name in _P_VALUES:
            put(own, name, P_PR, _P_VALUES[name])
        elif name == "numPr":
            number = put(own, name, P_PR)
            number.append(number.makeelement(w("numId"), {w("val"): "0"}))
        elif name == "pBdr":
            borders = put(own, name, P_PR)
            borders.extend(borders.makeelement(w(side), {w("val"): "nil"}) for side in _BORDERS if found.find(w(side)) is not None)
    _clear_tabs(own, [*(style.find(w("pPr/tabs")) for style in cascade.chain(base)), cascade.of_style(None, "pPr", "tabs")])
    _fill(own, "ind", dict.fromkeys(cascade.merged_style(base, "ind"), "0"))
    theirs = cascade.merged_style(base, "spacing")
    _fill(own, "spacing", {name: _SPACING.get(name, "0") for name in theirs})


def _clear_tabs(own: Any, theirs: Iterable[Any]) -> None:
    """Tab stops are added to those that come down, from every style of a chain, so each is cleared by its place."""
    tabs = own.find(w("tabs"))
    known = set() if tabs is None else {tab.get(w("pos")) for tab in tabs}
    stops = {tab.get(w("pos"), "") for every in theirs if every is not None for tab in every if tab.get(w("val")) != "clear"}
    for place in sorted(stops - known - {""}, key=_place):
        tabs = put(own, "tabs", P_PR) if tabs is None else tabs
        tabs.append(tabs.makeelement(w("tab"), {w("val"): "clear", w("pos"): place}))


def _place(said: str) -> tuple[int, str]:
    """By the place, since a list of tab stops goes from the first to the last."""
    return whole(said), said


_ALSO = {
    "left": ("start",),
    "right": ("end",),
    "firstLine": ("hanging",),
    "hanging": ("firstLine",),
    "leftChars": ("startChars",),
    "rightChars": ("endChars",),
}


def _fill(own: Any, name: str, attributes: dict[str, str]) -> None:
    """The attributes that an element does not have, each of which would come down by itself."""
    element = own.find(w(name))
    missing = {
        key: value for key, value in attributes.items() if element is None or all(element.get(w(same)) is None for same in (key, *_ALSO.get(key, ())))
    }
    if not missing:
        return
    if element is None:
        element = put(own, name, P_PR)
    for key, value in missing.items():
        element.set(w(key), value)


def _run(own: Any, base: str | None, cascade: Cascade) -> None:
    for name in R_PR:
        found = cascade.of_style(base, "rPr", name)
        if found is None or own.find(w(name)) is not None:
            continue
        if name in _R_OFF and is_on(found):
            put(own, name, R_PR, {"val": "0"})
        elif name in _R_VALUES:
            put(own, name, R_PR, _R_VALUES[name])
