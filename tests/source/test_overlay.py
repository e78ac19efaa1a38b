from __future__ import annotations

import pytest

from docgen.errors import InputError, Place, Problem
from docgen.source import Marked
from docgen.source.overlay import overlaid, placed

DATA = {"number": 3, "headline": {"ar": "بيان", "en": "Statement"}, "body": [{"ar": "أ", "en": "a"}, "b"], "title": "Plain"}


def test_values_are_put_at_their_paths_and_the_data_itself_stays_as_it_was():
    marked = Marked(DATA)
    data = overlaid(marked, {"headline.en": "Other", "body[0].ar": "ب", "body[1]": "c", "place.en": "Doha"}).data
    assert data["headline"] == {"ar": "بيان", "en": "Other"}
    assert data["body"] == [{"ar": "ب", "en": "a"}, "c"]
    assert data["place"] == {"en": "Doha"}
    assert marked.data["headline"]["en"] == "Statement"
    assert "place" not in marked.data


def test_a_text_is_read_as_a_plain_yaml_scalar():
    data = overlaid(Marked({}), {"number": "4", "yes": "true", "date": "2021-10-18", "start": "10:30", "text": "a: b", "nothing": ""}).data
    assert data == {"number": 4, "yes": True, "date": "2021-10-18", "start": "10:30", "text": "a: b", "nothing": None}
    assert overlaid(Marked({}), {"n": 7}).data == {"n": 7}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("headline..en", "not the path"),
        ("[0]", "not the path"),
        ("body[x]", "not the path"),
        ("body[2].ar", "body has 2 items – the last is body[1]"),
        ("body.ar", r"body is a list and has no 'ar' – set body\[0\]"),
        ("title.en", "title is one value and has no 'en'"),
        ("headline[0]", "headline is not a list"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(path, said):
    with pytest.raises(InputError, match=said.replace("[1]", r"\[1\]")) as caught:
        overlaid(Marked(DATA), {path: "x"})
    assert caught.value.problems[0].place.file == f"--set {path}"


def test_a_problem_of_a_set_value_is_told_at_the_setting():
    inside = Problem("no date", Place("a.yaml", 7, 7, "date"))
    deeper = Problem("no role", Place("a.yaml", 9, 1, "headline.en"))
    other = Problem("unknown", Place("a.yaml", 3, 1, "dated"))
    told = placed([inside, deeper, other], {"date": "x", "headline": "y"})
    assert [problem.place.file for problem in told] == ["--set date", "--set headline", "a.yaml"]
