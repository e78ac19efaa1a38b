"""What a text says that can be compared: dates, times, amounts, numbers, addresses; the same in both languages, digits and calendars."""

from docgen.checks.facts.extract import facts_of
from docgen.checks.facts.fact import Fact, Kind

__all__ = ["Fact", "Kind", "facts_of"]
