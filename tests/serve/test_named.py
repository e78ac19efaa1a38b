"""What a kind's own fields and choices are called in a form."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docgen.config.file import read_configuration
from docgen.config.house import House
from docgen.model.described import descriptions, for_forms
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


_SIDES = ("ar", "en", "gregorian", "hijri")
"""Fields that a form shows as one with another, under a name and a help of theirs."""


@pytest.mark.parametrize("kind", kinds())
def test_every_field_of_a_form_says_what_it_is_for_in_both_languages(kind: str) -> None:
    made = labels_of(kind, House())
    assert made is not None
    said = {(within, name): about for within, name, about in descriptions(schema(kind)) if name not in _SIDES}
    assert [field for field, about in said.items() if not about] == []
    assert [about for about in said.values() if not made["about"].get(about, {}).get("ar")] == []


_YAML = re.compile(r"\{(?!meeting|n\}|year|hijri_year)|\b(?:true|false|list of)\b")
"""How a field is written, which says nothing to who fills a form; the names in a pattern of numbers are what he writes."""


@pytest.mark.parametrize("kind", kinds())
def test_a_form_does_not_say_how_yaml_is_written(kind: str) -> None:
    made = labels_of(kind, House())
    assert made is not None
    said = {about for within, name, about in descriptions(schema(kind)) if about and f"{within}.{name}".lstrip(".") not in made["files"]}
    shown = {lang: {made["about"][about].get(lang, about) for about in said if about in made["about"]} for lang in ("ar", "en")}
    assert [text for text in (*shown["ar"], *shown["en"]) if _YAML.search(text)] == []


def test_nothing_is_kept_for_what_no_field_says_any_more() -> None:
    assert set(for_forms()) <= {about for kind in kinds() for _, _, about in descriptions(schema(kind))}


@pytest.mark.parametrize("kind", kinds())
def test_fields_that_name_files_are_those_of_the_schema(kind: str) -> None:
    """A path in a description is how an author is told that a file is meant."""
    made = labels_of(kind, House())
    assert made is not None
    described = {
        f"{within}.{name}" if within else name
        for within, name, about in descriptions(schema(kind))
        if about and re.search(r"\bpath of\b|^A file,", about)
    }
    assert described - {"template", "theme", "Annex.attach"} <= set(made["files"])
    assert {"include", "Picture.picture", "Annex.attach"} <= set(made["files"])
