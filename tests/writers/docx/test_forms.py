"""A user's own Word form, filled from the same YAML: values in their look, direction and language kept, lists repeated, wrong tags told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from forms import block, control, form, inline, paragraph, repeated_rows, words
from ooxml import NS, Docx, W, faults, on, text_of

import docgen
from docgen.errors import Problem
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import open_word

EXAMPLES = Path(__file__).parents[3] / "examples"


def filled(path: Path, kind: str = "statement", **options) -> tuple[Docx, list[Problem]]:
    told: list[Problem] = []
    model = docgen.load(EXAMPLES / f"{kind}.yaml")
    return Docx(docgen.render_bytes(model, "docx", template=path, warn=told.append, **options)), told


def texts(docx: Docx) -> list[str]:
    return [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))]


def test_texts_take_the_place_of_the_placeholder(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.ar"), block("headline.en"), paragraph(words("Ref. ", "") + inline("reference"))])
    docx, told = filled(path)
    assert told == []
    assert texts(docx) == [
        "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر",
        "Joint Commission opens new fields of partnership between Azerbaijan and Qatar",
        "Ref. EMB/PS/2021/031",
    ]
    assert "PlaceholderText" not in docx.parts["word/document.xml"].decode()
    assert "showingPlcHdr" not in docx.parts["word/document.xml"].decode()
    assert "dataBinding" not in docx.parts["word/document.xml"].decode()


def test_the_controls_stay_so_that_the_form_can_be_filled_again(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.ar")])
    docx, _ = filled(path)
    assert [tag.get(f"{W}val") for tag in docx.document.iter(f"{W}tag")] == ["headline.ar"]
    again = tmp_path / "again.docx"
    again.write_bytes(docx.data)
    assert texts(filled(again)[0]) == texts(docx)


def test_what_is_put_in_keeps_look_direction_and_language(tmp_path):
    french = '<w:b/><w:color w:val="AA0000"/><w:sz w:val="40"/><w:lang w:val="fr-FR"/>'
    path = form(tmp_path / "form.docx", [block("body.1.ar", look=french), block("headline.en", look=french)])
    docx, _ = filled(path)
    first, second = docx.document.findall("w:body/w:sdt/w:sdtContent/w:p", NS)
    assert on(first.find("w:pPr/w:bidi", NS))
    assert not on(second.find("w:pPr/w:bidi", NS))
    for run in first.iter(f"{W}r"):
        assert on(run.find("w:rPr/w:rtl", NS))
        assert run.find("w:rPr/w:color", NS).get(f"{W}val") == "AA0000"
        assert run.find("w:rPr/w:szCs", NS).get(f"{W}val") == "40"
        assert on(run.find("w:rPr/w:bCs", NS))
        assert run.find("w:rPr/w:lang", NS).get(f"{W}bidi") == "ar-QA"
    for run in second.iter(f"{W}r"):
        assert run.find("w:rPr/w:rtl", NS) is None
        assert run.find("w:rPr/w:lang", NS).get(f"{W}val") == "en-GB"


def test_mixed_text_is_parted_as_everywhere(tmp_path):
    path = form(tmp_path / "form.docx", [block("body.3.list.1.ar"), block("contacts.0.phone")])
    docx, told = filled(path)
    assert told == []
    runs = [(text_of(run), on(run.find("w:rPr/w:rtl", NS))) for run in docx.document.find("w:body/w:sdt", NS).iter(f"{W}r")]
    assert ("B2B", False) in runs
    assert all(rtl == bool(re.search("[\u0600-\u06ff]", text)) for text, rtl in runs if re.search("\\w", text))
    assert inspect(open_word(docx.data)).faults == ()


def test_a_body_stands_in_docgen_s_styles(tmp_path):
    path = form(tmp_path / "form.docx", [block("body.ar"), block("body.en"), paragraph(words("After."))])
    docx, told = filled(path)
    assert told == []
    found = texts(docx)
    assert found[-1] == "After."
    assert "خطوات سبقت الاجتماع" in found
    assert "Steps that led to the meeting" in found
    heading = next(found for found in docx.document.iter(f"{W}p") if text_of(found) == "خطوات سبقت الاجتماع")
    assert heading.find("w:pPr/w:pStyle", NS).get(f"{W}val") == "Heading1Arabic"
    assert not any(text.startswith("نبذة") for text in found), "a form without docgen:body holds what it asks for only"


def test_the_whole_document_stands_where_a_form_asks_for_it(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.en"), block("docgen:body"), paragraph(words("After."))])
    docx, _ = filled(path)
    found = texts(docx)
    assert found[0].startswith("Joint Commission")
    assert found[-1] == "After."
    assert any("The Embassy reports" in text for text in found)


def test_a_word_file_without_any_tag_is_a_letterhead(tmp_path):
    docx, _ = filled(form(tmp_path / "form.docx", [paragraph(words("Our paper."))]))
    assert texts(docx)[0] == "Our paper."
    assert any("The Embassy reports" in text for text in texts(docx))


def test_a_repeating_section_is_repeated_for_each_thing(tmp_path):
    table = repeated_rows("agenda", paragraph(inline("title.ar"), "<w:bidi/>"), paragraph(inline("title.en")))
    docx, told = filled(form(tmp_path / "form.docx", [table, paragraph("")]), "minutes")
    assert told == []
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in docx.document.iter(f"{W}tr")]
    assert rows == [
        ["Head", "Head"],
        ["خطة العمل للفترة ٢٠٢٦–٢٠٢٨", "Work plan 2026–2028"],
        ["ما يستجد من أعمال", "Any other business"],
    ]
    ids = [identity.get(f"{W}val") for identity in docx.document.iter(f"{W}id")]
    assert len(ids) == len(set(ids))


def test_lists_within_lists_and_names_from_further_out(tmp_path):
    inner = control("actions", paragraph(inline("task.en") + words(" – ", "") + inline("owner.en") + words(" – ", "") + inline("due.short.en")))
    outer = control("agenda", paragraph(inline("title.en") + words(" / ", "") + inline("body_name.en")) + inner)
    docx, told = filled(form(tmp_path / "form.docx", [outer]), "minutes")
    assert told == []
    assert texts(docx) == [
        "Work plan 2026–2028 / National Heritage Committee",
        "Publish the plan on the web site – Head of the Committee's Office – 25 May 2026",
        "Submit the detailed spending plan – Representative of Finance – 15 June 2026",
        "Any other business / National Heritage Committee",
    ]


def test_people_dates_and_times_are_written(tmp_path):
    fields = ["chair.ar", "chair.role.en", "attendance.present.en", "date.full.ar", "date.hijri.en", "start.ar", "number.ar"]
    docx, told = filled(form(tmp_path / "form.docx", [block(field) for field in fields]), "minutes")
    assert told == []
    assert texts(docx) == [
        "رئيس اللجنة",
        "Chair",
        "Chairperson, Head of the Committee's Office, Representative of the Museums Department",
        "الاثنين ١١ مايو ٢٠٢٦م الموافق ٢٤ ذو القعدة ١٤٤٧هـ",
        "24 Dhuʻl-Qiʻdah 1447 AH",
        "١٠:٠٠",
        "٣",
    ]


def test_a_field_of_no_language_goes_as_its_paragraph(tmp_path):
    docx, _ = filled(form(tmp_path / "form.docx", [block("headline", "<w:bidi/>"), block("headline")]))
    assert texts(docx)[0].startswith("اللجنة")
    assert texts(docx)[1].startswith("Joint")


def test_controls_in_headers_are_filled_too(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.en")], header=block("issuer.name.ar"))
    docx, told = filled(path)
    assert told == []
    header = next(root for name in docx.parts if name.startswith("word/header") for root in [docx.xml(name)] if len(root))
    assert "سفارة جمهورية أذربيجان لدى دولة قطر" in "".join(map(text_of, header.iter(f"{W}p")))


def test_unknown_and_unfilled_tags_are_told_with_their_place(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.ar"), block("headlin.en"), block("issuer.emblem_alt.ar"), block("Company logo")])
    docx, told = filled(path)
    place = f"{path}: warning: word/document.xml, paragraph"
    assert [str(problem) for problem in told] == [
        f"{place} 2, tag headlin.en: there is no field 'headlin.en' – did you mean 'headline'?",
        f"{place} 3, tag issuer.emblem_alt.ar: the document gives no 'issuer.emblem_alt.ar', so its place in the form stays empty",
        f"{place} 4, tag Company logo: there is no field 'Company logo' – a tag is a field's path, such as headline.ar",
    ]
    assert texts(docx)[1:] == ["Click here", "Click here"]


def test_nothing_found_in_a_form_is_evaluated(tmp_path):
    tags = ["{{ 7*7 }}", "headline.__class__", "__import__", "body.clear", "headline.model_dump", "{% for x in body %}"]
    docx, told = filled(form(tmp_path / "form.docx", [*(block(tag) for tag in tags), paragraph(words("{{ 7*7 }} ${jndi:x} MERGEFIELD"))]))
    assert len(told) == len(tags) + 2, "what is typed in braces is told too, and that no field is known"
    assert texts(docx)[: len(tags)] == ["Click here"] * len(tags)
    assert "49" not in "".join(texts(docx)[: len(tags)])


def test_an_empty_list_takes_its_rows_away(tmp_path):
    table = repeated_rows("annexes", paragraph(inline("title.en")))
    docx, told = filled(form(tmp_path / "form.docx", [table, paragraph(words("After."))]), "minutes")
    assert told == []
    assert [text_of(row) for row in docx.document.iter(f"{W}tr")] == ["Head"]


def test_a_filled_form_is_valid_and_its_other_parts_are_untouched(tmp_path):
    table = repeated_rows("agenda", paragraph(inline("title.ar")), paragraph(inline("title.en")))
    path = form(tmp_path / "form.docx", [block("title.ar"), table, control("agenda", paragraph(inline("title.en")) + block("discussion.ar"))])
    before, (docx, _) = Docx(path.read_bytes()), filled(path, "minutes")
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []
    for name in ("word/theme/theme1.xml", "word/webSettings.xml", "docProps/app.xml"):
        if name in before.parts:
            assert docx.parts[name] == before.parts[name]


def test_a_form_makes_no_pdf(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.ar")])
    with pytest.raises(docgen.DocgenError, match="a Word form makes a DOCX, no PDF"):
        docgen.render_bytes(docgen.load(EXAMPLES / "statement.yaml"), "pdf", template=path)


def test_a_picture_takes_the_room_of_the_one_before(tmp_path, png):
    import shutil

    import yaml

    shutil.copy(EXAMPLES / "statement.yaml", tmp_path / "statement.yaml")
    (tmp_path / "emblem.png").write_bytes(png)
    text = (tmp_path / "statement.yaml").read_text("utf-8")
    (tmp_path / "statement.yaml").write_text(text.replace("issuer:\n", "issuer:\n  emblem: emblem.png\n", 1), "utf-8")
    assert yaml.safe_load((tmp_path / "statement.yaml").read_text("utf-8"))["issuer"]["emblem"] == "emblem.png"
    path = form(tmp_path / "form.docx", [block("issuer.emblem")])
    docx = Docx(docgen.render_bytes(docgen.load(tmp_path / "statement.yaml"), "docx", template=path))
    assert docx.document.find(".//w:drawing", NS) is not None
    assert any(name.startswith("word/media/") for name in docx.parts)
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []
