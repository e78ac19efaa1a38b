"""How far the text of a panel stands from the panel's edges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

PANEL: Mapping[Literal["decision", "about"], float] = {"decision": 8.5, "about": 11.5}
"""Points at each side, by the panel's kind."""
