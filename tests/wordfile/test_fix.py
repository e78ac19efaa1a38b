"""Direction set right in somebody else's file: text and looks stay, faults go, and a second time there is nothing left to do."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import NS, Docx, W, faults, on, text_of

from docgen.wordfile.fix import fix
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import WordFile, open_word


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def somebody_else_s() -> bytes:
    """What people make with python-docx, or with a Word that knew no Arabic: aligned right by hand, mixed runs, bold with no twin, a table from
    the left."""
    document = docx.Document()
    heading = document.add_heading("محضر الاجتماع الثالث", 1)
    heading.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("An English paragraph with one word, كتاب, in Arabic.")
    mixed = document.add_paragraph()
    mixed.add_run("عقدت اللجنة ")
    bold = mixed.add_run("اجتماعها (Digital Archive 2.0) الثالث، ")
    bold.bold, bold.italic = True, True
    bold.font.size, bold.font.name = Pt(15), "Amiri"
    mixed.add_run("يوم 18 أكتوبر 2021.")
    wrong = document.add_paragraph("Only English here")
    wrong.runs[0].font.rtl = True
    table = document.add_table(2, 2)
    for row in table.rows:
        for cell, words in zip(row.cells, ("البرنامج", "المبلغ"), strict=True):
            cell.text = words
    document.sections[0].footer.paragraphs[0].text = "صفحة الختام"
    return saved(document)


def mended(data: bytes) -> tuple[bytes, WordFile]:
    file = open_word(data)
    return file.saved(fix(file).parts), file


@pytest.fixture
def before() -> Docx:
    return Docx(somebody_else_s())


@pytest.fixture
def after(before) -> Docx:
    return Docx(mended(before.data)[0])


def test_every_fault_that_inspect_names_is_gone(before, after):
    kinds = {fault.kind for fault in inspect(open_word(before.data)).faults}
    assert kinds == {"paragraph", "run", "twin", "latin", "table"}
    assert inspect(open_word(after.data)).faults == ()


def test_the_words_stay(before, after):
    assert [text_of(paragraph) for paragraph in before.paragraphs()] == [text_of(paragraph) for paragraph in after.paragraphs()]


def test_a_second_time_nothing_is_left_to_do(after):
    file = open_word(after.data)
    assert fix(file).nothing
    assert Docx(file.saved(())).parts == after.parts


def test_it_is_still_a_word_file_without_faults(after, tmp_path):
    path = tmp_path / "out.docx"
    path.write_bytes(after.data)
    assert faults(path) == []
    assert len(docx.Document(str(path)).paragraphs) == 4


def test_text_pushed_to_the_right_by_hand_does_not_fly_to_the_left(after):
    heading = next(after.document.iter(f"{W}p"))
    assert on(heading.find("w:pPr/w:bidi", NS))
    assert heading.find("w:pPr/w:jc", NS) is None


def test_mixed_runs_are_parted_and_keep_their_look(after):
    paragraph = list(after.document.iter(f"{W}p"))[2]
    runs = [(text_of(run), on(run.find("w:rPr/w:rtl", NS))) for run in paragraph.iter(f"{W}r")]
    assert runs == [
        ("عقدت اللجنة ", True),
        ("اجتماعها (", True),
        ("Digital Archive 2.0", False),
        (") الثالث، ", True),
        ("يوم 18 أكتوبر 2021.", True),
    ]
    for run in list(paragraph.iter(f"{W}r"))[1:4]:
        assert on(run.find("w:rPr/w:b", NS))
        assert run.find("w:rPr/w:sz", NS).get(f"{W}val") == "30"
    arabic = list(paragraph.iter(f"{W}r"))[1]
    assert on(arabic.find("w:rPr/w:bCs", NS))
    assert on(arabic.find("w:rPr/w:iCs", NS))
    assert arabic.find("w:rPr/w:szCs", NS).get(f"{W}val") == "30"
    assert arabic.find("w:rPr/w:rFonts", NS).get(f"{W}cs") == "Amiri"


def test_an_english_paragraph_stays_one_and_its_arabic_word_is_marked(after):
    paragraph = list(after.document.iter(f"{W}p"))[1]
    assert paragraph.find("w:pPr/w:bidi", NS) is None
    runs = [(text_of(run), on(run.find("w:rPr/w:rtl", NS))) for run in paragraph.iter(f"{W}r")]
    assert runs == [("An English paragraph with one word, ", False), ("كتاب", True), (", in Arabic.", False)]


def test_the_arabic_table_runs_from_the_right(after):
    assert on(after.document.find(".//w:tbl/w:tblPr/w:bidiVisual", NS))


def test_untouched_parts_are_the_same_bytes(before, after):
    changed = {name for name in before.parts if before.parts[name] != after.parts[name]}
    assert changed == {"word/document.xml", "word/footer1.xml"}


def test_links_pictures_and_breaks_stay_where_they_are(tmp_path):
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (4, 4)).save(picture)
    document = docx.Document()
    run = document.add_paragraph().add_run("قبل ABC")
    run.add_break()
    run.add_picture(str(picture))
    run.add_text("بعد")
    data = mended(saved(document))[0]
    paragraph = next(Docx(data).document.iter(f"{W}p"))
    order = [child.tag.removeprefix(W) for run in paragraph.iter(f"{W}r") for child in run if child.tag != f"{W}rPr"]
    assert order == ["t", "t", "br", "drawing", "t"]


_WORDS = st.sampled_from(["كتاب", "اللجنة", "ABC", "2021", "(", ")", "«", "»", "،", ". ", " ", "+974", "%", "ICOMOS", "٣"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(_WORDS, st.sampled_from([None, True, False])), max_size=5), min_size=1, max_size=4))
def test_whatever_the_text_no_fault_is_left_and_no_word_lost(paragraphs):
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for words, rtl in runs:
            paragraph.add_run(words).font.rtl = rtl
    before = Docx(saved(document))
    after = Docx(mended(before.data)[0])
    assert [text_of(paragraph) for paragraph in before.paragraphs()] == [text_of(paragraph) for paragraph in after.paragraphs()]
    assert inspect(open_word(after.data)).faults == ()


def test_docgen_s_own_files_need_no_mending():
    from flows import sample_flow

    from docgen.document.document import LAYOUTS
    from docgen.writers.docx import render
    from docgen.writers.options import RenderOptions

    for layout in LAYOUTS:
        file = open_word(render(sample_flow(layout), RenderOptions()))
        assert inspect(file).faults == ()
        assert fix(file).nothing


def test_an_empty_document_stays_as_it_is():
    data = saved(docx.Document())
    assert Docx(mended(data)[0]).parts == Docx(data).parts
