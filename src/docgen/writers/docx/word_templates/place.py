"""Where the body goes in somebody else's document: in the place of a content control tagged `docgen:body`, or at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docgen.document.theme import Page
from docgen.wordfile.field_tags import BODY_TAG, tag_of
from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile
from docgen.writers.docx.sections import MOST_PAGE

_INCH = 1440
_A4 = (11906, 16838)
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi|)", re.ASCII)
_TWIPS = {"": 1.0, "mm": _INCH / 25.4, "cm": _INCH / 2.54, "in": float(_INCH), "pt": 20.0, "pc": 240.0, "pi": 240.0}
"""Units of a length (ECMA-376 Part 1, 22.9.2.15) in twentieths of a point, which a bare number counts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The body goes into `parent`, in the place of `control`, the content control that is taken away for it (or its paragraph), or at the end.

    `tagged` is the control that asks for it, in that paragraph perhaps, whose other content stays. `section` is the `w:sectPr` that rules there;
    `width` is the room between the margins, or in the cell, in points. `in_cell` says that no section can break there.
    """

    parent: Any
    control: Any | None
    section: Any | None
    width: float
    in_cell: bool
    tagged: Any | None = None


def find_spot(file: WordFile) -> Spot:
    """The place of the body. Raises the file's error where the document has no body at all."""
    root = file.tree(file.main)
    body = root.find(w("body"))
    if body is None:
        raise file.fault("has no body", part=file.main)
    control = next((found for found in body.iter(w("sdt")) if tag_of(found) == BODY_TAG and not _in_box(found)), None)
    if control is None:
        last = body[-1] if len(body) else None
        ends = last is not None and last.tag == w("sectPr")
        section = last if ends else None
        return Spot(body, None, section, _width(section), False)
    block = _block(control)
    parent = block.getparent()
    section = _section_after(block, body)
    cell = next((above for above in block.iterancestors(w("tc"))), None)
    return Spot(parent, block, section, _width(section) if cell is None else _cell_width(cell), cell is not None, control)


def place_of(spot: Spot) -> int:
    """Before which child the body goes, as things are now."""
    if spot.control is not None:
        return int(spot.parent.index(spot.control))
    return len(spot.parent) - (len(spot.parent) > 0 and spot.parent[-1].tag == w("sectPr"))


def is_there(spot: Spot, file: WordFile) -> bool:
    """Whether the place is still in the document: a condition that was not met may have taken it away."""
    return spot.tagged is None or any(above is file.tree(file.main) for above in spot.tagged.iterancestors())


def _in_box(control: Any) -> bool:
    """Whether it stands in a text box, which no page ends in."""
    return next(control.iterancestors(w("txbxContent")), None) is not None


def _block(control: Any) -> Any:
    """The control itself where it stands between paragraphs, else the paragraph it stands in."""
    inside = next((above for above in control.iterancestors(w("p"))), None)
    return control if inside is None else inside


def _section_after(block: Any, body: Any) -> Any | None:
    """The section properties that rule at a block: the first that stand at or after it."""
    top = block
    while top.getparent() is not body:
        top = top.getparent()
    for following in (top, *top.itersiblings()):
        if following.tag == w("sectPr"):
            return following
        found = following.find(f".//{w('pPr')}/{w('sectPr')}")
        if found is not None:
            return found
    return None


def room(content: Any) -> float:
    """Points of width where an element stands: in its cell, else between the margins that rule there."""
    cell = next((above for above in content.iterancestors(w("tc"))), None)
    if cell is not None:
        return _cell_width(cell)
    body = next((above for above in content.iterancestors(w("body"))), None)
    return _width(None if body is None else _section_after(content, body))


def _length(value: str) -> int | None:
    """Twentieths of a point; `None` where the value is no length."""
    found = _LENGTH.fullmatch(value.strip())
    return None if found is None else round(float(found[1]) * _TWIPS[found[2]])


def _number(element: Any, name: str, default: int) -> int:
    length = _length("" if element is None else element.get(w(name), ""))
    return default if length is None else length


def check_room(spot: Spot, file: WordFile) -> None:
    """Raises the file's error where the page that the body goes on says no size, or leaves less than an inch for text."""
    if spot.section is None:
        return
    size, margins, columns = (spot.section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    for element, names in ((size, ("w", "h")), (margins, ("left", "right", "top", "bottom", "gutter"))):
        for name in names:
            said = None if element is None else element.get(w(name))
            if said is not None and _length(said) is None:
                kind = "page size" if element is size else "margin"
                raise file.fault(f"has a {kind} that is no length: w:{name}={said[:40]!r}", "a number of twentieths of a point", file.main)
    wide, high = _number(size, "w", _A4[0]), _number(size, "h", _A4[1])
    if wide <= 0 or high <= 0:
        raise file.fault(f"has a page of {wide / 20:g} × {high / 20:g} points", "a page with room for the text", file.main)
    if max(wide, high) > 20 * MOST_PAGE:
        raise file.fault(
            f"has a page of {wide / 20:g} × {high / 20:g} points", f"{MOST_PAGE:,} points (22 inches) at most: Word takes no more", file.main
        )
    upright = high - sum(abs(_number(margins, name, _INCH)) for name in ("top", "bottom"))
    for room, way in ((_between(size, margins, columns), "width"), (upright, "height")):
        if room < _INCH:
            left = f"{room / 20:g} points of {way}" if room > 0 else f"no {way}"
            raise file.fault(f"has a page whose margins or columns leave {left} for the text", "72 points (an inch) at least", file.main)


def page_of(section: Any | None) -> Page:
    """The page that section properties describe, its side margins as wide as the wider one."""
    size, margins = (None if section is None else section.find(w(name)) for name in ("pgSz", "pgMar"))
    sides = max(_number(margins, "left", _INCH), _number(margins, "right", _INCH))
    top, bottom = (abs(_number(margins, name, _INCH)) for name in ("top", "bottom"))
    return Page(_number(size, "w", _A4[0]) / 20, _number(size, "h", _A4[1]) / 20, sides / 20, top / 20, bottom / 20)


def _width(section: Any | None) -> float:
    """Points between the margins, of one column."""
    if section is None:
        return (_A4[0] - 2 * _INCH) / 20
    size, margins, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    return max(_between(size, margins, columns), _INCH) / 20


def _between(size: Any, margins: Any, columns: Any) -> int:
    """Twentieths of a point between the margins, of one column; not above zero where there is no room."""
    room = _number(size, "w", _A4[0]) - _number(margins, "left", _INCH) - _number(margins, "right", _INCH) - _number(margins, "gutter", 0)
    count = max(1, _number(columns, "num", 1))
    return (room - (count - 1) * _number(columns, "space", 720)) // count


def _cell_width(cell: Any) -> float:
    """Points inside a table's cell, Word's usual margins taken off."""
    width = cell.find(w("tcPr/tcW"))
    return max(_number(width, "w", 9000) - 216, _INCH) / 20
