"""How one side of a document writes dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.types import DigitSystem, Lang


@dataclass(frozen=True, slots=True)
class Convention:
    """Language, territory (ISO 3166-1 alpha-2, or `001` for the world) and digits (CLDR numbering system) of one side."""

    lang: Lang
    territory: str
    digits: DigitSystem
