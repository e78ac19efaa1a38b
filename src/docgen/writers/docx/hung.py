"""Numbers of headings in the page's margin."""

from __future__ import annotations

from docgen.document.theme import Theme

HUNG = 24.0
"""How far outside the text such a number begins, in points."""


def is_hung(theme: Theme) -> bool:
    """Whether the theme has it so, and its margin has the room."""
    return theme.forms.heading_number == "hung" and theme.page.margin_side >= 1.5 * HUNG
