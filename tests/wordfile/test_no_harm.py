"""What was right in somebody else's file stays right: code, quotations, lists, tables laid out by hand, indents, text effects."""

from __future__ import annotations

import io
from collections.abc import Iterable

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import NS, Docx, W, faults, on, text_of

from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.fix import fix
from docgen.wordfile.fixed import Fixed
from docgen.wordfile.inspect import inspect
from docgen.wordfile.judged import same_either_way
from docgen.wordfile.names import w
from docgen.wordfile.package import open_word

ARABIC = "فقرة عربية قبلها وبعدها."
ENGLISH = "A paragraph of English before and behind it."


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of(paragraphs: Iterable[str], style: str | None = None, font: str | None = None) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        run = document.add_paragraph(style=style).add_run(text)
        if font:
            run.font.name = font
    return saved(document)


def mended(data: bytes, **options: bool) -> tuple[Docx, Fixed]:
    file = open_word(data)
    done = fix(file, **options)
    return Docx(file.saved(done.parts)), done


def turned(found: Docx) -> dict[str, bool]:
    """Whether each paragraph is right-to-left once all have been asked, by its text."""
    file = open_word(found.data)
    cascade = Cascade(file)
    return {text_of(p): is_on(cascade.of_paragraph(p, "bidi")) for p in file.tree(file.main).iter(w("p")) if text_of(p)}


