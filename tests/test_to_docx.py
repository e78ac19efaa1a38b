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


_USUAL = ("Table Grid", "List Bullet", "List Number", "Heading 1", "Heading 2", "Heading 3")


def _edited(word: Document, path: Path) -> Document:
    """Saved with what python-docx's users write everywhere."""
    word.add_table(rows=1, cols=2, style="Table Grid").cell(0, 0).text = "Legal department"
    for style in _USUAL[1:3]:
        word.add_paragraph("An item", style=style)
    for level in (1, 2, 3):
        word.add_heading("A heading", level)
    word.save(str(path))
    assert faults(path) == []
    return docx.Document(str(path))


@pytest.mark.parametrize("layout", ["stacked", "side-by-side", "ar"])
def test_the_usual_styles_are_there_by_their_names(layout: str, tmp_path: Path) -> None:
    again = _edited(docgen.to_docx(docgen.load(EXAMPLES / "minutes.yaml"), layout=layout), tmp_path / "edited.docx")
    names = [style.name for style in again.styles]
    assert [names.count(name) for name in _USUAL] == [1] * len(_USUAL)
    assert again.styles["List Number"].element.pPr.numPr is not None


def test_the_usual_styles_are_there_on_a_letterhead_that_has_none(tmp_path: Path) -> None:
    bare = docx.Document()
    for style in list(bare.styles):
        style.delete()
    clash = bare.styles.add_style("Other", 3)
    clash.element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "TableGrid")
    bare.save(str(tmp_path / "bare.docx"))
    again = _edited(docgen.to_docx(docgen.load(EXAMPLES / "statement.yaml"), template=tmp_path / "bare.docx"), tmp_path / "edited.docx")
    identities = [style.style_id for style in again.styles]
    assert len(set(identities)) == len(identities)
    assert {"Table Grid", "Heading 3"} <= {style.name for style in again.styles}
