"""What older readers and Word's own panes look for: a theme part, edges by their transitional names, the separator of a field's list."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from long_minutes import long_data
from ooxml import Docx, W, converted, faults, text_of
from proofs import need

import docgen
from docgen.source import from_bytes

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


HEADINGS = """
docgen: 1
kind: press-statement
allow_untranslated: true
issuer: {name: {ar: المكتب الإعلامي, en: Media Office}}
date: 2026-05-11
headline: {ar: عنوان, en: A headline}
body:
  - {ar: نص أول., en: A first text.}
  - heading: {ar: قصير, en: A heading in English that is so long that it takes three lines of its column in the page and more}
  - {ar: تالٍ., en: First-after.}
  - heading: {ar: عنوان عربي طويل جدًا يمتد على سطرين أو ثلاثة أسطر من عمود الصفحة لنرى ما يحدث بعده من النص والجداول, en: Brief}
  - {ar: تالٍ., en: Second-after.}
  - {heading: {ar: فرعي, en: Lesser}, level: 2}
  - list: [{ar: بند, en: item}]
  - heading: {en: Lonely}
  - {en: Third-after.}
"""


def test_no_section_heading_stands_in_a_table():
    for name, data in (("headings", None), ("statement", EXAMPLES / "statement.yaml"), ("minutes", EXAMPLES / "minutes.yaml")):
        model = docgen.load(from_bytes(HEADINGS.encode(), name), warn=lambda problem: None) if data is None else docgen.load(data)
        made = Docx(docgen.render_bytes(model, "docx", layout="side-by-side", embed_fonts="none"))
        found = [paragraph for paragraph in made.document.iter(f"{W}p") if made.resolved(paragraph, "w:pPr/w:outlineLvl") is not None]
        assert len(found) > 1
        assert [text_of(paragraph) for paragraph in found if next(paragraph.iterancestors(f"{W}tc"), None) is not None] == []


def test_headings_face_each_other_and_what_follows_begins_at_the_margin(tmp_path):
    need("soffice", "pdftotext")
    path = tmp_path / "headings.docx"
    path.write_bytes(docgen.render_bytes(docgen.load(from_bytes(HEADINGS.encode(), "headings"), warn=lambda problem: None), "docx"))
    assert faults(path) == []
    (pdf,) = converted([path], tmp_path)
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    words = [(found[3], float(found[1]), float(found[2])) for found in re.finditer(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>([^<]+)</word>', said)]
    spots = {word: (left, top) for word, left, top in reversed(words)}
    margin = spots["A"][0]
    for word in ("A", "Brief", "Lesser", "Lonely", "First-after.", "Second-after.", "Third-after."):
        assert abs(spots[word][0] - margin) < 2, word
    for english, arabic in (("Brief", "عنوان"), ("Lesser", "فرعي")):
        tops = [top for word, _, top in words if word in (arabic, arabic[::-1])]
        assert any(abs(spots[english][1] - top) < 8 for top in tops), english
    assert spots["First-after."][1] > max(top for word, _, top in words if word == "more") + 8
    below = [top for word, _, top in words if word in ("والجداول", "والجداول"[::-1])]
    assert spots["Second-after."][1] > max(below) + 8


def with_seals(count: int) -> dict[str, Any]:
    more = {f"member{number}": {"name": {"ar": f"العضو {number}", "en": f"Member {number}"}} for number in range(count)}
    data = long_data(2)
    return data | {"people": data["people"] | more, "signatures": [{"who": who, "seal": True} for who in more]}


@pytest.mark.parametrize("layout", ["side-by-side", "sequential", "ar"])
@pytest.mark.parametrize("data", [EXAMPLES / "minutes.yaml", with_seals(3), with_seals(5)], ids=["example", "seals", "table of seals"])
def test_edges_have_the_names_that_transitional_files_give_them(data, layout):
    model = docgen.parse(data) if isinstance(data, dict) else docgen.load(data)
    made = Docx(docgen.render_bytes(model, "docx", layout=layout, embed_fonts="none"))
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
