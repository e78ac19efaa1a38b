"""What a font says that it is: its family, weight, width and slope, out of its names, `OS/2`, `head`, `post` and `fvar` (OpenType).

The words of a style's name come first (`Book`, `Roman`, `Text`, `Normal` are regular), for many fonts have a wrong number in `OS/2`; where they say
nothing, `OS/2` does, and then `head`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from docgen.typography.fonts.sfnt import number, read_names

Axes = tuple[tuple[str, float], ...]
"""A place in the design space of a variable font: (axis, value)."""

_WEIGHTS = {
    "thin": 100, "hairline": 100, "extralight": 200, "ultralight": 200, "light": 300, "demilight": 350, "semilight": 350,
    "regular": 400, "book": 400, "roman": 400, "text": 400, "normal": 400, "plain": 400, "standard": 400, "upright": 400,
    "medium": 500, "semibold": 600, "demibold": 600, "demi": 600, "bold": 700, "extrabold": 800, "ultrabold": 800, "heavy": 800,
    "black": 900, "ultra": 900, "fat": 900, "extrablack": 950, "ultrablack": 950,
}  # fmt: skip
_WIDTHS = {
    "ultracondensed": 1, "extracondensed": 2, "compressed": 2, "condensed": 3, "narrow": 3, "semicondensed": 4,
    "semiexpanded": 6, "expanded": 7, "extended": 7, "wide": 7, "extraexpanded": 8, "ultraexpanded": 9,
}  # fmt: skip
_SLOPED = frozenset({"italic", "oblique", "slanted", "inclined", "kursiv", "ital", "it", "obl"})
_SHORT = {"b": "bold", "i": "italic", "bi": "bolditalic", "r": "regular", "cn": "condensed", "lt": "light", "md": "medium", "sb": "semibold"}
_PREFIXES = ("extra", "ultra", "semi", "demi")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")

REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Naming:
    """`weight` is 1 to 1000 (usWeightClass), `width` 1 to 9 (usWidthClass, 5 is normal); `odd` counts the words of the style's name that are none of
    weight, width or slope (`Caption`, `Display`)."""

    family: str
    style: str
    postscript: str
    weight: int
    width: int
    italic: bool
    odd: int = 0
    legacy: tuple[str, str] | None = None
    """Family and style in old programs (names 1 and 2), where the family is another: `Cairo SemiBold`, `Regular`."""
    rights: int = 0
    """fsType of `OS/2`."""
    axes: Axes = ()
    """Where the instance of a variable font stands; empty for a static one."""

    @property
    def bold(self) -> bool:
        return self.weight >= 600


def naming(table: Callable[[str], bytes], fallback: str) -> Naming:
    """What the font whose tables these are says. `fallback` stands in for names that it lacks."""
    names = read_names(table("name"))
    os2, head, post = table("OS/2"), table("head"), table("post")
    family, style = next(((names[one], names[two]) for one, two in ((21, 22), (16, 17), (1, 2)) if one in names and two in names), ("", ""))
    family = family or names.get(16) or names.get(1) or fallback
    weight, width, sloped, odd = read_style(style)
    selection = number(os2, 62, "H")
    mac = number(head, 44, "H")
    if weight is None and sloped and 16 not in names:
        weight = REGULAR  # `Italic` alone, in a family of at most four
    if weight is None or (weight == REGULAR and selection & 0x20):
        if selection & 0x20 or (not os2 and mac & 0x1):
            weight = BOLD
        elif weight is None:
            weight = _weight_class(number(os2, 4, "H", REGULAR))
    if width is None:
        width = number(os2, 6, "H", 5)
        width = width if 1 <= width <= 9 else 5
    upright = bool(selection & 0x40)
    angle = number(post, 4, "i") / 65536
    italic = sloped or bool(selection & 0x201) or (not upright and (bool(mac & 0x2) or abs(angle) >= 1))
    legacy = (names[1], names.get(2, "Regular")) if names.get(1, family) != family else None
    return Naming(family, style or "Regular", names.get(6) or _postscript(family, style), weight, width, italic, odd, legacy, number(os2, 8, "H"))


def as_legacy(own: Naming) -> Naming | None:
    """The same font as old programs name it: in a family of at most four, whose regular may be a `SemiBold`."""
    if own.legacy is None:
        return None
    family, style = own.legacy
    weight = BOLD if (read_style(style)[0] or REGULAR) >= 600 else REGULAR
    return replace(own, family=family, style=style, weight=weight, odd=0, width=5, legacy=None)


def read_style(style: str) -> tuple[int | None, int | None, bool, int]:
    """(weight, width, sloped, words that say nothing of these) of a style's name; `None` where it does not say."""
    weight: int | None = None
    width: int | None = None
    sloped, odd = False, 0
    for word in _words(style):
        if word in _WEIGHTS:
            # "Regular Bold": what is not regular says more.
            weight = _WEIGHTS[word] if weight in (None, REGULAR) else weight
        elif word in _WIDTHS:
            width = _WIDTHS[word]
        elif word in _SLOPED:
            sloped = True
        else:
            odd += 1
    return weight, width, sloped, odd


