"""Codes of one column of an Arabic table are set alike, letters in them or not."""

from __future__ import annotations

import io
from typing import Any

import docx
import pymupdf
import pytest
from docx.oxml.ns import qn

import docgen
from docgen.document.inline import Inline, Runs, plain
from docgen.document.tables.codes import codes_alike
from docgen.document.tables.table import Column, Table

TABLE: dict[str, Any] = {
    "columns": [{"ar": "الاسم", "en": "Name"}, {"ar": "رقم الجواز", "en": "Passport"}],
    "rows": [
        [{"ar": "ليلى", "en": "Layla"}, {"ar": "A1234567", "en": "A1234567"}],
        [{"ar": "علي", "en": "Ali"}, {"ar": "00917731", "en": "00917731"}],
    ],
}
STATEMENT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "languages": ["ar"],
    "digits": "latn",
    "date": "2026-05-11",
    "issuer": {"name": {"ar": "الجهة", "en": "Office"}},
    "headline": {"ar": "بيان", "en": "Statement"},
    "body": [{"table": TABLE}],
}


def column(*texts: str, kind: Any = "text") -> Table[Runs]:
    return Table((Column((Inline("رقم"),), kind),), tuple(((Inline(text),),) for text in texts))


def cells(table: Table[Runs]) -> list[str]:
    return [plain(row[0]) for row in table.rows]


def test_figures_beside_codes_with_letters_become_codes() -> None:
    found = codes_alike(column("A1234567", "00917731", "12-34"))
    assert cells(found) == ["A1234567", "\u200e00917731", "\u200e12-34"]
    assert [row[0][0].isolate for row in found.rows] == [False, True, True]


@pytest.mark.parametrize("texts", [("00917731", "12"), ("A1234567", "B7"), ("شقة A1", "12"), ("COVID", "2020"), ("A1234567", "١٢"), ()])
def test_a_column_that_is_not_of_codes_stays(texts: tuple[str, ...]) -> None:
    table = column(*texts)
    assert codes_alike(table) is table


def test_figures_of_a_column_of_figures_stay() -> None:
    table = column("A1", "12", kind="number")
    assert codes_alike(table) is table


def test_in_a_pdf_their_figures_are_as_wide() -> None:
    data = docgen.render_bytes(docgen.parse(STATEMENT), "pdf", warn=lambda problem: None)
    with pymupdf.open(stream=data) as pdf:
        spans = [span["chars"] for block in pdf[0].get_text("rawdict")["blocks"] for line in block.get("lines", []) for span in line["spans"]]
    chars = [char for chars in spans for char in chars]
    text = "".join(char["c"] for char in chars)
    places = [text.index("1234567"), text.index("00917731")]
    lettered, plain_ = ({char["c"]: char["bbox"][2] - char["bbox"][0] for char in chars[at : at + 7]} for at in places)
    assert lettered["7"] == pytest.approx(plain_["7"], abs=0.05)


def test_in_a_word_file_both_are_left_to_right_runs() -> None:
    data = docgen.render_bytes(docgen.parse(STATEMENT), "docx", warn=lambda problem: None)
    runs = list(docx.Document(io.BytesIO(data)).element.body.iter(qn("w:r")))
    found = {run.text.strip("\u200e\u200f"): run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None for run in runs}
    assert found["A1234567"]
    assert found["00917731"]
