"""PDF by reportlab: `render(flow, options)`, and `BidiParagraph`, a platypus flowable for anyone's reportlab documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.writers.pdf.document import render
    from docgen.writers.pdf.flowable import BidiParagraph

__all__ = ["BidiParagraph", "render"]

_HOMES = {"render": "docgen.writers.pdf.document", "BidiParagraph": "docgen.writers.pdf.flowable"}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
