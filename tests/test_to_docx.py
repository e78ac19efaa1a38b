"""A document as python-docx's object: edited, saved, read again, valid."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from ooxml import faults

import docgen
from docgen.errors import UsageError

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_a_script_goes_on_editing_and_the_file_stays_valid(name: str, tmp_path: Path) -> None:
    word = docgen.to_docx(docgen.load(EXAMPLES / f"{name}.yaml"), layout="stacked")
    assert isinstance(word, Document)
    before = [paragraph.text for paragraph in word.paragraphs]
    word.add_paragraph("Checked by the legal department.")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "Legal department"
    word.save(str(tmp_path / "checked.docx"))
    again = docx.Document(str(tmp_path / "checked.docx"))
    assert [paragraph.text for paragraph in again.paragraphs] == [*before, "Checked by the legal department."]
    assert again.tables[-1].cell(0, 1).text == "Legal department"
    assert faults(tmp_path / "checked.docx") == []


def test_errors_are_those_of_render() -> None:
    with pytest.raises(UsageError, match="too little room"):
        docgen.to_docx(docgen.load(EXAMPLES / "statement.yaml"), page=(100, 100))
