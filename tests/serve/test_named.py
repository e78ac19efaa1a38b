"""What a kind's own fields and choices are called in a form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.config.file import read_configuration
from docgen.config.house import House
from docgen.model.kinds import kinds
from docgen.reading import schema
from docgen.serve.about import title_of
from docgen.serve.named import labels_of

OWN = Path(__file__).parents[2] / "examples" / "own-kind" / "visit-permit"


@pytest.fixture
def house(tmp_path: Path) -> House:
    shutil.copytree(OWN, tmp_path / "kinds" / "visit-permit")
    file = tmp_path / "docgen.toml"
    file.write_text('kinds = "kinds"\n', encoding="utf-8")
    return House(read_configuration(file))


def test_fields_of_an_own_kind_are_called_as_its_labels_and_choices_as_its_schema_says(house: House) -> None:
    found = labels_of("visit-permit", house)
    assert found is not None
    assert found["fields"]["site"] == {"ar": "الموقع", "en": "Site"}
    assert found["fields"]["visitor"] == {"ar": "الزائر", "en": "Visitor"}, "one of its visitors"
    assert found["choices"]["site:north"] == {"ar": "الفرع الشمالي", "en": "Northern branch"}
    assert title_of("visit-permit", house) == {"ar": "تصريح زيارة", "en": "Visit permit"}


def test_of_a_kind_that_there_is_not_nothing_is_called_anything(house: House) -> None:
    assert labels_of("visit", house) is None
    assert labels_of("../visit-permit", house) is None
    assert title_of("visit", house) is None


@pytest.mark.parametrize("kind", kinds())
def test_fields_that_name_files_are_those_of_the_schema(kind: str) -> None:
    """A path in a description is how an author is told that a file is meant."""
    made = labels_of(kind, House())
    assert made is not None
    described = {
        f"{within}.{name}" if within else name for within, name, about in _described(schema(kind)) if re.search(r"\bpath of\b|^A file,", about)
    }
    assert described - {"template", "theme", "Annex.attach"} <= set(made["files"])
    assert {"include", "Picture.picture", "Annex.attach"} <= set(made["files"])


def _described(part: Any, within: str = "") -> Iterator[tuple[str, str, str]]:
    for one in part if isinstance(part, list) else []:
        yield from _described(one, within)
    if not isinstance(part, dict):
        return
    for name, field in part.get("properties", {}).items():
        yield within, name, field.get("description", "")
        yield from _described(field, within)
    for name, one in part.get("$defs", {}).items():
        yield from _described(one, name)
    for key in ("anyOf", "items"):
        yield from _described(part.get(key), within)
