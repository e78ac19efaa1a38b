"""YAML to data and marks: the 1.2 core schema, and one clear error for each kind of slip."""

import json
import math
from typing import Any

import pytest

from docgen.errors import InputError, Place, Problem
from docgen.source import Marked, compose, dotted, from_text, written


def data(text: str) -> Any:
    return compose(from_text(text, "x.yaml")).data


def refused(text: str) -> Problem:
    with pytest.raises(InputError) as caught:
        compose(from_text(text, "x.yaml"))
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "no",
        "No",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "2021-10-18",
        "2021-10-19T09:00+03:00",
        "1_000",
        "1443-03-12 AH",
        "0b101",
        "1.2.3",
        "+974 4400 1234",
        "=",
        "12e",
        "--1",
        "1,5",
        "tRue",
        "nULL",
        "3/1/2026",
        "٣",
    ],
)
def test_what_yaml_1_1_would_turn_stays_text(text: str) -> None:
    assert data(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("0o17", 15),
        ("0x1F", 31),
        ("010", 10),
        ("4.50", 4.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_the_core_schema(text: str, value: object) -> None:
    found = data(f"a: {text}")["a"]
    assert found == value
    assert isinstance(found, type(value))


def test_not_a_number() -> None:
    assert math.isnan(data("a: .nan")["a"])


@pytest.mark.parametrize("text", ["4.50", "007", "0x1F", "+3", "1e3", "12", "-0.25"])
def test_a_number_remembers_how_it_was_written(text: str) -> None:
    assert written(data(f"a: {text}")["a"]) == text


def test_quoted_numbers_are_text() -> None:
    assert data("a: '12'\nb: \"true\"\nc: !!str 12") == {"a": "12", "b": "true", "c": "12"}


def test_a_number_of_many_digits_is_text() -> None:
    assert data("a: " + "9" * 5000) == {"a": "9" * 5000}


def test_keys_are_text_as_written() -> None:
    assert data("no: 1\n2026: 2\nnull: 3\n'a b': 4") == {"no": 1, "2026": 2, "null": 3, "a b": 4}


def test_json_goes_the_same_way() -> None:
    value = {"a": [1, 2.5, "نص", None, True], "b": {"c": "x\ny/z\"'"}, "e": "\\"}
    assert data(json.dumps(value)) == value
    assert data(json.dumps(value, ensure_ascii=False, indent="\t")) == value


def test_aliases_repeat_a_value() -> None:
    assert data("a: &x {ar: س, en: s}\nb: *x") == {"a": {"ar": "س", "en": "s"}, "b": {"ar": "س", "en": "s"}}


def test_a_billion_laughs_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "aliases repeat more than" in refused("\n".join(lines)).message


def test_an_alias_to_itself_is_refused() -> None:
    problem = refused("a: &x\n  - b\n  - *x")
    assert "alias to itself" in problem.message


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "a: " + "[" * 70 + "]" * 70])
def test_deep_nesting_is_refused_and_no_stack_overflows(text: str) -> None:
    assert "nested more than" in refused(text).message


def test_every_key_given_twice_is_told_at_its_second_place() -> None:
    with pytest.raises(InputError) as caught:
        compose(from_text("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}", "x.yaml"))
    assert [(str(problem.place), problem.message, problem.hint) for problem in caught.value.problems] == [
        ("x.yaml:3:1", "the key 'a' is given twice in one mapping", "it stands in line 1 already"),
        ("x.yaml:4:11", "the key 'd' is given twice in one mapping", "it stands in line 4 already"),
    ]


def test_findings_can_be_collected_instead() -> None:
    problems: list[Problem] = []
    marked = compose(from_text("a: 1\na: 2\nb: !x 3"), problems)
    assert marked.data == {"a": 1, "b": "3"}
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a:\n\t- b", "2:1", "a tab is used for indentation", "spaces"),
        ("a:\n  b: 1\n \tc: 2", "3:2", "a tab is used for indentation", "spaces"),
        ("a: |\n  x\n\ty", "3:1", "a tab is used for indentation", "spaces"),
        ("a: 1\n---\nb: 2", "2:1", "a second document begins here", "one document"),
        ("a: 1\n...\nb: 2", "3:1", "a second document begins here", "one document"),
        ("# only a comment\n", "1:1", "the file is empty", "comments"),
        ("---\n", "1:1", "the file is empty", "comments"),
        ("a: note: x", "1:8", "a second ': ' stands here", "quotes"),
        ("a: {date}`2021-10-18` x", "1:10", "a text may not begin with `", "role"),
        ("a: {date} x", "1:4", "begins with { is read as a list or a mapping, and this one goes on", "double quotes"),
        ("a: [1, 2", "1:4", "the bracket that opens here is never closed", "]"),
        ("a: {b: 1\nc: 2}", "2:2", "a comma or } is missing", "line 1"),
        ("a: 'x\nb: 1", "1:4", "the quotation mark that opens here is never closed", "close"),
        ('a: "x\\q"', "1:6", "this backslash escape does not exist", "backslash"),
        ("a: 1\n   b: 2", "2:5", "a second ': ' stands here, or a key with no place", "quotes"),
        ("a: x\n  y # z\n  b: 1", "3:3", "the indentation", "column"),
        ("a:\n  - b\n c: d", "3:2", "the indentation", "column"),
        ("  a: 1\n b: 2", "2:2", "this line does not belong", "indent"),
        ("just words\nb\n- c: d: e", "3:4", "a second ': '", "quotes"),
        ("a: 1\nwords\nb: 2", "2:1", "a key needs a colon", "key: value"),
        ("a: *x", "1:4", "the alias *x has no anchor", "quotes"),
        ("a: @x", "1:4", "a text may not begin with @", "quotes"),
        ("a: - b", "1:4", "a list item may not begin here", "line of its own"),
        ("? [a]\n: 1", "1:3", "a key must be one word", None),
        ("a: !x y", "1:4", "the tag !x has no meaning here", "quotes"),
        ("a: !!python/object:os.system x", "1:4", "the tag !!python/object:os.system has no meaning", "quotes"),
        ("a: !!int x", "1:4", "the tag !!int has no meaning", "quotes"),
        ("<<: {a: 1}", "1:1", "merge keys", "write the keys out"),
        ("%x\na: 1", "1:1", "a line may not begin with %", "quotes"),
    ],
)
def test_a_slip_is_told_in_plain_words_at_its_place(text: str, place: str, message: str, hint: str | None) -> None:
    problem = refused(text)
    assert str(problem.place) == f"x.yaml:{place}"
    assert message in problem.message
    assert hint is None or hint in str(problem.hint)


