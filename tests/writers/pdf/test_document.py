"""Whole files, in every layout."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flows import both, sample_flow
from pdf_reading import open_pdf, pages_text
from proofs import need

from docgen.document.blocks import PageBreak, Paragraph
from docgen.document.document import LAYOUTS, Layout
from docgen.errors import FontError
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render


@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_ghostscript_and_mupdf_read_every_layout_without_a_word(layout: Layout, tmp_path: Path) -> None:
    need("qpdf", "gs", "mutool")
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(layout), RenderOptions()))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout
    assert not checked.stderr
    drawn = subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", file], capture_output=True, text=True, check=True)
    assert not drawn.stdout + drawn.stderr
    said = subprocess.run(["mutool", "info", file], capture_output=True, text=True, check=True)
    assert not said.stderr


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_font_is_embedded_as_a_subset_and_none_is_reportlab_s_own(layout: Layout, tmp_path: Path) -> None:
    need("pdffonts")
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(layout), RenderOptions()))
    rows = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        name, *rest = row.split()
        assert name[6] == "+"
        assert "Amiri" in name
        assert rest[-5:-2] == ["yes", "yes", "yes"]


def test_an_arabic_page_is_found_by_its_words(tmp_path: Path) -> None:
    need("pdftotext")
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow("ar"), RenderOptions()))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    for word in ["اللجنة", "المشتركة", "تفتح", "مجالات", "جديدة", "للشراكة", "بين", "أذربيجان", "وقطر", "أفادت", "السفارة", "الاقتصادية", "باكو"]:
        assert word in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_input_gives_the_same_bytes(layout: Layout) -> None:
    assert render(sample_flow(layout), RenderOptions()) == render(sample_flow(layout), RenderOptions())


def test_bytes_do_not_depend_on_what_was_rendered_before_nor_on_the_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, 'tests'); from flows import sample_flow; from docgen.writers.pdf import render;"
        "from docgen.writers.options import RenderOptions; print(hashlib.sha256(render(sample_flow('ar'), RenderOptions())).hexdigest())"
    )
    import hashlib

    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    root = Path(__file__).parents[3]
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root, env=environment).stdout.strip()
    render(sample_flow("en"), RenderOptions())
    assert hashlib.sha256(render(sample_flow("ar"), RenderOptions())).hexdigest() == other


def test_a_pdf_is_made_without_platypus_and_without_http() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests'); from flows import sample_flow; from docgen.writers.pdf import render;"
        "from docgen.writers.options import RenderOptions; assert render(sample_flow(), RenderOptions()).startswith(b'%PDF');"
        "print([name for name in ('reportlab.platypus', 'http.client', 'reportlab.pdfgen.canvas') if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root).stdout.strip()
    assert loaded == "['reportlab.pdfgen.canvas']"


def test_the_files_date_is_the_document_s_or_the_one_set_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with open_pdf(render(sample_flow(), RenderOptions())) as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:20211019000000+00'00'"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with open_pdf(render(sample_flow(), RenderOptions())) as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:19700102000000+00'00'"


def test_pages_are_counted_in_both_languages_and_their_digits() -> None:
    extra = tuple(block for number in range(3) for block in (PageBreak(), Paragraph(both(f"نص {number}", f"Text {number}"))))
    texts = pages_text(render(sample_flow("side-by-side", extra=extra), RenderOptions()))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
    assert len(texts) == 5


def test_sequential_languages_begin_pages_of_their_own_with_their_own_letterhead() -> None:
    texts = pages_text(render(sample_flow("sequential"), RenderOptions()))
    first_english = next(index for index, text in enumerate(texts) if "Joint Commission" in text)
    assert "Press Office" in texts[first_english]
    assert not any("Page " in text for text in texts[:first_english])
    assert all(f"Page {index + 1} of {len(texts)}" in text for index, text in enumerate(texts) if index >= first_english)


def test_the_outline_has_each_language_s_headings_under_its_headline() -> None:
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == [
            "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر",
            "Joint Commission opens new fields of partnership between Azerbaijan and Qatar",
        ]
        english = outline.root[1].children
        assert [item.title for item in english] == ["Steps that led to the meeting"]
        assert [item.title for item in english[0].children] == ["1 Work plan 2026–2028"]


def test_the_outline_counts_all_its_items() -> None:
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        root = pdf.Root.Outlines
        assert (root.Count, root.First.Count, root.First.First.Count) == (4, 1, -1)


def test_title_author_and_language_are_in_the_file() -> None:
    with open_pdf(render(sample_flow("en"), RenderOptions())) as pdf:
        assert pdf.docinfo["/Title"] == "Joint Commission opens new fields of partnership"
        assert pdf.docinfo["/Author"] == "Embassy of the Republic of Azerbaijan to the State of Qatar"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Joint Commission opens new fields of partnership"


def test_a_family_that_is_not_there_is_an_error_that_names_it() -> None:
    flow = sample_flow()
    families = replace(flow.theme.families, arabic="Amirri")
    with pytest.raises(FontError, match="Amirri"):
        render(replace(flow, theme=replace(flow.theme, families=families)), RenderOptions())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_file_was_made_with_is_gone_without_the_collector(layout: Layout) -> None:
    render(sample_flow(layout), RenderOptions())
    gc.collect()
    gc.disable()
    try:
        render(sample_flow(layout), RenderOptions())
        assert gc.collect() == 0
    finally:
        gc.enable()
