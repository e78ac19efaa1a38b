"""Fields typed into a form, `{{path}}`, «path» and MERGEFIELD, are filled like content controls, and nothing else in braces is taken."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from forms import block, control, form, inline, paragraph, row, words
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml import NS, Docx, W, faults, on, text_of

import docgen
from docgen.errors import Problem

EXAMPLES = Path(__file__).parents[3] / "examples"
TITLE = "Joint Commission opens new fields of partnership between Azerbaijan and Qatar"


def filled(path: Path, kind: str = "statement", **options) -> tuple[Docx, list[Problem]]:
    told: list[Problem] = []
    model = docgen.load(EXAMPLES / f"{kind}.yaml")
    return Docx(docgen.render_bytes(model, "docx", template=path, warn=told.append, **options)), told


def texts(docx: Docx) -> list[str]:
    return [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))]


def run(text: str, look: str = "") -> str:
    return words(text, look)


def simple(path: str, switches: str = r" \* MERGEFORMAT") -> str:
    return f'<w:fldSimple w:instr=" MERGEFIELD {path}{switches} ">{run(f"«{path}»", "<w:b/>")}</w:fldSimple>'


def merge(path: str, switches: str = r" \* MERGEFORMAT") -> str:
    """A field as Word writes it."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD "{path}"{switches} </w:instrText></w:r>'
    return signs[0] + code + signs[1] + run(f"«{path}»") + signs[2]


WRITINGS = {
    "braces": lambda path: run(f"{{{{{path}}}}}"),
    "braces with air": lambda path: run(f"{{{{\u00a0{path} }}}}"),
    "braces with marks of direction": lambda path: run(f"{{{{\u200e{path}\u200f}}}}"),
    "guillemets": lambda path: run(f"«{path}»"),
    "a field": merge,
    "a simple field": simple,
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_each_way_of_typing_is_filled(tmp_path, writing):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(run("Title: ") + WRITINGS[writing]("headline.en") + run("."))]))
    assert told == []
    assert texts(docx) == [f"Title: {TITLE}."]
    assert "fldChar" not in docx.parts["word/document.xml"].decode()
    assert "w:sdt" not in docx.parts["word/document.xml"].decode(), "words that were typed become words, and no controls"


def test_a_field_split_over_runs_takes_the_look_of_its_first(tmp_path):
    split = run("Re {", "<w:i/>") + run("{head", "<w:b/>") + run("line", "<w:i/>") + run(".en}") + run("} end")
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(split)]))
    assert told == []
    assert texts(docx) == [f"Re {TITLE} end"]
    runs = {text_of(found): found for found in docx.document.iter(f"{W}r")}
    assert runs[TITLE].find("w:rPr/w:i", NS) is not None
    assert runs["Re "].find("w:rPr/w:i", NS) is not None


def test_several_fields_and_several_lines_stand_in_one_paragraph(tmp_path):
    docx, _ = filled(form(tmp_path / "form.docx", [paragraph(run("{{reference}}/{{reference}} «date.gregorian.en» {{place.en}}"))]))
    assert texts(docx) == ["EMB/PS/2021/031/EMB/PS/2021/031 19 October 2021 Doha"]


def test_a_paragraph_of_many_fields_is_set_right_once(tmp_path, monkeypatch):
    from docgen.writers.docx.word_templates import forms

    mended = []
    monkeypatch.setattr(forms, "mend_paragraph", lambda paragraph, *args, **options: mended.append(paragraph))
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{headline.en}}; " * 300)), paragraph(run("{{reference}}"))]))
    assert told == []
    assert texts(docx)[0] == f"{TITLE}; " * 300
    assert len(mended) == 2


def test_a_body_typed_by_itself_stands_in_docgen_s_styles(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{body.en}}")), paragraph(run("After."))]))
    assert told == []
    heading = next(found for found in docx.document.iter(f"{W}p") if text_of(found) == "Steps that led to the meeting")
    assert heading.find("w:pPr/w:pStyle", NS).get(f"{W}val") == "Heading1"
    assert texts(docx)[-1] == "After."


