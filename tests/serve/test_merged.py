"""What a form changes in a text: the rest stays as it was written."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.kinds import kinds
from docgen.reading import starter
from docgen.serve.data import as_data
from docgen.serve.merged import merged

TEXT = """\
# The head of it.
docgen: 1
headline: {ar: عنوان, en: Headline}  # in a line
body:
  - ar: نص.   # the first
    en: Text.
  # between
  - heading: {ar: رأس, en: Head}
  - list: [{ar: أ, en: a}, {ar: ب, en: b}]

about: >-
  Folded
  text.
# the last words
"""


def changed(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = as_data(TEXT)
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def test_nothing_changed_is_the_same_text():
    assert merged(TEXT, as_data(TEXT)).text == TEXT


def test_a_value_is_replaced_where_it_stands_and_comments_stay():
    made = merged(TEXT, changed(headline={"ar": "عنوان آخر", "en": "Another, longer: headline"}))
    assert made.text == TEXT.replace("عنوان, en: Headline", 'عنوان آخر, en: "Another, longer: headline"')
    assert not made.rewritten


def test_an_item_is_put_behind_the_last_with_its_list_s_indent():
    body = [*as_data(TEXT)["body"], {"ar": "جديد.", "en": "New."}]
    assert merged(TEXT, changed(body=body)).text == TEXT.replace("{ar: ب, en: b}]\n", '{ar: ب, en: b}]\n  - ar: "جديد."\n    en: "New."\n').replace(
        '"جديد."', "جديد."
    ).replace('"New."', "New.")


def test_an_item_is_taken_out_with_its_lines_alone():
    body = as_data(TEXT)["body"]
    assert merged(TEXT, changed(body=[body[0], body[2]])).text == TEXT.replace("  - heading: {ar: رأس, en: Head}\n", "")


def test_items_in_another_order_keep_their_lines_and_the_comments_above_them():
    body = as_data(TEXT)["body"]
    first, between, last = (
        "  - ar: نص.   # the first\n    en: Text.\n",
        "  # between\n  - heading: {ar: رأس, en: Head}\n",
        TEXT.splitlines(keepends=True)[8],
    )
    for order in ((1, 0, 2), (2, 0, 1), (0, 2, 1), (2, 1, 0), (1, 2, 0)):
        made = merged(TEXT, changed(body=[body[index] for index in order]))
        lines = "".join((first, between, last)[index] for index in order)
        assert made.text == TEXT.replace(first + between + last, lines)
        assert not made.rewritten
    assert merged("a:\n- b\n- c # 3", {"a": ["c", "b"]}).text == "a:\n- c # 3\n- b"
    assert merged("a: [b, c]\n", {"a": ["c", "b"]}).text == "a: [c, b]\n"
    assert as_data(merged("a:\n- - b\n  - c\n", {"a": [["c", "b"]]}).text) == {"a": [["c", "b"]]}
    assert as_data(merged("a:\n- &x b\n- c\n- *x\n", {"a": ["b", "b", "c"]}).text) == {"a": ["b", "b", "c"]}


def test_a_key_is_put_in_and_taken_out():
    assert merged(TEXT, changed(date="2026-05-11")).text == TEXT.replace("text.\n#", 'text.\ndate: "2026-05-11"\n#')
    assert merged(TEXT, changed(about=None)).text == TEXT.replace("about: >-\n  Folded\n  text.\n", "")


def test_what_is_put_in_at_the_end_of_a_list_and_of_what_holds_it_stands_in_that_order():
    text = "a:\n  - b:\n      - 1  # one\n"
    made = merged(text, {"a": [{"b": [1, 2], "c": 3}, {"d": 4}], "e": 5})
    assert made.text == "a:\n  - b:\n      - 1  # one\n      - 2\n    c: 3\n  - d: 4\ne: 5\n"


def test_the_first_key_of_an_item_goes_and_the_next_takes_its_place():
    body = as_data(TEXT)["body"]
    made = merged(TEXT, changed(body=[{"en": "Text."}, *body[1:]])).text
    assert "  - en: Text.\n  # between\n" in made


def test_a_text_becomes_one_in_both_languages():
    made = merged(TEXT, changed(about={"ar": "نبذة", "en": "About"})).text
    assert "about:\n  ar: نبذة\n  en: About\n# the last words" in made


@pytest.mark.parametrize("number", ["4.50", "007", "1e3", "123456789012345678901"])
def test_a_number_that_is_not_changed_stays_as_it_was_written(number):
    text = f"a: {number}\nb: 1\n"
    assert merged(text, {**as_data(text), "b": 2}).text == f"a: {number}\nb: 2\n"


def test_decimals_of_json_are_no_change():
    assert merged("a: 0.1  # tenth\nb: 1\n", {"a": Decimal("0.1"), "b": Decimal("2.5")}).text == "a: 0.1  # tenth\nb: 2.5\n"


def test_true_is_another_value_than_one():
    assert merged("a: 1  # here\n", {"a": True}).text == "a: true  # here\n"


def test_a_text_that_cannot_be_read_is_written_anew_and_that_is_told_where_it_had_comments():
    assert merged("a: [1  # one\n", {"a": [1]}).rewritten
    assert merged(None, {"a": [1]}).text == "a:\n  - 1\n"


WORDS: tuple[Any, ...] = (
    "نص جديد", "a: b # c", "- dash", "{curly}", "[br]", "line\nbreak", "'q'", "#no", "12", "true", "", "ends:", "a, b", "  lead",
    "{date}`2026-05-11` نص", {"ar": "مثال: نص", "en": "a, b"}, ["x"], 12, 4.5, True, None,
    {"name": {"ar": "س"}, "list": [{"ar": "ص, ض"}, [1, {"b": "c"}]]},
)  # fmt: skip


@pytest.mark.parametrize("kind", kinds())
def test_whatever_a_form_changes_in_a_starter_is_what_comes_out_and_its_comments_stay(kind):
    text, chance = starter(kind), random.Random(kind)
    comments = text.count("#")
    for _ in range(12):
        data = as_data(text)
        holders = list(_holders(data))
        holder = chance.choice(holders)
        _change(holder, chance)
        made = merged(text, data)
        assert as_data(made.text) == data
        assert made.rewritten or made.text.count("#") > comments * 0.8


def _holders(data: Any) -> Any:
    if isinstance(data, (dict, list)):
        yield data
        for one in data.values() if isinstance(data, dict) else data:
            yield from _holders(one)


def _change(holder: Any, chance: random.Random) -> None:
    word = chance.choice(WORDS)
    if isinstance(holder, dict):
        key = chance.choice([*holder, "new"])
        if key in holder and chance.random() < 0.3:
            del holder[key]
        else:
            holder[key] = word
    else:
        what, at = chance.choice(("put", "take", "move")), chance.randrange(len(holder) + 1)
        if what == "put" or not holder:
            holder.insert(at, word)
        elif what == "take":
            del holder[at - 1]
        else:
            holder.insert(at - 1, holder.pop())


def test_a_mapping_below_its_key_becomes_a_text_behind_it():
    assert merged("a:\n  b: 1\n  c: 2\n# end\n", {"a": "x"}).text == "a: x\n# end\n"


def test_a_json_input_to_which_a_key_comes_is_written_anew_as_lines():
    made = merged('{"a": "x #1", "b": [1]}\n', {"a": "x #1", "b": [1], "c": True})
    assert made.text == 'a: "x #1"\nb:\n  - 1\nc: true\n'
    assert not made.rewritten


def test_a_new_entry_stands_where_the_form_has_it() -> None:
    wanted = {"docgen": 1, "place": "Doha", "date": "2026-05-11", "body": ["x"], "last": 1}
    text = "docgen: 1 # first\n# of the body\nbody:\n  - y\n# the end\n"
    assert merged(text, wanted).text == 'docgen: 1 # first\nplace: Doha\ndate: "2026-05-11"\n# of the body\nbody:\n  - x\nlast: 1\n# the end\n'
    assert merged("body: [x]\n", {"date": "2026-05-11", "body": ["x"]}).text == 'date: "2026-05-11"\nbody: [x]\n'
    assert merged("a:\n  b: 1\n", {"a": {"b": 1, "c": 2}, "d": 3}).text == "a:\n  b: 1\n  c: 2\nd: 3\n"
    assert merged("l:\n  - b: 1\n", {"l": [{"a": 0, "b": 1}]}).text == "l:\n  - b: 1\n    a: 0\n"
