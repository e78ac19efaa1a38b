"""What a template may say of its tables beside their cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from statements import STATEMENT

import docgen
from docgen.api import document
from docgen.document.blocks import Table
from docgen.document.inline import plain
from docgen.document.theme import MM
from docgen.errors import TemplateError

SHIPPED = Path(__file__).parents[2] / "templates" / "press-statement" / "template.yaml"


def with_table(folder: Path, lines: str) -> Path:
    """The shipped template with one more block at its end."""
    text = SHIPPED.read_text(encoding="utf-8")
    head, mark, rest = text.partition("\nblocks:\n")
    assert mark
    (folder / "template.yaml").write_text(f"{head}{mark}  - table: {lines}\n{rest}", encoding="utf-8")
    return folder


def made(folder: Path, lines: str) -> Table:  # type: ignore[type-arg]
    return next(block for block in document(docgen.parse(STATEMENT), template=with_table(folder, lines)).blocks if isinstance(block, Table))


def test_a_width_a_section_a_source_and_the_page(tmp_path: Path) -> None:
    columns = "[{header: A, width: 40%}, {header: B, width: 30}]"
    found = made(tmp_path, f"{{columns: {columns}, rows: [{{section: S}}, {{cells: [a, b]}}], source: From, span: page}}")
    assert [(column.width.value, column.width.percent) for column in found.columns if column.width] == [(40.0, True), (pytest.approx(30 * MM), False)]
    assert found.kinds == ("section", "row")
    assert plain(found.rows[0][0].en) == "S"
    assert found.source is not None
    assert found.page_wide


def test_a_table_without_a_head_asks_for_no_headers(tmp_path: Path) -> None:
    found = made(tmp_path, "{columns: [{}, {}], rows: [{cells: [a, b]}], head: false}")
    assert not found.head
    assert [plain(column.header.en) for column in found.columns] == ["", ""]


@pytest.mark.parametrize(("key", "message"), [("span: sheet", "column or page"), ("head: perhaps", "true or false"), ("source: [x]", "text")])
def test_what_is_none_of_these_is_told(tmp_path: Path, key: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        made(tmp_path, f"{{columns: [{{header: A}}], rows: [{{cells: [a]}}], {key}}}")


@pytest.mark.parametrize("width", ["wide", "0", "140%", "true", "-3"])
def test_a_width_that_is_none_is_told(tmp_path: Path, width: str) -> None:
    with pytest.raises(TemplateError, match="40%, or millimetres"):
        made(tmp_path, f"{{columns: [{{header: A, width: {width}}}], rows: [{{cells: [a]}}]}}")
