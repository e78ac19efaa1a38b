"""Blocks one under another whose ink would meet, though each keeps to itself: a vocalised headline under a kicker, the tail of a list's letter."""

from __future__ import annotations

from docgen.typography.paragraph.ink_cy import CLEARANCE, bounded, highest, lacking, lowest
from docgen.writers.pdf.boxes.box import Box

_CLEAR = 1.5
"""Points between the ink of two blocks, besides what there is between the lines of one."""


def room_between(upper: Box, lower: Box, space: float) -> float:
    """What two boxes of one width need besides `space` points between them, so that no ink of theirs meets. Call when both are measured."""
    more = 0.0
    lows = [(low, highest(low.line)) for low in lower.edges(first=True)]
    for high in upper.edges(first=False) if lows else ():
        bottom = lowest(high.line)
        for low, top in lows:
            distance = high.depth + space + low.depth - _CLEAR
            if distance < high.leading + low.leading and top - bottom > distance - CLEARANCE:
                found = lacking(high.line._replace(x=high.line.x + high.x), low.line._replace(x=low.line.x + low.x), distance)
                more = max(more, bounded(found, low.leading))
    return more