def test_the_whole_document_is_typed_as_docgen_body(tmp_path):
    docx, told = filled(
        form(tmp_path / "form.docx", [paragraph(run("{{headline.en}}")), paragraph(run("{{docgen:body}}")), paragraph(run("After."))])
    )
    assert told == []
    found = texts(docx)
    assert (found[0], found[-1]) == (TITLE, "After.")
    assert any("The Embassy reports" in text for text in found)


def test_arabic_keeps_its_direction_and_figures_stand_by_themselves(tmp_path):
    body = [
        paragraph(run("{{headline.ar}}")),
        paragraph(run("الهاتف: {{contacts.0.phone}}"), "<w:bidi/>"),
        paragraph(run("In Arabic: {{place.ar}}.")),
    ]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert told == []
    first, second, third = docx.document.findall("w:body/w:p", NS)[:3]
    assert on(first.find("w:pPr/w:bidi", NS)), "a paragraph that holds nothing else goes the way of its text"
    assert not on(third.find("w:pPr/w:bidi", NS)), "an English one with an Arabic word stays"
    number = next(found for found in second.iter(f"{W}r") if "974" in text_of(found))
    assert not on(number.find("w:rPr/w:rtl", NS))
    arabic = next(found for found in third.iter(f"{W}r") if "الدوحة" in text_of(found))
    assert on(arabic.find("w:rPr/w:rtl", NS))


