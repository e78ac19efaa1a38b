"""Space between blocks. A theme's spaces overlap, the larger counts; Word adds them. So what stands above is taken off what stands below."""

from __future__ import annotations

from docgen.document.blocks import Heading, ListBlock, Paragraph, Picture, SideBlock, SignatureRow
from docgen.document.theme import Theme

_ENOUGH = 3.0


def lapped(before: float, theme: Theme) -> float:
    """A style's space above as Word must have it: nearly always the text above has left a paragraph's space already."""
    return max(0.0, before - theme.styles["body"].after)


def below(block: SideBlock, theme: Theme) -> float:
    """The space that a block leaves under itself, in points."""
    match block:
        case Heading():
            return theme.styles["headline" if block.level == 0 else f"heading{min(block.level, 3)}"].after
        case Paragraph():
            return theme.styles.get(block.style, theme.styles["body"]).after
        case ListBlock():
            return theme.styles["body"].after
        case Picture() | SignatureRow():
            return 3.0
        case _:
            return theme.measures.block_gap


def wants_air(above: float) -> bool:
    """Whether a table, a panel or a group of fields needs a paragraph of air above itself."""
    return above < _ENOUGH
