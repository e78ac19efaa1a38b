"""What of a form stays and goes: conditions, optional texts with their labels, rows that count themselves; and copies that share no number."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from forms import block, control, form, inline, paragraph, repeated_rows, row, words
from ooxml import NS, Docx, W, faults, text_of

import docgen
from docgen.errors import Problem

EXAMPLES = Path(__file__).parents[3] / "examples"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def filled(path: Path, kind: str = "minutes", more: str = "", without: tuple[str, ...] = ()) -> tuple[Docx, list[Problem]]:
    """The example in a form: with `more` at its end in the place of its own, and `without` some of its fields."""
    told: list[Problem] = []
    text = (EXAMPLES / f"{kind}.yaml").read_text("utf-8")
    for key in (*re.findall(r"^(\w+):", more, re.MULTILINE), *without):
        text = re.sub(rf"^{key}:.*?(?=^\S|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    source = path.with_suffix(".yaml")
    source.write_text(f"{text}\n{more}\n", "utf-8")
    model = docgen.load(source)
    return Docx(docgen.render_bytes(model, "docx", template=path, warn=told.append)), told


def texts(docx: Docx) -> list[str]:
    return [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))]


def when(condition: str, text: str = "kept") -> str:
    return control(f"docgen:if {condition}", paragraph(words(text, "")))


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("secretary", True),
        ("not secretary", False),
        ("closing", False),
        ("not closing", True),
        ("annexes", False),
        ("agenda", True),
        ("next_meeting.time", True),
        ("number == 3", True),
        ("number == ٣", True),
        ("number == 4", False),
        ("number != 4", True),
        ("secretary == secretary", True),
        ("chair == 'Chairperson'", True),
        ("chair.en == رئيس اللجنة", False),
        ("chair.ar == “رئيس اللجنة”", True),
        ("date == 2026-05-11", True),
        ("date == 2026-05-12", False),
        ("start == 10:00", True),
        ("agenda.0.actions.0.status == done", False),
        ("agenda.0.actions.9.status == done", False),
        ("extra.paid", False),
        ("not extra.paid", True),
    ],
)
def test_a_condition_keeps_what_stands_in_it_or_takes_it_away(tmp_path, condition, kept):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("A", "")), when(condition), paragraph(words("Z", ""))]))
    assert told == []
    assert texts(docx) == (["A", "kept", "Z"] if kept else ["A", "Z"])


def test_fields_in_what_stays_are_filled(tmp_path):
    body = [control("docgen:if secretary", paragraph(words("Secretary: ", "") + inline("secretary.en") + words(" {{place.en}}", "")))]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert told == []
    assert texts(docx)[0].startswith("Secretary: ")
    assert texts(docx)[0].endswith("Council Hall – second floor")


def test_a_condition_takes_rows_cells_and_words_away(tmp_path):
    cells = [paragraph(words(text, "")) for text in ("one", "two")]
    gone = control("docgen:if closing", row(*cells))
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    table = f'<w:tbl xmlns:w="{NS["w"]}">{grid}{gone}{row(*(paragraph(words(t, "")) for t in ("three", "four")))}</w:tbl>'
    alone = f'<w:tbl xmlns:w="{NS["w"]}">{grid}{control("docgen:if closing", row(*cells))}</w:tbl>'
    line = paragraph(words("before ", "") + control("docgen:if closing", words("gone ", "")) + words("after", ""))
    only = paragraph(control("docgen:if closing", words("gone", "")))
    cell = control("docgen:if closing", paragraph(words("x", "")))
    held = f'<w:tbl xmlns:w="{NS["w"]}">{grid}{row(cell, paragraph(words("y", "")))}</w:tbl>'
    docx, told = filled(form(tmp_path / "form.docx", [table, alone, line, only, held, paragraph("")]))
    assert told == []
    assert texts(docx) == ["three", "four", "before after", "y"]
    assert len(docx.document.findall(".//w:tbl", NS)) == 2, "a table without rows is none"
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []


def test_what_is_no_condition_is_told_and_stays(tmp_path):
    tags = ["secretry", "secretary > 3", "agenda == 3", "agenda.0.actions.0.status == don", "", "not number == 3"]
    body = [when(tag, str(number)) for number, tag in enumerate(tags)]
    more = "agenda: [{title: {ar: أ, en: A}, actions: [{task: {ar: ب, en: B}, owner: chair, status: done}]}]"
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("{{place.en}}", "")), *body]), more=more)
    assert texts(docx) == ["Council Hall – second floor", "0", "1", "4", "5"]
    assert [(problem.message, problem.hint) for problem in told] == [
        ("there is no field 'secretry', so what stands in it stays", "did you mean 'secretary'?"),
        (
            "this is no condition, so what stands in it stays",
            "docgen:if PATH, docgen:if not PATH, docgen:if PATH == VALUE or docgen:if PATH != VALUE",
        ),
        ("'agenda' has no words that could be compared with '3'", "docgen:if agenda asks whether there is any"),
        ("'agenda.0.actions.0.status' is never 'don'", "it is one of open, in-progress, done, late, postponed, cancelled"),
        (
            "this is no condition, so what stands in it stays",
            "docgen:if PATH, docgen:if not PATH, docgen:if PATH == VALUE or docgen:if PATH != VALUE",
        ),
        (
            "this is no condition, so what stands in it stays",
            "docgen:if PATH, docgen:if not PATH, docgen:if PATH == VALUE or docgen:if PATH != VALUE",
        ),
    ]


def test_a_text_that_is_left_out_takes_its_label_away(tmp_path):
    body = [control("closing", paragraph(words("Closing remark: ", "") + inline("closing.en"))), paragraph(words("Z", ""))]
    path = form(tmp_path / "form.docx", body)
    docx, told = filled(path)
    assert told == []
    assert texts(docx) == ["Z"]
    docx, told = filled(path, more="closing: {ar: رفعت الجلسة, en: The meeting rose.}")
    assert told == []
    assert texts(docx) == ["Closing remark: The meeting rose.", "Z"]


def test_blocks_that_are_left_out_take_their_heading_away(tmp_path):
    inner = control("discussion", paragraph(words("Discussion", "")) + block("discussion.en"))
    more = "agenda: [{title: {ar: أ, en: A}, discussion: [{ar: قيل, en: What was said.}]}, {title: {ar: ب, en: B}}]"
    docx, told = filled(form(tmp_path / "form.docx", [control("agenda", paragraph(inline("title.en")) + inner)]), more=more)
    assert told == []
    assert texts(docx) == ["A", "Discussion", "What was said.", "B"]


def test_rows_count_themselves_and_this_never_leaves_its_row(tmp_path):
    table = repeated_rows("agenda", paragraph(inline("loop.index.ar"), "<w:bidi/>"), paragraph(inline("this.place")), paragraph(inline("title.en")))
    docx, told = filled(form(tmp_path / "form.docx", [table, paragraph("")]))
    rows = [[text_of(cell) for cell in found.iter(f"{W}tc")] for found in docx.document.iter(f"{W}tr")][1:]
    assert rows == [["١", "Click here", "Work plan 2026–2028"], ["٢", "Click here", "Any other business"]]
    assert [problem.message for problem in told] == ["there is no field 'this.place'"]


def test_the_last_of_a_list_is_known(tmp_path):
    line = inline("this.name.en") + control("docgen:if not loop.last", words("; ", ""))
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(control("attendance.present", line))]))
    assert told == []
    assert texts(docx)[0].count("; ") == len(docgen.load(EXAMPLES / "minutes.yaml").attendance.present) - 1
    assert not texts(docx)[0].endswith("; ")


def test_places_beyond_the_end_of_a_list_stay_empty(tmp_path):
    body = [paragraph(words(f"{number}. {{{{agenda.{number}.title.en}}}}", "")) for number in range(4)]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert texts(docx) == ["0. Work plan 2026–2028", "1. Any other business", "2. ", "3. "]
    assert [problem.message for problem in told] == [
        f"the document gives no 'agenda.{number}.title.en', so its place in the form stays empty" for number in (2, 3)
    ]


def test_a_misspelt_name_is_told_even_where_what_holds_it_is_left_out(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [block("next_meeting.dat.en"), block("next_meeting.date.en")]), without=("next_meeting",))
    assert [problem.message for problem in told] == [
        "there is no field 'next_meeting.dat.en'",
        "the document gives no 'next_meeting.date.en', so its place in the form stays empty",
    ]
    assert texts(docx) == ["Click here"]


def test_paragraphs_that_are_repeated_share_no_number(tmp_path):
    marked = f'<w:p xmlns:w="{NS["w"]}" xmlns:w14="{W14}" w14:paraId="10000001" w14:textId="77777777">{inline("title.en")}</w:p>'
    other = f'<w:p xmlns:w="{NS["w"]}" xmlns:w14="{W14}" w14:paraId="10000000">{words("other", "")}</w:p>'
    note = '<w:commentRangeStart w:id="3"/><w:bookmarkStart w:id="3" w:name="m"/><w:bookmarkEnd w:id="3"/><w:commentRangeEnd w:id="3"/>'
    docx, _ = filled(form(tmp_path / "form.docx", [control("agenda", marked + paragraph(note + words("x", ""))), other]))
    ids = [found.get(f"{{{W14}}}paraId") for found in docx.document.iter(f"{W}p") if found.get(f"{{{W14}}}paraId")]
    assert len(ids) == 3
    assert len(set(ids)) == 3
    assert all(len(identity) == 8 and int(identity, 16) < 0x80000000 for identity in ids)
    assert len(docx.document.findall(".//w:bookmarkStart", NS)) == 1, "the first copy keeps what can stand once only"


def test_the_document_goes_with_the_condition_round_its_place(tmp_path):
    body = [paragraph(words("{{title.en}}", "")), control("docgen:if closing", block("docgen:body"))]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert told == []
    assert len(texts(docx)) == 1


def test_the_place_of_the_document_is_found_when_what_stands_before_it_is_gone(tmp_path):
    body = [when("closing"), when("closing"), paragraph(words("A", "")), block("docgen:body"), paragraph(words("Z", ""))]
    docx, told = filled(form(tmp_path / "form.docx", body))
    assert told == []
    assert (texts(docx)[0], texts(docx)[-1]) == ("A", "Z")
    assert len(texts(docx)) > 10


def test_a_second_place_of_the_document_is_told(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [block("docgen:body"), block("docgen:body")], header=block("docgen:body")))
    assert [problem.message for problem in told] == ["the whole document stands once, in the text of the file; this place stays as it is"] * 2
    assert texts(docx)[-1] == "Click here"


def test_a_second_place_of_the_document_that_is_typed_stays_the_words_that_it_was(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("{{docgen:body}}", "")), paragraph(words("{{docgen:body}}", ""))]))
    assert [problem.message for problem in told] == ["the whole document stands once, in the text of the file; this place stays as it is"]
    assert texts(docx)[-1] == "{{docgen:body}}"
    assert "docgen:typed" not in docx.parts["word/document.xml"].decode()


def test_tags_of_a_letterhead_that_are_not_ours_are_told_in_one_line(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(EXAMPLES.parent / "templates" / "meeting-minutes", folder)
    form(folder / "letterhead.docx", [block("Company"), block("Fax"), block("Company")])
    _, told = filled(folder)
    assert [problem.message for problem in told] == ["the tagged controls 'Company', 'Fax' name no field, so they stay as they are"]


RAGGED = """
extra:
  team:
    - {name: {ar: الأول, en: First}, ok: true, note: {ar: ملحوظة, en: Noted}, where: {room: A}}
    - {name: {ar: الثاني, en: Second}, ok: false, where: {floor: 2}}
    - {name: {ar: الثالث, en: Third}, title: {ar: عضو, en: Member}}
