"""What the names of a resource dictionary stand for (ISO 32000-1, 7.8.3), each looked up once: a stream may name the same a million times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from docgen.writers.pdf.inspect.lexer import Name, Operand
from docgen.writers.pdf.inspect.unicodemap import UnicodeMap
from docgen.writers.pdf.inspect.values import entry, integer, is_dictionary, is_name, is_stream, items, name, named, number

Found = TypeVar("Found")

_DEEPEST = 8
"""Colour spaces inside colour spaces."""
_MOST = 7 * 4096
"""Names that are remembered."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What `Do` shows: a form (`form` is its stream), a picture in a colour space that is named, or another thing (both empty)."""

    form: Any = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Beneath:
    """Where the colours of a pattern or a mask come from: a shading in a colour space that is named, or a stream that is drawn as a form is."""

    form: Any = None
    shading: str = ""


_INLINE = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Short names in pictures that stand in a content stream (8.9.7)."""


@dataclass(slots=True)
class Resources:
    """One dictionary, and what is known of it."""

    dictionary: Any
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def _once(self, kind: str, wanted: str, look: Callable[[Any], Found]) -> Found:
        """What `look` makes of the entry of this name under `kind` (`/Font`), looked at once."""
        key = kind, wanted
        if key in self._known:
            known: Found = self._known[key]
            return known
        found = look(entry(entry(self.dictionary, kind), f"/{wanted}"))
        if len(self._known) < _MOST:
            self._known[key] = found
        return found

    def space(self, operand: Operand) -> str:
        """The colour space that an operator names."""
        if not isinstance(operand, Name):
            return "unknown"
        return self._once("/ColorSpace", operand, lambda space: str(operand) if space is None else space_name(space, self.dictionary))

    def mark(self, operands: list[Operand]) -> int | str | None:
        """What marked content is: its MCID, `artifact`, or `None` for any other."""
        tag = next((operand for operand in operands if isinstance(operand, Name)), "")
        properties = operands[-1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            mcid = self._once("/Properties", properties, lambda named: integer(entry(named, "/MCID")))
        else:
            mcid = _whole(properties.get("MCID")) if isinstance(properties, dict) else None
        return mcid if mcid is not None else "artifact" if tag == "Artifact" else None

    def shown(self, wanted: str) -> Shown:
        """What an operator `Do` shows."""
        return self._once("/XObject", wanted, lambda thing: _shown(thing, self.dictionary))

    def pattern(self, wanted: str) -> Beneath:
        """What a pattern paints with (8.7)."""
        return self._once("/Pattern", wanted, lambda thing: _pattern(thing, self.dictionary))

    def mask(self, wanted: str) -> Beneath:
        """The group of a graphics state's mask (11.6.5.2)."""
        return self._once("/ExtGState", wanted, _mask)

    def opacity(self, wanted: str) -> tuple[float | None, bool]:
        """The opacity that a graphics state fills with, where it says one, and whether it is blended in no other way (11.3.5, 11.6)."""
        return self._once("/ExtGState/ca", wanted, lambda _: _opacity(entry(entry(self.dictionary, "/ExtGState"), f"/{wanted}")))

    def shading(self, wanted: str) -> str:
        """The colour space of what `sh` paints."""
        return self._once("/Shading", wanted, lambda thing: _shading(thing, self.dictionary))

    def inline(self, operands: list[Operand]) -> str:
        """The colour space of a picture that stands in the stream itself; empty where it has none, as a stencil."""
        pairs = dict(zip(map(str, operands[::2]), operands[1::2], strict=False))
        space = pairs.get("CS", pairs.get("ColorSpace"))
        if isinstance(space, list):
            family = _INLINE.get(str(space[0]), str(space[0])) if space else "unknown"
            under = f" {self._inline(space[1])}" if family == "Indexed" and len(space) > 1 else ""
            return f"picture in {family}{under}"
        return "" if space is None else f"picture in {self._inline(space)}"

    def _inline(self, operand: Operand) -> str:
        return _INLINE.get(operand) or self.space(operand) if isinstance(operand, Name) else "unknown"

    def font(self, wanted: str) -> Any:
        """A font's dictionary; `None` where there is none."""
        return self._once("/Font", wanted, lambda font: font)

    def own_map(self, wanted: str, read: Callable[[], UnicodeMap]) -> UnicodeMap:
        """The map of a font that is written into this dictionary, and so of no other."""
        return self._once("/Font/ToUnicode", wanted, lambda _: read())


def _shown(thing: Any, resources: Any) -> Shown:
    if not is_stream(thing):
        return Shown()
    if named(thing, "/Subtype") == "Form":
        return Shown(form=thing)
    space = entry(thing, "/ColorSpace")
    return Shown() if space is None else Shown(picture=f"picture in {space_name(space, resources)}")


def _pattern(thing: Any, resources: Any) -> Beneath:
    if not is_dictionary(thing):
        return Beneath()
    if integer(entry(thing, "/PatternType")) == 2:
        return Beneath(shading=_shading(entry(thing, "/Shading"), resources))
    return Beneath(form=thing) if is_stream(thing) else Beneath()


def _mask(state: Any) -> Beneath:
    group = entry(entry(state, "/SMask"), "/G")
    return Beneath(form=group) if is_stream(group) else Beneath()


def _opacity(state: Any) -> tuple[float | None, bool]:
    blended = named(state, "/BM", "Normal").lstrip("/") not in ("Normal", "Compatible")
    return number(entry(state, "/ca")), not blended and not is_dictionary(entry(state, "/SMask"))


def _shading(thing: Any, resources: Any) -> str:
    space = entry(thing, "/ColorSpace")
    return "shading in unknown" if space is None else f"shading in {space_name(space, resources)}"


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**31 else None


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
