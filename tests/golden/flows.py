"""The flows whose text is kept: both examples in every layout."""

from __future__ import annotations

from pathlib import Path

import docgen
from docgen import api
from docgen.document.arrange import arrange
from docgen.document.document import LAYOUTS, Layout
from docgen.document.dump import dump

EXAMPLES = Path(__file__).parents[2] / "examples"
FLOWS: dict[str, tuple[str, Layout]] = {f"{name}-{layout}": (name, layout) for name in ("statement", "minutes") for layout in LAYOUTS}


def text(which: str) -> str:
    name, layout = FLOWS[which]
    model = docgen.load(EXAMPLES / f"{name}.yaml")
    return dump(arrange(api.document(model), layout), model.input_folder)
