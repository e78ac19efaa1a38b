"""Names of checks, for configurations and `--ignore`: a word says more than a code. A family is the name of all codes that begin alike."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks.catalogue import ALWAYS, codes
from docgen.close_matches import close_matches
from docgen.errors import Place, Problem, UsageError

FAMILIES = {"parity": "DG1", "dates": "DG2", "writing": "DG3", "meetings": "DG4", "terms": "DG5", "structure": "DG6"}
NAMES = {
    "number": "DG101", "date": "DG102", "money": "DG103", "percentage": "DG104", "time": "DG105", "contact": "DG106", "reference": "DG107",
    "lines": "DG108", "person": "DG109", "untranslated": "DG110", "latin-word": "DG111", "wrong-language": "DG112", "length": "DG113",
    "paragraphs": "DG114", "weekday": "DG201", "hijri-gregorian": "DG202", "impossible-date": "DG203", "hijri-off": "DG204",
    "tables-differ": "DG205", "date-order": "DG206", "presentation-forms": "DG301", "direction-mark": "DG302", "latin-punctuation": "DG303",
    "unpaired": "DG304", "persian-letters": "DG305", "arabic-punctuation": "DG306", "foreign-digits": "DG307", "spaces": "DG308",
    "tatweel": "DG309", "damaged": "DG310", "invisible": "DG311", "markdown": "DG312", "comment": "DG313", "two-readings": "DG314",
    "backward-groups": "DG315", "split-figure": "DG316", "run-on-lines": "DG317", "not-all-voted": "DG405", "no-owner": "DG406",
    "absent-actor": "DG407", "decision-number": "DG408", "unused-person": "DG409", "lost-vote": "DG410", "recused-vote": "DG414",
    "dissent": "DG415", "too-few": "DG416", "time-outside": "DG417", "agenda-number": "DG418", "unknown-decision": "DG419",
    "status-progress": "DG420", "quorum-lost": "DG421", "lost-majority": "DG422",
    "share-quorum": "DG423", "forbidden-variant": "DG501", "term": "DG502", "no-glossary": "DG503",
    "no-alt": "DG601", "heading-skips": "DG602", "wide-table": "DG604", "tall-decision": "DG605", "unknown-code": "DG002",
}  # fmt: skip
"""The name of each check that can be left out."""


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a code, a name or a family. Raises UsageError for none of these, and for one that cannot be switched off."""
    word = name.strip()
    known = codes()
    if word.upper() in known:
        found: tuple[str, ...] = (word.upper(),)
    else:
        small = word.lower()
        family = FAMILIES.get(small)
        found = (NAMES[small],) if small in NAMES else tuple(code for code in known if family and code.startswith(family) and code not in ALWAYS)
    if not found:
        every = (*known, *NAMES, *FAMILIES)
        near = close_matches(word.upper(), every) or close_matches(word.lower(), every)
        raise UsageError(Problem(f"there is no check '{name}'", hint=f"did you mean {near[0]}?" if near else "docgen check --explain all lists them"))
    if len(found) == 1 and found[0] in ALWAYS:
        raise UsageError(Problem(f"{found[0]} cannot be switched off", hint="nothing can be rendered where it is found"))
    return found


def left_out(given: Iterable[tuple[str, Place, bool]]) -> tuple[str, ...]:
    """The codes that are left out by names with their places: `True` leaves one out, `False` puts it back, the later wins. Raises UsageError with
    every name that there is not."""
    off: dict[str, None] = {}
    wrong: list[Problem] = []
    for name, place, out in given:
        try:
            some = codes_of(name)
        except UsageError as error:
            wrong += (Problem(one.message, place, one.hint) for one in error.problems)
            continue
        for code in some:
            off.pop(code, None)
            if out:
                off[code] = None
    if wrong:
        raise UsageError(wrong)
    return tuple(off)
