"""The input of a document, written anew: what the layout shows, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.clean.trial import Look
    from docgen.document.document import Layout
    from docgen.model.root import Model


@dataclass(frozen=True, slots=True)
class Clean:
    """`document.CleanInput` of a model that was built with `look`."""

    model: Model
    look: Look

    def yaml(self, layout: Layout) -> bytes:
        """The input as YAML that renders to the same pages in `layout`. Raises RenderError where it cannot be told what the pages show."""
        from docgen.clean.cleaning import cleaned

        return cleaned(self.model, self.look, layout)
