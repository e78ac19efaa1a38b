"""Comments that switch checks off: `# docgen: ignore DG303` for a line, `# docgen: ignore-file DG303` for the file.

A comment at the end of a line holds for that line and for the value that begins there; one on a line of its own for the next line that is none.
Without a code it holds for every check that can be switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.checks.catalogue import ALWAYS, codes
from docgen.errors import Diagnostic, Place
from docgen.source import Marked
from docgen.source.file import position
from docgen.source.marked import Mark

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*docgen:[ \t]*ignore(?P<file>-file)?(?=[\s#,]|$)(?P<codes>[^\n\r]*)", re.MULTILINE)
_CODE = re.compile(r"[A-Za-z]+[0-9]+")
_EVERYTHING = "*"


@dataclass(slots=True)
class Suppressions:
    """Which checks are off: in the whole file, and line by line."""

    file: set[str] = field(default_factory=set)
    lines: dict[int, set[str]] = field(default_factory=dict)
    unknown: list[Diagnostic] = field(default_factory=list)

    def covers(self, finding: Diagnostic, marked: Marked) -> bool:
        """Whether a finding is switched off."""
        code = finding.code or ""
        if code in ALWAYS:
            return False
        if _is_off(code, self.file):
            return True
        lines = {finding.place.line}
        if finding.start is not None and marked.source is not None and self.lines:
            lines.add(position(marked.source.text, finding.start)[0])
        return any(line is not None and _is_off(code, self.lines.get(line, ())) for line in lines)


@dataclass(frozen=True, slots=True)
class Silences:
    """The same of an input and of the files that it includes. What is off in the whole input is off in them too."""

    marked: Marked
    files: dict[str, tuple[Suppressions, Marked]]

    @property
    def unknown(self) -> list[Diagnostic]:
        """What names no check."""
        return [one for silence, _ in self.files.values() for one in silence.unknown]

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is switched off."""
        own, marked = self.files[self.marked.name]
        silence, source = self.files.get(finding.place.file or "", (own, marked))
        return silence.covers(finding, source) or (
            silence is not own and (finding.code or "") not in ALWAYS and _is_off(finding.code or "", own.file)
        )


def silences_of(marked: Marked) -> Silences:
    """As `silence_of`, for a file and those that it includes."""
    return Silences(marked, {one.name: (silence_of(one), one) for one in reversed(list(marked.files()))})


def silence_of(marked: Marked) -> Suppressions:
    """The comments of a source that switch checks off; unknown codes in them become findings DG002."""
    silence = Suppressions()
    source = marked.source
    if source is None or marked.mark is None or "docgen:" not in source.text or "ignore" not in source.text:
        return silence
    inside = list(_texts(marked.mark, source.text))
    for found in _COMMENT.finditer(source.text):
        if any(start <= found.start() < end for start, end in inside):
            continue
        line, _ = position(source.text, found.start())
        names = {name[0].upper() for name in _CODE.finditer(found["codes"])}
        for name in sorted(names - codes().keys()):
            place = Place(source.name, *position(source.text, found.start("codes") + found["codes"].upper().index(name)))
            silence.unknown.append(
                Diagnostic(f"there is no check '{name}' to switch off", place, "codes are those that 'docgen check' prints", "DG002", "warning")
            )
        off = names or {_EVERYTHING}
        if found["file"]:
            silence.file |= off
        else:
            silence.lines.setdefault(_line_meant(source.text, found.start(), line), set()).update(off)
    return silence


def _line_meant(text: str, start: int, line: int) -> int:
    """The comment's own line if something stands before it there; else the next line that is neither empty nor a comment."""
    begin = text.rfind("\n", 0, start) + 1
    if text[begin:start].strip():
        return line
    rest = text[start:].split("\n")[1:]
    return line + next((number for number, below in enumerate(rest, 1) if below.strip() and not below.lstrip().startswith("#")), 1)


def _texts(mark: Mark, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of source that are text, where # begins no comment. A block's header line is none."""
    if mark.span.style in ("|", ">"):
        body = text.find("\n", mark.span.start) + 1
        yield body or mark.span.start, mark.span.end
    elif mark.span.style != "{" and mark.span.style != "[":
        yield mark.span.start, mark.span.end
    for _, child in mark.keys.values():
        yield from _texts(child, text)
    for child in mark.items:
        yield from _texts(child, text)


def _is_off(code: str, names: set[str] | tuple[()]) -> bool:
    return code in names or _EVERYTHING in names
