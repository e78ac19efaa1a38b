"""The text engine: text and fonts in, lines of placed glyphs out. It knows no PDF and no DOCX.

`resolve_levels(text, base=)` and `reorder(levels)` are the Unicode Bidirectional Algorithm (UAX #9) for anyone's use; they are imported when they are
first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.typography.unicode.bidi import reorder, resolve_levels

__all__ = ["reorder", "resolve_levels"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from docgen.typography.unicode import bidi

    return getattr(bidi, name)