"""


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (when("ok", "yes"), ["yes"]),
        (when("not ok", "no"), ["no", "no"]),
        (when("this.ok == true", "yes"), ["yes"]),
        (when("this.ok != true", "no"), ["no", "no"]),
        (when("note", "noted"), ["noted"]),
        (when("where.room == A", "in A"), ["in A"]),
        (when("not where.floor", "no floor"), ["no floor"] * 2),
        (paragraph(words("[{{title.en}}]", "")), ["[]", "[]", "[Member]"]),
        (control("note", paragraph(words("Note: {{note.en}}", ""))), ["Note: Noted"]),
    ],
)
def test_what_one_thing_of_a_list_of_ones_own_has_the_others_leave_out(inside, found, tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [control("extra.team", inside)]), more=RAGGED)
    assert texts(docx) == found
    assert not any("there is no field" in problem.message for problem in told)


def test_a_field_that_no_thing_of_the_list_has_is_still_told(tmp_path):
    docx, told = filled(form(tmp_path / "form.docx", [control("extra.team", when("okay", "stays"))]), more=RAGGED)
    assert texts(docx) == ["stays"] * 3
    assert any(problem.message.startswith("there is no field 'okay'") for problem in told)


_TYPED = """extra:
  permit: 2026-06-01
  opens: "09:30"
  fee: {amount: 12500.5, currency: QAR}
  team: [{name: {ar: أ, en: A}}]
