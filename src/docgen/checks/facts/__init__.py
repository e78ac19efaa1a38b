"""What a text says that can be compared: dates, times, amounts, numbers, addresses; the same in both languages, digits and calendars."""

from docgen.checks.facts.extract import DATE_ROLES, facts_of, read_facts
from docgen.checks.facts.fact import Fact, Kind

__all__ = ["DATE_ROLES", "Fact", "Kind", "facts_of", "read_facts"]
