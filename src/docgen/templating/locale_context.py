"""How one side of a document speaks: its language with the conventions and choices that formatted values follow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from docgen.calendars.registry import Table
from docgen.calendars.times import Clock
from docgen.calendars.writing import CalendarChoice
from docgen.document.inline import Both
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.types import Digits, Lang, MoneyStyle

TextDates = Literal["all", "lead"]
Mentions = Literal["all", "first"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that hold for a whole document.

    `languages` in order, the first prevails. `shape_typed` says whether figures that were typed by hand into Arabic text follow the document's
    digits too. `mentions` says which dates in running text show both calendars: `all`, or those of the first block that has any.
    `money` names currencies; `None` by their codes in English and by their names in Arabic.
    `glossary` has the terms of the role {term} by their keys. `uncovered` takes the days that were to be shown in the Hijri calendar and have no date
    in it, so that all of them are told together: whether a `value` or a `text` gave it, and the day; where it is `None`, the first is an error.
    """

    languages: tuple[Lang, ...] = ("ar", "en")
    territory: str = "001"
    digits: Digits = "auto"
    calendar: CalendarChoice = "both"
    clock: Clock = "24h"
    hijri_table: Table = "auto"
    shape_typed: bool = True
    mentions: Mentions = "all"
    glossary: Mapping[str, Both[str]] = field(default_factory=dict)
    uncovered: set[tuple[str, datetime.date]] | None = field(default=None, compare=False)
    money: MoneyStyle | None = None

    def voice(self, lang: Lang) -> LocaleContext:
        """One side's voice. Raises InputError for a territory or digits that do not exist."""
        return LocaleContext(lang, convention(lang, self.territory, self.digits), self)


@dataclass(frozen=True, slots=True)
class LocaleContext:
    """One side: `lang`, its `convention`, the document's settings.

    `dates` says what a {date} in running text shows where both calendars are asked for: `all` of them, or the `lead` calendar only.
    """

    lang: Lang
    convention: Convention
    settings: Settings
    dates: TextDates = "all"

    def with_dates(self, dates: TextDates) -> LocaleContext:
        return replace(self, dates=dates)
