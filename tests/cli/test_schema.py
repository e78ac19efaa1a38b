from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("kind", ["press-statement", "meeting-minutes", "glossary"])
def test_the_schema_is_json_that_names_its_dialect_and_kind(run, kind):
    ran = run("schema", kind)
    assert ran.code == 0
    schema = json.loads(ran.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["kind"] == {"const": kind, "description": schema["properties"]["kind"]["description"]}
    assert {"docgen", "kind"} <= set(schema["required"])


def test_a_kind_that_is_not_is_told_with_the_nearest(run):
    ran = run("schema", "meeting-minute")
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.errors) == 1
    assert "meeting-minutes" in ran.err
