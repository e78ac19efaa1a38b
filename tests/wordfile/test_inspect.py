"""What a look into a Word file tells: styles in use, languages, fonts and what is embedded."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from flows import sample_flow

from docgen.errors import InputError
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import open_word
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions


def test_docgen_s_own_file():
    found = inspect(open_word(render(sample_flow(), RenderOptions())))
    uses = {style.name: style.uses for style in found.styles}
    assert uses["Body Arabic"] + uses["Body Ragged Arabic"] == uses["Body English"] + uses["Body Ragged"] == 2
    assert dict(found.languages).keys() == {"en-GB", "ar-QA"}
    faces = {font.name: font.faces for font in found.fonts}
    assert faces["Amiri"] == ("regular", "bold", "italic", "bold italic")
    assert found.faults == ()


def test_a_file_without_fonts_says_so():
    found = inspect(open_word(render(sample_flow(), RenderOptions(embed_fonts="none"))))
    assert [font.faces for font in found.fonts] == [()]


def test_a_fault_is_told_with_its_part_its_paragraph_and_its_text():
    document = docx.Document()
    document.add_paragraph("English first.")
    document.add_paragraph("نص عربي " * 30)
    document.sections[0].header.paragraphs[0].text = "ترويسة"
    out = io.BytesIO()
    document.save(out)
    faults = inspect(open_word(out.getvalue())).faults
    assert [(fault.kind, fault.part, fault.paragraph) for fault in faults] == [
        ("paragraph", "word/document.xml", 2),
        ("run", "word/document.xml", 2),
        ("paragraph", "word/header1.xml", 1),
        ("run", "word/header1.xml", 1),
    ]
    assert faults[0].text.startswith("نص عربي")
    assert len(faults[0].text) == 70
    assert faults[3].text == "ترويسة"


def test_a_strict_file_is_looked_into_and_not_mended(tmp_path):
    document = docx.Document()
    document.add_paragraph("محضر الاجتماع الثالث", style="List Bullet")
    document.add_paragraph("An English line of several words").paragraph_format.alignment = 2
    out = io.BytesIO()
    document.save(out)
    strict = tmp_path / "strict.docx"
    names = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(strict, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            for old, new in names:
                data = data.replace(old, new)
            made.writestr(name, data)
    found, plain = inspect(open_word(strict, look_only=True)), inspect(open_word(out.getvalue(), look_only=True))
    assert found == plain
    assert [fault.kind for fault in found.faults] == ["paragraph", "run"]
    with pytest.raises(InputError, match="Strict Open XML"):
        open_word(strict)


def test_a_paragraph_that_names_no_style_has_the_default_one():
    document = docx.Document()
    document.add_paragraph("One.")
    document.add_paragraph("Two.")
    out = io.BytesIO()
    document.save(out)
    uses = {style.name: style.uses for style in inspect(open_word(out.getvalue())).styles}
    assert uses["Normal"] == 2
