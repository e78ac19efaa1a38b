"""Words of a Word file that are there and are not seen, are struck out, or are set in the other direction (ISO/IEC 29500-1, 17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.checks.readback.traits import Trait, finding, is_left_to_right, short
from docgen.limits import check_time
from docgen.wordfile.names import w
from docgen.wordfile.text import run_text

_OFF = ("0", "false", "off", "none")
_SMALLEST = 8
"""Half points: letters below four points are not read."""
_DEEPEST = 20
_WORD = re.compile(r"\w")
_LETTER = re.compile("[A-Za-z]")
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
        if any(look.get(name, "0") not in _OFF for name in ("vanish", "webHidden")):
            yield finding(f"holds text that is not seen: {short(said)}")
        elif "color" in look and look["color"].upper() == _ground(run, look):
            yield finding(f"holds text of the colour of its ground: {short(said)}")
        elif look.get("sz", "").isdecimal() and int(look["sz"]) < _SMALLEST:
            yield finding(f"holds text in letters too small to be read: {short(said)}")
        if any(look.get(name, "0") not in _OFF for name in ("strike", "dstrike")):
            yield finding(f"holds text that is struck out: {short(said)}")
        if own.get("rtl", "0") not in _OFF and is_left_to_right(said) and _LETTER.search(said):
            yield finding(f"sets {short(said)} from right to left")
        if any(above.tag == w("bdo") for above in run.iterancestors()):
            yield finding(f"turns {short(said)} with a control that orders how it is seen")


def _look(holder: Any) -> Look:
    properties = holder.find(w("rPr"))
    found = (
        {} if properties is None else {str(one.tag).rpartition("}")[2]: one.get(w("val")) or "1" for one in properties if isinstance(one.tag, str)}
    )
    if shade := _shade(properties):
        found["ground"] = shade
    return found


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
