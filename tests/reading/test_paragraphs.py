"""An empty line in a text begins a paragraph, however the text is written; where only one paragraph can stand, it is an error."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen import api
from docgen.checks import check
from docgen.document.blocks import Panel, Paragraph, Quote
from docgen.document.inline import plain
from docgen.errors import InputError
from docgen.reading import open_input

HEAD = """docgen: 1
kind: press-statement
date: 2026-10-19
dateline: false
end_mark: false
issuer: {name: {ar: الجهة, en: Issuer}}
headline: {ar: عنوان, en: Headline}
body:
"""
WRITTEN = {
    "block": "|\n      The first\n      paragraph.\n\n      The second.",
    "folded": ">\n      The first\n      paragraph.\n\n      The second.",
    "folded, two empty lines": ">-\n      The first\n      paragraph.\n\n\n      The second.",
    "double quotes": '"The first\n      paragraph.\n\n      The second."',
    "single quotes": "'The first\n      paragraph.\n\n      The second.'",
    "escapes": '"The first paragraph.\\n\\nThe second."',
    "plain": "The first\n      paragraph.\n\n      The second.",
    "spaces in the empty line": "|\n      The first\n      paragraph.\n      \n      The second.",
}
LONG = "|\n      A long first line of a paragraph that goes on for more than sixty signs"
TABLE = "  - table:\n      columns: [{ar: أ, en: A}]\n      rows:\n"
AR = "|\n      الأولى.\n\n      الثانية."


def written(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "input.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def texts(blocks: Any, lang: str, kind: type[Any] = Paragraph) -> list[str]:
    return [plain(block.text.side(lang)) for block in blocks if isinstance(block, kind) and getattr(block, "style", "body") in ("body", "about")]


@pytest.mark.parametrize("style", WRITTEN)
def test_an_empty_line_begins_a_paragraph_in_every_style_of_yaml(tmp_path: Path, style: str) -> None:
    path = written(tmp_path, f"  - ar: {AR}\n    en: {WRITTEN[style]}\n")
    document = api.document(docgen.load(path))
    assert texts(document.blocks, "en") == ["The first paragraph.", "The second."]
    assert texts(document.blocks, "ar") == ["الأولى.", "الثانية."]
    assert check(path, ignore=["DG317"]).problems == ()


def test_the_paragraphs_are_paragraphs_of_the_word_file_and_stand_side_by_side(tmp_path: Path) -> None:
    from docx import Document

    path = written(tmp_path, f"  - ar: {AR}\n    en: {WRITTEN['block']}\n")
    word = Document(BytesIO(api.render_bytes(docgen.load(path), "docx")))
    rows = [[cell.text for cell in row.cells if cell.text] for table in word.tables for row in table.rows]
    pairs = [set(row) for row in rows if "The first paragraph." in row or "The second." in row]
    assert pairs == [{"The first paragraph.", "الأولى."}, {"The second.", "الثانية."}]


def test_quotations_and_standing_words_have_paragraphs_too(tmp_path: Path) -> None:
    body = (
        "  - quote:\n      ar: |\n        الأولى.\n\n        الثانية.\n      en: |\n        The first paragraph.\n\n        The second.\n"
        "    speaker: {name: {ar: الوزير, en: The Minister}}\n"
        f"about:\n    ar: {AR}\n    en: {WRITTEN['block']}\n"
    )
    blocks = api.document(docgen.load(written(tmp_path, body))).blocks
    assert texts(blocks, "en", Quote) == ["“The first paragraph.", "The second.”"]
    assert [block.attribution is not None for block in blocks if isinstance(block, Quote)] == [False, True]
    (panel,) = (block for block in blocks if isinstance(block, Panel))
    assert texts(panel.blocks, "ar")[:2] == ["نبذة. الأولى.", "الثانية."]


def test_marks_do_not_reach_over_an_empty_line_and_lines_of_folded_blocks_that_are_indented_more_stay(tmp_path: Path) -> None:
    body = "  - ar: نص\n    en: |\n      one *star\n\n      two* stars\n  - ar: نص\n    en: >\n      one\n        two\n      three\n"
    path = written(tmp_path, body)
    assert texts(api.document(docgen.load(path)).blocks, "en") == ["one *star", "two* stars", "one two three"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("  - heading:\n      ar: عنوان\n      en: |\n        one\n\n        two\n", (14, 9)),
        ("  - list:\n      - ar: بند\n        en: |\n          one\n\n          two\n", (14, 11)),
        (f"{TABLE}        - - ar: خلية\n            en: |\n              one\n\n              two\n", (16, 15)),
        ("  - ar: نص\n    en: text\nplace:\n  ar: الدوحة\n  en: |\n    Doha\n\n    Qatar\n", (16, 5)),
    ],
)
def test_where_one_paragraph_stands_an_empty_line_is_an_error_at_its_place(tmp_path: Path, body: str, place: tuple[int, int]) -> None:
    with pytest.raises(InputError) as caught:
        open_input(written(tmp_path, body))
    (problem,) = caught.value.problems
    assert "an empty line stands in a text of one paragraph" in problem.message
    assert (problem.place.line, problem.place.column) == place


def test_a_language_with_fewer_paragraphs_is_told(tmp_path: Path) -> None:
    loaded = open_input(written(tmp_path, f"  - ar: نص واحد\n    en: {WRITTEN['folded']}\n"))
    (note,) = loaded.notes
    assert (note.code, note.place.path) == ("DG114", "body[0].ar")
    assert note.message == "the Arabic text has one paragraph, the English 2 paragraphs"
    blocks = api.document(loaded.model).blocks
    assert [(block.text.ar is None, block.text.en is None) for block in blocks if isinstance(block, Paragraph) and block.style == "body"] == [
        (False, False),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("|\n      P.O. Box 1\n      Doha", 12),
        (f"{LONG}\n      and ends.\n      First: one\n      Second: two", 13),
        ("|\n      P.O. Box 1\\\n      Doha", None),
        ("|\n      P.O. Box 1\n\n      Doha", None),
        (">\n      P.O. Box 1\n      Doha", None),
        (f"{LONG}\n      and so does the second of them, whose next word had not the room it needs\n      here.", None),
    ],
)
def test_lines_of_a_block_that_were_broken_on_purpose_are_told_to_run_on(tmp_path: Path, block: str, line: int | None) -> None:
    path = written(tmp_path, f"  - ar: نص\n    en: {block}\n")
    told = [(problem.code, problem.place.line) for problem in check(path, ignore=["DG108", "DG113", "DG114"]).problems]
    assert told == ([("DG317", line)] if line else [])


def test_no_mend_takes_an_empty_line_away(tmp_path: Path) -> None:
    from docgen.cli import main

    path = written(tmp_path, f"  - ar: {AR}\n    en: {WRITTEN['block']}\n")
    before = path.read_bytes()
    assert not [problem for problem in check(path).problems if problem.code == "DG308"]
    main(["check", "--fix", str(path)])
    assert path.read_bytes() == before
