"""Design measures of a theme: heeded in PDF and in DOCX, the shipped ones by default, and refused where they leave no room."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from PIL import Image

import docgen
from docgen.document.theme import Measures
from docgen.errors import TemplateError
from docgen.templating.theme import load_theme

NAMES = [field.name.replace("_", "-") for field in fields(Measures)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a statement, a template that shows what measures concern, and an emblem."""
    folder = tmp_path_factory.mktemp("measures")
    Image.new("RGB", (90, 90), "navy").save(folder / "emblem.png")
    (folder / "template.yaml").write_text(
        """docgen-template: 1
kind: press-statement
document: {title: "{{ headline }}"}
furniture: {issuer: "{{ issuer.name }}", emblem: "'emblem.png'", running-head: "{{ headline }}", page-label: "{{ label.page_of }}", marking: "M"}
blocks:
  - list: [a, b]
  - quote: q
  - fields: [{label: "A label of some length that goes on", value: "{{ reference }}"}]
  - {panel: decision, blocks: [{paragraph: p}]}
  - {panel: about, blocks: [{paragraph: p}]}
  - page-break
  - body: body
""",
        encoding="utf-8",
    )
    return folder


def rendered(pages: Path, format: str, measures: str) -> bytes:
    (pages / "look.yaml").write_text(f"docgen-theme: 1\nextends: classic\npage: {{margin-top: 30 mm}}\nmeasures: {{{measures}}}\n", encoding="utf-8")
    statement = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "reference": "R/1",
            "date": "2021-10-19",
            "issuer": {"name": {"ar": "سفارة الدولة " * 6, "en": "Embassy of the State " * 6}},
            "headline": {"ar": "عنوان", "en": "Headline"},
            "body": [{"ar": "نص", "en": "text"}],
        }
    )
    return docgen.render_bytes(statement, format, template=pages, theme=pages / "look.yaml", qr="https://a.example/{reference}")


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_every_measure_is_heeded_in_both_formats(pages: Path, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    plain = rendered(pages, format, "")
    assert plain == rendered(pages, format, "list-indent: 11.5")
    assert [name for name in NAMES if rendered(pages, format, f"{name}: 30") == plain] == []


@pytest.mark.parametrize("name", ["classic", "noto", "plex"])
def test_the_first_themes_have_the_measures_that_docgen_has_by_itself(name: str) -> None:
    assert load_theme(name).measures == Measures()


@pytest.mark.parametrize(
    ("measures", "column", "message"),
    [
        ("about-side: 200", 24, "a measure of 200 points is more than the page has room for"),
        ("qr-side: 2", 21, "a measure of 2 points is too small here"),
        ("list-indent: wide", 25, "'wide' is not a measure such as 6 or 2.2 mm"),
        ("list-indnt: 3", 12, "unknown key 'list-indnt'"),
        ("block-gap: .inf", 23, "inf is not a measure such as 6 or 2.2 mm"),
        ("label-gap: -1", 23, "-1 is not a measure such as 6 or 2.2 mm"),
    ],
)
def test_a_measure_that_cannot_be_is_told_at_its_place(tmp_path: Path, measures: str, column: int, message: str) -> None:
    (tmp_path / "look.yaml").write_text(f"docgen-theme: 1\nextends: classic\nmeasures: {{{measures}}}\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        load_theme(tmp_path / "look.yaml")
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column, problem.message) == (3, column, message)


def test_the_page_of_templates_names_every_measure() -> None:
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in page] == []


def test_lists_of_numbers_take_the_indent_of_lists_where_it_is_the_larger(pages: Path) -> None:
    from docgen.writers.docx.styles.styles import list_indents

    rendered(pages, "pdf", "list-indent: 40")
    assert list_indents(load_theme(pages / "look.yaml")) == (40, 40)
    rendered(pages, "pdf", "list-indent: 0")
    bullet, number = list_indents(load_theme(pages / "look.yaml"))
    assert 5 < bullet < 11.5
    assert number == 17