agenda: [{title: {ar: أ, en: A}, actions: [{task: {ar: ب, en: B}, owner: chair, status: late}]}]
"""


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("fee == 12500.50 QAR", True),
        ("fee == QAR 12,500.50", True),
        ("fee == 12,500.5", True),
        ("fee == ١٢٥٠٠٫٥", True),
        ("fee == 12500.50 USD", False),
        ("fee == 12500 QAR", False),
        ("fee != 12500.50 QAR", False),
        ("permit == 2026-6-1", True),
        ("permit == 1 June 2026", True),
        ("permit == ١ يونيو ٢٠٢٦", True),
        ("permit == 2026-06-02", False),
        ("opens == 9:30", True),
        ("opens == 9:30 am", True),
        ("opens == ٩:٣٠ ص", True),
        ("opens == 21:30", False),
        ("number == 3.0", True),
        ("agenda.0.actions.0.status == متأخرة", True),
        ("agenda.0.actions.0.status == Late", True),
        ("agenda.0.actions.0.status == لم يبدأ التنفيذ", False),
    ],
)
def test_a_value_is_compared_as_what_the_field_is(tmp_path, condition, kept):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("A", "")), when(condition)]), more=_TYPED)
    assert [problem.message for problem in told if "nothing shows" not in problem.message] == []
    assert texts(docx) == (["A", "kept"] if kept else ["A"])


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("fee == twelve", "'fee' is a number, and 'twelve' is none"),
        ("fee == 12500 ABD", "'fee' is a number, and '12500 ABD' is none"),
        ("permit == soon", "'permit' is a day, and 'soon' is none"),
        ("permit == 2026-13-45", "'permit' is a day, and '2026-13-45' is none"),
        ("opens == 25:00", "'opens' is a time, and '25:00' is none"),
        ("number == three", "'number' is a number, and 'three' is none"),
    ],
)
def test_a_value_that_cannot_be_read_as_what_the_field_is_is_told(tmp_path, condition, message):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("A", "")), when(condition)]), more=_TYPED)
    assert [problem.message for problem in told if "nothing shows" not in problem.message] == [message]
    assert texts(docx) == ["A"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("title.ar.en", None),
        ("title.en.en", None),
        ("team.name.en", "'team' is a list: put a control tagged team round it, or write team.0"),
        ("extra.team.name.en", "'extra.team' is a list: put a control tagged extra.team round it, or write extra.team.0"),
        ("agenda.title.en", "'agenda' is a list: put a control tagged agenda round it, or write agenda.0"),
    ],
)
def test_a_path_that_leads_past_a_text_or_a_list_is_no_field(tmp_path, path, hint):
    docx, told = filled(form(tmp_path / "form.docx", [paragraph(words("{{place.en}}", "")), block(path)]), more=_TYPED)
    found = [problem for problem in told if "nothing shows" not in problem.message]
    assert [problem.message for problem in found] == [f"there is no field '{path}'"]
    assert hint is None or found[0].hint == hint
    assert texts(docx)[-1] == "Click here"


def test_a_comment_of_templates_is_told(tmp_path):
    _, told = filled(form(tmp_path / "form.docx", [paragraph(words("{{place.en}} {# not yet #} {#", ""))]))
    assert [problem.message for problem in told] == ["this is no comment in a Word file, and is printed"]
