"""Rows of a CSV file or a workbook: columns found by their headings in either language, errors at the places of the file."""

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
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
        ("Item,Amount\nHall,many\n", "rows.csv:2:6: error: 'many' is not a number"),
        ("Item,Sum\nHall,1\n", "rows.csv:1:1: error: no column of the file is headed 'المبلغ / Amount'"),
        ("Item,Amount\nHall\n", "rows.csv:2:1: error: this row has 1 cells, but the first line has 2"),
        ("Item,Item,Amount\nA,B,1\n", "rows.csv:1:6: error: two columns of the file are headed 'Item'"),
        ("Hall,1,2\n", "rows.csv:1:1: error: this row has 3 cells, but there are 2 columns"),
        ('Item,Amount\n"Hall,1\n', "rows.csv:2:1: error: this quotation mark is not closed"),
        (b"Item,Amount\n\xc7\xe1,1\n", "rows.csv:2:1: error: byte 0xC7 is not UTF-8"),
        ("Item,Amount\n", "a table needs at least one row"),
    ],
)
def test_errors_are_told_where_they_stand_in_the_file(text: str | bytes, expected: str, tmp_path: Path) -> None:
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


def of_sheet(folder: Path, named: str = "rows.xlsx", columns: Any = COLUMNS) -> Any:
    data = {**STATEMENT, "body": [{"table": {"columns": columns, "rows_from": named}}]}
    model: Any = parse(data, folder=folder, warn=lambda problem: None)
    return model.body[0].table


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.active.title = "الميزانية"
    for row in (["ميزانية العام"], ["المبلغ", "Item", "Officer"], [250, "Hall", "x"], [], [50.0, "Tea", None]):
        made.active.append(row)
    return made


def saved(book: openpyxl.Workbook, folder: Path) -> Path:
    out = io.BytesIO()
    book.save(out)
    (folder / "rows.xlsx").write_bytes(out.getvalue())
    return folder


@pytest.mark.parametrize("named", ["rows.xlsx#A2:C9", "rows.xlsx#الميزانية!A2:C9", "rows.xlsx#'الميزانية'!$A$2:$C$5"])
def test_rows_are_a_stretch_of_a_sheet(named: str, book: openpyxl.Workbook, tmp_path: Path) -> None:
    made = of_sheet(saved(book, tmp_path), named)
    assert [(row[0].en, row[1]) for row in made.rows] == [("Hall", 250), ("Tea", 50)]
    assert made.left_out == ("Officer",)


def test_a_cell_is_told_by_its_address(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active["A5"] = "many"
    with pytest.raises(InputError, match=r"rows\.xlsx!الميزانية!A5: error: 'many' is not a number"):
        of_sheet(saved(book, tmp_path), "rows.xlsx#A2:C9")
    book.active["A5"] = "=A3*2"
    with pytest.raises(InputError, match=r"rows\.xlsx!الميزانية!A5: error: this formula was never worked out"):
        of_sheet(saved(book, tmp_path), "rows.xlsx#A2:C9")
    book.active["A5"] = "#REF!"
    with pytest.raises(InputError, match=r"rows\.xlsx!الميزانية!A5: error: the sheet could not work out this cell"):
        of_sheet(saved(book, tmp_path), "rows.xlsx#A2:C9")


def test_dates_and_percentages_are_those_that_the_sheet_shows_and_hidden_rows_are_left_out(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in ([datetime.date(2021, 10, 19), 0.045], [datetime.date(2021, 10, 20), 0.05], [datetime.date(2021, 10, 21), 0.06]):
        made.active.append(row)
    for cell in made.active["B"]:
        cell.number_format = "0.0%"
    made.active.row_dimensions[2].hidden = True
    columns = [{"ar": "التاريخ", "en": "Date", "type": "date"}, {"ar": "النسبة", "en": "Share", "type": "percent"}]
    table = of_sheet(saved(made, tmp_path), columns=columns)
    assert [(row[0].gregorian.day, str(row[1])) for row in table.rows] == [(19, "4.5"), (21, "6")]
    assert table.hidden == 1


def test_what_a_sheet_shows_otherwise_is_told_and_texts_have_the_words_of_a_format(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in ([7, 18.5, "x"], [datetime.date(2025, 5, 3), 3, "y"]):
        made.active.append(row)
    made.active["A1"].number_format = '"EMB/"0000'
    made.active["B1"].number_format = "0"
    made.active["C1"].font = Font(strike=True)
    made.active.column_dimensions["C"].hidden = True
    columns = [{"ar": "الرقم", "en": "No."}, {"ar": "العدد", "en": "Count", "type": "number"}, {"ar": "ملاحظة", "en": "Note"}]
    table = of_sheet(saved(made, tmp_path), columns=columns)
    assert [(str(row[0].ar), str(row[1])) for row in table.rows] == [("EMB/0007", "18.5"), ("2025-05-03", "3")]
    assert [(one.place.cell, one.message.partition(",")[0].partition(":")[0]) for one in table.doubts] == [
        ("Sheet!C1", "columns are hidden in the sheet"),
        ("Sheet!C1", "the sheet strikes this cell through"),
        ("Sheet!A2", "a day or a time stands where a text is asked for"),
        ("Sheet!B1", "the sheet shows this number rounded"),
    ]


@pytest.mark.parametrize(("value", "code", "said"), [(True, "General", "this cell is TRUE"), (2500000, '0,,"M"', "does not show this number")])
def test_a_cell_that_no_reader_of_the_sheet_sees_as_a_text_is_told(value: object, code: str, said: str, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append([value])
    made.active["A1"].number_format = code
    with pytest.raises(InputError, match=rf"rows\.xlsx!Sheet!A1: error: .*{said}"):
        of_sheet(saved(made, tmp_path), columns=[{"ar": "أ", "en": "A"}])


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("rows.xlsx#x", "the workbook has no sheet 'x'"),
        ("rows.xlsx", "the workbook has several sheets"),
        ("rows.xlsx#الميزانية!A20:B30", "the sheet 'الميزانية' has no rows here"),
        ("rows.csv#x", "there is no file rows.csv"),
        ("rows.ods", "there is no file rows.ods"),
    ],
)
def test_what_a_workbook_has_not_is_told(named: str, said: str, book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.create_sheet("Other")["A1"] = 1
    with pytest.raises(InputError, match=said):
        of_sheet(saved(book, tmp_path), named)
