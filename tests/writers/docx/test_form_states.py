"""Controls that are more than text, a date, a list to choose from, a box to tick; and fields of the author's own in all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import control, form, paragraph, words
from ooxml import NS, Docx, W, faults, on, text_of
from PIL import Image

import docgen
from docgen.errors import Problem

EXAMPLES = Path(__file__).parents[3] / "examples"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
EXTRA = """
extra:
  hall: {ar: القاعة الكبرى, en: Main Hall}
  permit: 2026-05-11
  opens: "09:30"
  paid: true
  refused: false
  fee: {amount: 12500, currency: QAR}
  code: 007
  rooms:
    - {name: {ar: الأولى, en: First}, seats: 12}
    - {name: {ar: الثانية, en: Second}, seats: 20}
"""


def source(folder: Path, more: str = EXTRA) -> Path:
    path = folder / "statement.yaml"
    path.write_text((EXAMPLES / "statement.yaml").read_text("utf-8") + more, "utf-8")
    return path


def filled(folder: Path, body: list[str], more: str = EXTRA) -> tuple[Docx, list[Problem]]:
    """The form filled; what of `extra` it does not ask for is not told here."""
    told: list[Problem] = []
    path = form(folder / "form.docx", body)
    docx = Docx(docgen.render_bytes(docgen.load(source(folder, more)), "docx", template=path, warn=told.append))
    out = folder / "out.docx"
    out.write_bytes(docx.data)
    return docx, [problem for problem in told if "of your own" not in problem.message]


def texts(docx: Docx) -> list[str]:
    return [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))]


def box(tag: str, checked: str = "2612", unchecked: str = "2610", font: str = "MS Gothic", now: str = "0") -> str:
    states = f'<w14:checkedState w14:val="{checked}" w14:font="{font}"/><w14:uncheckedState w14:val="{unchecked}" w14:font="{font}"/>'
    extra = f'<w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{now}"/>{states}</w14:checkbox>'
    return paragraph(control(tag, words("☐", ""), extra) + words(f" {tag}", ""))


def entries(tag: str, *pairs: tuple[str, str], kind: str = "dropDownList") -> str:
    listed = "".join(f'<w:listItem w:displayText="{text}" w:value="{value}"/>' for text, value in pairs)
    return paragraph(control(tag, words("Choose", ""), f"<w:{kind}>{listed}</w:{kind}>"))


def dated(tag: str) -> str:
    kept = '<w:date w:fullDate="2001-01-01T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>'
    return paragraph(control(tag, words("1 January 2001", ""), kept))


def test_fields_of_one_s_own_are_filled_with_or_without_extra(tmp_path):
    fields = [
        "extra.hall.en",
        "hall.ar",
        "extra.permit.gregorian.en",
        "opens.en",
        "fee.en",
        "code.ar",
        "extra.paid.en",
        "refused.ar",
        "rooms.1.name.en",
    ]
    docx, told = filled(tmp_path, [paragraph(words(f"{{{{{field}}}}}", "")) for field in fields])
    assert told == []
    assert texts(docx) == ["Main Hall", "القاعة الكبرى", "11 May 2026", "09:30", "QAR 12,500", "٠٠٧", "Yes", "لا", "Second"]
    assert faults(tmp_path / "out.docx") == []


def test_lists_of_one_s_own_are_repeated(tmp_path):
    docx, told = filled(tmp_path, [control("extra.rooms", paragraph(words("{{loop.index.en}}. {{name.en}}: {{seats.en}}", "")))])
    assert told == []
    assert texts(docx) == ["1. First: 12", "2. Second: 20"]


def test_a_picture_of_one_s_own_takes_the_room_of_the_one_before(tmp_path, png):
    (tmp_path / "map.png").write_bytes(png)
    more = "extra: {map: {picture: map.png, alt: {ar: خريطة الموقع, en: Map of the site}}}\n"
    docx, told = filled(tmp_path, [paragraph(words("{{extra.map.en}}", "")), paragraph(control("extra.map", words("x", "")))], more)
    assert told == []
    described = [found.get("descr") for found in docx.document.iter("{*}docPr")]
    assert described == ["Map of the site", "خريطة الموقع – Map of the site"]
    assert faults(tmp_path / "out.docx") == []


@pytest.mark.parametrize("kind", ["turned", "progressive", "cmyk", "sixteen"])
def test_pictures_of_a_form_are_read_as_those_of_a_pdf(tmp_path, kind):
    if kind == "sixteen":
        name, wide, high = "map.png", 20, 10
        Image.new("I;16", (20, 10), 40000).save(tmp_path / name)
    else:
        name, (wide, high) = "map.jpg", (10, 20) if kind == "turned" else (20, 10)
        exif = Image.Exif()
        if kind == "turned":
            exif[0x0112] = 6
        colours = Image.new("CMYK" if kind == "cmyk" else "RGB", (20, 10), (10, 200, 30, 0) if kind == "cmyk" else (200, 30, 10))
        colours.save(tmp_path / name, exif=exif, progressive=kind == "progressive")
    docx, told = filled(tmp_path, [paragraph(words("{{extra.map}}", ""))], f"extra: {{map: {{picture: {name}}}}}\n")
    assert told == []
    extent = next(docx.document.iter("{*}extent"))
    assert int(extent.get("cx")) * high == int(extent.get("cy")) * wide
    assert faults(tmp_path / "out.docx") == []


def test_what_nobody_asks_for_is_told_at_its_place(tmp_path):
    told: list[Problem] = []
    path = form(tmp_path / "form.docx", [paragraph(words("{{extra.hall.en}} {{extra.hal.en}}", ""))])
    model = docgen.load(source(tmp_path, "\nextra:\n  hall: {ar: أ, en: A}\n  code: 7\n"))
    docgen.render_bytes(model, "docx", template=path, warn=told.append)
    line = len((EXAMPLES / "statement.yaml").read_text("utf-8").splitlines()) + 4
    assert [str(problem) for problem in told] == [
        f"{tmp_path / 'statement.yaml'}:{line}:9: warning: extra.code: nothing shows the field 'code' of your own – name it in a Word form as "
        "extra.code, in a template of your own as extra.code, or take it out",
        f"{path}: warning: word/document.xml, paragraph 1, extra.hal.en: the document gives no 'extra.hal.en', so its place in the form stays empty "
        "– did you mean 'extra.hall'?",
    ]


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_without_a_form_fields_of_one_s_own_are_told(tmp_path, format):
    told: list[Problem] = []
    docgen.render_bytes(docgen.load(source(tmp_path, "\nextra: {hall: A}\n")), format, warn=told.append)
    assert [problem.message for problem in told] == ["nothing shows the field 'hall' of your own"]


def test_a_date_control_holds_the_day_that_it_shows(tmp_path):
    docx, told = filled(tmp_path, [dated("date.gregorian.en"), dated("date.hijri.ar"), dated("extra.permit.en"), dated("headline.en")])
    assert told == []
    assert [found.get(f"{W}fullDate") for found in docx.document.iter(f"{W}date")] == [
        "2021-10-19T00:00:00Z",
        "2021-10-19T00:00:00Z",
        "2026-05-11T00:00:00Z",
        None,
    ]
    assert texts(docx)[0] == "19 October 2021"
    assert faults(tmp_path / "out.docx") == []


def test_a_list_to_choose_from_shows_its_own_entry(tmp_path):
    types = [("A statement", "statement"), ("A joint statement", "joint"), ("بيان", "statement")]
    body = [
        entries("type.en", *types),
        entries("type.ar", *types),
        entries("place.en", ("Doha", "1"), ("Baku", "2")),
        entries("hall.en", ("Small", "s")),
    ]
    docx, told = filled(tmp_path, [*body, entries("hall.en", ("Small", "s"), kind="comboBox")])
    assert texts(docx) == ["A statement", "بيان", "Doha", "Main Hall", "Main Hall"]
    assert [found.get(f"{W}lastValue") for found in docx.document.iter(f"{W}dropDownList")] == ["statement", "statement", "1", None]
    assert [problem.message for problem in told] == ["'Main Hall' is no entry of this list, and is written all the same"]
    assert faults(tmp_path / "out.docx") == []


def test_a_check_box_is_ticked_where_it_is_so(tmp_path):
    tags = [
        "extra.paid",
        "extra.refused",
        "extra.hall",
        "extra.nothing",
        "docgen:if type == statement",
        "docgen:if type == joint",
        "docgen:if not extra.paid",
    ]
    docx, told = filled(tmp_path, [box(tag, now=str(number % 2)) for number, tag in enumerate(tags)])
    assert told == []
    ticked = [found.get(f"{{{W14}}}val") for found in docx.document.iter(f"{{{W14}}}checked")]
    assert ticked == ["1", "0", "1", "0", "1", "0", "0"]
    assert [text[0] for text in texts(docx)] == ["☒" if one == "1" else "☐" for one in ticked]
    assert faults(tmp_path / "out.docx") == []


def test_a_check_box_shows_signs_of_its_own(tmp_path):
    docx, told = filled(tmp_path, [box("extra.paid", "00FE", "00A8", "Wingdings"), box("extra.paid", "2714", "2718", "Segoe UI Symbol")])
    assert told == []
    symbol = next(docx.document.iter(f"{W}sym"))
    assert (symbol.get(f"{W}font"), symbol.get(f"{W}char")) == ("Wingdings", "F0FE")
    run = next(found for found in docx.document.iter(f"{W}r") if text_of(found) == "✔")
    assert run.find("w:rPr/w:rFonts", NS).get(f"{W}ascii") == "Segoe UI Symbol"
    assert not on(run.find("w:rPr/w:rtl", NS))


@pytest.mark.parametrize("code", ["", "tick", "D800", "110000", "-5"])
def test_a_check_box_whose_signs_are_no_characters_shows_the_usual_ones(tmp_path, code):
    docx, told = filled(tmp_path, [box("extra.paid", code, code), box("extra.refused", code, code)])
    assert told == []
    assert [text[0] for text in texts(docx)] == ["☒", "☐"]


def test_templates_of_one_s_own_read_them_too(tmp_path):
    folder = tmp_path / "own"
    import shutil

    shutil.copytree(EXAMPLES.parent / "templates" / "press-statement", folder)
    text = (folder / "template.yaml").read_text("utf-8")
    head, _, rest = text.partition("\nblocks:\n")
    (folder / "template.yaml").write_text(f'{head}\nblocks:\n  - paragraph: "{{{{ extra.hall }}}} {{{{ extra.items }}}}"\n{rest}', "utf-8")
    told: list[Problem] = []
    model = docgen.load(source(tmp_path, "\nextra: {hall: {ar: القاعة, en: The hall}, items: {ar: ست, en: six}, code: 7}\n"))
    docx = Docx(docgen.render_bytes(model, "docx", template=folder, warn=told.append))
    assert any("The hall six" in text.replace("\u00a0", " ") for text in texts(docx))
    assert [problem.message for problem in told] == ["nothing shows the field 'code' of your own"]
