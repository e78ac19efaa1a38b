"""The fields of a kind that are of no use where no file is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from docgen.model import Model

_BY_TEXT = frozenset({"include", "rows_from"})
"""Fields that name a file and are texts to the model."""
_OF_A_FILE = {"emblem": "emblem_alt", "file": "attach"}
"""Fields that say something of the file that another names."""


def naming_files(model: type[Model]) -> list[str]:
    """The fields that name files, and those that say something of such a file, as the schema of the kind calls them: `Issuer.emblem`, and `glossary`
    of the document itself."""
    return sorted({"include", *_of(model, "", set())})


def _of(part: type[BaseModel], within: str, seen: set[type[BaseModel]]) -> set[str]:
    from docgen.reading.formfields import leaves

    seen.add(part)
    names: set[str] = set()
    found: set[str] = set()
    for name, info in part.model_fields.items():
        kinds = {kind for kind, _ in leaves(info.annotation, tuple(info.metadata))}
        if Path in kinds or name in _BY_TEXT:
            names.add(info.alias or name)
        for one in kinds:
            if issubclass(one, BaseModel) and one not in seen:
                found |= _of(one, one.__name__, seen)
    names |= {other for name in names if (other := _OF_A_FILE.get(name)) is not None and other in part.model_fields}
    return found | {f"{within}.{name}" if within else name for name in names}
