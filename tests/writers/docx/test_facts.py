"""What Word needs for Arabic, asserted over every output: each example in each layout and each family, and every kind of block."""

from __future__ import annotations

import re
import unicodedata

import pytest
from ooxml import NS, R, W, on, text_of

_ARABIC = re.compile("[\u0600-\u06ff]")
_STRONG_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]")


def _is_arabic(paragraph) -> bool:
    """By its style's name: an English paragraph may hold an Arabic word."""
    style = paragraph.find("w:pPr/w:pStyle", NS)
    return style is not None and style.get(f"{W}val").endswith("Arabic")


def test_each_paragraph_of_an_arabic_style_is_bidi_itself_and_by_its_style(docx):
    arabic = [paragraph for paragraph in docx.paragraphs() if _is_arabic(paragraph)]
    for paragraph in arabic:
        assert on(paragraph.find("w:pPr/w:bidi", NS)), text_of(paragraph)
        assert on(docx.resolved(paragraph, "w:pPr/w:bidi")), text_of(paragraph)


def test_each_paragraph_that_begins_in_arabic_is_bidi(docx):
    for paragraph in docx.paragraphs():
        text = text_of(paragraph)
        first = next((character for character in text if unicodedata.bidirectional(character) in ("L", "R", "AL")), "")
        if _ARABIC.match(first):
            assert on(paragraph.find("w:pPr/w:bidi", NS)), text


def test_no_paragraph_without_arabic_style_is_bidi_but_pictures(docx):
    for paragraph in docx.paragraphs():
        if not _is_arabic(paragraph) and paragraph.find(".//w:drawing", NS) is None:
            assert not on(paragraph.find("w:pPr/w:bidi", NS)), text_of(paragraph)


def test_each_run_of_arabic_letters_is_rtl_and_holds_no_latin_ones(docx):
    for root in docx.written():
        for run in root.iter(f"{W}r"):
            text = text_of(run)
            if _STRONG_ARABIC.search(text):
                assert on(run.find("w:rPr/w:rtl", NS)), text
                assert not re.search("[A-Za-z]", text), text


def test_each_run_of_latin_letters_is_not_rtl(docx):
    for root in docx.written():
        for run in root.iter(f"{W}r"):
            if re.search("[A-Za-z]", text_of(run)):
                assert not on(run.find("w:rPr/w:rtl", NS)), text_of(run)


def test_telephone_numbers_are_islands(docx):
    found = 0
    for root in docx.written():
        for run in root.iter(f"{W}r"):
            if "4400" in text_of(run):
                found += 1
                assert not on(run.find("w:rPr/w:rtl", NS))
                assert "+974\u202f4400\u202f1234" in text_of(run)
    assert found or "4400" not in "".join(map(text_of, docx.paragraphs()))


def test_each_arabic_run_has_a_complex_script_font_and_size(docx):
    for paragraph in docx.paragraphs():
        if paragraph.find("w:r/w:rPr/w:rtl", NS) is not None:
            assert docx.resolved(paragraph, "w:rPr/w:rFonts").get(f"{W}cs")
            assert int(docx.resolved(paragraph, "w:rPr/w:szCs").get(f"{W}val")) >= 17


def test_bold_italic_and_sizes_come_as_twins(docx):
    for name in ("word/styles.xml", "word/document.xml", "word/numbering.xml"):
        for properties in docx.xml(name).iter(f"{W}rPr"):
            for plain, complex_script in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
                assert (properties.find(f"w:{plain}", NS) is None) == (properties.find(f"w:{complex_script}", NS) is None)


def test_no_run_is_formatted_by_hand_where_a_style_would_do(docx):
    """Strong and emphasised words, directions and languages are a run's own; fonts, sizes and colours are the styles'."""
    allowed = {"rStyle", "b", "bCs", "i", "iCs", "vertAlign", "rtl", "lang"}
    for run in docx.document.iter(f"{W}r"):
        for property_ in run.find("w:rPr", NS) if run.find("w:rPr", NS) is not None else ():
            assert property_.tag.removeprefix(W) in allowed


def test_no_paragraph_is_formatted_by_hand_where_a_style_would_do(docx):
    """What depends on the content is a paragraph's own: keeping with the next, its list, the widest label, the list's end; and how headings face
    each other: the one in a frame, the space round both in paragraphs of their own."""
    allowed = {"framePr", "pStyle", "keepNext", "numPr", "tabs", "bidi", "spacing", "ind", "rPr", "sectPr"}
    for paragraph in docx.document.iter(f"{W}p"):
        for property_ in paragraph.find("w:pPr", NS) if paragraph.find("w:pPr", NS) is not None else ():
            name = property_.tag.removeprefix(W)
            assert name in allowed
            if name == "spacing":
                style = paragraph.find("w:pPr/w:pStyle", NS).get(f"{W}val")
                own = {"Gap": [{"before"}], "Heading": [{"before", "after"}]}.get(style if style == "Gap" else style[:7], [])
                assert {key.removeprefix(W) for key in property_.attrib} in [{"after"}, *own]


def test_every_paragraph_and_run_style_exists(docx):
    for root in docx.written():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for style in root.iter(f"{W}{tag}"):
                assert style.get(f"{W}val") in docx.styles


