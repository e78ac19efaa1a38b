"""For every kind that is shipped, whatever its JSON Schema lets an input say is made in all layouts and formats, or is an error with a place; and a
model that is written is read as it was."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schema_models import FILES, Maker, levelled, model_of, silent, taken

import docgen
from docgen.document.document import LAYOUTS
from docgen.errors import DocgenError
from docgen.model.kinds import kinds, shipped_schemas
from docgen.model.root import Model
from docgen.model.schemas.common import SchemaModel
from docgen.reading import load, schema, starter
from docgen.source import from_text

SHIPPED = ("press-statement", "meeting-minutes", *shipped_schemas())
SEEDS = st.integers(min_value=0, max_value=2**32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("inputs")
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    return {kind: schema(kind) for kind in SHIPPED}


def made(of: dict[str, Any], seed: int) -> dict[str, Any]:
    chance = Random(seed)
    given_: dict[str, Any] = levelled(Maker(of, chance, chance.choice([20, 60, 120, 300])).make(), chance)
    return given_


def test_all_kinds_are_tried() -> None:
    assert set(SHIPPED) == set(kinds())


@pytest.mark.parametrize("kind", SHIPPED)
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS, layout=st.sampled_from(LAYOUTS))
def test_what_the_schema_allows_is_made_in_all_formats_or_told(kind: str, schemas: Any, folder: Path, seed: int, layout: Any) -> None:
    def read(given_: dict[str, Any]) -> Model:
        model: Model = model_of(given_, folder)
        docgen.render_bytes(model, "txt", warn=silent)
        return model

    _, model, told = taken({**made(schemas[kind], seed), "source": "none"}, read)
    for format in ("pdf", "docx", "html", "txt") if model else ():
        try:
            assert docgen.render_bytes(model, format, layout=layout, warn=silent)
        except DocgenError as error:
            told += error.problems
    assert all(problem.place.path or problem.place.file for problem in told)


@pytest.mark.parametrize("kind", SHIPPED)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS)
def test_whatever_model_is_written_is_read_as_it_was(kind: str, schemas: Any, folder: Path, seed: int) -> None:
    _, model, _ = taken(made(schemas[kind], seed), lambda given_: model_of(given_, folder))
    if model is None:
        return
    text = docgen.dumps(model)
    again = docgen.loads(text, folder=folder, warn=silent)
    assert again == model
    assert docgen.dumps(again) == text
    path = folder / "written.yaml"
    docgen.dump(model, path)
    assert docgen.load(path, warn=silent) == docgen.loads(path.read_text(encoding="utf-8"), folder=folder, warn=silent) == model


def test_most_of_what_is_made_is_a_model(schemas: dict[str, dict[str, Any]], folder: Path) -> None:
    for kind, of in schemas.items():
        models = [taken(made(of, seed), lambda given_: model_of(given_, folder))[1] for seed in range(10)]
        assert sum(model is not None for model in models) >= 5, kind


def test_the_starters_are_models_of_a_schema() -> None:
    assert all(isinstance(load(from_text(starter(kind))), SchemaModel) for kind in shipped_schemas())
