"""Pairs in CSV files and workbooks: encodings, separators, columns by script, and the place of every finding."""

from __future__ import annotations

import csv
import datetime
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.bitext.kinds import from_bytes
from docgen.checks.bitexts import check_bitext
from docgen.errors import InputError, Problem
from docgen.sheets.delimited import records

ROWS = (
    ("id", "ar", "en"),
    ("1", "حضر 25 عضوًا من 12 دولة", "25 members from 12 countries attended"),
    ("2", "بلغت الميزانية 12.5 مليون ريال قطري", "The budget was QAR 12.5 million"),
    ("3", "في 18 أكتوبر 2021", "On 19 October 2021"),
)


def csv_of(rows, separator: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def problems(data: bytes, name: str) -> tuple[Problem, ...]:
    return check_bitext(from_bytes(data, name)).problems


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "cp1256"])
def test_every_encoding_and_separator_gives_the_same_finding(separator: str, encoding: str) -> None:
    *notes, problem = problems(csv_of(ROWS, separator).encode(encoding), "letters.csv")
    assert str(problem) == ("letters.csv:4:24: error [DG102]: the date 19 October 2021 is 18 أكتوبر 2021 in the Arabic text – make both the same")
    assert [note.message for note in notes] == (["is not UTF-8; it is read as Windows-1256"] if encoding == "cp1256" else [])


def test_the_column_counts_quotation_marks_that_are_doubled_and_lines_in_cells() -> None:
    text = 'ar,en\n"قال ""نعم""\nفي 18 أكتوبر 2021","He said ""yes""\non ""the"" 19 October 2021"\n'
    (problem,) = problems(text.encode(), "letters.csv")
    line = text.split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("19 October")
    assert problem.place.line == 4


