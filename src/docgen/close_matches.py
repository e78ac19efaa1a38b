"""The names that a misspelt one is most like, for hints: as `difflib.get_close_matches`, but never dear, however many and long the names are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.limits import may_compare

_MANY = 60
"""Names that a hint can list."""
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


def did_you_mean(name: str, names: Collection[str]) -> str:
    """A hint: the name that was most likely meant, or all of them."""
    near = close_matches(name, names, n=1, cutoff=0.55)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}" if len(names) <= _MANY else f"there are {len(names)} names"
