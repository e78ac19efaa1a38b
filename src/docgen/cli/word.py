"""What `docgen inspect` prints of a Word file."""

from __future__ import annotations

from pathlib import Path

import typer

from docgen.cli.printing import json_text, one_line
from docgen.inputs import first_bytes
from docgen.limits import active

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc")


def is_word(path: Path) -> bool:
    """By its name, or (whatever its name) by its first bytes."""
    if path.suffix.lower() in SUFFIXES:
        return True
    return first_bytes(path, 4) == b"PK\x03\x04"


def show(path: Path, *, as_json: bool = False) -> None:
    """Styles in use, languages, fonts and what is embedded, and every direction fault with its paragraph. Raises InputError."""
    from docgen.wordfile.inspect import inspect
    from docgen.wordfile.package import open_word

    found = inspect(open_word(path, look_only=True, large=True))
    if as_json:
        from dataclasses import asdict

        typer.echo(json_text({"file": str(path)} | asdict(found)))
        return
    _line("file", str(path))
    used = sorted((style for style in found.styles if style.uses), key=lambda style: -style.uses)
    for style in used:
        _line("style", f"{style.name} ({style.kind}), {style.uses}×")
    _line("styles", f"{len(used)} of {len(found.styles)} in use")
    for tag, count in found.languages:
        _line("language", f"{tag or 'none named'}, {count} characters")
    for font in found.fonts:
        _line("font", f"{font.name}: {'embedded, ' + ', '.join(font.faces) if font.faces else 'not embedded'}")
    for fault in found.faults[: active().problems]:
        _line("direction", f"{fault.part}, paragraph {fault.paragraph}: {fault.message}: {fault.text}")
    if len(found.faults) > active().problems:
        _line("direction", f"… and {len(found.faults) - active().problems} faults more; --json tells all")
    _line("faults", f"{len(found.faults)} of direction; docgen fix sets them right" if found.faults else "none of direction")


def _line(name: str, value: str) -> None:
    typer.echo(f"{name:<12}{one_line(value)}")
