"""The OpenAPI document is one, and says what there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from statements import STATEMENT

from docgen.serve.openapi import openapi
from docgen.serve.settings import Settings

PUBLISHED = json.loads(Path(__file__).with_name("openapi-3.1.schema.json").read_text(encoding="utf-8"))
"""The JSON Schema of OpenAPI 3.1 documents, as the OpenAPI Initiative publishes it."""


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi(Settings(keys=("a-key-of-some-length",)))


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "$ref" and isinstance(one, str):
                yield one
            yield from references(one)
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def test_it_is_as_the_standard_says(document):
    assert [error.message for error in Draft202012Validator(PUBLISHED).iter_errors(document)] == []
    for name, schema in document["components"]["schemas"].items():
        if "-" not in name or name.startswith("circular"):  # the schemas of the other kinds are made in the same way
            Draft202012Validator.check_schema(schema)


def test_what_it_refers_to_is_there(document):
    named = set(references(document))
    assert named
    assert {one.removeprefix("#/components/schemas/") for one in named} <= set(document["components"]["schemas"])


def test_its_schemas_take_a_good_input_and_refuse_a_wrong_one(document):
    validator = Draft202012Validator({**document, "$ref": "#/components/schemas/press-statement"})
    assert list(validator.iter_errors(STATEMENT)) == []
    assert list(validator.iter_errors({**STATEMENT, "headlin": 1}))


def test_every_path_of_the_application_is_in_it(client):
    described = client.get("/openapi.json").json()["paths"]
    for path, methods in described.items():
        for method in methods:
            answer = client.request(method, path.replace("{format}", "txt").replace("{kind}", "circular"), content=b"{}")
            assert answer.status_code not in (404, 405, 500), path
            assert str(answer.status_code) in methods[method]["responses"], (path, answer.status_code)
