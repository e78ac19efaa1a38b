"""Colours as the PDF knows them: three components are DeviceRGB, four are DeviceCMYK (ISO 32000-1, 8.6.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.document.theme import Colour
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.profiles.inks import Inks

OVERPRINT = "Over"
KNOCKOUT = "Knock"
"""Names of the graphics states that each page for the press has."""

_BLACK = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour ready to be set. `components` run from 0 to 1; `fill` and `stroke` are the operators that set it (`rg`/`RG`, `k`/`K`).

    On the press, pure black prints over what is under it, so that no white shows where plates shift; all else knocks out (ISO 32000-1, 8.6.7). Each
    colour says which of the two it does, for fills and strokes alike: an ink of no coverage would else paint nothing (11.7.4.3).
    """

    components: tuple[float, ...]
    fill: str = field(init=False, compare=False)
    stroke: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        numbers = " ".join(map(num, self.components))
        fill, stroke = {3: ("rg", "RG"), 4: ("k", "K")}[len(self.components)]
        over = "" if len(self.components) == 3 else f" /{OVERPRINT if self.components == _BLACK else KNOCKOUT} gs"
        object.__setattr__(self, "fill", f"{numbers} {fill}{over}")
        object.__setattr__(self, "stroke", f"{numbers} {stroke}{over}")

    @property
    def white(self) -> bool:
        """Whether it is the colour of the bare paper."""
        return all(part == 1 for part in self.components) if len(self.components) == 3 else not any(self.components)


def ink_of(colour: Colour, inks: Inks | None) -> Ink:
    """The theme's colour for the screen and the archive (sRGB), or for the press: its own inks, or those that the press makes of its sRGB."""
    if inks is None:
        return Ink(colour.rgb)
    return Ink(inks.of(colour.rgb) if colour.cmyk is None else colour.cmyk)
