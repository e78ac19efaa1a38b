"""A picture of what a template or a theme makes: the first page of a starter, by the PDF writer and a rasteriser."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.document.document import Layout
from docgen.errors import InputError, Problem, UsageError
from docgen.types import PathLike

if TYPE_CHECKING:
    from docgen.config.house import House


@dataclass(frozen=True, slots=True)
class Shown:
    """What is looked at: an input as YAML, the folder at which its paths start, and what it is made with."""

    source: str
    folder: Path
    template: PathLike | None = None
    theme: PathLike | None = None


def preview(shown: Shown, layout: Layout | None, page: int, resolution: float, house: House) -> bytes:
    """A page of a document as PNG, as a house has it. Raises UsageError where the rasteriser is not installed, or there is no such page."""
    from docgen.api import render_bytes
    from docgen.reading import load
    from docgen.source import from_text

    model = load(from_text(shown.source, "<starter>"), folder=shown.folder, template=shown.template, standing=house.standing, warn=_untold)
    own: dict[str, Any] = {"fonts": house.get("fonts") or (), "template": shown.template, "theme": shown.theme, "layout": layout}
    return rastered(render_bytes(model, "pdf", warn=_untold, **{**house.document_options(), **own}), page, resolution)


def rastered(data: bytes, page: int, resolution: float) -> bytes:
    """A page of a PDF as PNG, at a resolution in pixels an inch. Raises UsageError."""
    from docgen.writers.png.paint import page_count, painted, png_file

    count = page_count(data)
    if not 1 <= page <= count:
        raise UsageError(f"--page {page}: the document has {count} page{'s' if count > 1 else ''}")
    (picture,) = painted(data, (page,), resolution / 72)
    return png_file(picture, resolution, "")


def _untold(problem: Problem) -> None:
    """A starter's warnings are told by `docgen templates check`."""


def starter_of_theme() -> str:
    """What shows a theme by itself."""
    from docgen.reading import starter

    return starter("press-statement")


def starter_of_template(folder: Path, kind: str) -> str:
    """What shows a template. Raises InputError where neither it nor its kind has a starter."""
    from docgen.cli.template_check import starter_for

    found = starter_for(folder, kind)
    if found is None:
        raise InputError(Problem(f"there is no starter.yaml in {os.fspath(folder)}", hint=f"an input of the kind '{kind}', which the preview shows"))
    return found
