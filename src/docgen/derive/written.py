"""Derived data as files."""

from __future__ import annotations

from pathlib import Path

from docgen.clean.dumping import File
from docgen.clean.paths import leaves, replaced
from docgen.clean.writing import yaml
from docgen.derive.paper import Paper
from docgen.model.fields import keys
from docgen.model.kinds import model_of


def written(paper: Paper, folder: Path) -> tuple[str, tuple[str, ...]]:
    """The YAML of a paper whose file stands in `folder`, its keys in the order of its kind, and notes on files that lie outside of the folder."""
    data = paper.data
    order = ["docgen", "kind", *keys(model_of(data["kind"]))]
    ordered = {key: data[key] for key in sorted(data, key=order.index)}
    base = folder.resolve()
    notes, paths = [], {}
    for path, leaf in leaves(ordered):
        if isinstance(leaf, File):
            file = Path(leaf)
            inside = not file.is_absolute() or file.resolve().is_relative_to(base)
            paths[path] = file.resolve().relative_to(base).as_posix() if inside and file.is_absolute() else str(file)
            if not inside:
                notes.append(f"{path[-1]}: {file} lies outside of the folder of this file; put a copy beside it, or render with --allow-outside")
    return yaml(replaced(ordered, paths)), (*paper.notes, *notes)
