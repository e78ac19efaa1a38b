"""docs/templates.md names every block, filter, style, theme and key, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import docgen
from docgen.document.theme import TEXT_STYLES
from docgen.templating import build, load_theme, theme_names
from docgen.templating.block_templates import BLOCK_KINDS
from docgen.templating.filters import FILTERS

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def test_every_block_filter_style_and_theme_is_named():
    rows = set(re.findall(r"^\| `([a-z-]+)", PAGE, flags=re.MULTILINE))
    assert set(BLOCK_KINDS) <= rows
    assert set(FILTERS) <= rows
    assert set(theme_names()) <= rows
    assert [style for style in TEXT_STYLES if f"`{style}`" not in PAGE] == []


def test_the_examples_of_the_page_work(tmp_path):
    examples = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    template = next(text for text in examples if text.startswith("docgen-template"))
    theme = next(text for text in examples if text.startswith("docgen-theme"))
    (tmp_path / "template.yaml").write_text(template, encoding="utf-8")
    (tmp_path / "look.yaml").write_text(theme, encoding="utf-8")
    model = docgen.load(Path(__file__).parents[2] / "examples" / "statement.yaml")
    document = build(model, template=tmp_path, theme=tmp_path / "look.yaml")
    assert document.theme.styles["body"].arabic == load_theme(tmp_path / "look.yaml").styles["body"].arabic == 12
    assert len(document.blocks) == 6
