"""Pictures without words, headings that skip a level."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.slots import Path, Subject
from docgen.errors import Diagnostic
from docgen.model import Heading, Issuer, MeetingMinutes, Picture


def structure(subject: Subject) -> Iterator[Diagnostic]:
    """DG601, DG602."""
    levels: dict[Path, int] = {}
    for path, value in subject.values:
        if isinstance(value, Picture) and not value.alt:
            yield subject.finding("DG601", (*path, "picture"), "the picture has no alternative text", "add 'alt: {ar: …, en: …}'")
        if isinstance(value, Heading):
            above = levels.get(path[:-1], 0)
            if value.level > above + 1:
                message = (
                    f"a heading of level {value.level} follows one of level {above}" if above else f"the first heading is of level {value.level}"
                )
                yield subject.finding("DG602", (*path, "level"), message, f"write level: {above + 1}")
            levels[path[:-1]] = value.level
        if isinstance(value, (Issuer, MeetingMinutes)) and value.emblem is not None and not value.emblem_alt:
            yield subject.finding("DG601", (*path, "emblem"), "the emblem has no alternative text", "add 'emblem_alt: {ar: …, en: …}'")
