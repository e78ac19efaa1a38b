"""Arabic nouns in the forms that numbers ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.locales.plurals import CountedNoun

Gender = Literal["masculine", "feminine"]


@dataclass(frozen=True, slots=True)
class ArabicNoun:
    """An indefinite noun, with its adjective if it has one.

    `dual` is nominative, `dual_oblique` the other cases; `plural` stands after 3–10, `accusative` (the accusative singular) after 11–99,
    `singular` after whole hundreds. Endings that writing does not show are the same in every case.
    """

    singular: str
    dual: str
    dual_oblique: str
    plural: str
    accusative: str
    gender: Gender

    def counted(self) -> CountedNoun:
        """The forms by CLDR's plural categories, after figures; there a loanword keeps its one form even in the dual, as CLDR has it."""
        two = self.singular if self.plural == self.singular else self.dual
        return CountedNoun(other=self.singular, one=self.singular, two=two, few=self.plural, many=self.accusative, zero=self.singular)


def noun(word: str, plural: str, adjective: str = "") -> ArabicNoun:
    """A noun by the regular pattern: ة makes it feminine, the dual ends in ان or ين, the masculine accusative in ًا; the adjective agrees.

    The plural is one of things, so that its adjective is feminine singular.
    """
    gender: Gender = "feminine" if word.endswith("ة") else "masculine"
    forms = _singular_forms(word)
    if not adjective:
        return ArabicNoun(word, forms[0], forms[1], plural, forms[2], gender)
    dual, oblique, accusative = _singular_forms(adjective)
    feminine = adjective if gender == "feminine" else adjective + "ة"
    return ArabicNoun(
        f"{word} {adjective}",
        f"{forms[0]} {dual}",
        f"{forms[1]} {oblique}",
        f"{plural} {feminine}",
        f"{forms[2]} {accusative}",
        gender,
    )


def _singular_forms(word: str) -> tuple[str, str, str]:
    """Nominative dual, oblique dual, accusative singular."""
    if word.endswith("ة"):
        return word[:-1] + "تان", word[:-1] + "تين", word
    return word + "ان", word + "ين", word + "ًا"


def loanword(word: str) -> ArabicNoun:
    """A foreign masculine noun that changes in the dual alone (يورو، يوروان)."""
    return ArabicNoun(word, word + "ان", word + "ين", word, word, "masculine")