def test_headers_text_boxes_tables_links_and_notes_are_filled(tmp_path):
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{paragraph(run('{{place.en}} box'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    cells = row(paragraph(run("{{place.en}} cell")), paragraph(run("x")))
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    table = f'<w:tbl xmlns:w="{NS["w"]}">{grid}{cells}</w:tbl>'
    link = f'<w:hyperlink w:anchor="top">{run("{{place.en}} link")}</w:hyperlink>'
    path = form(tmp_path / "form.docx", [paragraph(run("{{place.en}} ") + box), table, paragraph(link)], header=paragraph(run("{{place.en}} head")))
    docx, told = filled(path)
    assert told == []
    everything = " ".join(text_of(found) for root in docx.written() for found in root.iter(f"{W}p"))
    for where in ("box", "cell", "link", "head"):
        assert f"Doha {where}" in everything
    assert "{{" not in everything
    assert docx.document.find(".//w:hyperlink", NS).get(f"{W}anchor") == "top"
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []


def test_what_is_no_path_is_told_and_left(tmp_path):
    body = ["{{ 7*7 }}", "{% for x in body %}", "{{headline.en", "{{headlin.en}}", "{{ headline.en | upper }}", "{{headline .en}}"]
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{place.en}}")), *(paragraph(run(text)) for text in body)]))
    assert texts(docx) == ["Doha", *body]
    place = f"{tmp_path / 'form.docx'}: warning: word/document.xml, paragraph"
    worked = "nothing in a Word file is worked out"
    assert [str(problem) for problem in told] == [
        f"{place} 2, {{{{ 7*7 }}}}: this is no path of a field, and {worked} – write {{{{headline.ar}}}}",
        f"{place} 3, {{% for x in body %}}: {worked} – put a content control tagged docgen:if PATH, or with a list's path, round it",
        f"{place} 4, {{{{headline.en: these braces are not closed, or not opened – write {{{{headline.ar}}}} in one paragraph",
        f"{place} 6, {{{{ headline.en | upper }}}}: this is no path of a field, and {worked} – write {{{{headline.ar}}}}",
        f"{place} 7, {{{{headline .en}}}}: this is no path of a field, and {worked} – write {{{{headline.ar}}}}",
        f"{place} 5, headlin.en: there is no field 'headlin.en' – did you mean 'headline'?",
    ]


def test_a_quotation_is_no_field_and_a_slip_of_the_pen_is_told(tmp_path):
    body = ["قال «Reuters» ذلك.", "«كتاب»", "The paper «headlines»", "«nothing.like.it»"]
    docx, told = filled(form(tmp_path / "form.docx", [block("headline.en"), *(paragraph(run(text)) for text in body)]))
    assert texts(docx)[1:] == body
    assert [problem.message for problem in told] == ["there is no field 'headlines'", "there is no field 'nothing.like.it'"]


def test_switches_and_nested_fields_of_word_are_told(tmp_path):
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    nested = f"{begin}<w:r><w:instrText> IF </w:instrText></w:r>{merge('place.en')}{separate}{run('kept')}{end}"
    body = [paragraph(merge("place.en", r" \* Upper")), paragraph(nested), paragraph(merge("Company Name"))]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert texts(docx)[0] == "Doha"
    assert "kept" in texts(docx)[1]
    assert [problem.message for problem in told] == [
        r"the switches \* Upper are not heeded",
        "a field in a field is not filled",
        "the field is named by no path",
    ]


def test_pictures_and_marks_in_the_middle_of_a_typed_field_stay(tmp_path):
    inside = (
        '<w:r><w:t>{{pla</w:t></w:r><w:bookmarkStart w:id="7" w:name="here"/><w:proofErr w:type="spellStart"/>'
        '<w:r><w:t>ce</w:t><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r><w:bookmarkEnd w:id="7"/><w:r><w:t>.en}} end</w:t></w:r>'
    )
    docx, _ = filled(form(tmp_path / "form.docx", [paragraph(inside)]))
    assert texts(docx) == ["Doha end"]
    assert docx.document.find(".//w:bookmarkStart", NS) is not None
    assert docx.document.find(".//w:footnoteReference", NS) is not None


def test_a_form_whose_every_field_is_misspelt_is_told_that_it_is_taken_for_a_letterhead(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{headlin.en}} {{loop.index}}"))]))
    assert len(texts(docx)) > 10
    assert [problem.message for problem in told] == [
        "there is no field 'headlin.en'",
        "there is no field 'loop.index'",
        "no field of this form is known, so it is taken for a letterhead, and the whole document stands at its end",
    ]
    assert told[1].hint is None


def test_a_field_in_a_diagram_is_told(tmp_path):
    path = form(tmp_path / "form.docx", [paragraph(run("{{place.en}}"))])
    with zipfile.ZipFile(path, "a") as archive:
        text = "<a:p><a:r><a:t>{{head</a:t></a:r><a:r><a:t>line.en}}</a:t></a:r></a:p>"
        archive.writestr("word/diagrams/data1.xml", f'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{text}</d>')
    _, told = filled(path)
    assert [(problem.message, problem.place.path) for problem in told] == [
        ("a field is typed in a diagram or a chart, where none is filled", "word/diagrams/data1.xml")
    ]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://x.example/{{reference}}&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple>',
            "the code of another field",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{{refer</w:instrText></w:r><w:r><w:instrText>ence}}"'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "the code of another field",
        ),
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt"><v:textpath string="{{place.en}}"/></v:shape>'
            "</w:pict></w:r>",
            "the words of WordArt",
        ),
    ],
)
def test_a_field_that_is_typed_where_none_is_filled_is_told(inside, what, tmp_path):
    _, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{place.en}}") + inside)]))
    assert [(problem.message, problem.place.path) for problem in told] == [(f"a field is typed in {what}, where none is filled", "word/document.xml")]


