"""Inputs with an odd turn each: written clean they make the same files, in every layout and both formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import docgen
from docgen import api
from docgen.clean.cleaning import cleaned
from docgen.document.document import LAYOUTS

_PARTS = re.split(r"^=== (.*)\n", Path(__file__).with_name("odd_inputs.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
INPUTS = dict(zip(_PARTS[::2], _PARTS[1::2], strict=True))
GLOSSARY = INPUTS.pop("glossary")


def untold(problem: docgen.Problem) -> None:
    """What is odd in an input is told elsewhere."""


@pytest.mark.parametrize("name", INPUTS)
def test_it_makes_the_same_files(name: str, tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "input.yaml").write_text(INPUTS[name], encoding="utf-8")
    model = docgen.load(tmp_path / "input.yaml", warn=untold)
    tree = api.document(model, warn=untold)
    for layout in LAYOUTS:
        if layout in ("ar", "en") and layout not in model.languages:
            continue
        text = cleaned(tree, layout).decode()
        assert [word for word in ("secretterm", "glossary", "hiddenplace") if word in text] == []
        (tmp_path / "clean.yaml").write_text(text, encoding="utf-8")
        clean = docgen.load(tmp_path / "clean.yaml", warn=untold)
        for format in ("pdf", "docx"):
            wanted = docgen.render_bytes(model, format, layout=layout, warn=untold)
            assert docgen.render_bytes(clean, format, warn=untold) == wanted
