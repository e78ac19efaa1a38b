"""The text engine: text and fonts in, lines of placed glyphs out. It knows no PDF and no DOCX.

`resolve_levels(text, base=)` and `reorder(levels)` are the Unicode Bidirectional Algorithm (UAX #9) for anyone's use; they are imported when they are
first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names

if TYPE_CHECKING:
    from docgen.typography.unicode.bidi import reorder, resolve_levels

__all__ = ["reorder", "resolve_levels"]


__getattr__ = names(__name__, {"docgen.typography.unicode.bidi": "reorder resolve_levels"})
