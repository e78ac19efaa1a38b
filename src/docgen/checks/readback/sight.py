"""What counts as seen, in a file of any format: letters of four points at least, whose colour, laid on what is behind them, differs from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.document.contrast import SMALLEST, WHITE, Rgb, tell_apart
from docgen.pictures.csscolour import RGBA, css_colour

_PER_POINT = 4 / 3
"""CSS pixels to the point."""
_BLACK: RGBA = (0.0, 0.0, 0.0, 1.0)

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>[a-z]*|%)")
_UNITS = {"": 1.0, "px": 1.0, "pt": _PER_POINT, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "rem": 16.0}
_OF_SIZE = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_SCREEN = {"vw": 12.8, "vi": 12.8, "vmax": 12.8, "vh": 7.2, "vb": 7.2, "vmin": 7.2}
"""Of a screen of 1280 to 720 pixels."""
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0}
_SIZE_IN_FONT = re.compile(rf"(?:^|\s)({_NUMBER}(?:[a-z]+|%)?|x{{0,3}}-?(?:small|large)|medium|smaller|larger)(?:\s*/\s*\S+)?\s+\S")
_SCALED = re.compile(rf"(?:scale[xy]?|scale3d|matrix)\(({_NUMBER}%?(?:,{_NUMBER}%?)*)\)")
_FADED = re.compile(rf"opacity\(({_NUMBER}%?)\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_SPACE = re.compile(r"\s+")

Style = Mapping[str, str]
"""Properties of CSS and their values, in small letters."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: their size in CSS pixels, how far they are scaled and faded with all that they stand in, their colour and the one behind
    them; a colour that is not known (a picture, a misspelling) is taken for one that is seen."""

    size: float = 16.0
    scale: float = 1.0
    opacity: float = 1.0
    colour: RGBA | None = _BLACK
    ground: Rgb | None = WHITE
    visible: bool = True
    custom: Style = field(default_factory=dict)
    """Custom properties (`--ink`), which `var(…)` names."""

    def is_seen(self) -> bool:
        """Whether letters of this look can be read by anybody."""
        if not self.visible or self.size * self.scale < SMALLEST * _PER_POINT:
            return False
        if self.colour is None or self.ground is None:
            return tell_apart((0.0, 0.0, 0.0), WHITE, self.opacity * (1.0 if self.colour is None else self.colour[3]))
        return tell_apart(self.colour[:3], self.ground, self.colour[3] * self.opacity)


def inside(look: Look, style: Style, ground: str = "") -> Look:
    """The look of what stands in an element, `look` being that around it; `ground` is a colour that an attribute says."""
    if not style and not ground:
        return look
    own = {name: value for name, value in style.items() if name.startswith("--")}
    custom = {**look.custom, **own} if own else look.custom
    style = {
        name: _VARIABLE.sub(lambda found: custom.get(found[1], found[2] or found[0]), value) if "var(" in value else value
        for name, value in style.items()
    }
    colour = style.get("-webkit-text-fill-color") or style.get("color", "")
    behind = style.get("background-color") or ground or style.get("background", "")
    return replace(
        look,
        size=_size(style, look.size),
        scale=look.scale * _scale(style),
        opacity=look.opacity * _opacity(style),
        colour=look.colour if not colour or colour in ("inherit", "currentcolor") else css_colour(colour),
        ground=_ground(behind, look.ground),
        custom=custom,
        visible=look.visible if "visibility" not in style else style["visibility"] not in ("hidden", "collapse"),
    )


def length(value: str, size: float, whole: float) -> float | None:
    """A length in CSS pixels, in letters of `size` pixels, with `whole` for 100%; `None` for what is none, or is reckoned by a browser alone."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return None
    number, unit = float(found["number"]), found["unit"]
    if unit == "%":
        return number * whole / 100
    if unit in _OF_SIZE:
        return number * _OF_SIZE[unit] * size
    return number * (_UNITS | _SCREEN)[unit] if unit in _UNITS or unit in _SCREEN else None


def _size(style: Style, around: float) -> float:
    said = [style[name] for name in style if name in ("font", "font-size")][-1:]
    if not said:
        return around
    value = said[0].strip()
    if "font-size" not in style:
        found = _SIZE_IN_FONT.search(value)
        value = "" if found is None else found[1]
    if value in ("smaller", "larger"):
        return around / 1.2 if value == "smaller" else around * 1.2
    reckoned = _NAMED_SIZES.get(value, length(value, around, around))
    return around if reckoned is None else reckoned


def _scale(style: Style) -> float:
    said = [found[1] for found in _SCALED.finditer(_SPACE.sub("", style.get("transform", "")))]
    said += [",".join(style[name].split()) for name in ("scale", "zoom") if name in style]
    factor = 1.0
    for parts in said:
        shares = [share for part in parts.split(",")[:4] if (share := _share(part)) is not None]
        if len(shares) == 4:  # matrix(a, b, c, d, …): how long a step along each axis becomes
            shares = [(shares[0] ** 2 + shares[1] ** 2) ** 0.5, (shares[2] ** 2 + shares[3] ** 2) ** 0.5]
        factor *= min(map(abs, shares[:2]), default=1.0)
    return factor


def _opacity(style: Style) -> float:
    said = [style["opacity"]] if "opacity" in style else []
    said += [found[1] for found in _FADED.finditer(_SPACE.sub("", style.get("filter", "")))]
    product = 1.0
    for value in said:
        share = _share(value)
        product *= 1.0 if share is None else min(1.0, max(0.0, share))
    return product


def _share(value: str) -> float | None:
    found = _LENGTH.fullmatch(value.strip())
    if found is None or found["unit"] not in ("", "%"):
        return None
    return float(found["number"]) / (100 if found["unit"] else 1)


def _ground(value: str, around: Rgb | None) -> Rgb | None:
    """The colour behind an element's letters; `None` where a picture, a gradient or a name stands for it."""
    value = value.strip()
    if not value or value in ("none", "inherit", "initial", "unset", "0", "0 0"):
        return around
    colour = css_colour(value) or next((found for part in value.split() if (found := css_colour(part)) is not None), None)
    if colour is None or around is None:
        return None if colour is None or colour[3] < 1 else colour[:3]
    red, green, blue = (mine * colour[3] + other * (1 - colour[3]) for mine, other in zip(colour[:3], around, strict=True))
    return red, green, blue
