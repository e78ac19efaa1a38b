"""Terms that name terms, and documents that name terms without a glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.errors import InputError
from docgen.limits import Limits
from docgen.reading import load_glossary

HEAD = """docgen: 1
kind: press-statement
date: 2021-10-19
place: {ar: الدوحة, en: Doha}
issuer: {name: {ar: السفارة, en: Embassy}}
headline: {ar: عنوان, en: A headline}
"""


@pytest.fixture
def told(tmp_path: Path) -> Any:
    """The first problem of a glossary of these terms: line, column, message."""

    def told(terms: str) -> tuple[int | None, int | None, str]:
        path = tmp_path / "glossary.yaml"
        path.write_text("docgen: 1\nkind: glossary\nterms:\n" + terms, encoding="utf-8")
        with pytest.raises(InputError) as caught:
            load_glossary(path)
        problem = caught.value.problems[0]
        assert problem.place.file == str(path)
        return problem.place.line, problem.place.column, problem.message

    return told


def test_a_term_may_name_another(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(
        "docgen: 1\nkind: glossary\nterms:\n  a: {ar: س, en: x}\n  b: {ar: 'ص {term}`a`', en: 'y {term}`a` {term}`a`'}\n", encoding="utf-8"
    )
    assert set(load_glossary(path).terms) == {"a", "b"}


def test_a_term_that_names_itself_is_told_at_the_role(told: Any) -> None:
    assert told("  a: {ar: س, en: 'x {term}`a`'}\n") == (4, 21, "the term 'a' names itself")
    assert told("  a: {ar: س, en: '{term}`b`'}\n  b: {ar: س, en: 'y {term}`a`'}\n") == (5, 21, "the term 'a' names itself")


def test_a_term_that_names_none_is_told_with_the_nearest(told: Any) -> None:
    assert told("  alpha: {ar: س, en: x}\n  b: {ar: س, en: 'y {term}`alpa`'}\n") == (5, 21, "the glossary has no term 'alpa'")


def test_terms_that_double_are_refused(told: Any) -> None:
    doubled = "  t0: {ar: سسسس, en: xxxx}\n" + "".join(f"  t{n}: '{{term}}`t{n - 1}` {{term}}`t{n - 1}`'\n" for n in range(1, 40))
    assert "written out, has more than 8,000,000 characters" in told(doubled)[2]


def test_long_chains_of_terms_are_refused(told: Any) -> None:
    chain = "  t0: {ar: س, en: x}\n" + "".join(f"  t{n}: '{{term}}`t{n - 1}`'\n" for n in range(1, 3000))
    assert f"more than {Limits().nesting} terms inside each other" in told(chain)[2]


@pytest.mark.parametrize(
    ("fields", "place"),
    [("body: [x, 'y {term}`b` z']\n", (7, 14)), ("body: [x]\nsubheadline: {ar: س, en: 'a {term}`b`'}\n", (8, 29))],
)
def test_a_term_without_a_glossary_is_told_where_it_stands(tmp_path: Path, fields: str, place: tuple[int, int]) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(HEAD + fields, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        docgen.load(path)
    problem = caught.value.problems[0]
    assert (problem.place.line, problem.place.column) == place
    assert (problem.code, problem.message) == ("DG503", "the term 'b' has no glossary to come from")


def test_terms_given_in_python_may_not_go_in_circles() -> None:
    model = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "date": "2021-10-19",
            "place": {"ar": "د", "en": "D"},
            "body": ["x"],
            "issuer": {"name": "Office"},
            "headline": {"ar": "س", "en": "x"},
        }
    ).with_terms({"a": docgen.Bilingual(ar="س {term}`a`", en="x {term}`a`")})
    object.__setattr__(model, "headline", docgen.Bilingual(ar="{term}`a`", en="{term}`a`"))
    with pytest.raises(docgen.DocgenError, match="names itself"):
        docgen.render_bytes(model, "pdf")
