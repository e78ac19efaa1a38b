"""What a look into a Word file tells: styles in use, languages, fonts and what is embedded."""

from __future__ import annotations

import io

import docx
from flows import sample_flow

from docgen.render.docx import render
from docgen.render.options import RenderOptions
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import open_word


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