def test_a_field_that_is_typed_in_the_address_of_a_link_is_told(tmp_path):
    path = form(tmp_path / "form.docx", [paragraph(run("{{place.en}}"))])
    document = docx.Document(str(path))
    document.part.relate_to("https://x.example/%7B%7Breference%7D%7D", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.part.relate_to("https://x.example/{plain}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(path))
    _, told = filled(path)
    assert [problem.message for problem in told] == ["a field is typed in the address of a link, where none is filled"]


def test_what_is_long_is_told_shortly(tmp_path):
    _, told = filled(form(tmp_path / "form.docx", [paragraph(run("{{place.en}} {{" + "a." * 500 + "en}}"))]))
    assert len(told) == 1
    assert len(str(told[0])) < 600


def test_rows_and_typed_fields_go_together(tmp_path):
    item = control("agenda", paragraph(run("{{loop.index.en}}/{{loop.length.en}} {{title.en}} – {{this.reference}}{{body_name.en}}")))
    docx, told = filled(form(tmp_path / "form.docx", [item]), "minutes")
    assert texts(docx) == [
        "1/2 Work plan 2026–2028 – {{this.reference}}National Heritage Committee",
        "2/2 Any other business – {{this.reference}}National Heritage Committee",
    ]
    assert [problem.message for problem in told] == ["there is no field 'this.reference'"], "a thing's own field is not looked for further out"


LETTERS = st.text(st.sampled_from("abc DEF 12-/():«» ابجد ٣،؟"), min_size=1, max_size=24).filter(lambda text: text.strip() and "«" not in text)


@st.composite
def typed(draw, path: str) -> str:
    """The runs of a field in one of the four ways of writing, with a few words round it, those that are typed cut anywhere."""
    before, after = draw(st.sampled_from(["", "Re ", "in ("])), draw(st.sampled_from(["", ".", ") end"]))
    way = draw(st.sampled_from(["braces", "guillemets", "merge", "simple", "control"]))
    if way in ("merge", "simple", "control"):
        made = {"merge": merge, "simple": simple, "control": inline}[way](path)
        return (run(before) if before else "") + made + (run(after) if after else "")
    text = before + draw(st.sampled_from(["{{%s}}", "{{ %s\u200f}}"] if way == "braces" else ["«%s»"])) % path + after
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(1, len(text) - 1), max_size=5))})
    looks = draw(st.lists(st.sampled_from(["", "<w:b/>", "<w:i/>"]), min_size=len(cuts), max_size=len(cuts)))
    return "".join(run(text[low:high], look) for low, high, look in zip(cuts, cuts[1:], looks, strict=False))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_however_it_is_written_and_wherever_it_stands_a_field_is_filled(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    values = {name: {lang: data.draw(LETTERS) for lang in ("ar", "en")} for name in ("place", "hall", "note")}
    model = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "issuer": {"name": "Office"},
            "headline": "Headline",
            "date": "2026-05-11",
            "place": values["place"],
            "body": ["Text."],
            "extra": {"hall": values["hall"], "note": values["note"]},
        }
    )
    body = []
    for path in data.draw(
        st.lists(st.sampled_from(["place.en", "place.ar", "extra.hall.en", "hall.ar", "extra.note.ar", "note.en"]), min_size=1, max_size=4)
    ):
        made = paragraph(data.draw(typed(path)))
        where = data.draw(st.sampled_from(["text", "cell", "box"]))
        if where == "cell":
            made = f'<w:tbl xmlns:w="{NS["w"]}"><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>{row(made)}</w:tbl>'
        elif where == "box":
            shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{made}</w:txbxContent></v:textbox></v:shape>'
            made = paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")
        body.append(made)
    header = paragraph(data.draw(typed("note.en")))
    told: list[Problem] = []
    path = form(folder / "form.docx", body, header=header)
    docx = Docx(docgen.render_bytes(model, "docx", template=path, warn=told.append, embed_fonts="none"))
    assert [problem for problem in told if "of your own" not in problem.message] == []
    everything = "".join(text_of(found) for root in docx.written() for found in root.iter(f"{W}p"))
    assert "{{" not in everything
    assert "«" not in everything
    assert "MERGEFIELD" not in "".join(code.text or "" for code in docx.document.iter(f"{W}instrText"))
    for found in docx.document.iter(f"{W}r"):
        letters = text_of(found)
        if re.search("[A-Za-zابجد]", letters) and (own := found.find("w:rPr/w:rtl", NS)) is not None and on(own):
            assert not re.search("[A-Za-z]", letters), "no run goes both ways"
