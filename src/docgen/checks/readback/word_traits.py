"""Words of a Word file that are there and are not seen, are struck out, or are set in the other direction (ISO/IEC 29500-1, 17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.checks.readback.traits import Trait, finding, is_left_to_right, short
from docgen.document.contrast import SMALLEST, tell_apart
from docgen.limits import check_time
from docgen.wordfile.names import w
from docgen.wordfile.text import run_text

_OFF = ("0", "false", "off", "none")
_NARROWEST = 20
"""Per cent of their width: narrower letters are strokes."""
_FARTHEST = 400
"""Half points: letters raised or lowered so far stand outside of their line, and mostly of the page."""
_PAPER = ("background1", "light1")
"""Theme colours that are the paper's."""
_CLEAR = 90000
"""Thousandths of a per cent of transparency (ECMA-376 Part 1, 20.1.2.3.1 and MS-ODRAWXML): what is clearer is not seen."""
_DEEPEST = 20
_WORD = re.compile(r"\w")
_LETTER = re.compile("[A-Za-z]")
_COMPLEX = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WHOLE = re.compile(r"([+-]?\d{1,9}(?:\.\d+)?)%?")
_HEX = re.compile("[0-9A-Fa-f]{6}")

Look = dict[str, str]


def looks_of(styles: Any) -> dict[str, Look]:
    """How the letters of each style look, those of the styles that it is based on among them."""
    own: dict[str, tuple[str, Look]] = {}
    for style in [] if styles is None else styles.iter(w("style")):
        based = style.find(w("basedOn"))
        shade = _shade(style.find(w("pPr")))
        own[style.get(w("styleId")) or ""] = (
            "" if based is None else based.get(w("val")) or "",
            {**_look(style), **({"ground": shade} if shade else {})},
        )
    found: dict[str, Look] = {}
    for name in own:
        chain: list[Look] = []
        at = name
        while at in own and len(chain) < _DEEPEST:
            above, look = own[at]
            chain.append(look)
            at = above
        found[name] = {key: value for look in reversed(chain) for key, value in look.items()}
    return found


def word_traits(story: Any, looks: Mapping[str, Look]) -> Iterator[Trait]:
    """All runs of a part of a Word file."""
    for run in story.iter(w("r")):
        check_time()
        said = run_text(run)
        if not _WORD.search(said):
            continue
        own = _look(run)
        paragraph = next((above for above in run.iterancestors() if above.tag == w("p")), None)
        look = {**_styled(paragraph, "pStyle", looks), **_styled(run, "rStyle", looks), **own}
        yield from _unseen(said, run, look)
        if any(look.get(name, "0") not in _OFF for name in ("strike", "dstrike")):
            yield finding(f"holds text that is struck out: {short(said)}")
        if own.get("rtl", "0") not in _OFF and is_left_to_right(said) and _LETTER.search(said):
            yield finding(f"sets {short(said)} from right to left")
        if any(above.tag == w("bdo") for above in run.iterancestors()):
            yield finding(f"turns {short(said)} with a control that orders how it is seen")


def _unseen(said: str, run: Any, look: Look) -> Iterator[Trait]:
    """Why nobody sees a run; nothing where it is seen."""
    # Arabic, and what is marked so, has a size of its own (17.3.2.39).
    complex_script = any(look.get(name, "0") not in _OFF for name in ("rtl", "cs")) or _COMPLEX.search(said) is not None
    size = _number(look, "szCs" if complex_script else "sz", 24) / 2
    if any(look.get(name, "0") not in _OFF for name in ("vanish", "webHidden")):
        yield finding(f"holds text that is not seen: {short(said)}")
    elif "clear" in look or not _told_apart(look.get("color", ""), _ground(run, look)):
        yield finding(f"holds text of the colour of its ground: {short(said)}")
    elif size < SMALLEST or _number(look, "w", 100) < _NARROWEST:
        yield finding(f"holds text in letters too small to be read: {short(said)}")
    elif abs(_number(look, "position", 0)) >= _FARTHEST or -_number(look, "spacing", 0) / 20 >= size:
        yield finding(f"holds text in letters that stand outside of their line or upon one another: {short(said)}")


def _told_apart(colour: str, ground: str) -> bool:
    """Whether two colours, `RRGGBB` each, are told apart; those that are named otherwise are."""
    if not _HEX.fullmatch(colour) or not ground:
        return True
    (red, green, blue), behind = ([int(one[at : at + 2], 16) / 255 for at in (0, 2, 4)] for one in (colour, ground))
    return tell_apart((red, green, blue), (behind[0], behind[1], behind[2]))


def _number(look: Look, name: str, usual: float) -> float:
    found = _WHOLE.fullmatch(look.get(name, ""))
    return usual if found is None else float(found[1])


def _look(holder: Any) -> Look:
    properties = holder.find(w("rPr"))
    found: Look = {}
    for one in () if properties is None else properties:
        if isinstance(one.tag, str):
            name = one.tag.rpartition("}")[2]
            found[name] = "FFFFFF" if name == "color" and one.get(w("themeColor")) in _PAPER else one.get(w("val")) or "1"
            if name == "textFill" and _is_clear(one):
                found["clear"] = "1"
    if shade := _shade(properties):
        found["ground"] = shade
    return found


def _is_clear(fill: Any) -> bool:
    """Whether the fill of letters (`w14:textFill`) lets nothing of them be seen."""
    names = {str(one.tag).rpartition("}")[2]: one for one in fill.iter() if isinstance(one.tag, str)}
    if "noFill" in names:
        return True
    values = [value for name, value in names["alpha"].attrib.items() if name.endswith("val")] if "alpha" in names else []
    return any(value.isdecimal() and int(value) >= _CLEAR for value in values)


def _styled(holder: Any, name: str, looks: Mapping[str, Look]) -> Look:
    properties = None if holder is None else holder.find(w("pPr" if name == "pStyle" else "rPr"))
    style = None if properties is None else properties.find(w(name))
    return {} if style is None else looks.get(style.get(w("val")) or "", {})


def _ground(run: Any, look: Look) -> str:
    """The colour behind a run; none where it is a named one, or stands in a drawing."""
    if look.get("highlight", "none") != "none":
        return ""
    if "ground" in look:
        return look["ground"]
    for above in run.iterancestors():
        name = str(above.tag).rpartition("}")[2]
        if name == "txbxContent":
            return ""
        properties = above.find(w({"p": "pPr", "tc": "tcPr", "tbl": "tblPr"}.get(name, "none")))
        if shade := _shade(properties):
            return shade
    return "FFFFFF"


def _shade(properties: Any) -> str:
    shade = None if properties is None else properties.find(w("shd"))
    fill = "" if shade is None else shade.get(w("fill")) or ""
    return fill.upper() if _HEX.fullmatch(fill) else ""