def test_no_style_sets_left_or_right_by_eye(docx):
    for style in docx.styles.values():
        for alignment in style.iter(f"{W}jc"):
            assert alignment.get(f"{W}val") in ("both", "center", "left", "right", "mediumKashida")


def test_headings_are_word_s_own_and_the_arabic_ones_are_based_on_them(docx):
    names = {identity: style.find("w:name", NS).get(f"{W}val") for identity, style in docx.styles.items()}
    assert names["Heading1"] == "heading 1"
    assert names["Title"] == "Title"
    assert docx.styles["Heading1Arabic"].find("w:basedOn", NS).get(f"{W}val") == "Heading1"
    assert docx.styles["Heading1"].find("w:pPr/w:outlineLvl", NS).get(f"{W}val") == "0"
    used = {style.get(f"{W}val") for style in docx.document.iter(f"{W}pStyle")}
    assert used & {"Title", "TitleArabic"}
    assert used & {"Heading1", "Heading1Arabic"}


def test_numbers_are_counted_and_never_typed(docx):
    numbering = docx.xml("word/numbering.xml")
    numbers = {number.get(f"{W}numId") for number in numbering.iter(f"{W}num")}
    for paragraph in docx.document.iter(f"{W}p"):
        style = paragraph.find("w:pPr/w:pStyle", NS)
        counted = paragraph.find("w:pPr/w:numPr/w:numId", NS)
        if counted is not None:
            assert counted.get(f"{W}val") in numbers
        if style is not None and style.get(f"{W}val").startswith(("ListNumber", "Heading")):
            assert not re.match(r"[\d٠-٩]+[.)]", text_of(paragraph)), text_of(paragraph)
    for number in numbering.iter(f"{W}num"):
        if int(number.get(f"{W}numId")) > 2:
            assert number.find("w:lvlOverride/w:startOverride", NS) is not None


def test_ids_are_unique(docx):
    for attribute, tag in (("id", "bookmarkStart"), ("name", "bookmarkStart")):
        ids = [element.get(f"{W}{attribute}") for element in docx.document.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
    drawings = [element.get("id") for root in docx.written() for element in root.iter(f"{{{NS['wp']}}}docPr")]
    assert len(drawings) == len(set(drawings))
    for name, data in docx.parts.items():
        if name.endswith(".rels"):
            identities = re.findall(rb' Id="([^"]+)"', data)
            assert len(identities) == len(set(identities))


def test_every_relationship_that_is_named_is_there_and_only_links_are_external(docx):
    for name in docx.parts:
        if not name.endswith(".rels"):
            continue
        for relationship in docx.xml(name):
            external = relationship.get("TargetMode") == "External"
            assert external == relationship.get("Type").endswith("/hyperlink")
    for name, relations in (("word/document.xml", "word/_rels/document.xml.rels"),):
        known = {relationship.get("Id") for relationship in docx.xml(relations)}
        named = {value for element in docx.xml(name).iter() for key, value in element.attrib.items() if key.startswith(R)}
        assert named <= known


def test_arabic_tables_run_from_the_right_and_heads_repeat(docx):
    data = [table for table in docx.document.iter(f"{W}tbl") if table.find("w:tblPr/w:tblStyle", NS).get(f"{W}val") == "DocgenTable"]
    for table in data:
        head = table.find("w:tr", NS)
        assert head.find("w:trPr/w:tblHeader", NS) is not None
        arabic = any(_is_arabic(paragraph) for paragraph in head.iter(f"{W}p"))
        assert (table.find("w:tblPr/w:bidiVisual", NS) is not None) == arabic
    for table in docx.document.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.findall("w:tblGrid/w:gridCol", NS)]
        for row in table.findall("w:tr", NS):
            cells = row.findall("w:tc", NS)
            spans = [int(span.get(f"{W}val")) if (span := cell.find("w:tcPr/w:gridSpan", NS)) is not None else 1 for cell in cells]
            assert sum(spans) == len(grid)
            assert sum(int(cell.find("w:tcPr/w:tcW", NS).get(f"{W}w")) for cell in cells) == pytest.approx(sum(grid), abs=2)


def test_pictures_have_alternative_text(docx):
    for root in docx.written():
        for described in root.iter(f"{{{NS['wp']}}}docPr"):
            assert described.get("descr")


def test_the_languages_are_said(docx):
    language = docx.xml("word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    assert language.get(f"{W}val") == "en-GB"
    assert language.get(f"{W}bidi") == "ar-QA"
    assert docx.xml("word/settings.xml").find("w:themeFontLang", NS).get(f"{W}bidi") == "ar-QA"
    assert b"<dc:language>ar-QA</dc:language>" in docx.parts["docProps/core.xml"] or b"<dc:language>en-GB" in docx.parts["docProps/core.xml"]


def test_no_run_mixes_directions_that_uax_9_parts(docx):
    """A right-to-left run holds no strong left-to-right character at all, whatever the script."""
    for root in docx.written():
        for run in root.iter(f"{W}r"):
            if on(run.find("w:rPr/w:rtl", NS)):
                assert not any(unicodedata.bidirectional(character) == "L" for character in text_of(run))
