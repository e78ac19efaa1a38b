"""A key that an input gives and its template asks for nowhere is told; what a comment of the template names is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from statements import STATEMENT

import docgen
from docgen.templating import build

TEMPLATE = """docgen-template: 1
kind: press-statement
# The shipped one shows copies and {{ version }}.
document: {title: "{{ headline }}"}
furniture: {issuer: "{{ issuer.name }}", running-head: "x", page-label: "{{ label.page_of }}"}
blocks:
  - body: body
"""


def told(template: str, folder: Path) -> list[tuple[str, str | None]]:
    (folder / "template.yaml").write_text(template, encoding="utf-8")
    found: list[docgen.Problem] = []
    model = docgen.parse({**STATEMENT, "copies": [{"ar": "نسخة", "en": "A copy"}], "version": 2})
    build(model, template=folder, warn=found.append)
    return [(problem.message.split("' does")[-1], problem.place.path) for problem in found]


def test_a_comment_shows_nothing(tmp_path: Path) -> None:
    assert told(TEMPLATE, tmp_path) == [(" not show 'version'", "version"), (" not show 'copies'", "copies")]


@pytest.mark.parametrize(
    "asked", ['- {paragraph: "{{ version }}"}', "- {paragraph: x, if: version == 2}", '- {paragraph: "{# copies #}{{ version }}"}']
)
def test_what_a_string_or_an_expression_asks_for_is_shown(asked: str, tmp_path: Path) -> None:
    assert told(f"{TEMPLATE}  {asked}\n", tmp_path) == [(" not show 'copies'", "copies")]
