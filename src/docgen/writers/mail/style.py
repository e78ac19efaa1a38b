"""Styles of a message, written into every element: programs for mail drop style sheets. Direction and side are said twice, as attribute and as style,
for some of them drop the one and some the other."""

from __future__ import annotations

from typing import Literal

from docgen.document.contrast import Rgb, readable
from docgen.document.inline import DIRECTIONS
from docgen.document.theme import ColourRole, Theme
from docgen.types import Align, Lang

Side = Align | Literal["left", "right"]

WIDTH = 640
"""The text's width in CSS pixels, where there is so much room."""
_FAMILIES: dict[Lang, str] = {
    "ar": "'Segoe UI',Tahoma,'Geeza Pro','Noto Naskh Arabic','Noto Sans Arabic',Arial,sans-serif",
    "en": "Georgia,'Times New Roman',Times,serif",
}
"""Families that the systems of readers have: mail carries no fonts. The Arabic ones are those that are made for screens."""
_LEAST = 14.0
"""No text is smaller, in CSS pixels."""
_PITCH: dict[Lang, float] = {"ar": 1.7, "en": 1.5}


class MailStyle:
    """The theme as inline styles."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def colour(self, role: ColourRole, *, on_tint: bool = False) -> str:
        """A colour as `#rrggbb`; of words on the tint as dark as WCAG 2.2 asks (1.4.3)."""
        rgb = self.theme.colours[role].rgb
        return _hex(readable(rgb, [self.theme.colours["tint"].rgb]) if on_tint else rgb)

    def text(self, name: str, lang: Lang, *, on_tint: bool = False, align: Side | None = None, padding: str | None = None) -> str:
        """The declarations of a text style in a language; with `padding` (of a cell) it has no margins."""
        style = self.theme.styles[name]
        size = max(_LEAST, px(style.arabic if lang == "ar" else style.latin))
        above, below = (f"{px(space):g}px" if padding is None and space else "0" for space in (style.before, style.after))
        side: Side = align or ("start" if style.align == "justify" else style.align)
        colour = self.colour(style.colour, on_tint=on_tint and style.colour in ("ink", "muted", "accent"))
        return (
            f"margin:{above} 0 {below};padding:{padding or 0};{way(lang, side)}font-family:{_FAMILIES[lang]};font-size:{size:g}px;"
            f"line-height:{round(size * _PITCH[lang])}px;color:{colour};font-weight:{'bold' if style.bold else 'normal'};"
            f"font-style:{'italic' if style.italic else 'normal'};"
        )


def way(lang: Lang, align: Side = "start") -> str:
    """Direction and side as declarations."""
    return f"direction:{DIRECTIONS[lang]};text-align:{physical(align, lang)};"


def physical(align: Side, lang: Lang) -> str:
    """The side that an alignment means: mail has no `start` and `end`."""
    if align in ("start", "end"):
        return "right" if (lang == "ar") == (align == "start") else "left"
    return align


def px(points: float) -> float:
    """Points as CSS pixels (96 an inch)."""
    return round(points * 4 / 3, 1)


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
