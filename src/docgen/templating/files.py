"""Files that a document shows, and where its input or its template names each: an error of a file is told there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from jinja2.runtime import Context

from docgen.errors import Place
from docgen.inputs import NotFound, locate
from docgen.templating.expressions import Expression


@dataclass(frozen=True, slots=True)
class Files:
    """`named_at` grows while the document is built: the first place where each file is named, by its path. `allow_outside` lets what a template
    names lie outside the template's folder."""

    allow_outside: bool = False
    named_at: dict[str, Place] = field(default_factory=dict)

    def picture(self, expression: Expression, names: Context) -> Path | None:
        """The picture that an expression of a template gives: one of the input's, or the name of one in the template's folder; `None` where the
        input leaves it out. Raises TemplateError."""
        value, spot = expression.value(names), expression.spot
        if value is None or isinstance(value, Path):
            return value
        if not isinstance(value, str):
            raise spot.error(
                "this gives no picture", "a picture of the input, such as issuer.emblem, or the name of a file in quotes: \"'stamp.png'\""
            )
        try:
            path = locate(value, Path(spot.marked.name).parent, allow_outside=self.allow_outside, owner="the template")
        except NotFound as missing:
            raise spot.error(missing.message, missing.hint or "pictures of a template lie in its folder") from None
        self.named_at.setdefault(os.fspath(path), spot.marked.place(spot.path))
        return path
