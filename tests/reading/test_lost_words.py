"""Words that YAML would lose without a sound are told where they stand, with the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks import check
from docgen.errors import InputError, Problem
from docgen.reading import open_input
from docgen.source import nodes

HEAD = """docgen: 1
kind: press-statement
date: 2026-10-19
reference: {reference}
issuer: {{name: {{ar: الجهة, en: Issuer}}}}
headline: {headline}
body:
"""
BODY = "  - ar: نص\n    en: text\n"


def told(tmp_path: Path, body: str = BODY, headline: str = "{ar: عنوان, en: Headline}", reference: str = "A/1") -> list[Problem]:
    path = tmp_path / "input.yaml"
    path.write_text(HEAD.format(headline=headline, reference=reference) + body, encoding="utf-8")
    try:
        return list(open_input(path).notes)
    except InputError as error:
        return list(error.problems)


def at(tmp_path: Path, problem: Problem) -> str:
    """The rest of the line at a problem's place."""
    assert problem.place.line is not None
    assert problem.place.column is not None
    lines = (tmp_path / "input.yaml").read_text(encoding="utf-8").split("\n")
    return lines[problem.place.line - 1][problem.place.column - 1 :]


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("  - ar: وسم #رؤية_2030 جديد\n    en: text\n", "#رؤية_2030 جديد"),
        ("  - ar: نص\n    en: item #3 of the agenda\n", "#3 of the agenda"),
        ("  - ar: نص\n    en: item  \t#_x\n", "#_x"),
        ("  - ar: نص\n    en: #tag first\n", "#tag first"),
        ("  - ar: نص\n    en: item #3\n      of the list\n", "#3"),
        ("  - ar: نص\n    en: a text of\n      two lines #3 of it\n", "#3 of it"),
        ("  - ar: نص\n    en: item\n      #3 of the list\n", "#3 of the list"),
        ("  - ar: نص\n    en: item\n      #3 of\n      the list\n", "#3 of"),
        ("  - {ar: نص #وسم آخر, en: text}\n", "#وسم آخر, en: text}"),
        ("  - {ar: نص #وسم\n     , en: text}\n", "#وسم"),
        ("  - list:\n      - one for both #3\n", "#3"),
        ("  - table:\n      columns: [{ar: أ, en: A}]\n      rows:\n        - - ar: خلية #5\n            en: cell\n", "#5"),
        ('  - heading: {ar: عنوان, en: "A"}\n  - ar: نص\n    en: text 5 #٣\n', "#٣"),
    ],
)
def test_a_hashtag_or_number_behind_a_text_without_quotes_is_an_error_at_its_place(tmp_path: Path, body: str, begins: str) -> None:
    problems = told(tmp_path, body)
    assert [problem.severity for problem in problems] == ["error"]
    assert at(tmp_path, problems[0]) == begins
    assert "for a comment, and it is not printed" in problems[0].message
    assert "quotes" in str(problems[0].hint)


def test_so_it_is_in_a_headline_and_in_a_line_of_plain_text(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, headline="\n  ar: افتتاح تحت وسم #اليوم_الوطني بحضور الوزير\n  en: Headline")
    assert at(tmp_path, problem) == "#اليوم_الوطني بحضور الوزير"
    (problem,) = told(tmp_path, reference="A/1 #2")
    assert at(tmp_path, problem) == "#2"


@pytest.mark.parametrize("comment", ["# a note", "# 5", "#  مسودة", "#- old", "#: x"])
def test_another_comment_behind_a_text_is_a_warning(tmp_path: Path, comment: str) -> None:
    (problem,) = told(tmp_path, f"  - ar: نص\n    en: text {comment}\n")
    assert (problem.code, problem.severity, at(tmp_path, problem)) == ("DG313", "warning", comment)


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ('  - ar: "زوروا" #قطر2022 والعالم\n    en: text\n', "#قطر2022 والعالم"),
        ("  - ar: نص\n    en: 'Visit'  #3 of it\n", "#3 of it"),
        ('  - {ar: "نص" #وسم\n     , en: text}\n', "#وسم"),
        ('  - list:\n      - "one for both" #tag\n', "#tag"),
        ('  - ar: "نص\n      آخر" #وسم\n    en: text\n', "#وسم"),
    ],
)
def test_a_hashtag_or_number_behind_a_text_in_quotes_is_a_warning_at_its_place(tmp_path: Path, body: str, begins: str) -> None:
    (problem,) = told(tmp_path, body)
    assert (problem.code, problem.severity, at(tmp_path, problem)) == ("DG313", "warning", begins)
    assert "inside the quotes" in str(problem.hint)


@pytest.mark.parametrize(
    "body",
    [
        "  - ar: نص\n    en: text # docgen: ignore DG303\n",
        "  - ar: نص\n    en: text #docgen: ignore DG303\n",
        '  - ar: "نص" # note\n    en: "text" # 3\n',
        "  - ar: نص\n    en: C#3 and a#b\n",
        "  - ar: نص\n    en: |\n      item #3 of the agenda\n",
        "  - ar: | # a note\n      نص\n    en: >-\n      item #3\n",
        "  - ar: نص\n    en: text #\n",
        "  - ar: نص\n    en: text ###\n",
        "  - ar: نص\n    en: text\n    # a note on its own line\n  # and one\n#en: an old line\n",
        "  - ar: نص\n    en: text\n    #en: an old line\n",
        "  - heading: {ar: عنوان, en: Title}\n    level: 2 #the second\n",
    ],
)
def test_a_comment_that_takes_nothing_away_is_left_alone(tmp_path: Path, body: str) -> None:
    assert told(tmp_path, body) == []


