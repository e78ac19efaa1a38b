"""The names that a misspelt one is most like, for hints: as `difflib.get_close_matches`, but never dear, however many and long the names are."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.limits import may_compare

_LONGEST = 80
"""Code points of a name that is worth a look: the comparison of two long texts takes the product of their lengths."""


def close_matches(word: str, known: Iterable[str], n: int = 1, cutoff: float = 0.6) -> list[str]:
    """The best `n` of the known names that are like `word` at all (a ratio of `cutoff` or more), best first. None where the hints of this call have
    taken enough comparisons already."""
    if len(word) > _LONGEST:
        return []
    names = [name for name in known if len(name) <= _LONGEST]
    if not may_compare(len(names)):
        return []
    from difflib import get_close_matches

    return get_close_matches(word, names, n, cutoff)
