"""A page's content stream, read: which colours paint it, which words stand in which marked content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.render.pdf.preflight.budget import Budget
from docgen.render.pdf.preflight.lexer import Name, operators
from docgen.render.pdf.preflight.unicodemap import UnicodeMap, unicode_map
from docgen.render.pdf.preflight.unpacking import unpacked
from docgen.render.pdf.preflight.values import Ref, entry, first, integer, is_name, is_stream, items, name, named, ref

_COLOURS = {"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK", "K": "DeviceCMYK"}
_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "sh", "Do", "EI"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_DEEPEST = 8
"""Forms inside forms; a file that goes deeper is not followed there."""
_MOST_MARKED = 1000
"""Marked content inside marked content."""

Fonts = dict[Ref, UnicodeMap]


@dataclass(slots=True)
class Content:
    """`lines` holds the shown lines of each MCID (`None`: outside of any), in the order of the stream; `colours` counts operators by colour space;
    `unmarked` counts what is painted outside of any marked content."""

    colours: Counter[str] = field(default_factory=Counter)
    lines: dict[int | None, list[str]] = field(default_factory=dict)
    unmarked: int = 0


@dataclass(slots=True)
class _Marked:
    """The open marked content: MCIDs, `artifact`, or `None` for any other; how many of them are not `None`, and how many artifacts."""

    open: list[int | str | None] = field(default_factory=list)
    telling: int = 0
    artifacts: int = 0

    def push(self, mark: int | str | None) -> None:
        self.open.append(mark)
        self.telling += mark is not None
        self.artifacts += mark == "artifact"

    def pop(self) -> None:
        if self.open:
            mark = self.open.pop()
            self.telling -= mark is not None
            self.artifacts -= mark == "artifact"

    @property
    def mcid(self) -> int | None:
        return next((mark for mark in reversed(self.open) if isinstance(mark, int)), None) if self.telling > self.artifacts else None


def read_content(page: Any, number: int, fonts: Fonts, budget: Budget) -> Content:
    """The content of page `number`. `fonts` remembers the maps of fonts met before."""
    reader = _Reader(Content(), fonts, budget, f"page {number}")
    parts = [data for part in items(entry(page, "/Contents")) if (data := unpacked(part, budget, f"the content of page {number}")) is not None]
    reader.walk(b"\n".join(parts), entry(page, "/Resources"), 0)
    return reader.content


@dataclass(slots=True)
class _Reader:
    content: Content
    fonts: Fonts
    budget: Budget
    where: str
    marked: _Marked = field(default_factory=_Marked)
    forms: dict[Ref, bytes] = field(default_factory=dict)

    def walk(self, data: bytes, resources: Any, depth: int) -> None:
        """Reads the operators of a page or a form."""
        colours = self.content.colours
        font: UnicodeMap | None = None
        fresh = True
        for operator, operands in operators(data, self.budget):
            if operator in _COLOURS:
                colours[_COLOURS[operator]] += 1
            elif operator in ("cs", "CS"):
                colours[_named_space(operands[-1] if operands else None, resources)] += 1
            elif operator in ("BDC", "BMC"):
                if len(self.marked.open) < _MOST_MARKED:
                    self.marked.push(_mark(operands, resources))
            elif operator == "EMC":
                self.marked.pop()
            elif operator == "Tf":
                font = self.font(resources, _last_name(operands[:-1] or operands))
            elif operator in ("Tm", "Td", "TD", "T*", "BT"):
                fresh = True
            if operator not in _PAINTING:
                continue
            if operator == "Do" and self.drawn(entry(entry(resources, "/XObject"), f"/{_last_name(operands)}"), resources, depth):
                continue
            if not self.marked.telling:
                self.content.unmarked += 1
            if operator in _SHOWING and font is not None:
                fresh = self.show(font, operands, fresh=fresh)

    def drawn(self, shown: Any, resources: Any, depth: int) -> bool:
        """Reads a form; counts the colours of a picture. Whether it was a form."""
        if not is_stream(shown):
            return False
        if named(shown, "/Subtype") == "Form":
            if depth < _DEEPEST:
                self.walk(self.form(shown), first(entry(shown, "/Resources"), resources), depth + 1)
            else:
                self.budget.left_out(f"{self.where}: forms nested deeper than {_DEEPEST}")
            return True
        space = entry(shown, "/ColorSpace")
        if space is not None:
            self.content.colours[f"picture in {space_name(space, resources)}"] += 1
        return False

    def form(self, shown: Any) -> bytes:
        key = ref(shown)
        known = None if key is None else self.forms.get(key)
        if known is not None:
            return known
        data = unpacked(shown, self.budget, f"a form on {self.where}") or b""
        if key is not None:
            self.forms[key] = data
        return data

    def font(self, resources: Any, wanted: str) -> UnicodeMap | None:
        font = entry(entry(resources, "/Font"), f"/{wanted}")
        if font is None:
            return None
        key = ref(font)
        if key is None:
            return unicode_map(font, self.budget)
        if key not in self.fonts:
            self.fonts[key] = unicode_map(font, self.budget)
        return self.fonts[key]

    def show(self, font: UnicodeMap, operands: list[Any], *, fresh: bool) -> bool:
        """Puts shown text where its marked content is; gives whether the next begins a new line."""
        mcid = self.marked.mcid
        if mcid is None and self.marked.artifacts:
            return fresh
        text = "".join(font.text(string, self.budget) for string in _strings(operands[-1] if operands else None))
        lines = self.content.lines.setdefault(mcid, [])
        if fresh or not lines:
            lines.append(text)
        else:
            lines[-1] += text
        return False


def _strings(operand: Any) -> list[bytes]:
    return [part for part in (operand if isinstance(operand, list) else [operand]) if isinstance(part, bytes)]


def _last_name(operands: list[Any]) -> str:
    return operands[-1] if operands and isinstance(operands[-1], Name) else ""


def _mark(operands: list[Any], resources: Any) -> int | str | None:
    tag = next((operand for operand in operands if isinstance(operand, Name)), "")
    properties = operands[-1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        mcid = integer(entry(entry(entry(resources, "/Properties"), f"/{properties}"), "/MCID"))
    else:
        mcid = _whole(properties.get("MCID")) if isinstance(properties, dict) else None
    return mcid if mcid is not None else "artifact" if tag == "Artifact" else None


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**31 else None


def _named_space(operand: Any, resources: Any) -> str:
    """The colour space that an operator names."""
    if not isinstance(operand, Name):
        return "unknown"
    found = entry(entry(resources, "/ColorSpace"), f"/{operand}")
    return str(operand) if found is None else space_name(found, resources)


def space_name(space: Any, resources: Any, depth: int = 0) -> str:
    """A colour space's family; for one made of a profile, how many components it has."""
    if is_name(space):
        defined = entry(entry(resources, "/ColorSpace"), f"/{name(space)}")
        return space_name(defined, resources, depth + 1) if defined is not None and depth < _DEEPEST else name(space)
    family, under = [*list(items(space))[:2], None, None][:2]
    found = name(family, "unknown")
    if found == "ICCBased":
        components = integer(entry(under, "/N"))
        return f"ICCBased {'?' if components is None else components}"
    if found in ("Indexed", "Pattern") and under is not None and depth < _DEEPEST:
        return f"{found} {space_name(under, resources, depth + 1)}"
    return found


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Sorted by name, for a report that is always the same."""
    return dict(sorted(counts.items()))