@given(st.lists(st.lists(st.text(alphabet='ab",;\n\r\t ع'), min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_cells_are_those_of_the_standard_library_and_know_their_places(rows: list[list[str]], separator: str) -> None:
    text = csv_of(rows, separator)
    found = list(records(text, separator, "x.csv"))
    assert [[cell.text for cell in record] for record in found if record != [""]] == list(
        csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    )
    for record in found:
        for cell in record:
            assert all(text[cell.index(at)] == character for at, character in enumerate(cell.text))


def test_a_quotation_mark_that_is_not_closed_is_an_error_at_its_place() -> None:
    with pytest.raises(InputError, match=r"letters\.csv:2:3: error: this quotation mark is not closed"):
        from_bytes(b'ar,en\nx,"y\n', "letters.csv")


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(InputError, match="neither UTF-8 nor UTF-16 nor Windows-1256"):
        from_bytes(b"a,b\n\x80\x81,\xff\n", "letters.csv")
    with pytest.raises(InputError, match="is no UTF-16 from byte"):
        from_bytes(b"\xff\xfea\0\x00\xd8", "letters.csv")


def test_columns_are_paired_by_their_heads() -> None:
    rows = [
        ["headline_en", "body_en", "headline_ar", "body_ar", "notes"],
        ["25 members met", "on 18 October 2021", "اجتمع 25 عضوًا", "في 18 أكتوبر 2021", "sent on 1 May"],
        ["3 working groups", "before 31 March 2022", "3 فرق عمل", "قبل 30 مارس 2022", "call 7 people"],
    ]
    assert [(p.code, p.place.line, p.place.column) for p in problems(csv_of(rows).encode(), "a.csv")] == [("DG102", 3, 25)]


def test_texts_that_follow_one_another_in_one_column_are_paired() -> None:
    rows = [[text] for row in ROWS[1:] for text in row[1:]]
    assert [(p.code, p.place.line) for p in problems(csv_of(rows).encode(), "a.csv")] == [("DG102", 6)]


def test_keys_beside_a_column_of_both_languages_are_left_alone() -> None:
    rows = [("key", "text"), ("a_ar", "النص 5 هنا"), ("a_en", "The text 6 is here"), ("b_ar", "والنص 7 هناك"), ("b_en", "The text 7 is there")]
    assert [(p.code, p.place.line) for p in problems(csv_of(rows).encode(), "a.csv")] == [("DG101", 3)]


def test_a_third_language_beside_the_two_is_left_alone() -> None:
    rows = [("Arabic", "English", "French"), ("نص طويل 5", "A long text 5", "Texte long 7"), ("نص طويل 8", "A long text 9", "Texte long 7")]
    assert [(p.code, p.place.line) for p in problems(csv_of(rows).encode(), "a.csv")] == [("DG101", 3)]


def test_an_empty_cell_is_told() -> None:
    (problem,) = problems("ar,en\nنص عربي طويل,\nنص آخر,Another text\n".encode(), "a.csv")
    assert str(problem) == "a.csv:2:1: warning [DG110]: the English cell of this row is empty – see whether the translation is missing"


def test_a_finding_in_a_workbook_names_sheet_and_cell() -> None:
    data = workbook(("Letters", [list(row) for row in ROWS]), ("أخرى", [["English", "عربي"], ["24 members", "25 عضوًا"]]))
    first, second = problems(data, "letters.xlsx")
    assert str(first).startswith("letters.xlsx!Letters!C4: error [DG102]: the date 19 October 2021 is")
    assert (second.code, second.place.cell) == ("DG101", "أخرى!A2")


def test_numbers_dates_and_percentages_of_cells_are_compared_with_texts() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["English", "العربية"])
    sheet.append(["The members of the commission", "أعضاء اللجنة المشتركة"])
    sheet.append([1250, "١٬٢٥٠"])
    sheet.append([datetime.date(2021, 10, 18), "18 أكتوبر 2021"])
    sheet.append([0.045, "٤٫٥٪"])
    sheet.append([0.054, "٤٫٥٪"])
    sheet["A5"].number_format = sheet["A6"].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    assert [(p.code, p.place.cell) for p in problems(out.getvalue(), "a.xlsx")] == [("DG104", "Sheet!A6")]


def test_cells_at_both_ends_of_a_sheet_cost_nothing() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["XFD1048576"] = "25 members", "24 عضوًا", "far"
    out = io.BytesIO()
    book.save(out)
    assert [p.code for p in problems(out.getvalue(), "far.xlsx")] == ["DG101"]


def test_json_and_github_name_the_cell() -> None:
    from docgen.checks.output import as_github, as_json, as_sarif

    report = check_bitext(from_bytes(workbook(("S", [list(row) for row in ROWS])), "letters.xlsx"))
    assert '"path": "S!C4"' in as_json([report])
    assert as_github([report]).startswith("::error file=letters.xlsx,title=DG102::S!C4: the date")
    assert '"fullyQualifiedName": "S!C4"' in as_sarif([report])
    assert '"uri": "letters.xlsx"' in as_sarif([report])


def test_the_library_takes_the_path_of_a_file(tmp_path) -> None:
    path = tmp_path / "letters.csv"
    path.write_text(csv_of(ROWS), encoding="utf-8")
    report = docgen.check(path)
    assert [problem.code for problem in report.problems] == ["DG102"]
    assert report.failed()
    assert docgen.check(path, ignore="DG102").problems == ()


@pytest.mark.parametrize(
    ("heads", "row", "codes"),
    [
        (("Event", "Date", "التاريخ", "الفعالية"), ("Opening", "2026-03-05", "٥ مارس ٢٠٢٦", "الافتتاح"), []),
        (("Event", "Date", "التاريخ", "الفعالية"), ("Opening", "2026-03-05", "٦ مارس ٢٠٢٦", "الافتتاح"), ["DG102"]),
        (("Item", "Amount", "المبلغ", "البند"), ("Salaries", "12,500", "12,500 ريال", "الرواتب"), []),
        (("Item", "Amount", "المبلغ", "البند"), ("Salaries", "12,500", "15,200 ريال", "الرواتب"), ["DG103"]),
        (("البند", "المبلغ", "Amount", "Item"), ("الرواتب", "12,500", "QAR 15,200", "Salaries"), ["DG103"]),
        (("No.", "Decision", "القرار", "رقم القرار"), ("1", "The budget", "الميزانية", "القرار 12/2026"), []),
        (("Item", "Amount 2025", "Amount 2026", "المبلغ", "البند"), ("Salaries", "1,000", "1,250", "1,250 ريال", "الرواتب"), []),
    ],
)
def test_a_column_of_figures_is_compared_with_words_where_their_heads_say_the_same(heads, row, codes: list[str]) -> None:
    assert [problem.code for problem in problems(csv_of((heads, row)).encode(), "table.csv")][-1:] == codes
