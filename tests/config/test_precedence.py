"""Command line, environment, input, configuration, default: who wins, for every key that an input has too."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.config.environment import environment, unheeded, variables
from docgen.config.file import read_configuration
from docgen.config.house import House
from docgen.config.settings import Settings
from docgen.config.variables import IN_INPUT
from docgen.document.document import LAYOUTS, SourceChoice
from docgen.model.fields import keys
from docgen.model.root import Model
from docgen.types import Calendar, Digits

VALUES = {
    "layout": LAYOUTS,
    "digits": get_args(Digits),
    "calendar": get_args(Calendar),
    "clock": ("12h", "24h", "auto"),
    "territory": ("QA", "EG", "MA"),
    "hijri_table": ("auto", "published", "kacst"),
    "source": get_args(SourceChoice),
    "theme": ("noto", "plex", "classic"),
    "template": ("press-statement",),
}
TEXT = "docgen: 1\nkind: press-statement\ndate: 2026-05-11\nissuer: {name: Embassy}\nheadline: News\nbody: [One.]\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("house")


@given(st.data())
def test_the_environment_wins_over_the_input_and_the_input_over_the_configuration(folder, data):
    said = [
        {key: value for key, values in VALUES.items() if (value := data.draw(st.sampled_from((None, *values)), label=f"{who} {key}")) is not None}
        for who in ("environment", "input", "configuration")
    ]
    over, own, under = said
    path = folder / "docgen.toml"
    path.write_text("".join(f'{key.replace("_", "-")} = "{value}"\n' for key, value in under.items()), encoding="utf-8")
    house = House(read_configuration(path), environment({f"DOCGEN_{key.upper()}": value for key, value in over.items()}))
    model = docgen.loads(TEXT + "".join(f"{key}: {value}\n" for key, value in own.items()), folder=folder, configuration=house)
    for key in VALUES:
        default = Model.model_fields[key].default
        assert getattr(model, key) == over.get(key, own.get(key, under.get(key, default))), key


def test_every_key_that_an_input_has_is_one_of_models():
    assert set(IN_INPUT) == keys(Settings).keys() & (keys(Model).keys() - {"languages"})
    assert set(VALUES) == set(IN_INPUT) - {"glossary"}


def test_lists_and_paths_of_variables_are_read_as_their_options(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    found = environment(
        {"DOCGEN_FONTS": "a:b", "DOCGEN_FORMAT": "pdf, docx", "DOCGEN_MARKS": "no", "DOCGEN_BLEED": "5", "DOCGEN_FOR": "x", "DOCGEN_QR": " "}
    )
    assert found is not None
    assert found.get("fonts") == (tmp_path / "a", tmp_path / "b")
    assert (found.get("format"), found.get("marks"), found.get("bleed"), found.get("for"), found.get("qr")) == (
        ("pdf", "docx"),
        False,
        "5",
        "x",
        None,
    )


def test_wrong_variables_are_told_all_at_once_by_their_names():
    with pytest.raises(docgen.UsageError) as caught:
        environment({"DOCGEN_LAYOUT": "stackd", "DOCGEN_PAGE": "A44", "DOCGEN_THEME": "no/where.yaml"})
    said = str(caught.value).splitlines()
    assert said[0] == "DOCGEN_LAYOUT: error: 'stackd' is not known here – did you mean 'stacked'?"
    assert [line.partition(":")[0] for line in said] == ["DOCGEN_LAYOUT", "DOCGEN_THEME", "DOCGEN_PAGE"]


def test_a_variable_that_looks_like_an_options_is_told():
    assert [str(problem) for problem in unheeded({"DOCGEN_LAYUOT": "x", "DOCGEN_LAYOUT": "y", "DOCGEN_LIMITS": "z", "LAYOUT": "w"})] == [
        "DOCGEN_LAYUOT: warning: no option has this variable – did you mean DOCGEN_LAYOUT?"
    ]
    assert variables()["for"] == "DOCGEN_FOR"
    assert [str(problem) for problem in unheeded({"DOCGEN_PPI": "300"})] == [
        "DOCGEN_PPI: warning: this option has no variable – --ppi is for the command line alone"
    ]


def test_every_variable_of_docgens_own_that_nobody_heeds_is_told():
    for name, said in (
        ("CHECKS", "this key has no variable – DOCGEN_IGNORE names checks that are left out; a table stands in a docgen.toml"),
        ("HOUSE_STYLE", "no option has this variable – variables are named as the keys of a configuration: DOCGEN_LAYOUT, DOCGEN_FORMAT"),
        ("MESSAGES", "this option has no variable – --messages is for the command line alone"),
        ("NO_CONFIG", "this option has no variable – --no-config is for the command line alone"),
    ):
        assert [str(problem) for problem in unheeded({f"DOCGEN_{name}": "x"})] == [f"DOCGEN_{name}: warning: {said}"]
    assert not unheeded(dict.fromkeys(variables().values(), "x"))


@pytest.mark.parametrize(
    ("name", "heeded", "not_heeded"),
    [
        ("DOCGEN_LANG", ("", "ar", "en", "ar_EG.UTF-8", "EN-GB"), ("fr", "arabic", "1")),
        ("DOCGEN_BIDI", ("", "0", "1"), ("yes", "2")),
        ("DOCGEN_PURE", ("", "0", "1"), ("true",)),
        ("DOCGEN_DEBUG", ("", "0", "1"), ("on",)),
    ],
)
def test_a_value_that_nobody_heeds_is_told_by_its_variable(name, heeded, not_heeded):
    assert not [value for value in heeded if unheeded({name: value})]
    for value in not_heeded:
        (problem,) = unheeded({name: value})
        assert (problem.place.file, problem.severity) == (name, "warning")
        assert f"'{value}'" in problem.message


def test_what_is_yes_or_no_in_a_variable_is_one_of_the_usual_words():
    for said, meant in (("1", True), ("Yes", True), ("on", True), ("0", False), ("false", False), ("OFF", False)):
        found = environment({"DOCGEN_STRICT": said})
        assert found is not None
        assert found.get("strict") is meant
    with pytest.raises(docgen.UsageError, match="DOCGEN_STRICT: error: this must be true or false, not 'maybe'"):
        environment({"DOCGEN_STRICT": "maybe"})
