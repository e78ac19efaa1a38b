"""Names of types that many packages share, each defined once."""

from __future__ import annotations

import os
from typing import Literal, TypeAlias

Lang = Literal["ar", "en"]
"""A language of a document, by its BCP 47 tag."""

Digits = Literal["auto", "latn", "arab"]
"""The digits that are asked for: a numbering system of CLDR, or as the territory writes."""

DigitSystem = Literal["latn", "arab"]
"""The digits that are written: a numbering system of CLDR."""

Calendar = Literal["both", "gregorian", "hijri"]
"""The calendars in which dates are written."""

Align = Literal["start", "center", "end", "justify"]
"""How lines stand between the edges of a column; `start` is where the paragraph's direction begins."""

Base = Literal["ltr", "rtl", "auto"]
"""The direction of a paragraph (UAX #9, P2 and P3: `auto` takes it from the first strong character)."""

Kashida = Literal["none", "auto", "full"]
"""Whether justified Arabic is lengthened inside words: never, where spaces alone would gape, or everywhere."""

ListStyle = Literal["bullet", "decimal", "abjad", "roman", "ordinal-words"]
"""The markers of a list's items."""

MoneyStyle = Literal["code", "name", "symbol"]
"""How the currency of an amount is named: by its ISO 4217 code, by its name, by CLDR's symbol."""

ColumnType = Literal["text", "number", "money", "percent", "date", "year"]
"""What the cells of a table's column hold."""

Length: TypeAlias = float
"""Points, 1/72 inch."""

PathLike: TypeAlias = str | os.PathLike[str]
"""The path of a file or folder."""
