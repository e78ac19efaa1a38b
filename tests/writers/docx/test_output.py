"""The file as a whole: the same each time, read back by python-docx, its properties, fields and sections."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from flows import both, sample_flow
from ooxml import NS, Docx, W, on, text_of

import docgen
from docgen.document.blocks import Paragraph, Picture, Signatory, SignatureRow
from docgen.document.inline import Inline
from docgen.errors import FontError, RenderError
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

EXAMPLES = Path(__file__).parents[3] / "examples"


def rendered(*args, **kwargs) -> Docx:
    return Docx(render(sample_flow(*args, **kwargs), RenderOptions()))


def test_the_same_input_gives_the_same_bytes_in_another_process():
    code = "import sys, docgen; sys.stdout.buffer.write(docgen.render_bytes(docgen.load(sys.argv[1]), 'docx'))"
    command = [sys.executable, "-c", code, str(EXAMPLES / "minutes.yaml")]
    made = [subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")]
    assert made[0] == made[1]
    assert made[0][:2] == b"PK"


@pytest.mark.parametrize("layout", ["stacked", "sequential", "side-by-side"])
def test_headings_have_space_above_themselves_in_both_languages(layout):
    styles = Docx(render(sample_flow(layout), RenderOptions())).styles
    shared, own = (styles[identity].find("w:pPr/w:spacing", NS) for identity in ("Heading1", "Heading1Arabic"))
    assert int(shared.get(f"{W}before")) > 0
    assert own is None


def test_source_date_epoch_dates_the_file(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    core = rendered().parts["docProps/core.xml"].decode()
    assert core.count("2001-09-09T01:46:40Z") == 2


def test_without_it_the_document_s_own_date_does(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert rendered().parts["docProps/core.xml"].decode().count("2021-10-19T00:00:00Z") == 2


def test_python_docx_reads_it_back():
    docx = docgen.render_bytes(docgen.load(EXAMPLES / "statement.yaml"), "docx", layout="stacked")
    document = python_docx.Document(io.BytesIO(docx))
    assert document.core_properties.title == "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر"
    assert document.core_properties.language == "ar-QA"
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Joint Commission opens new fields of partnership between Azerbaijan and Qatar" in texts
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Steps that led to the meeting"] == "Heading 1"
    assert styles["خطوات سبقت الاجتماع"] == "Heading 1 Arabic"
    document.save(io.BytesIO())


def test_bold_and_italic_are_so_in_both_scripts():
    for layout, words in (("ar", {"المشاورات السياسية": "b", "فرق العمل": "i"}), ("en", {"political consultations": "b", "working groups": "i"})):
        runs = {text_of(run): run for run in rendered(layout).document.iter(f"{W}r")}
        for text, mark in words.items():
            assert on(runs[text].find(f"w:rPr/w:{mark}", NS))
            assert on(runs[text].find(f"w:rPr/w:{mark}Cs", NS))


def test_links_are_links_and_the_only_external_things():
    docx = rendered("en")
    targets = [entry.get("Target") for entry in docx.xml("word/_rels/document.xml.rels") if entry.get("TargetMode") == "External"]
    assert sorted(targets) == ["https://embassy.example/press", "mailto:press@embassy.example"]
    linked = ["".join(map(text_of, link.iter(f"{W}r"))) for link in docx.document.iter(f"{W}hyperlink")]
    assert linked == ["the Embassy's site", "press@embassy.example", "press@embassy.example"]


def test_page_numbers_are_fields_in_the_side_s_own_words():
    docx = rendered()
    footer = docx.xml("word/footer1.xml")
    codes = [code.text.strip() for code in footer.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES", "PAGE", "NUMPAGES"]
    said = [text_of(paragraph) for paragraph in footer.iter(f"{W}p")]
    assert said == ["Page 1 of 1", "EMB/PS/2021/031", "صفحة ١ من ١", ""]


def test_a_sequence_has_a_section_for_each_language_with_its_own_direction():
    docx = rendered("sequential")
    first, second = docx.document.iter(f"{W}sectPr")
    assert on(first.find("w:bidi", NS))
    assert second.find("w:bidi", NS) is None
    targets = {entry.get("Id"): entry.get("Target") for entry in docx.xml("word/_rels/document.xml.rels")}
    for section, wanted in ((first, "صفحة ١ من ١"), (second, "Page 1 of 1")):
        footer = section.find("w:footerReference", NS)
        name = targets[footer.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")]
        assert wanted in [text_of(paragraph) for paragraph in docx.xml(f"word/{name}").iter(f"{W}p")]


def test_pairs_are_rows_of_two_cells_english_at_the_left():
    pairs = rendered().document.find("w:body/w:tbl", NS)
    assert pairs.find("w:tblPr/w:bidiVisual", NS) is None
    for row in pairs.findall("w:tr", NS):
        left, right = row.findall("w:tc", NS)
        assert not any(paragraph.find("w:pPr/w:bidi", NS) is not None for paragraph in left.iter(f"{W}p"))
        if any(text_of(paragraph) for paragraph in right.iter(f"{W}p")):
            assert any(paragraph.find("w:pPr/w:bidi", NS) is not None for paragraph in right.iter(f"{W}p"))


def test_signatures_stay_with_what_they_sign():
    people = SignatureRow((Signatory(both("رئيس", "Chair")),))
    docx = rendered("ar", extra=(Paragraph(both("ختام", "Closing")), people))
    closing = next(paragraph for paragraph in docx.document.iter(f"{W}p") if text_of(paragraph) == "ختام")
    assert on(closing.find("w:pPr/w:keepNext", NS))
    line = next(paragraph for paragraph in docx.document.iter(f"{W}p") if text_of(paragraph) == "رئيس")
    table = next(line.iterancestors(f"{W}tbl"))
    rooms = [row for row in table.iter(f"{W}tr") if row.find("w:trPr/w:trHeight", NS) is not None]
    assert [row.find("w:trPr/w:trHeight", NS).get(f"{W}val") for row in rooms] == ["1020"]  # 18 mm
    assert rooms[0].find(".//w:tcBorders/w:bottom", NS) is not None


def test_hostile_characters_cannot_break_the_xml():
    text = 'a < b & c > d "quoted" \x00\x0b\x1f\ufffe\ud800 ]]> <w:p/>'
    docx = rendered("en", extra=(Paragraph(both(text, text)),))
    assert 'a < b & c > d "quoted"  ]]> <w:p/>' in [text_of(paragraph) for paragraph in docx.document.iter(f"{W}p")]


def test_a_name_that_never_breaks_is_joined_for_word():
    docx = rendered("en", extra=(Paragraph(both("س", (Inline("Dhu al-Qi'dah 1447", nobreak=True),))),))
    run = next(run for run in docx.document.iter(f"{W}r") if "Dhu" in text_of(run))
    assert [child.tag.removeprefix(W) for child in run] == ["t", "noBreakHyphen", "t"]
    assert " " not in text_of(run)


def test_a_picture_that_is_missing_or_none_is_one_clear_error(tmp_path):
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    for path, words in ((tmp_path / "none.png", "there is no such file"), (bad, "cannot be read as a picture")):
        with pytest.raises(RenderError, match=words) as found:
            render(sample_flow("en", extra=(Picture(path, both("س", "x")),)), RenderOptions())
        assert found.value.problems[0].place.file == str(path)


def test_a_family_that_is_not_there_is_told():

    flow = sample_flow()
    theme = replace(flow.theme, families=replace(flow.theme.families, arabic="Amirri"))
    with pytest.raises(FontError, match="did you mean 'Amiri'"):
        render(replace(flow, theme=theme), RenderOptions())


def test_text_is_the_same_size_on_both_sides_of_a_twin():
    styles = rendered().styles
    body = styles["BodyText"]
    assert (body.find("w:rPr/w:sz", NS).get(f"{W}val"), body.find("w:rPr/w:szCs", NS).get(f"{W}val")) == ("20", "23")
    for identity in ("BodyArabic", "BodyEnglish"):
        assert styles[identity].find("w:rPr/w:sz", NS) is None


def test_no_word_is_left_out(tmp_path):
    """Every word of the flow is in the file, whatever the layout."""
    for layout in ("ar", "en"):
        words = set(re.findall(r"\w+", "".join(text_of(paragraph) + " " for paragraph in rendered(layout).paragraphs())))
        assert {"ar": {"قرار", "نبذة", "المجموع", "أمين", "صفحة"}, "en": {"Decision", "About", "Total", "Secretary", "Page"}}[layout] <= words


def test_long_minutes_have_contents_in_each_language_linked_to_their_headings():
    from long_minutes import long_minutes

    from docgen import api

    docx = Docx(api.render_document(long_minutes(12), "docx"))
    codes = [code.text.split() for code in docx.document.iter(f"{W}instrText") if code.text.split()[0] == "TOC"]
    assert codes == [[r"TOC", r"\o", r'"1-1"', r"\h", r"\z"], [r"TOC", r"\h", r"\z", r"\t", r'"Heading', r"1", r'Arabic,1"']]
    assert docx.xml("word/settings.xml").find("w:listSeparator", NS).get(f"{W}val") == ","
    bookmarks = {mark.get(f"{W}name"): mark.getparent() for mark in docx.document.iter(f"{W}bookmarkStart")}
    links = [link for link in docx.document.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert len(links) == 2 * 13  # twelve items and the actions; the attendance stands before
    for link in links:
        said = "".join(text_of(run) for run in link.iter(f"{W}r") if run.find("w:fldChar", NS) is None).split("\u2002")[-1]
        marked = bookmarks[link.get(f"{W}anchor")]
        beside = marked.getprevious()  # the English heading stands in a frame, and its bookmark in the Arabic one beside it
        assert said.split(" ")[0] in text_of(marked) + (text_of(beside) if beside.find("w:pPr/w:framePr", NS) is not None else "")
        assert re.search(r"\s[0-9٠-٩]+$", text_of(link))
    dirty = [mark for mark in docx.document.iter(f"{W}fldChar") if mark.get(f"{W}dirty")]
    assert len(dirty) == 2


def test_short_documents_have_none():
    assert not any("TOC" in (code.text or "") for code in rendered().document.iter(f"{W}instrText"))


def test_a_figure_with_signs_between_its_digits_has_one_size_for_readers_of_characters():
    """LibreOffice takes what stands behind U+200E for Latin: both sizes of its run are the Arabic one."""
    docx = rendered("ar", extra=(Paragraph(both((Inline("قاعة "), Inline("2×3", isolate=True, nobreak=True), Inline(" أمتار")), "x")),))
    run = next(run for run in docx.document.iter(f"{W}r") if "2×3" in text_of(run))
    assert on(run.find("w:rPr/w:rtl", NS))
    paragraph = next(run.iterancestors(f"{W}p"))
    style = docx.styles[paragraph.find("w:pPr/w:pStyle", NS).get(f"{W}val")]
    base = docx.styles[style.find("w:basedOn", NS).get(f"{W}val")]
    assert run.find("w:rPr/w:sz", NS).get(f"{W}val") == base.find("w:rPr/w:szCs", NS).get(f"{W}val")


@pytest.mark.parametrize("page", [(1584.5, 842), (842, 1600)])
def test_a_page_larger_than_word_takes_is_refused(page):
    with pytest.raises(RenderError, match="is larger than Word takes – 1,584 points"):
        docgen.render_bytes(docgen.load(EXAMPLES / "statement.yaml"), "docx", page=page)
    assert docgen.render_bytes(docgen.load(EXAMPLES / "statement.yaml"), "docx", page=(1584, 1584), layout="ar")
