"""What shaping gives: words as they are set, made of glyph clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.typography.types import Glyph

if TYPE_CHECKING:
    from docgen.typography.shaping.shaper import ShapingContext

UNSHOWN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that HarfBuzz removes, and that no cluster tells."""


class GlyphCluster:
    """What is drawn and read as one: glyphs, in font units, and the character that they stand for.

    `parts` are (gid, dx, dy) from the cluster's origin; `advance` moves the pen; `top` and `bottom` are the highest and the lowest point of its ink,
    at least the baseline. A ligature is a cluster for each of its characters, of which the leftmost draws it whole and the others, with no parts,
    share its width: readers turn a right-to-left line round cluster by cluster, and would leave two characters in one the wrong way about. Clusters
    are interned per face: identity is equality.
    """

    __slots__ = ("advance", "bottom", "parts", "text", "top")

    def __init__(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str, top: int = 0, bottom: int = 0) -> None:
        self.parts, self.advance, self.text, self.top, self.bottom = parts, advance, text, top, bottom

    def __repr__(self) -> str:
        return f"GlyphCluster({self.text!r}, {self.parts}, {self.advance})"


class ShapedWord:
    """A word as it is set: `units` in visual order (left to right), `width` in points without the space after it. Never changed once it is made.

    `space` is the space after the word, shaped with it (`None` where none follows); `space_width` in points. `missing` are characters that no face
    has. `setting` tells face, size and direction. `blank`: a space that stands alone, at the edge of an item: it stretches as the space after a word
    does. `top` and `bottom` are the highest and the lowest point of its ink over its baseline, in points.
    """

    __slots__ = ("blank", "bottom", "missing", "setting", "space", "space_width", "text", "top", "units", "width")

    def __init__(
        self,
        text: str,
        setting: ShapingContext,
        units: tuple[GlyphCluster, ...],
        space: GlyphCluster | None,
        missing: str,
        width: float,
        space_width: float,
        top: float,
        bottom: float,
    ) -> None:
        self.text, self.setting, self.units, self.space, self.missing = text, setting, units, space, missing
        self.width, self.space_width, self.top, self.bottom = width, space_width, top, bottom
        self.blank = text == " "

    def placed(self) -> list[tuple[int, GlyphCluster]]:
        """Each cluster in logical order, with the offset in the word (code points) of its first character; what is not shown has none."""
        units = self.units[::-1] if self.setting.rtl else self.units
        shown = [offset for offset, character in enumerate(self.text) if not UNSHOWN.match(character)] if UNSHOWN.search(self.text) else None
        out, at = [], 0
        for unit in units:
            out.append((at if shown is None else shown[at], unit))
            at += len(unit.text)
        return out

    def glyphs(self, cluster: int) -> Iterator[Glyph]:
        """Glyphs in visual order; `cluster` is the code-point offset of the word's first character. A ligature has the cluster of its first
        character and its whole advance."""
        found: list[Glyph] = []
        for offset, unit in reversed(self.placed()) if self.setting.rtl else self.placed():
            place = cluster + offset
            if not unit.parts and found:
                last = found[-1]
                found[-1] = Glyph(last.gid, min(last.cluster, place), last.advance + unit.advance, last.dx, last.dy)
            for index, (gid, dx, dy) in enumerate(unit.parts, 1):
                found.append(Glyph(gid, place, unit.advance if index == len(unit.parts) else 0, dx, dy))
        return iter(found)
