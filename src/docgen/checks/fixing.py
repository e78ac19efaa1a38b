"""`--fix`: edits at exact places in the source, so that comments, layout and everything else stay as they are."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docgen.checks.finding import Edit, Finding
from docgen.errors import InputError
from docgen.source import Source, compose, from_text


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new bytes of a file, the findings that were mended, and those whose edits were left out as unsafe."""

    data: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fixed(source: Source, findings: Iterable[Finding]) -> Fixed:
    """`source` with the edits of all findings that have any.

    An edit is made only if the file, read again, has the same keys and lists as before: a comma that would end a plain text inside braces is left.
    """
    wanted = [finding for finding in findings if finding.edits]
    before = _shape(compose(source, []).data)
    text = _edited(source.text, _apart(edit for finding in wanted for edit in finding.edits))
    mended: list[Finding] = wanted
    left: list[Finding] = []
    if not _keeps(text, before):
        mended, left = _one_by_one(source.text, wanted, before)
        text = _edited(source.text, _apart(edit for finding in mended for edit in finding.edits))
    mark = codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""
    return Fixed(mark + text.encode("utf-8"), tuple(mended), tuple(left))


def _one_by_one(text: str, wanted: list[Finding], before: Any) -> tuple[list[Finding], list[Finding]]:
    mended: list[Finding] = []
    left: list[Finding] = []
    for finding in wanted:
        edits = _apart(edit for one in (*mended, finding) for edit in one.edits)
        (mended if _keeps(_edited(text, edits), before) else left).append(finding)
    return mended, left


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order, those that overlap an earlier one left out."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edited(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    place = 0
    for edit in edits:
        pieces += (text[place : edit.start], edit.text)
        place = edit.end
    return "".join((*pieces, text[place:]))


def _keeps(text: str, before: Any) -> bool:
    try:
        return bool(_shape(compose(from_text(text), []).data) == before)
    except InputError:
        return False


def _shape(data: Any) -> Any:
    """Keys, lists, and the types of what stands in them."""
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shape(item) for item in data]
    return type(data).__name__
