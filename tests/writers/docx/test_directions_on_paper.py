"""Papers and forms of people who work in Arabic: what docgen writes on them goes the way it ought to, whatever their styles say."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import docx
import forms
import letterheads
import pytest
from flows import sample_flow
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import Docx, W, faults

import docgen
from docgen.document.document import LAYOUTS
from docgen.document.word_template import WordTemplate
from docgen.wordfile.cascade import Cascade, attributes, is_on
from docgen.wordfile.names import w
from docgen.wordfile.package import open_word
from docgen.wordfile.text import first_way, has, paragraph_text, run_text, runs_of, way
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

EXAMPLES = Path(__file__).parents[3] / "examples"


def turned(data: bytes) -> list[str]:
    """The paragraphs and runs of a file whose cascade says another direction than their text has. An address on the Arabic side, which says itself
    that it is Arabic, is none."""
    file = open_word(data)
    cascade = Cascade(file)
    out = []
    for part in file.stories():
        root = file.tree(part)
        for paragraph in root.iter(w("p")):
            text = paragraph_text(paragraph)
            bidi = is_on(cascade.of_paragraph(paragraph, "bidi"))
            said = is_on(paragraph.find(f"{w('pPr')}/{w('bidi')}"))
            if not said and way(text) == first_way(text) != "none" and bidi != (way(text) == "rtl"):
                out.append(text)
            for run in runs_of(paragraph):
                words = run_text(run)
                if has(words, "ltr") and not has(words, "rtl") and is_on(cascade.of_run(run, paragraph, "rtl")):
                    out.append(words)
    return out


def mirrored(data: bytes) -> list[bool]:
    file = open_word(data)
    cascade = Cascade(file)
    return [is_on(cascade.of_table(table, "bidiVisual")) for table in file.tree(file.main).iter(w("tbl"))]


def on(paper: Path, layout="side-by-side", **options) -> bytes:
    return render(replace(sample_flow(layout), paper=WordTemplate(paper)), RenderOptions(**options))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("where", [(place,) for place in letterheads.ARABIC] + [letterheads.ARABIC])
def test_whatever_a_letterhead_turns_no_english_goes_right_to_left(tmp_path, where, layout):
    assert turned(on(letterheads.arabic(tmp_path, *where), layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_a_letterhead_neither(layout):
    assert turned(render(sample_flow(layout), RenderOptions())) == []


def test_an_english_style_says_its_direction_though_a_person_turns_normal():
    styles = Docx(render(sample_flow("side-by-side"), RenderOptions())).styles
    rooted = [style for style in styles.values() if style.find(f"{W}basedOn") is not None and style.find(f"{W}basedOn").get(f"{W}val") == "Normal"]
    said = [style.find(f"{W}pPr/{W}bidi") for style in rooted if style.find(f"{W}rPr/{W}sz") is not None and style.get(f"{W}customStyle") is None]
    assert said
    assert all(found is not None and found.get(f"{W}val") == "0" for found in said)


def test_the_tables_of_both_languages_stand_as_they_do_on_other_paper(tmp_path):
    plain = letterheads.arabic(tmp_path)
    assert mirrored(on(letterheads.arabic(tmp_path, *letterheads.ARABIC))) == mirrored(on(plain))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_says_that_it_runs_from_the_left_where_the_defaults_of_paragraphs_turn_it(tmp_path, layout):
    file = open_word(on(letterheads.arabic(tmp_path, "defaults"), layout))
    said = [table.find(f"{w('tblPr')}/{w('bidiVisual')}") for table in file.tree(file.main).iter(w("tbl"))]
    assert said
    assert all(found is not None for found in said)
    assert mirrored(on(letterheads.arabic(tmp_path, "defaults"), layout)) == mirrored(on(letterheads.arabic(tmp_path), layout))


def test_what_a_letterhead_gives_every_table_does_not_come_down_into_docgen_s(tmp_path):
    looks = []
    for paper in (letterheads.with_tables(tmp_path), letterheads.arabic(tmp_path)):
        file = open_word(on(paper))
        cascade = Cascade(file)
        tables = {table.find(f"{w('tblPr')}/{w('tblStyle')}").get(w("val")) for table in file.tree(file.main).iter(w("tbl"))}
        inner = (w("pPr"), w("rPr"), w("tcPr"), f"{w('tblPr')}/{w('tblBorders')}")
        looks.append({(name, one) for name in tables for style in cascade.chain(name) for one in inner if style.find(one) is not None})
    assert looks[0] == looks[1]


def test_a_bar_of_notices_and_its_new_header_say_their_direction_too(tmp_path):
    model = docgen.load(EXAMPLES / "statement.yaml")
    template = Path(tmp_path) / "ours"
    template.mkdir()
    for file in (EXAMPLES.parent / "templates" / "press-statement").iterdir():
        (template / file.name).write_bytes(file.read_bytes())
    letterheads.arabic(tmp_path, *letterheads.ARABIC).rename(template / "letterhead.docx")
    data = docgen.render_bytes(model, "docx", template=template, watermark=docgen.document.inline.Both(ar="مسودة", en="Draft"))
    assert turned(data) == []


def test_docgen_adds_no_fault_of_its_own(tmp_path):
    out = tmp_path / "out.docx"
    for paper in (letterheads.arabic(tmp_path, *letterheads.ARABIC), letterheads.indented(tmp_path), letterheads.with_tables(tmp_path)):
        theirs = {fault.split(" ", 1)[1] for fault in faults(paper)}
        out.write_bytes(on(paper))
        assert [fault for fault in faults(out) if fault.split(" ", 1)[1] not in theirs] == []


def test_only_fonts_sizes_and_colours_come_down_from_a_letterhead_s_normal(tmp_path):
    plain, other = (open_word(on(path)) for path in (letterheads.arabic(tmp_path), letterheads.indented(tmp_path)))
    looks = []
    for file in (plain, other):
        cascade = Cascade(file)
        seen = []
        for paragraph in file.tree(file.main).iter(w("p")):
            indents = {name: value for name, value in cascade.merged(paragraph, "ind").items() if value != "0"}
            alignment = cascade.of_paragraph(paragraph, "jc")
            value = "left" if alignment is None else alignment.get(w("val"))
            seen.append((paragraph_text(paragraph), indents, "left" if value == "start" else value))
        looks.append(seen)
    assert looks[0] == looks[1]


def test_docgen_s_own_styles_are_not_kept_bordered_or_bold_by_a_letterhead_s_normal(tmp_path):
    file = open_word(on(letterheads.indented(tmp_path)))
    cascade = Cascade(file)
    label = next(identity for identity in cascade.styles if identity == "Field")
    assert not is_on(cascade.of_style(label, "pPr", "contextualSpacing"))
    assert not is_on(cascade.of_style(label, "pPr", "keepNext"))
    assert not is_on(cascade.of_style(label, "rPr", "b"))
    assert cascade.of_style(label, "pPr", "pBdr").find(w("bottom")).get(w("val")) == "nil"
    assert cascade.merged_style(label, "spacing")["beforeAutospacing"] == "0"
    cleared = [tab.get(w("pos")) for tab in cascade.of_style(label, "pPr", "tabs") if tab.get(w("val")) == "clear"]
    assert cleared == ["333"]


def test_tab_stops_of_all_styles_that_a_letterhead_s_normal_is_based_on_are_cleared(tmp_path):
    document = docx.Document()
    base = document.styles.add_style("Base", 1)
    base.base_style = None
    base.paragraph_format.tab_stops.add_tab_stop(docx.shared.Pt(40))
    document.styles["Normal"].base_style = base
    document.styles["Normal"].paragraph_format.tab_stops.add_tab_stop(docx.shared.Pt(20))
    path = tmp_path / "paper.docx"
    document.save(str(path))
    cascade = Cascade(open_word(on(path)))
    cleared = [tab.get(w("pos")) for tab in cascade.of_style("Field", "pPr", "tabs") if tab.get(w("val")) == "clear"]
    assert cleared == ["400", "800"]


@pytest.mark.parametrize("languages", [("en", "ar"), ("ar", "en")])
def test_columns_of_a_section_run_as_its_language_does(tmp_path, languages):
    path = letterheads.arabic(tmp_path, "normal")
    document = docx.Document(str(path))
    document.sections[0]._sectPr.find(f"{W}cols").set(f"{W}num", "2")
    document.save(str(path))
    flow = sample_flow("sequential")
    sections = tuple(sorted(flow.sections, key=lambda section: languages.index(section.languages[0])))
    data = render(replace(flow, sections=sections, paper=WordTemplate(path)), RenderOptions())
    said = [is_on(section.find(f"{W}bidi")) for section in Docx(data).document.iter(f"{W}sectPr")]
    assert said == [language == "ar" for language in languages]


@pytest.mark.parametrize(("layout", "rtl"), [("ar", True), ("en", False)])
def test_columns_run_as_the_only_language_does(tmp_path, layout, rtl):
    path = letterheads.arabic(tmp_path, *([] if rtl else ["normal"]))
    document = docx.Document(str(path))
    document.sections[0]._sectPr.find(f"{W}cols").set(f"{W}num", "2")
    if not rtl:
        document.sections[0]._sectPr.append(document.element.makeelement(f"{W}bidi", {}))
    document.save(str(path))
    (section,) = Docx(on(path, layout)).document.iter(f"{W}sectPr")
    assert is_on(section.find(f"{W}bidi")) == rtl


def test_values_of_a_form_go_the_way_of_their_language(tmp_path):
    inside = [forms.block(f"{name}.{lang}") for name in ("headline", "subheadline", "body") for lang in ("en", "ar")]
    label = forms.paragraph(forms.words("العنوان: ", "") + forms.inline("headline.ar"), "<w:bidi/>")
    cell = forms.row(forms.paragraph(forms.inline("headline.en")), forms.paragraph(forms.inline("headline.ar")))
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{cell}</w:tbl>'
    path = letterheads.arabic(tmp_path, *letterheads.ARABIC, body="".join((*inside, label, table)))
    data = docgen.render_bytes(docgen.load(EXAMPLES / "statement.yaml"), "docx", template=path)
    assert turned(data) == []
    text = [paragraph_text(paragraph) for paragraph in open_word(data).tree("word/document.xml").iter(w("p"))]
    assert text.count("Joint Commission opens new fields of partnership between Azerbaijan and Qatar") == 2
    assert "It followed" in "".join(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(letterheads.ARABIC), unique=True), st.sampled_from(LAYOUTS))
def test_however_a_paper_is_turned(tmp_path_factory, where, layout):
    assert turned(on(letterheads.arabic(tmp_path_factory.mktemp("paper"), *where), layout)) == []


def test_indents_of_several_styles_are_merged_attribute_by_attribute():
    from lxml import etree

    elements = [etree.fromstring(f'<w:ind xmlns:w="{W[1:-1]}" {said}/>') for said in ('w:start="10"', 'w:left="20" w:right="30" w:hanging="5"')]
    assert attributes(elements) == {"left": "10", "right": "30", "hanging": "5"}
    for first, second in itertools.permutations(("firstLine", "hanging")):
        pair = [etree.fromstring(f'<w:ind xmlns:w="{W[1:-1]}" w:{name}="7"/>') for name in (first, second)]
        assert attributes(pair) == {first: "7"}


def test_a_letterhead_whose_normal_is_an_item_of_a_list_numbers_no_headline(tmp_path):
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.styles["Normal"].element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    path = tmp_path / "paper.docx"
    document.save(str(path))
    plain = letterheads.arabic(tmp_path)
    lists = []
    for paper in (path, plain):
        file = open_word(on(paper))
        cascade = Cascade(file)
        found = [(paragraph_text(p), cascade.list_of(p) is not None) for p in file.tree(file.main).iter(w("p"))]
        lists.append([one for one in found if one[0]])
    assert lists[0] == lists[1]


def test_a_heading_in_a_letterhead_s_own_faces_has_room_for_more_lines_than_in_the_theme_s(tmp_path):
    from docgen.document.blocks import Heading
    from docgen.document.document import ParallelPair, Side
    from docgen.document.inline import Inline

    words = (Inline("Steps that led to the meeting"),)
    pair = ParallelPair(Side("en", Heading(words, 1)), Side("ar", Heading((Inline("خطوات سبقت"),), 1)))
    gaps = []
    for paper in (None, WordTemplate(letterheads.arabic(tmp_path, "normal"))):
        flow = sample_flow("side-by-side")
        section = replace(flow.sections[0], items=(pair,))
        file = open_word(render(replace(flow, sections=(section,), paper=paper), RenderOptions()))
        spaces = [int(found.get(w("before"), "0")) for found in file.tree(file.main).iter(w("spacing"))]
        gaps.append(max(spaces))
    assert gaps[1] > gaps[0]
