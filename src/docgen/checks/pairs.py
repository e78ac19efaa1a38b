"""Checks of texts that come from no input of docgen's: pairs of plain texts, an Arabic and an English one, without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen import arguments
from docgen.bounded import bounded
from docgen.checks.days import misnamed_weekdays
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


_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
"""Marks of direction, isolates, and what is only seen where a line ends."""
_SPACES = dict.fromkeys(map(ord, "\u2007\u2008\u2009\u200a\u202f"), "\u00a0")


def seen(text: str) -> Flat:
    """A text as it is seen: nothing in it is markup, marks of direction are none of its characters, and narrow spaces are spaces."""
    starts, offsets, pieces, at = [0], [0], [], 0
    for found in _UNSEEN.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
        starts.append(starts[-1] + len(pieces[-1]))
        offsets.append(at)
    pieces.append(text[at:])
    return Flat("".join(pieces).translate(_SPACES), (), tuple(starts), tuple(offsets))


class PlainSide(Side):
    """One language's text of a pair: nothing in it is markup."""

    @cached_property
    def flat(self) -> Flat:
        return seen(self.raw)


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
    """What only one of two plain texts says: numbers, dates, amounts, percentages, times, addresses, references, lines (DG101 to DG108); and weekdays
    that are not those of their dates (DG201).

    `territory` is the country by whose habits figures and dates are read (ISO 3166, or 001 for the Arab world), `name` stands for a file in the
    problems' places, whose paths are `ar` and `en`. The texts are taken as they are: stars and braces are no markup. Raises UsageError for what is no
    text and InputError for texts that pass the limits, LocaleError for a territory that does not exist.
    """
    for option, text in (("ar", ar), ("en", en)):
        arguments.string(option, text)
    with bounded(limits, name):
        found = convention("ar", territory).territory
        subject = Pairs([Pair(ar, en)], name, found)
        return [*_parity(subject), *misnamed_weekdays(subject)]
