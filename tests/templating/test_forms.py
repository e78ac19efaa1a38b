"""Forms of a theme: heeded in PDF and in DOCX, those of the first themes by default, and refused by name where there are none such."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from PIL import Image

import docgen
from docgen.document.document import LAYOUTS
from docgen.document.forms import Forms, stripes
from docgen.errors import TemplateError
from docgen.templating.theme import load_theme, theme_names

CHOICES = [(field.name.replace("_", "-"), form) for field in fields(Forms) for form in get_args(get_type_hints(Forms)[field.name])]
DESIGNED = ("official", "heritage", "report", "agency")
TEMPLATE = """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture:
  {issuer: "{{ issuer.name }}", department: "{{ issuer.department }}", emblem: "'emblem.png'", running-head: "{{ headline }}",
  page-label: "{{ label.page_of }}"}
blocks:
  - paragraph: "{{ label['type-statement'] }}"
    style: kicker
  - {heading: "{{ headline }}", level: 0}
  - {paragraph: "{{ subheadline }}", style: subheadline}
  - fields: [{label: "A", value: "{{ reference }}"}, {label: "B", value: "b"}]
  - {heading: "{{ headline }}", number: "1"}
  - paragraph: "a paragraph"
  - list: [a, b]
  - {quote: q, attribution: "q"}
  - table: {columns: [{header: h}, {header: n, type: number}], rows: [{cells: [a, "1"]}, {cells: [b, "2"]}, {cells: [c, "3"]}], total: [t, "6"]}
  - {panel: decision, blocks: [{paragraph: p, style: decision}]}
  - {panel: about, blocks: [{paragraph: p, style: about}]}
  - page-break
  - body: body
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a template that shows what forms concern, and an emblem."""
    folder = tmp_path_factory.mktemp("forms")
    Image.new("RGB", (90, 90), "navy").save(folder / "emblem.png")
    (folder / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    return folder


def statement() -> docgen.PressStatement:
    return docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "reference": "R/1",
            "date": "2021-10-19",
            "issuer": {"name": {"ar": "سفارة الدولة", "en": "Embassy of the State"}, "department": {"ar": "المكتب الصحفي", "en": "Press Office"}},
            "headline": {"ar": "عنوان", "en": "Headline"},
            "subheadline": {"ar": "عنوان فرعي", "en": "Subheadline"},
            "body": [{"ar": "نص", "en": "text"}, {"figures": [{"value": "5", "label": "L"}]}],
        }
    )


def rendered(pages: Path, format: str, forms: str, layout: str = "side-by-side") -> bytes:
    (pages / "look.yaml").write_text(f"docgen-theme: 1\nextends: classic\npage: {{margin-side: 24 mm}}\nforms: {{{forms}}}\n", encoding="utf-8")
    return docgen.render_bytes(statement(), format, template=pages, theme=pages / "look.yaml", layout=layout)


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_every_form_is_another_page_in_both_formats(pages: Path, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    plain = rendered(pages, format, "")
    defaults = {field.name.replace("_", "-"): field.default for field in fields(Forms)}
    for name, form in CHOICES:
        made = rendered(pages, format, f"{name}: {form}")
        assert (made == plain) == (form == defaults[name]), f"{name}: {form}"


def test_the_first_themes_have_the_forms_of_a_theme_that_says_nothing() -> None:
    assert [load_theme(name).forms for name in ("classic", "noto", "plex")] == [Forms()] * 3


def test_the_designed_themes_differ_in_what_they_are_built_of() -> None:
    made = [load_theme(name).forms for name in DESIGNED]
    assert len({form.letterhead + form.letterhead_rule + form.table_head + form.table_rows + form.about for form in made}) == len(made)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", DESIGNED)
def test_a_designed_theme_says_all_words_in_every_layout(pages: Path, theme: str, layout: str) -> None:
    made = docgen.render_bytes(statement(), "docx", template=pages, theme=theme, layout=layout)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        words = "".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))
    for word in {"ar": ("عنوان فرعي", "سفارة الدولة"), "en": ("Subheadline", "Embassy of the State")}.get(
        layout, ("عنوان فرعي", "سفارة الدولة", "Subheadline", "Embassy of the State")
    ):
        assert word in words


@pytest.mark.parametrize(("forms", "message"), [("letterhead: middle", "centred"), ("tables: solid", "unknown key 'tables'")])
def test_a_form_that_there_is_not_is_an_error_with_its_place(pages: Path, forms: str, message: str) -> None:
    with pytest.raises(TemplateError) as error:
        rendered(pages, "pdf", forms)
    assert message in str(error.value)
    assert "look.yaml:4:" in str(error.value)


def test_every_other_row_is_tinted_and_counted_anew_under_a_section() -> None:
    assert stripes(["row", "row", "row", "section", "row", "row", "total"]) == {1, 5}


def test_every_theme_has_a_colour_for_ornaments() -> None:
    for name in theme_names():
        assert "ornament" in load_theme(name).colours
