"""The examples of statements: a communiqué of two states, an advisory, condolences. Each renders in every layout and format without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

import docgen
from docgen.checks import check
from docgen.document.document import LAYOUTS, Layout
from docgen.errors import Problem

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("communique", "advisory", "condolence")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_it(name: str) -> None:
    assert [problem for problem in check(EXAMPLES / f"{name}.yaml").problems if problem.severity != "note"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_it_renders_in_every_layout_and_format(name: str, layout: Layout) -> None:
    told: list[Problem] = []
    model = docgen.load(EXAMPLES / f"{name}.yaml", warn=told.append)
    assert docgen.render_bytes(model, "pdf", layout=layout, profile="archive", warn=told.append).startswith(b"%PDF")
    assert docgen.render_bytes(model, "docx", layout=layout, warn=told.append).startswith(b"PK")
    assert told == []
