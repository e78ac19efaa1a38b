"""A page's content stream, read: which colours paint it, which words stand in which marked content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from docgen.render.pdf.preflight.unicodemap import UnicodeMap, unicode_map

_COLOURS = {"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK", "K": "DeviceCMYK"}
_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "sh", "Do", "EI"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_DEEPEST = 8
"""Forms inside forms; a file that goes deeper is not followed there."""


@dataclass(slots=True)
class Content:
    """`lines` holds the shown lines of each MCID (`None`: outside of any), in the order of the stream; `colours` counts operators by colour space;
    `unmarked` counts what is painted outside of any marked content."""

    colours: Counter[str] = field(default_factory=Counter)
    lines: dict[int | None, list[str]] = field(default_factory=dict)
    unmarked: int = 0


def read_content(page: pikepdf.Page, fonts: dict[tuple[int, int], UnicodeMap]) -> Content:
    """`fonts` remembers the maps of fonts met before."""
    content = Content()
    _walk(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), content, fonts, [], 0)
    return content


def _walk(
    stream: pikepdf.Object,
    resources: Any,
    content: Content,
    fonts: dict[tuple[int, int], UnicodeMap],
    marked: list[int | str | None],
    depth: int,
) -> None:
    """`marked` is the stack of open marked content: an MCID, `artifact`, or `None` for any other."""
    font: UnicodeMap | None = None
    fresh = True
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in _COLOURS:
            content.colours[_COLOURS[name]] += 1
        elif name in ("cs", "CS"):
            content.colours[_space(operands[0], resources)] += 1
        elif name in ("BDC", "BMC"):
            marked.append(_mark(operands, resources))
        elif name == "EMC" and marked:
            marked.pop()
        elif name == "Tf":
            font = _font(resources, str(operands[0]), fonts)
        elif name in ("Tm", "Td", "TD", "T*", "BT"):
            fresh = True
        if name not in _PAINTING:
            continue
        if name == "Do" and depth < _DEEPEST:
            shown = resources.get("/XObject", {}).get(str(operands[0]))
            if isinstance(shown, pikepdf.Stream) and shown.get("/Subtype") == "/Form":
                _walk(shown, shown.get("/Resources", resources), content, fonts, marked, depth + 1)
                continue
            if isinstance(shown, pikepdf.Stream) and "/ColorSpace" in shown:
                content.colours[f"picture in {_space(shown.ColorSpace, resources)}"] += 1
        if not any(mark is not None for mark in marked):
            content.unmarked += 1
        if name in _SHOWING and font is not None:
            mcid = next((mark for mark in reversed(marked) if isinstance(mark, int)), None)
            if mcid is None and "artifact" in marked:
                continue
            lines = content.lines.setdefault(mcid, [])
            text = "".join(font.text(string) for string in _strings(operands[-1]))
            if fresh or not lines:
                lines.append(text)
            else:
                lines[-1] += text
            fresh = False


def _strings(operand: object) -> list[bytes]:
    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]


def _mark(operands: Any, resources: Any) -> int | str | None:
    tag, *rest = list(operands)
    properties = rest[0] if rest else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return "artifact" if str(tag) == "/Artifact" else None


def _font(resources: Any, name: str, fonts: dict[tuple[int, int], UnicodeMap]) -> UnicodeMap | None:
    font = resources.get("/Font", {}).get(name)
    if font is None:
        return None
    key = font.objgen
    if key not in fonts or key == (0, 0):
        fonts[key] = unicode_map(font)
    return fonts[key]


def _space(space: object, resources: Any) -> str:
    """A colour space's family; for one made of a profile, how many components it has."""
    if isinstance(space, pikepdf.Name):
        named = resources.get("/ColorSpace", {}).get(str(space))
        return _space(named, resources) if named is not None else str(space)[1:]
    if isinstance(space, pikepdf.Array) and len(space):
        family = str(space[0])[1:]
        if family == "ICCBased":
            return f"ICCBased {space[1].get('/N', '?')}"
        if family in ("Indexed", "Pattern") and len(space) > 1:
            return f"{family} {_space(space[1], resources)}"
        return family
    return "unknown"


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Sorted by name, for a report that is always the same."""
    return dict(sorted(counts.items()))
