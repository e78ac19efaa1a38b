"""The convention of a side: out of its language, its territory and the digits that were asked for."""

from __future__ import annotations

from functools import cache

from docgen.close_matches import close_matches
from docgen.errors import InputError, Problem
from docgen.inputs import shortened
from docgen.locales.cldr import default_digits, pinned_territories, territory_names
from docgen.locales.convention import Convention
from docgen.types import Digits, Lang


@cache
def convention(lang: Lang, territory: str, digits: Digits = "auto") -> Convention:
    """The convention of a language in a territory.

    `auto` digits are CLDR's default numbering system of `ar_TERRITORY` on the Arabic side. The English side has Latin digits whatever
    is asked: no English text is set in Arabic-Indic ones. A territory without Arabic data of its own in CLDR (`GB`) takes that of
    Arabic in the world (`001`), as CLDR inherits.

    Raises InputError for a territory that CLDR does not know, or for unknown digits or language.
    """
    if lang not in ("ar", "en"):
        raise InputError(Problem(f"no conventions for the language {lang!r}", hint="languages are ar and en"))
    if digits not in ("auto", "latn", "arab"):
        raise InputError(Problem(f"unknown digits {digits!r}", hint="digits are auto, latn (123) or arab (١٢٣)"))
    code = _territory(territory)
    if lang == "en":
        return Convention("en", code, "latn")
    if digits != "auto":
        return Convention("ar", code, digits)
    return Convention("ar", code, default_digits(code))


def _territory(text: str) -> str:
    code = str(text).strip().upper()
    if code in pinned_territories():
        return code
    names = territory_names()
    if code in names:
        return code
    by_name = {name.casefold(): key for key, pair in names.items() for name in pair}
    wanted = str(text).strip().casefold()
    if wanted in by_name:
        hint = f"write its two-letter code, {by_name[wanted]}"
    elif near := close_matches(wanted, by_name, n=1, cutoff=0.75):
        hint = f"did you mean {by_name[near[0]]} ({names[by_name[near[0]]][1]})?"
    elif len(code) == 2 and (codes := close_matches(code, names, n=3, cutoff=0.5)):
        said = [f"{found} ({names[found][1]})" for found in codes]
        hint = f"did you mean {' or '.join([', '.join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]}?"
    else:
        hint = "a territory is a two-letter country code such as QA, SA or EG"
    raise InputError(Problem(f"unknown territory {shortened(text)!r}", hint=hint))
