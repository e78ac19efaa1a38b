"""The facts of one side that a fact of the other may mean, found by their values: two long lists are compared without every pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.checks.facts import Fact, Kind
from docgen.checks.facts.level import level

_AMOUNTS: frozenset[Kind] = frozenset({"number", "money", "percent"})
_BY_VALUE: frozenset[Kind] = frozenset({"email", "url", "code"})
_BESIDE: dict[Kind, tuple[Kind, ...]] = {
    "number": ("decade", "time"),
    "year": ("year",),
    "decade": ("decade", "number"),
    "time": ("time", "number"),
    "date": ("day",),
    "day": ("day", "date"),
    "month": ("month",),
}
"""The kinds of which any fact may mean one of the first kind; all but `number` and `date` have few values."""

_Key = tuple[str, object]


def readings(fact: Fact) -> set[Decimal]:
    """Every amount that a number, a percentage or a sum may mean; a minus before it may be said in words (`a loss of 5`)."""
    amount: Decimal = fact.value[0] if fact.kind == "money" else fact.value
    return {abs(value) for value in (amount, *fact.also)}


class Candidates:
    """The facts of one side, each once. What `of` leaves out cannot be the same as the fact that was asked for."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._kinds: dict[Kind, list[Fact]] = {}
        self._keyed: dict[_Key, list[Fact]] = {}
        for fact in {
            (fact.kind, fact.value, fact.calendar, fact.also, fact.clock, fact.said if fact.kind == "number" else ""): fact for fact in facts
        }.values():
            self._kinds.setdefault(fact.kind, []).append(fact)
            for key in _keys(fact):
                self._keyed.setdefault(key, []).append(fact)

    def of(self, fact: Fact) -> Iterator[Fact]:
        """The facts that may mean the same as this one; some more than once."""
        for key in _keys(fact):
            yield from self._keyed.get(key, ())
        if fact.kind == "date":
            # An announced Hijri date may be a day off the table.
            for day in (fact.value - 1, fact.value + 1):
                yield from self._keyed.get(("date", day), ())
        for kind in _BESIDE.get(fact.kind, ()):
            yield from self._kinds.get(kind, ())


def _keys(fact: Fact) -> Iterator[_Key]:
    if fact.kind in _AMOUNTS:
        yield from (("amount", value) for value in readings(fact))
    if fact.kind == "number":
        yield "phone", re.sub(r"\D", "", level(fact.said))
    elif fact.kind == "year":
        yield "amount", Decimal(fact.value)
    elif fact.kind in ("phone", "date") or fact.kind in _BY_VALUE:
        yield fact.kind, fact.value
