"""Files of data as records: which head fills which field, what a cell says, and what is told of the rest, each at its cell."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import Any

import clerks
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

import docgen
from docgen.batch.columns import read_mapping
from docgen.batch.data import read_data
from docgen.batch.fields import field_of
from docgen.batch.record import Data
from docgen.errors import DocgenError, Place, Problem
from docgen.model.kinds import model_of
from docgen.reading.overrides import ABSENT, Set, path_of
from docgen.sheets.cells import visible
from docgen.source import from_text

LETTER = model_of("official-letter")


def read(path: Path, heads: str | None = None, sheet: str | None = None) -> tuple[Data, list[str]]:
    """The records of a file, and what is told."""
    told: list[Problem] = []
    lines = []
    if heads is not None:
        (path.parent / "heads.yaml").write_text(heads, encoding="utf-8")
        lines = read_mapping(path.parent / "heads.yaml", LETTER)
    data = read_data(path, LETTER, lines, sheet, told.append)
    return data, [str(one).replace(f"{path.parent}/", "") for one in told]


def book(folder: Path, *rows: list[Any], merged: tuple[str, ...] = ()) -> Path:
    (folder / "a.xlsx").write_bytes(clerks.workbook(list(rows), title="S", merged=merged))
    return folder / "a.xlsx"


def table(folder: Path, text: str, name: str = "a.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def set_by(data: Data, index: int = 0) -> dict[str, Any]:
    return {path: one.value for path, one in data.records[index].settings.items()}


def wrong(folder: Path, action: Any) -> list[str]:
    with pytest.raises(DocgenError) as caught:
        action()
    return [str(one).replace(f"{folder}/", "") for one in caught.value.problems]


def test_a_clerk_s_sheet_is_read_under_its_title_by_its_arabic_heads(tmp_path: Path) -> None:
    clerks.desk(tmp_path)
    data, told = read(tmp_path / "letters.xlsx", clerks.HEADS)
    assert [str(one.place).replace(f"{tmp_path}/", "") for one in data.records] == [f"letters.xlsx!الكتب!A{n}" for n in (3, 4, 6, 7, 8)]
    assert set_by(data) == {
        "reference": "ADM/1",
        "date": "12/03/1447هـ",
        "recipient.name.ar": "وكيل وزارة التعليم",
        "recipient.name.en": "Undersecretary of Education",
        "contacts[0].phone": "97444123456",
    }
    assert set_by(data, 3)["recipient.name.en"] is ABSENT
    assert set_by(data, 4)["date"] == "2025-09-04"
    assert data.heads == ("رقم الكتاب", "التاريخ الهجرى", "اسم المرسل إليه", " addressee ", "الهاتف", "ملاحظات")
    [phones] = told
    assert phones.startswith("letters.xlsx!الكتب!E3: warning: telephone numbers that the sheet keeps as numbers")


@pytest.mark.parametrize(
    ("heads", "message"),
    [
        (["reference", "subjct.ar"], "a.xlsx!S!B1: error: there is no field 'subjct' in the kind official-letter – did you mean subject.ar?"),
        (["reference", "subject.fr"], "a.xlsx!S!B1: error: 'subject' has no 'fr' in the kind official-letter – did you mean subject.ar?"),
        (["reference", "contacts"], "a.xlsx!S!B1: error: 'contacts' is a list whose entries have keys of their own, and a cell is one text"),
        (["reference", "reference"], "a.xlsx!S!B1: error: 'reference' and 'reference' both fill reference – take one of the columns out"),
        (["subject", "subject.ar"], "a.xlsx!S!B1: error: 'subject' and 'subject.ar' both fill subject – take one of the columns out"),
        (["number", "who"], "a.xlsx!S!A1: error: no row of heads is found: no column is headed with a field"),
    ],
)
def test_a_head_that_was_meant_as_a_field_and_is_none_is_an_error(heads: list[str], message: str, tmp_path: Path) -> None:
    path = book(tmp_path, heads, ["x", "y"])
    assert any(one.startswith(message) for one in wrong(tmp_path, lambda: read(path))), wrong(tmp_path, lambda: read(path))


def test_a_column_of_something_else_is_told_and_left_out(tmp_path: Path) -> None:
    data, told = read(book(tmp_path, ["reference", "National ID"], ["x", 1]))
    assert set_by(data) == {"reference": "x"}
    assert told == [
        "a.xlsx!S!B1: warning: columns fill no field and are left out: National ID – a head is the path of a field, or --map says which it fills"
    ]


@pytest.mark.parametrize(
    ("heads", "message"),
    [
        ("رقم: referense", "heads.yaml:1:6: error: there is no field 'referense' in the kind official-letter – did you mean reference?"),
        ("رقم: 5", "heads.yaml:1:6: error: this must be the path of a field"),
        ("رقم: reference\nرقــم: date", "heads.yaml:2:1: error: the head 'رقــم' is there twice"),
        ("رقم: reference\nتاريخ: date", "heads.yaml:2:8: error: no column of a.xlsx!S is headed 'تاريخ' – did you mean التاريخ?"),
        ("- a", "heads.yaml:1:1: error: this is no mapping"),
    ],
)
def test_a_mapping_that_leads_nowhere_is_told_at_its_line(heads: str, message: str, tmp_path: Path) -> None:
    path = book(tmp_path, ["رقم", "التاريخ"], ["x", "y"])
    assert any(one.startswith(message) for one in wrong(tmp_path, lambda: read(path, heads)))


def test_a_mapping_the_other_way_round_is_told_so(tmp_path: Path) -> None:
    path = table(tmp_path, "الرقم,subject.ar,subject.en\n1,أ,A\n")
    assert wrong(tmp_path, lambda: read(path, "reference: الرقم\n")) == [
        "heads.yaml:1:12: error: 'الرقم' is no field, and 'reference' is one – the head of the sheet stands before the colon: 'الرقم: reference'"
    ]
    assert "did you mean subject.ar?" in wrong(tmp_path, lambda: read(path, "subject.en: subjec.ar\n"))[0]


def test_a_head_may_fill_several_fields_or_none(tmp_path: Path) -> None:
    data, told = read(book(tmp_path, ["الاسم", "سرّي"], ["x", "y"]), "الاسم: [recipient.name.ar, recipient.name.en]\nسري:\n")
    assert set_by(data) == {"recipient.name.ar": "x", "recipient.name.en": "x"}
    assert told == []


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("#REF!", "the sheet could not work out this cell (#REF!)"),
        ("########", "the column was too narrow for what this cell said"),
        ("=A1", "this formula was never worked out"),
        (12345678901234567890, "a number of more than 15 digits, of which a sheet has lost the last"),
        ("#? x", "this cell is not mended yet"),
    ],
)
def test_a_cell_that_says_nothing_sure_is_told_at_its_address(cell: object, message: str, tmp_path: Path) -> None:
    data, _ = read(book(tmp_path, ["reference", "subject.ar"], ["ok", "x"], ["x", cell], ["ok", "x"]))
    assert [[one.message for one in record.wrong] for record in data.records] == [[], [message], []]
    assert data.records[1].wrong[0].place.cell == "S!B3"
    assert data.records[1].cells[1].startswith("#?")


def test_a_number_in_a_column_of_dates_is_told(tmp_path: Path) -> None:
    data, _ = read(book(tmp_path, ["reference", "date"], ["x", 45904]))
    assert [str(one.place.cell) + one.message for one in data.records[0].wrong] == ["S!B2the number 45904 stands where a date is asked for"]


def test_cells_are_values_of_their_fields(tmp_path: Path) -> None:
    heads = ["reference", "basmala", "version", "copies", "subject"]
    data, _ = read(book(tmp_path, heads, [2021.0, "نعم", 2, "الوزير\n\nالوكيل ", " x "], [7, False, None, None, "y"]))
    assert set_by(data) == {"reference": "2021", "basmala": True, "version": 2, "copies": ["الوزير", "الوكيل"], "subject": "x"}
    assert set_by(data, 1) == {"reference": "7", "basmala": False, "version": ABSENT, "copies": ABSENT, "subject": "y"}


def test_a_merged_cell_stands_for_all_rows_that_it_covers(tmp_path: Path) -> None:
    rows = [["reference", "subject.ar", "subject.en"], ["1", "ع", "e"], ["2", None, "f"], ["3", "غ", None]]
    data, _ = read(book(tmp_path, *rows, merged=("B2:B3", "B4:C4")))
    assert set_by(data, 1)["subject.ar"] == "ع"
    assert str(data.records[1].settings["subject.ar"].place).endswith("a.xlsx!S!B2")
    assert [one.message for one in data.records[2].wrong] == ["a merged cell covers several columns, and nobody can tell which of them it fills"]
    assert data.records[2].cells == ("3", "#? غ", "#?")


def test_hidden_rows_and_rows_of_nothing_are_left_out_and_told(tmp_path: Path) -> None:
    source = openpyxl.Workbook()
    sheet = source.active
    for row in (["reference", "Notes"], ["1", "a"], ["2", "b"], [None, "Prepared by the office"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    out = io.BytesIO()
    source.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    data, told = read(tmp_path / "a.xlsx")
    assert [set_by(data, index) for index in range(len(data.records))] == [{"reference": "1"}]
    assert [one.partition(" – ")[0] for one in told[1:]] == [
        "a.xlsx!Sheet!A3: warning: rows are hidden in the sheet, and left out: 1",
        "a.xlsx!Sheet!B4: warning: rows in which nothing fills a field are left out: 1",
    ]


def test_of_several_sheets_with_rows_one_is_named(tmp_path: Path) -> None:
    source = openpyxl.Workbook()
    source.active.append(["reference"])
    for name in ("الوارد", "Out"):
        for row in (["reference"], [name]):
            source[name].append(row) if name in source.sheetnames else source.create_sheet(name).append(row)
    out = io.BytesIO()
    source.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    assert wrong(tmp_path, lambda: read(tmp_path / "a.xlsx")) == [
        "a.xlsx: error: has several sheets with rows: Sheet, الوارد, Out – name one: --sheet Sheet"
    ]
    assert set_by(read(tmp_path / "a.xlsx", sheet="out")[0]) == {"reference": "Out"}
    assert wrong(tmp_path, lambda: read(tmp_path / "a.xlsx", sheet="x")) == ["a.xlsx: error: has no sheet 'x' – there are Sheet, الوارد, Out"]


@pytest.mark.parametrize("text", ["reference,subject.ar\nA/1,س\n", "\ufeffreference;subject.ar\r\nA/1;س\r\n", "sep=|\nreference|subject.ar\nA/1|س\n"])
def test_csv_files_of_any_program_are_read(text: str, tmp_path: Path) -> None:
    data, told = read(table(tmp_path, text))
    assert set_by(data) == {"reference": "A/1", "subject.ar": "س"}
    assert (data.records[0].place.line, data.records[0].settings["subject.ar"].place.column, told) == (data.records[0].place.line, 5, [])


def test_json_lines_set_values_as_they_are_each_with_its_column(tmp_path: Path) -> None:
    data, _ = read(
        table(tmp_path, '{"reference": "A/1", "subject": {"ar": "س", "en": "s"}, "version": 2}\n\n{"رقم": 4.50}\n', "a.jsonl"), "رقم: reference\n"
    )
    assert set_by(data) == {"reference": "A/1", "subject": {"ar": "س", "en": "s"}, "version": 2}
    assert str(data.records[0].settings["subject"].place).endswith("a.jsonl:1:33")
    assert getattr(set_by(data, 1)["reference"], "written", None) == "4.50"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"reference": ', "a.jsonl:2:15: error: this line is no JSON object: expecting value"),
        ('{"a" 1}', "a.jsonl:2:6: error: this line is no JSON object: : is expected here"),
        ('{"a": 1} x', "a.jsonl:2:10: error: this line is no JSON object: something stands behind it"),
        ("[1]", "a.jsonl:2:1: error: this line is no JSON object: { is expected here"),
        ('{"a": NaN}', "a.jsonl:2:7: error: this line is no JSON object: nan is no json"),
        ('{"a": 1, "a": 2}', "a.jsonl:2:15: error: the key 'a' is there twice – take one of them out"),
        ('{"a..b": 1}', "a.jsonl:2:10: error: 'a..b' is not the path of a field"),
        ("[" * 100_000, "a.jsonl:2:1: error: this line is no JSON object"),
        ('{"a": ' + "[" * 100_000, "a.jsonl:2:7: error: this line is no JSON object: it is nested too deep"),
    ],
)
def test_a_line_that_is_no_object_is_told_at_its_column_and_stops_no_other(line: str, message: str, tmp_path: Path) -> None:
    data, _ = read(table(tmp_path, f'{{"reference": "1"}}\n{line}\n{{"reference": "3"}}\n', "a.jsonl"))
    assert [bool(record.wrong) for record in data.records] == [False, True, False]
    assert str(data.records[1].wrong[0]).replace(f"{tmp_path}/", "").startswith(message)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xlsx", b"reference\n1\n", "is no workbook (.xlsx)"),
        ("a.xlsx", b"PK\x03\x04 nothing", "is cut short or damaged"),
        ("a.csv", b"PK\x03\x04", "is no CSV file"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b'reference\n"open\n', "this quotation mark is not closed"),
        ("a.jsonl", b"\n \n", "the file is empty"),
        ("a.jsonl", b'{"a": "\xff"}', "byte 0xFF is not UTF-8"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "is a workbook of the old kind (.xls)"),
        ("a.ods", b"PK", "is an OpenDocument sheet"),
        ("a.csv", b"reference\n", "has no rows under its heads"),
    ],
)
def test_what_is_no_file_of_data_is_told(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert any(message in one for one in wrong(tmp_path, lambda: read(tmp_path / name)))


def test_a_row_sets_no_more_fields_than_can_be_looked_at(tmp_path: Path) -> None:
    keys = ", ".join(f'"extra.k{n}": {n}' for n in range(1_200))
    data, _ = read(table(tmp_path, f"{{{keys}}}\n", "a.jsonl"))
    assert [one.message for one in data.records[0].wrong] == ["sets more than 1,000 fields"]
    heads = ",".join(f"extra.k{n}" for n in range(1_200))
    assert wrong(tmp_path, lambda: read(table(tmp_path, f"{heads}\n1\n"))) == ["a.csv:1:1: error: sets more than 1,000 fields"]
    many = ",".join("x" for _ in range(17_000))
    assert wrong(tmp_path, lambda: read(table(tmp_path, f"reference,{many}\n1\n"))) == ["a.csv:1:1: error: has more than 16,384 columns"]


def test_an_empty_cell_takes_the_field_out_whatever_it_holds() -> None:
    heads = ["reference", "copies", "basmala", "version", "place.ar", "place.en", "contacts[0].name.ar", "contacts[0].name.en", "contacts[0].phone"]
    empty = {f"{head}": Set(field_of(LETTER, path_of(head)).value(" "), Place("a.csv", 2, index + 1)) for index, head in enumerate(heads)}
    letter = from_text(f"{clerks.LETTER}copies: [الوزير]\nbasmala: true\nplace: الدوحة\n", "letter.yaml")
    model = docgen.load(letter, settings=empty)
    assert (model.reference, model.copies, model.basmala, model.version, model.place, model.contacts) == (None, (), False, None, None, ())


def test_what_is_needed_and_taken_out_is_told_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(clerks.LETTER, encoding="utf-8")
    heads = ("reference", "recipient.name.ar", "recipient.name.en", "date", "contacts[4].phone")
    empty = {head: Set(ABSENT, Place("a.csv", 2, index + 1)) for index, head in enumerate(heads)}
    told = wrong(tmp_path, lambda: docgen.load(tmp_path / "letter.yaml", settings=empty))
    assert [line.partition(" – ")[0] for line in told] == [
        "a.csv:2:2: error: recipient: 'recipient' is missing",
        "a.csv:2:4: error: date: 'date' is missing",
    ]


def test_a_cell_of_what_cannot_be_seen_is_empty(tmp_path: Path) -> None:
    unseen = ["\u200f", "\u00ad \u200e", "\ufeff", "\u200d", "\u2067\u2069"]
    data, _ = read(table(tmp_path, "reference,subject\n" + "".join(f"{n},{text}\n" for n, text in enumerate(unseen))))
    assert [set_by(data, index)["subject"] for index in range(len(unseen))] == [ABSENT] * len(unseen)
    kept = {"6\u202e7\u200f": "6\u202e7", "\u200fنص\u200f ": "نص", "1447ه\u200d": "1447ه\u200d", "\u200fC++\u200e": "C++\u200e"}
    assert {text: visible(text) for text in kept} == kept


def test_a_text_behind_the_last_head_of_a_csv_file_is_an_error_of_its_row(tmp_path: Path) -> None:
    data, told = read(table(tmp_path, "reference,date,subject.en,\n1,2025-09-04,Invitation, urgent and secret\n2,2025-09-04,x,\n"))
    assert [str(one).partition(" – ")[0].replace(f"{tmp_path}/", "") for one in data.records[0].wrong] == [
        "a.csv:2:25: error: 'urgent and secret' stands behind the last head, under no column"
    ]
    assert (data.records[1].wrong, told) == ((), [])
    again = f"docgen: row,{','.join(data.heads)},docgen: error\n1 of 2,{','.join(data.records[0].cells)},…\n"
    assert len(read(table(tmp_path, again))[0].records[0].wrong) == 1


def test_columns_without_a_head_are_told(tmp_path: Path) -> None:
    data, told = read(book(tmp_path, ["reference", None, "subject"], ["1", "a", "b", "c"], ["2", "d", "e"]))
    assert data.records[0].wrong == ()
    assert told == [
        "a.xlsx!S!B2: warning: columns that have no head are left out; their first cells are B2, D2 – head a column by the field that it fills"
    ]


@pytest.mark.parametrize(
    ("rows", "numbers", "messages"),
    [
        (["2 of 4", "4/4"], [2, 4], []),
        (["2 of 4", ""], [2, 0], ["this row has no number"]),
        (["2 of 4", "2 of 4"], [2, 2], ["several rows have the number 2", "several rows have the number 2"]),
        (["7 of 4", "abc"], [0, 0], ["'7 of 4' is no number of a row", "'abc' is no number of a row"]),
        (["3 of 9", "2 of 4"], [3, 2], ["this row is one of 9, others are of 4", "this row is one of 4, others are of 9"]),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_mended_row_never_takes_the_number_of_another(name: str, rows: list[str], numbers: list[int], messages: list[str], tmp_path: Path) -> None:
    if name == "a.csv":
        text = "docgen: row,reference\n" + "".join(f"{row},x\n" for row in rows)
    else:
        text = "".join(f"{json.dumps({'docgen: row': row, 'reference': 'x'} if row else {'reference': 'x'})}\n" for row in rows)
    data, _ = read(table(tmp_path, text, name))
    assert [one.number for one in data.records] == numbers
    assert [one.message for record in data.records for one in record.wrong] == messages


def test_numbers_are_what_the_sheet_shows_and_figures_alone_where_these_are_asked_for(tmp_path: Path) -> None:
    path = book(tmp_path, ["reference", "version", "subject"], [7, 3, 2500000], ["8", 4, "x"])
    whole = openpyxl.load_workbook(path)
    for cell, code in (("A2", '"EMB/"0000'), ("B2", '0 "نسخة"'), ("C2", '0,,"M"')):
        whole.active[cell].number_format = code
    whole.save(path)
    data, _ = read(path)
    assert set_by(data) == {"reference": "EMB/0007", "version": 3}
    assert [f"{one.place.cell}: {one.message}" for one in data.records[0].wrong] == ["S!C2: the sheet does not show this number (2500000) whole"]
    assert data.records[0].cells == ("EMB/0007", "3", "#? 2500000")


def test_numbers_that_the_sheet_shows_rounded_are_told_once_a_column(tmp_path: Path) -> None:
    path = book(tmp_path, ["reference", "subject.ar", "subject.en"], [7, 18.5, 18.5], [7.5, 18.25, "x"], [8, 19, "y"])
    whole = openpyxl.load_workbook(path)
    for cell, code in (("A2", '"EMB/"0000'), ("A3", '"EMB/"0000'), ("B2", "0"), ("B3", "#,##0.0"), ("B4", "0")):
        whole.active[cell].number_format = code
    whole.save(path)
    data, told = read(path)
    assert set_by(data) == {"reference": "EMB/0007", "subject.ar": "18.5", "subject.en": "18.5"}
    assert told == [
        f"a.xlsx!S!{cell}: warning: the sheet shows this number rounded, and the document has {text} (such numbers in the column: {count})"
        " – round it in the sheet, =ROUND(…), or show all its decimals there"
        for cell, text, count in (("A3", "EMB/0007.5", 1), ("B2", "18.5", 2))
    ]


def test_yes_or_no_is_no_text_but_a_value_of_fields_that_are_either(tmp_path: Path) -> None:
    data, _ = read(book(tmp_path, ["reference", "basmala", "extra.paid"], ["x", True, False], [True, False, True]))
    assert set_by(data) == {"reference": "x", "basmala": True, "extra.paid": False}
    assert [f"{one.place.cell}: {one}" for one in data.records[1].wrong] == [
        f"S!A3: {tmp_path}/a.xlsx!S!A3: error: this cell is TRUE, a value of yes or no, where a text is asked for"
        " – format the cell as text, and type what the document shall say"
    ]


def test_two_columns_of_one_head_of_the_mapping_file_are_told(tmp_path: Path) -> None:
    path = table(tmp_path, "الرقم,المدينة,المدينه\n1,أ,ب\n")
    assert wrong(tmp_path, lambda: read(path, "الرقم: reference\nالمدينة: subject.ar\n")) == [
        "a.csv:1:15: error: two columns are headed 'المدينة', as the mapping file names one – give one of them another head; the first is a.csv:1:7"
    ]
    data, _ = read(path, "الرقم: reference\nالمدينة:\n")
    assert set_by(data) == {"reference": "1"}


def test_what_a_csv_file_has_of_formulas_errors_and_lost_figures_is_told(tmp_path: Path) -> None:
    cells = ['="0012"', '"=""0013"""', "=A1", "Err:502", "#ERROR!", "1.23E+11", "1.5E+5 m"]
    data, _ = read(table(tmp_path, "reference,subject\n" + "".join(f"{cell},x\n" for cell in cells)))
    assert [record.settings["reference"].value for record in data.records if not record.wrong] == ["0012", "0013", "1.5E+5 m"]
    assert [one.message.partition(" (")[0] for record in data.records for one in record.wrong] == [
        "this cell is a formula, and the file does not say what it came to",
        "the sheet could not work out this cell",
        "the sheet could not work out this cell",
        "the sheet wrote this number as a power of ten",
    ]
    left, _ = read(table(tmp_path, "docgen: row,reference\n1 of 1,'=A1\n"))
    assert set_by(left) == {"reference": "=A1"}


