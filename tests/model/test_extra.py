"""Fields of the author's own: each value is what it looks like, and what is wrong is told at its place."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

import docgen
from docgen import api
from docgen.calendars import DualDate
from docgen.checks import check
from docgen.clean.cleaning import cleaned
from docgen.model import Bilingual, Money
from docgen.model.extra import ExtraPicture

STATEMENT = Path(__file__).parents[2] / "examples" / "statement.yaml"


def loaded(folder: Path, extra: str):
    path = folder / "input.yaml"
    path.write_text(f"{STATEMENT.read_text('utf-8')}\nextra: {extra}\n", "utf-8")
    return docgen.load(path)


def both(text: str) -> Bilingual:
    return Bilingual(ar=text, en=text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{ar: أ, en: A}", Bilingual(ar="أ", en="A")),
        ("Doha", both("Doha")),
        ("007", both("007")),
        ("12.50", both("12.50")),
        ("2026-05-11", DualDate.from_gregorian(datetime.date(2026, 5, 11))),
        ('"1447-11-24 AH"', DualDate.from_gregorian(datetime.date(2026, 5, 11))),
        ("{gregorian: 2026-05-11}", DualDate.from_gregorian(datetime.date(2026, 5, 11))),
        ('"09:30"', datetime.time(9, 30)),
        ("true", True),
        ("{amount: 12500, currency: QAR}", Money(Decimal(12500), "QAR")),
        ("[A, B]", (both("A"), both("B"))),
        ("[{name: A, seats: 2}]", ({"name": both("A"), "seats": both("2")},)),
        ("{inner: {deep: {ar: أ, en: A}}}", {"inner": {"deep": Bilingual(ar="أ", en="A")}}),
    ],
)
def test_a_value_is_what_it_looks_like(tmp_path, written, value):
    assert loaded(tmp_path, f"{{field: {written}}}").extra == {"field": value}


def test_a_picture_is_a_file_beside_the_input(tmp_path):
    Image.new("L", (2, 2)).save(tmp_path / "map.png")
    found = loaded(tmp_path, "{map: {picture: map.png, alt: {ar: خريطة, en: Map}}}").extra["map"]
    assert isinstance(found, ExtraPicture)
    assert found.picture == tmp_path / "map.png"


@pytest.mark.parametrize(
    ("extra", "column", "message"),
    [
        ("3", 8, "these must be fields with names, not a number"),
        ("{1x: a}", 9, "'1x' cannot be the name of a field"),
        ("{this: a}", 9, "'this' means something else in the path of a field"),
        ("{a: {ar: x}}", 9, "the English text is missing"),
        ("{a: {ar: x, en: y, z: 1}}", 12, "a text has the sides ar and en, and 'z' is none"),
        ("{a: }", 12, "nothing is written here"),
        ("{a: {}}", 12, "nothing is written here"),
        ("{a: {picture: none.png}}", 22, "there is no file none.png"),
        ("{a: 2026-13-01}", 12, "2026-13-01 has no month 13"),
        ('{a: "25:61"}', 12, "'25:61' is not a time of the day"),
        ("{a: {amount: 1, currency: XXY}}", 12, "unknown currency 'XXY'"),
        ("{a: [1, {ar: x}]}", 16, "the English text is missing"),
        ("{a: {b: {c: {d: {e: {f: {g: {h: {i: x}}}}}}}}}", None, "fields stand in fields more than 8 deep"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path, extra, column, message):
    with pytest.raises(docgen.InputError) as caught:
        loaded(tmp_path, extra)
    problem = caught.value.problems[0]
    assert problem.message.startswith(message)
    assert problem.place.line == len(STATEMENT.read_text("utf-8").splitlines()) + 2
    assert column is None or problem.place.column == column


def test_a_model_is_built_of_them_in_python_too():
    data = {"hall": "A", "day": datetime.date(2026, 5, 11), "opens": datetime.time(9, 30), "paid": True}
    model = docgen.load(STATEMENT)
    made = docgen.parse({"docgen": 1, "kind": "press-statement", **model.model_dump(exclude_defaults=True, by_alias=True), "extra": data})
    assert made.extra["day"] == DualDate.from_gregorian(datetime.date(2026, 5, 11))
    assert made.extra["opens"] == datetime.time(9, 30)


def test_texts_of_one_s_own_are_checked_like_all_others(tmp_path):
    path = tmp_path / "input.yaml"
    path.write_text(f"{STATEMENT.read_text('utf-8')}\nextra: {{hall: {{ar: 'القاعة, الكبرى', en: Hall}}}}\n", "utf-8")
    assert any("extra.hall.ar" in str(problem) for problem in check(path).problems)


def test_a_clean_copy_of_the_input_holds_what_is_shown_of_them(tmp_path):
    model = loaded(tmp_path, '{hall: {ar: أ, en: A}, day: 2026-05-11, opens: "09:30", fee: {amount: 5, currency: QAR}, rooms: [{name: A}]}')
    text = cleaned(api.document(model, warn=lambda problem: None), "side-by-side").decode()
    path = tmp_path / "clean.yaml"
    path.write_text(text, "utf-8")
    assert docgen.load(path).extra in ({}, model.extra)
