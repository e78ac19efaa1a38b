"""A wide logo is a banner over the measure, and not an emblem between the names: one rule for all formats."""

from __future__ import annotations

WIDE = 4.0
"""From so many times as wide as high on, a logo is a banner."""
AFTER = 8.0
"""From a banner to the names, in points."""

_TALLEST = 100.0
_ENLARGED = 1.5
"""How much larger than its own size a picture is made at most, to reach over the measure; beyond that pixels would be seen."""


def banner_size(width: float, height: float, measure: float) -> tuple[float, float] | None:
    """The size of a logo as a banner, all in points: as wide as the measure, where its own size and the room above the text allow; `None` for one
    that is no banner."""
    if height <= 0 or width < WIDE * height:
        return None
    scale = min(measure / width, _TALLEST / height, _ENLARGED)
    return width * scale, height * scale
