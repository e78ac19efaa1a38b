from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml


@pytest.mark.parametrize("kind", ["press-statement", "meeting-minutes", "glossary"])
def test_the_schema_is_json_that_names_its_dialect_and_kind(run, kind):
    ran = run("schema", kind)
    assert ran.code == 0
    schema = json.loads(ran.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["kind"] == {"const": kind, "description": schema["properties"]["kind"]["description"]}
    assert {"docgen", "kind"} <= set(schema["required"])


@pytest.mark.parametrize(
    ("wrong", "right"), [("templat", "template"), ("them", "theme"), ("glossry", "glossary"), ("meeting-minute", "meeting-minutes")]
)
def test_a_misspelt_name_is_told_with_the_nearest_of_all_that_have_a_schema(run, wrong, right):
    ran = run("schema", wrong)
    assert ran.code == 1
    assert f"there is no kind '{wrong}' – did you mean {right}?" in ran.err


SHIPPED = Path(__file__).parents[2] / "templates"
FILES = {"template": sorted(SHIPPED.glob("*/template.yaml")), "theme": sorted(SHIPPED.glob("themes/*.yaml"))}


@pytest.mark.parametrize("name", FILES)
def test_the_schema_of_templates_and_of_themes_holds_for_the_shipped_ones(run, name):
    schema = json.loads(run("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert FILES[name]
    for path in FILES[name]:
        validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert schema["title"] == f"docgen {name}"
    assert f"docgen-{name}" in schema["required"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("template", {"blocks": [{"paragraf": "x"}]}),
        ("template", {"blocks": [{"heading": "x", "level": 4}]}),
        ("template", {"blocks": [{"table": {"columns": [{"header": "A", "type": "words"}], "rows": []}}]}),
        ("template", {"settings": {"clock": "13h"}}),
        ("theme", {"styles": {"bodi": {"arabic": 3}}}),
        ("theme", {"styles": {"body": {"arabic": 0}}}),
        ("theme", {"page": {"margin-side": "5 ells"}}),
        ("theme", {"colours": {"ink": "red"}}),
    ],
)
def test_the_schema_of_templates_and_of_themes_finds_what_is_wrong(run, name, wrong):
    file = yaml.safe_load(FILES[name][0].read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(json.loads(run("schema", name).out))
    assert [error.path[0] for error in validator.iter_errors(file | wrong)] == [next(iter(wrong))]


def test_a_kind_that_is_not_is_told_with_the_nearest(run):
    ran = run("schema", "meeting-minute")
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.errors) == 1
    assert "meeting-minutes" in ran.err
