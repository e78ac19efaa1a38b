"""For every kind made from a schema, whatever its schema lets an input say is made in all layouts and formats, or is an error with a place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from docgen.document.document import LAYOUTS
from docgen.errors import DocgenError
from docgen.model.kinds import shipped_schemas
from docgen.model.schemas.common import SchemaModel
from docgen.reading import load, starter
from docgen.source import from_text

ARABIC = st.sampled_from(["نص", "مذكرة رقم 5 بتاريخ 2026/5/11", "قال: «نعم»", "كلمة " * 40, "{date}`2026-05-11` ثم QAR 12"])
ENGLISH = st.sampled_from(["Text", "No. 5 of 11 May", "C++ & <b>", "word " * 40, "**bold** {money}`12 QAR`"])
TEXT = st.fixed_dictionaries({"ar": ARABIC, "en": ENGLISH})
PERSON = st.one_of(TEXT, st.fixed_dictionaries({"name": TEXT}, optional={"honorific": TEXT, "title": TEXT, "role": TEXT, "organisation": TEXT}))
DAYS = st.sampled_from(["2026-05-11", "2026-05-12", "1447-11-24 AH", "1950-01-01"])
BLOCKS = st.lists(
    st.one_of(TEXT, st.fixed_dictionaries({"heading": TEXT}), st.fixed_dictionaries({"list": st.lists(TEXT, min_size=1, max_size=3)})),
    min_size=1,
    max_size=3,
)
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT, "line": st.sampled_from(["A-1/2026", "٥", "12"]), "blocks": BLOCKS, "date": DAYS, "time": st.sampled_from(["09:00", "23:59"]),
    "number": st.integers(-3, 45), "percent": st.integers(0, 100), "money": st.just("12.50 QAR"), "flag": st.booleans(), "person": PERSON,
    "people": st.lists(PERSON, min_size=1, max_size=7),
}  # fmt: skip


def value_of(spec: Any) -> st.SearchStrategy[Any]:
    if isinstance(spec, str):
        return PLAIN[spec]
    if spec["type"] == "choice":
        return st.sampled_from([str(word) for word in spec["of"]])
    if spec["type"] == "group":
        return fields_of(spec["of"])
    if spec["type"] == "list":
        inner = spec["of"]
        one = value_of(inner) if isinstance(inner, str) or isinstance(inner.get("type"), str) else fields_of(inner)
        return st.lists(one, min_size=1, max_size=3)
    return PLAIN[spec["type"]]


def fields_of(specs: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    required = {name for name, spec in specs.items() if isinstance(spec, dict) and spec.get("required")}
    made = {name: value_of(spec) for name, spec in specs.items()}
    return st.fixed_dictionaries(
        {name: made[name] for name in made if name in required}, optional={name: made[name] for name in made if name not in required}
    )


SIGNATURE = st.one_of(PERSON, st.fixed_dictionaries({"who": PERSON, "for": TEXT, "seal": st.booleans()}))
ISSUER = st.fixed_dictionaries({"name": TEXT}, optional={"department": TEXT})
COMMON = st.fixed_dictionaries(
    {
        "issuer": ISSUER,
        "signatures": st.lists(SIGNATURE, min_size=1, max_size=6),
    },
    optional={
        "reference": PLAIN["line"],
        "place": TEXT,
        "marking": st.just("restricted"),
        "status": st.sampled_from(["draft", "approved"]),
        "basmala": st.booleans(),
        "copies": st.lists(TEXT, max_size=3),
        "annexes": st.lists(TEXT, max_size=3),
        "contacts": st.lists(st.fixed_dictionaries({"name": TEXT}, optional={"phone": st.just("+974 4400 0000")}), max_size=2),
    },
)


@pytest.mark.parametrize("kind", shipped_schemas())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_the_schema_allows_is_made_or_told(kind: str, data: st.DataObject) -> None:
    schema = yaml.safe_load(shipped_schemas()[kind].read_text(encoding="utf-8"))
    own = data.draw(fields_of(schema["fields"]))
    common = data.draw(COMMON)
    given_ = {"docgen": 1, "kind": kind, "territory": "QA", "date": data.draw(DAYS), **common, **own}
    layout = data.draw(st.sampled_from(LAYOUTS))
    try:
        model = docgen.parse(given_, warn=lambda problem: None)
        for format in ("pdf", "docx"):
            assert docgen.render_bytes(model, format, layout=layout, warn=lambda problem: None)
    except DocgenError as error:
        placed = [bool(problem.place.path or problem.place.file) for problem in error.problems]
    else:
        placed = []
    assert all(placed)


def test_the_starters_are_models_of_a_schema() -> None:
    assert all(isinstance(load(from_text(starter(kind))), SchemaModel) for kind in shipped_schemas())
