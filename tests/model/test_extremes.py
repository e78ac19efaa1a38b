"""Values that are larger or deeper than anything a document holds: errors at their places, never docgen's own."""

from __future__ import annotations

from pathlib import Path

import pytest

import docgen
from docgen.errors import InputError
from docgen.limits import Limits

HEAD = """docgen: 1
kind: press-statement
date: 2021-10-19
place: {ar: الدوحة, en: Doha}
issuer: {name: {ar: السفارة, en: Embassy}}
headline: {ar: عنوان, en: A headline}
"""
NINES = "9" * 5000
TABLE = "body: [{table: {columns: [{ar: ع, en: c, type: number}], rows: [[VALUE]]}}]\n"


@pytest.mark.parametrize(
    ("fields", "at", "message"),
    [
        (f"body: [{{ar: س, en: 'a {{number}}`{NINES}`'}}]\n", "{number}", "a number has at most 28 digits, and this one has 5,000"),
        (f"body: [{{ar: س, en: 'a {{money}}`{NINES} QAR`'}}]\n", "{money}", "a number has at most 28 digits, and this one has 5,000"),
        (f"body: [{{ar: س, en: 'a {{percent}}`{'1' * 29}`'}}]\n", "{percent}", "a number has at most 28 digits, and this one has 29"),
        (f"body: [{{ar: س, en: 'a [b](https://a.example/{'x' * 3000})'}}]\n", "https", "an address of 3,018 characters"),
        ('body: [x]\nrelease: {embargo: "0001-01-01T00:00+03:00"}\n', '"0001', "the year 1 is further off"),
        ('body: [x]\nrelease: {embargo: "9999-12-31T23:59-03:00"}\n', '"9999', "the year 9999 is further off"),
        (TABLE.replace("VALUE", "1e999"), "1e999", "at most 28 digits"),
        (TABLE.replace("VALUE", "9" * 300), "999", "at most 28 digits"),
        (TABLE.replace("VALUE", ".inf"), ".inf", "not a number that can be written"),
    ],
    ids=range(9),
)
def test_it_is_told_at_its_place(tmp_path: Path, fields: str, at: str, message: str) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(HEAD + fields, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        docgen.load(path)
    problem = caught.value.problems[0]
    assert message in problem.message
    line = fields.splitlines()[-1]
    assert (problem.place.line, problem.place.column) == (6 + fields.count("\n"), line.index(at) + 1)


def test_a_number_of_28_digits_is_kept_to_the_last() -> None:
    from docgen.locales.numbers import parse_number

    assert str(parse_number("1234567890123456789012345678")) == "1234567890123456789012345678"


@pytest.mark.parametrize("text", ["**a " * 5000, "*a **b " * 2000, "[" * 5000, "[a](b" * 2000, "_a __b " * 2000])
def test_markup_that_opens_and_never_closes_is_text(text: str) -> None:
    statement = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "date": "2021-10-19",
            "place": {"ar": "د", "en": "D"},
            "issuer": {"name": "Office"},
            "headline": {"ar": "س", "en": "x"},
            "body": [{"ar": "س", "en": text}],
        }
    )
    assert docgen.render_bytes(statement, "docx")


def test_emphasis_in_emphasis_without_an_end_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(HEAD + f"body: [{{ar: س, en: '{'**a *b ' * 200}{'c* d** ' * 200}'}}]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        docgen.load(path)
    problem = caught.value.problems[0]
    assert problem.message == f"emphasis and links are nested more than {Limits().nesting} deep"
    assert problem.place.line == 7
    assert (problem.place.column or 0) > 20