def test_place_of_values_and_keys() -> None:
    marked = compose(from_text("a: 1\nب:\n  - {ar: نص, en: text}\n  - x\n", "x.yaml"))
    assert marked.place(("a",)) == Place("x.yaml", 1, 4, "a")
    assert marked.place(("ب", 0, "en")) == Place("x.yaml", 3, 18, "ب[0].en")
    assert marked.place(("ب", 0, "en"), key=True) == Place("x.yaml", 3, 14, "ب[0].en")
    assert marked.place(("ب", 1)) == Place("x.yaml", 4, 5, "ب[1]")


def test_a_missing_field_is_placed_at_the_mapping_that_lacks_it() -> None:
    marked = compose(from_text("a:\n  b: {c: 1}\n", "x.yaml"))
    assert marked.place(("a", "b", "d")) == Place("x.yaml", 2, 3, "a.b.d")
    assert marked.place(("z",)) == Place("x.yaml", 1, 1, "z")


def test_the_path_of_a_long_form_leads_to_the_short_one() -> None:
    marked = compose(from_text("a: {ar: نص, en: some text}\nb: one for both\n", "x.yaml"))
    assert marked.place(("a", 0, "text", 0, "en"), offset=5) == Place("x.yaml", 1, 22, "a.en")
    assert marked.place(("b", "ar"), offset=4) == Place("x.yaml", 2, 8, "b")
    assert marked.span(("b", "en")) == marked.span(("b",))
    assert marked.real_path(("a", "text", "fr")) == ("a", "fr")


def test_data_from_no_file_has_a_path_only() -> None:
    assert Marked({"a": [1]}, "<data>").place(("a", 0)) == Place("<data>", path="a[0]")


def test_line_ends_of_all_kinds_count_once() -> None:
    marked = compose(from_text("a: 1\r\nb: 2\r\n\r\nc: 3", "x.yaml"))
    assert marked.place(("c",)).line == 4


SCALARS = [
    "a: plain text with mark\n",
    "a: 'it''s quoted, a mark'\n",
    'a: "escapes \\" \\u0639 \\x41 \\t mark"\n',
    "a: 'folded\n    over lines\n\n    to a mark'\n",
    "a: plain over\n   two lines mark\n",
    'a: "double \\\n   over lines mark"\n',
    "a: >-\n  folded block\n  with a mark\n  and more\n",
    "a: |\n  literal\n    block mark\n",
    "a:\n  - {b: [x, 'mark']}\n",
    "a: >2\n    indented mark\n",
]


@pytest.mark.parametrize("text", SCALARS)
def test_a_place_inside_a_text_is_exact(text: str) -> None:
    marked = compose(from_text(text))
    path: tuple[str | int, ...] = ("a", 0, "b", 1) if "{b" in text else ("a",)
    offset = marked.value(path).index("mark")
    index = marked.index(path, offset)
    assert index is not None
    assert text[index : index + 4] == "mark"
    place = marked.place(path, offset=offset)
    assert place.line == text[:index].count("\n") + 1


@pytest.mark.parametrize("text", ["a: 'x  y'", 'a: "x  y"', "a: x  y", "a: >-\n  x  y\n", "a: |\n  x  y", "a: 'it''s  y'", 'a: "\\u0041  y"'])
def test_a_space_inside_a_line_has_its_place(text: str) -> None:
    marked = compose(from_text(text))
    offset = marked.value(("a",)).index("  ") + 1
    index = marked.index(("a",), offset)
    assert index is not None
    assert text[index - 1 : index + 2] == "  y"


def test_spans_are_exact_for_editing() -> None:
    text = "a: 'x y'\nb: plain # comment\n"
    marked = compose(from_text(text))
    span, other = marked.span(("a",)), marked.span(("b",))
    assert span is not None
    assert text[span.start : span.end] == "'x y'"
    assert other is not None
    assert text[other.start : other.end] == "plain"
    assert marked.span(("c",)) is None


def test_paths_read_as_people_write_them() -> None:
    assert dotted(("body", 2, "table", "rows", 0, 1, "ar")) == "body[2].table.rows[0][1].ar"