def _words(style: str) -> Iterable[str]:
    """`ExtraBold Italic`, `Extra Bold-Italic`, `BoldItalic`, `Bd It` as `extrabold`, `italic`, `bold`, `italic`."""
    whole = style.strip().lower()
    if whole in _SHORT:
        style = _SHORT[whole]
    found: list[str] = []
    waiting = ""
    for word in (match.group().lower() for match in _WORD.finditer(style.replace("bolditalic", "bold italic"))):
        word = waiting + {"bd": "bold", "blk": "black", "reg": "regular"}.get(word, word)
        waiting = ""
        if word in _PREFIXES:
            waiting = word
        elif word in _WEIGHTS or word in _WIDTHS or word in _SLOPED:
            found.append(word)
        else:
            found += _parted(word)
    if waiting:
        found.append(waiting)
    return found


def _parted(word: str) -> list[str]:
    """`semibolditalic` as its two words; what cannot be parted as it stands."""
    for at in range(3, len(word) - 1):
        first, second = word[:at], word[at:]
        if first in _WEIGHTS and (second in _SLOPED or second in _WIDTHS):
            return [first, second]
    return [word]


def _weight_class(value: int) -> int:
    """usWeightClass; some old fonts count from 1 to 9."""
    if 1 <= value <= 9:
        return value * 100
    return value if 10 <= value <= 1000 else REGULAR


def _postscript(family: str, style: str) -> str:
    return f"{family.replace(' ', '')}-{(style or 'Regular').replace(' ', '')}"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of `fvar`, in the design's units."""

    tag: str
    low: float
    default: float
    high: float


def axes_of(table: bytes) -> tuple[Axis, ...]:
    """The axes of an `fvar` table; none where it is damaged."""
    if len(table) < 16:
        return ()
    start, _, count, size = struct.unpack_from(">4H", table, 4)
    found = []
    for index in range(count):
        at = start + index * size
        if size < 20 or at + 20 > len(table):
            return ()
        tag, low, default, high = struct.unpack_from(">4s3i", table, at)
        if not low <= default <= high:
            return ()
        found.append(Axis(tag.decode("latin-1"), low / 65536, default / 65536, high / 65536))
    return tuple(found)


def instances(table: Callable[[str], bytes], fallback: str) -> tuple[Naming, ...]:
    """The font itself; of a variable one the instances that a document may need: regular and bold by `wght`, sloped by `ital` or `slnt`."""
    own = naming(table, fallback)
    axes = {axis.tag: axis for axis in axes_of(table("fvar"))}
    weights = axes.get("wght")
    slope = axes.get("ital") or axes.get("slnt")
    if not axes:
        return (own,)
    family = _without_style(own)
    wanted = sorted({min(max(float(weight), weights.low), weights.high) for weight in (REGULAR, BOLD)}) if weights else [None]
    slopes: list[tuple[bool, float | None]] = [(own.italic, None)]
    if slope and slope.high > slope.low and not own.italic:
        slopes = [(False, 0.0 if slope.low <= 0 <= slope.high else slope.default), (True, slope.high if slope.tag == "ital" else slope.low)]
        if slope.tag == "slnt" and slope.low >= 0:
            slopes[1] = (True, slope.high)
    found = []
    for weight in wanted:
        for italic, value in slopes:
            at = {tag: axis.default for tag, axis in axes.items()}
            if weight is not None:
                at["wght"] = weight
            if slope and value is not None:
                at[slope.tag] = value
            if "opsz" in at:
                at["opsz"] = min(max(12.0, axes["opsz"].low), axes["opsz"].high)
            if "wdth" in at:
                at["wdth"] = min(max(100.0, axes["wdth"].low), axes["wdth"].high)
            number_ = own.weight if weight is None else round(weight)
            style = ("Bold" if number_ >= 600 else "Regular") + (" Italic" if italic else "")
            width = 5 if "wdth" in at else own.width
            found.append(Naming(family, style, _postscript(family, style), number_, width, italic, 0, None, own.rights, tuple(sorted(at.items()))))
    return tuple(found)


def _without_style(own: Naming) -> str:
    """The family of a variable font that has no typographic name: `Cairo ExtraLight`, whose style says `Regular`, is Cairo."""
    words = own.family.split()
    while len(words) > 1 and words[-1].lower() in _WEIGHTS and words[-1].lower() not in ("text", "roman", "book", "standard", "plain"):
        words.pop()
    return " ".join(words)
