"""Texts that follow one another, some in Arabic, some in English: which belong together, and which have no partner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.bitext.align import align, weighed
from docgen.bitext.passages import Alone, Bitext, Passage, joined, paired
from docgen.types import Lang

_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}
_OTHER: dict[Lang, Lang] = {"ar": "en", "en": "ar"}
_HALF = 0.5
_SCATTERED = 0.3
"""Where more of the pairs than these are of stretches that do not lie side by side, stretches are no sign."""
_FEW = 6
"""Fewer texts than these say nothing about whether two sequences belong together."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text of one language in a sequence. Where it has `rows`, it is a table of one language, which is compared row by row with a table of as many
    rows."""

    lang: Lang
    passage: Passage
    rows: tuple[Passage, ...] = ()


def pair_up(units: Sequence[Unit], into: Bitext, *, what: str = "paragraph", telling: bool = True) -> None:
    """Pairs the units of a sequence into a bitext. `what` is what messages call one; without `telling` those without a partner are passed over."""
    sides: dict[Lang, list[Unit]] = {"ar": [], "en": []}
    stretches: dict[Lang, list[int]] = {"ar": [], "en": []}
    stretch, before = 0, None
    for unit in units:
        stretch += unit.lang != before
        before = unit.lang
        sides[unit.lang].append(unit)
        stretches[unit.lang].append(stretch)
    ar, en = sides["ar"], sides["en"]
    if not ar or not en:
        if telling and units:
            _tell_all(ar or en, into, what)
        return
    weights = {lang: [weighed(unit.passage.text, at) for unit, at in zip(sides[lang], stretches[lang], strict=True)] for lang in sides}
    matches = align(weights["ar"], weights["en"])
    if sum(match.is_apart(weights["ar"], weights["en"]) for match in matches) > _SCATTERED * len(matches):
        # One language wholly before the other, with a line of the other in between: what stands beside what says nothing.
        matches = align(*([replace(one, stretch=at) for one in weights[lang]] for at, lang in enumerate(_NAMES)))
    lost = sum(len(match.ar) + len(match.en) for match in matches if not match.ar or not match.en)
    fewer = min(len(ar), len(en))
    matched = sum(1 for match in matches if match.ar and match.en)
    if len(units) >= _FEW and matched < _HALF * fewer:
        message = f"the {len(ar)} Arabic and {len(en)} English {what}s from here on cannot be paired"
        if telling:
            into.alone.append(Alone(units[0].passage, message, "put each beside its translation, in a table of two columns or one after the other"))
        return
    told_as_many = lost >= _FEW and lost > 2 * matched
    for match in matches:
        if match.ar and match.en:
            _pair([ar[index] for index in match.ar], [en[index] for index in match.en], into)
        elif telling and not told_as_many:
            for index in match.ar or match.en:
                _tell(ar[index] if match.ar else en[index], into, what)
    if telling and told_as_many:
        more: Lang = "ar" if len(ar) > len(en) else "en"
        message = f"{lost} of {len(units)} {what}s from here on have no partner, most of them {_NAMES[more]}"
        into.alone.append(Alone(units[0].passage, message, "see whether their translation is missing"))


def _pair(ar: Sequence[Unit], en: Sequence[Unit], into: Bitext) -> None:
    if len(ar) == len(en) == 1 and ar[0].rows and len(ar[0].rows) == len(en[0].rows):
        into.pairs += (paired(one, "ar", other) for one, other in zip(ar[0].rows, en[0].rows, strict=True) if one.text and other.text)
        return
    into.pairs.append(paired(joined(unit.passage for unit in ar), "ar", joined(unit.passage for unit in en)))


def _tell(unit: Unit, into: Bitext, what: str) -> None:
    message = f"this {_NAMES[unit.lang]} {what} has no {_NAMES[_OTHER[unit.lang]]} one that belongs to it"
    into.alone.append(Alone(unit.passage, message, "see whether its translation is missing"))


def _tell_all(units: Sequence[Unit], into: Bitext, what: str) -> None:
    """Everything is in one language: told once."""
    if len(units) == 1:
        _tell(units[0], into, what)
        return
    lang = units[0].lang
    message = f"{len(units)} {_NAMES[lang]} {what}s from here on have no {_NAMES[_OTHER[lang]]} ones that belong to them"
    into.alone.append(Alone(units[0].passage, message, "see whether their translation is missing"))