def test_what_a_sheet_strikes_through_or_hides_is_told(tmp_path: Path) -> None:
    path = book(tmp_path, ["reference", "subject.ar", "subject.en", "place"], ["1", "أ", "A", "x"], ["2", "ب", "B", "x"], ["3", "ج", "C", "x"])
    whole = openpyxl.load_workbook(path)
    whole.active["B3"].font = Font(strike=True)
    whole.active["C4"] = CellRichText(TextBlock(InlineFont(strike=True), "old "), TextBlock(InlineFont(), "new"))
    whole.active["D3"].font = Font(strike=False)
    whole.active.column_dimensions["A"].hidden = True
    whole.active.column_dimensions["F"].hidden = True
    whole.save(path)
    data, told = read(path)
    assert [record.settings["subject.en"].value for record in data.records] == ["A", "B", "old new"]
    assert told == [
        "a.xlsx!S!A1: warning: columns are hidden in the sheet, and read all the same: reference – take the columns out, or show them in the sheet",
        "a.xlsx!S!B3: warning: the sheet strikes this cell through, or a part of it, and it is read all the same (such cells: 2)"
        " – take out of the sheet what no longer holds",
    ]


def test_a_day_in_a_column_of_texts_is_told(tmp_path: Path) -> None:
    day = datetime.date(2025, 5, 3)
    _, told = read(book(tmp_path, ["reference", "date", "extra.since", "copies"], ["1", day, day, "x"], [day, day, day, "x"], [day, day, day, "x"]))
    assert told == [
        "a.xlsx!S!A3: warning: a day or a time stands where a text is asked for, and the document has 2025-05-03 (such cells in the column: 2)"
        " – a sheet makes days of 3-5 and 1/2; format the column as text, and type what the document shall say"
    ]


def test_a_path_with_brackets_in_a_list_of_a_mapping_and_a_column_named_twice_are_told(tmp_path: Path) -> None:
    path = table(tmp_path, 'No.\n"line one\r\nline two"\n')
    assert (
        'a path with [ ] stands in quotation marks in a list: ["body[0].ar", "body[0].en"]'
        in wrong(tmp_path, lambda: read(path, "No.: [body[0].ar, body[0].en]\n"))[0]
    )
    assert wrong(tmp_path, lambda: read(path, "No.: [reference, reference]\n")) == [
        "a.csv:1:1: error: 'No.' fills reference twice – take one of the two out"
    ]
    assert set_by(read(path, "No.: subject.en\n")[0]) == {"subject.en": "line one\nline two"}
