"""The kind and the template of one's own in examples/, and what docs/kinds.md shows, as a user runs them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

import docgen
from docgen.cli import main
from docgen.document.document import LAYOUTS
from docgen.model.kinds import kinds, shipped_schemas
from docgen.model.schemas.common import SchemaModel
from docgen.model.schemas.file import TYPES
from docgen.model.schemas.made import kind_of_schema

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
INPUTS = {"own-kind": "permit.yaml", "own-template": "statement.yaml"}
FOLDERS = {"own-kind": "visit-permit", "own-template": "our-statement"}


@pytest.mark.parametrize("name", INPUTS)
def test_an_example_is_clean_and_is_rendered_to_every_format_by_one_command(name, tmp_path, capsys):
    shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    path = tmp_path / name / INPUTS[name]
    assert main(["check", "--strict", str(path)]) == 0
    assert main(["templates", "check", "--strict", str(tmp_path / name / FOLDERS[name])]) == 0
    assert main(["render", str(path), "-f", "pdf,docx,txt,html", "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""
    assert {made.suffix for made in (tmp_path / "out").iterdir()} == {".pdf", ".docx", ".txt", ".html"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", INPUTS)
def test_an_example_has_every_layout(name, layout):
    model = docgen.load(ROOT / "examples" / name / INPUTS[name])
    assert docgen.render_bytes(model, "pdf", layout=layout)
    assert docgen.render_bytes(model, "docx", layout=layout)


def test_the_template_of_ones_own_changes_words_order_colours_and_fonts():
    from docgen.api import document

    path = ROOT / "examples" / "own-template" / "statement.yaml"
    own, shipped = document(docgen.load(path)), document(docgen.load(path), template="press-statement")
    assert own.blocks[0] != shipped.blocks[0]
    assert own.theme.colours["accent"] != shipped.theme.colours["accent"]
    assert own.theme.families != shipped.theme.families
    text = docgen.render_bytes(docgen.load(path), "txt", layout="ar").decode()
    assert "من غرفة الأخبار" in text
    assert text.index("افتتاح قاعة") < text.index("التاريخ")


def test_the_steps_of_the_page_lead_to_a_note_of_ones_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "copy", "note-verbale", "our-note"]) == 0
    for name in ("schema.yaml", "template.yaml", "starter.yaml"):
        path = tmp_path / "our-note" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("kind: note-verbale", "kind: our-note"), encoding="utf-8")
    assert main(["templates", "check", "our-note", "--strict"]) == 0
    assert main(["templates", "preview", "our-note", "-o", "page.png", "--resolution", "40"]) == 0
    assert main(["new", "./our-note", "-o", "note.yaml"]) == 0
    assert "\ntemplate: ./our-note\n" in (tmp_path / "note.yaml").read_text(encoding="utf-8")
    assert main(["check", "note.yaml", "--strict"]) == 0
    assert main(["render", "note.yaml", "-f", "pdf,docx"]) == 0
    assert main(["schema", "./our-note"]) == 0
    assert capsys.readouterr().err == ""


def test_a_copy_with_one_more_field_keeps_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "copy", "official-letter", "ours"]) == 0
    for name, old, new in (
        ("schema.yaml", "fields:\n", "fields:\n  desk: line\n"),
        ("template.yaml", "\nblocks:\n", "\nblocks:\n  - paragraph: '{{ desk }}'\n"),
    ):
        path = tmp_path / "ours" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    text = (tmp_path / "ours" / "starter.yaml").read_text(encoding="utf-8") + "desk: A-7\n"
    (tmp_path / "letter.yaml").write_text(text, encoding="utf-8")
    assert main(["render", "letter.yaml"]) == 1
    assert main(["render", "letter.yaml", "--template", "ours", "-f", "pdf,docx"]) == 0


def test_the_page_names_every_kind_type_and_common_field(tmp_path):
    rows = set(re.findall(r"`([a-z-]+)`", " ".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))))
    assert set(TYPES) <= rows
    assert {*shipped_schemas(), "press-statement", "meeting-minutes"} <= rows
    assert set(rows) & set(kinds()) >= set(shipped_schemas())
    assert all(f"`{name}`" in PAGE for name in SchemaModel.model_fields if name not in ("hijri_table", "allow_untranslated", "template", "source"))


def test_the_schema_of_the_page_is_right(tmp_path):
    text = next(found for found in re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))
    (tmp_path / "schema.yaml").write_text(text, encoding="utf-8")
    assert kind_of_schema(tmp_path / "schema.yaml").kind == yaml.safe_load(text)["kind"] == "visit-permit"
