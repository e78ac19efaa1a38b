"""A print file looked into by pypdf, with nothing of docgen's own: every object, every content stream and whatever it shows, colour by colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject, StreamObject

_RGB = ("/DeviceRGB", "/CalRGB", "/Lab", "/RGB")
_FILL = {"f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "INLINE IMAGE"}
_STROKE = {"S", "s", "B", "B*", "b", "b*"}
_SHOW = {"Tj", "TJ", "'", '"'}


@dataclass
class Found:
    """`rgb` says where red, green and blue are named; `white_overprints` which operators paint an ink of no coverage that overprints (ISO 32000-1,
    11.7.4.3: such an ink paints nothing); `spaces` are the colour spaces met."""

    rgb: list[str] = field(default_factory=list)
    white_overprints: list[str] = field(default_factory=list)
    spaces: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _State:
    fill: tuple[float, ...] = (0, 0, 0, 1)
    stroke: tuple[float, ...] = (0, 0, 0, 1)
    fill_over: bool = False
    stroke_over: bool = False
    mode: int = 0


def look_into(data: bytes) -> Found:
    found = Found()
    reader = PdfReader(io.BytesIO(data))
    for number in range(1, int(reader.trailer["/Size"])):
        thing = reader.get_object(number)
        if thing is not None:
            _names(thing, f"object {number}", found)
    for index, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        if contents is not None:
            _Walk(found, reader, f"page {index}").walk(contents, page["/Resources"], _State())
    return found


def _names(value: Any, where: str, found: Found) -> None:
    """Names of colour spaces as values, in what an object holds itself."""
    if isinstance(value, IndirectObject):
        return
    if isinstance(value, NameObject):
        if value in _RGB[:3]:
            found.rgb.append(f"{where}: {value}")
    elif isinstance(value, ArrayObject):
        if value and value[0] == "/ICCBased":
            components = value[1].get_object()["/N"]
            found.spaces.add(f"ICCBased {components}")
            if components == 3:
                found.rgb.append(f"{where}: ICCBased 3")
        for index, one in enumerate(value):
            _names(one, f"{where}[{index}]", found)
    elif isinstance(value, DictionaryObject):
        for key, one in value.items():
            _names(one, f"{where}{key}", found)


class _Walk:
    def __init__(self, found: Found, reader: PdfReader, where: str) -> None:
        self.found, self.reader, self.where = found, reader, where

    def walk(self, stream: Any, resources: Any, state: _State, depth: int = 0) -> None:
        assert depth < 9, "forms nested without end"
        content = stream if isinstance(stream, ContentStream) else ContentStream(stream, self.reader)
        stack: list[_State] = []
        for operands, raw in content.operations:
            operator = raw.decode("latin-1")
            if operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop()
            elif operator in ("rg", "RG"):
                self.found.rgb.append(f"{self.where}: {operator}")
            elif operator in ("k", "g"):
                state = replace(state, fill=_inks(operands))
                self.found.spaces.add("DeviceCMYK" if operator == "k" else "DeviceGray")
            elif operator in ("K", "G"):
                state = replace(state, stroke=_inks(operands))
                self.found.spaces.add("DeviceCMYK" if operator == "K" else "DeviceGray")
            elif operator in ("cs", "CS"):
                self._space(operands[0], resources)
            elif operator in ("scn", "SCN", "sc", "SC"):
                whatever = (1.0,)
                state = replace(state, fill=whatever) if operator.islower() else replace(state, stroke=whatever)
                if operands and isinstance(operands[-1], NameObject):
                    self._pattern(resources["/Pattern"][operands[-1]].get_object(), state, depth)
            elif operator == "gs":
                state = self._set(resources["/ExtGState"][operands[0]].get_object(), state, depth)
            elif operator == "Do":
                self._shown(resources["/XObject"][operands[0]].get_object(), resources, state, depth)
            elif operator == "sh":
                self._shading(resources["/Shading"][operands[0]].get_object())
            elif operator == "INLINE IMAGE":
                self._space(operands["settings"].get("/CS", operands["settings"].get("/ColorSpace", NameObject("/G"))), resources)
            self._paint(operator, state)

    def _paint(self, operator: str, state: _State) -> None:
        if (operator in _FILL - {"sh", "Do", "BI", "INLINE IMAGE"} or operator in _SHOW) and not any(state.fill) and state.fill_over and state.mode:
            self.found.white_overprints.append(f"{self.where}: {operator}")
        if operator in _STROKE and not any(state.stroke) and state.stroke_over and state.mode:
            self.found.white_overprints.append(f"{self.where}: {operator}")

    def _set(self, states: DictionaryObject, state: _State, depth: int) -> _State:
        over = states.get("/OP")
        fill = states.get("/op", over)
        if over is not None:
            state = replace(state, stroke_over=bool(over.value))
        if fill is not None:
            state = replace(state, fill_over=bool(fill.value))
        if "/OPM" in states:
            state = replace(state, mode=int(states["/OPM"]))
        mask = states.get("/SMask")
        if isinstance(mask, DictionaryObject):
            group = mask["/G"].get_object()
            self.walk(group, group["/Resources"], _State(), depth + 1)
        return state

    def _shown(self, shown: StreamObject, resources: Any, state: _State, depth: int) -> None:
        if shown["/Subtype"] == "/Form":
            self.walk(shown, shown.get("/Resources", resources), state, depth + 1)
        elif "/ColorSpace" in shown:
            self._space(shown["/ColorSpace"], resources)

    def _pattern(self, pattern: Any, state: _State, depth: int) -> None:
        if pattern["/PatternType"] == 2:
            self._shading(pattern["/Shading"].get_object())
        else:
            self.walk(pattern, pattern["/Resources"], state, depth + 1)

    def _shading(self, shading: Any) -> None:
        self._space(shading["/ColorSpace"], {})

    def _space(self, space: Any, resources: Any) -> None:
        space = space.get_object()
        if isinstance(space, NameObject):
            named = resources.get("/ColorSpace", {}).get(space)
            if named is not None:
                self._space(named, resources)
                return
        for name in _families(space):
            self.found.spaces.add(name.removeprefix("/"))
            if name in _RGB:
                self.found.rgb.append(f"{self.where}: {name}")


def _families(space: Any) -> Iterator[str]:
    space = space.get_object()
    if isinstance(space, NameObject):
        yield str(space)
    elif space[0] == "/Indexed":
        yield from _families(space[1])
    elif space[0] == "/ICCBased":
        yield f"/ICCBased {space[1].get_object()['/N']}"
    else:
        yield str(space[0])


def _inks(operands: Any) -> tuple[float, ...]:
    """Coverage: of gray, how far it is from white."""
    values = tuple(float(value) for value in operands)
    return (1 - values[0],) if len(values) == 1 else values
