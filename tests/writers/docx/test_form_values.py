"""What a form asks for is known before it is filled: each field has one value, wherever and however often it stands, and a fault is told where the
value is to be shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from forms import block, control, form, paragraph, words
from ooxml import Docx, W, text_of

import docgen
from docgen import api
from docgen.document.word_template import FieldError, FieldList, FieldText
from docgen.errors import InputError, Problem, TemplateError
from docgen.wordfile.asked_fields import asked_fields
from docgen.wordfile.field_tags import FieldPath, path_of

ROOT = Path(__file__).parents[3]
STATEMENT = ROOT / "examples" / "statement.yaml"
DATED = """
docgen: 1
kind: press-statement
territory: QA
date: 2021-10-19
issuer: {name: {ar: السفارة, en: Embassy}}
headline: {ar: عنوان, en: A headline}
body:
  - {ar: 'يبدأ في {date}`2026-05-11`.', en: 'It begins on {date}`2026-05-11`.'}
contacts: [{name: {ar: المكتب, en: Office}, email: press@embassy.example}]
"""


def texts(docx: Docx) -> list[str]:
    return [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))]


def filled(folder: Path, source: str, body: list[str]) -> tuple[list[str], list[Problem]]:
    told: list[Problem] = []
    (folder / "input.yaml").write_text(source, encoding="utf-8")
    path = form(folder / "form.docx", body)
    model = docgen.load(folder / "input.yaml", warn=told.append)
    return texts(Docx(docgen.render_bytes(model, "docx", template=path, warn=told.append))), told


def test_a_file_is_asked_for_its_paths_in_its_order(tmp_path):
    body = [
        paragraph(words("{{headline.ar}} {{reference}}", "")),
        control("contacts", block("email") + control("docgen:if phone", block("phone"))),
        control("docgen:if not lead", block("headline.ar")),
        control("contacts", block("name.en")),
        block("docgen:body"),
    ]
    asked = asked_fields(form(tmp_path / "form.docx", body, block("department")), TemplateError)
    assert list(asked) == [
        FieldPath(("headline",), "ar"),
        FieldPath(("reference",)),
        FieldPath(("contacts",)),
        FieldPath(("lead",)),
        FieldPath(("department",)),
    ]
    assert [str(path) for path in asked[FieldPath(("contacts",))]] == ["email", "phone", "name"]


def test_a_language_at_the_end_of_a_path_names_a_side():
    assert path_of("body[2].en") == FieldPath(("body", "2"), "en")
    assert path_of("ar") == FieldPath(("ar",))
    assert path_of("{{ 1 + 1 }}") is None


def test_the_tree_holds_a_value_for_each_path(tmp_path):
    path = form(tmp_path / "form.docx", [block("headline.en"), control("contacts", block("email") + block("reference")), block("hedline.en")])
    paper = api.document(docgen.load(STATEMENT), template=path, warn=lambda problem: None).paper
    assert paper is not None
    assert paper.fields is not None
    headline, contacts, wrong = paper.fields.values()
    assert isinstance(headline.content, FieldText)
    assert headline.fact.words == ("Joint Commission opens new fields of partnership between Azerbaijan and Qatar",)
    assert isinstance(contacts.content, FieldList)
    assert [[str(path) for path in item] for item in contacts.content.items] == [["email", "reference"]] * len(contacts.content.items)
    assert (wrong.content, wrong.hint) == (None, "did you mean 'headline'?")


def test_both_sides_of_a_body_name_their_first_date_in_both_calendars(tmp_path):
    found, _ = filled(tmp_path, DATED, [block("body.ar"), block("body.en")])
    assert [year in text for year, text in zip(("١٤٤٧", "1447"), found, strict=True)] == [True, True]


def test_what_a_condition_takes_away_has_named_no_date(tmp_path):
    found, _ = filled(tmp_path, DATED, [control("docgen:if subheadline", block("body.en")), block("body.0.en")])
    assert len(found) == 1
    assert "1447" in found[0]


def test_a_field_asked_for_twice_is_the_same_twice(tmp_path):
    found, _ = filled(tmp_path, DATED, [block("body.0.en"), block("body.0.en")])
    assert found[0] == found[1]


def test_a_field_is_the_same_inside_a_list_and_outside_of_it(tmp_path):
    inside = control("contacts", block("body.0.ar") + block("body.0.en") + control("name", block("body.0.en")))
    found, _ = filled(tmp_path, DATED, [control("body.0", block("this.en")), inside, block("body.0.en")])
    assert [text.count("1447") for text in found] == [1, 0, 1, 1, 1]
    assert len(set(found)) == 2


def test_lists_in_lists_of_themselves_end_at_the_limit_of_blocks(tmp_path):
    nested = block("title.en")
    for _ in range(40):
        nested = control("agenda", nested)
    path = form(tmp_path / "form.docx", [nested])
    model = docgen.load(ROOT / "examples" / "minutes.yaml")
    with pytest.raises(InputError, match="more than 5,000 blocks"):
        docgen.render_bytes(model, "docx", template=path, limits=docgen.Limits.untrusted())


UNCOVERED = DATED.replace("date: 2021-10-19", "date: 2200-01-01\ncalendar: gregorian")


def test_a_value_that_cannot_be_written_is_told_where_it_is_to_be_shown(tmp_path):
    with pytest.raises(InputError, match="has no Hijri date to show"):
        filled(tmp_path, UNCOVERED, [block("date.hijri.en")])


def test_a_value_that_cannot_be_written_and_is_not_shown_stops_nothing(tmp_path):
    found, told = filled(tmp_path, UNCOVERED, [block("headline.en"), control("docgen:if subheadline", block("date.hijri.en"))])
    assert found == ["A headline"]
    assert told == []


def own_template(folder: Path, letterhead: list[str] | bytes) -> Path:
    made = folder / "mine"
    shutil.copytree(ROOT / "templates" / "press-statement", made)
    if isinstance(letterhead, bytes):
        (made / "letterhead.docx").write_bytes(letterhead)
    else:
        form(made / "letterhead.docx", letterhead)
    return made


def test_a_letterhead_for_docx_stops_no_pdf(tmp_path):
    (tmp_path / "input.yaml").write_text(UNCOVERED, encoding="utf-8")
    model = docgen.load(tmp_path / "input.yaml")
    template = own_template(tmp_path, [block("date.hijri.en")])
    tree = api.document(model, template=template, warn=lambda problem: None)
    assert tree.paper is not None
    assert tree.paper.fields is not None
    assert [type(value.content) for value in tree.paper.fields.values()] == [FieldError]
    assert api.render_document(tree, "pdf", warn=lambda problem: None).startswith(b"%PDF")
    with pytest.raises(InputError, match="has no Hijri date to show"):
        api.render_document(tree, "docx", warn=lambda problem: None)


def test_a_damaged_letterhead_stops_the_docx_alone(tmp_path):
    model = docgen.load(STATEMENT)
    tree = api.document(model, template=own_template(tmp_path, b"no Word file"), warn=lambda problem: None)
    assert api.render_document(tree, "pdf", warn=lambda problem: None).startswith(b"%PDF")
    with pytest.raises(TemplateError, match="letterhead"):
        api.render_document(tree, "docx", warn=lambda problem: None)


def test_a_damaged_form_is_told_when_the_document_is_built(tmp_path):
    (tmp_path / "form.docx").write_bytes(b"no Word file")
    with pytest.raises(TemplateError, match=r"form\.docx"):
        api.document(docgen.load(STATEMENT), template=tmp_path / "form.docx")


@pytest.mark.parametrize(("format", "names"), [("docx", ["nowhere"]), ("pdf", ["nowhere", "hall"])])
def test_fields_of_one_s_own_that_only_the_letterhead_shows_are_missing_in_a_pdf(tmp_path, format, names):
    (tmp_path / "input.yaml").write_text(f"{DATED}extra: {{hall: A, nowhere: B}}\n", encoding="utf-8")
    told: list[Problem] = []
    docgen.render_bytes(docgen.load(tmp_path / "input.yaml"), format, template=own_template(tmp_path, [block("extra.hall")]), warn=told.append)
    assert [problem.message for problem in told if "your own" in problem.message] == [
        f"nothing shows the field '{name}' of your own" for name in names
    ]
