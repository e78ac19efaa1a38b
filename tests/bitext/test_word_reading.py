"""What of a Word file is read: tracked changes, fields, text boxes, notes, merged cells; and what cannot be paired is told at its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from bilingual_word import PAIRS, of_xml, saved, two_columns
from ooxml import Docx, W

import docgen
from docgen.bitext.kinds import from_bytes
from docgen.bitext.passages import Bitext
from docgen.bitext.word import read_word
from docgen.checks.bitexts import check_bitext, reviewed
from docgen.wordfile.package import open_word


def told(data: bytes) -> list[str]:
    return [str(problem) for problem in docgen.check(data).problems]


def pairs(data: bytes) -> list[tuple[str, str]]:
    return [(pair.ar.text, pair.en.text) for pair in from_bytes(data, "letter.docx").pairs]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}<w:r><w:instrText>{code}</w:instrText></w:r>{marks['separate']}{run(result)}{marks['end']}"


AR, EN = "حضر الاجتماع 25 عضوًا.", "The meeting was attended by 25 members."
CHANGE = 'w:author="editor" w:date="2021-10-18T00:00:00Z"'


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    english = (
        f'{run("The meeting was attended by ")}<w:del w:id="1" {CHANGE}><w:r><w:delText>24</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {CHANGE}>{run("25")}</w:ins>{run(" members.")}'
    )
    data = of_xml(run(AR), english)
    assert pairs(data) == [(AR, EN)]
    assert told(data) == [
        "<data>: note: has tracked changes (1 inserted, 1 deleted); it is read as if all were accepted – accept or reject them first"
    ]


def test_a_comment_in_an_insertion_stands_at_its_words() -> None:
    english = f'{run("The meeting ")}<w:ins w:id="2" {CHANGE}>{run("was attended by 24 members")}</w:ins>{run(".")}'
    file = open_word(of_xml(run(AR), english), large=True)
    out = Docx(reviewed(file, check_bitext(read_word(file)).problems))
    (start,) = out.document.iter(f"{W}commentRangeStart")
    assert start.getparent().tag == f"{W}ins"
    assert "".join(start.getnext().itertext()) == "24"
    (sign,) = out.document.iter(f"{W}commentReference")
    assert sign.getparent().getparent().tag == f"{W}p"


def test_page_numbers_and_tables_of_contents_are_not_compared() -> None:
    contents = [field('TOC \\o "1-3"', "Items 3"), field("PAGEREF _Toc1", "7")]
    data = of_xml(*contents, run(AR) + field("PAGE", "3"), run(EN) + f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>')
    assert pairs(data) == [(AR, EN)]


def test_the_result_of_another_field_is_text() -> None:
    data = of_xml(run(AR), run("The meeting was attended by ") + field("DOCPROPERTY members", "25") + run(" members."))
    assert pairs(data) == [(AR, EN)]


def test_hidden_text_is_not_compared_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>"
    data = of_xml(run(AR), run(EN) + hidden)
    assert pairs(data) == [(AR, EN)]
    assert told(data) == ["<data>: note: has hidden text (1 stretch), which is not compared"]


def box(*texts: str) -> str:
    """A text box as Word writes it: once as a drawing, once for older programs."""
    inside = "".join(f"<w:p>{run(text)}</w:p>" for text in texts)
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        f"<w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_compared_once() -> None:
    wrong = EN.replace("25", "24")
    assert pairs(of_xml(run(PAIRS[0][0]), run(PAIRS[0][1]) + box(AR, EN))) == [PAIRS[0], (AR, EN)]
    apart = of_xml(run(PAIRS[0][0]) + box(AR), run(PAIRS[0][1]) + box(wrong))
    assert pairs(apart) == [PAIRS[0], (AR, wrong)]
    assert [problem.code for problem in docgen.check(apart).problems] == ["DG101"]


def test_a_finding_in_a_text_box_is_commented_where_the_box_hangs() -> None:
    file = open_word(of_xml(run(PAIRS[0][0]), run(PAIRS[0][1]) + box(AR, EN.replace("25", "24"))), large=True)
    out = Docx(reviewed(file, check_bitext(read_word(file)).problems))
    (start,) = out.document.iter(f"{W}commentRangeStart")
    assert start.getparent() is list(out.document.find(f"{W}body"))[1]
    assert "AlternateContent" in start.getnext()[0].tag


def test_cells_that_are_merged_over_rows_are_one_text() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = PAIRS[0]
    table.cell(1, 0).merge(table.cell(2, 0)).text = f"{PAIRS[1][0]} {PAIRS[2][0]}"
    table.cell(1, 1).text, table.cell(2, 1).text = PAIRS[1][1], PAIRS[2][1]
    data = saved(document)
    assert [en for _, en in pairs(data)] == [PAIRS[0][1], f"{PAIRS[1][1]}\u2029{PAIRS[2][1]}"]
    assert told(data) == []


def test_rows_over_all_columns_are_paired_with_the_next() -> None:
    document = docx.Document()
    table = document.add_table(0, 2)
    for text in PAIRS[0]:
        cells = table.add_row().cells
        cells[0].merge(cells[1]).text = text
    for ar, en in PAIRS[1:]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = en, ar
    assert sorted(pairs(saved(document))) == sorted(PAIRS)


def test_labels_and_values_of_both_languages_in_one_row_are_compared_together() -> None:
    document = docx.Document()
    table = document.add_table(0, 4)
    for row in (("Date", "18 October 2021", "18 أكتوبر 2021", "التاريخ"), ("Members", "25 members", "24 عضوًا", "الأعضاء")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    data = saved(document)
    assert [problem.code for problem in docgen.check(data).problems] == ["DG101"]
    assert "(table 1, row 2, column 2)" in told(data)[0]


def test_figures_alone_are_in_the_language_of_their_column() -> None:
    document = docx.Document()
    table = document.add_table(0, 2)
    for row in (("Number of members", "عدد الأعضاء"), ("1,250", "١٬٢٥٠"), ("1,251", "١٬٢٥٠")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert ["row 3" in line for line in told(saved(document))] == [True]


def test_tables_of_one_language_each_are_compared_row_by_row() -> None:
    document = docx.Document()
    for rows in (
        (("المشاركون", "العدد"), ("أعضاء اللجنة", "25"), ("الخبراء", "7")),
        (("Participants", "Number"), ("Members", "25"), ("Experts", "8")),
    ):
        table = document.add_table(0, 2)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph()
    assert ["the number 8 is 7 in the Arabic text" in line for line in told(saved(document))] == [True]


def test_lines_of_both_languages_in_one_paragraph_are_parted() -> None:
    assert pairs(of_xml(f"{run(AR)}<w:r><w:br/></w:r>{run(EN)}")) == [(AR, EN)]


@pytest.mark.parametrize("lost", range(1, len(PAIRS) - 1))
def test_a_paragraph_without_partner_is_told_at_its_place(lost: int) -> None:
    texts = [text for number, pair in enumerate(PAIRS) for text in (pair[:1] if number == lost else pair)]
    data = of_xml(*map(run, texts))
    (problem,) = docgen.check(data).problems
    assert (problem.code, problem.severity) == ("DG110", "warning")
    assert problem.place.path == f"paragraph {2 * lost + 1}"
    assert len(pairs(data)) == len(PAIRS) - 1


def test_an_empty_cell_beside_a_text_is_told() -> None:
    rows = [*PAIRS[:3], (PAIRS[3][0], ""), *PAIRS[4:]]
    (line,) = told(two_columns(rows, 0))
    assert "the English cell beside this one is empty" in line
    assert "(table 1, row 4, column 2)" in line


def test_a_file_in_one_language_says_that_nothing_was_compared() -> None:
    data = of_xml(*(run(ar) for ar, _ in PAIRS))
    assert told(data)[0].startswith("<data>: error [DG001]: has no Arabic text with an English one that belongs to it: nothing was compared")


def with_notes(arabic: str, english: str) -> bytes:
    """A file whose paragraphs have a footnote each."""
    sign = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    parts = dict(Docx(of_xml(run(AR) + sign.format(2), run(EN) + sign.format(3))).parts)
    notes = "".join(f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>' for number, text in ((2, arabic), (3, english)))
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W[1:-1]}">{notes}</w:footnotes>'.encode()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    related = f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", related)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def test_footnotes_are_compared_and_commented_at_their_signs(tmp_path) -> None:
    data = with_notes("بموجب القرار رقم 12 لسنة 2019.", "By decision No. 13 of 2019.")
    (line,) = told(data)
    assert "footnotes.xml, paragraph 2: the number" in line
    file = open_word(data, large=True)
    out = Docx(reviewed(file, check_bitext(read_word(file)).problems))
    (start,) = out.document.iter(f"{W}commentRangeStart")
    assert start.getnext()[0].get(f"{W}id") == "3"
    assert "word/footnotes.xml" in out.parts
    assert out.parts["word/footnotes.xml"] == Docx(data).parts["word/footnotes.xml"]


def test_headers_are_compared_without_a_word_of_lone_lines() -> None:
    document = docx.Document()
    document.add_paragraph(AR)
    document.add_paragraph(EN)
    document.sections[0].header.paragraphs[0].text = "Ministry of Culture"
    assert told(saved(document)) == []
    document.sections[0].header.add_paragraph("الدورة 5")
    document.sections[0].header.add_paragraph("Session 6")
    assert ["header1.xml, paragraph 3: the number 6 is 5" in line for line in told(saved(document))] == [True]


def test_a_finding_in_a_header_is_commented_where_the_text_begins() -> None:
    document = docx.Document()
    document.add_paragraph(AR)
    document.add_paragraph(EN)
    document.sections[0].header.paragraphs[0].text = "الدورة 5"
    document.sections[0].header.add_paragraph("Session 6")
    file = open_word(saved(document), large=True)
    out = Docx(reviewed(file, check_bitext(read_word(file)).problems))
    (start,) = out.document.iter(f"{W}commentRangeStart")
    assert "".join(start.getnext().itertext()) == AR


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("الرقم: EMB/PS/2021/031", "Ref.: EMB/PS/2021/031"),
        ("الرقمنة (Digital Archive 2.0)", "Digital Archive 2.0"),
        ("\u200e+974\u202f4400\u202f1234\u200f\u00a0· المكتب الصحفي", "+974\u202f4400\u202f1234\u00a0· Press Office"),
        ("للتواصل: press@embassy.example", "Contact: press@embassy.example"),
        ("عرض: ممثل إدارة المتاحف", "Presented by: Representative of the Museums Department"),
        ("جمهورية أذربيجان", "Republic of Azerbaijan"),
    ],
)
def test_lines_that_hold_much_of_the_other_script_keep_their_language(arabic: str, english: str) -> None:
    around = [text for pair in PAIRS for text in pair]
    for texts in ([*around[:6], arabic, english, *around[6:]], [*around[::2], arabic, *around[1::2], english]):
        data = of_xml(*map(run, texts))
        assert told(data) == []
        assert (arabic, english) in pairs(data)


def table_of(rows: Iterable[Sequence[str]]) -> bytes:
    document = docx.Document()
    table: Any = None
    for row in rows:
        table = table or document.add_table(0, len(row))
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


@pytest.mark.parametrize("currency", ["", "QAR ", "ريال "])
def test_sums_that_stand_once_for_both_languages_are_no_difference(currency: str) -> None:
    rows = [
        ("Programme", "QAR", "البرنامج"),
        ("Digitisation", "4,250,000", "الرقمنة"),
        ("Training", "2,250,000", "التدريب"),
        ("Total", "6,500,000", "المجموع"),
    ]
    data = table_of([rows[0], *((first, currency + figure, last) for first, figure, last in rows[1:])])
    assert told(data) == []
    assert pairs(data)[1] == ("الرقمنة", "Digitisation")


def test_a_quotation_in_the_other_language_changes_no_language() -> None:
    english = "He said «السلام عليكم» to the 25 members of the commission on Monday evening."
    arabic = "وقال لأعضاء اللجنة البالغ عددهم 25 عضوًا مساء الاثنين: السلام عليكم."
    assert pairs(of_xml(run(english), run(arabic))) == [(arabic, english)]


def test_a_summary_of_a_long_text_is_told_once() -> None:
    english = [en for _, en in PAIRS] * 2
    (line,) = told(of_xml(*map(run, [*english, PAIRS[1][0], "ملخص القرار"])))
    assert "have no partner, most of them English" in line


def test_lines_that_end_early_are_layout() -> None:
    english = f"{run('The meeting was attended')}<w:r><w:br/></w:r>{run('by 25 members.')}"
    assert told(of_xml(run(AR), english)) == []


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "sequential", "facing"])
def test_documents_of_docgens_own_are_passed_in_silence(layout) -> None:
    for name in ("statement", "minutes"):
        model = docgen.load(Path(__file__).parents[2] / "examples" / f"{name}.yaml", warn=lambda problem: None)
        assert told(docgen.render_bytes(model, "docx", layout=layout, warn=lambda problem: None)) == []


def test_a_bitext_has_its_pairs_in_the_order_of_the_file() -> None:
    found = from_bytes(two_columns(PAIRS, 1), "letter.docx")
    assert isinstance(found, Bitext)
    assert [pair.en.text for pair in found.pairs] == [en for _, en in PAIRS]
