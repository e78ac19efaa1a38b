"""Lines of plain text: what stands in each, and in which language. One line is one paragraph of UAX #9, as whoever shows it takes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from unicodedata import bidirectional

from docgen.document.inline import Inline, Runs
from docgen.types import Lang

LineKind = Literal["notice", "heading", "text"]
LINE_SEPARATOR = "\u2028"

POP_DIRECTIONAL_ISOLATE = "\u2069"
ISOLATES: dict[Lang, str] = {"ar": "\u2067", "en": "\u2066"}
"""UAX #9, 2.4: the explicit directional isolate of each language's direction."""

_STRONG: dict[Lang, tuple[str, ...]] = {"ar": ("AL", "R"), "en": ("L",)}
_NEUTRAL = frozenset({"NSM", "WS", "ON", "CS", "BN"})
"""Classes of UAX #9 (table 4) that take the direction of the letters around them."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line. `apart` says that an empty line stands before it, `marked` that it begins with a marker of docgen's own."""

    lang: Lang
    runs: Runs
    kind: LineKind = "text"
    apart: bool = True
    marked: bool = False


def lines(lang: Lang, runs: Runs, kind: LineKind = "text", *, apart: bool = True, marked: bool = False) -> list[TextLine]:
    """The lines of a slot, one more for each line break that the author asked for; none for an empty slot."""
    parted: list[list[Inline]] = [[]]
    for run in runs:
        first, *others = run.text.split(LINE_SEPARATOR)
        parted[-1].append(run._replace(text=first))
        parted += [[run._replace(text=other)] for other in others]
    made = [TextLine(lang, tuple(run for run in part if run.text), kind) for part in parted]
    kept = [line for line in made if any(run.text.strip() for run in line.runs)]
    return [replace(line, apart=apart and index == 0, marked=marked and index == 0) for index, line in enumerate(kept)]


def row(lang: Lang, parts: Iterable[Runs], between: str) -> Runs:
    """Slots on one line; those that might turn others round, or be turned, are isolates of their own. A line break in one becomes a dash."""
    made: list[Inline] = []
    for index, runs in enumerate(parts):
        if index:
            made.append(Inline(between))
        flat = [run._replace(text=run.text.replace(LINE_SEPARATOR, " – ")) for run in runs]
        made += flat if keeps_order(flat, lang) else [Inline(ISOLATES[lang]), *flat, Inline(POP_DIRECTIONAL_ISOLATE)]
    return tuple(made)


def keeps_order(runs: Iterable[Inline], lang: Lang) -> bool:
    """Whether a slot reads the same beside anything of its own language: it begins and ends in a letter of it or an isolate, and has no letter of
    another direction and no figure outside of isolates."""
    kinds = [kind for run in runs for kind in (["isolate"] if run.isolate else map(bidirectional, run.text))]
    own = {"isolate", *_STRONG[lang]}
    return not kinds or (kinds[0] in own and kinds[-1] in {*own, "NSM"} and (own | _NEUTRAL).issuperset(kinds))
