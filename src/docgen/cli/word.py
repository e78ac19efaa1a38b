"""What `docgen inspect` prints of a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.language import labelled, spoken
from docgen.cli.habits.options import active
from docgen.inputs import first_bytes
from docgen.limits import active as active_limits

if TYPE_CHECKING:
    from docgen.wordfile.inspect import DirectionFault

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc")


def is_word(path: Path) -> bool:
    """By its name, or (whatever its name) by its first bytes."""
    if path.suffix.lower() in SUFFIXES:
        return True
    return first_bytes(path, 4) == b"PK\x03\x04"


def show(path: Path) -> None:
    """Styles in use, languages, fonts and what is embedded, and every direction fault with its paragraph. Raises InputError."""
    from docgen.wordfile.inspect import inspect
    from docgen.wordfile.package import open_word

    found = inspect(open_word(path, look_only=True, large=True))
    if active().json:
        from dataclasses import asdict

        answer.result({"file": str(path)} | asdict(found))
        return
    _line("file", str(path))
    used = sorted((style for style in found.styles if style.uses), key=lambda style: -style.uses)
    for style in used:
        _line("style", f"{style.name} ({style.kind})", f"{style.uses}×")
    _line("styles", f"{len(used)} of {len(found.styles)} in use")
    for tag, count in found.languages:
        _line("language", tag or "none named", f"{count} characters")
    for font in found.fonts:
        _line("font", spoken(font.name, spoken("embedded", *font.faces) if font.faces else "not embedded", between=": "))
    for kind, count in Counter(fault.kind for fault in found.faults).most_common():
        _line("kind", spoken(f"{kind}, {count}×", _KINDS[kind], between=": "))
    _each("direction", "faults", found.faults)
    _each("doubt", "doubts", found.doubts)
    if found.doubts:
        _line("doubts", f"{len(found.doubts)}, which docgen fix leaves as they are")
    _line("faults", f"{len(found.faults)} of direction; docgen fix sets them right" if found.faults else "none of direction")


_KINDS = {
    "paragraph": "right-to-left paragraphs without w:bidi",
    "english": "left-to-right paragraphs with w:bidi",
    "run": "right-to-left text without w:rtl",
    "latin": "left-to-right text with w:rtl",
    "twin": "looks without their complex-script half",
    "table": "right-to-left tables that run from the left",
}


def _each(name: str, what: str, faults: Sequence[DirectionFault]) -> None:
    """A line each, as many as may be told."""
    most = active_limits().problems
    for fault in faults[:most]:
        _line(name, spoken(f"{fault.part}, paragraph {fault.paragraph}", fault.message, fault.text, between=": "))
    if len(faults) > most:
        _line(name, f"… and {len(faults) - most} {what} more; --json tells all")


def _line(name: str, *parts: str) -> None:
    typer.echo(labelled(name, spoken(*parts)))
