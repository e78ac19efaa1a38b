"""The registry of kinds, and the shape of every model."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packages import installing

from docgen.errors import InputError
from docgen.model import MeetingMinutes, Model, Part, PressStatement, kinds, model_of
from docgen.model.fields import all_parts, keys, part_at
from docgen.model.glossary import Glossary
from docgen.reading import parse, schema


class Letter(Model):
    """A kind of another package."""

    kind = "letter"
    subject: str


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "letters", sys.modules[__name__])
    for install in installing(tmp_path, monkeypatch):
        install("letters", {"kinds": {"letter": "letters:Letter"}})
        yield


def test_the_built_in_kinds() -> None:
    assert kinds()[:2] == ("press-statement", "meeting-minutes")
    assert model_of("press-statement") is PressStatement
    assert model_of("meeting-minutes") is MeetingMinutes


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean press-statement"):
        model_of("press-statment")


@pytest.mark.usefixtures("installed")
def test_an_installed_package_brings_its_kind() -> None:
    assert "letter" in kinds()
    made = parse({"docgen": 1, "kind": "letter", "date": "2021-10-19", "subject": "x"})
    assert isinstance(made, Letter)
    assert schema("letter")["properties"]["kind"] == {"const": "letter", "description": "The kind of document"}


@pytest.mark.parametrize("model", [PressStatement, MeetingMinutes])
def test_every_field_says_what_it_is(model: type[Model]) -> None:
    silent = [f"{part.__name__}.{key}" for part in all_parts(model) for key, field in keys(part).items() if not field.description]
    assert silent == []


@pytest.mark.parametrize("model", [PressStatement, MeetingMinutes, Glossary])
def test_every_field_stands_in_its_section_of_the_docs(model: type[Part]) -> None:
    text = (Path(__file__).parents[2] / "docs" / "input.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^#+ [^\n]*\(`(\w+)`\)\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL))
    wanted = [(part.__name__, key) for part in all_parts(model) for key in keys(part)]
    missing = [f"{part}.{key}" for part, key in wanted if f"`{key}`" not in sections.get(part, "")]
    assert missing == []


def test_the_docs_name_no_field_that_does_not_exist() -> None:
    text = (Path(__file__).parents[2] / "docs" / "input.md").read_text(encoding="utf-8")
    parts = {part.__name__: part for model in (PressStatement, MeetingMinutes, Glossary) for part in all_parts(model)}
    sections = re.findall(r"^#+ [^\n]*\(`(\w+)`\)\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert {name for name, _ in sections} == set(parts)
    for name, body in sections:
        named = {key for cell in re.findall(r"^\| (`[^|]*`) \|", body, re.MULTILINE) for key in re.findall(r"`(\w+)`", cell)}
        assert named <= set(keys(parts[name])), name


def test_the_example_in_the_docs_runs() -> None:
    text = (Path(__file__).parents[2] / "docs" / "input.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert isinstance(names["statement"], PressStatement)


def test_a_path_leads_to_its_part() -> None:
    found = part_at(MeetingMinutes, ("agenda", 0, "discussion", 1, "<table>", "table", "columns", 2))
    assert found is not None
    assert found.__name__ == "Column"
    assert part_at(MeetingMinutes, ("people", "x")) is not None
    assert part_at(MeetingMinutes, ("nothing",)) is None
