"""Checks of texts that come from no input of docgen's: pairs of plain texts, an Arabic and an English one, without markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen import arguments
from docgen.bounded import bounded
from docgen.checks.flat import Flat
from docgen.checks.parity import parity as _parity
from docgen.checks.slots import Path, Side, Slot, Subject
from docgen.errors import Problem
from docgen.limits import Limits
from docgen.locales.conventions import convention
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.source import Marked
from docgen.types import Lang


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are to say the same, and the path that findings name."""

    ar: str
    en: str
    path: Path = ()


class PlainSide(Side):
    """One language's text of a pair: nothing in it is markup."""

    @cached_property
    def flat(self) -> Flat:
        return Flat(self.raw)


class Pairs(Subject):
    """Pairs of plain texts, as the checks look at a document. `name` stands for the file in findings."""

    def __init__(self, pairs: Sequence[Pair], name: str, territory: str) -> None:
        self.model = Model.model_construct(territory=territory)
        self.marked = Marked({}, name)
        self._pairs = pairs

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(self._pair(pair) for pair in self._pairs)

    def _pair(self, pair: Pair) -> Slot:
        sides = (self._side(pair.path, "ar", pair.ar), self._side(pair.path, "en", pair.en))
        return Slot(pair.path, Bilingual.model_construct(ar=pair.ar, en=pair.en), *sides, same=pair.ar == pair.en)

    def _side(self, path: Path, lang: Lang, text: str | None) -> Side | None:
        return PlainSide(self, (*path, lang), lang, text) if text else None


def parity(ar: str, en: str, *, territory: str = "001", name: str = "<text>", limits: Limits | None = None) -> list[Problem]:
    """What only one of two plain texts says: numbers, dates, amounts, percentages, times, addresses, references, lines (DG101 to DG108).

    `territory` is the country by whose habits figures and dates are read (ISO 3166, or 001 for the Arab world), `name` stands for a file in the
    problems' places, whose paths are `ar` and `en`. The texts are taken as they are: stars and braces are no markup. Raises UsageError for what is no
    text and InputError for texts that pass the limits, LocaleError for a territory that does not exist.
    """
    for option, text in (("ar", ar), ("en", en)):
        arguments.string(option, text)
    with bounded(limits, name):
        found = convention("ar", territory).territory
        return list(_parity(Pairs([Pair(ar, en)], name, found)))
