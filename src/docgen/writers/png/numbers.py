"""Which pages of a document: `2`, `1-3`, `4-`, and these with commas."""

from __future__ import annotations

import re

from docgen.errors import Problem, UsageError

_PART = re.compile(r"([0-9]{1,6})(?:(-)([0-9]{1,6})?)?")


def page_numbers(wanted: str | None, count: int) -> tuple[int, ...]:
    """The numbers of the pages that are wanted, in the document's order; `None`: of all. Raises UsageError for what is no list of pages, and for a
    page that the document does not have."""
    if wanted is None:
        return tuple(range(1, count + 1))
    found: set[int] = set()
    for part in wanted.split(","):
        matched = _PART.fullmatch(part.strip())
        if matched is None:
            raise UsageError(Problem(f"pages {wanted!r} are no pages", hint="write 2, 1-3, 4- or 1,3-5"))
        first = int(matched[1])
        last = first if matched[2] is None else int(matched[3]) if matched[3] else count
        if first < 1:
            raise UsageError(f"pages {wanted!r}: pages are counted from 1")
        if first > last and matched[3]:
            raise UsageError(Problem(f"pages {wanted!r}: {part.strip()} runs backwards", hint=f"write {last}-{first}"))
        if max(first, last) > count:
            raise UsageError(f"pages {wanted!r}: the document has {count} page{'s' if count > 1 else ''}")
        found.update(range(first, last + 1))
    return tuple(sorted(found))
