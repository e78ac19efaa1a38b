"""Kinds of document made from a `schema.yaml`: models, templates, checks, commands; and what is wrong with one, at its place."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from packages import installing

import docgen
from docgen.checks import check
from docgen.cli import main
from docgen.document.inline import plain
from docgen.errors import DocgenError, InputError, TemplateError
from docgen.model.schemas.made import kind_of_schema
from docgen.reading import schema

SCHEMA = """\
docgen-schema: 1
kind: visit-permit
title: {ar: تصريح زيارة, en: Visit permit}
fields:
  recipient: {type: person, required: true}
  subject: {type: text, required: true}
  site: {type: choice, of: {main: {ar: المقر, en: Headquarters}, north: {ar: الفرع الشمالي, en: Northern branch}}, default: main}
  from: {type: date, required: true}
  until: {type: date, required: true}
  visitors: {type: list, of: {name: {type: text, required: true}, badge: line}}
  fee: money
  share: percent
  body: blocks
checks:
  - {if: until < from, error: {ar: ينتهي التصريح قبل أن يبدأ, en: the permit ends before it begins}, at: until}
  - {if: visitors | length > 1, warning: {ar: زوار كثيرون, en: many visitors}, at: "visitors[1].name"}
"""
TEMPLATE = """\
docgen-template: 1
kind: visit-permit
document: {title: "{{ subject }}"}
furniture: {issuer: "{{ label[kind] }}", running-head: "{{ subject }} {{ until }} {{ share }}", page-label: "{{ label.page_of }}"}
blocks:
  - heading: "{{ subject }}"
    level: 0
  - paragraph: "{{ recipient | named }}: {{ site }}{% if site == 'north' %} (N){% endif %}, {{ from | date('one') }}{{ fee | money }}"
  - {if: site == 'main', paragraph: "main only"}
  - for: visitor in visitors
    paragraph: "{{ visitor.name }} {{ visitor.badge | digits }}"
  - body: body
