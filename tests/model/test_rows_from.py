"""Rows of a CSV file: columns found by their headings in either language, errors at the lines of the file."""

from pathlib import Path
from typing import Any

import pytest
from statements import STATEMENT

import docgen
from docgen.errors import InputError
from docgen.reading import parse, schema

COLUMNS = [{"ar": "البند", "en": "Item"}, {"ar": "المبلغ", "en": "Amount", "type": "number"}]


def table(folder: Path, text: str | bytes, **more: Any) -> Any:
    (folder / "rows.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    model: Any = parse(
        {**STATEMENT, "body": [{"table": {"columns": COLUMNS, "rows_from": "rows.csv", **more}}]}, folder=folder, warn=lambda problem: None
    )
    return model.body[0].table


def said(folder: Path, text: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        table(folder, text)
    return str(caught.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    "text",
    [
        "Item,Amount\nHall,250\nTea,50\n",
        "\ufeffالبند,المبلغ\r\nHall,250\r\n\r\nTea,50",
        "Amount;Left out;Item\n250;x;Hall\n50;;Tea\n",
        "Hall\t250\nTea\t50\n",
    ],
)
def test_columns_are_found_by_their_headings_or_stand_in_order(text: str, tmp_path: Path) -> None:
    rows = table(tmp_path, text).rows
    assert [(row[0].en, row[1]) for row in rows] == [("Hall", 250), ("Tea", 50)]


def test_a_text_with_a_column_in_each_language_is_one_of_both(tmp_path: Path) -> None:
    row = table(tmp_path, 'البند,Item,المبلغ\nقاعة,"Hall, large",\n').rows[0]
    assert (row[0].ar, row[0].en, row[1]) == ("قاعة", "Hall, large", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Item,Amount\nHall,many\n", "rows.csv:2: error: 'many' is not a number"),
        ("Item,Sum\nHall,1\n", "rows.csv:1: error: no column of the file is headed 'المبلغ / Amount'"),
        ("Item,Amount\nHall\n", "rows.csv:2: error: this row has 1 cells, but the first line has 2"),
        ("Item,Item,Amount\nA,B,1\n", "rows.csv:1: error: two columns of the file are headed 'Item'"),
        ("Hall,1,2\n", "rows.csv:1: error: this row has 3 cells, but there are 2 columns"),
        ('Item,Amount\n"Hall,1\n', "error: this is no CSV"),
        (b"Item,Amount\n\xc7\xe1,1\n", "rows.csv:2:1: error: byte 0xC7 is not UTF-8"),
        ("Item,Amount\n", "a table needs at least one row"),
    ],
)
def test_errors_are_told_with_the_line_of_the_file(text: str | bytes, expected: str, tmp_path: Path) -> None:
    assert expected in said(tmp_path, text)


def test_rows_are_written_out(tmp_path: Path) -> None:
    table(tmp_path, "Item,Amount\nHall,250\n")
    model = parse({**STATEMENT, "body": [{"table": {"columns": COLUMNS, "rows_from": "rows.csv"}}]}, folder=tmp_path)
    assert "rows_from" not in docgen.dumps(model)
    assert docgen.loads(docgen.dumps(model)) == model


def test_the_schema_asks_for_rows_or_a_file() -> None:
    made = schema("press-statement")["$defs"]["Table"]
    assert {"required": ["rows_from"]} in made["anyOf"]
    assert "rows" not in made["required"]


def test_columns_that_the_table_does_not_name_are_noted_at_the_table(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("Item,Amount,Officer,,Empty\nHall,250,x,y,\n", encoding="utf-8")
    told: list[docgen.Problem] = []
    data = {**STATEMENT, "body": [{"table": {"columns": COLUMNS, "rows_from": "rows.csv"}}]}
    parse(data, folder=tmp_path, warn=told.append)
    assert [(problem.severity, problem.place.path, problem.message) for problem in told] == [
        ("note", "body[0].table.rows_from", "columns of the file that the table does not name are left out: Officer, column 4")
    ]


def test_a_file_that_has_only_the_columns_of_the_table_is_not_noted(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("Amount,Item,البند,,\n250,Hall,قاعة,,\n", encoding="utf-8")
    told: list[docgen.Problem] = []
    parse({**STATEMENT, "body": [{"table": {"columns": COLUMNS, "rows_from": "rows.csv"}}]}, folder=tmp_path, warn=told.append)
    assert told == []
