"""The form that `docgen new KIND --form` writes holds every field, is valid, and is filled as it is; and the example of the docs is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from forms import control, form, paragraph, words
from ooxml import Docx, W, faults, text_of

import docgen
from docgen import api
from docgen.model.kinds import kinds, model_of
from docgen.reading import starter
from docgen.reading.formfields import SETTINGS, form_fields
from docgen.wordfile.inspect import inspect
from docgen.wordfile.package import open_word

ROOT = Path(__file__).parents[3]
EXAMPLES = {"press-statement": ROOT / "examples" / "statement.yaml", "meeting-minutes": ROOT / "examples" / "minutes.yaml"}


def tags(docx: Docx) -> list[str]:
    return [found.get(f"{W}val") for found in docx.document.iter(f"{W}tag")]


@pytest.mark.parametrize("kind", kinds())
def test_it_holds_every_field_that_says_something(kind):
    docx = Docx(api.blank_form(kind))
    named = {tag.removesuffix(".en").removesuffix(".ar") for tag in tags(docx)}
    wanted = {info.alias or name for name, info in model_of(kind).model_fields.items()} - SETTINGS
    assert wanted <= named
    identities = [found.get(f"{W}val") for found in docx.document.iter(f"{W}id")]
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("kind", kinds())
def test_it_is_valid_before_and_after_it_is_filled_and_no_field_of_it_is_unknown(kind, tmp_path):
    path, out = tmp_path / "form.docx", tmp_path / "out.docx"
    path.write_bytes(api.blank_form(kind))
    assert faults(path) == []
    assert inspect(open_word(path.read_bytes())).faults == ()
    told: list[docgen.Problem] = []
    example = docgen.load(EXAMPLES[kind]) if kind in EXAMPLES else docgen.loads(starter(kind))
    out.write_bytes(docgen.render_bytes(example, "docx", template=path, warn=told.append))
    assert faults(out) == []
    assert inspect(open_word(out.read_bytes())).faults == ()
    assert [
        problem for problem in told if not re.fullmatch(r"the document gives no '.*', so its place in the form stays empty", problem.message)
    ] == []


def test_the_same_kind_gives_the_same_bytes():
    assert api.blank_form("meeting-minutes") == api.blank_form("meeting-minutes")


def test_fields_of_lists_stand_in_a_control_of_the_list():
    agenda = next(one for one in form_fields("meeting-minutes") if one.name == "agenda")
    assert agenda.shape == "list"
    assert {one.name: one.shape for one in agenda.fields} == {
        "title": "text",
        "number": "text",
        "presenter": "text",
        "recused": "text",
        "taken_after": "text",
        "time": "text",
        "discussion": "blocks",
        "decisions": "list",
        "recommendations": "list",
        "actions": "list",
        "items": "list",
    }


def example(name: str) -> str:
    text = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_the_docs_is_true(tmp_path):
    body = []
    for line in example("form").splitlines():
        tag, _, said = line.removeprefix("⟦").partition("⟧ ") if line.startswith("⟦") else ("", "", line)
        made = paragraph(words(said, ""), "<w:bidi/>" if re.match("[\u0600-\u06ff]", said) else "")
        body.append(control(tag, made) if tag else made)
    source = tmp_path / "minutes.yaml"
    source.write_text(example("input"), "utf-8")
    told: list[docgen.Problem] = []
    model = docgen.load(source, warn=told.append)
    docx = Docx(docgen.render_bytes(model, "docx", template=form(tmp_path / "form.docx", body), warn=told.append))
    assert told == []
    assert [text.replace("\u00a0", " ") for found in docx.document.iter(f"{W}p") if (text := text_of(found))] == example("filled").splitlines()
