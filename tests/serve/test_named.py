"""What a kind's own fields and choices are called in a form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.config.file import read_configuration
from docgen.config.house import House
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