def test_check_tells_the_same_and_a_comment_can_silence_the_warning(tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    head = HEAD.format(headline="{ar: عنوان, en: Headline}", reference="A/1")
    path.write_text(head + "  - ar: نص\n    en: text # a note\n", encoding="utf-8")
    assert [problem.code for problem in check(path).problems] == ["DG313"]
    path.write_text("# docgen: ignore-file DG313\n" + head + "  - ar: نص\n    en: text # a note\n", encoding="utf-8")
    assert check(path).problems == ()


@pytest.mark.parametrize(
    ("body", "begins", "message", "hint"),
    [
        ("  - {ar: نص, en: Hello, world}\n", "world}", "a comma ends a text inside { }", "put the text in quotes"),
        ("  - The Minister said: we agree\n", "The Minister said", "is read as a key, since a colon and a space follow it", "in quotes"),
        ("  - ar: قال: نعم\n    en: text\n", ": نعم", "a second ': ' stands here", "in quotes"),
        ('  - ar: نص\n    en: "Quote" he said\n', '"Quote"', 'begins with " ends at the next "', "single quotes"),
        ("  - ar: نص\n    en: 'Quote' he said\n", "'Quote'", "begins with ' ends at the next '", "double quotes"),
        ('  - {ar: "قال" الوزير, en: text}\n', '"قال"', 'begins with " ends at the next "', "single quotes"),
        ("  - ar: نص\n    en: [sic] he said\n", "[sic]", "begins with [ is read as a list", "double quotes"),
        ("  - ar: نص\n    en: {sic} he said\n", "{sic}", "begins with { is read as a list or a mapping", "double quotes"),
        ("  - ar: نص\n    en: @office said\n", "@office", "a text may not begin with @", "in quotes"),
        ("  - ar: نص\n    en: `code` said\n", "`code`", "a text may not begin with `", "in quotes"),
        ("  - ar: نص\n    en: %50 said\n", "%50", "a text may not begin with %", "in quotes"),
        ("  - ar: نص\n    en: | said\n", "| said", "a text may not begin with |", "in quotes"),
        ("  - ar: نص\n    en: > 5 percent\n", "> 5", "a text may not begin with >", "in quotes"),
        ("  - ar: نص\n    en: >5\n", ">5", "'>5' is lost", "in quotes"),
        ("  - ar: نص\n    en: ? what\n", "? what", "a text may not begin with '? '", "in quotes"),
        ("  - ar: نص\n    en: - item\n", "- item", "a list item may not begin here", "in quotes"),
        ("  - ar: نص\n    en: *note this\n", "*note", "the alias *note has no anchor", "in quotes"),
        ("  - ar: نص\n    en: &Co rules\n", "&Co", "the word &Co is lost", "in quotes"),
        ("  - ar: نص\n    en: &Co\n", "&Co", "the word &Co is lost", "in quotes"),
        ("  - ar: نص\n    en: !News today\n", "!News", "the tag !News has no meaning", "in quotes"),
        ("  - ar: نص\n    en: ! news\n", "! news", "the ! before this text is lost", "in quotes"),
        ("  - ar:نص\n    en: text\n", ":نص", "there is no space after this colon", "write 'key: text'"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_told_with_the_cure(tmp_path: Path, body: str, begins: str, message: str, hint: str) -> None:
    problems = told(tmp_path, body)
    assert message in problems[0].message
    assert hint in str(problems[0].hint)
    assert at(tmp_path, problems[0]).startswith(begins)


def test_an_anchor_that_is_asked_for_and_a_question_mark_are_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "  - ar: نص\n    en: &x text\n  - ar: نص\n    en: *x\n  - {ar: متى؟, en: When?}\n") == []


def test_a_question_mark_inside_braces_is_told_by_the_reader_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "LOADER", nodes._PythonLoader)
    (problem,) = told(tmp_path, "  - {ar: متى؟, en: When?}\n")
    assert "may hold no question mark" in problem.message


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200f", "U+200F (RIGHT-TO-LEFT MARK)"),
        ("\u200e", "U+200E"),
        ("\ufeff", "U+FEFF"),
        ("\u00a0", "U+00A0 (NO-BREAK SPACE)"),
        ("\u200b", "U+200B"),
    ],
)
def test_an_invisible_sign_in_a_key_is_named(tmp_path: Path, sign: str, name: str) -> None:
    for key, where in ((f"{sign}en", "before"), (f"en{sign}", "behind"), (f"e{sign}n", "in")):
        problem = told(tmp_path, f"  - ar: نص\n    {key}: text\n")[0]
        assert name in problem.message
        assert f"stands {where} 'en'" in problem.message or sign == "\ufeff"
        assert (problem.place.line, problem.place.column) == (9, 5)
    path = tmp_path / "input.yaml"
    path.write_text(f"docgen: 1\nkind: press-statement\n{sign}date: 2026-10-19\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_input(path)
    (problem,) = [one for one in caught.value.problems if one.place.line == 3]
    assert f"the invisible sign {name}" in problem.message
