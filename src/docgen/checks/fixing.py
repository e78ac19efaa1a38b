"""`--fix`: edits at exact places in the source, so that comments, layout and everything else stay as they are."""

from __future__ import annotations

import codecs
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docgen.errors import Diagnostic, Edit, InputError
from docgen.limits import check_time
from docgen.source import Source, compose, from_bytes, from_text

_ROUNDS = 8
"""How often a file is looked at again: a mend may show what stood behind it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new bytes of a file, the findings that were mended, and those whose edits were left out as unsafe."""

    data: bytes
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def fixed(source: Source, findings: Iterable[Diagnostic]) -> Fixed:
    """`source` with the edits of all findings that have any.

    An edit is made only if the file, read again, has the same keys and lists as before: a comma that would end a plain text inside braces is left.
    Of two findings that mend one spot the first is mended; `mended` goes on with the other.
    """
    wanted, later = _in_turn(finding for finding in findings if finding.edits)
    before = _shape(compose(source, []).data)
    text = _edited(source.text, wanted)
    left: list[Diagnostic] = []
    if not _keeps(text, before):
        wanted, left = _in_shape(source.text, wanted, before)
        text = _edited(source.text, wanted)
    mark = codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""
    return Fixed(mark + text.encode("utf-8"), tuple(wanted), (*left, *later))


def fixed_wholly(source: Source, findings: Iterable[Diagnostic], look: Callable[[Source], Iterable[Diagnostic]]) -> Fixed:
    """`source` mended until nothing more can be: `look` finds what is wrong in what is mended so far."""
    mended: list[Diagnostic] = []
    result = fixed(source, findings)
    for _ in range(_ROUNDS):
        mended += result.mended
        if not result.mended:
            break
        source = from_bytes(result.data, source.name, source.path)
        result = fixed(source, look(source))
    return Fixed(result.data, tuple(mended), result.left)


def apart(edits: Iterable[Edit]) -> bool:
    """Whether no two edits touch the same characters of the source."""
    ordered = sorted(edits, key=_span)
    return all(one.end <= other.start and _span(one) != _span(other) for one, other in pairwise(ordered))


def _in_turn(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that can be mended together, and those that touch what one of these touches."""
    first: list[Diagnostic] = []
    later: list[Diagnostic] = []
    taken: list[Edit] = []
    for finding in findings:
        new = [edit for edit in finding.edits if not _is_in(edit, taken)]
        if any(_touches(edit, taken) for edit in new):
            later.append(finding)
            continue
        first.append(finding)
        for edit in new:
            insort(taken, edit, key=_span)
    return first, later


def _span(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _is_in(edit: Edit, taken: list[Edit]) -> bool:
    at = bisect_left(taken, _span(edit), key=_span)
    return at < len(taken) and taken[at] == edit


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    at = bisect_left(taken, _span(edit), key=_span)
    return not apart((*taken[max(0, at - 1) : at + 1], edit))


def _in_shape(text: str, wanted: list[Diagnostic], before: Any) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings whose edits keep the shape of the file, and the others, which are found by halving."""
    mended: list[Diagnostic] = []
    left: list[Diagnostic] = []
    waiting = [wanted]
    while waiting:
        check_time()
        some = waiting.pop()
        if _keeps(_edited(text, [*mended, *some]), before):
            mended += some
        elif len(some) == 1:
            left += some
        else:
            half = len(some) // 2
            waiting += (some[half:], some[:half])
    return mended, left


def _edited(text: str, findings: Iterable[Diagnostic]) -> str:
    pieces: list[str] = []
    place = 0
    for edit in sorted({edit for finding in findings for edit in finding.edits}, key=_span):
        pieces += (text[place : edit.start], edit.text)
        place = edit.end
    return "".join((*pieces, text[place:]))


def _keeps(text: str, before: Any) -> bool:
    try:
        return bool(_shape(compose(from_text(text), []).data) == before)
    except InputError:
        return False


def _shape(data: Any) -> Any:
    """Keys, lists, and what stands in them: the types of values, and how many letters and figures a text has. No mend takes one away, but a text may
    be cut short where a sign before a `#` is taken out."""
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shape(item) for item in data]
    if isinstance(data, str):
        return sum(map(str.isalnum, unicodedata.normalize("NFKC", data).replace("\u0640", "")))
    return type(data).__name__