def between(text: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a paragraph between two others is turned, and whether it is told as a doubt."""
    found, done = mended(of([before, text, after]))
    return turned(found)[text], any(spot.paragraph == 2 for spot in done.doubts)


@pytest.mark.parametrize(
    "line",
    [
        'return "القاموس فارغ ولا يوجد أحد"',
        'print("الرقم الجامعي غير موجود في السجل")',
        "<th>الصورة الشخصية للموظف</th>",
        "<!-- هذا تعليق طويل في الشيفرة -->",
        'x = "اسم المستخدم غير صحيح"',
        'System.out.println("أدخل رقم الموظف من فضلك");',
        'echo "مرحبا بكم في البرنامج";',
        "{{ عنوان_الصفحة_الرئيسية }}",
        'console.log("تم الحفظ بنجاح");',
        "// x يحسب المجموع الكلي للعناصر",
        "WHERE city = 'الدوحة العاصمة القطرية'",
        "SELECT name AS 'اسم الموظف بالكامل' FROM staff;",
        'json: {"name": "محمد بن عبد الله"}',
    ],
)
def test_a_line_of_code_stays_among_arabic_paragraphs_and_is_told(line):
    assert between(line, ARABIC, ARABIC) == (False, True)


def test_a_line_in_a_font_of_one_width_stays():
    document = docx.Document()
    document.add_paragraph(ARABIC)
    document.add_paragraph().add_run("ID الاسم واللقب والعنوان").font.name = "Courier New"
    document.add_paragraph(ARABIC)
    found, done = mended(saved(document))
    assert not turned(found)["ID الاسم واللقب والعنوان"]
    assert [spot.paragraph for spot in done.doubts] == [2]


def test_arabic_prose_with_a_word_of_code_in_it_is_turned():
    document = docx.Document()
    paragraph = document.add_paragraph("استخدم الأمر ")
    paragraph.add_run("print").font.name = "Courier New"
    paragraph.add_run(" لطباعة النص على الشاشة.")
    assert all(turned(mended(saved(document))[0]).values())


@pytest.mark.parametrize("name", ["Programme", "Program Heading"])
def test_a_style_for_the_programme_of_a_meeting_is_no_style_of_code(name):
    document = docx.Document()
    document.styles.add_style(name, 1)
    document.add_paragraph(ARABIC)
    document.add_paragraph("PDF ملف بصيغة المستندات المنقولة", style=name)
    document.add_paragraph(ARABIC)
    assert all(turned(mended(saved(document))[0]).values())


def test_a_style_of_code_is_left_alone_wholly():
    document = docx.Document()
    document.styles.add_style("Source Code", 1)
    document.add_paragraph('msg "القاموس فارغ ولا يوجد أحد"', style="Source Code")
    before = saved(document)
    found, done = mended(before)
    assert done.nothing
    assert found.parts == Docx(before).parts
    assert inspect(open_word(before)).faults == ()


@pytest.mark.parametrize(
    "text",
    [
        'The committee is called "اللجنة الوطنية العليا للذكاء الاصطناعي" in Arabic.',
        "It is known as «المجلس الوطني للثقافة والفنون والتراث» since 2008.",
        "See the decree (مرسوم بقانون رقم ٥ لسنة ٢٠٠٨ بشأن الآثار).",
    ],
)
@pytest.mark.parametrize("around", [ARABIC, ENGLISH])
def test_an_english_sentence_with_a_quotation_stays_english(text, around):
    assert between(text, around, around) == (False, False)


@pytest.mark.parametrize(
    "text", ["Account: كلاس حساب المستخدم", "ID_معاملة (رقم المعاملة)", "PDF ملف بصيغة المستندات المنقولة", "3D طباعة ثلاثية الأبعاد"]
)
def test_arabic_that_begins_with_a_latin_word_goes_as_its_neighbours_do(text):
    assert between(text, ARABIC, ARABIC) == (True, False)
    assert between(text, ENGLISH, ARABIC) == (False, True)
    assert between(text, ENGLISH, ENGLISH) == (False, True)


def test_a_sentence_that_begins_in_arabic_goes_as_its_neighbours_do():
    text = "شركة Hewlett Packard Enterprise Development"
    assert between(text, ARABIC, ARABIC) == (True, False)
    assert between(text, ENGLISH, ENGLISH) == (False, False)


@pytest.mark.parametrize(("items", "way"), [(["ID", "الاسم الكامل", "PDF", "البريد", "2021"], True), (["ID", "PDF", "Name", "الاسم"], False)])
@pytest.mark.parametrize("style", ["List Bullet", "List Number"])
def test_a_list_goes_the_way_of_most_of_its_items(items, way, style):
    found, _ = mended(of(items, style))
    assert set(turned(found).values()) == {way}


def test_an_arabic_name_that_stays_in_an_english_list_is_told():
    _, done = mended(of(["Name", "Address", "هاتف"], "List Bullet"))
    assert [spot.text for spot in done.doubts] == ["هاتف"]


def test_two_lists_are_judged_apart():
    document = docx.Document()
    for text in ("ID", "الاسم الكامل", "البريد"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph(ENGLISH)
    for text in ("Name", "Address", "هاتف"):
        document.add_paragraph(text, style="List Bullet")
    ways = turned(mended(saved(document))[0])
    assert [ways[text] for text in ("ID", "الاسم الكامل", "البريد", "Name", "Address", "هاتف")] == [True, True, True, False, False, False]


@pytest.mark.parametrize("overridden", [False, True])
def test_the_level_that_a_style_s_list_is_overridden_with_says_the_indent(overridden):
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="1"><w:pStyle w:val="ListBullet"/><w:pPr><w:ind w:left="111"/></w:pPr></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{level}</w:abstractNum>'))
    own = '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:pPr><w:ind w:left="222"/></w:pPr></w:lvl></w:lvlOverride>' if overridden else ""
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/>{own}</w:num>'))
    style = document.styles["List Bullet"].element.pPr
    style.find(f"{W}numPr/{W}numId").set(f"{W}val", "90")
    for indent in style.findall(f"{W}ind"):
        style.remove(indent)
    document.add_paragraph("Item", style="List Bullet")
    file = open_word(saved(document))
    assert Cascade(file).merged(next(file.tree(file.main).iter(w("p"))), "ind")["left"] == ("222" if overridden else "111")


def test_a_list_in_a_list_goes_with_it():
    document = docx.Document()
    for text, style in (
        ("الموارد البشرية", "List Bullet"),
        ("HR", "List Bullet 2"),
        ("IT", "List Bullet 2"),
        ("ERP", "List Bullet 2"),
        ("المالية", "List Bullet"),
    ):
        document.add_paragraph(text, style=style)
    assert all(turned(mended(saved(document))[0]).values())


def test_words_in_brackets_are_not_what_a_paragraph_is_judged_by():
    items = ["تقرير ICOMOS السنوي", "UNESCO World Heritage", "خطة العمل (Action Plan for the Coming Years)", "PDF"]
    assert all(turned(mended(of(items, "List Number"))[0]).values())
    assert turned(mended(of(["نص.", "خطة العمل (Action Plan for the Coming Years)", "Text."]))[0])["خطة العمل (Action Plan for the Coming Years)"]


def test_a_line_of_as_many_letters_of_both_waits_for_its_neighbours():
    items = ["Glossary", "كتاب: book, a written work", "قلم: pen", "مكتبة: library (building)"]
    assert not any(turned(mended(of(items))[0]).values())


def test_a_table_of_a_single_row_is_left_and_told():
    found, done = mended(_table([["الرئيس", "أمين السر"], ["", ""]]))
    assert found.document.find(".//w:bidiVisual", NS) is None
    assert len(done.doubts) == 1


def test_an_english_sentence_in_an_arabic_list_is_never_turned_and_told():
    items = ["البند الأول", "البند الثاني", "See the annex (B2B).", "البند الثالث"]
    found, done = mended(of(items, "List Bullet"))
    assert not turned(found)["See the annex (B2B)."]
    assert [spot.paragraph for spot in done.doubts] == [3]


def test_entries_of_a_table_of_contents_go_one_way():
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    for text in ("المقدمة\t1", "Abstract\t2", "1.2 Scope\t3", "الخاتمة\t4"):
        document.add_paragraph(text, style="toc 1")
    assert set(turned(mended(saved(document))[0]).values()) == {True}


def _table(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


BY_HAND = [
    [["ملاحظات", "الاسم", "م"], ["حاضر", "العضو الأول", "1"], ["غائب", "العضو الثاني", "2"]],
    [["الصفة", "الاسم", "#"], ["رئيسا", "العضو الأول", ""], ["عضوا", "العضو الثاني", ""]],
    [["المعنى", "الاسم"], ["الواحد", "١"], ["المالك", "٢"], ["القدوس", "٣"]],
    [["10", "9", "8"], ["واحد", "اثنان", "ثلاثة"]],
    [["السبت", "الجمعة", "الخميس"], ["3", "2", "1"], ["10", "9", "8"]],
    [["2020", "2019", "البيان"], ["120", "100", "الإيرادات"]],
    [["القيمة", "البند"], ["خمسون", "الرسوم"], ["مئة", "الإجمالي"]],
    [["مدير المشروع", "الاسم:"], ["الدوحة", "المدينة:"]],
    [["التوقيع", "الاسم"], ["", "العضو الأول"]],
    [["1,200", "الرسوم"], ["750", "النقل"], ["90", "البريد"]],
]
NEVER_MIRRORED = [
    [["م", "الاسم", "ملاحظات"], ["1", "العضو الأول", "حاضر"], ["2", "العضو الثاني", "غائب"]],
    [["البرنامج", "المبلغ"], ["الرسوم", "1,200"], ["النقل", "750"]],
    [["الاسم", "الصفة"], ["العضو الأول", "رئيسا"]],
    [["الاسم:", "مدير المشروع"], ["المدينة:", "الدوحة"]],
    [["الخميس", "الجمعة", "السبت"], ["1", "2", "3"]],
    [["البيان", "2019", "2020"], ["الإيرادات", "100", "120"]],
    [["البند", "القيمة"], ["الرسوم", "خمسون"], ["الإجمالي", "مئة"]],
]


@pytest.mark.parametrize("rows", BY_HAND)
def test_a_table_laid_out_from_the_right_by_hand_stays(rows):
    found, done = mended(_table(rows))
    assert found.document.find(".//w:bidiVisual", NS) is None
    assert done.tables == 0


@pytest.mark.parametrize("rows", NEVER_MIRRORED)
def test_a_table_that_was_never_mirrored_is_and_is_named(rows):
    found, done = mended(_table(rows))
    assert on(found.document.find(".//w:bidiVisual", NS))
    assert [(spot.part, spot.paragraph) for spot in done.mirrored] == [("word/document.xml", 1)]


@pytest.mark.parametrize("rows", NEVER_MIRRORED)
def test_with_no_tables_none_is_touched(rows):
    found, done = mended(_table(rows), tables=False)
    assert found.document.find(".//w:bidiVisual", NS) is None
    assert done.tables == 0
    assert done.paragraphs > 0


def test_a_table_that_both_ends_claim_is_left_and_told():
    found, done = mended(_table([["م", "الاسم", "م"], ["1", "العضو الأول", "1"], ["2", "العضو الثاني", "2"]]))
    assert found.document.find(".//w:bidiVisual", NS) is None
    assert len(done.doubts) == 1
    assert [fault.kind for fault in inspect(open_word(found.data)).doubts] == ["table"]


def test_indents_change_sides_where_an_alignment_by_hand_goes():
    document = docx.Document()
    pushed = document.add_paragraph("فقرة دفعت إلى اليمين")
    pushed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    pushed.paragraph_format.right_indent = Cm(4)
    centred = document.add_paragraph("عنوان في الوسط")
    centred.alignment = WD_ALIGN_PARAGRAPH.CENTER
    centred.paragraph_format.left_indent = Cm(2)
    plain = document.add_paragraph("فقرة بمسافة بادئة")
    plain.paragraph_format.left_indent = Cm(1)
    file = open_word(mended(saved(document))[0].data)
    cascade = Cascade(file)
    indents = [cascade.merged(paragraph, "ind") for paragraph in file.tree(file.main).iter(w("p"))]
    assert [(found.get("left", "0"), found.get("right", "0")) for found in indents] == [("2268", "0"), ("0", "1134"), ("567", "0")]
    assert [cascade.of_paragraph(paragraph, "jc") is None for paragraph in file.tree(file.main).iter(w("p"))] == [True, False, True]


def test_indents_of_a_style_change_sides_too():
    document = docx.Document()
    style = document.styles.add_style("Pushed", 1)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    style.paragraph_format.right_indent = Cm(4)
    document.add_paragraph("فقرة دفعت إلى اليمين", style="Pushed")
    file = open_word(mended(saved(document))[0].data)
    paragraph = next(file.tree(file.main).iter(w("p")))
    cascade = Cascade(file)
    assert cascade.merged(paragraph, "ind") == {"left": "2268", "right": "0"}
    assert cascade.of_paragraph(paragraph, "jc").get(w("val")) == "left"


def test_a_run_that_was_right_to_left_keeps_the_size_that_its_author_saw():
    document = docx.Document()
    run = document.add_paragraph().add_run("نص كبير")
    run.font.size, run.font.rtl = Pt(20), True
    sizes = [element.get(f"{W}val") for element in mended(saved(document))[0].document.iter(f"{W}szCs")]
    assert sizes == []
    document.add_paragraph().add_run("نص كبير").font.size = Pt(20)
    sizes = [element.get(f"{W}val") for element in mended(saved(document))[0].document.iter(f"{W}szCs")]
    assert sizes == ["40"]


EFFECTS = ("shadow", "glow", "textOutline", "ligatures", "numForm", "stylisticSets")


@pytest.mark.parametrize("effect", EFFECTS)
def test_beside_a_text_effect_the_order_of_elements_stays_valid(tmp_path, effect):
    inner = {"glow": '<w14:srgbClr w14:val="FF0000"/>', "shadow": '<w14:srgbClr w14:val="6E747A"/>'}.get(effect, "")
    said = {
        "shadow": ' w14:blurRad="0" w14:dist="0" w14:dir="0" w14:sx="0" w14:sy="0" w14:kx="0" w14:ky="0" w14:algn="ctr"',
        "glow": ' w14:rad="63500"',
        "textOutline": ' w14:w="9525" w14:cap="flat" w14:cmpd="sng" w14:algn="ctr"',
        "ligatures": ' w14:val="all"',
        "numForm": ' w14:val="lining"',
    }.get(effect, "")
    uri = "http://schemas.microsoft.com/office/word/2010/wordml"
    xml = f'<w:rPr {nsdecls("w")} xmlns:w14="{uri}"><w:b/><w14:{effect}{said}>{inner}</w14:{effect}></w:rPr>'
    document = docx.Document()
    run = document.add_paragraph().add_run("عنوان عربي بظل")
    run._r.insert(0, parse_xml(xml))
    out = tmp_path / "out.docx"
    out.write_bytes(mended(saved(document))[0].data)
    assert faults(out) == []
    names = [child.tag.rpartition("}")[2] for child in Docx(out.read_bytes()).document.find(".//w:r/w:rPr", NS)]
    assert names == ["b", "bCs", "rtl", effect]


@pytest.mark.parametrize("text", ["The third meeting of the committee was held.", "(net) total: 5", "See (B2B)."])
def test_an_english_paragraph_with_bidi_is_found_and_mended(text):
    document = docx.Document()
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    data = saved(document)
    assert [fault.kind for fault in inspect(open_word(data)).faults] == ["english"]
    found, done = mended(data)
    assert done.english == 1
    assert turned(found) == {text: False}
    assert inspect(open_word(found.data)).faults == ()


def _all_bidi(*texts: str) -> bytes:
    document = docx.Document()
    document.styles["Normal"].element.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def test_a_passage_of_english_is_turned_with_its_headings():
    texts = ["Report", "The committee met in May.", "Annual Report", "It adopted a plan (of two years)."]
    found, _ = mended(_all_bidi(ARABIC, *texts, ARABIC))
    assert [turned(found)[text] for text in texts] == [False] * 4


def test_english_names_in_an_arabic_file_stay_where_they_are_and_longer_ones_are_told():
    texts = ["NPAW", "Standing Committee", "Cell for prevention of poverty"]
    found, done = mended(_all_bidi(ARABIC, *texts, ARABIC))
    assert [turned(found)[text] for text in texts] == [True] * 3
    assert [spot.text for spot in done.doubts] == texts[2:]


@pytest.mark.parametrize("text", ["1 197,6-1 164 MHz", "+974 4400 1234 Ext. 5", "12-10 kg"])
def test_figures_typed_from_right_to_left_are_not_turned(text):
    assert turned(mended(_all_bidi(ARABIC, text, ARABIC))[0])[text]


def test_english_under_a_normal_that_is_right_to_left_says_that_it_is_not():
    document = docx.Document()
    document.styles["Normal"].element.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    document.add_paragraph("The third meeting of the committee was held.")
    document.add_paragraph(ARABIC)
    found, _ = mended(saved(document))
    assert list(turned(found).values()) == [False, True]


def test_arabic_that_its_author_made_right_to_left_stays_though_most_of_its_letters_are_latin():
    text = "Microsoft Office Word برنامج لمعالجة النصوص"
    document = docx.Document()
    document.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    assert turned(mended(saved(document))[0]) == {text: True}


def test_a_style_is_turned_where_all_of_its_paragraphs_go_right_to_left():
    document = docx.Document()
    for _ in range(3):
        document.add_paragraph(ARABIC)
    document.add_paragraph("An English heading here", style="Heading 1")
    document.add_paragraph("12", style="Caption")
    data = saved(document)
    before, after = mended(data)[0], mended(data, styles=True)[0]
    assert turned(before) == turned(after)
    assert before.document.find("w:body/w:p/w:pPr/w:bidi", NS) is not None
    assert after.document.find("w:body/w:p/w:pPr/w:bidi", NS) is None
    assert on(after.styles["Normal"].find("w:pPr/w:bidi", NS))
    assert after.styles["Heading1"].find("w:pPr/w:bidi", NS).get(f"{W}val") == "0"
    assert inspect(open_word(after.data)).faults == ()
    assert mended(after.data, styles=True)[1].nothing


def test_a_style_with_one_english_paragraph_is_not_turned():
    found, done = mended(of([ARABIC, ENGLISH]), styles=True)
    assert done.styles == []
    assert list(turned(found).values()) == [True, False]


def test_a_style_with_a_paragraph_that_is_made_left_to_right_is_not_turned():
    document = docx.Document()
    document.add_paragraph(ARABIC)
    document.add_paragraph(f"{ENGLISH} See (B2B).")._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    found, done = mended(saved(document), styles=True)
    assert done.english == 1
    assert done.styles == []
    assert list(turned(found).values()) == [True, False]


def test_a_turned_style_leaves_the_file_valid(tmp_path):
    out = tmp_path / "out.docx"
    out.write_bytes(mended(of([ARABIC, ARABIC], "List Bullet"), styles=True)[0].data)
    assert faults(out) == []


_TEXTS = st.sampled_from(
    [
        ARABIC,
        ENGLISH,
        "ID",
        "PDF",
        "2021",
        "Account: كلاس حساب",
        'return "القاموس فارغ";',
        "«قانون» means law.",
        "شركة Hewlett Packard",
        "See (B2B).",
        "",
    ]
)
_STYLES = st.sampled_from(["Normal", "List Bullet", "Heading 1"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _STYLES, st.booleans()), min_size=1, max_size=8), st.booleans())
def test_a_second_time_nothing_is_left_to_do_and_no_english_was_turned(paragraphs, styles):
    document = docx.Document()
    for text, style, bidi in paragraphs:
        paragraph = document.add_paragraph(text, style=style)
        if bidi:
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    before = Docx(saved(document))
    found, done = mended(before.data, styles=styles)
    assert [text_of(paragraph) for paragraph in before.paragraphs()] == [text_of(paragraph) for paragraph in found.paragraphs()]
    assert inspect(open_word(found.data)).faults == ()
    again = mended(found.data, styles=styles)[1]
    assert again.nothing
    assert [(spot.paragraph, spot.message) for spot in again.doubts] == [(spot.paragraph, spot.message) for spot in done.doubts]
    ways = turned(found)
    for text in (ENGLISH, "See (B2B)."):
        assert not ways.get(text, False)


@pytest.mark.parametrize(
    ("text", "same"), [("ID", True), ("Annual Report 2021", True), ("See (B2B).", False), ("1.2 Scope\t3", True), ("+974 4400", False)]
)
def test_what_order_a_line_has_either_way(text, same):
    assert same_either_way(text) == same
