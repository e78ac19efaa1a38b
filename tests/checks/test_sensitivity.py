"""One digit changed in one language of ordinary sentences: the checks of parity and of dates see it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.checks.days import days
from docgen.checks.parity import parity
from docgen.checks.run import Report, check_loaded
from docgen.checks.slots import Subject
from docgen.reading import open_input, open_mapping
from docgen.source import compose, read

SENTENCES = compose(read(Path(__file__).parent / "corpus" / "clean" / "everyday.yaml")).data["body"]
HEAD = {"docgen": 1, "kind": "press-statement", "territory": "QA", "date": "2021-10-19", "headline": "x", "issuer": {"name": "x"}}
# The figure also stands elsewhere in the sentence, in words, or inside a Latin word, which another check compares.
UNSEEN = {"ج 2.", "vol. 2.", "(Q4) والرابع", "(Q4) and", "2,200 participants", "الجدول 2-2", "table 2-2"}


def changed(text: str) -> Iterator[str]:
    """The text with each of its digits in turn replaced by the next one."""
    for found in re.finditer("[0-9٠-٩]", text):
        zero = ord("٠") if found[0] >= "٠" else ord("0")
        yield text[: found.start()] + chr(zero + (ord(found[0]) - zero + 1) % 10) + text[found.end() :]


def is_seen(ar: str, en: str) -> bool:
    data = {**HEAD, "body": [{"ar": ar, "en": en}]}
    subject = Subject(open_mapping(data))
    return next(parity(subject), None) is not None or next(days(subject), None) is not None


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_a_changed_digit_is_seen(number: int) -> None:
    ar, en = SENTENCES[number]["ar"], SENTENCES[number]["en"]
    cases = [(text, text, en) for text in changed(ar)] + [(text, ar, text) for text in changed(en)]
    missed = [text for text, arabic, english in cases if not is_seen(arabic, english)]
    assert [text for text in missed if not any(known in text for known in UNSEEN)] == []


def test_data_from_no_file_is_checked_too() -> None:
    data = {**HEAD, "body": [{"ar": "حضر 25 عضوًا.", "en": "24 members attended."}]}
    report = check_loaded(open_mapping(data, "row 3"), "row 3")
    assert isinstance(report, Report)
    assert [str(problem).split(" – ")[0] for problem in report.problems] == [
        "row 3: error [DG101]: body[0].en: the number 24 is 25 in the Arabic text"
    ]


def test_the_examples_are_clean() -> None:
    for name in ("statement.yaml", "minutes.yaml"):
        loaded = open_input(Path(__file__).parents[2] / "examples" / name)
        assert check_loaded(loaded, name).problems == ()
