"""What a service has: kinds with their schemas and starters, templates, themes, formats, and what its options may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen._version import __version__
from docgen.config.house import House
from docgen.errors import DocgenError
from docgen.preview import WIDTHS
from docgen.serve.asked import CHOICES

if TYPE_CHECKING:
    from docgen.serve.settings import Settings


def about(settings: Settings) -> dict[str, Any]:
    """All of it, for a page that offers it and a program that asks."""
    from docgen.templating.template import template_names
    from docgen.templating.theme import theme_names
    from docgen.writers import formats
    from docgen.writers.heeded import heeded

    house, limits = settings.ways.house, settings.ways.limits
    standing = house.standing
    return {
        "version": __version__,
        "kinds": list(kinds_here(house)),
        "titles": {kind: title for kind in kinds_here(house) if (title := title_of(kind, house)) is not None},
        "formats": list(formats()),
        "heeds": {format: [option.name for option in heeded(format)] for format in formats()},
        "templates": [*template_names(), *_names(standing.templates, "*/template.yaml", folder=True)],
        "themes": [*theme_names(), *_names(standing.themes, "*.y*ml", folder=False)],
        "options": {name: list(values) for name, values in CHOICES.items()},
        "width": list(WIDTHS),
        "limits": {name: getattr(limits, name) for name in limits.__dataclass_fields__},
        "key": bool(settings.keys),
    }


def kinds_here(house: House) -> tuple[str, ...]:
    """The kinds of docgen and of installed packages, then those of the service's own folders."""
    from docgen.model.kinds import kinds

    return tuple(dict.fromkeys((*kinds(), *_names(house.standing.kinds, "*/schema.yaml", folder=True))))


def schema_of(kind: str, house: House) -> dict[str, Any] | None:
    """The JSON Schema of a kind; `None` where there is no such kind here. Raises DocgenError for one that cannot be made."""
    from docgen import reading

    target = target_of(kind, house)
    return None if target is None else reading.schema(target)


def title_of(kind: str, house: House) -> dict[str, str] | None:
    """What a kind is called in both languages; `None` for one that cannot be made."""
    from docgen import reading

    target = target_of(kind, house)
    try:
        title = None if target is None else reading.form_title(target)
    except DocgenError:
        return None
    return None if title is None else {"ar": title.ar or kind, "en": title.en or kind}


def starter_of(kind: str, house: House) -> str | None:
    """A commented input of a kind, ready to render, without the lines that name a file for editors; `None` where there is no such kind here, or it
    has no starter."""
    from docgen import reading

    target = target_of(kind, house)
    if target is None:
        return None
    try:
        text = reading.starter(target)
    except DocgenError:
        return None
    lines = text.splitlines(keepends=True)
    begins = next((index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    named = next((index for index, line in enumerate(lines[:begins]) if "schema=" in line), None)
    return text if named is None else "".join(lines[:named] + lines[_end(lines, named) :])


def _end(lines: list[str], start: int) -> int:
    """Where what is said of the schema ends: after the lone `#` below it."""
    return next((index + 1 for index in range(start, len(lines)) if lines[index].strip() == "#"), start + 1)


def target_of(kind: str, house: House) -> str | None:
    """What makes a kind: its name, or the folder of the service that has it."""
    from docgen.model.kinds import is_kind
    from docgen.reading.head import GLOSSARY
    from docgen.reading.standing import kind_in

    if is_kind(kind) or kind == GLOSSARY:
        return kind
    found = kind_in(house.standing, kind) if kind == kind.strip() else None
    return None if found is None else str(found)


def _names(folders: tuple[Path, ...], pattern: str, *, folder: bool) -> list[str]:
    return sorted({path.parent.name if folder else path.stem for one in folders for path in Path(one).glob(pattern)})