"""
EXTENDING = "docgen-template: 1\nextends: ./base\nblocks: [{paragraph: '{{ site }}!'}]\n"
INPUT: dict[str, Any] = {
    "docgen": 1,
    "kind": "visit-permit",
    "template": "./permit",
    "territory": "QA",
    "date": "2026-05-11",
    "recipient": {"name": {"ar": "مدير الشركة", "en": "Manager"}},
    "subject": {"ar": "زيارة الورشة", "en": "Visit"},
    "from": "2026-05-12",
    "until": "2026-05-13",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a kind, beside the inputs that name it."""
    made = tmp_path / "permit"
    made.mkdir()
    (made / "schema.yaml").write_text(SCHEMA, encoding="utf-8")
    (made / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    return made


def written(folder: Path, name: str = "input.yaml", **fields: Any) -> Path:
    data = {key: value for key, value in (INPUT | fields).items() if value is not None}
    path = folder.parent / name
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def texts(path: Path, lang: str = "en", **options: Any) -> list[str]:
    from docgen.api import document

    model = docgen.load(path, template=options.get("template"))
    return [plain(block.text.side(lang) or ()) for block in document(model, warn=lambda problem: None, **options).blocks]


def test_an_input_that_names_the_folder_is_of_its_kind(folder):
    path = written(folder, visitors=[{"name": "A", "badge": 12}], fee="250 QAR")
    assert texts(path) == ["Visit", "Manager: Headquarters, 12 May 2026QAR 250", "main only", "A 12"]
    assert texts(path, "ar")[1] == "مدير الشركة: المقر، ١٢ مايو ٢٠٢٦م٢٥٠ ريالًا قطريًا".replace("،", ",")


def test_a_word_that_was_chosen_reads_as_its_words_and_is_equal_to_itself(folder):
    assert texts(written(folder, site="north"))[1:] == ["Manager: Northern branch (N), 12 May 2026"]


def test_the_folder_may_be_named_by_the_call_alone(folder):
    path = written(folder, template=None)
    assert texts(path, template=folder)[0] == "Visit"
    with pytest.raises(InputError, match="there is no kind 'visit-permit'"):
        docgen.load(path)


def test_every_layout_and_format_is_made(folder):
    path = written(folder, marking="restricted", visitors=[{"name": "A"}], body=[{"ar": "نص.", "en": "Text."}])
    for layout in ("side-by-side", "stacked", "sequential", "ar", "en"):
        for format in ("pdf", "docx"):
            assert docgen.render_bytes(docgen.load(path), format, layout=layout)


def test_a_marking_is_shown_by_a_template_that_does_not_speak_of_it(folder):
    from docgen.api import document

    made = document(docgen.load(written(folder, marking="restricted")))
    assert [plain(notice.en) for notice in made.furniture.notices] == ["Restricted"]


ERRORS = {
    "site: nort": ("site", "'nort' is not known here", "did you mean 'north'?"),
    "until: tomorrow": ("until", "'tomorrow' is not a date", None),
    "subjct: x": ("subjct", "unknown key 'subjct'", "subject"),
    "visitors: [{nme: A}]": ("visitors[0].nme", "unknown key 'nme'", "did you mean 'name'?"),
    "visitors: [{badge: 1}]": ("visitors[0].name", "'name' is missing", "add 'name: {ar: …, en: …}'"),
    "visitors: {name: A}": ("visitors", "this must be a list, not a mapping", None),
    "fee: 250": ("fee", "the currency is missing", "12500000 QAR"),
    "share: many": ("share", "'many' is not a number", None),
    "body: text": ("body", "this must be a list, not text", None),
    "recipient: [a]": ("recipient", "this must be a person, not a list", None),
}


@pytest.mark.parametrize("line", ERRORS)
def test_errors_have_their_place_as_those_of_shipped_kinds_have(folder, line):
    key = line.partition(":")[0]
    path = written(folder, **{key: None})
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        docgen.load(path)
    where, message, hint = ERRORS[line]
    found = next(problem for problem in caught.value.problems if problem.place.path == where)
    assert message in found.message
    assert hint is None or hint in (found.hint or "")
    assert found.place.line == len(path.read_text(encoding="utf-8").splitlines())


def test_a_check_of_the_kind_is_told_at_its_field(folder):
    path = written(folder, until="2026-05-10", visitors=[{"name": "A"}, {"name": "B"}])
    found = [(one.severity, one.place.path, one.message) for one in check(path).problems]
    assert ("error", "until", "the permit ends before it begins / ينتهي التصريح قبل أن يبدأ") in found
    assert ("warning", "visitors[1].name", "many visitors / زوار كثيرون") in found
    assert main(["render", str(path), "-o", str(path.with_suffix(".pdf"))]) == 1
    assert not path.with_suffix(".pdf").exists()


def test_a_check_that_compares_what_is_left_out_says_so(folder):
    (folder / "schema.yaml").write_text(SCHEMA.replace("if: until < from", "if: share > 3"), encoding="utf-8")
    with pytest.raises(TemplateError, match="this check compares what the input leaves out: 'share' is not given – ask for it first: share and …"):
        texts(written(folder))


WRONG = {
    "docgen-schema: 1": ("docgen-schema: 2", 1, "a schema begins with 'docgen-schema: 1'"),
    "kind: visit-permit": ("kind: Visit Permit", 2, "'Visit Permit' is no name of a kind"),
    "title: {ar: تصريح زيارة, en: Visit permit}": ("title: {ar: تصريح زيارة}", 3, "the English text is missing"),
    "recipient: {type: person": ("recipient: {type: persn", 5, "'persn' is not known here"),
    "  subject:": ("  copy:", 6, "'copy' cannot be the name of a field"),
    "  from: {": ("  first-day: {", 8, "'first-day' cannot be the name of a field"),
    "  until: {": ("  if: {", 9, "'if' means something else in an expression"),
    "  fee: money": ("  date: date", 11, "every kind has the field 'date' already"),
    "badge: line": ("badge: lin", 10, "'lin' is not known here"),
    "default: main": ("default: man", 7, "'man' is not known here"),
    "at: until": ("at: untl", 15, "there is no field 'untl'"),
    "of: {main: {ar: المقر, en: Headquarters}": ("of: {main: {ar: المقر}", 7, "the English text is missing"),
    "share: percent": ("share: {type: percent, requird: true}", 12, "unknown key 'requird'"),
    "if: until < from": ("if: until <", 15, "this expression cannot be read"),
    "checks:": ("required: [issuer, subject]\nchecks:", 14, "'subject' is no common field that can be asked for"),
}


@pytest.mark.parametrize("old", WRONG)
def test_what_is_wrong_in_a_schema_is_told_at_its_place(folder, old):
    new, line, message = WRONG[old]
    assert SCHEMA.count(old) == 1
    (folder / "schema.yaml").write_text(SCHEMA.replace(old, new), encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        texts(written(folder))
    found = caught.value.problems[0]
    assert message in found.message
    assert (found.place.file, found.place.line) == (str(folder.resolve() / "schema.yaml"), line)


def test_a_schema_may_not_be_called_as_a_kind_that_docgen_has_in_python(folder):
    (folder / "schema.yaml").write_text(SCHEMA.replace("kind: visit-permit", "kind: press-statement"), encoding="utf-8")
    assert main(["schema", str(folder)]) == 1


def test_common_fields_are_asked_for_by_name(folder):
    (folder / "schema.yaml").write_text(SCHEMA + "required: [issuer, reference, copies]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        docgen.load(written(folder, copies=[]))
    assert {problem.message for problem in caught.value.problems} == {"this list is empty", "'reference' is missing", "'issuer' is missing"}


def test_signatures_are_persons_or_ids(folder):
    people = {"head": {"name": {"ar": "المدير", "en": "Head"}}}
    model = docgen.load(written(folder, people=people, signatures=["head", {"name": "Other"}, {"who": "head", "for": "Us", "seal": True}]))
    assert [str(one.who.name) for one in model.signatures] == ["المدير / Head", "Other", "المدير / Head"]
    with pytest.raises(InputError, match="no person has the id 'heda' – did you mean 'head'"):
        docgen.load(written(folder, people=people, signatures=["heda"]))


def test_the_schema_of_the_kind_is_json_schema(folder):
    made = schema(str(folder))
    jsonschema.Draft202012Validator.check_schema(made)
    validator = jsonschema.Draft202012Validator(made)
    validator.validate(INPUT | {"visitors": [{"name": "A", "badge": "B"}], "site": "north", "fee": "3 QAR"})
    assert made["properties"]["kind"]["const"] == "visit-permit"
    assert [error.path[0] for error in validator.iter_errors(INPUT | {"site": "east"})] == ["site"]


def test_the_commands_take_the_folder_for_the_name_of_a_kind(folder, capsys):
    assert main(["new", str(folder)]) == 1
    assert "brings no starter file" in capsys.readouterr().err
    (folder / "starter.yaml").write_text(yaml.safe_dump({**INPUT, "template": "."}, allow_unicode=True), encoding="utf-8")
    assert main(["new", str(folder), "-o", str(folder.parent / "new.yaml")]) == 0
    assert main(["new", str(folder), "--form", str(folder.parent / "form.docx")]) == 0
    assert main(["schema", str(folder)]) == 0
    assert main(["check", "--strict", str(written(folder, template=None)), "--template", str(folder)]) == 0
    assert main(["render", str(written(folder, template=None)), "--template", str(folder), "-o", str(folder.parent / "a.docx")]) == 0
    assert main(["new", str(folder.parent)]) == 1
    assert f"there is no schema.yaml in {folder.parent}" in capsys.readouterr().err


def test_the_input_can_be_carried_clean(folder):
    path = written(folder, visitors=[{"name": "A", "badge": 12}], site="north", fee="250 QAR")
    assert docgen.render_bytes(docgen.load(path), "pdf", source="clean", warn=lambda problem: None)


def test_a_template_that_extends_that_of_a_kind_is_for_its_inputs(folder):
    shutil.move(folder, folder.parent / "mine" / "base")
    (folder.parent / "mine" / "template.yaml").write_text(EXTENDING, encoding="utf-8")
    assert texts(written(folder, template="./mine")) == ["Headquarters!"]


def test_a_changed_schema_is_read_again(folder):
    path = written(folder)
    docgen.load(path)
    (folder / "schema.yaml").write_text(SCHEMA.replace("subject: {type: text, required: true}", "about_it: text"), encoding="utf-8")
    with pytest.raises(InputError, match="unknown key 'subject'"):
        docgen.load(path)


def test_a_word_that_was_chosen_survives_pickling(folder):
    site = docgen.load(written(folder, site="north")).site
    again = pickle.loads(pickle.dumps(site))
    assert (again, again.words) == (site, site.words)


def test_an_installed_package_may_name_the_folder_of_a_kind(folder, tmp_path, monkeypatch):
    for install in installing(tmp_path, monkeypatch):
        install("their_office", {"kinds": {"visit-permit": "their_kind:FOLDER"}})
        (tmp_path / "packages-their_office" / "their_kind.py").write_text(f"FOLDER = {str(folder)!r}\n", encoding="utf-8")
        assert texts(written(folder, template=None))[0] == "Visit"


HOSTILE = {
    "deep groups": "  deep: " + "{type: group, of: {a: " * 12 + "text" + "}}" * 12 + "\n",
    "a thousand fields": "".join(f"  f{n}: text\n" for n in range(1000)),
    "a loop in a check": 'checks: [{if: "range(9999999)", error: x}]\n',
    "a class in a check": 'checks: [{if: "date.__class__.__mro__", error: x}]\n',
    "an anchor to itself": "  a: &a {type: group, of: {b: *a}}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_schema_is_a_clear_error(folder, name):
    head = "docgen-schema: 1\nkind: visit-permit\ntitle: {ar: أ, en: A}\nfields:\n  subject: text\n"
    (folder / "schema.yaml").write_text(head + HOSTILE[name], encoding="utf-8")
    (folder / "template.yaml").write_text(TEMPLATE.partition("  - paragraph")[0], encoding="utf-8")
    path = folder.parent / "input.yaml"
    path.write_text("docgen: 1\nkind: visit-permit\ntemplate: ./permit\ndate: 2026-05-11\nsubject: {ar: أ, en: A}\n", encoding="utf-8")
    with pytest.raises(DocgenError) as caught:
        texts(path)
    assert all(problem.place.file == str(folder.resolve() / "schema.yaml") for problem in caught.value.problems)
    assert json.dumps([str(problem) for problem in caught.value.problems])


def test_two_kinds_of_one_name_in_two_folders_do_not_meet(folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other / "permit")
    (other / "permit" / "schema.yaml").write_text(SCHEMA.replace("default: main", "default: north"), encoding="utf-8")
    assert kind_of_schema(folder / "schema.yaml").model_fields["site"].default == "main"
    assert kind_of_schema(other / "permit" / "schema.yaml").model_fields["site"].default == "north"
