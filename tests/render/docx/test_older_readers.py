"""What older readers and Word's own panes look for: a theme part, edges by their transitional names, the separator of a field's list."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from long_minutes import long_data
from ooxml import Docx, W, faults

import docgen

EXAMPLES = Path(__file__).parents[3] / "examples"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_the_file_has_the_theme_s_colours_and_families_as_word_s_theme(name):
    made = Docx(docgen.render_bytes(docgen.load(EXAMPLES / f"{name}.yaml"), "docx", embed_fonts="none"))
    theme = made.xml("word/theme/theme1.xml")
    families = {slot: theme.find(f".//{A}{slot}") for slot in ("majorFont", "minorFont")}
    fonts = {slot: (font.find(f"{A}latin").get("typeface"), font.find(f"{A}cs").get("typeface")) for slot, font in families.items()}
    assert fonts == {"majorFont": ("Amiri", "Amiri"), "minorFont": ("Amiri", "Amiri")}
    assert [slot.tag.removeprefix(A) for slot in next(theme.iter(f"{A}clrScheme"))] == [
        "dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", ["side-by-side", "sequential", "ar"])
def test_edges_have_the_names_that_transitional_files_give_them(layout):
    made = Docx(docgen.render_bytes(docgen.load(EXAMPLES / "minutes.yaml"), "docx", layout=layout, embed_fonts="none"))
    written = b"".join(data for name, data in made.parts.items() if name.startswith("word/") and name.endswith(".xml")).decode()
    assert not re.findall(r'<w:(?:jc|tab|lvlJc) w:val="(?:start|end)"|<w:ind [^>]*w:(?:start|end)=', written)


def test_python_docx_reads_every_style_s_alignment_and_indent():
    document = docx.Document(io.BytesIO(docgen.render_bytes(docgen.load(EXAMPLES / "minutes.yaml"), "docx", embed_fonts="none")))
    styles = [style for style in document.styles if hasattr(style, "paragraph_format")]
    assert {str(style.paragraph_format.alignment) for style in styles} >= {"RIGHT (2)", "CENTER (1)"}
    assert any(style.paragraph_format.left_indent for style in styles)


@pytest.mark.parametrize(("separator", "written"), [(",", "Arabic,1"), (";", "Arabic;1"), ("؛", "Arabic؛1")])
def test_the_contents_field_parts_its_list_as_the_letterhead_does(tmp_path, separator, written):
    document = docx.Document()
    document.settings.element.find(f"{W}listSeparator").set(f"{W}val", separator)
    document.add_paragraph("{{docgen:body}}")
    path = tmp_path / "paper.docx"
    document.save(str(path))
    model = docgen.parse(long_data(24))
    made = Docx(docgen.render_bytes(model, "docx", template=path, layout="sequential", embed_fonts="none", warn=lambda problem: None))
    codes = [found.text for found in made.document.iter(f"{W}instrText") if "TOC" in (found.text or "")]
    assert any(f'"Heading 1 {written}"' in code for code in codes)
    out = tmp_path / "out.docx"
    out.write_bytes(made.data)
    assert faults(out) == []
