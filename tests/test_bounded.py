"""What an input may cost, in the library: each limit is an error with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen import api
from docgen.errors import DocgenError, Problem
from docgen.limits import Limits
from docgen.reading.starter import starter
from docgen.source import compose, from_text

STATEMENT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "issuer": {"name": {"ar": "السفارة", "en": "Embassy"}},
    "headline": {"ar": "عنوان", "en": "A headline"},
    "body": [{"ar": "نص", "en": "text"}] * 3,
}
HEAD = """docgen: 1
kind: press-statement
date: 2021-10-19
place: {ar: الدوحة, en: Doha}
issuer: {name: {ar: السفارة, en: Embassy}}
headline: {ar: عنوان, en: A headline}
"""


def first(call: Any) -> Problem:
    with pytest.raises(DocgenError) as caught:
        call()
    return caught.value.problems[0]


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(body: str) -> Path:
        path = tmp_path / "input.yaml"
        path.write_text(HEAD + body, encoding="utf-8")
        return path

    return write


def test_limits_are_a_public_name() -> None:
    assert docgen.Limits is Limits
    assert docgen.Limits.untrusted().pages < docgen.Limits().pages


@pytest.mark.parametrize(
    ("limits", "body", "line", "message"),
    [
        (Limits(characters=300), f"body:\n  - {'x' * 400}\n", 8, "more than 300 characters together"),
        (Limits(characters=300), f"body:\n  - &a {{ar: {'x' * 100}, en: y}}\n  - *a\n  - *a\n  - *a\n", 8, "more than 300 characters together"),
        (Limits(characters=300), f"body: [x]\n{'k' * 400}: 1\n", 1, "more than 300 characters together"),
        (Limits(values=30), "body:\n" + "  - x\n" * 40, 8, "more than 30 values"),
        (Limits(values=60), "body:\n  - &a {ar: x, en: y}\n" + "  - *a\n" * 40, 8, "more than 60 values"),
        (Limits(nesting=5), "body: [[[[[[x]]]]]]\n", 7, "nested more than 5 deep"),
    ],
)
def test_a_file_is_measured_as_it_is_read(written: Any, limits: Limits, body: str, line: int, message: str) -> None:
    path = written(body)
    problem = first(lambda: docgen.load(path, limits=limits))
    assert message in problem.message
    assert (problem.place.file, problem.place.line) == (str(path), line)
    assert problem.place.column


def test_data_that_holds_itself_is_refused() -> None:
    endless: dict[str, Any] = dict(STATEMENT)
    endless["body"] = [endless]
    assert "nested more than" in first(lambda: docgen.parse(endless)).message


@pytest.mark.parametrize(
    ("limits", "message", "path"),
    [
        (Limits(characters=20), "more than 20 characters together", None),
        (Limits(values=10), "more than 10 values", None),
        (Limits(nesting=1), "nested more than 1 deep", None),
    ],
)
def test_data_is_measured_too(limits: Limits, message: str, path: str | None) -> None:
    assert message in first(lambda: docgen.parse(STATEMENT, limits=limits)).message


def test_blocks_and_pages_are_counted(written: Any) -> None:
    path = written("body: [x, y, page-break, z, page-break, w]\n")
    model = docgen.load(path)
    for limits, format, message in (
        (Limits(blocks=4), "docx", "more than 4 blocks"),
        (Limits(blocks=4), "pdf", "more than 4 blocks"),
        (Limits(pages=2), "pdf", "more than 2 pages"),
    ):
        problem = first(lambda limits=limits, format=format: docgen.render_bytes(model, format, limits=limits))
        assert message in problem.message
        assert problem.place.file == str(path) or problem.place.line


def test_time_is_an_error_that_names_the_file(written: Any) -> None:
    path = written("body: [x]\n")
    model = docgen.load(path)
    tree = api.document(model)
    for call in (
        lambda: docgen.load(path, limits=Limits(seconds=1e-9)),
        lambda: docgen.render_bytes(model, "pdf", limits=Limits(seconds=1e-9)),
        lambda: api.render_document(tree, "pdf", limits=Limits(seconds=1e-9)),
        lambda: api.render_document(tree, "docx", limits=Limits(seconds=1e-9)),
    ):
        problem = first(call)
        assert "longer than" in problem.message
        assert problem.place.file == str(path) or (problem.place.file or "").endswith("template.yaml")


def test_many_problems_are_told_in_part_and_counted(written: Any) -> None:
    path = written("body: [x]\n" + "".join(f"key{n}: 1\n" for n in range(120)))
    with pytest.raises(DocgenError) as caught:
        docgen.load(path)
    *told, rest = caught.value.problems
    assert [problem.place.line for problem in told] == list(range(8, 58))
    assert all(problem.hint for problem in told)
    assert str(rest) == f"{path}: error: … and 70 errors more"
    with pytest.raises(DocgenError) as caught:
        docgen.load(path, limits=Limits(problems=2))
    assert len(caught.value.problems) == 3


def test_the_misspelling_of_a_needed_key_is_told_once(written: Any) -> None:
    path = written("bodi: [x]\n")
    with pytest.raises(DocgenError) as caught:
        docgen.load(path)
    assert [(problem.message, problem.hint) for problem in caught.value.problems] == [("unknown key 'bodi'", "did you mean 'body'?")]


def test_wrong_roles_are_told_at_their_places_however_many(written: Any) -> None:
    """Their places are found in one walk through the text, escapes and folded lines and all."""
    text = " ".join(f"\\u0041{{dat}}`{n}`" for n in range(40))
    path = written(f'body:\n  - {{ar: س, en: "{text}"}}\n')
    with pytest.raises(DocgenError) as caught:
        docgen.load(path)
    source = path.read_text(encoding="utf-8").splitlines()[7]
    columns = [problem.place.column for problem in caught.value.problems]
    assert len(columns) == 40
    assert all(source[column - 1 :].startswith(f"{{dat}}`{n}`") for n, column in enumerate(columns) if column)


@pytest.mark.parametrize(
    ("value", "code", "column"),
    [
        (r'"a\0b"', "U+0000", 19),
        (r'"\u0041\x07"', "U+0007", 24),
        (r'"a \x1b b"', "U+001B", 20),
        (r'"a\uFFFF"', "U+FFFF", 19),
        (r'"a\x85b\tc"', None, 0),
    ],
)
def test_control_characters_are_no_text(written: Any, value: str, code: str | None, column: int) -> None:
    path = written(f"body:\n  - {{ar: س, en: {value}}}\n")
    if code is None:
        docgen.load(path)
        return
    problem = first(lambda: docgen.load(path))
    assert code in problem.message
    assert (problem.place.line, problem.place.column) == (8, column)


def test_control_characters_are_no_text_in_python_either() -> None:
    problem = first(lambda: docgen.parse({**STATEMENT, "headline": {"ar": "س", "en": "a\0b"}}))
    assert "U+0000" in problem.message
    assert problem.place.path == "headline.en"
    assert "U+0000" in first(lambda: docgen.Bilingual(ar="س", en="\0")).message


@pytest.mark.parametrize(("written_as", "wanted"), [("001", "001"), ("'001'", "001"), ("qa", "QA")])
def test_a_territory_is_read_as_it_is_written(written: Any, written_as: str, wanted: str) -> None:
    assert docgen.load(written(f"territory: {written_as}\nbody: [x]\n")).territory == wanted


@pytest.mark.parametrize("wrong", ["ZZ", "[QA]", "{a: b}", "974", "true", "1", "''"])
def test_what_is_no_territory_is_told_at_its_place(written: Any, wrong: str) -> None:
    problem = first(lambda: docgen.load(written(f"territory: {wrong}\nbody: [x]\n")))
    assert problem.place.line == 7
    assert problem.hint


def test_numbers_are_texts_as_they_are_written(written: Any) -> None:
    model = docgen.load(written("reference: 007\nbody: [{ar: 1.50, en: 0x1F}]\n"))
    assert model.reference == "007"
    assert (model.body[0].ar, model.body[0].en) == ("1.50", "0x1F")  # type: ignore[attr-defined]


def test_an_id_may_be_a_number(tmp_path: Path) -> None:
    path = tmp_path / "minutes.yaml"
    text = starter("meeting-minutes")
    ids = list(parse_people(text))
    path.write_text(re.sub(rf"(?<![-\w]){ids[-1]}(?![-\w])", "007", text), encoding="utf-8")
    assert "007" in docgen.load(path).people  # type: ignore[attr-defined]


def parse_people(text: str) -> dict[str, Any]:
    people: dict[str, Any] = compose(from_text(text)).data["people"]
    return people


def test_what_is_quoted_in_a_message_is_cut(written: Any) -> None:
    for fields in ("layout: " + "x" * 9000, "territory: " + "Q" * 9000, "reference: x\n" + "k" * 9000 + ": 1"):
        problem = first(lambda fields=fields: docgen.load(written(f"body: [x]\n{fields}\n")))
        assert len(problem.message) < 500
        assert problem.place.line in (8, 9)


def test_the_words_of_terms_are_counted(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(f"docgen: 1\nkind: glossary\nterms:\n  a: {{ar: س, en: {'x ' * 500}}}\n", encoding="utf-8")
    path = tmp_path / "input.yaml"
    path.write_text(HEAD + f"glossary: glossary.yaml\nbody: ['{'{term}`a` ' * 100}']\n", encoding="utf-8")
    problem = first(lambda: docgen.render_bytes(docgen.load(path), "docx", limits=Limits(characters=20_000)))
    assert "terms of the glossary, written out" in problem.message
    assert problem.place.file == str(path)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_items_of_lists_count_as_blocks(written: Any, format: str) -> None:
    model = docgen.load(written("body:\n- list: [a, b, c, d]\n"))
    assert "more than 4 blocks" in first(lambda: docgen.render_bytes(model, format, limits=Limits(blocks=4))).message
